"""Ages: how long ago it was said what we know."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pydantic import Field

from graph.questions.network import NetworkLink
from graph.questions.results import Result


class YearSaid(Result):
    """How many links were said in one year."""

    year: str
    links: int


class Ages(Result):
    """When links were said, else when their source was published."""

    links: int
    unknown: int = Field(description="Of how many links nobody knows when they were said.")
    oldest: str | None
    newest: str | None
    median: str | None = Field(description="Half of those known were said by then.")
    years: tuple[YearSaid, ...] = Field(description="The same by year, the earliest first.")


def ages_of(links: Iterable[NetworkLink], told: Mapping[str, str]) -> Ages:
    """Return how old links are; `told` says when each source was published."""
    said = [said_on(link, told) for link in links]
    known = sorted(filter(None, said))
    years = Counter(each[:4] for each in known)
    return Ages(
        links=len(said),
        unknown=len(said) - len(known),
        oldest=known[0] if known else None,
        newest=known[-1] if known else None,
        median=known[len(known) // 2] if known else None,
        years=tuple(YearSaid(year=year, links=years[year]) for year in sorted(years)),
    )


def said_on(link: NetworkLink, told: Mapping[str, str]) -> str:
    """Return when a link was said, else when its source was published; nothing where nobody knows."""
    return link.said_on or told.get(link.source, "")
