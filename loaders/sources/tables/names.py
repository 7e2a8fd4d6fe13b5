"""Who is named in a table: a first pass that keeps ids and names only, so that links find their ends."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from graph.errors import RowRejected, SourceUnusable
from graph.identity.normalize import fold, name_key, slug
from graph.model.entities import KIND_OF, family
from graph.model.statements import TIERS, Description, Link, Tier
from loaders.readers import Row
from loaders.sources.tables.columns import Line, entity_kind, entries, link_kind

ACTOR = "Organization"
ENDS = ("from", "to")
REFERENCES = {"via": "Organization", "population": "Population"}
"""Fields of links that hold stated ids, and the kind of entity that their columns name."""


MOST_NAMED = 500_000
"""More than a table can name and still be borne in memory."""
Index = dict[str, tuple[str] | set[str]]
"""What belongs to a key: mostly one thing, for which a set would be four times as large."""


def _note(index: Index, key: str, one: str) -> None:
    known = index.get(key)
    if known is None:
        index[key] = (one,)
    elif isinstance(known, set):
        known.add(one)
    elif one not in known:
        index[key] = {*known, one}


def key_of(text: str) -> str:
    """Return what two writings of one name share."""
    return name_key(text) or text.casefold()


def own_id(label: str, text: str) -> str:
    """Return an id that is readable and belongs to one name of one family only."""
    words = slug(text)
    if len(fold(text)) > len(words):
        words = f"{words}-{hashlib.sha256(fold(text).encode()).hexdigest()[:8]}"
    return words if family(label) == ACTOR else f"{family(label).lower()}:{words}"


@dataclass(frozen=True, slots=True)
class Named:
    """The first row that describes an entity."""

    family: str
    key: str
    where: str


@dataclass
class Names:
    """What the rows of one table name: described by a row of its own, or only as an end of a link."""

    described: dict[str, Named] = field(default_factory=dict)
    kinds: Index = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)
    by_name: Index = field(default_factory=dict)
    by_alias: Index = field(default_factory=dict)
    implied: dict[str, dict[str, str]] = field(default_factory=dict)
    tiers: Index = field(default_factory=dict)

    def add(self, row: Row, link_type: str | None) -> None:
        """Remember whom a row names; of a row that will be refused, the second pass tells why."""
        if max(len(self.described), len(self.tiers)) > MOST_NAMED:
            raise SourceUnusable(f"{row.where}: names more than {MOST_NAMED:,} entities; split the file")
        line = Line.of(row)
        with suppress(RowRejected):
            if line["kind"] and line["name"]:
                self._add_entity(line, entity_kind(line["kind"]))
            elif line["from"] and line["to"] and (line["type"] or link_type):
                self._add_ends(line, link_kind(line["type"] or link_type or ""))

    def _add_entity(self, line: Line, kind: type[Description]) -> None:
        stated_id, key = id_of(line, kind), key_of(line["name"])
        first = self.described.setdefault(stated_id, Named(family(kind.label), key, line.row.where))
        if (first.family, first.key) != (family(kind.label), key):
            return
        _note(self.kinds, stated_id, kind.label)
        if line["id"]:
            self.by_id[line["id"].casefold()] = stated_id
        _note(self.by_name, key, stated_id)
        for alias in entries(line["aliases"]):
            _note(self.by_alias, key_of(alias), stated_id)

    def _add_ends(self, line: Line, kind: type[Link]) -> None:
        for text in (
            line["from"],
            line["to"],
            *(each for column in REFERENCES for each in entries(line[column])),
        ):
            _note(self.tiers, key_of(text), line["visibility"].lower())
        for end in ENDS:
            stated, allowed = line[f"{end}_kind"], allowed_at(kind, end)
            if stated:
                label = entity_kind(stated, f"{end}_kind").label
                self.implied.setdefault(key_of(line[end]), {})[family(label)] = label
            elif len({family(each) for each in allowed}) == 1:
                self._imply(line[end], allowed[0])

    def _imply(self, text: str, label: str) -> None:
        """Remember what a link takes an entity for; the narrower kind of a family stays."""
        known = self.implied.setdefault(key_of(text), {})
        if known.get(family(label), family(label)) == family(label):
            known[family(label)] = label

    def tier_of(self, text: str, usual: Tier) -> Tier:
        """Return the most public tier at which a link speaks of a name, for its description."""
        told = {each or usual for each in self.tiers.get(key_of(text), (usual,))}
        return next((tier for tier in TIERS if tier in told), usual)

    def free_id(self, label: str, text: str) -> str:
        """Return an id for an entity that no row describes, which no row has given to another."""
        stated_id = own_id(label, text)
        return f"{family(label).lower()}:{stated_id}" if stated_id in self.described else stated_id

    def check(self, line: Line, kind: type[Description]) -> str:
        """Return the id of the entity that a row describes, unless another row has taken it."""
        stated_id = id_of(line, kind)
        first = self.described[stated_id]
        if (first.family, first.key) != (family(kind.label), key_of(line["name"])):
            raise RowRejected(
                f"the id {stated_id!r} belongs to another entity in {first.where}; give this one its own id"
            )
        return stated_id


def id_of(line: Line, kind: type[Description]) -> str:
    """Return the id that a row gives its entity, else one made of its name."""
    return line["id"] or own_id(kind.label, line["name"])


def allowed_at(kind: type[Link], end: str) -> tuple[str, ...]:
    """Return the kinds of entity that may stand at one end of a kind of link."""
    return kind.sources if end == "from" else kind.targets


def fits(label: str, allowed: Iterable[str]) -> bool:
    """Tell whether an entity of this kind may stand where those kinds are allowed."""
    return not set(KIND_OF[label].labels).isdisjoint(allowed)
