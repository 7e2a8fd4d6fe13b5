"""`ihuriro tables`: a draft of a mapping, a sheet for one organization, and the way back."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from graph.bolt.store import Store
from graph.exchange.jsonl import export_lines
from graph.model.statements import Tier
from graph.questions.profile import Profile, profile
from graph.questions.resolve import resolve
from loaders.sources.tables.organization import write_sheet
from tests.api.commands.command_line import ihuriro
from tests.little_network import SECRET, grants, survey
from tests.loaders.loading import body, link, load, shorten_reference, source, write_lines
from tests.loaders.sources.mapped_tables import csv, mapping, workbook

HILLSIDE = "Hillside Health Initiative"
ITSELF = "hillside-health-initiative-itself"
FORMULA = '=HYPERLINK("http://bad.example")'


def test_a_draft_loads_as_it_is(store: Store, environment: dict[str, str], tmp_path: Path) -> None:
    rows = [
        ("Partners of 2024",),
        ("NGO", "Donor", "Budget (USD)", "District"),
        ("Acorn Trust", "Elm Fund", 500, "Rubavu"),
    ]
    table, draft = workbook(tmp_path, {"Sheet1": rows}), tmp_path / "draft.yaml"

    suggested = ihuriro("tables", "suggest", table, "-o", draft, environment=environment)
    shown = ihuriro("tables", "suggest", table, environment=environment)
    loaded = ihuriro("load", table, "--map", draft, environment=environment)

    assert (suggested.returncode, shown.returncode, loaded.returncode) == (0, 0, 0)
    assert shown.stdout == draft.read_text(encoding="utf-8")
    assert "2 links as source" in loaded.stdout
    [grant] = [line for line in export_lines(store) if line.get("type") == "FUNDS"]
    assert (grant["from_stated"], grant["to_stated"], grant["amount_minor"]) == (
        "Elm Fund",
        "Acorn Trust",
        50_000,
    )


def test_a_bad_mapping_is_one_line_and_status_one(
    store: Store, environment: dict[str, str], tmp_path: Path
) -> None:
    table, bad = csv(tmp_path, "NGO,Donor\nAcorn Trust,Elm Fund"), tmp_path / "bad.yaml"
    for text, words in (
        ("columns: {NGO: nam}", "bad.yaml: line 1: columns.NGO: a table of ours has no column 'nam'"),
        ("columns: {NGO: name", "bad.yaml: line 1: is not YAML"),
        ("columns: {Name: name}", "theirs.csv: no row names the columns 'Name'"),
    ):
        bad.write_text(text, encoding="utf-8")
        done = ihuriro("load", table, "--map", bad, environment=environment)

        told = [line for line in done.stderr.splitlines() if line.startswith("ihuriro: ")]
        assert done.returncode == 1
        assert len(told) == 1
        assert words in told[0]
        assert "Traceback" not in done.stderr


def test_a_mapping_that_nobody_reads_is_refused(store: Store, tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "lines.jsonl", [source("one"), body("one", "a", "Acorn House")])

    [report] = load(store, tmp_path, lines, options=mapping(tmp_path, "source: {title: All}"))

    assert report.status == "failed"
    assert "the loader jsonl reads no mapping; leave out --map map.yaml" in report.reason


@contextmanager
def edited(path: Path) -> Iterator[tuple[Worksheet, Worksheet]]:
    """Let a test edit the sheets of entities and links as a person does."""
    book = openpyxl.load_workbook(path)
    yield book["entities"], book["links"]
    book.save(path)


def column(sheet: Worksheet, name: str) -> int:
    return [cell.value for cell in sheet[1]].index(name) + 1


@pytest.fixture
def small_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places alone are known beforehand: these tests look at bodies."""
    shorten_reference(monkeypatch)


def of_hillside(store: Store) -> Profile:
    return profile(store, resolve(store, HILLSIDE))


def said_by_itself(found: Profile) -> set[tuple[str, str, str | None]]:
    return {
        (group.type, tie.name, link.since)
        for group in found.groups
        for tie in group.ties
        for link in tie.links
        if link.said_by == "itself"
    }


def everything_said(found: Profile) -> set[tuple[str, str, str | None]]:
    return {
        (group.type, tie.name, link.since)
        for group in found.groups
        for tie in group.ties
        for link in tie.links
    }


@pytest.mark.usefixtures("small_reference")
def test_a_sheet_that_comes_back_unchanged_says_everything_by_itself(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, grants(), survey())
    before, sheet = of_hillside(store), tmp_path / "sheet.xlsx"
    write_sheet(store, before.entity.id, sheet, "restricted", "2024-06-01")

    [report] = load(store, tmp_path, sheet)

    after = of_hillside(store)
    assert (report.status, report.source, report.rejected) == ("complete", ITSELF, 0)
    assert after.entity.id == before.entity.id
    assert said_by_itself(after) == everything_said(before) == everything_said(after)


@pytest.mark.usefixtures("small_reference")
def test_what_is_corrected_and_added_in_a_sheet_is_said_by_itself(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, grants(), survey())
    before, sheet = of_hillside(store), tmp_path / "sheet.xlsx"
    write_sheet(store, before.entity.id, sheet, "public", "2024-06-01")
    with edited(sheet) as (entities, links):
        entities.cell(2, column(entities, "name"), "Hillside Wellbeing Initiative")
        entities.cell(2, column(entities, "since"), "2003-02")
        types = [cell.value for cell in links["A"]]
        links.cell(types.index("PROVIDES") + 1, column(links, "since"), "2017")
        links.delete_rows(types.index("CONVENES") + 1)
        links.append({1: "PARTNERS_WITH", 2: "Hillside Wellbeing Initiative", 3: "Pine Ridge Trust"})

    [report] = load(store, tmp_path, sheet)

    found = profile(store, resolve(store, "Hillside Wellbeing Initiative"))
    told = said_by_itself(found)
    assert report.rejected == 0
    assert resolve(store, HILLSIDE) == found.entity.id
    assert found.entity.since == "2003-02"
    assert ("PARTNERS_WITH", "Pine Ridge Trust", None) in told
    assert ("PROVIDES", "Hillside Clinic for Survivors", "2017") in told
    assert ("CONVENES", "Open Door Coalition", "2020") in everything_said(found) - told


@pytest.mark.usefixtures("small_reference")
def test_a_sheet_holds_only_what_its_tier_may_see(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, grants(), survey())
    secret = next(line for line in export_lines(store) if line.get("paraphrase") == SECRET)

    def shown(tier: Tier) -> set[tuple[object, object]]:
        path = tmp_path / f"{tier}.xlsx"
        write_sheet(store, secret["from_id"], path, tier, "2024-06-01")
        links = openpyxl.load_workbook(path)["links"]
        stated = column(links, "to_stated") - 1
        return {(row[0], row[stated]) for row in links.iter_rows(min_row=2, values_only=True)}

    told = (secret["type"], secret["to_stated"])
    assert told in shown("restricted")
    assert told not in shown("public")


@pytest.mark.usefixtures("small_reference")
def test_formulas_in_names_are_disarmed_and_come_back_as_they_were(store: Store, tmp_path: Path) -> None:
    lines = [
        source("one"),
        body("one", "a", FORMULA, aliases=["+1"]),
        body("one", "b", "Acorn\x0bHouse"),
        link("one", "PARTNERS_WITH", "a", "b", basis="@SUM(A1)"),
    ]
    load(store, tmp_path, write_lines(tmp_path / "one.jsonl", lines))
    sheet = tmp_path / "sheet.xlsx"
    write_sheet(store, resolve(store, FORMULA), sheet, "public", "2024-06-01")

    parts = zipfile.ZipFile(sheet)
    with parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]
    cell = openpyxl.load_workbook(sheet)["entities"].cell(2, 4)
    assert (cell.value, cell.data_type, cell.quotePrefix, cell.number_format) == (FORMULA, "s", True, "@")
    [report] = load(store, tmp_path, sheet)
    assert report.rejected == 0
    found = profile(store, resolve(store, FORMULA))
    assert {saying.name for saying in found.descriptions} == {FORMULA}
    assert len(found.descriptions) == 2


def test_the_command_writes_a_sheet_or_says_in_one_line_why_not(
    store: Store, environment: dict[str, str], tmp_path: Path
) -> None:
    load(store, tmp_path, grants())
    sheet = tmp_path / "sheet.xlsx"

    done = ihuriro("tables", "sheet", HILLSIDE, "-o", sheet, environment=environment)
    for name, out, words in (
        (HILLSIDE, tmp_path / "sheet.ods", "ends in .xlsx"),
        (HILLSIDE, tmp_path / "nowhere" / "sheet.xlsx", "cannot be written"),
        ("Nobody At All", sheet, "Nothing in the graph has"),
        ("Rubavu", sheet, "is no organization"),
    ):
        bad = ihuriro("tables", "sheet", name, "-o", out, environment=environment)
        assert bad.returncode == 1
        assert words in bad.stderr
        assert len(bad.stderr.strip().splitlines()) == 1

    assert done.returncode == 0
    assert openpyxl.load_workbook(sheet).sheetnames == ["source", "entities", "links", "explanation"]
