"""Grants as 360Giving publishes them: a sample of ours, with the columns that publishers write."""

from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.errors import SourceUnusable
from loaders.catalogue import Options
from loaders.sources.threesixtygiving import LOADER
from loaders.sources.threesixtygiving.days import day_of
from tests.loaders.loading import exported, load
from tests.loaders.sources.spooled import Heard, heard

DATA = Path(__file__).parents[2] / "data" / "threesixtygiving"
PACKAGE = DATA / "package.json"
HEADER = (
    "Identifier,Title,Description,Currency,Amount Awarded,Award Date,Funding Org:Identifier,Funding Org:Name,"
    "Recipient Org:Identifier,Recipient Org:Name,Beneficiary Location:Name,"
    "Beneficiary Location:Geographic Code"
)


@pytest.fixture(scope="module")
def package() -> Heard:
    return heard(PACKAGE, LOADER)


def table(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "grants.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def test_a_grant_is_one_amount_from_its_funder_to_its_recipient(package: Heard) -> None:
    money = {link["record"]: link for link in package.of("FUNDS")}

    first = money["grant 360G-baobab-1"]
    assert (first["from_stated_id"], first["to_stated_id"]) == ("GB-CHC-9000001", "GB-COH-09000002")
    assert (first["amount_minor"], first["currency"], first["flow"]) == (25000050, "KES", "grant")
    assert (first["since"], first["until"], first["said_on"]) == ("2023-05-02", "2023-05-02", "2024-01-15")
    assert (first["project"], first["quote"]) == ("Wells for two villages", "Towards two wells")
    assert money["grant 360G-baobab-2"]["amount_minor"] == -30000
    assert money["grant 360G-baobab-2"]["since"] == "2023-11-02"
    assert money["grant 360G-baobab-3"]["amount_minor"] == 0
    assert len(money) == len(package.of("FUNDS")) == 4


def test_organizations_have_all_their_names_and_their_strong_ids(package: Heard) -> None:
    water, tools = package.bodies["GB-COH-09000002"], package.bodies["360G-baobab:org-7"]

    assert (water["name"], water["aliases"]) == ("Clear Water Works", ["Clear Water Works CIC"])
    assert water["identifiers"] == ["org-id:GB-COH-09000002"]
    assert water["country"] == "KE"
    assert tools["identifiers"] == ["internal:360G-baobab:org-7"]


def test_only_a_grant_that_tells_more_is_a_project(package: Heard) -> None:
    assert {link["to_stated_id"] for link in package.of("IMPLEMENTS")} == {
        "grant:360G-baobab-1",
        "grant:360G-baobab-7",
    }
    project = package.bodies["grant:360G-baobab-1"]
    assert (project["name"], project["since"], project["until"]) == (
        "Wells for two villages",
        "2023-06-01",
        "2024-05-31",
    )
    assert [link["to_stated"] for link in package.of("PART_OF")] == ["Water"]
    assert {link["to_stated_id"] for link in package.of("OPERATES_IN")} >= {"gss:E07900001"}
    assert {link["to_stated"] for link in package.of("WORKS_ON")} == {"Basic nutrition", "Village wells"}


def test_places_have_the_codes_of_their_lists(package: Heard) -> None:
    hills = package.bodies["gss:E07900001"]

    assert (hills["name"], hills["level"], hills["country"], hills["kind"]) == (
        "Northern Hills",
        "district",
        "GB",
        "District",
    )
    known = [
        one
        for one in package.bodies.values()
        if set(one.get("identifiers", ())) & {"iso3166:RW", "pcode:RW33"}
    ]
    assert len(known) == 2


def test_grants_to_persons_are_counted_and_nothing_of_them_is_kept(package: Heard) -> None:
    assert package.unused["grants to individuals (left out)"] == 1
    assert "Amina" not in str(package)


def test_what_cannot_be_used_is_refused_with_the_reason(package: Heard) -> None:
    assert {where: reason.split(";")[0] for where, reason in package.refused.items()} == {
        "grants 5": "currency 'POUNDS': no code of ISO 4217",
        "grants 6": "awardDate '31/02/2023': no date that exists",
        "grants 8": "grants 7 tells of another amount, date, funder or recipient of grant '360G-baobab-7'",
    }


def test_dates_of_the_work_that_cannot_be_are_put_aside_and_counted(package: Heard) -> None:
    assert "until" not in package.bodies["grant:360G-baobab-7"]
    assert package.unused["plannedDates/0/endDate (before its start)"] == 1
    assert package.unused["amountDisbursed"] == 1


def test_the_source_is_what_the_package_says_of_itself(package: Heard) -> None:
    assert package.source["id"] == "baobab-fund-grants-of-the-baobab-fund"
    assert (package.source["publisher"], package.source["published"]) == ("Baobab Fund", "2024-02-01")


def test_a_table_with_titles_and_one_with_paths_say_the_same(tmp_path: Path) -> None:
    row = (
        "360G-b-1,Seeds,For seeds,KES,100,2023-01-31,GB-CHC-9000001,Baobab Fund,,Seed Savers,Hills,E12000001"
    )
    paths = (
        "id,title,description,currency,amountAwarded,awardDate,fundingOrganization/0/id,"
        "fundingOrganization/0/name,recipientOrganization.0.id,recipientOrganization.0.name,"
        "beneficiaryLocation/0/name,beneficiaryLocation/0/geoCode"
    )
    titled = heard(table(tmp_path, row), LOADER)
    pathed = heard(table(tmp_path, row, header=paths), LOADER)

    assert (titled.bodies, titled.links, titled.unused) == (pathed.bodies, pathed.links, pathed.unused)
    assert titled.of("FUNDS")[0]["to_stated_id"] == "name:seed-savers"
    assert not titled.refused
    assert not titled.unused


def test_a_second_row_of_a_grant_adds_a_place_and_no_money(tmp_path: Path) -> None:
    row = "360G-b-1,Seeds,,KES,100,2023-01-31,GB-CHC-9000001,Baobab Fund,,Seed Savers,"
    said = heard(
        table(tmp_path, row + "Hills,E12000001", row + "Coast,E12000002", row + "Coast,E12000002"), LOADER
    )

    assert len(said.of("FUNDS")) == 1
    assert sorted(link["to_stated"] for link in said.of("OPERATES_IN")) == ["Coast", "Hills"]


def test_a_row_that_stands_twice_counts_once(tmp_path: Path) -> None:
    row = "360G-b-1,Seeds,,KES,100,2023-01-31,GB-CHC-9000001,Baobab Fund,,Seed Savers,Hills,E12000001"
    said = heard(table(tmp_path, row, row), LOADER)

    assert len(said.of("FUNDS")) == len(said.of("OPERATES_IN")) == 1
    assert "it counts once" in said.refused["row 3"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014-06-05T00:00:00+00:00", "2014-06-05"),
        ("05/06/2014", "2014-06-05"),
        ("17/08/2015 00:00", "2015-08-17"),
        ("13-03-2015", "2015-03-13"),
        ("2014-06", "2014-06"),
        ("06/25/2014", None),
        ("31/04/2014", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_stand_before_months(text: str, day: str | None) -> None:
    assert day_of(text) == day


def test_a_table_without_grants_says_which_columns_it_needs(tmp_path: Path) -> None:
    path = table(tmp_path, "a,b", header="Name,Town")

    assert LOADER.sureness(path) == 0
    with pytest.raises(SourceUnusable, match=r"Amount Awarded"):
        LOADER.open(path, Options())


def test_grants_load_into_the_graph_and_a_second_load_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = table(
        tmp_path, "360G-b-1,Seeds,,KES,100,2023-01-31,GB-CHC-9000001,Baobab Fund,,Seed Savers,Hills,E12000001"
    )

    report, *_ = load(store, tmp_path, path)
    again, *_ = load(store, tmp_path, path)

    assert (report.status, report.loader, report.links) == ("complete", "360giving", 3)
    assert again.status == "unchanged"
    assert [line["amount_minor"] for line in exported(store) if line.get("type") == "FUNDS"] == [10000]
