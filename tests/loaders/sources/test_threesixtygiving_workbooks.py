"""Workbooks of grants: a sheet about the file, titles above the header, merged cells, sheets of places."""

from pathlib import Path

import openpyxl

from loaders.sources.threesixtygiving import LOADER
from tests.loaders.sources.spooled import heard

HEADER = (
    "Identifier",
    "Title",
    "Currency",
    "Amount Awarded",
    "Award Date",
    "Funding Org:Identifier",
    "Funding Org:Name",
    "Recipient Org:Name",
)
FUNDER = ("GB-CHC-9000001", "Baobab Fund")


def book(folder: Path) -> tuple[openpyxl.Workbook, Path]:
    made = openpyxl.Workbook()
    made.worksheets[0].title = "Meta"
    for row in (("Title", "Grants of a year"), ("Publisher:Name", "Baobab Fund"), ("Issued", "2024-02-01")):
        made["Meta"].append(row)
    grants = made.create_sheet("grants")
    grants.append(("Our grants of the year",))
    grants.append(HEADER)
    grants.append(("360G-b-1", "Seeds", "KES", 100, "2023-01-31", *FUNDER, "Seed Savers"))
    grants.append(("360G-b-2", "Tools", "KES", 50.25, "2023-02-28", *FUNDER, "Tool Library"))
    return made, folder / "grants.xlsx"


def test_a_sheet_tells_of_the_file_and_a_title_may_stand_above_the_header(tmp_path: Path) -> None:
    made, path = book(tmp_path)
    made.save(path)
    said = heard(path, LOADER)

    assert said.source["id"] == "baobab-fund-grants-of-a-year"
    assert (said.source["publisher"], said.source["published"]) == ("Baobab Fund", "2024-02-01")
    assert sorted(link["amount_minor"] for link in said.of("FUNDS")) == [5025, 10000]
    assert not said.refused


def test_a_sheet_of_places_adds_to_the_grants(tmp_path: Path) -> None:
    made, path = book(tmp_path)
    places = made.create_sheet("Beneficiary Location")
    places.append(("Identifier", "Beneficiary Location:Name", "Beneficiary Location:Geographic Code"))
    places.append(("360G-b-2", "Northern Hills", "E12000001"))
    places.append(("360G-b-9", "Coast", "E12000002"))
    made.save(path)
    said = heard(path, LOADER)

    assert len(said.of("FUNDS")) == 2
    assert [(link["from_stated_id"], link["to_stated"]) for link in said.of("OPERATES_IN")] == [
        ("grant:360G-b-2", "Northern Hills")
    ]
    assert [link["to_stated_id"] for link in said.of("IMPLEMENTS")] == ["grant:360G-b-2"]
    assert "no row gives the amount awarded" in said.refused["sheet Beneficiary Location row 3"]


def test_a_merged_funder_counts_for_each_row_and_a_merged_amount_for_one(tmp_path: Path) -> None:
    made, path = book(tmp_path)
    sheet = made["grants"]
    for cells in ("F3:F4", "G3:G4"):
        sheet.merge_cells(cells)
    made.save(path)
    assert {link["from_stated_id"] for link in heard(path, LOADER).of("FUNDS")} == {"GB-CHC-9000001"}

    sheet.merge_cells("D3:D4")
    made.save(path)
    said = heard(path, LOADER)
    assert [link["amount_minor"] for link in said.of("FUNDS")] == [10000]
    assert "merged" in said.refused["sheet grants row 4"]
