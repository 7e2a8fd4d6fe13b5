"""A neighborhood of 500 links as JSON over HTTP, beside the bare Bolt query for the same rows."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from bench.table import Finding, seconds
from graph.bolt.store import Store
from graph.identity.normalize import slug
from graph.settings import Settings
from loaders.pipeline import Wishes, load_files

LINKS = 500
TIMES = 15
HUB = slug("The hub of five hundred")
BARE = """
    MATCH (a:Entity {id: $id})-[r]-(b:Entity)
    RETURN a.id AS a, b.id AS b, b.name AS name, labels(b) AS labels, type(r) AS type, properties(r) AS said
    ORDER BY said.id
    LIMIT 500
"""


def findings(store: Store, settings: Settings) -> Iterator[Finding]:
    """Yield what was measured on one engine."""
    _fill(store)
    bare = seconds(lambda: store.read(BARE, id=HUB), TIMES)
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as client:
        address = f"/neighborhood.json?ids={HUB}&limit={LINKS}"
        found = client.get(address).json()
        if len(found["links"]) != LINKS:
            raise SystemExit(f"expected {LINKS} links, got {len(found['links'])}")
        ours = seconds(lambda: client.get(address), TIMES)
    yield Finding(
        f"neighborhood of {LINKS} links as JSON over HTTP",
        store.engine,
        f"{ours * 1000:.0f} ms",
        f"bare query {bare * 1000:.0f} ms",
        ours / bare,
        "≤ 2",
    )


def _fill(store: Store) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "hub.csv"
        rows = ["type,from,to,quote"]
        rows += [
            f"PARTNERS_WITH,The hub of five hundred,Spoke number {n},They meet {n}" for n in range(LINKS)
        ]
        path.write_text("\n".join(rows), encoding="utf-8")
        reports = list(load_files(store, Path(name), [path], Wishes()))
    if reports[0].status != "complete":
        raise SystemExit(reports[0].reason)
