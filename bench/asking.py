"""A neighborhood of 500 links as JSON over HTTP, beside the bare Bolt query for the same rows."""

import json
import tempfile
from collections.abc import Iterator
from http.client import HTTPConnection
from itertools import count
from pathlib import Path

from bench.serving import serving
from bench.table import Finding, paired
from graph.bolt.store import Store
from graph.identity.normalize import slug
from graph.settings import Settings
from loaders.pipeline import Wishes, load_files

LINKS = 500
TIMES = 40
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
    with serving(settings) as server:
        client, turns = HTTPConnection("127.0.0.1", server.port), count()
        found = json.loads(_asked(client, next(turns)))
        if len(found["links"]) != LINKS:
            raise SystemExit(f"expected {LINKS} links, got {len(found['links'])}")
        bare, ours = paired(lambda: store.read(BARE, id=HUB), lambda: _asked(client, next(turns)), TIMES)
    yield Finding(
        f"neighborhood of {LINKS} links as JSON over HTTP",
        store.engine,
        f"{ours * 1000:.0f} ms",
        f"bare query {bare * 1000:.0f} ms",
        ours / bare,
        "≤ 2",
    )


def _asked(client: HTTPConnection, turn: int) -> bytes:
    """Ask; another turn is another question, whose answer the server does not remember."""
    client.request("GET", f"/neighborhood.json?ids={HUB}&limit={LINKS}&turn={turn}")
    return client.getresponse().read()


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
