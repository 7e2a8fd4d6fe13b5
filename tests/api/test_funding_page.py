"""Money as a person reads it, as a program reads it, and in a terminal."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import HERE, page, words
from tests.conftest import environment_of
from tests.graph.questions.drawn import Drawing
from tests.graph.questions.spoken import put


@pytest.fixture(scope="module")
def rates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What francs are worth in dollars, as a bank says."""
    file = tmp_path_factory.mktemp("rates") / "rates.csv"
    file.write_text("currency,rate,date,name\nUSD,1,2022-06-30,Bank\nRWF,0.001,2022-06-30,Bank\n")
    return file


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


def test_the_command_tells_the_same(
    client: TestClient, little: Settings, rates: Path, tmp_path: Path
) -> None:
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


def test_a_server_with_rates_offers_one_currency_and_says_whose_rates(
    client: TestClient, little: Settings, rates: Path
) -> None:
    with TestClient(create_app(little.model_copy(update={"rates": rates})), base_url=HERE) as rich:
        told = rich.get("/funding.json?id=RRA&in_one=yes")
        read = words(rich.get("/funding?id=RRA&in_one=yes"))
        offered = page(rich.get("/funding?id=RRA"))
        plain = rich.get("/funding.json?id=RRA")

    used = {rate["currency"]: (rate["name"], rate["date"]) for rate in told.json()["rates"]["used"]}
    assert used["RWF"] == ("Bank", "2022-06-30")
    assert {total["currency"] for total in told.json()["totals"]} == {"USD"}
    assert "1 RWF = 0.001 USD on 2022-06-30, says Bank" in read
    assert "totals in USD" in offered.get_text(" ")
    assert plain.json() == client.get("/funding.json?id=RRA").json()
    assert plain.headers["etag"] != client.get("/funding.json?id=RRA").headers["etag"]


def test_a_server_without_rates_offers_nothing_and_says_what_to_do(client: TestClient) -> None:
    refused = client.get("/funding.json?id=RRA&in_one=yes")

    assert refused.status_code == 422
    assert "--rates FILE" in refused.json()["error"]["message"]
    assert page(client.get("/funding?id=RRA")).find(id="in_one") is None


def test_a_server_does_not_start_with_rates_that_are_none(little: Settings, tmp_path: Path) -> None:
    with pytest.raises(InvalidQuestion, match=r"nowhere\.csv"):
        create_app(little.model_copy(update={"rates": tmp_path / "nowhere.csv"}))

    for options, more in ((("--rates", "nowhere.csv"), {}), ((), {"IHURIRO_RATES": "nowhere.csv"})):
        refused = ihuriro("serve", "--port", 0, *options, environment=environment_of(little) | more)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "nowhere.csv" in refused.stderr
        assert len(refused.stderr.splitlines()) == 1


def test_amounts_that_sources_tell_differently_are_said(engine: Settings, store: Store) -> None:
    drawing = Drawing()
    for own in ("giver", "taker"):
        drawing.entity(own)
    for source, amount in (("one", 500_00), ("other", 700_00)):
        money = {"amount_minor": amount, "currency": "USD", "flow": "grant"}
        drawing.link("FUNDS", "giver", "taker", ("2022", "2022"), source=source, **money)
    put(drawing, store)

    with TestClient(create_app(engine), base_url=HERE) as fresh:
        read = words(fresh.get("/funding"))
    spoken = ihuriro("funding", environment=environment_of(engine)).stdout

    for told in (read, spoken):
        assert "1,200 USD" in told
        assert "sources tell different amounts, each alone 500 USD to 700 USD;" in told
        assert "may count the same money twice" in told
    assert "2 tell other amounts than another source for the same year" in read
    assert "told differently: 2" in spoken
