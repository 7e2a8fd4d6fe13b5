"""Pairs of which a merge is doubted: the page says why, and merges only when somebody is sure."""

from pathlib import Path

import pytest
from bs4 import Tag
from fastapi.testclient import TestClient

from graph.bolt.store import Store
from graph.exchange.jsonl import Line
from graph.settings import Settings
from tests.api.conftest import load, page, words
from tests.api.reviewed import OURS, filled, lines
from tests.loaders.loading import body, exported, link, source, write_lines

CODED: tuple[Line, ...] = (
    source("charities"),
    body("charities", "c1", "Umber Ladle Trust", country="RW", identifiers=["org-id:GB-CHC-990001"]),
    source("donors"),
    body("donors", "d1", "Umber Ladles Trust", country="RW", identifiers=["org-id:XM-DAC-99023"]),
)
BUSY: tuple[Line, ...] = (
    source("grants"),
    body("grants", "g1", "Plum Ladder Union", country="RW"),
    body("grants", "g2", "Fern Yard Aid", country="RW"),
    *(link("grants", "FUNDS", "g1", "g2", quote=f"grant {number}") for number in range(201)),
    source("members"),
    body("members", "m1", "Plum Ladders Union", country="RW"),
)


def load_lines(store: Store, engine: Settings, folder: Path, found: tuple[Line, ...]) -> None:
    load(store, engine, write_lines(folder / "more.jsonl", found))


def article_with(client: TestClient, stated: str) -> Tag:
    """Return the part of the page that asks about one whom a source knows by this id."""
    read = page(client.get("/review", params={"by": "Ama", "limit": 50}))
    found = read.select_one(f"input[name=left][value={stated}], input[name=right][value={stated}]")
    article = found.find_parent("article") if found is not None else None
    assert isinstance(article, Tag), f"nobody asks about {stated}"
    return article


@pytest.mark.parametrize(
    ("found", "stated", "doubt"),
    [
        (CODED, "c1", "different identifiers: org-id:gb-chc-990001 and org-id:xm-dac-99023"),
        (BUSY, "g1", "plum-ladder-union has 201 links"),
    ],
    ids=["codes of two agencies", "many links"],
)
def test_a_doubted_merge_is_made_only_when_somebody_is_sure(
    client: TestClient,
    open_engine: Store,
    engine: Settings,
    tmp_path: Path,
    found: tuple[Line, ...],
    stated: str,
    doubt: str,
) -> None:
    load_lines(open_engine, engine, tmp_path, found)
    before = exported(open_engine)
    article = article_with(client, stated)
    assert doubt in " ".join(article.get_text().split())
    assert article.select_one("input[type=checkbox][name=sure]")
    form = {**filled(article.select_one("form")), "verdict": "same"}  # type: ignore[arg-type]

    unsure = client.post("/review", data=form, headers=OURS)

    assert unsure.status_code == 422
    assert doubt in words(unsure)
    assert exported(open_engine) == before

    sure = client.post("/review", data={**form, "sure": "on"}, headers=OURS)

    assert sure.status_code == 303
    assert [line["verdict"] for line in lines(open_engine, "judgement")] == ["same"]
    assert len(lines(open_engine, "entity")) == sum(line["kind"] == "entity" for line in before) - 1


def test_where_nothing_is_doubted_nobody_has_to_be_sure(client: TestClient) -> None:
    pair = client.get("/review.json").json()["pairs"][0]
    assert pair["doubts"] == []
    article = article_with(client, pair["left"]["stated"]["stated_id"])

    assert not article.select("input[name=sure]")
    form = {**filled(article.select_one("form")), "verdict": "same"}  # type: ignore[arg-type]
    assert client.post("/review", data=form, headers=OURS).status_code == 303


def test_of_whom_no_source_tells_nothing_is_said(client: TestClient, open_engine: Store) -> None:
    pair = {"left_source": "register", "left": "nobody", "right_source": "register", "right": "no one"}

    answer = client.post("/review", data={**pair, "by": "Ama", "verdict": "same"}, headers=OURS)

    assert answer.status_code == 404
    assert "describes no 'nobody'" in words(answer)
    assert lines(open_engine, "judgement") == []
