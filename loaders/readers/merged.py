"""Merged cells of a sheet: which blocks they are, and their value in every cell that they cover."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl.utils.cell import range_boundaries

from loaders.readers.files import unusable

MAX_BLOCKS = 100_000
WIDEST = 1_000
_BLOCK_BYTES = 1024 * 1024
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]{0,200}?ref\s*=\s*[\"']([A-Za-z]{1,3}\d{1,7}:[A-Za-z]{1,3}\d{1,7})"
)
_LONGEST_MARK = 300


@dataclass(frozen=True, slots=True)
class Block:
    """Cells merged into one: its first and last rows and columns, counted from 1."""

    left: int
    top: int
    right: int
    bottom: int


def part_of(sheet: object) -> str:
    """The part of the archive in which openpyxl found this sheet."""
    return str(getattr(sheet, "_worksheet_path", ""))


def merged_in(path: Path, archive: zipfile.ZipFile, part: str) -> list[Block]:
    """The merged cells of a sheet, from the top down: they stand behind its rows."""
    blocks = [Block(*range_boundaries(ref.decode().upper())) for ref in _refs(archive, part)]
    if len(blocks) > MAX_BLOCKS:
        raise unusable(path, f"has more than {MAX_BLOCKS:,} merged cells; save its rows as CSV")
    return sorted(blocks, key=lambda block: (block.top, block.left))


def _refs(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield where cells are merged, one more at most than are taken."""
    found = 0
    with archive.open(part) as file:
        rest = b""
        while found <= MAX_BLOCKS and (piece := file.read(_BLOCK_BYTES)):
            text = rest + piece
            end = 0
            for mark in _MERGED.finditer(text):
                yield mark[1]
                found, end = found + 1, mark.end()
            rest = text[max(end, len(text) - _LONGEST_MARK) :]


@dataclass
class Filling:
    """Fills the cells of merged blocks row after row, and keeps only the blocks that are open."""

    blocks: list[Block]
    _next: int = 0
    _open: list[tuple[Block, str]] = field(default_factory=list)

    def fill(self, number: int, values: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[int]]:
        """Return the values of a row with those of merged cells, and which places they fill."""
        self._open = [(block, value) for block, value in self._open if block.bottom >= number]
        while self._next < len(self.blocks) and self.blocks[self._next].top <= number:
            block = self.blocks[self._next]
            self._next += 1
            if block.top == number and block.left <= len(values) and values[block.left - 1]:
                self._open.append((block, values[block.left - 1]))
        if not self._open:
            return values, frozenset()
        return self._with_open(number, list(values))

    def _with_open(self, number: int, cells: list[str]) -> tuple[tuple[str, ...], frozenset[int]]:
        filled: set[int] = set()
        for block, value in self._open:
            right = min(block.right, WIDEST)
            cells.extend([""] * (right - len(cells)))
            for place in range(block.left - 1, right):
                if (number, place) != (block.top, block.left - 1) and not cells[place]:
                    cells[place] = value
                    filled.add(place)
        return tuple(cells), frozenset(filled)
