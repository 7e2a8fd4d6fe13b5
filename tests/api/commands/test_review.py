"""`ihuriro review`: what waits, told to a program or asked in a terminal, one key each."""

import json
import os
import pty
import select
import sys
import termios
import time
from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.exchange.jsonl import export_lines
from graph.settings import Settings
from tests.api.commands.command_line import PLAIN, PROJECT, ihuriro
from tests.api.conftest import load
from tests.api.reviewed import review_files
from tests.loaders.loading import shorten_reference

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
    done = ihuriro("review", "--statements", "--json", "--limit", "2", environment=environment)

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


def in_a_terminal(*words: str, keys: str, environment: dict[str, str]) -> str:
    """Run a command in a terminal, press a key each time it asks, and return all that it showed."""
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
        asked = shown.count("q quit") > len(keys) - len(left)
        if left and asked and _takes_keys(terminal):
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
