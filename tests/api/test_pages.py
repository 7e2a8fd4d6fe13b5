"""Every page, as a person reads it and as a program reads it."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import api.pages
from api.pages import Page, pages
from tests.api.conftest import page, words
from tests.little_network import (
    GRANTS_SOURCE,
    HILLSIDE,
    LAKESHORE,
    SURVEY_SOURCE,
)

EVERY_PAGE = [
    "/",
    "/search?q=HHI",
    "/search",
    "/entities/hillside-health-initiative",
    "/map",
    "/map?ids=HHI",
    "/map?all=yes",
    "/neighborhood?ids=HHI",
    "/introductions",
    "/introductions?from=HHI&to=NLF&as_of=2023",
    "/sources",
    f"/sources/{GRANTS_SOURCE}",
    "/exits",
    "/exits?ids=HHI&on=2023",
    "/funding",
    "/overlap",
    "/overlap?place=Musanze&as_of=2023",
    "/funding?id=RRA",
    "/funding?as_of=1990",
    "/overview",
    "/gaps?theme=gender-based-violence&as_of=2023",
    "/gaps?as_of=2023",
    "/referrals?as_of=2023",
    "/about",
    "/api/docs",
]
EVERY_PAGE += [each.shown_at for each in pages() if each.shown_at not in EVERY_PAGE]


def data_of(client: TestClient, address: str) -> dict[str, object]:
    """Return the data that a page links to."""
    link = page(client.get(address)).find("a", string="This page as data")
    assert link is not None
    answer = client.get(str(link["href"]))
    assert answer.headers["content-type"] == "application/json"
    read: dict[str, object] = answer.json()
    return read


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_every_page_works_without_scripts_and_names_its_parts(client: TestClient, address: str) -> None:
    answer = client.get(address)
    read = page(answer)

    assert answer.status_code == 200
    assert [len(read.select(name)) for name in ("main", "h1", "head > title")] == [1, 1, 1]
    assert read.html is not None
    assert read.html["lang"] == "en"
    assert read.select_one("a.skip[href='#content']")
    assert not read.select("[style], [onclick], style"), "our policy would refuse it"
    assert all(script.get("src") or script.get("type") == "application/json" for script in read("script"))
    ids = [element["id"] for element in read.select("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_every_field_of_a_form_has_a_label(client: TestClient, address: str) -> None:
    read = page(client.get(address))

    for field in read.select("input:not([type=hidden]), select"):
        assert read.select_one(f"label[for={field.get('id')}]") or field.find_parent("label"), field


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_no_page_loads_anything_from_elsewhere(client: TestClient, address: str) -> None:
    read = page(client.get(address))

    loaded = [tag.get("src") or tag.get("href") for tag in read.select("[src], link[href]")]
    assert [each for each in loaded if not str(each).startswith(("/", "data:,"))] == []
    assert all(client.get(str(each)).status_code == 200 for each in loaded if str(each).startswith("/"))


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_every_page_says_where_its_data_is(client: TestClient, address: str) -> None:
    answer = client.get(address)

    target = answer.headers["link"].partition(">")[0].removeprefix("<")
    assert 'rel="alternate"; type="application/json"' in answer.headers["link"]
    assert client.get(target).json() == data_of(client, address)


def test_every_page_has_a_template_and_is_reached_from_another(client: TestClient) -> None:
    templates = Path(api.pages.__file__).parents[1] / "templates"
    linked = {
        (address.partition("?")[0], str(link.get("href") or link.get("action")).partition("?")[0])
        for address in EVERY_PAGE
        for link in page(client.get(address)).select("a[href], form[action]")
    }

    for each in pages():
        start, has_id, _ = each.path.partition("{")
        reached = {there for here, there in linked if here != there and not there.endswith(".json")}
        assert (templates / f"{each.name}.html").is_file(), each.name
        assert any(there.startswith(start) if has_id else there == each.path for there in reached), each.name


def test_the_first_page_says_what_is_in_here(client: TestClient) -> None:
    told = data_of(client, "/")
    read = words(client.get("/"))

    assert f"{told['links']} statements about {told['entities']} entities" in read
    assert f"{told['sources']} sources" in read
    assert str(told["newest"]) in read
    assert HILLSIDE in read


def test_the_best_match_is_on_top_and_leads_to_its_profile_and_its_map(client: TestClient) -> None:
    first = page(client.get("/search", params={"q": "HHI"})).select_one(".hits > li")

    assert first is not None
    assert HILLSIDE in first.get_text()
    assert [client.get(str(link["href"])).status_code for link in first("a")] == [200, 200]
    assert {str(link["href"]).split("?")[0] for link in first("a")} == {
        "/entities/hillside-health-initiative",
        "/map",
    }


def test_a_search_says_the_same_as_page_and_as_data(client: TestClient) -> None:
    address = "/search?q=health&kind=Organization"
    data = data_of(client, address)["results"]

    assert isinstance(data, list)
    hits = page(client.get(address)).select(".hits h2")
    assert [hit.get_text() for hit in hits] == [found["name"] for found in data]


def test_a_search_can_be_narrowed_to_a_place_by_name(client: TestClient) -> None:
    found = client.get("/search.json", params={"q": "Lakeshore", "place": "Musanze"}).json()
    elsewhere = client.get("/search.json", params={"q": "Lakeshore", "place": "Rubavu"}).json()

    assert [each["name"] for each in found["results"]] == [LAKESHORE]
    assert elsewhere["results"] == []


def test_nothing_found_is_said(client: TestClient) -> None:
    assert "Nothing in here has a name like that" in words(client.get("/search?q=zzzzqqqq"))


def test_an_introduction_is_told_step_by_step(client: TestClient) -> None:
    data = client.get("/introductions.json?from=RRA&to=LLA&as_of=2023-05-01").json()
    read = words(client.get("/introductions?from=RRA&to=LLA&as_of=2023-05-01"))

    assert data["routes"]
    for route in data["routes"]:
        assert all(hop["sentence"] in read for hop in route["hops"])
    assert f"on {data['as_of']}" in read


def test_no_way_is_not_told_as_none_there_is(client: TestClient) -> None:
    read = words(client.get("/introductions?from=NLF&to=LLA&depth=1&as_of=2023"))

    assert "No way of up to 1 step is known" in read
    assert "does not mean that there is none" in read


def test_sources_say_how_their_loads_went(client: TestClient) -> None:
    listed = client.get("/sources.json").json()["sources"]
    told = client.get(f"/sources/{GRANTS_SOURCE}.json").json()
    read = words(client.get(f"/sources/{GRANTS_SOURCE}"))

    assert {SURVEY_SOURCE, GRANTS_SOURCE} <= {source["id"] for source in listed}
    assert told["loads"][0]["status"] == "complete"
    for key in ("title", "publisher", "published", "license", "file", "url"):
        assert told["source"][key] in read
    assert f"{told['source']['entities']} entities and {told['source']['links']} links" in read


def test_the_overview_counts_the_same_as_its_data(client: TestClient) -> None:
    told = client.get("/overview.json").json()
    read = words(client.get("/overview"))
    assert "by themselves or through their projects and services" in read

    for each in told["types"]:
        expected = f"{each['title']} {each['links']} {each['dated']} {each['told_when']} {each['reviewed']}"
        assert expected in read


def test_the_limits_are_told(client: TestClient) -> None:
    read = words(client.get("/about"))

    for limit in client.get("/about.json").json()["limits"]:
        assert limit["text"] in read


def test_programs_are_told_every_address(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    read = words(client.get("/api/docs"))

    for path, methods in described["paths"].items():
        assert all(f"{method.upper()} {path} " in f"{read} " for method in methods)
    assert "What that source calls it." in read
    schema = described["paths"]["/entities/{id}.json"]["get"]["responses"]["200"]["content"]
    assert schema["application/json"]["schema"]["$ref"].endswith("/Profile")


KEEPING = [each for each in pages() if each.change is None]


@pytest.mark.parametrize("each", KEEPING, ids=lambda each: each.name)
def test_what_somebody_has_already_is_not_sent_again(client: TestClient, each: Page) -> None:
    for address in (each.shown_at, each.told_at):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
        old = client.get(address, headers={"If-None-Match": 'W/"of-another-graph"'})

        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == first.headers["etag"]
        assert (old.status_code, old.content) == (200, first.content)


def test_each_answer_has_a_mark_of_its_own(client: TestClient) -> None:
    marks = {
        client.get(each).headers["etag"] for each in ("/overview", "/overview?as_of=2020", "/overview.json")
    }
    assert len(marks) == 3


def test_the_server_says_that_it_lives_and_that_the_graph_answers(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").json() == {"status": "ok"}


def test_files_of_pages_are_kept_for_good(client: TestClient) -> None:
    answer = client.get(str(page(client.get("/")).select_one("link[rel=stylesheet]")["href"]))  # type: ignore[index]

    assert "immutable" in answer.headers["cache-control"]
    assert client.get("/static/app.py").status_code == 404
    assert client.get("/static/..%2Fapp.py").status_code == 404
