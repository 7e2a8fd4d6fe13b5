"""The time between two dates that a question asks about."""

from dataclasses import dataclass
from datetime import date

from graph.dates import check_partial, first_day, last_day
from graph.errors import InvalidQuestion

_DAYS_OF_A_YEAR = 365.2425


@dataclass(frozen=True)
class Span:
    """All days from the first to the last, both included."""

    first: str
    last: str

    def holds(self, written: str) -> bool:
        """Say whether every day that a date may mean lies in it."""
        return first_day(written) >= self.first and last_day(written) <= self.last


def span(since: str, until: str) -> Span:
    """Return the days from the first that one date may mean to the last that the other may mean."""
    found = Span(first_day(_checked(since)), last_day(_checked(until)))
    if found.first > found.last:
        raise InvalidQuestion(
            f"The time asked about ends ({found.last}) before it begins ({found.first}): "
            "write the earlier date first."
        )
    return found


def years_since(written: str, day: str) -> float:
    """Return how many years lie at least between a date as it was written and a day, to one decimal."""
    passed = date.fromisoformat(day) - date.fromisoformat(last_day(written))
    return max(0.0, round(passed.days / _DAYS_OF_A_YEAR, 1))


def _checked(text: str) -> str:
    try:
        return check_partial(text.strip())
    except ValueError as reason:
        raise InvalidQuestion(f"The date of the question cannot be used: {reason}.") from reason
