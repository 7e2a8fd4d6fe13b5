"""Every file of the real and the official examples, each with what becomes of it."""

from collections import Counter
from pathlib import Path

import pytest

from graph.errors import SourceUnusable
from graph.model.entities import Organization, Place, Service
from graph.model.statements import Description
from loaders.catalogue import Options, choose
from loaders.sources.hsds import LOADER
from tests.loaders.sources.hsds_read import EXAMPLES, FULL, TABLES, counted, directory, read
from tests.material import material

FRONT, TERMS = "is the front page of a service", "holds terms only"
REFUSED = {
    "base.json": FRONT,
    "mock-data_root.json": FRONT,
    "taxonomy.json": TERMS,
    "taxonomy_list.json": TERMS,
    "taxonomy_term.json": TERMS,
    "taxonomy_term_list.json": TERMS,
    "mock-data_taxonomies_5c4d79d7-cc55-470e-9f1f-8cad074e4892.json": TERMS,
    "mock-data_taxonomy_terms_3f7b145d-84af-42d7-8fae-eaca714b02b2.json": TERMS,
}
OTHERS = {"csv_datapackage.json", "make_datapackages.py"}
"""A path where JSON should be, and a program: not ours to read."""


def test_every_official_example_is_read_or_refused_with_its_reason(tmp_path: Path) -> None:
    for path in material("hsds/examples/*"):
        if path.name in EXAMPLES:
            found = read(path, tmp_path)
            told = {(type(one).__name__, one.stated_id) for one in found.described(Description)}
            counts = Counter(kind for kind, _ in told) | Counter(found.heard)
            expected = EXAMPLES[path.name]
            assert counts == expected, path.name
            assert all("is a sentence" in reason for _, reason in found.rejected)
            spoken = {language for one in found.described(Service) for language in one.languages}
            assert spoken == ({"Urdu"} if expected in (FULL, TABLES) else set()), path.name
        elif path.name in OTHERS:
            assert LOADER.sureness(path) == 0
        elif path.name in REFUSED:
            with pytest.raises(SourceUnusable, match=REFUSED[path.name]):
                LOADER.open(path, Options())
        else:
            assert choose(path) is LOADER
            assert LOADER.enters(path) == path.with_name("csv_organizations.csv")


def test_the_schemas_beside_the_examples_are_no_data() -> None:
    for path in material("hsds/schema/*"):
        if path.name == "datapackage.json":
            with pytest.raises(SourceUnusable, match=r"none of organizations\.csv"):
                LOADER.open(path, Options())
        else:
            assert LOADER.sureness(path) == 0, path.name


def test_an_ohana_folder_says_what_an_independent_count_says(tmp_path: Path) -> None:
    [entry] = material("hsds/real/ohana-sample-csv/organizations.csv")
    tables, expected = directory(entry), counted(entry)

    found = read(entry, tmp_path)

    assert found.rejected == []
    assert found.heard == expected.links
    assert expected.links["PROVIDES"] == 23
    services = [one for one in found.described(Service) if not one.languages]
    assert len(services) == expected.things["Service"]
    spoken = [each for row in tables["services"] for each in row["languages"].split(",") if each.strip()]
    assert len(found.described(Service)) - len(services) == len(spoken) == 1
    sites = [one for one in found.described(Place) if one.level == "site"]
    assert len(sites) == len([row for row in tables["locations"] if row["virtual"] != "true"]) == 21
    offices = [row for row in tables["phones"] if row["organization_id"] and not row["contact_id"]]
    assert len(found.described(Organization)) == len(tables["organizations"]) + len(offices)
    assert found.unused["contacts.name"] == len(tables["contacts"])
    names = {row["name"] for row in tables["contacts"]}
    assert not [name for name in names if name in str(found.said)]


def test_every_table_of_an_ohana_folder_leads_to_its_entry() -> None:
    for path in material("hsds/real/ohana-sample-csv/*.csv"):
        assert choose(path) is LOADER
        assert LOADER.enters(path) == path.with_name("organizations.csv")
