"""Rows of a steward's own table turned into rows of ours, as a mapping says."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.errors import RowRejected
from graph.identity.normalize import fold
from graph.model.links import LINK_OF
from graph.places.gazetteer import gazetteer
from loaders import mapping as maps
from loaders.mapping_words import SEVERAL
from loaders.readers import Row
from loaders.sources.tables.amounts import plain_amount, with_currency
from loaders.sources.tables.columns import SEPARATOR, columns_of
from loaders.sources.tables.dates import Column

DATES = frozenset({"since", "until", "said_on", "assured_on"})
FOR_ONE = ("amount", "amount_minor", "number", "percentage")
"""Columns whose value is of one link: a cell that names three cannot share it out."""
_NOTHING = frozenset(
    {"n a", "na", "none", "nil", "no", "tbd", "tbc", "unknown", "not applicable", "not available", "etc"}
    | {"aucun", "aucune", "neant", "non", "sans objet", "inconnu", "ntabyo"}
    | {"et autres", "and others", "among others", "et al", "entre autres"}
    | {"various", "multiple", "several", "divers", "plusieurs", "others", "other", "autres", "autre"}
)
"""What people write where they name nobody."""
_BULLET = re.compile(r"^\s*(?:[-–•*·▪]+|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")


@dataclass
class Rows:
    """Turns rows of one sheet into rows of ours; all it knows beside a row comes from a first pass."""

    mapping: maps.Mapping
    table: maps.Table
    dates: dict[str, Column] = field(default_factory=dict)
    first: dict[tuple[tuple[str, str], ...], str] = field(default_factory=dict)
    """Where an entity was described first: rows that describe it alike are one description."""

    def see(self, row: Row) -> None:
        """Take in, in the first pass, what the dates of its columns tell of their order."""
        line = _Line(row)
        for header, column in self._cells():
            if column in DATES:
                self.dates.setdefault(fold(header), Column(self.mapping.dates)).see(line[header])

    def _cells(self) -> Iterator[tuple[str, str]]:
        yield from ((header, cell.column) for header, cell in self.table.cells())
        for group in (self.table.links, *(template for _, template in self.table.templates())):
            yield from ((header, cell.column) for header, cell in group.columns.items())

    def __call__(self, row: Row) -> Iterator["Own"]:
        """Yield the rows of ours that a row is: one entity and its links, or one link."""
        line = _Line(row)
        values, headers = self._said(line, self.table.cells(), self.table.constants)
        if not self.table.says_entities:
            yield self._own(row, _money(values), headers)
            return
        values.setdefault("kind", "Organization")
        record = self.first.setdefault(tuple(values.items()), row.where)
        yield self._own(row, {"record": record} | values, headers)
        if values.get("name"):
            yield from self._links(row, line, values.get("id") or values["name"])

    def _links(self, row: Row, line: "_Line", own: str) -> Iterator["Own"]:
        shared = self._said(line, self.table.links.columns.items(), self.table.links.constants)
        for header, template in self.table.templates():
            texts = self._entries(line[header], template.separators, template.values)
            said = self._said(line, template.columns.items(), template.constants)
            values, headers = {**shared[0], **said[0]}, {**shared[1], **said[1]}
            several = [column for column in FOR_ONE if values.get(column)]
            if several and len(texts) > 1:
                column = headers.get(several[0], several[0])
                raise RowRejected(
                    f"column {header!r} names {len(texts)}, and {column!r} gives one number for all of them; "
                    "write each in a row of its own"
                )
            for text in texts:
                yield self._link(row, (header, template), (own, text), values, headers)

    def _link(
        self,
        row: Row,
        column: tuple[str, maps.Template],
        ends: tuple[str, str],
        values: Mapping[str, str],
        headers: Mapping[str, str],
    ) -> "Own":
        (header, template), (own, text) = column, ends
        other = "from" if template.cell == "to" else "to"
        said = {"type": template.link, other: own, template.cell: self._place(template, text)}
        said[f"{template.cell}_stated"] = text
        if template.kind:
            said[f"{template.cell}_kind"] = template.kind
        return self._own(row, _money({**values, **said}), {**headers, template.cell: header})

    def _place(self, template: maps.Template, text: str) -> str:
        """Return the code of a place that is clear in the country of the table, else the text."""
        kind = LINK_OF[template.link]
        allowed = kind.targets if template.cell == "to" else kind.sources
        if self.mapping.places_in is None or allowed != ("Place",):
            return text
        found = gazetteer().find(text, self.mapping.places_in)
        return found.pcode or text if found else text

    def _said(
        self, line: "_Line", cells: Iterable[tuple[str, maps.Cell]], constants: Mapping[str, str]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Return what a row says in our columns, and by which column of theirs."""
        said: dict[str, str] = dict(constants)
        headers: dict[str, str] = {}
        for header, cell in cells:
            text = self._text(header, cell, line[header])
            before = said.get(cell.column) if cell.column in SEVERAL else None
            if text:
                said[cell.column] = f"{before}{SEPARATOR}{text}" if before else text
            headers.setdefault(cell.column, header)
        return said, headers

    def _text(self, header: str, cell: maps.Cell, text: str) -> str:
        if cell.column in SEVERAL:
            return SEPARATOR.join(self._entries(text, cell.separators, cell.values))
        plain = _translated(" ".join(text.split()), cell.values)
        if not plain or fold(plain) in _NOTHING:
            return ""
        if cell.column in DATES:
            try:
                return self.dates.get(fold(header), Column(self.mapping.dates)).read(plain)
            except RowRejected as reason:
                raise RowRejected(f"column {header!r}: {reason}") from reason
        if cell.column in FOR_ONE:
            return plain_amount(plain, self.mapping.decimals)
        return plain

    def _entries(self, text: str, separators: Sequence[str] | None, words: Mapping[str, str]) -> list[str]:
        """Return those whom a cell names, each once; words for nobody name nobody."""
        marks = self.mapping.separators if separators is None else separators
        parts = re.split("|".join(re.escape(mark) for mark in marks), text) if marks else [text]
        plain = (_translated(" ".join(_BULLET.sub("", part).split()), words) for part in parts)
        return list(dict.fromkeys(part for part in plain if fold(part) not in _NOTHING and fold(part)))

    def _own(self, row: Row, values: Mapping[str, str], headers: Mapping[str, str]) -> "Own":
        return Own(Row(row.number, row.where, values, row.sheet), headers)


@dataclass(frozen=True)
class Own:
    """A row of ours, and which column of theirs each value comes from."""

    row: Row
    headers: Mapping[str, str]

    def in_their_words(self, reason: str) -> str:
        """Return a reason with the columns as the steward's table calls them."""
        return re.sub(
            r"column '(\w+)'", lambda found: f"column {self.headers.get(found[1], found[1])!r}", reason
        )


@dataclass(frozen=True)
class _Line:
    """A row by the columns of the mapping, whatever their case, accents and spacing in the file."""

    row: Row

    def __getitem__(self, header: str) -> str:
        written = columns_of(tuple(self.row.values)).get(fold(header).replace(" ", "_"))
        return self.row.values[written].strip() if written is not None else ""


def _translated(text: str, words: Mapping[str, str]) -> str:
    known = {fold(theirs): ours for theirs, ours in words.items()}
    return known.get(fold(text), text)


def _money(values: dict[str, str]) -> dict[str, str]:
    """Return a row in which a currency written beside an amount stands in its own column."""
    if not values.get("amount"):
        return values
    amount, currency = with_currency(values["amount"], values.get("currency", ""))
    return values | {"amount": amount} | ({"currency": currency} if currency else {})
