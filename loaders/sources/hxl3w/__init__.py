"""Who does what where, as OCHA and clusters publish it: HXL, tables without tags, tables of pooled funds.

The tags are read here in a few lines: libhxl would bring ten more packages, the network among them, and open
files past the readers that check them.
"""

from pathlib import Path

from graph.errors import SourceUnusable
from graph.identity.normalize import slug
from graph.model.sources import Source
from graph.places.gazetteer import gazetteer
from loaders.catalogue import Loader, Opened, Options
from loaders.mapping import Mapping, read_mapping
from loaders.readers import Row
from loaders.readers.kept import Kept
from loaders.sources.hxl3w.sheets import Table, rows, tables_of
from loaders.sources.hxl3w.statements import Parser
from loaders.sources.hxl3w.survey import survey

__all__ = ["LOADER", "sureness"]

_TAGGED, _TAGGED_ELSE, _BY_HEADERS = 95, 40, 50


def sureness(path: Path) -> int:
    """Tell how surely a file says who does what where: by its tags, or less so by its headers."""
    try:
        tables = tables_of(path)
    except SourceUnusable:
        return 0
    if any(table.layout.is_of_work for table in tables.values()):
        return _TAGGED if any(table.tagged for table in tables.values()) else _BY_HEADERS
    return _TAGGED_ELSE if tables else 0


def open_3w(path: Path, options: Options) -> Opened[Row]:
    """Open a file: a first pass takes who and what is named in it, and nothing more."""
    tables = _of_work(path, tables_of(path))
    mapping = read_mapping(options.mapping) if options.mapping else Mapping()
    facts = {"id": slug(path.stem), **mapping.source.said()}
    source = Source.model_validate(facts).model_copy(update={"covers": mapping.covers})
    told = Kept(rows(path, tables))
    found = survey(told, tables)
    found.countries = found.countries or _covered(mapping)
    parse = Parser(tables, found, said_on=source.published)
    return Opened(source=source, rows=told, parse=parse)


def _covered(mapping: Mapping) -> set[str]:
    """Return the countries of the places that a steward says a file covers."""
    codes = (place.partition(":")[2] for place in (mapping.covers.places if mapping.covers else ()))
    places = (gazetteer().by_pcode(code) for code in codes)
    return {place.country for place in places if place}


def _of_work(path: Path, tables: dict[str, Table]) -> dict[str, Table]:
    """Return the tables that can be read, or say what none of them has."""
    usable = {sheet: table for sheet, table in tables.items() if table.layout.is_of_work}
    if usable:
        return usable
    found = [title for table in tables.values() for title in table.header if title]
    raise SourceUnusable(
        f"{path.name}: no table says who does what where: it needs a column of organizations (#org) and "
        "one of sectors, activities, places or people (#sector, #activity, #adm1, #beneficiary); "
        f"found: {', '.join(found[:20]) or 'no header that is known'}"
    )


LOADER = Loader(
    name="hxl3w",
    version="3",
    title="Who does what where (3W, 4W, 5W)",
    reads="CSV, XLSX and JSON with HXL tags in one of the first 25 rows, or with the usual headers in "
    "English, French or Spanish; tables of pooled funds.",
    becomes="Organizations, the activities they name, their sectors as themes, places by P-code, people "
    "reached and targeted, partners and funders; all that one row says shares its record.",
    leaves_out="Contacts, needs, indicators, remarks, amounts asked for; a row that repeats another to the "
    "letter is heard once.",
    sureness=sureness,
    open=open_3w,
    takes_mapping=True,
)
