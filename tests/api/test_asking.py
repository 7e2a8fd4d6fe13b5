"""What a page asks the graph for."""

import pytest
from fastapi.testclient import TestClient

from graph.bolt.store import Store
from graph.questions.profile import STATED
from graph.questions.version import VERSION


def test_a_profile_asks_for_the_version_and_for_all_that_is_said_and_no_more(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = client.get("/entities/HHI.json").json()["entity"]["id"]  # reads the sources, which are kept
    read, asked = Store.read, []

    def watched(store: Store, query: str, **parameters: object) -> list[dict[str, object]]:
        asked.append(query)
        return read(store, query, **parameters)

    monkeypatch.setattr(Store, "read", watched)
    answer = client.get(f"/entities/{own}.json?as_of=2021-02-03")

    assert (answer.status_code, answer.json()["entity"]["id"]) == (200, own)
    assert asked == [VERSION, STATED]
