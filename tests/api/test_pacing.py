"""Who asks too often waits; web pages of elsewhere read only where the settings name them."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api.app import create_app
from api.pacing import Pace
from graph.errors import InvalidQuestion
from graph.settings import Settings
from tests.api.conftest import HERE
from tests.api.test_security import READ, WRITE

MAPS = "https://maps.example"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@given(a_minute=st.integers(1, 100), waits=st.lists(st.floats(0, 90), max_size=200))
def test_nobody_asks_more_often_than_allowed(a_minute: int, waits: list[float]) -> None:
    clock, let_in = Clock(), []
    pace = Pace(a_minute, clock)
    for wait in waits:
        clock.now += wait
        if not pace.wait("north"):
            let_in.append(clock.now)

    for start in let_in:
        within = [at for at in let_in if start <= at <= start + 60]
        assert len(within) <= 2 * a_minute, "as many at once, and as many more while they come back"


@given(a_minute=st.integers(1, 100), asked=st.integers(1, 300))
def test_who_waits_as_long_as_told_is_let_in(a_minute: int, asked: int) -> None:
    clock = Clock()
    pace = Pace(a_minute, clock)
    answers = [pace.wait("north") for _ in range(asked)]

    assert answers[:a_minute] == [0.0] * min(asked, a_minute)
    assert all(wait > 0 for wait in answers[a_minute:])
    assert pace.wait("south") == 0.0, "others do not wait for it"
    clock.now += max(pace.wait("north") for _ in range(a_minute)) + 0.001
    assert pace.wait("north") == 0.0


def test_the_addresses_that_are_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.pacing._MOST_ASKERS", 3)
    pace = Pace(1, Clock())
    for asker in "abcd":
        pace.wait(asker)

    assert pace.wait("d") > 0
    assert pace.wait("a") == 0.0, "the one that asked longest ago is forgotten"


def server(settings: Settings, host: str = "127.0.0.1", **chosen: object) -> TestClient:
    """Return a browser on a server with some settings of its own."""
    checked = Settings.model_validate(chosen)
    own = settings.model_copy(update={name: getattr(checked, name) for name in chosen})
    base = HERE if host == "127.0.0.1" else "http://graph.example"
    return TestClient(create_app(own, host=host), base_url=base)


@pytest.fixture(scope="module")
def slow(little: Settings) -> Iterator[TestClient]:
    with server(little, host="0.0.0.0", requests_a_minute=3, read_token=READ) as client:
        yield client


def test_who_asks_too_often_is_told_when_to_ask_again(slow: TestClient) -> None:
    tried = [slow.get("/overview.json", headers={"Authorization": "Bearer guessed"}) for _ in range(4)]
    late = slow.get("/overview", headers={"Authorization": f"Bearer {READ}", "Accept": "text/html"})

    assert [answer.status_code for answer in tried] == [401, 401, 401, 429]
    assert tried[-1].json()["error"]["code"] == "TooManyRequests"
    assert 1 <= int(tried[-1].headers["retry-after"]) <= 20
    assert "content-security-policy" in tried[-1].headers
    assert late.status_code == 429
    assert "Retry-After" in late.text
    assert {slow.get("/health").status_code for _ in range(5)} == {200}
    assert slow.get("/static/site.css").status_code == 401, "not counted, but still not for everybody"


def test_without_a_bound_nobody_waits(client: TestClient) -> None:
    assert {client.get("/about.json").status_code for _ in range(50)} == {200}


def test_pages_of_elsewhere_read_nothing_unless_they_are_named(client: TestClient, little: Settings) -> None:
    from_elsewhere = {"Origin": MAPS}
    with server(little, cors_origins=f"{MAPS}, https://other.example") as sharing:
        shared = sharing.get("/about.json", headers=from_elsewhere)
        other = sharing.get("/about.json", headers={"Origin": "https://evil.example"})

    assert shared.headers["access-control-allow-origin"] == MAPS
    assert "access-control-allow-credentials" not in shared.headers
    assert "ETag" in shared.headers["access-control-expose-headers"]
    assert "access-control-allow-origin" not in other.headers
    assert "access-control-allow-origin" not in client.get("/about.json", headers=from_elsewhere).headers


def test_a_page_that_is_named_may_send_a_token_and_change_nothing(little: Settings) -> None:
    wish = {"Origin": MAPS, "Access-Control-Request-Headers": "authorization"}
    with server(little, "0.0.0.0", cors_origins=MAPS, write_token=WRITE) as sharing:
        read = sharing.options("/about.json", headers=wish | {"Access-Control-Request-Method": "GET"})
        write = sharing.options("/review", headers=wish | {"Access-Control-Request-Method": "POST"})
        untold = sharing.get("/about.json", headers={"Origin": MAPS})
        token = {"Authorization": f"Bearer {WRITE}"}
        told = sharing.get("/about.json", headers={"Origin": MAPS} | token)
        posted = sharing.post("/review", headers={"Origin": MAPS} | token, data={"verdict": "same"})

    assert (read.status_code, write.status_code) == (200, 400)
    assert (untold.status_code, told.status_code, posted.status_code) == (401, 200, 403)
    assert untold.headers["access-control-allow-origin"] == MAPS, "so that a program can read why"


def test_this_computer_is_not_opened_to_every_page(little: Settings) -> None:
    with pytest.raises(InvalidQuestion, match="IHURIRO_CORS_ORIGINS"):
        server(little, cors_origins="*")
    with server(little, "0.0.0.0", cors_origins="*", read_token=READ) as sharing:
        answer = sharing.get("/about.json", headers={"Origin": MAPS, "Authorization": f"Bearer {READ}"})
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "origins", ["maps.example", "https://maps.example/path", "*, https://a.example", "https://*"]
)
def test_origins_that_no_browser_sends_are_refused(origins: str) -> None:
    with pytest.raises(ValueError, match="cors_origins"):
        Settings.model_validate({"cors_origins": origins})
