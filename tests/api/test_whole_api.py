"""Whatever is asked of the whole API: no failure of the server, and every answer fits its description."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from api.carrying import files_of
from api.pages import pages
from graph.bolt.store import Store
from graph.settings import Settings
from tests.api.conftest import HERE, load
from tests.conftest import wipe
from tests.little_network import little_files

CHECKS = (
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
OPERATIONS = [
    *(("GET", each.json_path) for each in pages()),
    *(("GET", f"{each.path}.{ending}") for each in pages() for ending in files_of(each)),
    *(("POST", each.path) for each in pages() if each.change),
    *(("GET", path) for path in ("/health", "/ready")),
]
FROM_HERE = {"Accept": "application/json", "Origin": HERE}
# What people may write anywhere: of the little network, of no network, of no sense.
WORDS = (
    "hillside-health-initiative",
    "HHI",
    "open-door-coalition,safe-steps-project",
    "northlight-foundation",
    "rubavu",
    "Gender-based violence",
    "Survivors of gender-based violence",
    "Hillside Clinic for Survivors",
    "open-door-survey-2023",
    "FUNDS,MEMBER_OF",
    "Organization",
    "USD",
    "2023",
    "2022-06-30",
    "2021-02-30",
    "0000",
    "",
    " ",
    ",",
    "-",
    "\x00",
    "' OR 1=1 //",
    "été 部 \U0001f600",
    "x" * 10_000,
)


@pytest.fixture(scope="module", params=["empty", "full"])
def asked(request: pytest.FixtureRequest, engine: Settings, open_engine: Store) -> Iterator[TestClient]:
    """The server on an empty graph, and on the little network."""
    wipe(open_engine)
    if request.param == "full":
        load(open_engine, engine, *little_files())
    with TestClient(create_app(engine), base_url=HERE, raise_server_exceptions=False) as client:
        yield client


def test_everything_that_is_described_is_asked(asked: TestClient) -> None:
    described = asked.get("/openapi.json").json()["paths"]

    assert {(method.upper(), path) for path in described for method in described[path]} == set(OPERATIONS)


@pytest.mark.parametrize(("method", "address"), OPERATIONS)
def test_every_answer_fits_its_description(
    asked: TestClient, method: str, address: str, examples: int
) -> None:
    described = schemathesis.openapi.from_dict(asked.get("/openapi.json").json())
    operation = described[address][method]
    fields = [each.name for each in operation.query]
    known = st.dictionaries(st.sampled_from(fields), st.sampled_from(WORDS)) if fields else st.just({})
    most = (5 if address.endswith(".json") else 2) * examples

    @settings(max_examples=most, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(), known=known, own=st.sampled_from(WORDS) | st.none())
    def ask(case: schemathesis.Case[Any], known: dict[str, str], own: str | None) -> None:
        case.query = {**(case.query or {}), **known}
        path = case.formatted_path if own is None else address.replace("{id}", quote(own, safe=""))
        sent = case.as_transport_kwargs(base_url=HERE)
        form = {"data": sent["data"], "headers": FROM_HERE} if method == "POST" else {}
        answer = asked.request(method, path, params=sent.get("params"), follow_redirects=False, **form)
        case.validate_response(answer, checks=list(CHECKS))

    ask()
