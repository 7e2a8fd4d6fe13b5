"""What a row says: an entity, or a link and those of its ends that no row describes."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from graph.errors import RowRejected
from graph.identity.judgements import Judgement, StatedKey
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.model.sources import Source
from graph.model.statements import Description, Link, Tier
from loaders.amounts import minor_units, require_currency
from loaders.catalogue import Options, Whom
from loaders.readers import Row
from loaders.sources.tables.columns import Line, build, entity_kind, entries, link_kind, said
from loaders.sources.tables.ends import end_of, named
from loaders.sources.tables.names import REFERENCES, Names, id_of
from loaders.sources.tables.source import SOURCE_COLUMNS
from loaders.terms import require_country, strong_identifiers

SAME_AS = " | "
"""Parts a source and its own id of an entity."""
NOT_OF_ENTITIES = frozenset({"source", "stated_id"})
NOT_OF_LINKS = frozenset({"source", "from_stated_id", "to_stated_id", *REFERENCES})


@dataclass(frozen=True)
class Parser:
    """Turns one row into statements; all it knows beside the row is who is named in the table."""

    names: Names
    tier: Tier
    link_type: str | None
    source: str = ""
    published: str | None = None

    @classmethod
    def of(cls, source: Source, names: Names, options: Options) -> "Parser":
        """Return the parser of a source, under the id that it is loaded with."""
        own = options.source or source.id
        return cls(names, source.visibility, options.link_type, own, source.published)

    def __call__(self, row: Row) -> Iterator[Description | Link | Judgement]:
        """Yield what a row says."""
        line = Line.of(row)
        facts = [line[column] for column in SOURCE_COLUMNS]
        is_entity, is_link = (
            bool(line["kind"] or line["name"]),
            bool(line["type"] or line["from"] or line["to"]),
        )
        if is_entity and is_link:
            raise RowRejected(
                "the row has an entity (kind, name) and a link (type, from, to); write them in two rows"
            )
        if is_entity:
            described = self._entity(line)
            yield described
            if line["same_as"]:
                yield self._sameness(line, described)
        elif is_link:
            yield from self._link(line)
        elif not any(facts):
            raise RowRejected(
                "the row has neither an entity (kind, name) nor a link (type, from, to); fill one"
            )

    def about(self, row: Row) -> Iterator[Whom]:
        """Yield whom a row describes, as far as it can be told of one that is refused."""
        line = Line.of(row)
        if line["kind"] and line["name"]:
            with suppress(RowRejected):  # of a kind that there is not, nobody is described
                yield "", id_of(line, entity_kind(line["kind"]))

    def _entity(self, line: Line) -> Description:
        _require(line, "kind", f"write one of {', '.join(KIND_OF)}")
        _require(line, "name", "write the name in full")
        kind = entity_kind(line["kind"])
        values = said(kind, line, NOT_OF_ENTITIES)
        require_country(line["country"])
        values["stated_id"] = self.names.check(line, kind)
        identifiers = (
            *entries(line["identifiers"]),
            *strong_identifiers(kind.label, line["name"], line["pcode"]),
        )
        values["identifiers"] = tuple(dict.fromkeys(identifiers))
        return build(kind, self._with_evidence(values, line))

    def _sameness(self, line: Line, described: Description) -> Judgement:
        """Return the word that an entity is one that the graph has already: it was filled in from there."""
        source, mark, stated_id = line["same_as"].partition(SAME_AS)
        if not (mark and source and stated_id):
            raise RowRejected(
                f"column 'same_as' holds {line['same_as']!r}: leave it as it was written, or empty it"
            )
        if not self.published:
            raise RowRejected(
                "column 'same_as' needs the day on which the source says so: 'source_published'"
            )
        return Judgement(
            left=StatedKey(source=self.source, stated_id=described.stated_id),
            right=StatedKey(source=source, stated_id=stated_id),
            verdict="same",
            by=f"source {self.source}",
            on=self.published,
            why="the row was written from the graph, and corrected",
            visibility=described.visibility,
        )

    def _link(self, line: Line) -> Iterator[Description | Link]:
        if not self.link_type:
            _require(line, "type", f"write one of {', '.join(LINK_OF)}")
        for end in ("from", "to"):
            _require(line, end, "write the name or the id of an entity")
        kind = link_kind(line["type"] or self.link_type or "")
        values = self._with_evidence(said(kind, line, NOT_OF_LINKS), line)
        if "amount_minor" in kind.model_fields:
            values.update(_amount(line))
        for end in ("from", "to"):
            found = end_of(line, kind, end, self.names, self.tier)
            values[f"{end}_stated_id"] = found.stated_id
            values.setdefault(f"{end}_stated", line[end])
            if found.description:
                yield found.description
        yield from self._references(line, kind, values)
        yield build(kind, values)

    def _references(self, line: Line, kind: type[Link], values: dict[str, object]) -> Iterator[Description]:
        """Fill the fields that point to further entities, and describe those that no row describes."""
        for column, label in REFERENCES.items():
            if column not in kind.model_fields or not line[column]:
                continue
            several = kind.model_fields[column].annotation == tuple[str, ...]
            texts = entries(line[column]) if several else (line[column],)
            found = [named(each, label, column, self.names, self.tier) for each in texts]
            ids = tuple(each.stated_id for each in found)
            values[column] = ids if several else ids[0]
            yield from (each.description for each in found if each.description)

    def _with_evidence(self, values: dict[str, object], line: Line) -> dict[str, object]:
        return {"record": line.row.where, "visibility": self.tier, **values}


def _require(line: Line, column: str, what_to_do: str) -> None:
    if not line[column]:
        raise RowRejected(f"column {column!r} is empty: {what_to_do}")


def _amount(line: Line) -> dict[str, int]:
    if line["currency"]:
        require_currency(line["currency"].upper())
    if not line["amount"]:
        return {}
    if line["amount_minor"]:
        raise RowRejected("the columns 'amount' and 'amount_minor' are both filled; keep one")
    _require(line, "currency", "write its code, such as USD, beside the amount")
    return {"amount_minor": minor_units(line["amount"], line["currency"])}
