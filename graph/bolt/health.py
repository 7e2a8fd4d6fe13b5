"""Whether the files of the embedded engine are whole, and what its log says when they are not.

The engine opens damaged files without a word: what it cannot read is simply not there. So at each clean stop
the files are sealed with their checksums, and an engine is only started on files that still match their seal.
After a kill there is no seal; the engine then repairs its files from its own log.
"""

import json
import re
import zlib
from pathlib import Path

# What the engine's log says when it leaves out something that it could not read.
LOSS = re.compile(
    r"schema will be reset|holds no database|Cannot find bucket|is not loaded|Invalid sub-index"
    r"|invalid content size"
)
READ_AT_ONCE = 1 << 20
LONGEST = 300


def seal(files: Path, into: Path) -> None:
    """Write down what the engine left when it stopped."""
    draft = into.with_suffix(".new")
    draft.write_text(json.dumps(_checksums(files)), encoding="utf-8")
    draft.replace(into)


def broken(files: Path, sealed: Path) -> list[str]:
    """Name the files that are gone or changed since they were sealed; without a seal, none."""
    try:
        before: dict[str, int] = json.loads(sealed.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except ValueError:
        return [sealed.name]
    now = _checksums(files)
    return sorted(name for name in before if now.get(name) != before[name])


def loss(log: Path) -> str | None:
    """Return the first line of the engine's log in which it leaves out something unreadable."""
    for line in _lines(log):
        if LOSS.search(line):
            return _short(line)
    return None


def cause(log: Path) -> str:
    """Return the line of the engine's log that says best why it ended."""
    lines = _lines(log)
    for mark in ("Caused by: ", 'Exception in thread "main" '):
        found = [line.rpartition(mark)[2] for line in lines if mark in line]
        if found:
            return _short(found[-1])
    return _short(" ".join(lines[-2:])) if lines else "it left no word"


def first_of(names: list[str]) -> str:
    """Name a few of many."""
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _checksums(files: Path) -> dict[str, int]:
    paths = sorted(path for path in files.rglob("*") if path.is_file())
    return {path.relative_to(files).as_posix(): _checksum(path) for path in paths}


def _checksum(path: Path) -> int:
    value = 0
    with path.open("rb") as file:
        while part := file.read(READ_AT_ONCE):
            value = zlib.crc32(part, value)
    return value


def _lines(log: Path) -> list[str]:
    text = log.read_text(encoding="utf-8", errors="replace")
    return [line for line in text.splitlines() if line.strip()]


def _short(line: str) -> str:
    printable = "".join(sign if sign.isprintable() else " " for sign in line)
    return " ".join(printable.split())[:LONGEST]
