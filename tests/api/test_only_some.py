"""The fields for "only some" on the map and the neighborhood show what was asked, and ask for it again."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from graph.questions.only import WORDS
from tests.api.conftest import page, words
from tests.little_network import HILLSIDE

PAGES = ("/map", "/neighborhood")
NARROWED = {
    "kinds": "Organization,Network",
    "place": "Rubavu",
    "source": "northlight-grants, open-door-survey-2023",
    "confidence": "0.5",
}


def sent(read: BeautifulSoup, **typed: str) -> str:
    """Return what a browser asks for when the form is sent, with other words in some of its fields."""
    form = read.select_one("form.asked")
    assert form is not None
    fields = []
    for each in form.select("input, select"):
        option = each.select_one("option[selected]")
        value = option.get_text() if option else str(each.get("value", ""))
        if each.get("type") != "checkbox" or each.has_attr("checked"):
            fields.append((str(each["name"]), typed.get(str(each.get("id")), value)))
    return urlencode(fields)


def told_in(read: BeautifulSoup, form: str) -> dict[str, str]:
    """Return the words at each field of a form."""
    labels = {str(label["for"]): label.get_text() for label in read.select(f"{form} label[for]")}
    return {own: f"{said} {read.find(id=own).get('placeholder', '')}" for own, said in labels.items()}  # type: ignore[union-attr]


def test_both_pages_have_the_same_fields_in_the_words_of_the_measures(client: TestClient) -> None:
    drawn, listed = (told_in(page(client.get(f"{path}?ids=HHI")), "form.asked") for path in PAGES)
    only = told_in(page(client.get("/map?ids=HHI")), "details.only")
    measured = told_in(page(client.get("/measures")), "form.measures")

    assert drawn == listed
    assert {own.partition("-")[0] for own in only} == set(WORDS)
    assert set(only.items()) - set(measured.items()) == {("population", "Serves anybody")}


@pytest.mark.parametrize("path", PAGES)
def test_the_fields_show_what_was_typed_and_ask_for_the_same_again(client: TestClient, path: str) -> None:
    asked = f"{path}?{urlencode({'ids': 'HHI', 'links': 'PARTNERS_WITH,MEMBER_OF', **NARROWED})}"
    read = page(client.get(asked))

    ticked = {str(box["value"]) for box in read.select("details.only input[checked]")}
    shown = {name: read.select_one(f"details.only #{name}")["value"] for name in NARROWED if name != "kinds"}  # type: ignore[index]
    assert ticked == {"Organization", "Network"}
    assert shown == {name: value for name, value in NARROWED.items() if name != "kinds"}
    assert read.select_one("details.only:not([open]) summary").get_text() == "Only some (4 set)"  # type: ignore[union-attr]
    first = client.get(asked.replace("?", ".json?")).json()
    assert 0 < len(first["links"]) < len(client.get(f"{path}.json?ids=HHI").json()["links"])
    assert client.get(f"{path}.json?{sent(read)}").json() == first
    other = client.get(f"{path}.json?{sent(read, place='Huye')}").json()
    assert other["narrowed"] == [*first["narrowed"][:2], "place huye", "confidence at least 0.5"]


@pytest.mark.parametrize("path", PAGES)
def test_empty_fields_narrow_nothing_and_are_not_handed_on(client: TestClient, path: str) -> None:
    asked = sent(page(client.get(f"{path}?ids=HHI")))
    again = client.get(f"{path}?{asked}")

    assert {f"{name}=" for name in WORDS if name != "kinds"} <= set(asked.split("&"))
    assert client.get(f"{path}.json?{asked}").json() == client.get(f"{path}.json?ids=HHI").json()
    assert "Filter:" not in words(again)
    assert page(again).select_one("details.only summary").get_text() == "Only some"  # type: ignore[union-attr]
    handed_on = [str(link["href"]) for link in page(again).select("a[href*='?']")]
    assert len(handed_on) > 4
    assert not [address for address in handed_on if "=&" in address or "source" in address]


def test_the_first_page_of_the_map_keeps_what_was_typed(client: TestClient) -> None:
    read = page(client.get("/map?place=Rubavu&population=survivors"))

    assert read.select_one("form.find #place")["value"] == "Rubavu"  # type: ignore[index]
    assert read.select_one("form.find #population")["value"] == "survivors"  # type: ignore[index]


def test_a_neighborhood_says_what_was_asked_for(client: TestClient) -> None:
    read = client.get("/neighborhood?ids=HHI&depth=5&links=MEMBER_OF&place=Rubavu")
    said = words(read)

    assert f"Around {HILLSIDE}" in said
    assert "Filter: up to 5 links away; MEMBER_OF; place rubavu." in said
    assert page(read).select_one("#depth [selected]").get_text() == "5"  # type: ignore[union-attr]
