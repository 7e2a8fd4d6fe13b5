"""What goes when somebody leaves, as a person reads it, as a program reads it, and in a terminal."""

import json

from fastapi.testclient import TestClient

from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import page, words
from tests.conftest import environment_of


def test_the_page_says_what_goes_and_who_remains(client: TestClient) -> None:
    told = client.get("/exits.json?ids=HHI,NLF&on=2023-07-01").json()
    read = words(client.get("/exits?ids=HHI,NLF&on=2023-07-01"))

    assert [each["id"] for each in told["leaving"]] == ["hillside-health-initiative", "northlight-foundation"]
    for loss in told["losses"]:
        assert f"{loss['name']} : 100 % of its known support" in read
        assert all(reason in read for reason in loss["reasons"])
    for each in told["remain"]:
        assert "; ".join(each["reasons"]) in read
    assert "Hillside Clinic for Survivors , provided only by Hillside Health Initiative" in read
    assert "Open Door Coalition , convened by Hillside Health Initiative ; nobody else is known" in read
    assert "Hillside keeps the secretariat of the coalition." in read


def test_nobody_who_leaves_is_a_page_that_says_what_to_do(client: TestClient) -> None:
    read = words(client.get("/exits?on=2023-07-01"))

    assert "Write who leaves" in read
    assert "Terrace Women's Association : 2023-12-31" not in read, (
        "one support of it has no end that is known"
    )
    assert "Hillside Health Initiative : 2024-06-30" in read


def test_who_is_gone_already_is_told_so(client: TestClient) -> None:
    answer = client.get("/exits?ids=OBCC&on=2023")

    assert "It is not there on 2023-01-01" in words(answer)
    assert page(answer).select_one(".warning")


def test_the_command_tells_the_same(client: TestClient, little: Settings) -> None:
    def run(*arguments: object) -> str:
        done = ihuriro("exits", *arguments, environment=environment_of(little))
        assert done.returncode == 0, done.stderr
        return done.stdout

    told = client.get("/exits.json?ids=NLF&on=2023-07-01").json()
    assert json.loads(run("NLF", "--on", "2023-07-01", "--json")) == told
    spoken = run("NLF", "--on", "2023-07-01")
    assert "Northlight Foundation leaves on 2023-07-01" in spoken
    assert "Hillside Health Initiative loses 100% of its known support" in spoken
    assert "at risk, all known support is lost: nutrition, adolescents, Musanze" in spoken
