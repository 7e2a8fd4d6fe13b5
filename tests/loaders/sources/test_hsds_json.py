"""A directory of services as JSON: nested, in pages, in tables, in lines, as HSDS and as Ohana write it."""

import json
from pathlib import Path

import pytest

from graph.errors import SourceUnusable
from graph.model.entities import Organization, Place, Service
from graph.model.links import OperatesIn, PartOf, Provides, Serves, WorksOn
from loaders.catalogue import Options, choose
from loaders.sources.hsds import LOADER
from tests.loaders.sources.hsds_read import Directory, read

TERM = {"id": "t1", "name": "Legal aid", "taxonomy_detail": {"id": "x", "name": "Valley List"}}
HOUSE = {
    "id": "l1",
    "location_type": "physical",
    "name": "Hillside House",
    "latitude": -1.68,
    "longitude": 29.26,
    "addresses": [{"id": "a1", "address_1": "12 Lake Road", "city": "Rubavu", "country": "RW"}],
    "phones": [{"id": "t9", "number": "+250 788 000 009"}],
    "languages": [{"id": "g9", "name": "English", "code": "en"}],
}
SERVICE = {
    "id": "s1",
    "name": "Lawyers on Bicycles",
    "status": "active",
    "assured_date": "2023-05-02",
    "service_areas": [{"id": "e1", "name": "Nyabihu"}],
    "languages": [{"id": "g1", "name": "Swahili", "code": "sw"}],
    "service_at_locations": [{"id": "x1", "location": HOUSE}],
    "attributes": [{"id": "b1", "taxonomy_term": TERM}],
}
ORGANIZATION = {
    "id": "o1",
    "name": "Hillside Women Initiative",
    "legal_status": "NGO",
    "year_incorporated": 2009,
    "phones": [{"id": "t1", "number": "+250 788 000 001"}],
    "contacts": [{"id": "c1", "name": "Ama Boro", "phones": [{"id": "t2", "number": "+250 788 000 002"}]}],
    "locations": [HOUSE],
    "organization_identifiers": [{"identifier_scheme": "KE-NCB", "identifier": "2009/117"}],
}
BY_ORGANIZATION = ORGANIZATION | {"services": [SERVICE]}
BY_SERVICE = SERVICE | {"organization": ORGANIZATION}
PAGE = {"total_items": 1, "total_pages": 1, "page_number": 1, "contents": [BY_SERVICE]}
OHANA = {
    "name": "Valley Health Trust",
    "urls": ["https://valley.example"],
    "locs": [
        {
            "name": "Valley Clinic",
            "address": {"street": "3 Market Street", "city": "Oldtown", "state": "CA", "zip": "94063"},
            "emails": ["ama.boro@valley.example"],
            "contacts": [{"name": "Ama Boro", "title": "Director"}],
            "servs": [
                {
                    "audience": "Anybody",
                    "eligibility": "None",
                    "service_areas": ["Oldtown", "Ash, West"],
                    "languages": ["Spanish", "Chinese (Mandarin)"],
                }
            ],
        }
    ],
}


def written(value: object, path: Path) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def spoken(found: Directory) -> set[tuple[str, tuple[str, ...]]]:
    """Return what is said of the languages of services."""
    return {(one.name, one.languages) for one in found.described(Service) if one.languages}


@pytest.mark.parametrize(
    ("value", "where"),
    [
        pytest.param(BY_ORGANIZATION, "organization", id="organization with its services"),
        pytest.param(BY_SERVICE, "service", id="service with its organization"),
        pytest.param([BY_ORGANIZATION], "item 1", id="list"),
        pytest.param(PAGE, "contents 1", id="page"),
    ],
)
def test_however_it_is_nested_it_says_the_same(value: object, where: str, tmp_path: Path) -> None:
    path = written(value, tmp_path / "hsds.json")
    assert choose(path) is LOADER

    found = read(path, tmp_path)

    assert found.rejected == []
    assert found.named(Provides) == {("Hillside Women Initiative", "Lawyers on Bicycles")}
    assert {(one.from_stated, one.role, one.to_stated) for one in found.links(OperatesIn)} == {
        ("Hillside Women Initiative", "office", "Hillside House"),
        ("Lawyers on Bicycles", "activity", "Hillside House"),
        ("Lawyers on Bicycles", "activity", "Nyabihu"),
    }
    assert found.named(PartOf) == {("Hillside House", "Rubavu")}
    assert found.named(WorksOn) | found.named(Serves) == {("Lawyers on Bicycles", "Legal aid")}
    assert [one.sort for one in found.described(Service) if one.sort] == ["legal-aid"]
    assert spoken(found) == {("Lawyers on Bicycles", ("Swahili",))}
    contacts = {number for one in found.described(Organization) for number in one.contacts}
    assert contacts == {"+250 788 000 001"}
    assert "Ama Boro" not in str(found.said)
    assert all(one.record.startswith(where) for one in found.links(OperatesIn))
    assert len([one for one in found.described(Place) if one.level == "site"]) == 1


def test_tables_in_one_json_file_are_read_like_a_folder(tmp_path: Path) -> None:
    tables = {
        "organizations.csv": [{"id": "o1", "name": "Hillside Women Initiative"}],
        "services.csv": [{"id": "s1", "organization_id": "o1", "name": "Shelter"}],
        "schedules.csv": [{"id": "h1", "service_id": "s1", "freq": "WEEKLY"}],
        "languages.csv": [
            {"id": f"g{number}", "service_id": "s1", "language": language}
            for number, language in enumerate(("sw", "Ga", "el", "xx"))
        ],
    }

    found = read(written(tables, tmp_path / "tabular.json"), tmp_path)

    assert found.named(Provides) == {("Hillside Women Initiative", "Shelter")}
    assert found.unused["schedules.freq"] == 1
    names = {("Swahili",), ("Ga",), ("Modern Greek",), ("xx",)}
    assert spoken(found) == {("Shelter", each) for each in names}


def test_ohana_gives_no_ids_and_its_services_the_name_of_their_location(tmp_path: Path) -> None:
    found = read(written([OHANA, OHANA], tmp_path / "ohana.json"), tmp_path)

    assert found.named(Provides) == {("Valley Health Trust", "Valley Clinic")}
    assert found.named(OperatesIn) == {
        ("Valley Health Trust", "Valley Clinic"),
        ("Valley Clinic", "Valley Clinic"),
        ("Valley Clinic", "Oldtown"),
        ("Valley Clinic", "Ash, West"),
    }
    assert spoken(found) == {("Valley Clinic", ("Spanish",)), ("Valley Clinic", ("Chinese (Mandarin)",))}
    assert len(found.links(Provides)) == 1
    assert [one.identifiers for one in found.described(Organization)] == [()]
    assert "Ama Boro" not in str(found.said)


def test_lines_that_end_in_a_comma_are_read_and_what_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    other = OHANA | {"name": "Lakeside Trust"}
    path.write_text(f"{json.dumps(OHANA)},\n{json.dumps(other)},\n{{'name': 'x'}},\n[1],\n", encoding="utf-8")
    assert choose(path) is LOADER

    found = read(path, tmp_path)

    assert {one.name for one in found.described(Organization)} == {"Valley Health Trust", "Lakeside Trust"}
    assert [where for where, _ in found.rejected] == ["line 3", "line 4"]
    assert found.rejected[0][1].startswith("not JSON: ")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"version": "3.0", "openapi_url": "x"}, "is the front page of a service"),
        ({"id": "1", "name": "Terms", "uri": "x", "version": "1"}, "holds terms only"),
        ({"contents": [{"id": "1", "name": "Terms", "term_uri": "x", "taxonomy": "y"}]}, "holds terms only"),
    ],
)
def test_what_holds_no_directory_is_refused_in_one_line(value: object, reason: str, tmp_path: Path) -> None:
    path = written(value, tmp_path / "part.json")
    assert choose(path) is LOADER
    with pytest.raises(SourceUnusable, match=f"^part.json: {reason}"):
        LOADER.open(path, Options())


@pytest.mark.parametrize(
    "value",
    [
        {"name": "organization", "type": "object", "properties": {"services": {}}},
        {"grants": [{"id": "1", "title": "x"}]},
        {"type": "FeatureCollection", "features": []},
        [{"name": "x"}],
        [1, 2],
        "text",
    ],
)
def test_other_json_is_not_taken(value: object, tmp_path: Path) -> None:
    assert LOADER.sureness(written(value, tmp_path / "other.json")) == 0


def test_broken_files_of_any_kind_are_nobodys(tmp_path: Path) -> None:
    for name, content in {
        "services.csv": b"\xff\xfe\x00broken",
        "organizations.csv": b"",
        "datapackage.json": b"{",
        "x.zip": b"PK\x03\x04nothing",
        "y.json": b'{"contents": [{"id": "1", ',
        "z.json": b"[" * 5000,
    }.items():
        (tmp_path / name).write_bytes(content)
        assert LOADER.sureness(tmp_path / name) == 0
