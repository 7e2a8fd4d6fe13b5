"""Overlap, as a page, as data and as a command."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.bolt.store import Store
from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import HERE, load, page, words
from tests.conftest import environment_of, wipe
from tests.little_network import little_files

ASKED = "place=Musanze&as_of=2023-05-01"
TWO = """\
kind,name,country,type,from,to,quote,record,source_id,source_title,source_publisher
Organization,Orchard Table,RW,,,,,,fields,Who works in the fields,Field Forum
Organization,Green Pot Circle,RW,,,,,,,,
,,,WORKS_ON,Orchard Table,Nutrition,Orchard Table cooks with families in Musanze,line 1,,,
,,,OPERATES_IN,Orchard Table,Musanze,Orchard Table cooks with families in Musanze,line 1,,,
,,,WORKS_ON,Green Pot Circle,Nutrition,The circle is about good food,line 2,,,
,,,OPERATES_IN,Green Pot Circle,Musanze,The circle meets in Musanze,line 3,,,
"""


@pytest.fixture(scope="module")
def fields(engine: Settings, open_engine: Store, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The little network, and two more organizations that work side by side in it."""
    path: Path = tmp_path_factory.mktemp("fields") / "fields.csv"
    path.write_text(TWO, encoding="utf-8")
    wipe(open_engine)
    load(open_engine, engine, *little_files(), path)
    return engine


@pytest.fixture(scope="module")
def client(fields: Settings) -> Iterator[TestClient]:
    """A browser without a screen."""
    with TestClient(create_app(fields), base_url=HERE) as client:
        yield client


def test_every_pair_stands_there_with_who_says_so(client: TestClient) -> None:
    told = client.get(f"/overlap.json?{ASKED}").json()
    answer = client.get(f"/overlap?{ASKED}")
    read = words(answer)

    [cell] = told["cells"]
    assert (cell["theme_name"], cell["place_name"], cell["organizations"]) == ("nutrition", "Musanze", 3)
    assert len(page(answer).select("section li")) == len(cell["pairs"]) == 3
    for each in cell["active"]:
        assert each["name"] in read
        assert all(said["quote"] in read for said in each["evidence"] if said["quote"])
    assert [each["together"] for each in cell["active"] if each["name"] == "Orchard Table"] == [True]
    assert [each["together"] for each in cell["active"] if each["name"] == "Green Pot Circle"] == [False]
    assert f"theme and place are known of {told['known']}" in read
    assert "stated together (2 statements, undated, and it is not known when it was said)" in read


def test_no_overlap_is_not_told_as_none_there_is(client: TestClient) -> None:
    read = words(client.get("/overlap?theme=Legal aid&as_of=2023"))

    assert "That does not mean that there are none" in read


def test_the_command_says_the_same(fields: Settings, client: TestClient) -> None:
    ask = ("overlap", "--theme", "Nutrition", "--place", "Musanze", "--as-of", "2023-05-01")
    environment = environment_of(fields)

    plain = ihuriro(*ask, environment=environment)
    told = json.loads(ihuriro(*ask, "--json", environment=environment).stdout)

    assert told == client.get(f"/overlap.json?theme=Nutrition&{ASKED}").json()
    assert plain.returncode == 0, plain.stderr
    assert "nutrition in Musanze: 3 organizations known" in plain.stdout
    assert "says Field Forum; undated, and it is not known when it was said" in plain.stdout
    assert "Green Pot Circle and Orchard Table share no known room" in plain.stdout.replace(
        "Orchard Table and Green Pot Circle", "Green Pot Circle and Orchard Table"
    )
    refused = ihuriro("overlap", "--place", "Nutrition", environment=environment)
    assert refused.returncode == 1
    assert "is no place" in refused.stderr
