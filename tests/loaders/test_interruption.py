"""A load, a forgetting or a judgement that is cut off: run again, it ends like one that was not."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.bolt.lease import writing
from graph.bolt.store import Store, open_store
from graph.exchange.jsonl import Line
from graph.identity.judgements import Judgement, StatedKey
from graph.questions.overview import overview
from graph.settings import Settings
from loaders.forgetting import forget
from loaders.judging import judge
from loaders.pipeline import Wishes, load_files
from loaders.report import LoadReport
from tests.conftest import wipe
from tests.loaders.interrupting import Killed, killed_after
from tests.loaders.killing import bring_back, kill_engine
from tests.loaders.loading import body, exported, link, load, shorten_reference, source, write_lines

PROJECT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten_reference(monkeypatch)


def _north(bodies: int = 12) -> list[Line]:
    """Return a source of a foundation and those it gives to, in many small batches."""
    return [
        source("north"),
        body("north", "giver", "Lantern Street Foundation", country="RW"),
        *(body("north", f"b{n}", f"Quarry Lane House {n}", country="RW") for n in range(bodies)),
        *(link("north", "FUNDS", "giver", f"b{n}") for n in range(bodies)),
    ]


def _south() -> list[Line]:
    """Return a source that knows the foundation and its houses by codes that `north` does not tell."""
    return [
        source("south"),
        body("south", "giver", "Lantern Street Foundation", country="RW", since="1999"),
        *(body("south", f"h{n}", f"House number {n}") for n in range(6)),
        *(link("south", "PARTNERS_WITH", "giver", f"h{n}") for n in range(6)),
    ]


def _merging(store: Store, workspace: Path) -> None:
    """Judge the two foundations' first houses one: what is said moves."""
    sides = StatedKey(source="north", stated_id="b1"), StatedKey(source="south", stated_id="h1")
    word = Judgement(left=sides[1], right=sides[0], verdict="same", by="Ama", on="2024", why="seen it")
    judge(store, workspace, word)


def _newer(folder: Path) -> Path:
    """Return a newer `north`: other codes, some bodies and links gone, names that change ids."""
    lines = _north()
    said = lines[1]["said"][0] | {"identifiers": ["reg:77"], "since": "1998"}
    renamed = lines[2]["said"][0] | {"name": "House number 0", "country": None}
    kept = [{**lines[1], "said": [said]}, {**lines[2], "said": [renamed]}, *lines[3:9]]
    return write_lines(
        folder / "newer.jsonl", [lines[0], *kept, *lines[14:20], link("north", "FUNDS", "b1", "b2")]
    )


def _load_newer(store: Store, folder: Path) -> None:
    reports = list(load_files(store, folder, [_newer(folder)], Wishes(accept_loss=True)))
    assert reports[0].status in {"complete", "unchanged"}  # already finished by the way


CHANGES: dict[str, Callable[[Store, Path], object]] = {
    "a newer version": _load_newer,
    "forgetting": lambda store, folder: forget(store, folder, "north"),
    "a judgement": _merging,
}


@pytest.mark.parametrize("change", CHANGES)
def test_cut_off_after_any_batch_and_run_again_ends_the_same(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, examples: int
) -> None:
    paths = [write_lines(tmp_path / "n.jsonl", _north()), write_lines(tmp_path / "s.jsonl", _south())]

    def begin() -> None:
        wipe(store)
        load(store, tmp_path, *paths)

    begin()
    CHANGES[change](store, tmp_path)
    clean = exported(store)

    for writes in range(40) if examples > 10 else (1, 3, 6):
        begin()
        cut = False
        with killed_after(writes, monkeypatch):
            try:
                CHANGES[change](store, tmp_path)
            except Killed:
                cut = True
        if cut:
            CHANGES[change](store, tmp_path)
        assert exported(store) == clean, f"after {writes} writes"
        if not cut:
            break


def test_a_first_load_cut_off_shows_and_is_finished_by_the_next_command(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_lines(tmp_path / "n.jsonl", _north())
    load(store, tmp_path, path)
    clean = exported(store)
    forget(store, tmp_path, "north")

    with killed_after(3, monkeypatch), pytest.raises(Killed):
        load(store, tmp_path, path)
    assert overview(store).unfinished == ("north",)
    load(store, tmp_path, write_lines(tmp_path / "nothing.jsonl", [source("nothing")]))

    assert overview(store).unfinished == ()
    forget(store, tmp_path, "nothing")
    assert exported(store) == clean


def test_a_load_killed_while_it_reads_is_in_nobodys_way(store: Store, tmp_path: Path) -> None:
    (tmp_path / "spool").mkdir()
    (tmp_path / "spool" / "20240101T000000-aaaaaa.spool").touch()

    assert load(store, tmp_path, write_lines(tmp_path / "n.jsonl", _north()))[0].status == "complete"
    assert list((tmp_path / "spool").iterdir()) == []


def test_the_second_of_two_writers_waits_and_says_so(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "n.jsonl", _north())
    said: list[str] = []
    reports: list[LoadReport] = []
    waits = threading.Event()

    class Told:
        def reading(self, _file: str) -> Callable[[int], None]:
            return lambda _: None

        def writing(self, _file: str, _statements: int) -> Callable[[int], None]:
            return lambda _: None

        def say(self, line: str) -> None:
            said.append(line)
            waits.set()

    def second() -> None:
        with open_store(settings) as mine:
            reports.extend(load_files(mine, tmp_path / "other", [path], Wishes(), Told()))

    load(store, tmp_path)  # the reference is there, so that only the file is waited for
    thread = threading.Thread(target=second)
    with writing(store, tmp_path):
        thread.start()
        assert waits.wait(60)
    thread.join(60)

    assert said[0].startswith("waiting: ")
    assert [report.status for report in reports] == ["complete"]


@pytest.mark.parametrize("victims", ["the command", "the engine", "both"])
def test_killed_for_real_and_run_again_ends_the_same(
    store: Store, settings: Settings, environment: dict[str, str], tmp_path: Path, victims: str, kills: int
) -> None:
    path = write_lines(tmp_path / "n.jsonl", _north(400))
    load(store, settings.workspace, path)
    clean = exported(store)

    for batches in range(2, 2 + kills):
        with open_store(settings) as empty:
            wipe(empty)
            load(empty, settings.workspace)
        failed = _kill(victims, _command_in_the_midst(path, environment, batches), settings)
        with open_store(settings) as again:
            # A command that is not killed itself may start the engine again, and go on.
            assert failed or victims == "the engine"
            assert overview(again).unfinished == (("north",) if failed else ())
            reports = load(again, settings.workspace, path)

            assert reports[0].status in {"complete", "unchanged"}
            assert exported(again) == clean


def _kill(victims: str, command: subprocess.Popen[str], settings: Settings) -> bool:
    """Kill whom it is about in the middle of a load; return whether the command did not come to its end."""
    killed = victims != "the command" and kill_engine(settings)
    if victims != "the engine" or not killed:  # a Neo4j that was not started from here is not ours to kill
        command.kill()
    assert command.stdin is not None
    command.stdin.close()  # goes on, where it can
    failed = command.wait(90) != 0
    if killed:
        bring_back(settings)
    return failed


def _command_in_the_midst(path: Path, environment: dict[str, str], batches: int) -> subprocess.Popen[str]:
    """Start a load that stops and waits after so many batches, and return when it is there."""
    program = (
        "import loaders.delivery, sys; loaders.delivery.BATCH = 50\n"
        "from itertools import count\n"
        "from loaders.delivery import Delivery\n"
        "deliver, written = Delivery._deliver, count(1)\n"
        "def slow(self, waiting, size):\n"
        "    deliver(self, waiting, size)\n"
        f"    if next(written) == {batches}:\n"
        "        print('MIDST', flush=True); sys.stdin.readline()\n"
        "    return size\n"
        "Delivery._deliver = slow\n"
        "from api.cli import main\n"
        f"sys.argv = ['ihuriro', 'load', {str(path)!r}]\n"
        "main()\n"
    )
    command = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=PROJECT,
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert command.stdout is not None
    assert command.stdout.readline().strip() == "MIDST"
    return command
