"""What a page shows of the network can be taken along as a file."""

import io
import zipfile
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from api.carrying import FILES
from tests.api.conftest import page, words

ASKED = "ids=HHI&as_of=2023-05-01"


@pytest.mark.parametrize("path", ["/map", "/neighborhood"])
def test_each_file_holds_what_the_page_shows(client: TestClient, tmp_path: Path, path: str) -> None:
    shown = client.get(f"{path}.json?{ASKED}").json()
    addresses = [str(link["href"]) for link in page(client.get(f"{path}?{ASKED}")).select("a[href]")]
    offered = {ending: f"{path}.{ending}?{ASKED}" for ending in FILES}
    assert set(offered.values()) <= set(addresses)

    files = {ending: client.get(address) for ending, address in offered.items()}

    assert {answer.status_code for answer in files.values()} == {200}
    for ending, answer in files.items():
        assert answer.headers["content-type"] == FILES[ending][1]
        assert f'filename="{path[1:]}.{ending}"' in answer.headers["content-disposition"]
    ids, count = {entity["id"] for entity in shown["entities"]}, len(shown["links"])
    for ending, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        (tmp_path / ending).write_bytes(files[ending].content)
        graph = read(tmp_path / ending)
        assert (set(graph), graph.number_of_edges()) == (ids, count)
    sheets = load_workbook(io.BytesIO(files["xlsx"].content))
    assert {row[0] for row in sheets["links"].iter_rows(min_row=2, values_only=True)} == {
        link["id"] for link in shown["links"]
    }
    with zipfile.ZipFile(io.BytesIO(files["zip"].content)) as packed:
        assert packed.namelist() == [f"{path[1:]}_nodes.csv", f"{path[1:]}_edges.csv"]


@pytest.mark.parametrize("asked", ["/map.graphml?all=yes", "/neighborhood.graphml?ids=HHI"])
def test_a_file_is_narrowed_in_the_words_of_the_questions(
    client: TestClient, tmp_path: Path, asked: str
) -> None:
    narrowed = "kinds=Organization&place=Rubavu&source=northlight-grants,open-door-survey-2023&confidence=0.5"

    (tmp_path / "part").write_bytes(client.get(f"{asked}&{narrowed}").content)
    graph: Any = nx.read_graphml(tmp_path / "part", force_multigraph=True)

    assert set(graph) == {"hillside-health-initiative", "lakeshore-legal-aid"}
    assert sorted(kind for *_, kind in graph.edges(data="type")) == ["PARTNERS_WITH"] * 2 + ["REFERS_TO"] * 2


@pytest.mark.parametrize("asked", ["/map?all=yes", "/map?ids=HHI", "/neighborhood?ids=HHI"])
def test_where_no_tie_fits_it_is_said_in_words(client: TestClient, asked: str) -> None:
    nobody, all_of_them = (words(client.get(f"{asked}{kinds}")) for kinds in ("&kinds=Policy", ""))

    assert "No tie is known that fits; that does not mean that there is none." in nobody
    assert "No tie is known that fits" not in all_of_them


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [("ids=nobody-at-all", 404, "nobody-at-all"), ("ids=HHI&source=rumors", 422, "rumors")],
)
def test_what_cannot_be_asked_for_is_an_error_and_no_file(
    client: TestClient, asked: str, status: int, told: str
) -> None:
    address = f"/neighborhood.gexf?{asked}"
    answer, seen = client.get(address), client.get(address, headers={"Accept": "text/html"})

    assert (answer.status_code, seen.status_code) == (status, status)
    assert "content-disposition" not in answer.headers
    assert told in answer.json()["error"]["message"]
    assert told in words(seen)


def test_a_file_that_somebody_has_is_not_written_again(client: TestClient) -> None:
    first = client.get(f"/map.graphml?{ASKED}")

    again = client.get(f"/map.graphml?{ASKED}", headers={"If-None-Match": first.headers["etag"]})

    assert again.status_code == 304
