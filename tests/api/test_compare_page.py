"""Two organizations, or two dates, side by side: as a page, as data and as a command."""

import json

import pytest
from fastapi.testclient import TestClient

from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import page, words
from tests.conftest import environment_of


@pytest.mark.parametrize("asked", ["a=HHI&b=LLA", "a=terrace-womens-association&from=2010&to=2023"])
def test_all_that_the_data_tells_stands_on_the_page_with_its_evidence(client: TestClient, asked: str) -> None:
    told = client.get(f"/compare.json?{asked}").json()["comparison"]
    sides = page(client.get(f"/compare?{asked}")).select(".sides")

    assert len(sides) == len(told["groups"]) > 3
    for side, group in zip(sides, told["groups"], strict=True):
        lists = [group[key] for key in ("shared", "only_first", "only_second")]
        for section, things in zip(side.select("section"), lists, strict=True):
            assert [link.get_text() for link in section.select("summary a")] == [
                each["name"] for each in things
            ]
            assert len(section.select(".said")) == sum(len(each["first"] + each["second"]) for each in things)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("a=HHI&b=LLA&as_of=2023-05-01", "legal aid undated, last said on 2023-05-02"),
        ("a=HHI&b=LLA", "refers people to Hillside Health Initiative undated, last said on 2023-05-02"),
        (
            "a=terrace-womens-association&from=2010&to=2023",
            "Open Door Coalition undated, last said on 2023-05-02",
        ),
    ],
)
def test_what_is_undated_says_so_with_its_age(client: TestClient, asked: str, said: str) -> None:
    assert said in words(client.get(f"/compare?{asked}"))


def test_asked_nothing_it_says_what_it_can_do(client: TestClient) -> None:
    assert client.get("/compare.json").json() == {"comparison": None, "truncated": False}
    assert "Two organizations side by side" in words(client.get("/compare"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("a=HHI&b=LLA&from=2015", "not both at once"),
        ("a=HHI", "with what to compare"),
        ("b=HHI", "whom to compare"),
        ("a=HHI&from=2015&to=2016&as_of=2017", "leave out as_of"),
        ("a=HHI&from=2015-02-30&to=2016", "2015-02-30"),
    ],
)
def test_wishes_that_contradict_each_other_are_refused(client: TestClient, asked: str, said: str) -> None:
    answer = client.get(f"/compare.json?{asked}")

    assert answer.status_code == 422
    assert said in answer.text
    assert client.get(f"/compare?{asked}").status_code == 422


def test_the_command_says_the_same_as_the_page(client: TestClient, little: Settings) -> None:
    environment = environment_of(little)
    asked = client.get("/compare.json?a=HHI&b=LLA").json()["comparison"]

    done = ihuriro("compare", "HHI", "LLA", "--json", environment=environment)
    read = ihuriro(
        "compare", "Terrace Women's Association", "--from", "2010", "--to", "2023", environment=environment
    )
    refused = ihuriro("compare", "HHI", "LLA", "--from", "2010", environment=environment)

    assert json.loads(done.stdout) == asked
    assert "only 2023-12-31: Open Door Coalition (undated, last said on 2023-05-02)" in read.stdout
    assert (refused.returncode, refused.stdout) == (1, "")
