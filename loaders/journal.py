"""The journal: every judgement that stands, in a file of lines beside the graph, for a graph to come.

A line is what the export writes of a judgement: `ihuriro load judgements.jsonl` brings all of them back.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from graph.identity.judgements import Judgement

FILE = "judgements.jsonl"


def write_down(workspace: Path, judgement: Judgement) -> None:
    """Add a judgement to the journal; a later line on the same two counts instead of an earlier one."""
    workspace.mkdir(parents=True, exist_ok=True)
    path = workspace / FILE
    line = {"kind": "judgement", "id": judgement.id, **judgement.model_dump(mode="json")}
    with path.open("a", encoding="utf-8") as out:
        # A line cut off by a kill stays a line of its own.
        begun = out.tell() and path.read_bytes()[-1:] != b"\n"
        out.write(("\n" if begun else "") + json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
        out.flush()
        os.fsync(out.fileno())


def strike_out(workspace: Path, judgement: str) -> None:
    """Take every line of a judgement that was withdrawn out of the journal."""
    path = workspace / FILE
    if not path.exists():
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not _is_of(line, judgement)]
    if kept == lines:
        return
    _replace(path, kept)


def _replace(path: Path, lines: Iterable[str]) -> None:
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(path)


def _is_of(line: str, judgement: str) -> bool:
    """Return whether a line is of a judgement; what cannot be read stays for somebody to look at."""
    try:
        said = json.loads(line)
    except json.JSONDecodeError:
        return False
    return isinstance(said, dict) and said.get("id") == judgement
