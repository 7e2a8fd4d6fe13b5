"""Where names of bodies stand in a sentence: capitalized words, the small words inside names, acronyms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.identity.normalize import fold
from loaders.sources.profiles.belonging import GERUND, belongs
from loaders.sources.profiles.departments import after_comma
from loaders.sources.profiles.ground import country_of_people
from loaders.sources.profiles.heads import is_complete, kind_of_name
from loaders.sources.profiles.tails import small_tail
from loaders.sources.profiles.tokens import Token, is_acronym, is_acronym_like, is_capital, is_elided, tokens
from loaders.sources.profiles.words import (
    FREE,
    FUNCTION,
    GENERIC,
    GENERIC_ACRONYMS,
    GROUPS,
    INSIDE,
    LEVELS,
    OF,
    ORDINALS,
    OWNERS,
    PAPERS,
    RELATIONS,
    SMALL_BEGINNINGS,
    SMALL_HEADS,
    TOPICS,
)

_POSSESSIVE = re.compile(r"(?:[’'‘`´]s|(?<=s)[’'])$")
LONGEST_NAME = 16
_ELIDED = frozenset({"c est", "n est", "s est", "qu il", "qu elle", "d un", "d une", "j ai", "aujourd hui"})


@dataclass(frozen=True)
class Name:
    """A name as it stands in a sentence."""

    text: str
    start: int
    end: int
    initial: bool = False
    """Whether it begins the sentence, where every word has a capital."""
    project: bool = False
    """Whether the words around it say that it is a project."""


def names(text: str) -> list[Name]:
    """Return the names of a sentence from left to right, each as long as it can be; they never overlap."""
    words = tokens(text)
    found: list[Name] = []
    place = 0
    while place < len(words):
        if not is_capital(words[place].text) and not _begins_small(words, place):
            place += 1
            continue
        stop = _stretch(words, place, text)
        found.extend(_trimmed(words, place, stop, text))
        place = stop
    return found


def _begins_small(words: list[Token], place: int) -> bool:
    """Tell whether a name begins with a head in small letters: "ambassade de Norland"."""
    if words[place].text not in SMALL_BEGINNINGS or place + 2 >= len(words):
        return False
    return fold(words[place + 1].text) in OF and bool(_after_small_words(words, place, place + 1))


def _stretch(words: list[Token], begin: int, text: str) -> int:
    """Return where the name that begins here stops."""
    stop = begin + 1
    while stop < len(words) and stop - begin < LONGEST_NAME:
        if _POSSESSIVE.search(words[stop - 1].text) and _stands_alone(words, begin, stop):
            break
        further = after_comma(words, begin, stop) or _next_capital(words, begin, stop, text)
        further = further or small_tail(words, begin, stop)
        if not further:
            return stop + _small_head(words, begin, stop)
        stop = further
    return stop


def _small_head(words: list[Token], begin: int, stop: int) -> int:
    """Return 1 where the head of the name follows in small letters, as in "Lakeland government", else 0."""
    if stop >= len(words) or words[stop].text not in SMALL_HEADS:
        return 0
    name = [fold(word.text) for word in words[begin:stop]]
    if words[stop].text.startswith("organi") and (is_acronym(words[stop - 1].text) or stop - begin < 2):
        return 0
    named = any(word not in GENERIC | FUNCTION | TOPICS | GENERIC_ACRONYMS | LEVELS for word in name)
    return int(named and not is_complete(" ".join(name)))


def _stands_alone(words: list[Token], begin: int, stop: int) -> bool:
    """Tell whether what stands before a possessive is a body of its own, and not the beginning of a name."""
    inside = [_POSSESSIVE.sub("", word.text) for word in words[begin:stop]]
    if GERUND.match(inside[0]) or fold(inside[-1]) in OWNERS:
        return False
    return any(is_acronym(word) for word in inside) or is_complete(" ".join(inside))


def _next_capital(words: list[Token], begin: int, stop: int, text: str) -> int:
    """Return where the name stops after taking one more capitalized word, or 0 when it ends here."""
    word = words[stop]
    gap = text[words[stop - 1].end : word.start]
    if is_capital(word.text):
        return 0 if "\n\n" in gap else stop + 1
    if word.text.isdigit():
        return stop + 1 if _number_belongs(words, stop) else 0
    if word.text in "/-–" and len(word.text) == 1:
        return _after_sign(words, stop)
    if word.text == "(":
        return _after_brackets(words, stop)
    if _is_relation(word.text) and _is_first(words, begin, stop) and _is_related(words[stop - 1].text):
        return stop + 1
    if fold(words[stop - 1].text) == "groupe" and (kind := _kind_of_group(words, stop)):
        return kind
    if fold(word.text) in INSIDE or word.text in "&à" or is_elided(word.text):
        return _after_small_words(words, begin, stop)
    return 0


def _is_relation(word: str) -> bool:
    """Tell whether a word in small letters tells a nation or a reach: "européenne", "burundaise"."""
    return fold(word) in RELATIONS or (word.islower() and country_of_people(word) is not None)


def _is_first(words: list[Token], begin: int, stop: int) -> bool:
    """Tell whether a name has one word so far, but for an article before it."""
    return stop - begin == 1 or (stop - begin == 2 and fold(words[begin].text) in FUNCTION)


def _is_related(head: str) -> bool:
    """Tell whether a name of one word needs an adjective to be whole: "Union européenne", "Croix rouge"."""
    named = kind_of_name(head) in ("organization", "network") and not head.isupper()
    return named or fold(head).split()[0] in ("cooperation", "croix", "banque", "caritas")


def _kind_of_group(words: list[Token], stop: int) -> int:
    """Return where a name goes on after "Groupe", where it says in small letters which: "de travail Eau"."""
    small = 2 if fold(words[stop].text) == "de" else 1
    ahead = stop + small
    kind = fold(words[ahead - 1].text) if ahead < len(words) else ""
    return ahead + 1 if kind in GROUPS and is_capital(words[ahead].text) else 0


def _number_belongs(words: list[Token], place: int) -> bool:
    number, before = words[place], words[place - 1]
    following = words[place + 1].text if place + 1 < len(words) else ""
    if number.text in ("2", "4") and is_capital(before.text) and is_capital(following):
        return True  # "Clinics 4 Africa"
    return len(number.text) <= 3 and is_acronym(before.text) and not following.endswith("s")


def _after_sign(words: list[Token], place: int) -> int:
    """Take a slash or dash into a name only where it touches the next word and that word has a capital."""
    if place + 1 >= len(words) or not is_capital(words[place + 1].text):
        return 0
    if words[place].text == "/" and _are_two(words, place):
        return 0
    tight = words[place].end == words[place + 1].start
    touches = words[place - 1].end == words[place].start
    return place + 2 if tight and (touches or words[place].text == "-") else 0


def _are_two(words: list[Token], place: int) -> bool:
    """Tell whether a slash parts two bodies: "Ministry of Roads/ABC"."""
    left = [word.text for word in words[max(0, place - 6) : place]]
    acronym_after = is_acronym(words[place + 1].text) and not is_acronym(left[-1])
    return acronym_after and len(left) > 1 and is_complete(" ".join(left))


def _after_brackets(words: list[Token], place: int) -> int:
    """Go on after "(ACRONYM)" where the head of the name, or what part of it is meant, follows."""
    if place + 3 >= len(words) or words[place + 2].text != ")" or not is_acronym_like(words[place + 1].text):
        return 0
    after = words[place + 3]
    if after.text == "/" and place + 4 < len(words) and is_capital(words[place + 4].text):
        return place + 5 if after.start == words[place + 2].end else 0
    heads = is_capital(after.text) and kind_of_name(after.text) in ("network", "project", "group")
    return place + 4 if heads else 0


def _after_small_words(words: list[Token], begin: int, place: int) -> int:
    """Take small words such as "of the" into a name where a capitalized word follows and belongs to it."""
    ahead = place
    while ahead < len(words) and ahead - place < 3 and _may_stand_inside(words[ahead].text):
        if fold(words[ahead].text) == "" and words[ahead].text != "&":
            return 0
        ahead += 1
    if ahead >= len(words) or not is_capital(words[ahead].text) or ahead - place > 3:
        return 0
    if words[place].text in ("and", "et", "&") and _is_spelled(words, begin, ahead):
        return ahead + 1
    if fold(words[place].text) in OF and _is_owner_of_project(words, begin, place, ahead):
        return 0
    small = [fold(word.text) or "and" for word in words[place:ahead]]
    left = " ".join(word.text for word in words[begin:place])
    right = _plain_run(words, ahead)
    return ahead + 1 if belongs(small, left, right) else 0


def _may_stand_inside(word: str) -> bool:
    return fold(word) in INSIDE | {"and", ""} or is_elided(word) or word == "à"


def _is_spelled(words: list[Token], begin: int, ahead: int) -> bool:
    """Tell whether brackets that follow hold the initials of all: "A Peace and Dialogue Center (APDC)"."""
    stop = next((at for at in range(ahead, min(ahead + 6, len(words))) if words[at].text == "("), 0)
    if not stop or stop + 2 >= len(words) or words[stop + 2].text != ")":
        return False
    initials = "".join(fold(word.text)[:1] for word in words[begin:stop] if is_capital(word.text))
    return len(initials) > 2 and initials == fold(words[stop + 1].text)


def _is_owner_of_project(words: list[Token], begin: int, place: int, ahead: int) -> bool:
    """Tell whether "of" stands between a project and the body whose it is."""
    left = " ".join(word.text for word in words[begin:place])
    if not is_complete(left) or kind_of_name(left) != "project":
        return False
    return is_complete(" ".join(_plain_run(words, ahead))) or _is_spelled(words, ahead, ahead)


def _plain_run(words: list[Token], begin: int) -> list[str]:
    """Return the capitalized words that stand together from here on, with the "of …" after them."""
    run: list[str] = []
    place = begin
    while place < len(words) and len(run) < 8:
        word = words[place].text
        if is_capital(word) or (fold(word) in OF and run):
            run.append(word)
        else:
            break
        place += 1
    return run


def _trimmed(words: list[Token], begin: int, stop: int, text: str) -> Iterator[Name]:
    """Yield the name between two words without the function words at its ends."""
    first = begin == 0
    of_paper = fold(words[begin].text) in PAPERS
    while begin < stop and (
        _is_no_beginning(words, begin, stop) or (of_paper and _is_of_paper(words[begin]))
    ):
        begin += 1
        while begin < stop and not is_capital(words[begin].text):
            begin += 1
    if begin >= stop:
        return
    if stop - begin > 1 and _is_no_ending(words, begin, stop):
        stop -= 1
    end = words[stop - 1].end
    raw = text[words[begin].start : end]
    cut = _POSSESSIVE.search(raw)
    if cut:
        end -= cut.end() - cut.start()
    yield Name(text[words[begin].start : end], words[begin].start, end, initial=first)


def _is_of_paper(word: Token) -> bool:
    """Tell whether a word belongs to the title of a paper, also in capitals: "MINUTES OF THE MEETING"."""
    return fold(word.text) in PAPERS | FUNCTION | OF


def _is_no_beginning(words: list[Token], place: int, stop: int) -> bool:
    """Tell whether a name cannot begin with this word: "The", "Since", "Member" before "of"."""
    word = fold(words[place].text)
    if word in _ELIDED:
        return True
    if word in FUNCTION:
        return not (_is_shouted(words[place].text) or (place > 0 and word in ORDINALS | FREE))
    following = fold(words[place + 1].text) if place + 1 < stop else ""
    return word.removesuffix("s") in ("member", "partner", "donor", "focal") and following in (
        "to",
        "of",
        "in",
    )


def _is_no_ending(words: list[Token], begin: int, stop: int) -> bool:
    """Tell whether a name cannot end with this word: "Member", or "Support" after acronyms."""
    word = fold(words[stop - 1].text)
    if word in ("member", "members"):
        return True
    acronyms = all(is_acronym(each.text) for each in words[begin : stop - 1])
    return acronyms and word in ("support", "funding", "grant", "grants")


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper() and is_acronym_like(word)
