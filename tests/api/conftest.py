"""The little network behind the web server, for all tests that only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from httpx import Response

from api.app import create_app
from graph.bolt.store import Store
from graph.settings import Settings
from loaders.pipeline import Wishes, load_files
from tests.little_network import keep_little

HERE = "http://127.0.0.1"


def load(store: Store, settings: Settings, *paths: Path) -> None:
    """Load files; one that does not load fails the test."""
    for report in load_files(store, settings.workspace, paths, Wishes()):
        assert report.status in ("complete", "unchanged"), report


@pytest.fixture(scope="module")
def little(engine: Settings, open_engine: Store) -> Settings:
    """The settings of a graph that holds the little network; tests of one module only read it."""
    keep_little(open_engine, engine.workspace)
    return engine


@pytest.fixture(scope="module")
def client(little: Settings) -> Iterator[TestClient]:
    """A browser without a screen, on the little network."""
    with TestClient(create_app(little), base_url=HERE) as client:
        yield client


def page(answer: Response) -> BeautifulSoup:
    """Return a page that was answered, ready to be read."""
    assert answer.headers["content-type"].startswith("text/html"), answer.text[:200]
    return BeautifulSoup(answer.text, "lxml")


def words(answer: Response) -> str:
    """Return what a person reads on a page."""
    main = page(answer).find("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())
