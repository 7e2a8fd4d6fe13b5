"""What a person reads when a load is done."""

import threading
import time
from io import StringIO

import pytest
from rich.console import Console
from rich.progress import Progress

from api.loading import Bar, tell
from loaders.report import LoadReport


def told(unused: dict[str, int], capsys: pytest.CaptureFixture[str]) -> str:
    tell(LoadReport(file="a.csv", source="a", status="complete", unused=unused))
    return " ".join(capsys.readouterr().out.split()).partition("not used: ")[2]


def test_of_many_columns_that_nobody_used_the_most_filled_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = told({f"column {number:02}": number for number in range(1, 71)}, capsys)

    assert line.startswith("column 70 (70), column 69 (69), ")
    assert line.endswith("column 61 (61) and 60 more; --dry-run --json lists all")


def test_few_columns_are_all_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert told({"b": 2, "a": 2, "c": 9}, capsys) == "c (9), a (2), b (2)"


def test_nothing_is_said_where_every_column_was_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert told({}, capsys) == ""


def test_no_thread_runs_while_a_file_is_read_so_that_processes_may_share_it() -> None:
    drawn = StringIO()
    before = threading.active_count()
    with Progress(console=Console(file=drawn, force_terminal=True), auto_refresh=False) as shown:
        bar = Bar(shown)
        bar.reading("a.xml")(5)

        assert threading.active_count() == before
        assert "reading a.xml" in drawn.getvalue()

        bar.writing("a.xml", 10)(5)

        assert threading.active_count() == before + 1
        assert "writing a.xml" in drawn.getvalue()

        bar.reading("b.xml")(5)

        deadline = time.monotonic() + 10
        while threading.active_count() > before:  # it was told to end, and does so at once
            assert time.monotonic() < deadline
            time.sleep(0.001)
