"""Nested HSDS and Ohana JSON into rows of tables: what stands inside something points to it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from loaders.readers import BadRow, JsonRow, JsonValue, Row
from loaders.sources.hsds.rows import rows_of
from loaders.sources.hsds.tables import (
    ADDRESSES,
    AT_LOCATIONS,
    LOCATIONS,
    ORGANIZATIONS,
    PROGRAMS,
    SERVICES,
    SINGULAR,
    TERMS,
    table_named,
)

TO_ONE = {
    "organization": "organization_id",
    "service": "service_id",
    "location": "location_id",
    "program": "program_id",
    "taxonomy_term": "taxonomy_term_id",
    "taxonomy": "taxonomy_id",
}
"""Keys of what something belongs to: it points there, not the other way round."""
_NEEDS_ID = frozenset({ORGANIZATIONS, SERVICES, LOCATIONS, PROGRAMS, TERMS})
_ADDRESS = {"street": "address_1", "state": "state_province", "zip": "postal_code"}
MAX_DEPTH = 12
Object = Mapping[str, JsonValue]


@dataclass
class Unfolding:
    """Turns the objects of a file into rows; what was told before, word for word, is not told again."""

    rows: int = 0
    told: set[bytes] = field(default_factory=set)

    def unfold(self, table: str, items: Iterable[JsonRow | BadRow]) -> Iterator[Row | BadRow]:
        """Yield the rows that objects of a table hold, each and all that is nested in it."""
        for item in items:
            if isinstance(item, BadRow):
                yield item
            else:
                yield from self._object(table, item.value, item.where, {}, "", MAX_DEPTH)

    def _object(
        self, table: str, value: Object, where: str, context: Mapping[str, str], above: str, depth: int
    ) -> Iterator[Row | BadRow]:
        self.rows += 1
        if depth == 0:
            yield BadRow(self.rows, where, f"nested deeper than {MAX_DEPTH} levels", str(value)[:200])
            return
        cells = {**_cells(table, value), **context}
        _name(cells, table, above)
        _identify(cells, table, context)
        inside = list(_inside(value))
        for key, _, objects in inside:
            if key in TO_ONE and len(objects) == 1:
                cells[TO_ONE[key]] = _own_id(TO_ONE[key], objects[0])
        if self._is_news(table, cells):
            yield from rows_of(self.rows, where, table, cells)
        for key, child, objects in inside:
            points = {} if key in TO_ONE else _pointer(table, cells)
            if child == LOCATIONS and points:
                yield from self._located(where, points, objects)
                points = {}
            for place, one in enumerate(objects, start=1):
                deeper = f"{where}, {key} {place}" if len(objects) > 1 else f"{where}, {key}"
                yield from self._object(child, one, deeper, points, cells.get("name", ""), depth - 1)

    def _located(self, where: str, points: Mapping[str, str], locations: Iterable[Object]) -> Iterator[Row]:
        """Yield that something is at locations: the same location may be told under several."""
        for each in locations:
            cells = {**points, "location_id": _own_id("location_id", each)}
            if self._is_news(AT_LOCATIONS, cells):
                yield from rows_of(self.rows, where, AT_LOCATIONS, cells)

    def _is_news(self, table: str, cells: Mapping[str, str]) -> bool:
        written = json.dumps([table, sorted(cells.items())])
        digest = hashlib.blake2b(written.encode(errors="replace"), digest_size=12).digest()
        known = digest in self.told
        self.told.add(digest)
        return not known


def _cells(table: str, value: Object) -> dict[str, str]:
    """Return what an object says itself; a list of words becomes lines."""
    cells: dict[str, str] = {}
    for key, one in value.items():
        if isinstance(one, list):
            words = [_text(each) for each in one if not isinstance(each, dict | list) and each is not None]
            if words:
                cells[key] = "".join(f"{word}\n" for word in words)
        elif one is not None and not isinstance(one, dict):
            column = _ADDRESS.get(key, key) if table == ADDRESSES else key
            cells[column] = _text(one)
    return cells


def _text(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _inside(value: Object) -> Iterator[tuple[str, str, list[Object]]]:
    """Yield what an object holds: key, table, objects."""
    for key, one in value.items():
        table = table_named(key) or key
        objects: list[Object] = [each for each in _listed(one) if isinstance(each, dict)]
        if objects:
            yield key, table, objects


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [value]


def _name(cells: dict[str, str], table: str, above: str) -> None:
    """Give a service that has no name the name of the location that is all of it, as Ohana does."""
    if table == SERVICES and not cells.get("name") and cells.get("location_id") and above:
        cells["name"] = above


def _identify(cells: dict[str, str], table: str, context: Mapping[str, str]) -> None:
    """Give what has no id one that is the same wherever the same thing is told again."""
    if table in _NEEDS_ID and not cells.get("id"):
        cells["id"] = _made_id(cells, "/".join(context.values()))


def _own_id(pointer: str, value: Object) -> str:
    table = table_named(pointer.removesuffix("_id")) or ""
    cells = _cells(table, value)
    return cells.get("id") or _made_id(cells, "")


def _made_id(cells: Mapping[str, str], above: str) -> str:
    told = cells.get("name") or json.dumps(sorted(cells.items()))
    digest = hashlib.sha256(f"{above}\n{' '.join(told.split())}".encode(errors="replace")).hexdigest()
    return f"made:{digest[:16]}"


def _pointer(table: str, cells: Mapping[str, str]) -> dict[str, str]:
    own = cells.get("id")
    column = f"{SINGULAR.get(table, table)}_id"
    return {column: own} if own else {}
