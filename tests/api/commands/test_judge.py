"""`ihuriro judge`: a merge is shown before it is made, stops where there is doubt, and can be taken back."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from graph.bolt.store import Store
from graph.exchange.jsonl import Line
from graph.settings import Settings
from loaders.journal import FILE
from tests.api.commands.command_line import ihuriro
from tests.loaders.loading import body, exported, link, load, shorten_reference, source, write_lines

Run = Callable[..., CompletedProcess[str]]
LINES: list[Line] = [
    source("north"),
    body("north", "a", "Amber Hill Trust", country="RW", since="2004"),
    body("north", "b", "Birch Lane Forum", country="RW", identifiers=["org-id:XX-REG-1"]),
    link("north", "FUNDS", "a", "b"),
    source("south"),
    body("south", "x", "Amber Heights", country="RW", since="2006"),
    body("south", "y", "Birch Street Forum", country="RW", identifiers=["org-id:XX-REG-2"]),
    link("south", "PARTNERS_WITH", "x", "y"),
]


@pytest.fixture
def run(store: Store, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    shorten_reference(monkeypatch)
    load(store, tmp_path, write_lines(tmp_path / "both.jsonl", LINES))
    return lambda *words: ihuriro("judge", *words, environment=environment)


def test_a_dry_run_shows_what_would_be_and_changes_nothing(run: Run, store: Store) -> None:
    before = exported(store)

    done = run("Amber Hill Trust", "amber-heights", "same", "--why", "one office", "--dry-run")

    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert told[0].endswith("(amber-heights), from amber-heights and amber-hill-trust")
    assert told[1] == "1 link will begin or end elsewhere"
    assert told[2] == "sources differ on since: 2004 (north), 2006 (south)"
    assert told[-1] == "nothing was changed"
    assert exported(store) == before


def test_a_merge_taken_back_leaves_the_graph_as_it_was(run: Run, store: Store, settings: Settings) -> None:
    before = exported(store)

    merged = run("amber-hill-trust", "amber-heights", "same", "--why", "one office", "--by", "Ama", "--json")

    told = json.loads(merged.stdout)
    assert merged.returncode == 0, merged.stderr
    assert told["done"] is True
    assert (told["judgement"]["by"], told["judgement"]["why"]) == ("Ama", "one office")
    assert told["foreseen"]["entities"][0]["id"] == "amber-heights"
    assert len([line for line in exported(store) if line["kind"] == "entity"]) < len(
        [line for line in before if line["kind"] == "entity"]
    )
    assert (settings.workspace / FILE).read_text(encoding="utf-8").count("one office") == 1

    back = run("amber-hill-trust", "amber-heights", "--withdraw")

    assert back.returncode == 0, back.stderr
    assert exported(store) == before
    assert (settings.workspace / FILE).read_text(encoding="utf-8") == ""


def test_different_identifiers_stop_a_merge_until_somebody_says_yes(run: Run, store: Store) -> None:
    before = exported(store)
    words = ("birch-lane-forum", "birch-street-forum", "same", "--why", "it moved")

    stopped = run(*words)

    assert stopped.returncode == 1
    assert "different identifiers: org-id:xx-reg-1 and org-id:xx-reg-2" in stopped.stderr
    assert "--yes" in stopped.stderr
    assert "birch-lane-forum and birch-street-forum" in stopped.stdout
    assert exported(store) == before
    assert run(*words, "--yes").returncode == 0
    assert exported(store) != before


def test_many_links_stop_a_merge(run: Run, store: Store, tmp_path: Path) -> None:
    many = [link("east", "FUNDS", "e", "f", quote=f"grant {number}") for number in range(201)]
    bodies = [body("east", "e", "Elder Fund", country="RW"), body("east", "f", "Fern Yard Aid", country="RW")]
    load(store, tmp_path, write_lines(tmp_path / "east.jsonl", [source("east"), *bodies, *many]))

    done = run("elder-fund", "amber-heights", "same", "--why", "renamed", "--json")

    assert done.returncode == 1
    assert json.loads(done.stdout)["foreseen"]["doubts"] == ["elder-fund has 201 links"]
    assert json.loads(done.stdout)["done"] is False


def test_what_nobody_judged_cannot_be_withdrawn(run: Run) -> None:
    done = run("amber-hill-trust", "amber-heights", "--withdraw")

    assert done.returncode == 1
    assert "nothing was judged of 'amber-hill-trust' and 'amber-heights'" in done.stderr


@pytest.mark.parametrize(
    "words", [("a", "b"), ("a", "b", "same"), ("a", "b", "same", "--why", " "), ("a", "b", "perhaps")]
)
def test_a_judgement_without_word_or_reason_is_wrong_usage(
    environment: dict[str, str], words: tuple[str, ...]
) -> None:
    assert ihuriro("judge", *words, environment=environment).returncode == 2
