"""`ihuriro review`: what waits, told to a program or asked in a terminal, one key each."""

import json
import os
import pty
import select
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.bolt.store import Store
from graph.exchange.jsonl import export_lines
from graph.settings import Settings
from loaders.journal import FILE
from tests.api.commands.command_line import PLAIN, PROJECT, ihuriro, program
from tests.api.conftest import load
from tests.api.reviewed import review_files
from tests.loaders.loading import body, shorten_reference, source, write_lines

_PATIENCE = 120


@pytest.fixture
def waiting(store: Store, engine: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    shorten_reference(monkeypatch)
    load(store, engine, *review_files(tmp_path))
    return store


def verdicts(store: Store) -> list[tuple[str, str]]:
    lines = [line for line in export_lines(store) if line["kind"] in ("judgement", "review")]
    return [(line["kind"], line["verdict"]) for line in lines]


def test_a_program_is_told_what_waits_and_nothing_changes(
    waiting: Store, environment: dict[str, str]
) -> None:
    done = program("review", "--statements", "--json", "--limit", "2", environment=environment)

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["pairs"] == []
    assert len(told["statements"]) == 2
    assert told["statements_waiting"] > 2
    assert verdicts(waiting) == []


def test_a_program_may_ask_who_else_an_entity_may_be(waiting: Store, environment: dict[str, str]) -> None:
    pair = json.loads(ihuriro("review", "--pairs", "--json", environment=environment).stdout)["pairs"][0]
    told = ihuriro("review", "--around", pair["right"]["id"], "--json", environment=environment)

    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    assert pair in found["pairs"]
    assert found["statements"] == []


def test_without_a_terminal_nobody_is_asked(waiting: Store, environment: dict[str, str]) -> None:
    done = ihuriro("review", environment=environment)

    assert done.returncode == 2
    assert "--json" in done.stderr
    assert verdicts(waiting) == []


def test_in_a_terminal_one_key_answers(waiting: Store, environment: dict[str, str]) -> None:
    told = in_a_terminal("review", "--statements", "--by", "Ama", keys="arnq", environment=environment)

    assert "Was this read rightly?" in told
    assert "the rest waits" in told
    assert sorted(verdicts(waiting)) == [("review", "accepted"), ("review", "rejected")]


def test_what_was_said_is_shown_with_the_ids_that_take_it_back(
    waiting: Store, environment: dict[str, str]
) -> None:
    in_a_terminal("review", "--statements", "--by", "Ama", keys="arq", environment=environment)
    told = json.loads(ihuriro("review", "--said", "--json", environment=environment).stdout)
    shown = ihuriro("review", "--said", environment=environment).stdout

    assert told["statements_reviewed"] == len(told["said_of_statements"]) == 2
    assert {each["by"] for each in told["said_of_statements"]} == {"Ama"}
    for each in told["said_of_statements"]:
        assert f"{each['id']}  {each['verdict']} by Ama on" in shown
        assert ihuriro("review", "--withdraw", each["id"], environment=environment).returncode == 0
    assert verdicts(waiting) == []


PAIRS = (
    ("Copper Ladder Union", "Copper Ladders Union"),
    ("Slate Garden Forum", "Slate Gardens Forum"),
    ("Umber Kettle Trust", "Umber Kettles Trust"),
)
SIDES = ("left", "right")
CHARITIES, DONORS = "org-id:GB-CHC-99{}001", "org-id:XM-DAC-99{}23"


@pytest.fixture
def nothing_judged(store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty graph, whose journal does not outlive the test either."""
    shorten_reference(monkeypatch)
    yield store
    (settings.workspace / FILE).unlink(missing_ok=True)


def load_pairs(store: Store, engine: Settings, folder: Path, *, coded: bool = False) -> None:
    """Load two sources that write names otherwise, with the codes of two agencies where they give any."""
    for name, side, code in (("charities", 0, CHARITIES), ("donors", 1, DONORS)):
        said = [
            body(name, f"{name}-{at}", pair[side], country="RW", identifiers=[code.format(at)] * coded)
            for at, pair in enumerate(PAIRS)
        ]
        load(store, engine, write_lines(folder / f"{name}.jsonl", [source(name), *said]))


def waiting_pairs(environment: dict[str, str]) -> list[dict[str, Any]]:
    """Return the pairs in the order in which they are asked."""
    told = ihuriro("review", "--pairs", "--json", environment=environment)
    assert told.returncode == 0, told.stderr
    pairs: list[dict[str, Any]] = json.loads(told.stdout)["pairs"]
    return pairs


def judged(store: Store) -> dict[frozenset[str], str]:
    """Return what was judged, by the ids that sources have for the two."""
    lines = [line for line in export_lines(store) if line["kind"] == "judgement"]
    return {frozenset(line[side]["stated_id"] for side in SIDES): line["verdict"] for line in lines}


def stated(pair: dict[str, Any]) -> frozenset[str]:
    return frozenset(pair[side]["stated"]["stated_id"] for side in SIDES)


def test_pairs_are_shown_side_by_side_and_judged_by_one_key(
    nothing_judged: Store, settings: Settings, environment: dict[str, str], tmp_path: Path
) -> None:
    load_pairs(nothing_judged, settings, tmp_path)
    pairs = waiting_pairs(environment)
    assert {frozenset((pair["left"]["name"], pair["right"]["name"])) for pair in pairs} == set(
        map(frozenset, PAIRS)
    )

    told = in_a_terminal("review", "--pairs", "--by", "Ama", keys="sdu", environment=environment)

    for pair in PAIRS:
        assert any(all(name in line for name in pair) for line in told.splitlines()), told
    assert told.count("Are these the same?") == 3
    assert "0 links will begin or end elsewhere" in told
    assert "[y/N]" not in told
    assert "that was all of these" in told
    assert judged(nothing_judged) == dict(
        zip(map(stated, pairs), ("same", "different", "unsure"), strict=True)
    )


def test_codes_of_two_agencies_are_asked_about_and_after_no_the_next_pair_comes(
    nothing_judged: Store, settings: Settings, environment: dict[str, str], tmp_path: Path
) -> None:
    load_pairs(nothing_judged, settings, tmp_path, coded=True)
    pairs = waiting_pairs(environment)
    assert [pair["identifiers_differ"] for pair in pairs] == [False] * 3

    told = in_a_terminal(
        "review", "--pairs", "--by", "Ama", keys=["s", "n\n", "s", "y\n", "q"], environment=environment
    )

    assert told.count("Are these the same?") == 3
    assert told.count("doubt: they have different identifiers: org-id:") == 2
    assert "org-id:gb-chc-990001" in told
    assert "org-id:xm-dac-99023" in told
    assert "the rest waits" in told
    assert judged(nothing_judged) == {stated(pairs[1]): "same"}
    bodies = {line["id"] for line in export_lines(nothing_judged) if "Organization" in line.get("labels", ())}
    assert len(bodies) == len(PAIRS) * 2 - 1


def test_what_earlier_answers_rule_out_is_told_and_the_pair_can_be_left(
    nothing_judged: Store, settings: Settings, environment: dict[str, str], tmp_path: Path
) -> None:
    for name in ("Umber Kettle Trust", "Kettle Umber Trust", "Trust Umber Kettle"):
        own = name[:5].lower()
        lines = [source(own), body(own, own, name, country="RW")]
        load(nothing_judged, settings, write_lines(tmp_path / f"{own}.jsonl", lines))
    assert len(waiting_pairs(environment)) == 3

    told = in_a_terminal("review", "--pairs", "--by", "Ama", keys="sdsn", environment=environment)

    assert "withdraw that first" in told
    assert told.count("Are these the same?") == 4
    assert sorted(judged(nothing_judged).values()) == ["different", "same"]


def in_a_terminal(*words: str, keys: Sequence[str], environment: dict[str, str]) -> str:
    """Run a command in a terminal, press a key each time it asks, and return all that it showed.

    What ends a line is typed where a question wants one.
    """
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(PROJECT)
        os.execve(
            sys.executable,
            [sys.executable, "-m", "api.cli", *words],
            os.environ | PLAIN | environment | {"TERM": "dumb"},
        )
    shown, left = "", list(keys)
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        asked = shown.count("q quit") + shown.count("[y/N]") > len(keys) - len(left)
        if left and asked and (left[0].endswith("\n") or _takes_keys(terminal)):
            os.write(terminal, left.pop(0).encode())
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux tells so that the program ended
            break
        if not part:
            break
        shown += part.decode(errors="replace")
    os.close(terminal)
    assert os.waitpid(pid, 0)[1] == 0, shown
    return shown


def _takes_keys(terminal: int) -> bool:
    """Tell whether the program waits for single keys; what is pressed before is thrown away."""
    return not termios.tcgetattr(terminal)[3] & termios.ICANON
