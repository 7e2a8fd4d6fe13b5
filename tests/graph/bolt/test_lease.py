"""One writer at a time: the second waits, and the dead hold nobody up for long."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from os import environ
from pathlib import Path

import pytest

from graph.bolt import lease
from graph.bolt.lease import Lease, writing
from graph.bolt.store import Store, Transaction, open_store
from graph.errors import Busy
from graph.settings import Settings

PROJECT = Path(__file__).parents[3]
WRITTEN = "MATCH (e:Entity) RETURN e.id AS id ORDER BY id LIMIT 9"


def write(store: Store, held: Lease, id_: str) -> None:
    """Write an entity as every writer does: in a transaction that renews the lease first."""

    def work(transaction: Transaction) -> None:
        held.renew(transaction)
        transaction.run("CREATE (:Entity {id: $id})", id=id_)

    store.transaction(work)


@pytest.mark.parametrize("place", ["one workspace", "two workspaces"])
def test_the_second_writer_says_that_it_waits_and_who_writes_and_gives_up_when_patience_ends(
    store: Store, tmp_path: Path, place: str
) -> None:
    other = tmp_path if place == "one workspace" else tmp_path / "other"
    said: list[str] = []

    with writing(store, tmp_path) as held:
        with (
            pytest.raises(Busy, match="try again when it has finished"),
            writing(store, other, 0, said.append),
        ):
            pytest.fail("two write at once")
        write(store, held, "amber")

    who = "another command" if place == "one workspace" else held.holder
    assert said == [f"waiting: {who} is writing to the graph"]
    assert store.read(WRITTEN) == [{"id": "amber"}]


def test_the_second_writer_goes_on_when_the_first_has_finished(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    waits = threading.Event()

    def second() -> None:
        with (
            open_store(settings) as mine,
            writing(mine, tmp_path / "other", 60, lambda _: waits.set()) as held,
        ):
            write(mine, held, "birch")

    thread = threading.Thread(target=second)
    with writing(store, tmp_path) as held:
        thread.start()
        assert waits.wait(60)
        write(store, held, "amber")
        assert store.read(WRITTEN) == [{"id": "amber"}]
    thread.join(60)

    assert store.read(WRITTEN) == [{"id": "amber"}, {"id": "birch"}]


def test_a_writer_silent_for_too_long_is_overtaken_and_writes_no_more(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as first:
        with monkeypatch.context() as patch:
            patch.setattr(lease, "SILENCE_MS", -1)  # silent for too long from the beginning
            silent = first.enter_context(writing(store, tmp_path / "first"))

        with writing(store, tmp_path / "second", 0) as held:
            with pytest.raises(Busy, match="another writer took over"):
                write(store, silent, "amber")
            first.close()  # what it gives back is no longer its own
            write(store, held, "birch")

    assert store.read(WRITTEN) == [{"id": "birch"}]


def test_writing_renews_the_lease(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing(store, tmp_path) as held:
        with monkeypatch.context() as patch:
            patch.setattr(lease, "SILENCE_MS", -1)
            write(store, held, "amber")
        write(store, held, "birch")

        with pytest.raises(Busy), writing(store, tmp_path / "other", 0):
            pytest.fail("it was renewed")


@contextmanager
def killed(workspace: Path, environment: dict[str, str]) -> Iterator[None]:
    """A writer in a process of its own, killed while it holds the lease."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from graph.bolt.lease import writing\n"
        "from graph.bolt.store import open_store\n"
        "from graph.settings import Settings\n"
        f"with open_store(Settings()) as store, writing(store, Path({str(workspace)!r})):\n"
        "    print('HOLDS', flush=True)\n"
        "    sys.stdin.readline()\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=PROJECT,
        env=environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "HOLDS\n"
        writer.kill()
    yield


def test_the_lease_of_the_dead_is_free_at_once_in_its_workspace_and_not_elsewhere(
    store: Store, environment: dict[str, str], tmp_path: Path
) -> None:
    said: list[str] = []

    with killed(tmp_path / "first", environment):
        with pytest.raises(Busy), writing(store, tmp_path / "other", 0, said.append):
            pytest.fail("nobody knows yet that it is dead")
        with writing(store, tmp_path / "first", 0) as held:
            write(store, held, "amber")

    assert len(said) == 1
    assert str(tmp_path / "first") in said[0]
    with writing(store, tmp_path / "other", 0) as held:
        write(store, held, "birch")
    assert store.read(WRITTEN) == [{"id": "amber"}, {"id": "birch"}]


def test_a_writer_that_fails_gives_the_lease_back(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(store, tmp_path):
        raise ZeroDivisionError

    with writing(store, tmp_path / "other", 0) as held:
        write(store, held, "amber")
