"""The profile: all that sources say of one, side by side, and how sure it is."""

from fastapi.testclient import TestClient

from graph.bolt.store import Store
from graph.identity.normalize import fold
from graph.questions.profile import profile
from graph.settings import Settings
from tests.api.conftest import page, words
from tests.little_network import GRANTS_SOURCE, SAFE_STEPS, SURVEY_SOURCE


def test_a_profile_shows_all_that_its_data_holds(client: TestClient) -> None:
    data = client.get("/entities/HHI.json").json()
    read = words(client.get("/entities/HHI"))

    assert data["groups"]
    for group in data["groups"]:
        assert fold(group["title"]) in fold(read)
        for tie in group["ties"]:
            assert tie["name"] in read
            for link in tie["links"]:
                said = link["evidence"]
                assert said["quote"] in read
                assert said["paraphrase"] in read
                assert said["record"] in read
                assert said["source_title"] in read
                assert (said["said_on"] or "date not said") in read
                assert (link["since"] or "") in read


def test_a_profile_is_the_answer_of_the_question(
    client: TestClient, open_engine: Store, little: Settings
) -> None:
    asked = profile(open_engine, "hillside-health-initiative")

    assert client.get("/entities/HHI.json").text == asked.model_dump_json()


def test_what_sources_disagree_on_stands_side_by_side(client: TestClient) -> None:
    table = page(client.get("/entities/HHI")).select_one("section[aria-labelledby=conflicts] table")

    assert table is not None
    assert [cell.get_text() for cell in table.select("td")] == [
        "2004",
        SURVEY_SOURCE,
        "2005",
        GRANTS_SOURCE,
    ] or [cell.get_text() for cell in table.select("td")] == ["2005", GRANTS_SOURCE, "2004", SURVEY_SOURCE]


def test_our_words_are_never_shown_as_a_quote(client: TestClient) -> None:
    read = page(client.get("/entities/HHI"))

    quoted = " ".join(each.get_text(" ") for each in read.select("blockquote, q"))
    assert "Hillside runs the clinic." not in quoted
    assert "In our words: Hillside runs the clinic." in words(client.get("/entities/HHI"))


def test_a_reading_says_how_sure_it_is(client: TestClient) -> None:
    assert "read by a program, confidence 80 %" in words(client.get("/entities/LLA"))


def test_a_profile_of_a_day_leaves_out_what_had_ended(client: TestClient) -> None:
    during = client.get("/entities/HHI.json?as_of=2023-05-01").json()
    after = client.get("/entities/HHI.json?as_of=2030").json()

    def names(told: dict[str, list[dict[str, list[dict[str, str]]]]]) -> set[str]:
        return {tie["name"] for group in told["groups"] for tie in group["ties"]}

    assert SAFE_STEPS in names(during)
    assert SAFE_STEPS not in names(after)
    assert "on 2030-01-01" in words(client.get("/entities/HHI?as_of=2030"))


def test_a_profile_leads_to_the_questions_that_fit_it(client: TestClient) -> None:
    asked = {"HHI": "/partners?ids=", "rubavu": "/gaps?place=", "nutrition": "/districts?theme="}
    for own, first in asked.items():
        links = [str(link["href"]) for link in page(client.get(f"/entities/{own}")).select("main a[href]")]
        found = [link for link in links if link.startswith(first)]
        assert len(found) == 1, own
        assert client.get(found[0]).status_code == 200
