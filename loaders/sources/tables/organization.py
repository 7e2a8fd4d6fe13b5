"""What the graph holds of one organization, in our own columns: a sheet to send out, to be corrected."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.exchange.cells import write_text
from graph.exchange.jsonl import Line, export_lines
from graph.identity.canonical import entity_of
from graph.model.entities import ENTITY_KINDS, KIND_OF, family
from graph.model.statements import TIERS, Tier
from graph.money import decimals_of
from graph.places.gazetteer import gazetteer
from loaders.protection import protected
from loaders.publishing import visible_lines
from loaders.sources.tables.columns import SEPARATOR
from loaders.sources.tables.source import SHEET
from loaders.sources.tables.statements import SAME_AS
from loaders.sources.tables.template import (
    EXPLANATION,
    empty_workbook,
    entity_columns,
    link_columns,
)
from loaders.terms import term_named

Values = dict[str, str]

_OF_OTHERS = frozenset({"id", "name", "identifiers", "country", "generic", "level", "pcode"})
_NOT_WRITTEN = frozenset({"record", "quote", "paraphrase", "said_on", "date_basis", "confidence", "reviewed"})
"""What the sources of the graph said, and how: this sheet is the organization's own word."""

KEYS = """
    MATCH (:Source)-[said:DESCRIBES]->(entity:Entity {id: $id})
    RETURN said.source AS source, said.stated_id AS stated_id
    ORDER BY source, stated_id
    LIMIT 100000
"""


def write_sheet(store: Store, own: str, path: Path, tier: Tier, on: str) -> int:
    """Write the sheet of one organization as of a day, with what a tier may see; return how many links."""
    if path.suffix.lower() != ".xlsx":
        raise InvalidQuestion(f"{path.name}: a sheet to send out ends in .xlsx")
    keys = {(row["source"], row["stated_id"]) for row in store.read(KEYS, id=own)}
    lines = visible_lines(export_lines(store), tier)
    known = _Known(list(protected(lines)) if tier == "public" else lines, keys)
    if known.own is None or "Organization" not in known.own["labels"]:
        raise NotFound(f"{own!r} is no organization of which the graph holds anything {tier}; see --tier")
    facts = _facts(known.own, tier, on)
    book = empty_workbook()
    links = list(known.links())
    _fill(book[SHEET], [facts])
    _fill(book["entities"], known.entities(facts["id"]))
    _fill(book["links"], links)
    _explain(book[EXPLANATION], known.own["name"])
    for sheet in (book["entities"], book["links"]):
        _hide(sheet, "same_as")
    book.save(path)
    return len(links)


def _facts(entity: Line, tier: Tier, on: str) -> Values:
    return {
        "id": f"{entity['id']}-itself"[:200],
        "title": f"What {entity['name']} says of itself",
        "publisher": entity["name"],
        "published": on,
        "visibility": tier,
    }


class _Known:
    """What a tier may see of one organization."""

    def __init__(self, lines: Iterable[Line], keys: set[tuple[str, str]]) -> None:
        everything = list(lines)
        self._by_key = {
            (said["source"], said["stated_id"]): line
            for line in everything
            if line["kind"] == "entity"
            for said in line["said"]
        }
        own = next((self._by_key[key] for key in sorted(keys) if key in self._by_key), None)
        self.own = _folded(own) if own else None
        self._links = [line for line in everything if line["kind"] == "link" and own in self._ends(line)]

    def _ends(self, link: Line) -> list[Line]:
        """Return the entities at the ends of a link, by what its source calls them."""
        return [self._by_key[link["source"], link[f"{end}_stated_id"]] for end in ("from", "to")]

    def entities(self, source: str) -> Iterator[Values]:
        """Yield a row for the organization, and one for each other that no vocabulary knows."""
        if self.own is not None:
            yield _entity(self.own, entity_columns().keys(), source)
        others = {each["id"]: each for link in self._links for each in self._named(link)}
        for each in sorted(others.keys() - {self.own["id"] if self.own else ""}):
            other = _folded(others[each])
            if _term(other) is None:
                yield _entity(other, _OF_OTHERS, source)

    def links(self) -> Iterator[Values]:
        """Yield a row for each thing that is said, once however many say it, at its most public tier."""
        told: dict[tuple[tuple[str, str], ...], Tier] = {}
        for link in self._links:
            key = tuple(self._link(link).items())
            told[key] = min(told.get(key, TIERS[-1]), link["visibility"], key=TIERS.index)
        for key in sorted(told):
            yield dict(key) | {"visibility": told[key]}

    def _named(self, link: Line) -> list[Line]:
        """Return whom a link names: its ends, and those it goes through or is for."""
        stated = [*(link.get("via") or ()), *filter(None, [link.get("population")])]
        inner = (self._by_key.get((link["source"], each)) for each in stated)
        return [*self._ends(link), *(line for line in inner if line)]

    def _link(self, link: Line) -> Values:
        said: Values = {"type": link["type"]}
        for end, entity in zip(("from", "to"), map(_folded, self._ends(link)), strict=True):
            said |= {end: _term(entity) or entity["id"], f"{end}_stated": entity["name"]}
        fields = {name: link.get(name) for name in link_columns() if name not in {*said, *_NOT_WRITTEN}}
        fields |= {"via": [self._ref(link, each) for each in link.get("via") or ()]}
        fields |= {"population": self._ref(link, link["population"]) if link.get("population") else None}
        return said | _texts(_money(fields) | {"visibility": None})

    def _ref(self, link: Line, stated: str) -> str:
        line = self._by_key.get((link["source"], stated))
        entity = _folded(line) if line else None
        return (_term(entity) or str(entity["id"])) if entity else stated


def _folded(line: Line) -> Line:
    """Return an entity with its fields, worked out from what is said of it here."""
    labels, fields = entity_of(line["id"], [{"id": "", **said} for said in line["said"]])
    return {**line, **fields, "labels": list(labels)}


def _entity(line: Line, columns: Iterable[str], source: str) -> Values:
    kind = max(
        (each for each in ENTITY_KINDS if each.label in line["labels"]), key=lambda one: len(one.labels)
    )
    tier = min((said["visibility"] for said in line["said"]), key=TIERS.index)
    fields = {name: line.get(name) for name in columns if name not in {"kind", *_NOT_WRITTEN}}
    same = _elsewhere(line, source)
    return {"kind": kind.label, **_texts(fields), "visibility": tier, **({"same_as": same} if same else {})}


def _elsewhere(line: Line, source: str) -> str | None:
    """Return under which id another source than this sheet has an entity."""
    return next(
        (
            f"{said['source']}{SAME_AS}{said['stated_id']}"
            for said in line["said"]
            if said["source"] != source
        ),
        None,
    )


def _term(line: Line) -> str | None:
    """Return how a vocabulary names an entity, where one does: such a row needs no description."""
    label = next(label for label in line["labels"] if label in KIND_OF)
    code = line.get("pcode") or ""
    if family(label) == "Place":
        return code if code and gazetteer().by_pcode(code) else None
    known = term_named(label, line["name"])
    return known.name if known else None


def _money(fields: dict[str, object]) -> dict[str, object]:
    """Return the fields of a link with its amount as people write it."""
    minor, currency = fields.pop("amount_minor", None), fields.get("currency")
    if not isinstance(minor, int):
        return fields
    if not isinstance(currency, str):
        return fields | {"amount_minor": minor}
    return fields | {"amount": f"{Decimal(minor).scaleb(-decimals_of(currency)):f}"}


def _texts(fields: Mapping[str, object]) -> Values:
    """Return the fields that say something, as texts of cells."""
    said = {name: value for name, value in fields.items() if value not in (None, "", [], False)}
    return {name: _text(value) for name, value in said.items()}


def _text(value: object) -> str:
    if isinstance(value, list):
        return f"{SEPARATOR} ".join(str(each).replace(SEPARATOR, ",") for each in value)
    return "TRUE" if value is True else str(value)


def _fill(sheet: Worksheet, rows: Iterable[Values]) -> None:
    places = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    for number, row in enumerate(rows, start=2):
        for column, text in row.items():
            write_text(sheet.cell(number, places[column]), text)


def _hide(sheet: Worksheet, column: str) -> None:
    for cell in sheet[1]:
        if cell.value == column:
            sheet.column_dimensions[cell.column_letter].hidden = True


def _explain(sheet: Worksheet, name: str) -> None:
    """Say above the meaning of the columns what to do with the sheet."""
    words = (
        f"This is what others have told of {name}. What you leave or write here is your own word.",
        "Sheet 'entities': the first row is your organization, the others are those it is linked with.",
        "Sheet 'links': one row is one thing: who, what, with whom, since when.",
        "Correct what is wrong, delete the rows that are not so, and add rows for what is missing.",
        "In a row that you add, write the names in 'from' and 'to'; in the others leave the ids as they are.",
        "Write dates as 2014, 2014-05 or 2014-05-01. Name no person, and nothing that may harm anybody.",
        "Sheet 'source': write the day of your corrections as 'published', then send the file back.",
    )
    sheet.insert_rows(1, len(words) + 1)
    for number, line in enumerate(words, start=1):
        write_text(sheet.cell(number, 1), line).alignment = Alignment(wrap_text=False)
