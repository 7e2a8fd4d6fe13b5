"""The page where people say whether names are the same and whether statements were read rightly."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.bolt.store import Store
from graph.exchange.jsonl import Line, export_lines
from graph.settings import Settings
from tests.api.conftest import HERE, load, page, words
from tests.api.reviewed import filled, form_of, review_files
from tests.api.test_security import READ, WRITE, basic
from tests.conftest import wipe
from tests.loaders.loading import exported, shorten_reference

OURS = {"Sec-Fetch-Site": "same-origin"}


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


def lines(store: Store, kind: str) -> list[Line]:
    return [line for line in export_lines(store) if line["kind"] == kind]


def test_what_waits_is_shown_with_its_evidence(client: TestClient) -> None:
    told = client.get("/review.json").json()
    read = page(client.get("/review"))

    assert told["pairs_waiting"] >= 1
    assert told["statements_waiting"] >= 3
    assert len(told["statements"]) == min(10, told["statements_waiting"])
    sure = [each["confidence"] for each in told["statements"]]
    assert sure == sorted(sure)
    assert {each["type"] for each in told["statements"]} >= {"MEMBER_OF", "PARTNERS_WITH"}
    marked = [mark.get_text() for mark in read.select("mark")]
    assert marked == [each["passage"]["quote"] for each in told["statements"]]
    around = [each.get_text() for each in read.select(".passage")]
    assert any("Copper Kettle Network. It works in partnership" in " ".join(text.split()) for text in around)
    assert str(told["statements_waiting"]) in words(client.get("/review"))


def test_the_pairs_of_one_entity_can_be_asked_for(client: TestClient) -> None:
    pair = client.get("/review.json").json()["pairs"][0]
    one = pair["left"]
    told = client.get("/review.json", params={"around": one["name"]}).json()
    read = page(client.get("/review", params={"around": one["id"], "by": "Ama"}))

    assert pair in told["pairs"]
    assert all(one["id"] in (each["left"]["id"], each["right"]["id"]) for each in told["pairs"])
    assert f"only those with {one['name']} are shown" in read.get_text()
    assert {each["value"] for each in read.select("input[name=around]")} == {one["id"]}
    assert client.get("/review.json", params={"around": "Fern Bank Nowhere"}).status_code == 404


def test_words_of_a_document_are_never_markup(client: TestClient) -> None:
    read = page(client.get("/review", params={"limit": 100}))

    assert "<b>families</b>" in read.get_text()
    assert not read.select(".passage b, .passage script")


def test_a_statement_that_is_wrong_goes_and_the_page_comes_back(
    client: TestClient, open_engine: Store
) -> None:
    form = form_of(client, "statements", by="Ama <Steward>")
    before = client.get("/review.json").json()["statements_waiting"]

    answer = client.post("/review", data={**form, "verdict": "reject", "why": "not so"}, headers=OURS)

    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/review?by=Ama+%3CSteward%3E&done={form['id']}#statements",
    )
    review = lines(open_engine, "review")[0]
    assert (review["id"], review["verdict"], review["by"]) == (form["id"], "rejected", "Ama <Steward>")
    assert client.get("/review.json").json()["statements_waiting"] == before - 1
    back = page(client.get(answer.headers["location"]))
    assert back.select_one("#by")["value"] == "Ama <Steward>"  # type: ignore[index]


def test_a_correction_says_only_what_was_written_over(client: TestClient, open_engine: Store) -> None:
    told = client.get("/review.json", params={"limit": 50}).json()["statements"]
    own = next(each["id"] for each in told if each["type"] == "MEMBER_OF")
    forms = page(client.get("/review", params={"limit": 50, "by": "Ama"})).select("form[method=post]")
    form = next(each for each in forms if each.select_one(f"input[value='{own}']"))

    right = {"said.to_name": "Brass Kettle Network", "said.since": "2012", "verdict": "correct"}
    answer = client.post("/review", data={**filled(form), **right}, headers=OURS)

    assert answer.status_code == 303
    review = lines(open_engine, "review")[0]
    assert review["fields"] == {"since": "2012"}
    assert review["to_end"]["name"] == "Brass Kettle Network"
    link = next(line for line in lines(open_engine, "link") if line["id"] == own)
    assert (link["to_id"], link["reviewed"]) == ("brass-kettle-network", "corrected")


def test_a_correction_of_nothing_and_an_impossible_one_are_told_in_words(client: TestClient) -> None:
    form = form_of(client, "statements", by="Ama")
    nothing = client.post("/review", data={**form, "verdict": "correct"}, headers=OURS)
    never = client.post(
        "/review",
        data={**form, "said.since": "2012", "said.until": "2001", "verdict": "correct"},
        headers=OURS,
    )

    assert (nothing.status_code, never.status_code) == (422, 422)
    assert "nothing was corrected" in words(nothing)
    assert "cannot say that" in words(never)


def test_a_pair_is_judged_and_is_not_asked_again(client: TestClient, open_engine: Store) -> None:
    pair = client.get("/review.json").json()["pairs"][0]
    form = form_of(client, "pairs", by="Ama")
    assert form["left_id"] == pair["left"]["id"]

    answer = client.post("/review", data={**form, "verdict": "different"}, headers=OURS)

    assert answer.status_code == 303
    assert [line["verdict"] for line in lines(open_engine, "judgement")] == ["different"]
    left = [each["left"]["id"] for each in client.get("/review.json").json()["pairs"]]
    assert pair["left"]["id"] not in left or pair not in client.get("/review.json").json()["pairs"]


def test_without_a_name_and_with_an_unknown_answer_nothing_is_written(
    client: TestClient, open_engine: Store
) -> None:
    form = form_of(client, "pairs")
    nameless = client.post("/review", data={**form, "by": " ", "verdict": "same"}, headers=OURS)
    odd = client.post("/review", data={**form, "by": "Ama", "verdict": "perhaps"}, headers=OURS)

    assert (nameless.status_code, odd.status_code) == (422, 422)
    assert "write your name" in words(nameless)
    assert lines(open_engine, "judgement") == []


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


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": HERE},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_what_another_site_sends_changes_nothing(
    client: TestClient, open_engine: Store, headers: dict[str, str]
) -> None:
    form = form_of(client, "statements", by="Ama")

    answer = client.post("/review", data={**form, "verdict": "reject"}, headers=headers)

    assert answer.status_code == 403
    assert lines(open_engine, "review") == []


def test_where_others_are_served_only_the_write_token_writes(
    client: TestClient, engine: Settings, open_engine: Store
) -> None:
    form = form_of(client, "statements", by="Ama")
    tokens = Settings.model_validate({"read_token": READ, "write_token": WRITE})
    settings = engine.model_copy(update={"read_token": tokens.read_token, "write_token": tokens.write_token})
    with TestClient(create_app(settings, host="0.0.0.0"), base_url="http://graph.example") as guarded:
        ours = {"Origin": "http://graph.example"}
        reader, writer = {"Authorization": basic(READ)}, {"Authorization": basic(WRITE)}
        assert not page(guarded.get("/review", headers=reader)).select("form[method=post]")
        assert page(guarded.get("/review", headers=writer)).select("form[method=post]")
        sent = {"data": {**form, "verdict": "accept"}, "follow_redirects": False}
        assert guarded.post("/review", headers=ours, **sent).status_code == 401
        assert guarded.post("/review", headers=ours | reader, **sent).status_code == 403
        assert lines(open_engine, "review") == []
        assert guarded.post("/review", headers=ours | writer, **sent).status_code == 303
    assert [line["verdict"] for line in lines(open_engine, "review")] == ["accepted"]


def test_a_published_graph_has_nothing_to_review(client: TestClient, open_engine: Store) -> None:
    open_engine.write("MERGE (g:Graph {id: 'graph'}) SET g.published = 'public'")

    answer = client.get("/review")

    assert answer.status_code == 404
    assert "was published" in words(answer)


def test_the_page_is_in_the_menu_and_is_never_kept(client: TestClient) -> None:
    answer = client.get("/review")

    assert page(answer).select_one("nav a[href='/review'][aria-current]")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert answer.headers["referrer-policy"] == "same-origin"
