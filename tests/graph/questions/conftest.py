"""The little network, for tests of questions that only ask."""

import pytest

from graph.bolt.store import Store
from graph.settings import Settings
from tests.little_network import keep_little


@pytest.fixture
def little(engine: Settings, open_engine: Store) -> Store:
    """The little network, for tests that only ask."""
    keep_little(open_engine, engine.workspace)
    return open_engine
