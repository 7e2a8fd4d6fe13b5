"""When a document says of itself that it was written: "Posted on 14 March 2022", a line with a date alone."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from loaders.sources.profiles.passages import Sentence

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan janvier janv",
            "february feb février fevrier févr",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug août aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre decembre déc",
        ),
        1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAYS = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?:of\s+)?(?P<month>{_NAMES})\.?,?\s+{_YEAR}",
    rf"(?P<month>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
    rf"(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.]{_YEAR}",
    rf"(?P<month>{_NAMES})\.?,?\s+{_YEAR}",
)
_DATES = tuple(re.compile(rf"(?<![\w/.-]){pattern}(?![\w/-])", re.I) for pattern in _DAYS)
_SAYS = re.compile(
    r"\b(?:posted|published|publié(?:e)?|updated|mis(?:e)?\s+à\s+jour|modified|written|issued|dated?|daté|posté"
    r"|date\s+de\s+publication|last\s+update|uploaded|added)\b[^.;]{0,25}$",
    re.I,
)
_UPDATED = re.compile(r"\b(?:updated|update|mis(?:e)?\s+à\s+jour|modified)\b", re.I)
# What may stand beside a date that is all a line says: a place, a weekday, an author.
_ALONE = re.compile(
    r"\W*(?:(?:[A-ZÀ-Ý][\w’'-]+\s?){1,3},?\s+)?(?:on|le|the|date\s?:)?\W*"
    r"(?:\|?\s*(?:by|par)\s+[\w .]{2,40})?\W*",
    re.I,
)
_OPENING, _CLOSING = 8, 3
_FEW = 6
_TELLING = re.compile(
    r"\b(?:event|événement|deadline|date\s+limite|closing|from|since|founded|créée?|fondée?)\b", re.I
)


def said_on(sentences: Sequence[Sentence]) -> str | None:
    """Return the date that a document states as its own, or nothing where it has none or several."""
    ends = [*sentences[:_OPENING], *sentences[_OPENING:][-_CLOSING:]]
    stated = {day: text for sentence in ends for day, text in _stated(sentence.text)}
    newest = [day for day, text in stated.items() if _UPDATED.search(text)]
    return max(newest) if newest else (next(iter(stated)) if len(stated) == 1 else None)


def _stated(text: str) -> Iterator[tuple[str, str]]:
    """Yield the dates that a line gives as those of the document, each with the words before it."""
    for found in _dates(text):
        before, after = text[: found.start()], text[found.end() :]
        rest = f"{before} {after}"
        is_alone = len(rest.split()) <= _FEW and _ALONE.fullmatch(rest) and not _TELLING.search(rest)
        if (_SAYS.search(before) or is_alone) and (day := _day(found)):
            yield day, before


def _dates(text: str) -> list[re.Match[str]]:
    """Return the dates of a line, the whole before its part."""
    kept: list[re.Match[str]] = []
    for found in (each for pattern in _DATES for each in pattern.finditer(text)):
        if not any(found.start() < other.end() and other.start() < found.end() for other in kept):
            kept.append(found)
    return kept


def _day(found: re.Match[str]) -> str | None:
    """Return a date in order, or nothing where its numbers can be read in two ways."""
    parts = found.groupdict()
    month = _MONTHS.get(parts["month"].lower()) or int(parts["month"])
    if "day" not in parts:
        return f"{parts['year']}-{month:02}"
    day = int(parts["day"])
    slashed = re.search(r"[/.]\d", found.group()) is not None and parts["month"].isdigit()
    if (
        month > 12
        or day > monthrange(int(parts["year"]), month)[1]
        or (slashed and day <= 12 and day != month)
    ):
        return None
    return f"{parts['year']}-{month:02}-{day:02}"
