"""What a row says: who works on what, where, for whom, with whose money; all with the row as its record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pycountry

from graph.errors import RowRejected
from graph.identity.normalize import fold
from graph.model.entities import Organization, Project
from graph.model.links import Flow, Funds, Implements, OperatesIn, PartnersWith, PartOf, Serves, WorksOn
from graph.model.statements import Description, Link
from loaders.amounts import minor_units
from loaders.readers import Row
from loaders.sources.hxl3w.columns import Line
from loaders.sources.hxl3w.organizations import Mention, describe, mentions, split
from loaders.sources.hxl3w.places import Where, places_in
from loaders.sources.hxl3w.projects import project_in, state_of
from loaders.sources.hxl3w.sheets import Table
from loaders.sources.hxl3w.subjects import people_in, themes_in
from loaders.sources.hxl3w.survey import Survey
from loaders.sources.hxl3w.times import Times, times_in

Said = Iterator[Description | Link]
_NOT_GIVEN = ("required", "requirement", "requirements", "requested", "needed", "gap", "unmet", "pct", "code")
_FLOWS: dict[str, Flow] = {
    "commitment": "commitment", "committed": "commitment", "allocation": "commitment",
    "disbursed": "disbursement", "disbursement": "disbursement", "paid": "disbursement",
    "spent": "expenditure", "expenditure": "expenditure",
}  # fmt: skip


@dataclass(frozen=True)
class Actors:
    """The organizations of one row, each with the words of the row."""

    who: tuple[tuple[Organization, str], ...]
    partners: tuple[tuple[Organization, str], ...]
    funders: tuple[tuple[Organization, str], ...]

    @property
    def all(self) -> tuple[tuple[Organization, str], ...]:
        """Those who do the work, once each."""
        return tuple({each.stated_id: (each, words) for each, words in (*self.who, *self.partners)}.values())


@dataclass(frozen=True)
class Parser:
    """Turns one row into statements; all it knows beside the row is the survey of the file."""

    tables: Mapping[str, Table]
    survey: Survey
    said_on: str | None = None

    def __call__(self, row: Row) -> Said:
        """Yield what a row says."""
        line = Line(row, self.tables[row.sheet].layout)
        times = times_in(line, self.survey.calendar)
        base = times.fields | {"record": row.where, "said_on": times.said_on or self.said_on}
        actors, parents = self._actors(line)
        if not actors.who:
            raise RowRejected("no organization: the columns that say who does it are empty; fill in its name")
        where = places_in(line, self.survey.country)
        yield from (each for each, _ in (*actors.all, *actors.funders))
        yield from self._hierarchy(line, where, parents)
        yield from _work(line, actors, where, times, base)
        yield from _money(line, actors, times, base)

    def _actors(self, line: Line) -> tuple[Actors, list[Mention]]:
        found: dict[str, list[tuple[Organization, str]]] = {}
        parents: list[Mention] = []
        for body in line.layout.bodies:
            for written in mentions(line, body):
                parents.extend([written] if written.parent else [])
                for each in split(written, self.survey.names):
                    said = describe(each, self.survey.names)
                    found.setdefault(body.role, []).append((said, each.written))
        who = found.get("who", [])
        partners = found.get("impl", [])
        if not who:
            who, partners = (partners, []) if partners else (found.get("reporting", []), [])
        return Actors(tuple(who), tuple(partners), tuple(found.get("funder", ()))), parents

    def _hierarchy(self, line: Line, where: Where, parents: Iterable[Mention]) -> Said:
        """Yield what lies within what: in the row that says so first."""
        record = line.row.where
        for place, wider, path in where.inside:
            yield from (wider, place)
            if self.survey.first.get(path) == record:
                yield _part(place, wider, record)
        for theme, sector in themes_in(line)[1]:
            yield from (theme, sector)
            if self.survey.first.get((theme.stated_id, sector.stated_id)) == record:
                yield _part(theme, sector, record)
        for mention in parents:
            fund = describe(mention, self.survey.names)
            whole = describe(Mention(mention.parent), self.survey.names)
            yield from (fund, whole)
            if self.survey.first.get((mention.name, mention.parent)) == record:
                yield _part(fund, whole, record)


def _part(part: Description, whole: Description, record: str) -> PartOf:
    return PartOf(
        from_stated_id=part.stated_id,
        to_stated_id=whole.stated_id,
        from_stated=part.name,
        to_stated=whole.name,
        record=record,
    )


def _work(line: Line, actors: Actors, where: Where, times: Times, base: Mapping[str, object]) -> Said:
    """Yield who does what, where and for whom; what is only planned is said of the project alone."""
    themes = themes_in(line)[0]
    project = project_in(line, actors.who[0][0], [words for _, words in themes], times)
    planned = state_of(line) == "planned"
    doers: list[tuple[Description, str]] = [] if planned else list(actors.all)
    if project:
        yield project
        doers.append((project, project.name))
        yield from _implementing(actors, project, base)
    for theme, words in themes:
        yield theme
        yield from (_link(WorksOn, doer, (theme, words), base) for doer in doers)
    for place, words in where.here:
        yield place
        yield from (_link(OperatesIn, doer, (place, words), base) for doer in doers)
    yield from _serving(line, (project, project.name) if project else actors.who[0], base)
    for one, other in ((one, other) for one in actors.who for other in actors.partners):
        if one[0].stated_id != other[0].stated_id:
            yield _link(PartnersWith, one, other, base)


def _implementing(actors: Actors, project: Project, base: Mapping[str, object]) -> Said:
    leads = {each.stated_id for each, _ in actors.who}
    shared = any(each.stated_id not in leads for each, _ in actors.partners)
    for actor in actors.all:
        role = ("lead" if actor[0].stated_id in leads else "partner") if shared else None
        yield _link(Implements, actor, (project, project.name), base, role=role)


def _serving(line: Line, doer: tuple[Description, str], base: Mapping[str, object]) -> Said:
    for count in people_in(line):
        yield count.population
        yield _link(
            Serves,
            doer,
            (count.population, count.written),
            base,
            number=count.number,
            sort=count.sort,
            unit=count.unit,
        )


def _money(line: Line, actors: Actors, times: Times, base: Mapping[str, object]) -> Said:
    """Yield who pays whom: an amount only where one funder pays one organization."""
    pairs = [
        (one, other)
        for one in actors.funders
        for other in actors.who
        if one[0].stated_id != other[0].stated_id
    ]
    dated = {**base, **times.money}
    for one, other in pairs:
        paid = _amounts(line) if len(pairs) == 1 else []
        for fields in paid or [{"flow": "unknown"}]:
            yield _link(Funds, one, other, dated, **fields)


def _amounts(line: Line) -> list[dict[str, object]]:
    found = []
    for column in line.layout.columns:
        text = (
            line.cell(column.title) if column.tag.name == "value" and not column.tag.has(*_NOT_GIVEN) else ""
        )
        if not text:
            continue
        written = line.first(line.layout.named("currency")).upper()
        tagged = next((each.upper() for each in sorted(column.tag.attributes) if _is_currency(each)), "")
        currency = tagged or written
        if not _is_currency(currency):
            raise RowRejected(
                f"column {column.title!r} holds {text!r} in no currency that is known: "
                "add a column Currency with its code, such as USD"
            )
        flow = next((_FLOWS[each] for each in sorted(column.tag.attributes) if each in _FLOWS), "unknown")
        found.append({"amount_minor": minor_units(text, currency), "currency": currency, "flow": flow})
    return found


def _is_currency(code: str) -> bool:
    return len(code) == 3 and pycountry.currencies.get(alpha_3=fold(code).upper()) is not None


def _link(
    kind: type[Link],
    one: tuple[Description, str],
    other: tuple[Description, str],
    base: Mapping[str, object],
    **fields: object,
) -> Link:
    return kind.model_validate(
        {
            "from_stated_id": one[0].stated_id,
            "to_stated_id": other[0].stated_id,
            "from_stated": one[1],
            "to_stated": other[1],
            **base,
            **fields,
        }
    )
