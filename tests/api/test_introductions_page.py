"""Introductions where there is none: the page and the command say where the two islands end."""

import json

from fastapi.testclient import TestClient

from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import words
from tests.conftest import environment_of
from tests.little_network import HILLSIDE, NORTHLIGHT

ASKED = "from=NLF&to=HHI&as_of=2023-05-01"


def test_the_page_names_both_islands(client: TestClient) -> None:
    told = client.get(f"/introductions.json?{ASKED}").json()
    read = words(client.get(f"/introductions?{ASKED}"))

    assert told["routes"] == []
    assert [each["reached"] > 0 for each in told["islands"]] == [False, True]
    names = {entity["id"]: entity["name"] for entity in told["entities"]}
    for island in told["islands"]:
        assert f"Where the ties of {names[island['id']]} end" in read
        assert all(f"{names[mark['id']]} , tied to {mark['ties']}" in read for mark in island["largest"])


def test_a_way_tells_its_weight_and_the_office_it_ends_at(client: TestClient) -> None:
    asked = "from=RRA&to=LLA&as_of=2023-05-01"
    told = client.get(f"/introductions.json?{asked}").json()
    read = words(client.get(f"/introductions?{asked}"))

    for route in told["routes"]:
        assert f"Weighs {route['cost']:.1f}: {len(route['hops'])} steps" in read
        assert all(f"is tied to {each['ties']}" in read for each in route["between"] if each["cost"])
    assert "Ends at the office of Lakeshore Legal Aid : no public contact known" in read


def test_the_command_names_both_islands(little: Settings, client: TestClient) -> None:
    ask = ("introductions", "NLF", "HHI", "--as-of", "2023-05-01")
    environment = environment_of(little)

    plain = ihuriro(*ask, environment=environment).stdout
    told = json.loads(ihuriro(*ask, "--json", environment=environment).stdout)

    for island, name in zip(told["islands"], (NORTHLIGHT, HILLSIDE), strict=True):
        assert f"from {name}, {island['reached']} can be reached" in plain
    assert told["islands"] == client.get(f"/introductions.json?{ASKED}").json()["islands"]


def test_what_no_way_goes_over_is_said(little: Settings, client: TestClient) -> None:
    left = client.get(f"/introductions.json?{ASKED}").json()["left_out"]
    read = words(client.get(f"/introductions?{ASKED}"))
    ask = ("introductions", "NLF", "HHI", "--as-of", "2023-05-01")
    plain = ihuriro(*ask, environment=environment_of(little)).stdout

    assert left["other_days"] > 0 < left["other_links"]
    assert f"ways do not go over {left['other_days']} ties of other days" in read
    assert f"or over {left['other_links']} links that carry no influence" in read
    assert f"ties of other days: {left['other_days']}; kinds of bodies: {left['kinds_of_bodies']}" in plain
