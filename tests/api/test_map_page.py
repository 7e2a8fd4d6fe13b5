"""The map on a page, and what it says to those without scripts."""

import json

from fastapi.testclient import TestClient

from tests.api.conftest import page, words
from tests.little_network import (
    GRANTS_SOURCE,
    HILLSIDE,
    NORTHLIGHT,
    SURVEY_SOURCE,
    TERRACE,
)


def test_a_map_shows_what_its_data_holds_and_lists_every_tie(client: TestClient) -> None:
    data = client.get("/map.json?ids=HHI").json()
    read = page(client.get("/map?ids=HHI"))

    drawn = json.loads(read.select_one("script#map-data").get_text())  # type: ignore[union-attr]
    assert set(drawn["entities"]) == {entity["id"] for entity in data["entities"]}
    rows = read.select("#map-list tbody")[0].select("tr")
    assert len(rows) == len(drawn["ties"])
    assert [source["id"] for source in data["sources"]] == [GRANTS_SOURCE, SURVEY_SOURCE]
    assert data["data_date"] == "2024-09"


def test_a_map_grows_by_the_neighbors_of_anybody_on_it(client: TestClient) -> None:
    drawn = json.loads(page(client.get("/map?ids=HHI")).select_one("script#map-data").get_text())  # type: ignore[union-attr]
    grown = client.get(drawn["grow"] + "lakeshore-legal-aid")

    assert grown.status_code == 200
    assert "Old Bridge" in grown.text
    assert "Old Bridge" not in client.get("/map?ids=HHI").text
    assert client.get(drawn["profiles"] + "lakeshore-legal-aid").status_code == 200


def test_a_map_without_scripts_leads_on_to_everybody_on_it(client: TestClient) -> None:
    links = page(client.get("/map?ids=HHI")).select("#go-on a")
    data = client.get("/map.json?ids=HHI").json()

    assert len(links) == 2 * len(data["entities"])
    assert all(client.get(str(link["href"])).status_code == 200 for link in links[:6])


def test_nothing_is_drawn_without_being_asked(client: TestClient) -> None:
    read = client.get("/map")

    assert not page(read).select("#map-data, script")
    assert HILLSIDE in words(read)
    assert client.get("/map.json").json()["drawn"] is False


def test_all_that_act_can_be_drawn_where_it_is_asked(client: TestClient) -> None:
    data = client.get("/map.json?all=yes").json()

    assert NORTHLIGHT in {entity["name"] for entity in data["entities"]}
    assert "gender-based violence" not in {entity["name"].casefold() for entity in data["entities"]}


def test_several_names_may_stand_between_commas(client: TestClient) -> None:
    one = client.get("/map.json", params={"ids": f"{TERRACE}, NLF"}).json()
    other = client.get("/map.json", params={"ids": [TERRACE, "NLF"]}).json()

    assert one == other
    assert one["centers"] == ["terrace-womens-association", "northlight-foundation"]
