"""What was said on the page of reviews stands there and can be taken back, exactly."""

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.bolt.store import Store
from graph.settings import Settings
from tests.api.conftest import page, words
from tests.api.reviewed import OURS, filled, form_of, lines
from tests.api.test_security import READ, WRITE, basic
from tests.loaders.loading import exported


def back_forms(client: TestClient, **asked: str) -> list[dict[str, str]]:
    """Return what each form would send that takes something back."""
    forms = page(client.get("/review", params=asked)).select("form[method=post]")
    return [filled(form) for form in forms if form.select_one("button[value=withdraw]")]


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_what_was_just_said_of_a_statement_is_taken_back_exactly(
    client: TestClient, open_engine: Store, engine: Settings, verdict: str
) -> None:
    before = exported(open_engine)
    form = form_of(client, "statements", by="Ama")
    answer = client.post("/review", data={**form, "verdict": verdict, "why": "so it is"}, headers=OURS)
    shown = page(client.get(answer.headers["location"]))
    done = shown.select_one(".done")
    assert done is not None
    assert {"accept": "read rightly", "reject": "read wrongly"}[verdict] in done.get_text()
    assert "said by Ama" in " ".join(done.get_text().split())
    assert exported(open_engine) != before

    back = filled(done.select_one("form"))  # type: ignore[arg-type]
    answer = client.post("/review", data={**back, "verdict": "withdraw"}, headers=OURS)

    assert (answer.status_code, answer.headers["location"]) == (303, "/review?by=Ama#said")
    assert exported(open_engine) == before
    assert form["id"] not in (engine.workspace / "reviews.jsonl").read_text(encoding="utf-8")
    assert not page(client.get(answer.headers["location"])).select(".done")


def test_what_was_said_before_stands_on_the_page_and_can_be_taken_back(
    client: TestClient, open_engine: Store
) -> None:
    before = exported(open_engine)
    told = client.get("/review.json", params={"limit": 50}).json()["statements"]
    own = next(each["id"] for each in told if each["type"] == "MEMBER_OF")
    sent = {"id": own, "by": "Ama", "said.to_name": "Brass Kettle Network", "verdict": "correct"}
    client.post("/review", data=sent, headers=OURS)
    pair = form_of(client, "pairs", by="Ben")
    client.post("/review", data={**pair, "verdict": "same", "why": "one <office>"}, headers=OURS)

    said = client.get("/review.json").json()
    assert (said["statements_reviewed"], said["pairs_judged"]) == (1, 1)
    [of_statement], [of_pair] = said["said_of_statements"], said["said_of_pairs"]
    assert (of_statement["id"], of_statement["one"], of_statement["other"]) == (
        own,
        "Marigold House",
        "Copper Kettle Network",
    )
    assert of_statement["right"] == {"to": "Brass Kettle Network (Network)"}
    assert {of_pair["left"]["name"], of_pair["right"]["name"]} & {"Marigold Houses", "Slate Roofs Trust"}
    assert "one <office>" in words(client.get("/review"))

    for form in back_forms(client):
        assert client.post("/review", data={**form, "verdict": "withdraw"}, headers=OURS).status_code == 303

    assert exported(open_engine) == before
    assert back_forms(client) == []


def test_only_what_was_said_of_a_source_is_shown_where_one_is_asked_for(client: TestClient) -> None:
    form = form_of(client, "statements", by="Ama")
    client.post("/review", data={**form, "verdict": "accept"}, headers=OURS)

    counts = {
        source: client.get("/review.json", params={"source": source}).json()["statements_reviewed"]
        for source in ("marigold", "register", "nobody")
    }

    assert counts == {"marigold": 1, "register": 0, "nobody": 0}


def test_what_nobody_said_cannot_be_taken_back(client: TestClient, open_engine: Store) -> None:
    before = exported(open_engine)
    statement = form_of(client, "statements")["id"]
    pair = form_of(client, "pairs")

    never = client.post("/review", data={"id": statement, "verdict": "withdraw"}, headers=OURS)
    none = client.post("/review", data={**pair, "verdict": "withdraw"}, headers=OURS)

    assert (never.status_code, none.status_code) == (404, 404)
    assert "nobody reviewed a statement" in words(never)
    assert "nothing was judged" in words(none)
    assert exported(open_engine) == before


def test_only_those_who_may_write_take_something_back(
    client: TestClient, engine: Settings, open_engine: Store
) -> None:
    form = form_of(client, "statements", by="Ama")
    client.post("/review", data={**form, "verdict": "accept"}, headers=OURS)
    sent = {"id": form["id"], "verdict": "withdraw"}

    elsewhere = client.post("/review", data=sent, headers={"Sec-Fetch-Site": "cross-site"})
    tokens = Settings.model_validate({"read_token": READ, "write_token": WRITE})
    settings = engine.model_copy(update={"read_token": tokens.read_token, "write_token": tokens.write_token})
    with TestClient(create_app(settings, host="0.0.0.0"), base_url="http://graph.example") as guarded:
        reader = {"Authorization": basic(READ)}
        assert "read rightly" in words(guarded.get("/review", headers=reader))
        assert not page(guarded.get("/review", headers=reader)).select("form[method=post]")
        reading = guarded.post("/review", data=sent, headers=reader | {"Origin": "http://graph.example"})

    assert (elsewhere.status_code, reading.status_code) == (403, 403)
    assert [line["id"] for line in lines(open_engine, "review")] == [form["id"]]
