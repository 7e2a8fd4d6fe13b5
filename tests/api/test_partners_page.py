"""Partners, as a person asks for them on a page or on the command line, and as a program reads them."""

import json

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.cli import app
from graph.bolt.store import Store
from graph.maps.words import counted
from graph.questions.partners import FEWEST_STATEMENTS, weighing
from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import load, page, words
from tests.conftest import environment_of
from tests.little_network import little_files

ADDRESS = "/partners?ids=RRA&ids=NLF&place=Musanze&closeness=0&networks=1&as_of=2023-05-01"


def test_a_page_tells_the_reasons_with_their_evidence(client: TestClient) -> None:
    read = words(client.get("/partners?ids=RRA&as_of=2023-05-01"))

    assert "Hillside Health Initiative and Riverbend Relief Agency are in" in read
    assert "Not proposed: 2 partners and rooms that you have" in read
    assert "Hillside sits in the working group." in read


def test_beside_the_score_stands_on_how_many_statements_it_rests(client: TestClient) -> None:
    asked = "ids=LLA&as_of=2023-05-01"
    shown = page(client.get(f"/partners?{asked}")).select("ol.hits > li")
    found = client.get(f"/partners.json?{asked}").json()["partners"]

    few = [each for each in found if each["statements"] < FEWEST_STATEMENTS]
    assert 0 < len(few) < len(found)
    for each, item in zip(found, shown, strict=True):
        only = "only " if each in few else ""
        many = counted(each["statements"], "statement", "statements")
        assert f"known from {only}{many} " in " ".join(item.get_text(" ").split())


def test_the_page_and_the_command_say_where_not_all_were_weighed(
    client: TestClient, little: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment_of(little).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(weighing, "MOST_WEIGHED", 1)
    said = "that look most promising from afar were weighed"

    assert said in words(client.get("/partners?ids=RRA&as_of=2023-05-01&limit=3"))
    told = CliRunner().invoke(app, ["partners", "RRA", "--as-of", "2023-05-01"])
    assert said in told.output


def test_a_network_says_how_many_of_its_members_are_known(client: TestClient) -> None:
    assert "Open Door Coalition : 3 of 5 members known" in words(client.get("/partners?ids=ODC&as_of=2023"))


def test_an_address_holds_all_that_was_asked(client: TestClient) -> None:
    data = client.get(ADDRESS.replace("/partners?", "/partners.json?")).json()
    read = page(client.get(ADDRESS))

    filled = {str(field["name"]): str(field.get("value")) for field in read.select("form.partners input")}
    assert [each["id"] for each in data["asked"]] == ["riverbend-relief-agency", "northlight-foundation"]
    assert (data["weights"]["closeness"], data["weights"]["networks"]) == (0, 1)
    assert filled["ids"] == "riverbend-relief-agency, northlight-foundation"
    assert (filled["place"], filled["closeness"], filled["networks"]) == ("musanze", "0", "1")
    again = client.get("/partners.json", params=filled).json()
    assert again == data


def test_nothing_asked_and_nobody_found_say_what_to_do(client: TestClient) -> None:
    assert "Nothing was asked yet" in words(client.get("/partners"))
    assert "Nobody who could join is known" in words(client.get("/partners?place=Huye&as_of=2023"))


@pytest.mark.parametrize("address", ["/partners.json", "/introductions.json"])
def test_nothing_asked_is_empty_on_the_day_asked_for_which_must_exist(
    client: TestClient, address: str
) -> None:
    empty = client.get(f"{address}?as_of=2023-05&limit=7").json()

    assert (empty["as_of"], empty["limit"], empty["truncated"]) == ("2023-05-01", 7, False)
    assert not any(value for value in empty.values() if isinstance(value, list))
    assert client.get(f"{address}?as_of=2021-02-30").status_code == 422


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("ids=Rubavu", 422, "is no organization"),
        ("ids=nobody-at-all", 404, "Nothing in the graph"),
        ("theme=Rubavu", 422, "is no theme"),
        ("ids=RRA&closeness=-1", 422, "closeness"),
        ("ids=RRA&as_of=2021-02-30", 422, "2021-02-30"),
        ("ids=RRA&complementarity=0&ground=0&closeness=0&rooms=0&activity=0", 422, "more than 0"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_shape(
    client: TestClient, query: str, status: int, told: str
) -> None:
    answer = client.get(f"/partners.json?{query}")

    assert answer.status_code == status
    assert told in answer.text


def test_the_command_line_gives_the_same_answer(
    store: Store, settings: Settings, environment: dict[str, str]
) -> None:
    load(store, settings, *little_files())
    asked = ("partners", "RRA", "--place", "Musanze", "--weight", "closeness=0", "--as-of", "2023-05-01")

    data = json.loads(ihuriro(*asked, "--json", environment=environment).stdout)
    read = ihuriro(*asked, environment=environment).stdout
    refused = ihuriro("partners", "RRA", "--weight", "closeness", environment=environment)

    assert [each["id"] for each in data["partners"]] == ["lakeshore-legal-aid"]
    assert data["weights"]["closeness"] == 0
    assert "1. Lakeshore Legal Aid (lakeshore-legal-aid)" in read
    assert "Lakeshore Legal Aid works in Musanze." in read
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        "ihuriro: The weight 'closeness' cannot be read; write one like closeness=2."
    ]
