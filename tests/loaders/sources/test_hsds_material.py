"""Every file of the real and the official examples, each with what becomes of it."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.errors import SourceUnusable
from graph.model.entities import Organization, Place, Service
from graph.model.links import OperatesIn, Provides, WorksOn
from graph.model.statements import Description
from loaders.catalogue import Options, choose
from loaders.sources.hsds import LOADER
from tests.loaders.sources.hsds_read import read
from tests.material import material

FULL = {"Organization": 1, "Service": 1, "PROVIDES": 1, "WORKS_ON": 1, "IMPLEMENTS": 1, "OPERATES_IN": 2}
TABLES = {"Organization": 1, "Service": 1, "PROVIDES": 1, "IMPLEMENTS": 1, "OPERATES_IN": 1}
READ = {
    "csv_organizations.csv": TABLES,
    "tabular.json": TABLES,
    "organization_full.json": FULL,
    "service_full.json": FULL,
    "service_at_location_full.json": FULL,
    "mock-data_organizations_d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610.json": FULL,
    "mock-data_services_ac148810-d857-441c-9679-408f346de14b.json": FULL,
    "mock-data_service_at_locations_e94c9f38-1e8f-4564-91d4-d53501ab1765.json": FULL,
    "organization_list.json": {"Organization": 1},
    "service_list.json": {"Organization": 1, "Service": 1, "PROVIDES": 1},
    "service_at_location_list.json": {"Organization": 1, "Service": 1, "PROVIDES": 1, "OPERATES_IN": 1},
    "location.json": {"Place": 2, "PART_OF": 1},
}
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
        if path.name in READ:
            found = read(path, tmp_path)
            told = {(type(one).__name__, one.stated_id) for one in found.described(Description)}
            counts = Counter(kind for kind, _ in told) | Counter(found.heard)
            assert {kind: counts[kind] for kind in READ[path.name]} == READ[path.name], path.name
            assert all("is a sentence" in reason for _, reason in found.rejected)
            spoken = {language for one in found.described(Service) for language in one.languages}
            assert spoken == ({"Urdu"} if READ[path.name] in (FULL, TABLES) else set()), path.name
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
    tables = {
        path.stem: list(csv.DictReader(path.open(encoding="utf-8"))) for path in entry.parent.glob("*.csv")
    }
    places = [row for row in tables["locations"] if row["virtual"] != "true"]
    somewhere = {row["id"] for row in places}
    offered = [row for row in tables["services"] if row["location_id"] in somewhere]
    areas = [area for row in tables["services"] for area in row["service_areas"].split(",") if area.strip()]
    terms = [term for row in tables["services"] for term in row["taxonomy_ids"].split(",") if term.strip()]
    offices = [row for row in tables["phones"] if row["organization_id"] and not row["contact_id"]]

    found = read(entry, tmp_path)

    assert found.rejected == []
    spoken = [each for row in tables["services"] for each in row["languages"].split(",") if each.strip()]
    services = [one for one in found.described(Service) if not one.languages]
    assert len(found.links(Provides)) == len(services) == len(tables["services"]) == 23
    assert len(found.described(Service)) - len(services) == len(spoken) == 1
    assert len(found.links(OperatesIn)) == len(places) + len(offered) + len(areas)
    assert len(found.links(WorksOn)) == len(terms) == 6
    assert len([one for one in found.described(Place) if one.level == "site"]) == len(places) == 21
    assert len(found.described(Organization)) == len(tables["organizations"]) + len(offices)
    assert found.unused["contacts.name"] == len(tables["contacts"])
    names = {row["name"] for row in tables["contacts"]}
    assert not [name for name in names if name in str(found.said)]


def test_every_table_of_an_ohana_folder_leads_to_its_entry() -> None:
    for path in material("hsds/real/ohana-sample-csv/*.csv"):
        assert choose(path) is LOADER
        assert LOADER.enters(path) == path.with_name("organizations.csv")
