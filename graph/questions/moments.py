"""The day a question asks about, and how much.

A link is true on a day when that day lies within its own period and within those of both its ends. What is
not fully known counts as possible, so an open end counts too. Asked about a month or a year, the answer is
that of its first day; every answer says that day.
"""

from dataclasses import dataclass

from graph.dates import FIRST_DAY, LAST_DAY, check_partial, first_day
from graph.errors import InvalidQuestion


@dataclass(frozen=True)
class Moment:
    """One day, or every day there is.

    What has `since_first <= until` and `until_last >= since` passes: two comparisons serve both cases.
    """

    day: str | None
    since: str = FIRST_DAY
    until: str = LAST_DAY

    @property
    def bounds(self) -> dict[str, str]:
        """Return the parameters that the Cypher of questions compares dates with."""
        return {"since": self.since, "until": self.until}

    def meets(self, since: str, until: str) -> bool:
        """Return whether what lasts from one full day to another is there at this moment."""
        return since <= self.until and until >= self.since


def moment(as_of: str | None) -> Moment:
    """Return the moment that a question asks about; nothing asked means every date."""
    if as_of is None:
        return Moment(None)
    try:
        day = first_day(check_partial(as_of.strip()))
    except ValueError as reason:
        raise InvalidQuestion(f"The date of the question cannot be used: {reason}.") from reason
    return Moment(day, since=day, until=day)


def counted(number: int, word: str = "limit", most: int = 1_000_000) -> int:
    """Return a number that a question may ask for; else say which may."""
    if not 1 <= number <= most:
        raise InvalidQuestion(f"The {word} must be from 1 to {most}, not {number}.")
    return number


def part(limit: int, page: int) -> slice:
    """Return which part of a list is on a page, in pages of `limit`."""
    before = (counted(page, "page") - 1) * counted(limit)
    return slice(before, before + limit)
