"""The real files and the fixtures of the standard: each loads or is refused for its reason, counted apart."""

import csv
import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from graph.errors import SourceUnusable
from graph.identity.normalize import name_key
from graph.model.entities import District, Organization, Place
from graph.model.links import OperatesIn, Serves, WorksOn
from graph.model.statements import Link
from graph.vocabularies.terms import vocabulary
from loaders.catalogue import Options
from loaders.sources.hxl3w import LOADER
from tests.loaders.sources.hxl3w_read import (
    Statements,
    described,
    links,
    read,
    rows_of_the_standard,
    triples_of_the_standard,
)
from tests.material import material

FOLDERS = ("hxl3w/real/*", "hxl3w/libhxl-fixtures/*")
# Each file that is no table of who does what where, and the reason that people read.
REFUSED = {
    "input-broken.xlsx": "the workbook is broken inside",
    "input-invalid.csv": "HXL tags without their #",
    "input-invalid.png": "is a PNG picture",
    "input-multiline.csv": "found: #description",
    "input-notag1.html": "a 3W is read from CSV, XLSX or JSON",
    "input-notag2.html": "a 3W is read from CSV, XLSX or JSON",
    "input-quality.xls": "is an old Excel file (.xls)",
    "input-untagged-csv.zip": "is a ZIP archive",
    "input-valid-csv.zip": "is a ZIP archive",
    "input-valid-json-selector.json": "found: #adm1, #affected",
    "input-valid.xls": "is an old Excel file (.xls)",
    "input-zip-invalid.zip": "is a ZIP archive",
    "afghanistan-3w-hdx-metadata.json": "no table says who does what where",
    "org_type_organization_types_beta_csv.csv": "a column of organizations (#org)",
    "sector_global_coordination_groups_beta_csv.csv": "a column of organizations (#org)",
    "somalia_iati3w_METHODOLOGY.md": "a 3W is read from CSV, XLSX or JSON",
}
# Rows that the loader refuses in files that it reads: a cell beyond the last column.
REFUSED_ROWS = {"input-fuzzy.csv": {"row 4": "9 cells where the header has 8"}}


def one(name: str) -> Path:
    return material(f"hxl3w/*/{name}")[0]


def ids_of(link: Link) -> tuple[str, str]:
    return link.from_stated_id, link.to_stated_id


def work(said: Statements) -> Counter[tuple[str, str, str]]:
    """Count who works on what where: once for each record whose links say so."""
    themes: dict[str, set[tuple[str, str]]] = {}
    for each in links(said, WorksOn):
        themes.setdefault(each.record, set()).add((each.from_stated_id, each.to_stated))
    told = {
        (each.record, each.from_stated_id, theme, each.to_stated_id)
        for each in links(said, OperatesIn)
        for who, theme in themes.get(each.record, ())
        if who == each.from_stated_id
    }
    return Counter((who, theme, where) for _, who, theme, where in told)


def test_every_file_loads_or_is_refused_for_its_own_reason() -> None:
    for path in material(*FOLDERS):
        if path.name in REFUSED:
            with pytest.raises(SourceUnusable) as refused:
                LOADER.open(path, Options())
            assert REFUSED[path.name] in str(refused.value), path.name
            assert LOADER.sureness(path) < 50
        else:
            said, rows = read(path)
            assert rows == REFUSED_ROWS.get(path.name, {}), path.name
            assert any(isinstance(each, Organization) for each in said), path.name
            linked = {end for each in said if isinstance(each, Link) for end in ids_of(each)}
            assert linked <= described(said).keys(), path.name
            assert LOADER.sureness(path) >= 50


def test_a_large_csv_gives_each_organization_sector_and_district_that_its_cells_hold() -> None:
    path = one("operational_presence_afg_*.csv")
    said, refused = read(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))[1:]
    acronyms = {" ".join(row["ORG_ACRONYM"].split()) for row in rows}
    triples = Counter(
        (" ".join(row["ORG_ACRONYM"].split()), row["CLUSTER_SECTOR_NAME"], row["DIST_CODE"]) for row in rows
    )
    called: dict[str, set[str]] = {}
    for each in said:
        if isinstance(each, Organization):
            called.setdefault(each.stated_id, set()).update({each.name, *each.aliases} & acronyms)
    short = {stated: next(iter(names)) for stated, names in called.items() if len(names) == 1}
    places = {each.stated_id: each.pcode or "" for each in said if isinstance(each, District)}

    assert not refused
    assert len(called) == len(acronyms)
    assert set(short.values()) == acronyms
    assert set(places.values()) == {row["DIST_CODE"] for row in rows}
    told = work(said).elements()
    assert Counter((short[who], what, places[where]) for who, what, where in told) == triples
    assert len(links(said, OperatesIn)) == len(rows)


def test_cells_with_several_bodies_are_split_where_each_stands_alone_in_the_file() -> None:
    path = one("ebola_guinea_3w_2015_data.js")
    said, refused = read(path)
    rows = json.loads(path.read_text(encoding="utf-8").partition("=")[2].rstrip().rstrip(";"))
    alone = {name_key(row["org"]) for row in rows}
    expected: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        parts = row["org"].split("/")
        parts = parts if all(name_key(part) in alone for part in parts) else [row["org"]]
        themes = {row["sector"], row["activity_type"]}
        expected.update((name_key(part), what, row["region_id"]) for part in parts for what in themes)
    names = {each.stated_id: name_key(each.name) for each in said if isinstance(each, Organization)}
    codes = {each.stated_id: each.pcode or "" for each in said if isinstance(each, Place)}

    assert not refused
    told = work(said).elements()
    assert Counter((names[who], what, codes[where]) for who, what, where in told) == expected


@pytest.mark.parametrize(
    "name",
    [
        "input-valid.csv",
        "input-valid.hxl",
        "input-valid.json",
        "input-valid-json.txt",
        "input-valid-latin1.csv",
        "input-valid-nested.json",
        "input-valid-objects.json",
        "input-valid-xlsx.NOEXT",
        "input-valid.ssv",
        "input-valid.tsv",
        "input-valid.xlsx",
        "output-valid.csv",
        "output-valid.json",
        "output-valid-objects.json",
    ],
)
def test_every_shape_of_the_standard_says_the_same(name: str) -> None:
    said, _ = read(one(name))
    folder = one(name).parent
    rows = rows_of_the_standard(folder)

    assert in_words(said) == triples_of_the_standard(folder)
    assert len(links(said, OperatesIn)) == len(rows)
    assert sum(each.number or 0 for each in links(said, Serves)) == sum(
        int(cell or 0) for row in rows for cell in row[4:6]
    )
    assert {each.sort for each in links(said, Serves)} == {"targeted"}


@pytest.mark.parametrize("name", ["input-untagged.csv", "input-untagged.json", "input-untagged-objects.json"])
def test_a_table_without_tags_says_who_does_what_where_too(name: str) -> None:
    said, _ = read(one(name))

    assert in_words(said) == triples_of_the_standard(one(name).parent)


def in_words(said: Statements) -> Counter[tuple[str, str, str]]:
    """Count who works on what where, as the cells name them."""
    names = described(said)
    places = {each.to_stated_id: each.to_stated for each in links(said, OperatesIn)}
    return Counter((names[who].name, what, places[where]) for who, what, where in work(said).elements())


def test_merged_cells_name_the_body_of_each_row_they_cover() -> None:
    path = one("input-merged.xlsx")
    said, _ = read(path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    targeted = sum(
        cell for row in sheet.iter_rows(min_row=4, min_col=5, max_col=6, values_only=True) for cell in row
    )
    above = sheet["D5"].value

    assert sheet["D6"].value is None
    assert [each.from_stated for each in links(said, OperatesIn)][1:3] == [above, above]
    assert sum(each.number or 0 for each in links(said, Serves)) == targeted


def test_a_list_of_organizations_with_tags_gives_their_names_and_sorts() -> None:
    path = one("hapi_org_mapping.csv")
    said, _ = read(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[1:]
    found = [each for each in said if isinstance(each, Organization)]

    assert {each.name for each in found} == {row["Canonical org name"] for row in rows}
    assert {each.sort for each in found} <= set(vocabulary("sort").terms)
