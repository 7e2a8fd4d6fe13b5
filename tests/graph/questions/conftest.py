"""The little network, loaded once and again only where a test wiped it."""

from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.questions.version import version
from loaders.pipeline import Wishes, load_files
from tests.conftest import wipe
from tests.little_network import little_files

_LOADED: dict[str, str] = {}


@pytest.fixture
def little(open_engine: Store, tmp_path: Path) -> Store:
    """The little network, for tests that only ask."""
    state = version(open_engine)
    if not state or state != _LOADED.get(open_engine.engine):
        load_little(open_engine, tmp_path)
        _LOADED[open_engine.engine] = version(open_engine)
    return open_engine


def load_little(store: Store, workspace: Path) -> None:
    """Put the little network, and nothing else, into the graph."""
    wipe(store)
    reports = list(load_files(store, workspace, little_files(), Wishes()))
    assert [report.status for report in reports] == ["complete", "complete"]
