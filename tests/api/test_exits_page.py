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


def test_nothing_known_and_not_there_are_not_told_as_nothing_lost(client: TestClient) -> None:
    def read(who: str) -> str:
        return words(client.get(f"/exits?ids={who}&on=2023-07-01"))

    covered = "Hillside Health Initiative is known to do, somebody else is known, too"
    unknown = "for whom or where Northlight Foundation works, so what of that is lost is not known."
    absent = "Old Bridge Counseling Center is not there on 2023-07-01, so nothing goes with it."
    told = {
        who: [said in read(who) for said in (covered, unknown, absent)]
        for who in ("HHI", "NLF", "OBCC", "HHI,NLF,OBCC")
    }
    assert told == {
        "HHI": [True, False, False],
        "NLF": [False, True, False],
        "OBCC": [False, False, True],
        "HHI,NLF,OBCC": [True, True, True],
    }
    assert all("somebody else is known" not in read(who) for who in ("NLF", "OBCC"))


def test_services_at_risk_stand_there_with_reasons_and_evidence(client: TestClient) -> None:
    answer = client.get("/exits?on=2023-07-01")
    [told] = client.get("/exits.json?on=2023-07-01").json()["endangered"]

    assert told["reasons"] == [
        "provided by Hillside Health Initiative, whose last known support ends on 2024-06-30"
    ]
    assert "Hillside Clinic for Survivors : nobody else is known to carry it out" in words(answer)
    assert told["reasons"][0] in words(answer)
    assert "Hillside runs the clinic." in words(answer)
    assert "None is known. Who has other known support" in words(client.get("/exits?on=2023-07-01&months=1"))


def test_what_is_cut_says_how_much_is_shown(client: TestClient) -> None:
    read = words(client.get("/exits?ids=HHI,LLA&on=2023-07-01&limit=2"))

    assert "Not all is shown: of each list the first 2" in read


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
    assert (
        "Northlight Foundation leaves on 2023-07-01: nobody says on what, for whom or where it works"
        in spoken
    )
    gone = run("HHI", "--on", "2023-07-01")
    assert "nobody else provides, as far as known: Hillside Clinic for Survivors" in gone


def test_the_command_tells_without_anybody_leaving_whose_support_ends(
    client: TestClient, little: Settings
) -> None:
    environment = environment_of(little)

    told = ihuriro("exits", "--on", "2023-07-01", "--json", environment=environment)
    read = ihuriro("exits", "--on", "2023-07-01", environment=environment)
    soon = ihuriro("exits", "--on", "2023-07-01", "--months", "1", environment=environment)

    assert json.loads(told.stdout) == client.get("/exits.json?on=2023-07-01").json()
    assert "known support ends by itself: Hillside Health Initiative, 2024-06-30" in read.stdout
    assert "at risk: Hillside Clinic for Survivors (nobody else known)" in read.stdout
    assert "provided by Hillside Health Initiative, whose last known support ends" in read.stdout
    assert "known to lose support" not in read.stdout
    assert "nobody is known whose support ends by itself within 1 month after" in soon.stdout
