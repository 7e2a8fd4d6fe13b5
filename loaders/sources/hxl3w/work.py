"""What a row says of those whom it names: where they work, on what, for whom, with whom, with whose money."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.model.entities import Organization, Project
from graph.model.links import Funds, Implements, OperatesIn, PartnersWith, Serves, WorksOn
from graph.model.statements import Description, Link
from loaders.sources.hxl3w.subjects import About, Count

Said = Iterator[Description | Link]
Named = tuple[Description, str]
"""An entity, and what the row calls it."""


@dataclass(frozen=True)
class Actors:
    """The organizations of one row, each with the words of the row."""

    who: tuple[tuple[Organization, str], ...]
    partners: tuple[tuple[Organization, str], ...]
    funders: tuple[tuple[Organization, str], ...]

    @property
    def doing(self) -> tuple[tuple[Organization, str], ...]:
        """Those who do the work, once each."""
        return tuple({each.stated_id: (each, words) for each, words in (*self.who, *self.partners)}.values())


@dataclass(frozen=True)
class Work:
    """The work of one row; all that is said of it has the row as its record, and its days."""

    actors: Actors
    project: Project | None
    planned: bool
    base: Mapping[str, object]

    def about(self, about: About, places: tuple[Named, ...]) -> Said:
        """Yield on what and where the work is; what is only planned is said of the project alone."""
        doers: list[Named] = [] if self.planned else list(self.actors.doing)
        doers += [(self.project, self.project.name)] if self.project else []
        for theme in about.themes:
            yield theme[0]
            yield from (_link(WorksOn, doer, theme, self.base) for doer in doers)
        for place in places:
            yield place[0]
            yield from (_link(OperatesIn, doer, place, self.base) for doer in doers)

    def together(self) -> Said:
        """Yield who carries out the project, and who works with whom."""
        leads = {each.stated_id for each, _ in self.actors.who}
        others = [each for each in self.actors.partners if each[0].stated_id not in leads]
        if self.project:
            yield self.project
            for actor in self.actors.doing:
                role = ("lead" if actor[0].stated_id in leads else "partner") if others else None
                yield _link(Implements, actor, (self.project, self.project.name), self.base, role=role)
        for one in self.actors.who:
            yield from (_link(PartnersWith, one, other, self.base) for other in others)

    def serving(self, counts: list[Count]) -> Said:
        """Yield for whom the work is: the project's, else that of those who do it."""
        doers: list[Named] = [(self.project, self.project.name)] if self.project else list(self.actors.who)
        for count in counts:
            yield count.population
            fields = {"number": count.number, "sort": count.sort, "unit": count.unit}
            served = (count.population, count.written)
            yield from (_link(Serves, doer, served, self.base, **fields) for doer in doers)

    @property
    def payments(self) -> list[tuple[Named, Named]]:
        """Who pays whom."""
        pairs = ((one, other) for one in self.actors.funders for other in self.actors.who)
        return [(one, other) for one, other in pairs if one[0].stated_id != other[0].stated_id]

    def paid(self, amounts: list[dict[str, object]], dated: Mapping[str, object]) -> Said:
        """Yield who pays whom, each amount a statement of its own."""
        purpose = self.project.name if self.project else None
        for one, other in self.payments:
            for fields in amounts or [{"flow": "unknown"}]:
                yield _link(Funds, one, other, {**self.base, **dated}, project=purpose, **fields)


def _link(
    kind: type[Link],
    one: Named,
    other: Named,
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
