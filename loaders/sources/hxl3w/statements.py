"""What a row says: who works on what, where, for whom, with whose money; all with the row as its record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.errors import RowRejected
from graph.model.entities import Organization
from graph.model.links import PartOf
from graph.model.statements import Description
from loaders.readers import Row
from loaders.sources.hxl3w.columns import Line
from loaders.sources.hxl3w.money import amounts_in
from loaders.sources.hxl3w.organizations import Mention, describe, mentions, split
from loaders.sources.hxl3w.places import Where, places_in
from loaders.sources.hxl3w.projects import project_in, state_of
from loaders.sources.hxl3w.sheets import Table
from loaders.sources.hxl3w.subjects import About, people_in, themes_in
from loaders.sources.hxl3w.survey import Survey
from loaders.sources.hxl3w.times import times_in
from loaders.sources.hxl3w.work import Actors, Said, Work


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
            raise RowRejected(
                "no organization: the columns that say who does it are empty or name a person; "
                "fill in the name of an organization"
            )
        where = places_in(line, self.survey.country)
        about = themes_in(line)
        project = project_in(line, actors.who[0][0], [words for _, words in about.themes], times)
        work = Work(actors, project, state_of(line) == "planned", base)
        yield from (each for each, _ in (*actors.doing, *actors.funders))
        yield from self._hierarchy(row.where, where, about, parents)
        yield from work.about(about, where.here)
        yield from work.together()
        yield from work.serving(people_in(line))
        # An amount that several share cannot be told apart: it stays unused.
        yield from work.paid(amounts_in(line) if len(work.payments) == 1 else [], times.money)

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

    def _hierarchy(self, record: str, where: Where, about: About, parents: Iterable[Mention]) -> Said:
        """Yield what lies within what: in the row that says so first."""
        for place, wider, route in where.inside:
            yield from (wider, place)
            if self.survey.first.get(route) == record:
                yield _part(place, wider, record)
        for theme, sector in about.inside:
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
