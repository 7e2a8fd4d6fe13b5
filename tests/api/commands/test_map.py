"""`ihuriro map` and `ihuriro neighborhood`: narrowed in the words of exports and measures, and saying so."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.conftest import environment_of
from tests.little_network import HILLSIDE, LAKESHORE

NARROWED = ("--kinds", "Organization", "--place", "Rubavu", "--theme", "gender-based violence")


def ran(little: Settings, *words: object) -> CompletedProcess[str]:
    done = ihuriro(*words, environment=environment_of(little))
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.parametrize("names", [(), ("HHI",)], ids=["of all", "around one"])
def test_a_map_shows_who_is_asked_for_and_says_what_was(
    little: Settings, tmp_path: Path, names: tuple[str, ...]
) -> None:
    out = tmp_path / "map.svg"

    ran(little, "map", *names, *NARROWED, "--links", "PARTNERS_WITH,REFERS_TO", "-o", out)

    drawn = out.read_text(encoding="utf-8")
    assert "2 entities, 3 ties" in drawn and ">HHI<" in drawn and ">LLA<" in drawn
    for said in ("PARTNERS_WITH, REFERS_TO", "kinds Organization", "place rubavu"):
        assert said in drawn


def test_a_neighborhood_holds_only_who_is_asked_for(little: Settings) -> None:
    everybody, some = (
        json.loads(ran(little, "neighborhood", "HHI", *words, "--json").stdout) for words in ((), NARROWED)
    )

    assert {each["name"] for each in some["entities"]} == {HILLSIDE, LAKESHORE}
    assert len(some["links"]) < len(everybody["links"])
    assert {each["id"] for each in some["links"]} <= {each["id"] for each in everybody["links"]}
