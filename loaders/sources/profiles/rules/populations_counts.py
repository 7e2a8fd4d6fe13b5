"""How many people a sentence counts, in which unit, and what the number says of them."""

import re
from dataclasses import dataclass
from typing import Literal

from graph.model.links import Counted
from loaders.sources.profiles.claims import TermMention

Unit = Literal["people", "households", "organizations"]
_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:[,. ]\d{3})+|\d{1,9})(?![\w%/]|[.,]\d)")
_BETWEEN = re.compile(
    r"(?:\s(?:of|new|young|vulnerable|poor|more|other|local|rwandan|male|female|direct|key|total|people|families|households|"
    r"individuals|persons|members|beneficiaries|students|children|women|men|girls|boys|including|and|were|are|associations?|cooperatives?|groups?|organi[sz]ations?|CSOs|NGOs))*\s*",
    re.IGNORECASE,
)
_SORTS: tuple[tuple[Counted, re.Pattern[str]], ...] = (
    ("trained", re.compile(r"\b(?:train(?:ed|s|ing)|equipped|form[ée]e?s)\b", re.IGNORECASE)),
    ("enrolled", re.compile(r"\benrol(?:l?ed|l?s|l?ing)\b", re.IGNORECASE)),
    ("referred", re.compile(r"\breferred\b", re.IGNORECASE)),
    ("targeted", re.compile(r"\b(?:target(?:ed|s|ing)?|aims?\sto)\b", re.IGNORECASE)),
    (
        "reached",
        re.compile(
            r"\b(?:reach(?:ed|es|ing)?|supported|assisted|helped|served|benefit\w*|assessed|sensiti[sz]ed|provided)\b",
            re.IGNORECASE,
        ),
    ),
)
_HOUSEHOLDS = re.compile(r"\b(?:famil(?:y|ies)|famillies|households?|m[ée]nages|familles)\b", re.IGNORECASE)
_ORGANIZATIONS = re.compile(
    r"\b(?:organi[sz]ations?|associations?|cooperatives?|groups?|CSOs|NGOs|CBOs)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Count:
    """A number of people, households or organizations, and what it says of them."""

    number: int
    unit: Unit
    sort: Counted | None

    def fields(self) -> dict[str, object]:
        """Return it as the fields of a link."""
        found: dict[str, object] = {"number": self.number, "unit": self.unit}
        return found | ({"sort": self.sort} if self.sort else {})


def count_of(text: str, mention: TermMention) -> Count | None:
    """Return the number that stands before a group of people in a sentence, if it counts them."""
    window = max(0, mention.start - 60)
    for found in reversed(list(_NUMBER.finditer(text, window, mention.start))):
        between = text[found.end() : mention.start]
        if not _BETWEEN.fullmatch(between):
            return None
        number = int(re.sub(r"\D", "", found[1]))
        if _is_year(found[1], text[: found.start()]):
            return None
        return Count(
            number, _unit(between + text[mention.start : mention.end + 15]), _sort(text, found, mention)
        )
    return None


def _is_year(written: str, before: str) -> bool:
    return (
        re.fullmatch(r"(?:19|20)\d\d", written) is not None
        and re.search(r"(?:\b(?:in|since|by|of|from|until|to|en|depuis)|-)\s?$", before, re.IGNORECASE)
        is not None
    )


def _unit(words: str) -> Unit:
    if _HOUSEHOLDS.search(words):
        return "households"
    return "organizations" if _ORGANIZATIONS.search(words) else "people"


def _sort(text: str, number: re.Match[str], mention: TermMention) -> Counted | None:
    """Return what the number says of the people: by the nearest verb before it, else after them."""
    before = re.split(r",\s+with\s", text[max(0, number.start() - 160) : number.start()])[-1]
    nearest = [(found.end(), sort) for sort, verb in _SORTS for found in verb.finditer(before)]
    if nearest:
        return max(nearest)[1]
    after = text[mention.end : mention.end + 40]
    following = [(found.start(), sort) for sort, verb in _SORTS for found in verb.finditer(after)]
    return min(following)[1] if following else None
