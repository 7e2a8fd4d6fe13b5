"""Rules of reading who does what where, each on a table of a few rows."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import SourceUnusable
from graph.model.entities import Organization, Place
from graph.model.links import Funds, OperatesIn, WorksOn
from graph.model.statements import Link
from graph.vocabularies.terms import vocabulary
from loaders.catalogue import Options
from loaders.sources.hxl3w import LOADER, sureness
from tests.loaders.sources.hxl3w_read import described, ends, links, read, table
from tests.loaders.sources.spooled import heard

CELLS = st.sampled_from(["#org", "#sector +name", "", "Health", "org", None, 1.5, True])
JSON_DOCUMENTS = st.recursive(
    CELLS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["#org", "#adm1", ""]), inner)
    ),
    max_leaves=12,
).map(lambda value: json.dumps(value).encode())


def test_a_pcode_without_a_level_is_that_of_the_narrowest_place(tmp_path: Path) -> None:
    text = "Agency;Cluster;Admin1;District;P-code\nOpen Door Relief;WASH;;Rubavu;RW33"
    said, _ = read(table(tmp_path, text))

    assert ("open-door-relief", "place:rubavu") in ends(said, OperatesIn)


def test_a_month_and_a_year_are_the_days_of_a_row(tmp_path: Path) -> None:
    text = (
        "#org,#sector,#date+month,#date+year\nTerrace Clinic,Health,Octobre ,2023\nTerrace Clinic,Health,May,"
    )
    said, refused = read(table(tmp_path, text))

    assert {(each.since, each.until, each.date_basis) for each in links(said, WorksOn)} == {
        ("2023-10", "2023-10", "stated")
    }
    assert "has no year" in refused["row 3"]


def test_a_person_is_never_taken(tmp_path: Path) -> None:
    tags = "#org,#org+type,#org+funder,#org+funder+type,#sector"
    rows = "Terrace Clinic,NGO,Ama Example,Individual,Health\nKofi Example,Individual,,,Health"
    said, _ = read(table(tmp_path, f"{tags}\n{rows}"))

    assert {each.name for each in said if isinstance(each, Organization)} == {"Terrace Clinic"}


def test_two_bodies_of_one_acronym_stay_two(tmp_path: Path) -> None:
    text = "#org+name,#org+acronym,#sector\nOpen Door Relief,ODR,WASH\nOld District Radio,ODR,WASH\n,ODR,WASH"
    said, _ = read(table(tmp_path, text))

    assert {each.from_stated_id for each in links(said, WorksOn)} == {
        "open-door-relief",
        "old-district-radio",
        "odr",
    }


def test_codes_tell_bodies_of_one_name_apart(tmp_path: Path) -> None:
    text = "#org+name,#org+code,#sector\nHope Center,GB-CHC-123456,WASH\nHope Center,77,WASH"
    said, _ = read(table(tmp_path, text))
    bodies = [each for each in said if isinstance(each, Organization)]

    assert len({each.stated_id for each in bodies}) == 2
    assert {each.identifiers for each in bodies} == {("org-id:GB-CHC-123456",), ("internal:77",)}


def test_an_amount_keeps_its_currency_and_flow(tmp_path: Path) -> None:
    tags = "#org,#org+funder,#sector,#value+committed,#currency,#value+required"
    said, _ = read(table(tmp_path, f"{tags}\nTerrace Clinic,Oak Forum,WASH,1500,RWF,9"))

    assert [(each.amount_minor, each.currency, each.flow) for each in links(said, Funds)] == [
        (1500, "RWF", "commitment")
    ]


def test_an_amount_in_no_currency_is_refused(tmp_path: Path) -> None:
    path = table(
        tmp_path, "#org,#org+funder,#sector,#value\nOpen Door Relief,Northlight Foundation,Health,50"
    )

    assert "in no currency that is known" in read(path)[1]["row 2"]


def test_a_name_without_codes_is_found_in_the_country_of_the_file(tmp_path: Path) -> None:
    text = (
        "#org,#sector,#adm2+name,#adm2+code\nOpen Door Relief,Health,Rubavu,RW33\nTerrace Clinic,Health,Huye,"
    )
    said, _ = read(table(tmp_path, text))
    huye = described(said)["place:huye"]

    assert isinstance(huye, Place)
    assert huye.identifiers == ("pcode:RW24",)


def test_a_steward_says_what_a_file_covers_and_where_it_comes_from(tmp_path: Path) -> None:
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "source:\n  publisher: Oak Forum\n  published: 2024-06\n"
        "covers:\n  themes: [health]\n  places: [RW33]\n  on: 2024-05\n"
    )
    path = table(tmp_path, "#org,#sector,#adm2+name\nOpen Door Relief,Health,Rubavu")
    opened = LOADER.open(path, Options(mapping=mapping))
    said, _ = read(path, Options(mapping=mapping))

    assert opened.source is not None
    assert opened.source.covers is not None
    assert opened.source.covers.places == ("pcode:RW33",)
    assert opened.source.publisher == "Oak Forum"
    assert ("open-door-relief", "place:rubavu") in ends(said, OperatesIn)
    assert {each.said_on for each in said if isinstance(each, Link)} == {"2024-06"}


def test_tags_without_their_mark_stop_the_file(tmp_path: Path) -> None:
    path = table(tmp_path, "Who,What\norg+name,sector+cluster\nOpen Door Relief,Health")

    with pytest.raises(SourceUnusable, match="tags without their #"):
        LOADER.open(path, Options())


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode), JSON_DOCUMENTS))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_file_makes_the_loader_stumble_over_what_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    assert 0 <= sureness(path) <= 100


def test_sorts_of_organizations_that_nobody_knows_are_kept_as_written_and_counted(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "Who,Type,Sector\n#org+name,#org+type,#sector\n"
        "Cedar Yard,Guild of bakers,Health\nFern Bank,International NGO,Health\n"
        "Oak Gate,Guild of smiths,Health",
    )

    found = heard(path, LOADER)

    assert found.unused == {"Type: sort of organization not known": 2}
    assert found.bodies["cedar-yard"]["sort"] == "Guild of bakers"
    assert found.bodies["fern-bank"]["sort"] in vocabulary("sort").terms
