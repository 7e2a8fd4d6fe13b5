"""The page where people say whether names are the same and whether statements were read rightly."""

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from graph.bolt.store import Store
from graph.settings import Settings
from tests.api.conftest import HERE, page, words
from tests.api.reviewed import OURS, filled, form_of, lines
from tests.api.test_security import READ, WRITE, basic


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
    assert form["left"] == pair["left"]["stated"]["stated_id"]

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
