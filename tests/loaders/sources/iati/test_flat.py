from collections import Counter
from pathlib import Path

import pytest

from graph.model.links import Funds, Implements, OperatesIn, WorksOn
from graph.model.statements import Link
from loaders.catalogue import choose
from loaders.sources.iati import sureness
from tests.loaders.sources.iati.flat_written import REFUSED, Said, kind_of, sums, taken, written
from tests.loaders.sources.iati.told import SAMPLES, told
from tests.material import MATERIAL, material


@pytest.mark.parametrize("name", ["flat_activities.csv", "flat_transactions.csv"])
def test_a_flattened_file_is_known_by_its_columns(name: str) -> None:
    assert choose(SAMPLES / name).name == "iati"


def test_other_tables_are_none_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("iati_identifier,color,shape\nA,red,round\nB,blue,square\n", encoding="utf-8")
    assert sureness(path) == 0


def test_a_row_of_activities_is_a_project_with_its_dates_and_places(tmp_path: Path) -> None:
    found = told(SAMPLES / "flat_activities.csv", tmp_path)

    assert found.source.publisher == "Sunrise Fund"
    shelter = next(one for one in found.descriptions if one.since)
    assert (shelter.stated_id, shelter.name, shelter.aliases) == (
        "XI-INV-700-2022-A",
        "Shelter in Kirehe",
        ("Abris à Kirehe",),
    )
    assert (shelter.since, shelter.until) == ("2022-01-01", "2022-12-31")
    assert [one.to_stated for one in found.of("OPERATES_IN")] == ["Rwanda"]
    assert [(one.number, one.reason) for one in found.rejects] == [
        (3, "the date '2022-13-31' does not exist; write it as 2014-05-01")
    ]
    assert found.unused["contact_info_email"] == 1
    assert not [one for one in found.rejects if "keza@" in one.said]


def test_a_row_of_transactions_is_one_flow_of_money_each(tmp_path: Path) -> None:
    found = told(SAMPLES / "flat_transactions.csv", tmp_path)

    flows = sorted((one.from_stated, one.currency, one.amount_minor, one.flow) for one in found.funds)
    assert flows == [
        ("Agency of Rivers", "EUR", 800_000_000, "commitment"),
        ("Agency of Rivers", "EUR", 800_000_000, "commitment"),
        ("Ministry of Meadows", "JPY", 75_000, "commitment"),
        ("provider not named", "USD", 1_250, "expenditure"),
    ]
    assert {one.to_stated_id for one in found.funds} == {"XI-INV-700-2022-A"}
    assert {one.record for one in found.funds if one.currency == "JPY"} == {
        "XI-INV-700-2022-A transaction, row 4"
    }
    assert [one.number for one in found.rejects] == [6, 7]
    assert found.unused == {"transaction_value_USD": 4}


def test_percentages_of_a_table_are_added_up_over_its_rows(tmp_path: Path) -> None:
    header = "iati_identifier,sector_vocabulary,sector_code,sector_pct"
    whole = ["A,1,12220,76.06%", "A,1,11220,23.94 %", "A,2,122,100"]
    uneven = ["B,1,12220,60", "B,1,11220,30", "B,,13030,5", "C,1,12220,most"]
    path = tmp_path / "sectors.csv"
    path.write_text("\n".join([header, *whole, *uneven]), encoding="utf-8")

    found = told(path, tmp_path)

    shares = [one.percentage for one in found.of("WORKS_ON") if isinstance(one, WorksOn)]
    assert sorted(filter(None, shares)) == [5, 23.94, 30, 60, 76.06, 100]
    assert found.unused == {"percentages that do not add up to 100 (sector, vocabulary 1)": 1}
    assert [(one.number, one.reason[:21]) for one in found.rejects] == [(8, "the percentage 'most'")]


def workbooks() -> list[str]:
    return sorted(path.name for path in MATERIAL.glob("iati/tabular/*.xlsx")) or ["(none)"]


def heard(link: Link) -> Said:
    """Return the same of a link that the loader made."""
    if isinstance(link, OperatesIn):
        return link.type, link.from_stated_id, link.to_stated
    if isinstance(link, WorksOn):
        return link.type, link.from_stated_id, link.to_stated, link.percentage
    giver = " ".join(link.from_stated.split())
    if isinstance(link, Implements):
        return link.type, link.to_stated_id, giver, link.role, None, 0
    assert isinstance(link, Funds)
    flow = link.flow if link.transaction else ""
    return link.type, link.to_stated_id, giver, flow, link.currency, link.amount_minor or 0


@pytest.mark.parametrize("name", workbooks())
def test_a_real_flattened_file_tells_what_its_cells_say_row_by_row(name: str, tmp_path: Path) -> None:
    path = material(f"iati/tabular/{name}")[0]
    kind, lines, found = kind_of(path), taken(path), told(path, tmp_path)

    assert sureness(path) == 90
    assert [(one.number, one.reason) for one in found.rejects] == REFUSED.get(kind, [])
    expected = Counter(said for line in lines if (said := written(kind, line)) is not None)
    assert Counter(map(heard, found.links)) == expected
    silent = [line for line in lines if written(kind, line) is None]
    assert len(silent) == (11 if kind == "activity" else 0)
    projects = {one.stated_id: one.name for one in found.descriptions if one.label == "Project"}
    assert projects == {
        line["iati_identifier"]: line.get("title_eng", line["iati_identifier"]) for line in lines
    }
    if kind == "transaction":
        assert sums(map(heard, found.links)) == sums(expected.elements())
