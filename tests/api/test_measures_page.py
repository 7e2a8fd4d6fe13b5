"""Measures, as a page, as data, as a table for spreadsheets and as a command."""

import csv
import io
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from graph.measures.measure import declared
from graph.settings import Settings
from tests.api.commands.command_line import ihuriro, program
from tests.api.conftest import page, words
from tests.conftest import environment_of

ASKED = "as_of=2023-05-01&measure=degree,betweenness"


def test_the_page_says_what_the_data_says_in_its_order(client: TestClient) -> None:
    told = client.get(f"/measures.json?{ASKED}").json()
    read = page(client.get(f"/measures?{ASKED}"))

    rows = read.select("table.sorted tbody tr")
    assert [row.select_one("th a").get_text() for row in rows] == [each["name"] for each in told["measures"]]  # type: ignore[union-attr]
    for row, each in zip(rows, told["measures"], strict=True):
        numbers = [cell.get_text() for cell in row.select("td.number")]
        assert numbers[0] == str(each["degree"])
        assert numbers[-2:] == [str(each["known"]["statements"]), str(each["known"]["sources"])]
        assert str(each["rank"]["place"]) in row.select("td")[0].get_text()
    said = words(client.get(f"/measures?{ASKED}"))
    assert told["doubt"]["claim"] in said
    for about in told["about"]:
        assert about["finds"] in said
        assert about["reading"] in said


def test_each_name_in_the_drawing_and_the_table_leads_to_its_profile(client: TestClient) -> None:
    read = page(client.get(f"/measures?{ASKED}"))

    drawn = [str(link["href"]) for link in read.select("svg.places-plot a")]
    listed = [str(link["href"]) for link in read.select("table.sorted tbody th a")]
    assert drawn == listed
    assert len(drawn) > 3
    assert client.get(drawn[0]).status_code == 200


def test_the_head_of_a_column_sorts_by_it_and_turns_it_round(client: TestClient) -> None:
    first = page(client.get(f"/measures?{ASKED}"))
    heads = {head.get_text(strip=True): str(head["href"]) for head in first.select("table.sorted thead a")}

    assert parse_qs(urlsplit(heads["Name"]).query) == {
        "as_of": ["2023-05-01"],
        "measure": ["degree,betweenness"],
        "sort": ["name"],
    }
    by_name = page(client.get(heads["Name"]))
    names = [cell.get_text() for cell in by_name.select("table.sorted tbody th a")]
    assert names == sorted(names)
    turned = {head.get_text(strip=True): str(head["href"]) for head in by_name.select("table.sorted thead a")}
    again = page(client.get(turned["Name"]))
    assert [cell.get_text() for cell in again.select("table.sorted tbody th a")] == names[::-1]
    assert str(again.select_one("form.measures input[name=reverse]")["value"]) == "true"  # type: ignore[index]


@pytest.mark.parametrize("head", ["Ties", "Betweenness", "Statements", "Sources"])
def test_each_column_of_numbers_falls_when_sorted_by_it(client: TestClient, head: str) -> None:
    first = page(client.get(f"/measures?{ASKED}&sort=name"))
    heads = [each.get_text(strip=True) for each in first.select("table.sorted thead th")]
    address = next(a["href"] for a in first.select("table.sorted thead a") if a.get_text(strip=True) == head)

    rows = page(client.get(str(address))).select("table.sorted tbody tr")

    column = heads.index(head)
    numbers = [float(row.select("th, td")[column].get_text().replace("–", "-1")) for row in rows]
    assert len(numbers) > 3
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > numbers[-1]


def test_the_form_keeps_what_was_asked(client: TestClient) -> None:
    read = page(
        client.get(
            "/measures?kinds=Network&kinds=Organization&through=network&weight=newman&largest=true&measure=strength"
            "&place=Rubavu&theme=legal-aid&doubt=sources&missing=0.3&wrong=0.1&confidence=0.2&as_of=2023"
            "&links=PARTNERS_WITH&links=MEMBER_OF&sort=name"
        )
    )

    ticked = {f"{box['name']}={box['value']}" for box in read.select("input[type=checkbox][checked]")}
    assert {"kinds=Network", "kinds=Organization", "largest=true", "measure=strength"} <= ticked
    assert {"links=PARTNERS_WITH", "links=MEMBER_OF"} <= ticked
    assert "links=FUNDS" not in ticked
    assert "measure=degree" not in ticked
    picked = [str(option["value"]) for option in read.select("option[selected]")]
    assert picked == ["network", "newman", "sources"]
    filled = {str(each["name"]): str(each.get("value", "")) for each in read.select("form.measures input")}
    kept = {"place": "rubavu", "theme": "legal-aid", "missing": "0.3", "wrong": "0.1", "confidence": "0.2"}
    assert {name: filled[name] for name in (*kept, "as_of", "sort")} == kept | {
        "as_of": "2023-01-01",
        "sort": "name",
    }


def test_a_form_that_sorted_by_what_is_no_longer_asked_for_is_answered(client: TestClient) -> None:
    told = client.get("/measures.json?measure=core&sort=degree").json()

    assert told["sorted_by"] == "core"


def test_the_table_of_what_is_seen(client: TestClient) -> None:
    told = client.get(f"/measures.json?{ASKED}&limit=3").json()
    link = page(client.get(f"/measures?{ASKED}&limit=3")).select_one("a[href^='/measures.csv']")
    assert link is not None

    rows = list(csv.DictReader(io.StringIO(client.get(str(link["href"])).text)))

    assert [row["id"] for row in rows] == [each["id"] for each in told["measures"]]
    assert [row["degree"] for row in rows] == [str(each["degree"]) for each in told["measures"]]
    assert rows[0]["rank_low"] == str(told["measures"][0]["rank"]["low"])


def test_where_nobody_is_the_page_says_what_to_do(client: TestClient) -> None:
    answer = client.get("/measures?kinds=Policy&place=Huye")

    assert answer.status_code == 200
    assert "choose other kinds, another day or place" in words(answer)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("measure=fame", "there are degree, in_degree"),
        ("links=LIKES", "there are MEMBER_OF"),
        ("kinds=Club", "there are Organization"),
        ("through=bar", "there are network"),
        ("doubt=weather", "In doubt can be ties"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(client: TestClient, asked: str, told: str) -> None:
    answer = client.get(f"/measures.json?{asked}")

    assert 400 <= answer.status_code < 500
    assert told in answer.text


def test_the_command_says_the_same_as_the_page(client: TestClient, little: Settings) -> None:
    asked = client.get("/measures.json?measure=degree,core&sort=degree&as_of=2023&limit=100").json()
    arguments = ("measures", "--measure", "degree,core", "--as-of", "2023", "--limit", "100")

    done = program(*arguments, "--json", environment=environment_of(little))
    read = ihuriro(*arguments, environment=environment_of(little))

    assert json.loads(done.stdout) == asked
    assert asked["doubt"]["claim"] in " ".join(read.stdout.split())
    assert "little: too few to call it central" in read.stdout


def test_the_command_answers_with_every_measure_unless_some_are_named(little: Settings) -> None:
    told = json.loads(ihuriro("measures", "--json", environment=environment_of(little)).stdout)

    assert told["network"]["entities"] == len(told["measures"]) == 8
    assert all({"id", "name", *declared()} <= each.keys() for each in told["measures"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--measure", "fame"), "there is no measure 'fame'; there are degree"),
        (("--links", "LIKES"), "no link type 'LIKES'; there are MEMBER_OF"),
        (("--kinds", "Club"), "no kind 'Club'; there are Organization"),
        (("--engine", "gds", "--doubt", "ties"), "with --engine gds there are no intervals"),
        (("--engine", "gds", "--without", "Open Door Coalition"), "nobody is taken out"),
        (("--engine", "gds", "--through", "project"), "only igraph makes views by shared rooms"),
        (("--engine", "gds", "--missing", "0.1"), "leave out --doubt, --missing"),
        (("--engine", "abacus"), "there are igraph, gds"),
        (("--missing", "2"), "from 0 to 0.9"),
    ],
)
def test_the_command_refuses_in_one_line(little: Settings, arguments: tuple[str, ...], told: str) -> None:
    done = ihuriro("measures", *arguments, environment=environment_of(little))

    assert done.returncode == 1
    assert told.casefold() in done.stderr.casefold()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("engine", ["embedded"], indirect=True, scope="session")
def test_the_embedded_engine_says_that_it_cannot_compute_inside_itself(little: Settings) -> None:
    done = ihuriro("measures", "--engine", "gds", environment=environment_of(little))

    assert done.returncode == 1
    assert "only Neo4j with Graph Data Science can" in done.stderr
    assert "IHURIRO_NEO4J_URI" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("engine", ["neo4j"], indirect=True, scope="session")
def test_the_command_computes_in_the_database(data_science: None, little: Settings) -> None:
    done = ihuriro("measures", "--engine", "gds", "--json", environment=environment_of(little))
    told = json.loads(done.stdout)

    assert (told["engine"], told["doubt"], len(told["measures"])) == ("gds", None, 8)
    assert {"degree", "betweenness", "pagerank", "community"} <= told["measures"][0].keys()


def test_what_is_lost_without_somebody(client: TestClient, little: Settings) -> None:
    told = client.get(f"/measures.json?{ASKED}&without=Open+Door+Coalition").json()["without"]
    answer = client.get(f"/measures?{ASKED}&without=Open+Door+Coalition")
    read = ihuriro(
        "measures",
        "--without",
        "Open Door Coalition",
        "--as-of",
        "2023-05-01",
        environment=environment_of(little),
    )

    rows = page(answer).select("section[aria-labelledby=without-whom] tbody tr")
    assert [row.select_one("th").get_text() for row in rows] == [loss["title"] for loss in told["losses"]]  # type: ignore[union-attr]
    assert told["note"] in words(answer)
    assert "Without Open Door Coalition:" in read.stdout
    assert all(loss["title"] in read.stdout for loss in told["losses"])
