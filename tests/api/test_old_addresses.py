"""The address that something had before it was found to be the same as another leads to what it is in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.pages import Page, pages
from graph.bolt.store import Store
from graph.identity.judgements import Judgement
from graph.settings import Settings
from loaders.judging import judge
from tests.api.asking import Ask, fields_of, takes_text
from tests.api.conftest import HERE
from tests.conftest import wipe
from tests.little_network import little_files
from tests.loaders.loading import body, load, shorten_reference, source, write_lines

SIDES = {side: {"source": "north", "stated_id": stated} for side, stated in (("left", "a"), ("right", "b"))}
WORD = {"verdict": "same", "by": "Ama", "on": "2024", "why": "one office"}


def test_an_old_address_sends_to_the_new_one(
    store: Store, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorten_reference(monkeypatch)
    lines = [source("north"), body("north", "a", "Amber Hill Trust"), body("north", "b", "Amber Heights")]
    load(store, tmp_path, write_lines(tmp_path / "north.jsonl", lines))
    judge(store, tmp_path, Judgement.model_validate({**SIDES, **WORD}))

    with TestClient(create_app(settings), base_url=HERE, follow_redirects=False) as client:
        page = client.get("/entities/amber-hill-trust?as_of=2023")
        data = client.get("/entities/amber-hill-trust.json")
        here = client.get("/entities/amber-heights")
        named = client.get("/entities/Amber Hill Trust")

    assert (page.status_code, page.headers["location"]) == (308, "/entities/amber-heights?as_of=2023")
    assert (data.status_code, data.headers["location"]) == (308, "/entities/amber-heights.json")
    assert here.status_code == named.status_code == 200


OLD, NEW = "amber-hill-trust", "amber-heights"
NAMING = [each for each in pages() if each.takes("names")]


@pytest.fixture(scope="module")
def merged(
    engine: Settings, open_engine: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """The little network, and an organization that was found to be the same as another."""
    folder = tmp_path_factory.mktemp("merged")
    wipe(open_engine)
    lines = [source("north"), body("north", "a", "Amber Hill Trust"), body("north", "b", "Amber Heights")]
    load(open_engine, folder, *little_files(), write_lines(folder / "north.jsonl", lines))
    judge(open_engine, folder, Judgement.model_validate({**SIDES, **WORD}))
    with TestClient(create_app(engine), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("each", NAMING, ids=lambda each: each.name)
def test_every_page_that_takes_a_name_sends_an_old_id_to_the_new_one(merged: TestClient, each: Page) -> None:
    asked = [(field["name"], ask) for field, ask in fields_of(merged, each) if takes_text(field)]
    told = [(field, ask) for field, ask in asked if _is_name(merged, ask)]

    assert told, "which of its fields takes a name?"
    for field, ask in told:
        sent = merged.get(ask(OLD))
        assert sent.status_code == 308, field
        assert sent.headers["cache-control"] == "no-store"
        assert sent.headers["location"] == ask(NEW)
        assert OLD not in merged.get(ask(NEW)).text


def _is_name(client: TestClient, ask: Ask) -> bool:
    """Return whether a field takes a name: one of nobody is not found there."""
    answer = client.get(ask("nobody-at-all"))
    return answer.status_code == 404 and "nobody-at-all" in answer.json()["error"]["message"]


def test_of_several_ids_the_old_one_is_put_right(merged: TestClient) -> None:
    between = merged.get(f"/map?ids=HHI,{OLD}&depth=2")
    repeated = merged.get(f"/map.json?ids={OLD}&ids=HHI")

    assert (between.status_code, between.headers["location"]) == (308, f"/map?ids=HHI%2C{NEW}&depth=2")
    assert (repeated.status_code, repeated.headers["location"]) == (308, f"/map.json?ids={NEW}&ids=HHI")
    assert merged.get(between.headers["location"]).status_code == 200
