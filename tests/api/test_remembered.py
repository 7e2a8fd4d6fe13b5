"""Asked the same again, a server does not work it out again, and never answers what is no longer so."""

from importlib.metadata import version
from pathlib import Path

import pytest
from fastapi import Response
from fastapi.testclient import TestClient

from api.app import create_app
from api.program import program, written_in
from api.remembered import Answers
from graph.bolt.store import Store
from graph.questions.version import VERSION
from graph.settings import Settings
from tests.api.conftest import HERE, load
from tests.conftest import wipe
from tests.little_network import little_files

ADDRESSES = [
    "/entities/HHI",
    "/entities/HHI.json",
    "/partners.json?ids=HHI&as_of=2023",
    "/measures.csv",
    "/map.graphml?ids=HHI",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_same_question_is_answered_without_reading_the_graph_again(
    client: TestClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(address, follow_redirects=False)
    read, asked = Store.read, []

    def watched(store: Store, query: str, **parameters: object) -> list[dict[str, object]]:
        asked.append(query)
        return read(store, query, **parameters)

    monkeypatch.setattr(Store, "read", watched)
    again = client.get(address, follow_redirects=False)

    assert first.status_code == 200
    assert (again.status_code, again.content, again.headers) == (200, first.content, first.headers)
    assert asked == [VERSION]


def test_after_a_load_the_answer_is_another(engine: Settings, open_engine: Store, tmp_path: Path) -> None:
    wipe(open_engine)
    load(open_engine, engine, *little_files())
    told = tmp_path / "more.csv"
    told.write_text("kind,name,source_id\nOrganization,Quillwort Union,more\n")

    with TestClient(create_app(engine), base_url=HERE) as client:
        before = client.get("/search.json?q=Quillwort").json()
        load(open_engine, engine, told)
        after = client.get("/search.json?q=Quillwort").json()

    assert before["results"] == []
    assert [found["name"] for found in after["results"]] == ["Quillwort Union"]


@pytest.mark.parametrize("part", ["today", "program"])
def test_another_day_or_another_program_is_asked_anew(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    held = {"If-None-Match": client.get("/overview.json").headers["etag"]}
    assert client.get("/overview.json", headers=held).status_code == 304

    monkeypatch.setattr(f"api.respond.{part}", lambda: "another")
    answer = client.get("/overview.json", headers=held)

    assert answer.status_code == 200
    assert answer.headers["etag"] != held["If-None-Match"]


def test_the_program_is_another_when_a_module_or_a_page_changes(tmp_path: Path) -> None:
    room = tmp_path / "questions"
    room.mkdir()
    marks = [written_in(tmp_path)]
    for name, text in (("gaps.py", "MOST = 1"), ("gaps.py", "MOST = 2"), ("gaps.html", "<h1>Gaps</h1>")):
        (room / name).write_text(text, encoding="utf-8")
        marks.append(written_in(tmp_path))
    (room / "gaps.cpython-311.pyc").write_bytes(b"made of it")

    assert len(set(marks)) == len(marks)
    assert written_in(tmp_path) == marks[-1]
    assert version("ihuriro") in program()


def test_an_error_is_not_remembered(client: TestClient) -> None:
    answers = [client.get("/entities/nobody-at-all.json") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert "etag" not in answers[1].headers


def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    answers = Answers(most=80)
    for mark in ("one", "two"):
        answers.keep(mark, Response(b"x" * 8, headers={"ETag": mark}))
    answers.find("one")
    for number in range(9):
        answers.keep(str(number), Response(b"x" * 8))

    found = answers.find("one")
    assert found is not None
    assert (found.body, found.headers["etag"]) == (b"x" * 8, "one")
    assert answers.find("two") is None


def test_an_answer_that_would_push_out_the_others_is_not_remembered() -> None:
    answers = Answers(most=80)
    answers.keep("large", Response(b"x" * 11))

    assert answers.find("large") is None
