"""The embedded engine under real kills, joins and stops."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.bolt.embedded import engine_status, stop_engine
from graph.bolt.home import Home, hold
from graph.bolt.store import open_store
from graph.errors import Busy, WorkspaceUnusable
from graph.settings import Settings

PROJECT = Path(__file__).parents[3]
KILLED = "MATCH (e:Killed) RETURN e.id AS id ORDER BY id LIMIT 10"
IDLE = "MATCH (e:Idle) RETURN e.id AS id ORDER BY id LIMIT 10"
OPENS_AND_WAITS = """
import sys
from graph.bolt.store import open_store
from graph.settings import Settings
with open_store(Settings()) as store:
    store.check()
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A workspace that holds something, whose engine may be started and stopped by every test here."""
    settings = Settings(neo4j_uri=None, workspace=tmp_path_factory.mktemp("workspace"), idle_minutes=5)
    with open_store(settings) as store:
        store.write("CREATE (:Something)")
    yield settings
    stop_engine(settings.workspace)


@pytest.fixture
def stopped(whole: Settings) -> Settings:
    """The same workspace, with no engine running."""
    stop_engine(whole.workspace)
    return whole


def engine_of(settings: Settings) -> int:
    pid = engine_status(settings.workspace).pid
    assert pid is not None
    return pid


def wait_until_gone(settings: Settings) -> None:
    os.close(hold(Home(settings.workspace).running, alone=False))


def program(settings: Settings) -> subprocess.Popen[str]:
    """Another program that opens the graph and keeps it open until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", OPENS_AND_WAITS],
        cwd=PROJECT,
        env=os.environ | {"IHURIRO_WORKSPACE": str(settings.workspace), "IHURIRO_NEO4J_URI": ""},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def wait_until_open(starter: subprocess.Popen[str]) -> None:
    assert starter.stdout is not None
    assert starter.stdout.readline() == "open\n"


def test_a_killed_engine_comes_back_with_all_that_was_written(whole: Settings) -> None:
    with open_store(whole) as store:
        store.write("CREATE (:Killed {id: 'a'})")
        before = engine_of(whole)
        os.kill(before, signal.SIGKILL)
        wait_until_gone(whole)

        with open_store(whole) as another:
            assert another.read(KILLED) == [{"id": "a"}]
        assert engine_of(whole) != before
        assert store.read(KILLED) == [{"id": "a"}], "the program that had it open goes on, too"


@pytest.mark.parametrize("reads_on", [True, False])
def test_an_answer_is_given_though_the_engine_was_killed_beneath_it(whole: Settings, reads_on: bool) -> None:
    with open_store(whole) as store:
        store.write("MERGE (:Killed {id: 'a'})")
        with store.one_answer():
            found = store.read(KILLED)
            os.kill(engine_of(whole), signal.SIGKILL)
            wait_until_gone(whole)
            again = store.read(KILLED) if reads_on else found
        assert found == again == store.read(KILLED) == [{"id": "a"}]


def test_the_engine_outlives_a_starter_that_is_killed(stopped: Settings) -> None:
    with program(stopped) as starter:
        wait_until_open(starter)
        engine = engine_of(stopped)
        starter.kill()
    with open_store(stopped) as store:
        store.check()

        assert engine_of(stopped) == engine


def test_programs_that_start_at_once_share_one_engine(stopped: Settings) -> None:
    programs = [program(stopped) for _ in range(3)]
    try:
        for each in programs:
            wait_until_open(each)

        running = subprocess.run(
            ["ps", "-ww", "-eo", "args"], capture_output=True, text=True, check=True
        ).stdout
        place = f"rootPath={Home(stopped.workspace).folder} "
        assert sum(place in line for line in running.splitlines()) == 1
    finally:
        for each in programs:
            each.communicate()


def test_an_engine_in_use_is_not_stopped(whole: Settings) -> None:
    with program(whole) as user:
        wait_until_open(user)

        with pytest.raises(Busy, match="in use"):
            stop_engine(whole.workspace)

        user.communicate()
    assert stop_engine(whole.workspace)
    assert not engine_status(whole.workspace).running
    assert not stop_engine(whole.workspace), "there is nothing to stop any more"


def test_an_engine_that_nobody_uses_stops_by_itself_and_keeps_everything(stopped: Settings) -> None:
    hasty = stopped.model_copy(update={"idle_minutes": 0.001})
    with open_store(hasty) as store:
        store.write("CREATE (:Idle {id: 'a'})")

    wait_until_gone(hasty)

    with open_store(stopped) as store:
        assert store.read(IDLE) == [{"id": "a"}]


def test_nobody_else_can_read_the_password(whole: Settings) -> None:
    with open_store(whole):
        home = Home(whole.workspace)
        engine = home.read_card()
        assert engine is not None
        listed = subprocess.run(
            ["ps", "-ww", "-o", "args=", "-p", str(engine.pid)], capture_output=True, text=True, check=True
        )

    assert "ArcadeDBServer" in listed.stdout
    assert engine.password not in listed.stdout
    assert stat.S_IMODE(home.card.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


def test_a_workspace_that_is_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.touch()

    with pytest.raises(WorkspaceUnusable, match="Not a directory") as raised:
        open_store(Settings(neo4j_uri=None, workspace=place))

    assert "\n" not in str(raised.value)
    assert str(place) in str(raised.value)


def test_an_engine_that_cannot_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceUnusable, match="Too small maximum heap") as raised:
        open_store(Settings(neo4j_uri=None, workspace=tmp_path, engine_memory="1m"))

    assert "\n" not in str(raised.value)


def test_a_damaged_database_is_refused_and_not_shown_as_empty(stopped: Settings) -> None:
    files = Home(stopped.workspace).databases
    damaged = next(files.rglob("*.dict"))
    content = damaged.read_bytes()
    damaged.write_bytes(b"")

    with pytest.raises(WorkspaceUnusable, match=damaged.name):
        open_store(stopped)

    damaged.write_bytes(content)


def test_a_database_that_the_engine_cannot_read_whole_is_refused(stopped: Settings) -> None:
    home = Home(stopped.workspace)
    home.sealed.unlink()  # as after a kill
    schemas = {path: path.read_bytes() for path in home.databases.rglob("schema*.json")}
    for path in schemas:
        path.write_text("{", encoding="utf-8")

    with pytest.raises(WorkspaceUnusable, match="cannot be read"):
        open_store(stopped)

    for path, content in schemas.items():
        path.write_bytes(content)
