"""What goes wrong is said in one shape, with what to do about it."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from api.app import create_app
from api.pages import Page, pages
from api.problems import STATUS
from graph import errors
from graph.bolt.store import Store
from graph.settings import Settings
from tests.api.conftest import HERE, load, page, words
from tests.conftest import wipe
from tests.little_network import HILLSIDE, little_files

TWINS = """kind,name,aliases,country,type,from,to,paraphrase,record,source_id,source_title,source_publisher
Organization,Bright Valley Forum,BVF,RW,,,,,,twins,Two that share an acronym,Invented Press
Organization,Blue Village Foundation,BVF,RW,,,,,,,,
,,,,PARTNERS_WITH,Bright Valley Forum,Blue Village Foundation,They work together.,row 3,,,
"""


@pytest.fixture(scope="module")
def client(
    engine: Settings, open_engine: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """The little network, and two organizations that share an acronym."""
    wipe(open_engine)
    twins = tmp_path_factory.mktemp("twins") / "twins.csv"
    twins.write_text(TWINS, encoding="utf-8")
    load(open_engine, engine, *little_files(), twins)
    with TestClient(create_app(engine), base_url=HERE) as client:
        yield client


def error(client: TestClient, address: str) -> dict[str, object]:
    """Return the error of an answer; it has one shape wherever it comes from."""
    answer = client.get(address)
    said = answer.json()
    assert set(said) == {"error"}
    told: dict[str, object] = said["error"]
    assert {"status", "code", "message"} <= set(told) <= {"status", "code", "message", "candidates"}
    assert told["status"] == answer.status_code
    assert answer.headers["cache-control"] == "no-store"
    return told


@pytest.mark.parametrize(
    ("address", "status", "code", "part"),
    [
        ("/entities/nobody-at-all.json", 404, "NotFound", "'nobody-at-all'"),
        ("/sources/nothing.json", 404, "NotFound", "no source 'nothing'"),
        ("/nowhere.json", 404, "NotFound", "no such page"),
        ("/entities/BVF.json", 409, "AmbiguousName", "may mean 2"),
        ("/entities/HHI.json?as_of=2023-13", 422, "InvalidQuestion", "2023-13"),
        ("/overview.json?as_of=yesterday", 422, "InvalidQuestion", "yesterday"),
        ("/map.json?ids=HHI&depth=99", 422, "InvalidQuestion", "depth"),
        ("/map.json?ids=HHI&links=LOVES", 422, "InvalidQuestion", "LOVES"),
        ("/neighborhood.json", 422, "InvalidQuestion", "at least one id"),
        ("/introductions.json?from=HHI", 422, "InvalidQuestion", "two names"),
        ("/introductions.json?from=HHI&to=hhi", 422, "InvalidQuestion", "two different"),
        ("/search.json?q=HHI&kind=Dragon", 422, "InvalidQuestion", "Dragon"),
        (f"/search.json?q={'x' * 501}", 422, "InvalidQuestion", "too long"),
        ("/search.json?q=HHI&limit=no", 422, "InvalidQuestion", "limit"),
    ],
)
def test_what_cannot_be_answered_is_said_with_its_status(
    client: TestClient, address: str, status: int, code: str, part: str
) -> None:
    told = error(client, address)

    assert (told["status"], told["code"]) == (status, code)
    assert part in str(told["message"])
    seen = client.get(address.replace(".json", ""))
    assert seen.status_code == status
    assert " ".join(str(told["message"]).split()) in words(seen)


@pytest.mark.parametrize(
    "each", [page for page in pages() if page.takes("as_of")], ids=lambda each: each.name
)
@pytest.mark.parametrize("asked", [True, False], ids=["asked", "nothing asked"])
def test_a_day_that_does_not_exist_is_refused_by_every_page(
    client: TestClient, each: Page, asked: bool
) -> None:
    whole = asked or "{" in each.path
    address = re.sub(r"[?&]as_of=[^&]*", "", each.told_at) if whole else each.json_path

    told = error(client, f"{address}{'&' if '?' in address else '?'}as_of=2021-02-30")

    assert (told["status"], told["code"]) == (422, "InvalidQuestion")
    assert "2021-02-30" in str(told["message"])


def test_a_name_of_two_offers_both_and_each_leads_on(client: TestClient) -> None:
    told = error(client, "/map.json?depth=2&ids=HHI&ids=BVF")
    offered = page(client.get("/map?depth=2&ids=HHI&ids=BVF")).select(".hits .name a")

    assert isinstance(told["candidates"], list)
    assert [each["id"] for each in told["candidates"]] == ["blue-village-foundation", "bright-valley-forum"]
    assert [link["href"] for link in offered] == [
        "/map?depth=2&ids=HHI&ids=blue-village-foundation",
        "/map?depth=2&ids=HHI&ids=bright-valley-forum",
    ]
    assert [client.get(str(link["href"])).status_code for link in offered] == [200, 200]


def test_a_profile_of_a_name_of_two_offers_both(client: TestClient) -> None:
    offered = page(client.get("/entities/BVF?as_of=2023")).select(".hits .name a")

    assert str(offered[0]["href"]) == "/entities/blue-village-foundation?as_of=2023"
    assert client.get(str(offered[0]["href"])).status_code == 200


def test_a_name_of_nobody_offers_who_is_near(client: TestClient) -> None:
    told = error(client, "/entities/Hillsid Helth.json")
    seen = page(client.get("/entities/Hillsid Helth"))

    assert isinstance(told["candidates"], list)
    assert HILLSIDE in [each["name"] for each in told["candidates"]]
    assert HILLSIDE in [link.get_text() for link in seen.select(".hits .name a")]


def test_nothing_can_be_changed(client: TestClient) -> None:
    answer = client.post("/entities/HHI.json")

    assert answer.status_code == 405
    assert answer.json()["error"]["code"] == "MethodNotAllowed"


def test_a_program_that_asks_for_a_page_gets_its_error_as_json(client: TestClient) -> None:
    answer = client.get("/entities/nobody-at-all", headers={"Accept": "application/json"})

    assert answer.json()["error"]["status"] == 404


def test_every_error_of_ours_has_a_status() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]

    assert all(any(each in STATUS for each in kind.__mro__) for kind in kinds)
    assert all(400 <= status < 600 for status in STATUS.values())


def test_a_database_that_is_away_is_said_within_seconds_and_the_rest_still_answers(tmp_path: Path) -> None:
    settings = Settings.model_validate({"neo4j_uri": "bolt://127.0.0.1:1", "workspace": tmp_path})
    with TestClient(create_app(settings), base_url=HERE) as client:
        started = time.monotonic()
        told = error(client, "/entities/HHI.json")
        waited = time.monotonic() - started
        seen = BeautifulSoup(client.get("/").text, "lxml").get_text()

        assert (told["status"], told["code"]) == (503, "GraphUnavailable")
        assert "bolt://127.0.0.1:1" in str(told["message"])
        assert "The graph cannot be reached" in seen
        assert error(client, "/ready")["status"] == 503
        assert client.get("/health").json() == {"status": "ok"}
    assert waited < 60, "a driver left to itself tries for a minute"
