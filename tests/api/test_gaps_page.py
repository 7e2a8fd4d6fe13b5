"""Gaps and referrals, as a person reads them, as a program does, and as a spreadsheet does."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.commands.gaps import app as gaps_command
from api.commands.referrals import app as referrals_command
from graph.settings import Settings
from tests.api.conftest import page, words

GBV = "gender-based-violence"
WAY = "Terrace Women's Association to Hillside Clinic for Survivors"


def test_the_widest_themes_stand_beside_all_districts(client: TestClient) -> None:
    read = page(client.get("/gaps?as_of=2023"))

    rows = read.select("table.gaps tbody tr")
    assert len(rows) == 30
    titles = [cell.get_text() for cell in read.select("table.gaps thead th")]
    assert titles[0] == "District"
    assert "justice" in titles
    [rubavu] = [row for row in rows if "Rubavu" in row.get_text()]
    assert "● served" in rubavu.get_text()


def test_one_theme_shows_who_serves_who_says_so_and_why_not(client: TestClient) -> None:
    answer = client.get("/gaps?theme=GBV&as_of=2023")

    assert "1 served, 1 gap, 28 unknown" in words(answer)
    [huye] = [row for row in page(answer).select("table.gaps tbody tr") if "Huye" in row.get_text()]
    assert "✕ gap" in " ".join(huye.get_text(" ").split())
    assert "Nobody works against gender-based violence in Huye." in huye.get_text()
    assert "The project takes place in Rubavu." in words(answer)


def test_the_table_is_a_file_for_spreadsheets(client: TestClient) -> None:
    link = page(client.get(f"/gaps?theme={GBV}&as_of=2023")).find("a", string="As a table (CSV)")
    assert link is not None
    answer = client.get(str(link["href"]))

    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="gaps.csv"' in answer.headers["content-disposition"]
    lines = list(csv.DictReader(StringIO(answer.text)))
    assert [line["place"] for line in lines if line["state"] == "gap"] == ["Huye"]


def test_what_is_cut_or_left_out_is_said(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = "theme=gender-based-violence,nutrition&as_of=2023&limit=7"
    assert "only the first 7 of 60 cells are shown" in words(client.get(f"/gaps?{asked}"))
    [line, *_] = csv.DictReader(StringIO(client.get(f"/gaps.csv?{asked}").text))
    assert line["cut"] == "first 7 of 60 cells"

    monkeypatch.setattr("graph.questions.gaps.DETAILED", 10)
    assert "The words of the sources are left out" in words(client.get(f"/gaps?theme={GBV}&as_of=2023-02"))
    shown = words(client.get("/referrals?as_of=2023"))
    assert "Ways of more than 4 referrals one after the other are not looked for." in shown


@pytest.mark.parametrize("address", ["/gaps?theme=Rubavu", "/gaps?as_of=2021-02-30", "/referrals?place=GBV"])
def test_what_makes_no_sense_is_one_clear_answer(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 422


def test_a_pathway_is_read_hop_by_hop_with_its_words(client: TestClient) -> None:
    answer = client.get("/referrals?population=gbv-survivors&service=medical+care&as_of=2023")
    assert f"People are referred from {WAY}" in words(answer)

    told = words(answer)
    assert "Terrace Women's Association → Hillside Clinic for Survivors" in told
    assert "Terrace sends survivors to the clinic." in told
    assert "Old Bridge Counseling Center : people are sent there, but it is closed" in told


def test_nothing_found_is_not_said_to_be_nothing(client: TestClient) -> None:
    assert "does not mean that there is none" in words(client.get("/referrals?service=dentist&as_of=2023"))


@pytest.fixture
def little_env(little: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IHURIRO_WORKSPACE", str(little.workspace))
    if little.neo4j_uri and little.neo4j_password:
        monkeypatch.setenv("IHURIRO_NEO4J_URI", little.neo4j_uri)
        monkeypatch.setenv("IHURIRO_NEO4J_PASSWORD", little.neo4j_password.get_secret_value())


@pytest.mark.usefixtures("little_env")
def test_the_commands_tell_people_and_programs(tmp_path: Path) -> None:
    run, file = CliRunner(), tmp_path / "gaps.csv"

    told = run.invoke(gaps_command, ["--theme", "GBV", "--as-of", "2023", "--place", "Huye"])
    assert "! Huye: gap, a source says that it is lacking" in told.output
    asked = run.invoke(gaps_command, ["--theme", GBV, "--as-of", "2023", "--csv", str(file), "--json"])
    cells = json.loads(asked.output)["cells"]
    assert {"theme", "population", "place", "state", "providers", "hints"} <= cells[0].keys()
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1 + len(cells)
    cut = run.invoke(gaps_command, ["--theme", GBV, "--as-of", "2023", "--csv", str(file), "--limit", "7"])
    assert "first 7 of 30 cells" in " ".join(cut.output.split())
    told = run.invoke(referrals_command, ["--service", "medical care", "--as-of", "2023"])
    assert "1. Terrace Women's Association → Hillside Clinic for Survivors" in told.output
    assert f"people are referred from {WAY}: for medical care, for" in told.output
    assert "loop: Hillside Health Initiative, Lakeshore Legal Aid" in told.output
    assert "ways of more than 4 referrals one after the other are not looked for" in told.output
