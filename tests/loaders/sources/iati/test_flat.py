import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from graph.model.links import Funds, Implements, OperatesIn, WorksOn
from graph.model.statements import Link
from graph.places.gazetteer import gazetteer
from loaders.catalogue import choose
from loaders.sources.iati import sureness
from tests.loaders.sources.iati.told import DECIMALS, SAMPLES, told
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


FLOWS = {"3": "disbursement", "4": "expenditure", "11": "commitment"}
ROLES = {"1": "", "2": "accountable", "4": "implementing"}
"""By the codes that stand in the real files; whoever funds has a link of its own."""
EVERYWHERE = "998"
"""The region of what is for the whole world: such an activity is in no place."""
REFUSED = {"location": [(81, "the point '6.8216, -58.1618' is not a latitude and a longitude")]}
"""A comma stands in a cell of a latitude."""
Said = tuple[object, ...]


def lines_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a workbook, read without anything of ours."""
    header, *rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    plain = [[" ".join(str(cell).split()) if cell is not None else "" for cell in row] for row in rows]
    return [dict(zip(map(str, header), row, strict=False)) for row in plain]


def written(kind: str, line: dict[str, str]) -> Said | None:
    """Return the link that a row tells, by its cells alone."""
    own = line["iati_identifier"]
    if kind == "activity":
        code = line["recipient_country_code"]
        place = gazetteer().by_pcode(code) if code else None
        named = ("OPERATES_IN", own, place.name if place else line["recipient_region"] or code)
        return None if line["recipient_region_code"] == EVERYWHERE else named
    if kind == "location":
        return "OPERATES_IN", own, line["location_name"]
    if kind == "sector":
        return "WORKS_ON", own, line["sector_desc"], float(line["sector_pct"])
    if kind == "participating_org":
        role = ROLES[line["participating_org_role"]]
        return "IMPLEMENTS" if role else "FUNDS", own, line["participating_org_eng"], role, None, 0
    currency = line["transaction_value_currency"]
    minor = round(Decimal(line["transaction_value"]).scaleb(DECIMALS.get(currency, 2)))
    giver = line["transaction_provider_org"] or "provider not named"
    return "FUNDS", own, giver, FLOWS[line["transaction_type_code"]], currency, minor


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
    kind = re.sub(r".*_iati_(.*)\.xlsx", r"\1", name)
    lines, found = lines_of(path), told(path, tmp_path)

    assert sureness(path) == 90
    refused = REFUSED.get(kind, [])
    assert [(one.number, one.reason) for one in found.rejects] == refused
    taken = [line for number, line in enumerate(lines, start=2) if number not in dict(refused)]
    expected = Counter(said for line in taken if (said := written(kind, line)) is not None)
    assert Counter(map(heard, found.links)) == expected
    silent = [line for line in taken if written(kind, line) is None]
    assert len(silent) == (11 if kind == "activity" else 0)
    projects = {one.stated_id: one.name for one in found.descriptions if one.label == "Project"}
    assert projects == {
        line["iati_identifier"]: line.get("title_eng", line["iati_identifier"]) for line in lines
    }
    if kind == "transaction":
        assert sums(map(heard, found.links)) == sums(expected.elements())


def sums(said: Iterable[Said]) -> Counter[tuple[object, object]]:
    """Return how much money flowed, by flow and currency."""
    found: Counter[tuple[object, object]] = Counter()
    for *_, flow, currency, minor in said:
        found[flow, currency] += int(str(minor))
    return found
