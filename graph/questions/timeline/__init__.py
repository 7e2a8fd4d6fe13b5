"""Timeline: what began and what ended between two dates, what nobody dates, and how old what we know is."""

from collections.abc import Sequence
from itertools import islice

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import today
from graph.model.links import LINK_OF
from graph.questions.asked import asked_for
from graph.questions.moments import moment, part
from graph.questions.network import network
from graph.questions.results import Result
from graph.questions.timeline.ages import Ages
from graph.questions.timeline.changes import Change, Undated, changes_of, undated_of
from graph.questions.timeline.chronicle import Chronicle, chronicle
from graph.questions.timeline.lives import Census
from graph.questions.timeline.spans import Span, span, years_since


class Turnover(Result):
    """How many of one kind of entity or link there were, came and went."""

    at_since: int = Field(description="Possible on the first day.")
    began: int = Field(description="Begin in the time asked about, by a date of their own.")
    came: int = Field(description="Became possible only because one of their ends begins.")
    ended: int = Field(description="End in the time asked about, by a date of their own.")
    went: int = Field(description="Are possible no longer because one of their ends is gone.")
    at_until: int = Field(description="Possible on the last day.")
    undated: int = Field(description="Possible at the time, but nobody says since when or until when.")

    @property
    def is_any(self) -> bool:
        """Say whether there was one at all."""
        return any((self.at_since, self.began, self.came, self.ended, self.went, self.at_until))


class KindTurnover(Turnover):
    """The same of entities with one label; a network counts as an organization too."""

    kind: str


class TypeTurnover(Turnover):
    """The same of links of one type, in statements."""

    type: str
    title: str


class YearTurnover(Result):
    """How many entities and links began and ended in one year, by dates of their own."""

    year: str
    began: int
    ended: int


class Timeline(Result):
    """What began and what ended between two dates."""

    since: str = Field(description="The first day asked about.")
    until: str = Field(description="The last day asked about.")
    ids: tuple[str, ...] = Field(description="The only entities asked about; none is all.")
    names: tuple[str, ...] = Field(description="Their names.")
    kinds: tuple[KindTurnover, ...]
    types: tuple[TypeTurnover, ...]
    began: tuple[Change, ...] = Field(description="The earliest first.")
    ended: tuple[Change, ...] = Field(description="The earliest first.")
    undated: tuple[Undated, ...] = Field(description="Those said longest ago first, unknown ages last.")
    years: tuple[YearTurnover, ...] = Field(description="Over all dates, whatever the time asked about.")
    ages: Ages
    today: str = Field(description="The day to which ages are counted: that of as_of, else today.")
    median_years: float | None = Field(description="Half of what is said is at least so many years old.")
    impossible: int = Field(description="Links left out: they end before they or their ends begin.")
    as_of: str | None
    limit: int
    page: int = Field(description="Which part of each list this is, in parts of `limit`.")
    truncated: bool = Field(description="Whether a list goes on: ask for the next page.")


def timeline(
    store: Store,
    since: str | None = None,
    until: str | None = None,
    ids: Sequence[str] = (),
    *,
    as_of: str | None = None,
    limit: int = 100,
    page: int = 1,
) -> Timeline:
    """Return what began and ended between two dates, of all or at some entities, in pages of `limit`.

    Nothing said, the time begins with the first date known, and ends on the day of `as_of`, else today.
    """
    here, when = part(limit, page), moment(as_of)
    told, last = chronicle(store, when, ids), when.day or today()
    asked = _asked(told, since, until or last)
    began = list(islice(told.began.events(asked), here.stop + 1))
    ended = list(islice(told.ended.events(asked), here.stop + 1))
    undated = list(islice(told.undated_in(asked), here.stop + 1))
    return Timeline(
        since=asked.first,
        until=asked.last,
        ids=tuple(ids),
        names=_names(store, ids),
        kinds=_kinds(told, asked),
        types=_types(told, asked),
        began=changes_of(store, told.entities, began[here], "since", asked),
        ended=changes_of(store, told.entities, ended[here], "until", asked),
        undated=undated_of(store, told.entities, undated[here], last),
        years=_years(told),
        ages=told.ages,
        today=last,
        median_years=years_since(told.ages.median, last) if told.ages.median else None,
        impossible=sum(census.impossible for census in told.types.values()),
        as_of=when.day,
        limit=limit,
        page=page,
        truncated=max(len(began), len(ended), len(undated)) > here.stop,
    )


def _names(store: Store, ids: Sequence[str]) -> tuple[str, ...]:
    known = network(store, moment(None)).entities
    return tuple(asked_for(known, own).name for own in ids)


def _asked(told: Chronicle, since: str | None, until: str) -> Span:
    if since is not None:
        return span(since, until)
    last = span(until, until).last
    return Span(min([*(year.beginnings[0] for year in told.every if year.beginnings), last]), last)


def _kinds(told: Chronicle, asked: Span) -> tuple[KindTurnover, ...]:
    turned = (KindTurnover(kind=kind, **_turnover(census, asked)) for kind, census in told.kinds.items())
    return tuple(each for each in turned if each.is_any)


def _types(told: Chronicle, asked: Span) -> tuple[TypeTurnover, ...]:
    turned = (
        TypeTurnover(type=kind, title=LINK_OF[kind].title, **_turnover(census, asked))
        for kind, census in told.types.items()
    )
    return tuple(each for each in turned if each.is_any)


def _turnover(census: Census, asked: Span) -> dict[str, int]:
    return {
        "at_since": census.on(asked.first),
        "began": census.began(asked),
        "came": census.came(asked),
        "ended": census.ended(asked),
        "went": census.went(asked),
        "at_until": census.on(asked.last),
        "undated": census.undated(asked),
    }


def _years(told: Chronicle) -> tuple[YearTurnover, ...]:
    turned = told.years.items()
    return tuple(YearTurnover(year=year, began=began, ended=ended) for year, (began, ended) in turned)
