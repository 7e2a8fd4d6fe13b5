"""What programs read of the command line: the keys of each answer stay, whatever else is added."""

import json
from typing import Any

import pytest

from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.conftest import environment_of
from tests.little_network import grants

LOADED = "file source loader status entities links rejected unused rejects_file seconds"
GAP = "theme population place state providers hints"
# Each command, the way to something in its answer, and the keys that stand there.
RELIED_ON = [
    (("load", grants()), "loads", LOADED),
    (("search", "Hillside"), "results", "id name labels aliases score"),
    (("neighborhood", "HHI"), "", "entities links truncated"),
    (("profile", "HHI"), "", "entity groups"),
    (("profile", "HHI"), "groups", "type ties"),
    (("profile", "HHI"), "groups ties", "id name links"),
    (("introductions", "HHI", "RRA"), "routes", "ids hops"),
    (("introductions", "HHI", "RRA"), "routes hops", "type from_id to_id sentence evidence"),
    (("introductions", "HHI", "RRA"), "routes hops evidence", "source record quote"),
    (("partners", "RRA"), "partners", "id name score reasons"),
    (("funding",), "flows", "from_id to_id via year currency flow amount_minor statements"),
    (("gaps", "--theme", "GBV", "--as-of", "2023"), "cells", GAP),
    (("exits", "RRA", "LLA", "--on", "2023"), "", "leaving losses dark remain"),
    (("exits", "RRA", "LLA", "--on", "2023"), "losses", "id name share_low share_high reasons"),
    (("exits", "RRA", "LLA", "--on", "2023"), "dark", "theme population place"),
    (("measures", "--measure", "degree", "--doubt", "nothing"), "", "measures network"),
    (("measures", "--measure", "degree", "--doubt", "nothing"), "measures", "id name degree"),
]


@pytest.fixture(scope="module")
def told(little: Settings) -> dict[tuple[object, ...], Any]:
    """The answer of each command."""
    found = {}
    for command in dict.fromkeys(command for command, _, _ in RELIED_ON):
        done = ihuriro(*command, "--json", environment=environment_of(little))
        assert done.returncode == 0, done.stderr
        found[command] = json.loads(done.stdout)
    return found


def test_json_has_the_keys_that_others_rely_on(told: dict[tuple[object, ...], Any]) -> None:
    for command, way, keys in RELIED_ON:
        here = told[command]
        for step in way.split():
            assert isinstance(here[step], list), (command, way)
            here = next(one for one in here[step] if one)
        assert set(keys.split()) <= here.keys(), (command, way)


def test_json_has_the_values_that_others_rely_on(told: dict[tuple[object, ...], Any]) -> None:
    by_name = {command[0]: answer for command, answer in told.items()}

    assert {one["status"] for one in by_name["load"]["loads"]} <= {"complete", "unchanged"}
    assert {one["state"] for one in by_name["gaps"]["cells"]} == {"served", "gap", "unknown"}
    assert by_name["neighborhood"]["truncated"] is False
    assert isinstance(by_name["measures"]["network"], dict)
    assert all(isinstance(one["degree"], int | float) for one in by_name["measures"]["measures"])
