"""What is wrong inside a file, or with its name, is told by place and reason and does no harm."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl

from graph.bolt.store import Store
from tests.api.commands.command_line import PROJECT, ihuriro
from tests.little_network import GRANTS_SOURCE, grants, survey
from tests.loaders.loading import exported, load

HEADER = "kind,name,country\n"
GOOD = f"{HEADER}Organization,Fern Bank House,RW\n"
MIXED = f"{HEADER}Organization,Café Yard,RW\n".encode() + "Organization,Café Hill,RW\n".encode("latin-1")
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1 or chr(0)};".replace(chr(0), "") * 10}">' for n in range(1, 10))
    + "]><a>&b9;</a>"
)
LONG = 50_000_000


def names_of(store: Store) -> set[str]:
    return {line["name"] for line in exported(store) if line["kind"] == "entity"}


WRONG: dict[str, tuple[bytes, str]] = {
    "utf16.csv": (
        GOOD.encode("utf-16-le"),
        "byte 1: a NUL byte: this is no text, or UTF-16",
    ),
    "mixed.csv": (MIXED, "byte 61: not valid UTF-8; save the file again as UTF-8"),
    "half.csv": (GOOD.encode("utf-16")[:-1], "the file is cut off in the middle of a character (UTF-16)"),
    "laughs.xml": (LAUGHS.encode(), "no loader knows this format"),
    "picture.csv": (b"\x89PNG\r\n\x1a\n" + GOOD.encode(), "is a PNG picture, not text"),
    "columns.csv": (b"color,size\nred,1\n", "no loader knows this format"),
}


def test_each_file_is_told_by_place_and_reason_and_nothing_loaded_before_is_lost(
    store: Store, environment: dict[str, str], tmp_path: Path
) -> None:
    load(store, tmp_path / "space", survey())
    before = [line for line in exported(store) if line["kind"] == "link"]
    for name, (content, _) in WRONG.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "old.csv").write_bytes(f"{HEADER}Organization,Maison d'Été,RW\n".encode("latin-1"))

    bad = [tmp_path / name for name in WRONG]
    done = ihuriro("load", *bad, tmp_path / "old.csv", grants(), "--json", environment=environment)

    loads = json.loads(done.stdout)["loads"]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [one["status"] for one in loads] == ["failed"] * len(bad) + ["complete", "complete"]
    for one, (name, (_, reason)) in zip(loads, WRONG.items(), strict=False):
        assert one["reason"].startswith(f"{name}: ")
        assert reason in one["reason"]
    assert loads[-1]["source"] == GRANTS_SOURCE
    assert "Maison d'Été" in names_of(store), "an old encoding is no fault"
    after = exported(store)
    assert all(line in after for line in before)


MEASURED = """
import atexit, sys, tracemalloc
from api.cli import main
from loaders.catalogue import catalogue
catalogue()
tracemalloc.start()
atexit.register(lambda: print("peak", tracemalloc.get_traced_memory()[1], file=sys.stderr))
main()
"""


def test_a_line_of_fifty_megabytes_costs_one_clear_line_and_little_memory(
    store: Store, environment: dict[str, str], tmp_path: Path
) -> None:
    wrong = {
        "row.csv": (
            f"{HEADER}Organization,",
            "1 of 1 rows cannot be used, the first at row 2: line 2 is longer",
        ),
        "header.csv": ("kind,name,", "row 1: the header cannot be read: line 1 is longer"),
        "line.jsonl": (
            '{"kind": "source", "id": "',
            "1 of 1 rows cannot be used, the first at line 1: ",
        ),
        "text.txt": ("Fern Bank House is a member of ", "bytes are too many for one text"),
    }
    for name, (start, _) in wrong.items():
        (tmp_path / name).write_bytes(start.encode() + b"x" * LONG)
    (tmp_path / "good.csv").write_text(GOOD)

    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "load", *(tmp_path / name for name in wrong), tmp_path / "good.csv"],
        cwd=PROJECT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    told = [line for line in done.stderr.splitlines() if line.startswith("ihuriro: ")]
    assert done.returncode == 1
    assert len(told) == len(wrong)
    for line, (name, (_, reason)) in zip(told, wrong.items(), strict=True):
        assert name in line
        assert reason in line
        assert len(line) < 300
    assert "Fern Bank House" in names_of(store)
    assert int(done.stderr.split("peak ")[1]) < 2.5 * LONG


def _tricky_workbook(path: Path) -> Path:
    """Write a workbook with a formula for a name, one that is text, and names that look like markup."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Members"
    for row in (
        ("kind", "name", "country", "aliases"),
        ("Organization", '=HYPERLINK("https://elsewhere.example","Fern Bank Inn")', "RW", ""),
        ("Organization", "<script>alert(1)</script> & &xxe; House", "RW", ""),
        ("Organization", "Fern Bank Mill", "RW", ""),
    ):
        sheet.append(row)
    sheet["D4"].value, sheet["D4"].data_type = "=1+1", "s"
    book.save(path)
    return path


def test_formulas_are_set_aside_by_their_cell_and_markup_is_a_name_like_others(
    store: Store, environment: dict[str, str], tmp_path: Path
) -> None:
    done = ihuriro("load", _tricky_workbook(tmp_path / "members.xlsx"), "--json", environment=environment)

    told = json.loads(done.stdout)["loads"][0]
    rejects = Path(told["rejects_file"]).read_text(encoding="utf-8").splitlines()
    assert (done.returncode, told["status"], told["entities"], told["rejected"]) == (0, "complete", 2, 1)
    assert rejects[1].startswith("members.xlsx,sheet Members row 2,the formula in B has no stored result")
    assert {"<script>alert(1)</script> & &xxe; House", "Fern Bank Mill"} <= names_of(store)
    assert ["=1+1"] in [line["aliases"] for line in exported(store) if line["kind"] == "entity"]
    shown = ihuriro("map", "Fern Bank Mill", "-o", tmp_path / "map.html", environment=environment)
    assert shown.returncode == 0


def test_names_of_files_neither_forge_lines_nor_command_a_terminal_nor_lead_elsewhere(
    store: Store, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    (folder / "deep").mkdir(parents=True)
    empty = "b\x1b[31m\nihuriro: failed: forged.csv"
    names = [
        "a\x1b]0;title\x07\nforged: 9 entities.csv",
        "c..%2f..%2f.csv",
        "-d.csv",
        "$(touch e).csv",
        "g\u202evsc.csv",
    ]
    for name in names:
        (folder / name).write_text(GOOD.replace("Bank", f"Bank {names.index(name)}"))
    (folder / empty).write_bytes(b"")
    before = sorted(tmp_path.rglob("*"))

    done = ihuriro("load", folder / "deep" / "..", folder / ".." / "h.csv", environment=environment)

    out, err = done.stdout.splitlines(), done.stderr.splitlines()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout + done.stderr)
    assert not [line for line in (*out, *err) if line.startswith(("forged", "ihuriro: failed: forged"))]
    assert len([line for line in out if "1 entities and 0 links" in line]) == len(names)
    assert [line for line in err if line.startswith("ihuriro: failed: ")] == [
        r"ihuriro: failed: b\x1b[31m\nihuriro: failed: forged.csv: is empty",
        "ihuriro: failed: h.csv: No such file or directory",
    ]
    assert sorted(tmp_path.rglob("*")) == before
    assert {f"Fern Bank {number} House" for number in range(len(names))} <= names_of(store)
    ids = [line["id"] for line in exported(store) if line["kind"] == "source"]
    assert not [one for one in ids if "/" in one or not one.isprintable()]


def test_names_of_bodies_do_not_command_a_terminal(
    store: Store, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "red.csv").write_text(f"{HEADER}Organization,Red \x1b[31m\x9bHouse,RW\n", encoding="utf-8")
    ihuriro("load", tmp_path / "red.csv", environment=environment)
    (red,) = [line["id"] for line in exported(store) if "\x1b" in line.get("name", "")]
    wide = environment | {"COLUMNS": "200"}

    told = [ihuriro(*words, environment=wide).stdout for words in (("search", "Red House"), ("profile", red))]

    assert all(r"Red \x1b[31m\x9bHouse" in each for each in told)
    assert not {"\x1b", "\x9b"} & set("".join(told))
