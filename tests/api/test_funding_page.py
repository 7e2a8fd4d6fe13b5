"""Money as a person reads it, as a program reads it, and in a terminal."""

import json
from pathlib import Path
from subprocess import CompletedProcess

from fastapi.testclient import TestClient

from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import page, words


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the environment in which a program of its own opens the same graph."""
    values = {"IHURIRO_WORKSPACE": str(settings.workspace)}
    if settings.neo4j_uri and settings.neo4j_password:
        values["IHURIRO_NEO4J_URI"] = settings.neo4j_uri
        values["IHURIRO_NEO4J_PASSWORD"] = settings.neo4j_password.get_secret_value()
    return values


def test_the_page_says_each_flow_with_its_words(client: TestClient) -> None:
    told = client.get("/funding.json?id=RRA").json()
    read = words(client.get("/funding?id=RRA"))

    assert {flow["amount_minor"] for flow in told["flows"]} == {300_000_00, 200_000_00, 12_000_000}
    for text in (
        "300,000 USD",
        "200,000 USD of it stayed there",
        "12,000,000 RWF",
        "of which USD 300,000 to",
    ):
        assert text in read
    assert "100 % from Northlight Foundation" in read


def test_what_is_not_known_is_not_told_as_none(client: TestClient) -> None:
    read = words(client.get("/funding"))

    assert "amounts not known: 1; undated: 1" in read
    nothing = words(client.get("/funding?id=OBCC"))
    assert "says anything of money to, from or through Old Bridge Counseling Center" in nothing
    assert "does not mean that there is none" in nothing


def test_each_flow_leads_to_its_ends_and_its_source(client: TestClient) -> None:
    read = page(client.get("/funding?id=terrace-womens-association"))

    links = {str(link["href"]) for row in read.select("tbody tr")[:3] for link in row.select("a")}
    assert {"/entities/terrace-womens-association", "/sources/northlight-grants"} <= links
    assert all(client.get(link).status_code == 200 for link in links)


def test_the_command_tells_the_same(client: TestClient, little: Settings, tmp_path: Path) -> None:
    rates = tmp_path / "rates.csv"
    rates.write_text("currency,rate,date,name\nUSD,1,2022-06-30,Bank\nRWF,0.001,2022-06-30,Bank\n")

    def run(*arguments: object) -> "CompletedProcess[str]":
        return ihuriro("funding", *arguments, environment=environment_of(little))

    assert json.loads(run("RRA", "--json").stdout) == client.get("/funding.json?id=RRA").json()
    spoken = run("RRA", "--rates", rates, "--by", "funder").stdout
    assert "Northlight Foundation → Riverbend Relief Agency → Hillside Health Initiative" in spoken
    assert "1 RWF = 0.001 USD on 2022-06-30 (Bank)" in spoken
    assert "12,000 USD" in spoken
    refused = run("--rates", tmp_path / "nowhere.csv")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "nowhere.csv" in refused.stderr
