from collections import Counter
from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.errors import SourceUnusable
from graph.model.entities import District, Organization, Project
from graph.model.links import Funds, Implements, OperatesIn, PartnersWith, PartOf, Serves, WorksOn
from graph.model.statements import Description, Link
from loaders.catalogue import Options, choose
from loaders.sources.hxl3w import LOADER
from tests.loaders.loading import load
from tests.loaders.sources.hxl3w_read import SAMPLES, described, ends, links, read, table

TAGGED = SAMPLES / "tagged.csv"
UNTAGGED = SAMPLES / "sans_balises.csv"
FUND = SAMPLES / "fund.csv"


@pytest.mark.parametrize("path", [TAGGED, UNTAGGED, FUND], ids=lambda path: str(path.name))
def test_the_samples_are_recognized_by_their_content(path: Path) -> None:
    assert choose(path) is LOADER


@pytest.mark.parametrize("path", [TAGGED, UNTAGGED, FUND], ids=lambda path: str(path.name))
def test_every_end_of_a_link_is_described_in_the_same_file(path: Path) -> None:
    said, _ = read(path)

    for link in (each for each in said if isinstance(each, Link)):
        assert {link.from_stated_id, link.to_stated_id} <= described(said).keys()


def test_one_row_states_all_three_under_one_record() -> None:
    said, _ = read(TAGGED)
    of_row = {
        (each.type, each.to_stated_id) for each in said if isinstance(each, Link) and each.record == "row 4"
    }

    assert {
        ("WORKS_ON", "theme:gbv"),
        ("OPERATES_IN", "place:rubavu"),
        ("SERVES", "population:women"),
        ("SERVES", "population:girls"),
        ("IMPLEMENTS", "project:sh-1"),
    } <= of_row


def test_a_row_that_repeats_another_is_heard_once_and_not_refused() -> None:
    said, refused = read(TAGGED)

    assert "row 5" not in refused
    assert not [each for each in said if each.record == "row 5"]


def test_a_named_project_has_its_partners_days_and_state() -> None:
    said, _ = read(TAGGED)
    project = described(said)["project:sh-1"]

    assert isinstance(project, Project)
    assert (project.name, project.status, project.since, project.until) == (
        "Safe Homes",
        "active",
        "2023-07-01",
        "2024-06-30",
    )
    assert {(each.from_stated, each.role) for each in links(said, Implements) if each.record == "row 4"} == {
        ("Open Door Relief", "lead"),
        ("Riverbend Youth Union", "partner"),
    }
    assert ends(said, PartnersWith) == {("open-door-relief", "riverbend-youth-union")}


def test_what_is_only_planned_is_said_of_the_project_alone() -> None:
    said, _ = read(TAGGED)
    planned = [each for each in links(said, OperatesIn) + links(said, WorksOn) if each.record == "row 7"]

    assert {each.from_stated_id for each in planned} == {"project:cw-9"}


def test_people_are_counted_as_the_columns_say() -> None:
    said, _ = read(TAGGED)
    counted = Counter((each.to_stated_id, each.sort, each.number) for each in links(said, Serves))

    assert counted == {
        ("population:people", "targeted", 1200): 1,
        ("population:women", "reached", 310): 1,
        ("population:girls", "reached", 95): 1,
        ("population:women", "reached", 40): 1,
        ("population:people", "targeted", 500): 1,
    }


def test_nobody_reached_is_not_said_to_be_served() -> None:
    said, _ = read(TAGGED)

    assert ("open-door-relief", "population:girls") not in ends(said, Serves)


def test_an_acronym_alone_is_the_body_that_has_it_in_another_row() -> None:
    said, _ = read(TAGGED)

    assert ("open-door-relief", "project:cw-9") in ends(said, Implements)
    assert "odr" not in described(said)


def test_funders_are_parted_and_what_they_gave_is_not_guessed() -> None:
    said, _ = read(TAGGED)
    funds = [each for each in links(said, Funds) if each.record == "row 8"]

    assert {each.from_stated_id for each in funds} == {"open-door-relief", "northlight-foundation"}
    assert {(each.flow, each.amount_minor) for each in funds} == {("unknown", None)}


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("row 9", "no organization"),
        ("row 10", "it ends (2024-02-01) before it begins"),
        ("row 11", "'about 50', which is no whole number"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(where: str, reason: str) -> None:
    assert reason in read(TAGGED)[1][where]


def test_contacts_of_persons_are_not_taken() -> None:
    said, _ = read(TAGGED)

    assert "Ama" not in " ".join(each.model_dump_json() for each in said)


def test_places_of_other_countries_keep_their_codes_and_what_they_are_part_of() -> None:
    said, _ = read(UNTAGGED)
    district = described(said)["place:ml9901"]

    assert isinstance(district, District)
    assert (district.name, district.identifiers, district.country) == (
        "Vallée Verte",
        ("pcode:ML9901",),
        "ML",
    )
    assert ("place:ml9901", "place:mali-nord-lointain") in ends(said, PartOf)
    assert ("place:mali-nord-lointain", "place:mali") in ends(said, PartOf)


def test_what_lies_within_what_is_said_once() -> None:
    said, _ = read(UNTAGGED)
    parts = Counter((each.from_stated_id, each.to_stated_id) for each in links(said, PartOf))

    assert set(parts.values()) == {1}


def test_french_headers_days_and_groups_are_understood() -> None:
    said, refused = read(UNTAGGED)
    served = {(each.to_stated_id, each.number, each.since) for each in links(said, Serves)}

    assert not refused
    assert served == {
        ("population:refugees", 1250, "2023-02-13"),
        ("population:pregnant-women", 80, "2023-02-05"),
    }


def test_a_cell_is_split_only_where_each_part_stands_alone_elsewhere() -> None:
    said, _ = read(UNTAGGED)
    names = {each.name for each in said if isinstance(each, Organization)}
    acting = {each.from_stated for each in links(said, WorksOn) if each.record in ("row 4", "row 5")}

    assert acting == {"Porte Ouverte", "Cercle des Collines", "Porte Ouverte/Union du Fleuve"}
    assert "Union du Fleuve" not in names


def test_kinds_of_bodies_are_marked_as_such() -> None:
    said, _ = read(UNTAGGED)
    generic = {each.name for each in said if isinstance(each, Organization) and each.generic}

    assert generic == {"Divers bailleurs"}


def test_a_pooled_fund_promises_its_amounts_in_the_year_of_the_allocation() -> None:
    said, refused = read(FUND)
    given = {
        (each.from_stated, each.to_stated): (
            each.amount_minor,
            each.currency,
            each.flow,
            each.since,
            each.project,
        )
        for each in links(said, Funds)
    }

    assert not refused
    assert given == {
        ("HILL Rwanda", "Open Door Relief"): (
            25_000_050,
            "USD",
            "commitment",
            "2019",
            "Water for the valley",
        ),
        ("HILL Rwanda", "Hillside Women's Circle"): (12_000_000, "USD", "commitment", "2020", "Safe homes"),
        ("HILL Burundi", "Open Door Relief"): (-50_025, "USD", "commitment", "2020", "Return of funds"),
    }
    assert ("hill-rwanda", "hill") in ends(said, PartOf)


def tagged_in(row: int, folder: Path, header: str) -> Path:
    """Write a table whose tags stand in a row of the file, under notes and a header."""
    notes = (f"note {number}," for number in range(1, row - 1))
    tags = "#org+name,#sector+name,#adm2+name"
    return table(folder, "\n".join((*notes, header, tags, "Open Door Relief,GBV,Rubavu")))


def test_tags_are_read_down_to_the_25th_row(tmp_path: Path) -> None:
    path = tagged_in(25, tmp_path, "Nani,Nini,Wapi")

    said, refused = read(path)

    assert choose(path) is LOADER
    assert not refused
    assert ends(said, WorksOn) == {("open-door-relief", "theme:gbv")}
    assert {each.to_stated for each in links(said, OperatesIn)} == {"Rubavu"}
    assert {each.record for each in links(said, WorksOn)} == {"row 26"}


def test_tags_below_the_25th_row_are_no_tags(tmp_path: Path) -> None:
    path = tagged_in(26, tmp_path, "Nani,Nini,Wapi")

    assert LOADER.sureness(path) == 0
    with pytest.raises(SourceUnusable, match="no table says who does what where"):
        LOADER.open(path, Options())


def test_under_headers_that_are_known_they_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    said, refused = read(tagged_in(26, tmp_path, "Organization,Sector,District"))

    assert list(refused) == ["row 26"]
    assert "in the first 25 rows" in refused["row 26"]
    assert {each.from_stated for each in links(said, WorksOn)} == {"Open Door Relief"}


def test_a_3w_becomes_a_graph(store: Store, tmp_path: Path) -> None:
    report = load(store, tmp_path, TAGGED)[0]
    rows = store.read(
        """
        MATCH (o:Organization)-[w:WORKS_ON]->(t:Theme), (o)-[p:OPERATES_IN]->(d:District)
        WHERE w.record = p.record
        RETURN DISTINCT o.name AS who, t.name AS what, d.name AS place
        ORDER BY who, what
        LIMIT 9
        """
    )

    assert (report.status, report.rejected) == ("complete", 3)
    assert report.unused == {"Focal point": 2}
    assert [(row["who"], row["what"], row["place"]) for row in rows] == [
        ("Open Door Relief", "Cholera kits", "Rubavu"),
        ("Open Door Relief", "gender-based violence", "Rubavu"),
        ("Open Door Relief", "health", "Rubavu"),
        ("Riverbend Youth Union", "gender-based violence", "Rubavu"),
    ]


def test_descriptions_of_one_body_have_one_id() -> None:
    said, _ = read(TAGGED)
    names: dict[str, set[str]] = {}
    for each in said:
        if isinstance(each, Description):
            names.setdefault(each.stated_id, set()).add(each.name)

    assert {stated for stated, found in names.items() if len(found) > 1} == set()
