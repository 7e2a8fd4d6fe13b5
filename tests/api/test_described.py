"""The description of the API says what the API does, with an example of every operation."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from fastapi.testclient import TestClient

from api.carrying import TABLE, files_of
from api.examples import as_example, example_of, example_table, first_lines
from api.pages import Page, pages
from api.problems import TOLD_WHEN, Failure
from api.respond import JSON
from graph.questions.introductions import Introductions
from graph.settings import Settings

DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("each", pages(), ids=lambda each: each.name)
def test_the_example_of_every_page_is_what_the_little_network_answers(client: TestClient, each: Page) -> None:
    answer = client.get(each.told_at)

    assert answer.status_code == 200, f"write an address into `example` of api/pages/{each.name}.py"
    assert example_of(each) == as_example(answer.json()), "write it anew with: make docs"


def test_every_operation_has_an_example_that_fits_its_schema(client: TestClient) -> None:
    described = client.get("/openapi.json").json()

    for path, operation in operations(described):
        for content in examples_of(operation):
            assert "example" in content, f"{path}: write it with make docs"
            schema = {**content["schema"], "components": described["components"]}
            jsonschema_rs.validator_for(schema).validate(content["example"])
        for field in operation.get("parameters", ()):
            if "example" in field:
                rule = {**field["schema"], "components": described["components"]}
                asked = field["example"]
                assert _fits(rule, asked) or _fits(rule, json.loads(asked)), (path, field)


def operations(described: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every operation with its path."""
    for path, methods in described["paths"].items():
        yield from ((path, operation) for operation in methods.values())


def examples_of(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what an operation takes and answers, with examples; of packed files, their names."""
    told = operation["responses"].get("200") or operation["responses"]["303"]
    yield from operation.get("requestBody", {}).get("content", {}).values()
    yield from told.get("headers", {}).values()
    contents = told.get("content", {})
    yield from (content for kind, content in contents.items() if kind in (JSON, "text/csv"))


TAKEN = [(each, ending) for each in pages() for ending in files_of(each)]


@pytest.mark.parametrize(("each", "ending"), TAKEN, ids=lambda one: getattr(one, "name", one))
def test_every_file_is_described_with_its_type_and_name(client: TestClient, each: Page, ending: str) -> None:
    told = client.get("/openapi.json").json()["paths"][f"{each.path}.{ending}"]["get"]["responses"]["200"]
    answer = client.get(each.taken_at(ending))

    assert list(told["content"]) == [answer.headers["content-type"].partition(";")[0]]
    assert told["headers"]["Content-Disposition"]["example"] == answer.headers["content-disposition"]
    if ending == TABLE:
        assert example_table(each, ending) == first_lines(answer.text), "write it anew with: make docs"


def _fits(rule: dict[str, object], value: object) -> bool:
    return jsonschema_rs.is_valid(rule, value)


def test_the_address_of_an_example_is_shown_with_its_parameters(client: TestClient) -> None:
    fields = client.get("/openapi.json").json()["paths"]["/entities/{id}.json"]["get"]["parameters"]

    shown = {field["name"]: field.get("example") for field in fields}
    assert (shown["id"], shown["as_of"]) == ("hillside-health-initiative", "2023-05-01")


def test_every_operation_says_how_it_fails(client: TestClient) -> None:
    described = client.get("/openapi.json").json()

    for _, operation in operations(described):
        answers = operation["responses"]
        assert {str(status) for status in TOLD_WHEN} <= set(answers)
        for status, when in TOLD_WHEN.items():
            told = answers[str(status)]
            assert told["description"] == when
            assert told["content"]["application/json"]["schema"]["$ref"].endswith("/Failure")
    assert Failure.model_validate(described["components"]["schemas"]["Failure"]["examples"][0])


def test_the_docs_tell_every_status_and_no_other() -> None:
    rows = dict(re.findall(r"^\| (\d{3}) \| (.+) \|$", DOCS, re.MULTILINE))

    assert {int(status): when for status, when in rows.items()} == TOLD_WHEN


@pytest.mark.parametrize("each", pages(), ids=lambda each: each.name)
def test_the_docs_tell_every_page(each: Page) -> None:
    assert f"`{each.path}" in DOCS


CALLS = re.findall(r'curl [^\n]*"http://127\.0\.0\.1:8000(/[^"]+)"', DOCS)


@pytest.mark.parametrize("address", CALLS)
def test_the_calls_in_the_docs_are_answered(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_the_docs_show_how_to_ask_from_python(
    little: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("IHURIRO_WORKSPACE", str(little.workspace))
    if little.neo4j_uri and little.neo4j_password:
        monkeypatch.setenv("IHURIRO_NEO4J_URI", little.neo4j_uri)
        monkeypatch.setenv("IHURIRO_NEO4J_PASSWORD", little.neo4j_password.get_secret_value())
    program = re.search(r"```python\n(.+?)```", DOCS, re.DOTALL)
    assert program

    exec(compile(program[1], "docs/api.md", "exec"), {})

    routes, answer = capsys.readouterr().out.rstrip().rsplit("\n", 1)
    assert routes.startswith("riverbend-relief-agency → ")
    assert Introductions.model_validate_json(answer).routes


def test_the_docs_call_every_kind_of_address() -> None:
    assert len(CALLS) >= 6
