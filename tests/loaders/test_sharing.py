"""A file that several processes read says what it says where one reads it, whatever happens to them."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loaders.reading
from graph.errors import RowRejected, SourceUnusable
from graph.model.entities import Organization, Theme
from graph.model.links import WorksOn
from graph.model.sources import Source
from graph.model.statements import Statement
from loaders.catalogue import Loader, Opened, Options, Portion, Portions
from loaders.readers import BadRow
from loaders.reading import read_into
from loaders.sharing import hands_for
from loaders.sources.iati import LOADER as IATI
from loaders.spool import Spool
from tests.loaders.loading import histories
from tests.material import material

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux does a process divide itself")
PROJECT = Path(__file__).parents[2]
TABLES = (
    "source",
    "stated ORDER BY 1, 2",
    "heard ORDER BY rowid",
    "reject ORDER BY rowid",
    "missed ORDER BY 1, 2",
    "unused ORDER BY name",
)


Read = tuple[int, int, list[object]]
"""How many rows there were, how many were refused, and all that the spool holds."""


@dataclass(frozen=True)
class Note:
    """A row that says what a test wants it to say."""

    number: int
    says: str
    of: int = 0

    @property
    def where(self) -> str:
        return f"note {self.number}"

    def unused(self) -> list[str]:
        return ["picture"] if self.number % 3 else []


def parse(note: Note) -> Iterator[Statement]:
    """Yield a body and its theme; a refused row, or a theme that has the id of a body."""
    if note.says == "refused":
        yield Organization(stated_id=f"unheard-{note.of}", name="Nobody")
        raise RowRejected(f"{note.where} says nothing")
    if note.says == "confused":
        yield Theme(stated_id=f"body-{note.of}", name="A theme with the id of a body", record=note.where)
        return
    body = Organization(stated_id=f"body-{note.of}", name=f"Body {note.of}")
    theme = Theme(stated_id="justice", name="Justice")
    yield from (body, theme)
    yield WorksOn(from_stated_id=body.stated_id, to_stated_id="justice", record=note.where)
    if note.says == "dangling":
        yield WorksOn(from_stated_id=body.stated_id, to_stated_id="nowhere", record=note.where)


def read(portions: Iterable[Portion[Note]], hands: int, told: list[int] | None = None) -> Read:
    """Read portions by so many processes."""

    def opened(_path: Path, _options: Options) -> Opened[Note]:
        return Opened(Source(id="notes"), Portions(portions), parse)

    loader = Loader("notes", "1", "", "", "", "", lambda _: 0, opened)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notes.txt"
        path.write_text("notes", encoding="utf-8")
        return by_hands(path, loader, hands, told)


def by_hands(path: Path, loader: Loader, hands: int, told: list[int] | None = None) -> Read:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(loaders.reading, "hands_for", lambda _path: hands)
        spool = Path(folder) / "notes.spool"
        with Spool(spool) as held:
            tell = told.append if told is not None else lambda _: None
            reading = read_into(held, path, loader, Options(), tell)
        with sqlite3.connect(spool) as base:
            return (
                reading.rows,
                reading.rejected,
                [base.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES],
            )


def portions_of(notes: Iterable[Iterable[Note | BadRow]]) -> list[Portion[Note]]:
    return [partial(list, portion) for portion in notes]


def plain(number: int) -> list[list[Note | BadRow]]:
    return [[Note(one, "body", one % 7)] for one in range(number)]


SAYING = st.sampled_from(["body", "body", "body", "refused", "dangling"])


@st.composite
def filed(draw: st.DrawFn, saying: st.SearchStrategy[str] = SAYING) -> list[list[Note | BadRow]]:
    """Draw portions of rows, good, bad and refused, about few bodies."""
    notes: list[list[Note | BadRow]] = []
    for size in draw(st.lists(st.integers(0, 4), max_size=14)):
        numbers = range(10 * len(notes), 10 * len(notes) + size)
        drawn = [(number, draw(saying), draw(st.integers(0, 3))) for number in numbers]
        notes.append([Note(*one) for one in drawn])
        if draw(st.integers(0, 5)) == 0:
            notes[-1].append(BadRow(99, "nowhere", "it is no row", "…"))
    return notes


@histories(30)
@given(filed(), st.integers(2, 4))
def test_it_makes_no_difference_how_many_read(notes: list[list[Note | BadRow]], hands: int) -> None:
    assert read(portions_of(notes), hands) == read(portions_of(notes), 1)


@histories(12)
@given(filed(st.sampled_from(["body", "body", "confused"])), st.integers(2, 4))
def test_what_is_told_as_two_kinds_of_thing_is_refused_as_where_one_reads(
    notes: list[list[Note | BadRow]], hands: int
) -> None:
    assert read(portions_of(notes), hands) == read(portions_of(notes), 1)


def test_what_two_processes_tell_as_two_kinds_of_thing_is_refused_once() -> None:
    rows, rejected, _ = read(
        portions_of([[Note(1, "body", 5)], [Note(2, "confused", 5)], [Note(3, "body", 6)]]), 2
    )

    assert (rows, rejected) == (3, 1)


def test_each_row_is_told_of_once() -> None:
    told: list[int] = []

    read(portions_of(plain(20)), 3, told)

    assert sum(told) == 20


def test_other_processes_read(tmp_path: Path) -> None:
    def signed(number: int) -> list[Note | BadRow]:
        (tmp_path / str(os.getpid())).touch()
        return [Note(number, "body")]

    read([partial(signed, number) for number in range(12)], 3)

    readers = {one.name for one in tmp_path.iterdir()}
    assert len(readers) == 3 and str(os.getpid()) not in readers


def test_where_a_process_is_killed_one_reads_it_all() -> None:
    here = os.getpid()

    def deadly() -> list[Note | BadRow]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return [Note(100, "body")]

    portions = portions_of(plain(20))
    portions.insert(11, deadly)

    assert read(portions, 3) == read(portions, 1)
    assert read(portions, 3)[0] == 21


def test_where_there_is_room_for_no_process_one_reads_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", no_room)

    assert read(portions_of(plain(20)), 3)[0] == 20


def test_what_one_would_raise_is_raised() -> None:
    def broken() -> list[Note | BadRow]:
        raise SourceUnusable("notes.txt: line 12: is torn")

    portions = portions_of(plain(20))
    portions.insert(11, broken)

    with pytest.raises(SourceUnusable, match=r"^notes.txt: line 12: is torn$"):
        read(portions, 3)


def test_what_is_said_in_languages_and_half_characters_is_the_same() -> None:
    portions = portions_of([[Note(n, "body", n)] for n in range(5)])
    portions.insert(2, lambda: [BadRow(9, "note 9", "it holds half a character", "…\ud83d")])

    assert read(portions, 2) == read(portions, 1)


def test_whoever_is_killed_leaves_no_process_behind(tmp_path: Path) -> None:
    program = (
        "import itertools, os, sys\n"
        "from functools import partial\n"
        "from pathlib import Path\n"
        "import loaders.reading\n"
        "from tests.loaders import test_sharing as tests\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "def signed(number):\n"
        "    (folder / str(os.getpid())).touch()\n"
        "    return [tests.Note(number, 'body', number)]\n"
        "tests.read((partial(signed, number) for number in itertools.count()), 3)\n"
    )
    reader = subprocess.Popen([sys.executable, "-c", program], cwd=PROJECT)
    _until(lambda: len(list(tmp_path.iterdir())) == 3)
    children = [int(one.name) for one in tmp_path.iterdir()]

    reader.kill()
    reader.wait()

    try:
        _until(lambda: not any(map(_lives, children)))
    finally:
        for left in filter(_lives, children):
            os.kill(left, signal.SIGKILL)


def _until(true: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not come to this in time"
        time.sleep(0.05)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_small_file_is_read_by_one(tmp_path: Path) -> None:
    path = tmp_path / "small.xml"
    path.write_bytes(b" " * 1000)

    assert hands_for(path) == 1


def test_a_large_file_is_read_by_as_many_as_there_are_cores_but_not_beside_other_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.xml"
    path.write_bytes(b" " * 1_000_000)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(3)))
    monkeypatch.setattr(threading, "active_count", lambda: 1)

    assert hands_for(path) == 3

    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert hands_for(path) == 1


def test_real_iati_files_say_the_same_to_several() -> None:
    for path in material("iati/activities/*.xml", "iati/organisations/*.xml", "iati/broken/*-multi-*.xml"):
        if path.stat().st_size < 1_000_000:
            assert by_hands(path, IATI, 2) == by_hands(path, IATI, 1), path.name
