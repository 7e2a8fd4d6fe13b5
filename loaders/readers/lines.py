"""Text files line by line, in bounded memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SHOWN_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its line end; of a line beyond the limit only the beginning is kept."""

    number: int
    text: str
    too_long: bool = False


def lines_of(path: Path, encoding: str, *, limit: int, newline: Literal["", "\n"]) -> Iterator[Line]:
    """Every line of a text file; `newline` as in `open`: "" splits at any line end, "\\n" only there."""
    with path.open(encoding=encoding, newline=newline) as file:
        number = 0
        while text := file.readline(limit + 1):
            number += 1
            if len(text) <= limit:
                yield Line(number, text)
                continue
            rest = text
            while rest and not rest.endswith(("\n", "\r") if newline == "" else "\n"):
                rest = file.readline(limit)
            yield Line(number, text[:SHOWN_CHARACTERS] + "…", too_long=True)
