"""The address that something had before it was found to be the same as another leads to what it is in."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.bolt.store import Store
from graph.identity.judgements import Judgement
from graph.settings import Settings
from loaders.judging import judge
from tests.api.conftest import HERE
from tests.loaders.loading import body, load, shorten_reference, source, write_lines


def test_an_old_address_sends_to_the_new_one(
    store: Store, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorten_reference(monkeypatch)
    lines = [source("north"), body("north", "a", "Amber Hill Trust"), body("north", "b", "Amber Heights")]
    load(store, tmp_path, write_lines(tmp_path / "north.jsonl", lines))
    sides = {
        side: {"source": "north", "stated_id": stated} for side, stated in (("left", "a"), ("right", "b"))
    }
    word = {"verdict": "same", "by": "Ama", "on": "2024", "why": "one office"}
    judge(store, tmp_path, Judgement.model_validate({**sides, **word}))

    with TestClient(create_app(settings), base_url=HERE, follow_redirects=False) as client:
        page = client.get("/entities/amber-hill-trust?as_of=2023")
        data = client.get("/entities/amber-hill-trust.json")
        here = client.get("/entities/amber-heights")
        named = client.get("/entities/Amber Hill Trust")

    assert (page.status_code, page.headers["location"]) == (308, "/entities/amber-heights?as_of=2023")
    assert (data.status_code, data.headers["location"]) == (308, "/entities/amber-heights.json")
    assert here.status_code == named.status_code == 200
