"""The journals: every judgement and every review that stands, in files of lines beside the graph, for a
graph to come.

A line is what the export writes of a judgement or a review: to load the files brings all of them back.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.exchange.reviews import review_line
from graph.identity.judgements import Judgement
from graph.model.reviews import Review

FILE = "judgements.jsonl"
REVIEWS = "reviews.jsonl"


def write_down(workspace: Path, word: Judgement | Review) -> None:
    """Add a word to its journal; a later line on the same thing counts instead of an earlier one."""
    workspace.mkdir(parents=True, exist_ok=True)
    path = workspace / (FILE if isinstance(word, Judgement) else REVIEWS)
    line = _line(word)
    with path.open("a", encoding="utf-8") as out:
        # A line cut off by a kill stays a line of its own.
        begun = out.tell() and path.read_bytes()[-1:] != b"\n"
        out.write(("\n" if begun else "") + json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
        out.flush()
        os.fsync(out.fileno())


def strike_out(workspace: Path, own: str, file: str = FILE) -> None:
    """Take every line of a word that was withdrawn out of its journal."""
    path = workspace / file
    if not path.exists():
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not _is_of(line, own)]
    if kept == lines:
        return
    _replace(path, kept)


def _line(word: Judgement | Review) -> dict[str, Any]:
    if isinstance(word, Review):
        return review_line(word)
    return {"kind": "judgement", "id": word.id, **word.model_dump(mode="json")}


def _replace(path: Path, lines: Iterable[str]) -> None:
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(path)


def _is_of(line: str, own: str) -> bool:
    """Return whether a line is of this word; what cannot be read stays for somebody to look at."""
    try:
        said = json.loads(line)
    except json.JSONDecodeError:
        return False
    return isinstance(said, dict) and said.get("id") == own
