"""A server with what waits to be reviewed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.bolt.store import Store
from graph.settings import Settings
from tests.api.conftest import HERE, load
from tests.api.reviewed import review_files
from tests.conftest import wipe
from tests.loaders.loading import shorten_reference


@pytest.fixture
def client(
    engine: Settings, open_engine: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestClient]:
    shorten_reference(monkeypatch)
    wipe(open_engine)
    (engine.workspace / "judgements.jsonl").unlink(missing_ok=True)
    load(open_engine, engine, *review_files(tmp_path))
    with TestClient(create_app(engine), base_url=HERE, follow_redirects=False) as client:
        yield client
