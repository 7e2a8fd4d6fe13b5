"""Everything that a reader of a graph is told: every page with values of the graph, every export and map."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.carrying import files_of
from api.cli import app as commands
from api.commands.export import Format
from api.commands.map import FORMATS
from api.pages import pages
from graph.bolt.store import Store, open_store
from graph.settings import Settings
from tests.api.asking import fields_of, takes_text
from tests.api.conftest import HERE

Told = tuple[int, str, bytes]
"""The status of an answer, its mark, and what it says."""
KINDS = ("Organization", "District", "Population", "Theme")
ACTING = ("Organization", "Project", "Service")
_OTHER_TEXTS = ("2022-06-30", "h")
_LOADED = re.compile(
    rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)?)?|\d{8}T\d{6}-[0-9a-f]{6}"
)
MOST_LINKED = """
    MATCH (entity:Entity)-[link]-(:Entity)
    WHERE $kind IN labels(entity)
    RETURN entity.id AS id, count(link) AS links
    ORDER BY links DESC, id
    LIMIT $limit
"""
AT_ONE_TIME = "MATCH (source:Source) SET source.loaded_at = '2024-01-01T00:00:00+00:00'"


def everything_told(place: Settings, folder: Path) -> dict[str, Told]:
    """Return the answer to every address and the files that are written, without the times of loads.

    Marks change with the time of the last load, so all loads are made to be of one time.
    """
    with open_store(place) as store, TestClient(create_app(place), base_url=HERE) as client:
        store.write(AT_ONE_TIME)
        told = {address: _told(client, address) for address in _addresses(client, store)}
    return told | _files(place, folder)


def _told(client: TestClient, address: str) -> Told:
    answer = client.get(address)
    return answer.status_code, answer.headers.get("etag", ""), _LOADED.sub(b"", answer.content)


def _addresses(client: TestClient, store: Store) -> Iterator[str]:
    ids = [own for kind in KINDS for own in _ids(store, kind, 1)]
    acting = sorted({own for kind in ACTING for own in _ids(store, kind, 20)})
    for page in pages():
        yield from (page.shown_at, page.told_at)
        yield from map(page.taken_at, files_of(page))
        for field, ask in fields_of(client, page):
            yield from map(ask, _values(field, ids))
    yield from (f"/entities/{own}" for own in acting)
    yield "/map?all=yes&limit=5000"


def _values(field: dict[str, Any], ids: list[str]) -> list[str]:
    if takes_text(field):
        return [*ids, *_OTHER_TEXTS]
    return ["true" if field["schema"].get("type") == "boolean" else "2"]


def _ids(store: Store, kind: str, limit: int) -> list[str]:
    return [row["id"] for row in store.read(MOST_LINKED, kind=kind, limit=limit)]


def _files(place: Settings, folder: Path) -> dict[str, Told]:
    """Return what the commands write: every format of an export and of a map."""
    asked = [(f"all.{form}", ["export", "--format", str(form)]) for form in Format]
    asked += [(f"whole{form}", ["map"]) for form in FORMATS]
    environment = {"IHURIRO_WORKSPACE": str(place.workspace), "IHURIRO_NEO4J_URI": ""}
    told = {}
    for file, words in asked:
        out = folder / file
        done = CliRunner().invoke(commands, [*words, "-o", str(out)], env=environment)
        # Tables are two files, whose names begin with the one that was asked for.
        files = sorted(out.parent.glob(f"{out.stem}*{out.suffix}"))
        told[file] = done.exit_code, "", b"".join(_LOADED.sub(b"", each.read_bytes()) for each in files)
    return told
