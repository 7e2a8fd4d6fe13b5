"""PDF documents: the text that people see on the pages, in the order in which they read it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from loaders.readers.assembled import Piece, document_of
from loaders.readers.blocks import Document
from loaders.readers.files import require_file, unusable
from loaders.readers.pdf_flow import Paragraph, paragraphs_of, without_furniture
from loaders.readers.pdf_lines import Word
from loaders.readers.pdf_page import flows_of

MAX_BYTES = 200 * 1024 * 1024
MAX_SECONDS = 120
PROGRAM = Path(__file__).with_name("pdf_words.py")
_WHY = {
    "locked": "is locked with a password; save it without one",
    "pages": "has {detail} pages; at most 2,000 are read: split it",
    "characters": "holds more text than a document does; split it",
    "memory": "needs too much memory to be read; print it to a new PDF, or save it as text (.txt)",
    "broken": "the PDF is broken inside ({detail}); open it and save it again, or save it as text (.txt)",
}


def read_pdf(path: Path) -> Document:
    """The text of a PDF: column after column, without what repeats on its pages; a table row is one block."""
    pages = list(_pages(path))
    if not any(word.text.strip() for _, words, _ in pages for word in words):
        raise unusable(
            path,
            "has no text: it is a picture of pages; recognize its text (OCR) and save that as PDF or text",
        )
    flows = [flow for number, words, rules in pages for flow in flows_of(number, words, rules)]
    return _assembled(paragraphs_of(without_furniture(flows, len(pages))))


def _pages(path: Path) -> Iterator[tuple[int, list[Word], list[list[float]]]]:
    for line in _read(path).splitlines():
        said = json.loads(line)
        if "error" in said:
            raise unusable(path, _WHY[said["error"]].format(detail=said["detail"]))
        yield said["page"], [Word(*word) for word in said["words"]], said["rules"]


def _read(path: Path) -> str:
    """Return what a process of its own finds in the file; whatever the file does ends with that process."""
    require_file(path)
    if path.stat().st_size > MAX_BYTES:
        raise unusable(path, f"{path.stat().st_size:,} bytes are too many (at most {MAX_BYTES:,}); split it")
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(PROGRAM), str(path.resolve())],
            capture_output=True,
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise unusable(path, f"cannot be read within {MAX_SECONDS} seconds; split it") from error
    if done.returncode not in (0, 1) or not done.stdout:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or [
            f"ended with {done.returncode}"
        ]
        raise unusable(path, _WHY["broken"].format(detail=reason[0][:200]))
    return done.stdout.decode()


def _assembled(paragraphs: list[Paragraph]) -> Document:
    """Return paragraphs as a document; the larger the letters of a heading, the higher its level."""
    written = _Joiner(paragraphs)
    sizes = sorted({round(one.size) for one in paragraphs if one.kind == "heading"}, reverse=True)
    levels = {size: level for level, size in enumerate(sizes, start=1)}
    return document_of(
        [
            Piece(
                one.kind,
                written.joined(one.lines),
                levels[round(one.size)] if one.kind == "heading" else 0,
                one.page,
            )
            for one in paragraphs
        ]
    )


class _Joiner:
    """Joins lines; a word parted at a line's end is made whole the way the document writes it elsewhere."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self._words = {
            word.strip(".,;:()").casefold()
            for one in paragraphs
            for line in one.lines
            for word in line.split()
        }

    def joined(self, lines: list[str]) -> str:
        """Return lines as running text."""
        text = ""
        for line in lines:
            if not (text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower()):
                text = f"{text} {line}".strip()
            elif self._keeps_hyphen(text, line):
                text += line
            else:
                text = text[:-1] + line
        return text

    def _keeps_hyphen(self, text: str, line: str) -> bool:
        whole = f"{text.split()[-1]}{line.split()[0]}".strip(".,;:()").casefold()
        return whole in self._words
