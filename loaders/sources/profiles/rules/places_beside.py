"""Places set beside a name, whose body is there: "Hope Trust (Kayanza, Burundi)", "Kenya – Hope Trust"."""

import re
from collections.abc import Sequence

from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.passages import Sentence

_ROW = re.compile(r"\s*(?:[,;/&]|\band\b|\bet\b)?\s*(?:the\s)?")
_AFTER_NAME = re.compile(r"\s*(?:\([A-Z][\w-]{1,14}\)\s*)?(?:[–—,(]|\s-\s)[\s,/–—-]*(?:(?:in|en|au|à)\s)?")
_AFTER_PLACE = re.compile(r"\s*(?:[–—:]|\s-\s)\s*(?:the\s|la\s|le\s|l['’])?")
_REST = re.compile(r"[\s,/()–—-]*")
_CLOSES = re.compile(r"[\s).]*(?:$|,\s(?:which|who|whose|qui|dont)\b|[:–—])")
_SHORT = 110


def set_beside(
    sentence: Sentence, place: TermMention, places: Sequence[TermMention], cast: Cast
) -> list[Body]:
    """Return the bodies that a line only says to be in a place, by setting the place beside their names."""
    row = _in_brackets(sentence, place, cast)
    if row and not any(_is_place(each, places) for each in row):
        return [each.body for each in row]
    if sentence.kind == "paragraph" and len(sentence.text) > _SHORT:
        return []
    text = sentence.text
    closes = sentence.kind != "row" and _closes(text, place, places)
    for named in cast.mentions(sentence):
        is_name = named.body.sure and not _is_place(named, places)
        begins = _begins(text, place) and _AFTER_PLACE.fullmatch(text, place.end, named.start)
        if is_name and (begins or (closes and _follows(text, named.end, place, places))):
            return [named.body]
    return []


def _begins(text: str, place: TermMention) -> bool:
    return not text[: place.start].strip(" •*-–")


def _follows(text: str, end: int, place: TermMention, places: Sequence[TermMention]) -> bool:
    """Tell whether nothing but other places stands between a name and a place set off from it."""
    first = next((each for each in places if each.start >= end), None)
    if first is None or first.start > place.start or not _AFTER_NAME.fullmatch(text, end, first.start):
        return False
    return _is_rest(text, first.end, place.start, places)


def _closes(text: str, place: TermMention, places: Sequence[TermMention]) -> bool:
    """Tell whether nothing but other places follows a place in its line."""
    last = max(each.end for each in places)
    return _is_rest(text, place.end, last, places) and _CLOSES.match(text, last) is not None


def _is_rest(text: str, start: int, end: int, places: Sequence[TermMention]) -> bool:
    signs = list(text)
    for each in places:
        signs[each.start : each.end] = " " * (each.end - each.start)
    return start >= end or _REST.fullmatch("".join(signs), start, end) is not None


def _is_place(named: Mention, places: Sequence[TermMention]) -> bool:
    """Tell whether a name is that of a place itself: "Goma (Utopia)"."""
    return any(each.start < named.end and named.start < each.end for each in places)


def _in_brackets(sentence: Sentence, place: TermMention, cast: Cast) -> list[Mention]:
    """Return the bodies in a row before a place in brackets: "A, B and C (Utopia)"."""
    before = sentence.text[: place.start].rstrip()
    if not before.endswith("(") or not sentence.text[place.end :].lstrip().startswith(")"):
        return []
    found: list[Mention] = []
    last = len(before) - 1
    for named in reversed([each for each in cast.mentions(sentence) if each.end <= last]):
        if not _ROW.fullmatch(sentence.text, named.end, last):
            break
        found.append(named)
        last = named.start
    return found
