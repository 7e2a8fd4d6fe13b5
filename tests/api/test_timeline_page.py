"""The timeline, as a page, as data and as a command."""

import json

from fastapi.testclient import TestClient

from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import page, words
from tests.conftest import environment_of
from tests.little_network import HILLSIDE, OLD_BRIDGE

ASKED = "from=2018&to=2022"


def test_every_change_stands_there_with_its_date_and_its_evidence(client: TestClient) -> None:
    told = client.get(f"/timeline.json?{ASKED}").json()
    answer = client.get(f"/timeline?{ASKED}")
    items = page(answer).select("ol.when > li")

    assert len(items) == len(told["began"]) + len(told["ended"]) > 5
    for item, each in zip(items, [*told["began"], *told["ended"]], strict=True):
        text = item.get_text(" ")
        assert each["date"] in text
        assert all(name in text for name in each["names"])
        assert len(item.select(".said")) == len(each["evidence"]) > 0
    assert "From 2018-01-01 to 2022-12-31" in words(answer)


def test_what_nobody_dates_stands_apart_with_its_age(client: TestClient) -> None:
    told = client.get(f"/timeline.json?{ASKED}").json()["undated"]
    items = page(client.get(f"/timeline?{ASKED}")).select("ul.when > li")

    assert len(items) == len(told) > 5
    for item, each in zip(items, told, strict=True):
        assert f"said on {each['said_on']}" in item.get_text(" ")
        assert f"{each['years']} years ago" in item.get_text(" ")


def test_a_year_leads_to_its_own_timeline(client: TestClient) -> None:
    link = page(client.get("/timeline")).select_one("a[href^='/timeline?from=2021']")

    assert link is not None
    assert OLD_BRIDGE in words(client.get(str(link["href"])))


def test_one_organization_is_asked_about_by_name(client: TestClient) -> None:
    read = page(client.get("/timeline", params={"ids": "OBCC", "from": "2020"}))

    assert read.select_one("input[name=ids]")["value"] == OLD_BRIDGE  # type: ignore[index]
    assert HILLSIDE not in words(client.get("/timeline", params={"ids": "OBCC", "from": "2020"}))


def test_dates_that_make_no_sense_are_refused_in_words(client: TestClient) -> None:
    for asked, said in (("from=2023&to=2019", "earlier date first"), ("from=2021-02-30", "2021-02-30")):
        answer = client.get(f"/timeline.json?{asked}")
        assert answer.status_code == 422
        assert said in answer.text
    assert client.get("/timeline?ids=Nowhere+Fund").status_code == 404


def test_the_command_says_the_same_as_the_page(client: TestClient, little: Settings) -> None:
    environment = environment_of(little)
    arguments = ("timeline", "--from", "2018", "--to", "2022", "HHI")
    asked = client.get("/timeline.json?from=2018&to=2022&ids=HHI").json()

    done = ihuriro(*arguments, "--json", environment=environment)
    read = ihuriro(*arguments, environment=environment)

    assert json.loads(done.stdout) == asked
    assert all(each["date"] in read.stdout and each["names"][0] in read.stdout for each in asked["began"])
    assert ihuriro("timeline", "--from", "2023", "--to", "2019", environment=environment).returncode == 1
