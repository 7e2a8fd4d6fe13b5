"""Flattened IATI: tables in which one row is one activity, or one part of one, as elements again."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from lxml import etree

from graph.errors import RowRejected
from loaders.readers import BadRow, Row, kind_of, read_csv, read_csv_cells, read_xlsx, read_xlsx_cells
from loaders.readers.element import Element
from loaders.readers.files import unusable
from loaders.readers.kept import Kept
from loaders.sources.iati.activity import activity_of
from loaders.sources.iati.facts import ACTIVITY, Facts
from loaders.sources.iati.rows import Part, parts_of
from loaders.sources.iati.shares import COUNTRY, REGION, SECTOR, Sums

KINDS = ("xlsx", "csv")
IDENTIFIER = "iati_identifier"
_FEWEST_KNOWN = 3
_PATHS = {
    IDENTIFIER: "iati-identifier",
    "activity_status_code": "activity-status@code",
    "recipient_country": "recipient-country/narrative",
    "recipient_country_code": "recipient-country@code",
    "recipient_country_pct": "recipient-country@percentage",
    "recipient_region": "recipient-region/narrative",
    "recipient_region_code": "recipient-region@code",
    "recipient_region_vocabulary": "recipient-region@vocabulary",
    "sector_code": "sector@code",
    "sector_desc": "sector/narrative",
    "sector_pct": "sector@percentage",
    "sector_vocabulary": "sector@vocabulary",
    "location_ref": "location@ref",
    "location_name": "location/name/narrative",
    "location_lat": "location/coordinates@latitude",
    "location_long": "location/coordinates@longitude",
    "location_id_code": "location/location-id@code",
    "location_id_vocabulary": "location/location-id@vocabulary",
    "location_adm_code": "location/administrative@code",
    "location_adm_level": "location/administrative@level",
    "location_adm_vocabulary": "location/administrative@vocabulary",
    "location_class_code": "location/location-class@code",
    "location_feature_designation_code": "location/feature-designation@code",
    "transaction_ref": "transaction@ref",
    "transaction_type_code": "transaction/transaction-type@code",
    "transaction_date": "transaction/transaction-date@iso-date",
    "transaction_value": "transaction/value",
    "transaction_value_currency": "transaction/value@currency",
    "transaction_value_date": "transaction/value@value-date",
    "transaction_description": "transaction/description/narrative",
}
_BODIES = {
    "reporting_org": "reporting-org",
    "participating_org": "participating-org",
    "transaction_provider_org": "transaction/provider-org",
    "transaction_receiver_org": "transaction/receiver-org",
}
_OF_BODIES = {"": "/narrative", "_eng": "/narrative", "_ref": "@ref", "_type": "@type", "_role": "@role"}
_PATHS |= {name + end: path + of for name, path in _BODIES.items() for end, of in _OF_BODIES.items()}
_SHARED = tuple(
    column for column, path in _PATHS.items() if path.startswith((f"{SECTOR}@", f"{COUNTRY}@", f"{REGION}@"))
)
_TITLE = re.compile(r"title_([a-z]{2})[a-z]?")
_DATE = re.compile(r"activity_date(_type)?_(\d+)")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def is_flat(path: Path) -> bool:
    """Tell whether the header of a table has an activity's identifier and further columns of IATI."""
    if kind_of(path) not in KINDS:
        return False
    cells = read_xlsx_cells(path) if kind_of(path) == "xlsx" else read_csv_cells(path)
    header = next((row.cells for row in cells if not isinstance(row, BadRow)), ())
    known = [column for column in header if path_of(column.strip()) is not None]
    return IDENTIFIER in header and len(known) >= _FEWEST_KNOWN


def flat_table(path: Path) -> Kept[Row | BadRow]:
    """Return the rows of a table; refuse one that is none of ours."""
    if not is_flat(path):
        raise unusable(path, f"has no column {IDENTIFIER} beside columns of activities; it is no IATI table")
    return Kept(read_xlsx(path) if kind_of(path) == "xlsx" else read_csv(path))


def flat_facts(table: Iterable[Row | BadRow]) -> Facts:
    """Go through a table once for who reports, which activities it names, and what of them adds up."""
    reporters: dict[str, None] = {}
    sums: dict[str, Sums] = defaultdict(Sums)
    for row in table:
        if isinstance(row, Row):
            reporters[row.values.get("reporting_org", "").strip()] = None
            shared = {column: row.values[column] for column in _SHARED if column in row.values}
            sums[row.values.get(IDENTIFIER, "").strip()].add(Element(_element(shared)))
    sums.pop("", None)
    uneven = {own: told for own, one in sums.items() if (told := tuple(one.uneven()))}
    return Facts(ACTIVITY, reporters=tuple(filter(None, reporters)), ids=frozenset(sums), uneven=uneven)


def flat_rows(table: Iterable[Row | BadRow], facts: Facts) -> Iterator[Part | BadRow]:
    """Yield what each row of a table says, as parts of its activity."""
    uneven = dict(facts.uneven)
    for row in table:
        if isinstance(row, BadRow):
            yield row
            continue
        element = Element(_element(row.values))
        try:
            yield from _parts(row, element, facts, uneven)
        except RowRejected as reason:
            yield BadRow(row.number, row.where, str(reason), str(element), row.sheet)


def _parts(row: Row, element: Element, facts: Facts, uneven: dict[str, tuple[str, ...]]) -> Iterator[Part]:
    """Yield the parts of a row; those of an activity's first one tell what of it does not add up."""
    activity = activity_of(element, facts.published, facts.ids)
    parts = [
        replace(part, number=row.number, where=f"{activity.id} {part.element.tag}, {row.where}")
        for part in parts_of(element, activity)
    ]
    if not parts or element.child("title"):
        parts.insert(0, Part(row.number, f"{activity.id}, {row.where}", element, activity))
    for column, value in row.values.items():
        if value.strip() and path_of(column) is None:
            parts[0].element.leave(column)
    for told in uneven.pop(activity.id, ()):
        parts[0].element.leave(told)
    yield from parts


@cache
def path_of(column: str) -> str | None:
    """Return where a column's value stands in an activity; None where it is not told from a table."""
    title, date = _TITLE.fullmatch(column), _DATE.fullmatch(column)
    if title:
        return f"title/narrative:{title[1]}"
    if date:
        return f"activity-date:{date[2]}@{'type' if date[1] else 'iso-date'}"
    return _PATHS.get(column)


def _element(values: Mapping[str, str]) -> "etree._Element":
    """Return a row as the activity that it was flattened from."""
    activity = etree.Element(ACTIVITY)
    made: dict[str, etree._Element] = {"": activity}
    for column, value in values.items():
        path = path_of(column)
        if path and value.strip():
            steps, _, attribute = path.partition("@")
            node = _made(made, steps)
            with suppress(ValueError):  # a character that no XML can hold: the cell says nothing
                if attribute == "percentage":  # a workbook shows shares with a sign that XML never has
                    node.set(attribute, value.strip().removesuffix("%").rstrip())
                elif attribute:
                    node.set(attribute, value.strip())
                else:
                    node.text = value.strip()
    return activity


def _made(made: dict[str, "etree._Element"], steps: str) -> "etree._Element":
    """Return the element of a path; what follows a colon tells it from others, a title by its language."""
    if steps not in made:
        above, _, last = steps.rpartition("/")
        tag, _, mark = last.partition(":")
        made[steps] = etree.SubElement(_made(made, above), tag)
        if mark.isalpha():
            made[steps].set(_LANG, mark)
    return made[steps]
