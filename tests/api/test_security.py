"""Who is let in, what a browser is told to refuse, and that values are never markup."""

import base64
import csv
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.security import HEADERS
from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.settings import Settings
from tests.api.conftest import HERE, load, page, words
from tests.conftest import wipe

READ, WRITE = "a-token-for-readers", "a-token-for-writers"
SCRIPT = "<script>alert(1)</script> Circle"
QUOTES = 'O\'Grady "Best" & <b>Sons</b> Union'
RIGHT_TO_LEFT = "منتدى الوادي الأخضر"
TEMPLATE = "{{ 7 * 7 }} ${'x'} Committee"
NAMES = (SCRIPT, QUOTES, RIGHT_TO_LEFT, TEMPLATE)


@pytest.fixture(scope="module")
def client(
    engine: Settings, open_engine: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """Organizations whose names look like markup, each with a partner and words of the same kind."""
    wipe(open_engine)
    said = {
        "source_id": "hostile",
        "source_title": SCRIPT,
        "source_publisher": QUOTES,
        "source_url": "javascript:1",
    }
    rows = [
        {"kind": "Organization", "name": name, "country": "RW", "website": "javascript:2"} for name in NAMES
    ]
    rows += [
        {"type": "PARTNERS_WITH", "from": one, "to": other, "quote": f"Says {one}", "record": QUOTES}
        for one, other in pairwise(NAMES)
    ]
    file = tmp_path_factory.mktemp("hostile") / "hostile.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, [*rows[0], *rows[-1], *said])
        table.writeheader()
        table.writerows([rows[0] | said, *rows[1:]])
    load(open_engine, engine, file)
    with TestClient(create_app(engine), base_url=HERE) as client:
        yield client


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_text_everywhere(client: TestClient, name: str) -> None:
    own = client.get("/search.json", params={"q": name}).json()["results"][0]["id"]
    for address in (
        f"/entities/{own}",
        f"/map?ids={own}",
        f"/neighborhood?ids={own}",
        "/sources/hostile",
        "/",
        "/map",
    ):
        answer = client.get(address)
        read = page(answer)
        assert answer.status_code == 200
        assert not read.select("script:not([src]):not([type='application/json']), b")
        assert not [link for link in read.select("[href]") if str(link["href"]).startswith("javascript:")]
    assert " ".join(name.split()) in words(client.get(f"/entities/{own}"))
    assert client.get(f"/map.json?ids={own}").json()["links"]


@pytest.mark.parametrize("name", NAMES)
def test_what_somebody_types_is_text(client: TestClient, name: str) -> None:
    typed = f'{name}"><img src=x onerror=alert(1)>'
    for address in ("/search", "/introductions", "/map", "/entities/HHI"):
        key = {"/search": "q", "/introductions": "from", "/map": "ids"}.get(address, "as_of")
        read = page(client.get(address, params={key: typed, "to": typed, "place": typed}))
        assert not read.select("img, b, script:not([src])")


def test_a_name_in_another_script_keeps_its_direction(client: TestClient) -> None:
    own = client.get("/search.json", params={"q": RIGHT_TO_LEFT}).json()["results"][0]["id"]

    heading = page(client.get(f"/entities/{own}")).select_one("h1 bdi")
    assert heading is not None
    assert heading.get_text() == RIGHT_TO_LEFT


@pytest.mark.parametrize("address", ["/", "/nowhere", "/overview.json", "/static/site.css", "/health"])
def test_every_answer_tells_the_browser_what_to_refuse(client: TestClient, address: str) -> None:
    headers = client.get(address).headers

    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_an_error_that_nobody_foresaw_has_the_same_headers(engine: Settings) -> None:
    app = create_app(engine)

    @app.get("/breaks.json")
    def _breaks() -> None:
        raise RuntimeError("broken on purpose")

    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as broken:
        answer = broken.get("/breaks.json")

    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "Unforeseen")
    assert HEADERS.items() <= {name: answer.headers.get(name) for name in HEADERS}.items()
    assert "broken on purpose" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "[::1]:8000", "LOCALHOST"])
def test_this_computer_is_let_in_by_its_own_names(client: TestClient, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "0.0.0.0"]
)
def test_a_page_of_elsewhere_that_was_made_to_point_here_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/overview.json", headers={"Host": host})

    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "WrongHost"
    assert "content-security-policy" in answer.headers


def test_others_are_not_served_without_a_token(tmp_path: Path) -> None:
    with pytest.raises(InvalidQuestion, match="IHURIRO_READ_TOKEN"):
        create_app(Settings(neo4j_uri=None, workspace=tmp_path), host="0.0.0.0")


@pytest.fixture(scope="module")
def guarded(engine: Settings, client: TestClient) -> Iterator[TestClient]:
    """The same graph, served to others."""
    tokens = Settings.model_validate({"read_token": READ, "write_token": WRITE})
    settings = engine.model_copy(update={"read_token": tokens.read_token, "write_token": tokens.write_token})
    with TestClient(create_app(settings, host="0.0.0.0"), base_url="http://graph.example") as guarded:
        yield guarded


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"me:{password}".encode()).decode()


@pytest.mark.parametrize("given", [f"Bearer {READ}", f"bearer {WRITE}", basic(READ), basic(WRITE)])
def test_a_token_opens_every_page(guarded: TestClient, given: str) -> None:
    assert guarded.get("/overview", headers={"Authorization": given}).status_code == 200


@pytest.mark.parametrize(
    "given", [None, "", "Bearer ", f"Bearer {READ}x", basic(""), basic("me"), "Basic %%%", "Basic ////"]
)
def test_without_the_token_nothing_is_told(guarded: TestClient, given: str | None) -> None:
    headers = {} if given is None else {"Authorization": given}
    for address in ("/", "/overview.json", "/static/site.css", "/openapi.json", "/nowhere"):
        answer = guarded.get(address, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic")
    assert guarded.get("/health").status_code == 200
