"""The words of a PDF file and where they stand on its pages, as lines of JSON; run as a program of its own.

A PDF is read by a library written in C++. In a process of its own, whatever a file does to it ends there:
it gets so much time and memory and no more. So this file imports nothing of ours.
"""

import ctypes
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MAX_PAGES = 2_000
MAX_CHARACTERS = 10_000_000
MAX_RULES = 1_500
_SECONDS = 240
_MEMORY = 3 << 30
_LINE_END = "\x02"
"""What the library writes for a hyphen at the end of a line."""
_GAP = 0.15
"""Of the height of letters: what lies further apart are two words even without a space between them."""


@dataclass(slots=True)
class Letter:
    """One character and its box, y from the top of the page down."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool


def main() -> int:
    """Write what the file named holds; an error as a line of its own."""
    _bound()
    try:
        document = pypdfium2.PdfDocument(sys.argv[1])
        if len(document) > MAX_PAGES:
            return _fail("pages", str(len(document)))
        _write(document)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        return _fail("locked" if locked or "assword" in str(error) else "broken", str(error))
    except MemoryError:
        return _fail("memory", "")
    return 0


def _write(document: Any) -> None:
    written = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        written += text.count_chars()
        if written > MAX_CHARACTERS:
            _fail("characters", "")
            return
        width, height = page.get_size()
        words, turned = _words(text, width, height)
        rules = _rules(page, width, height, turned)
        _say({"page": number + 1, "words": words, "rules": rules})
        text.close()
        page.close()


def _fail(error: str, detail: str) -> int:
    _say({"error": error, "detail": detail[:200]})
    return 1


def _say(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")


def _bound() -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limits; the caller still ends us after a while
        return
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _words(text: Any, width: float, height: float) -> tuple[list[list[object]], int]:
    """Return the words of a page, and by which angle most of it was turned."""
    placed = list(_letters(text))
    turned = Counter(angle for angle, _ in placed).most_common(1)[0][0] if placed else 0
    letters = [_upright(letter, turned, width, height) for angle, letter in placed if angle == turned]
    return [_word(run) for run in _runs(letters)], turned


def _letters(text: Any) -> Iterator[tuple[int, Letter]]:
    """Yield each character with the right angle by which it is turned; what is askew is a watermark."""
    box = pdfium.FS_RECTF()
    for place in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, place)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if not character:
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, place) * 180 / 3.14159265
        if pdfium.FPDFText_IsGenerated(text, place) == 1 or character.isspace():
            yield 0, Letter(" ", 0, 0, 0, 0, False)
            continue
        if abs(angle - round(angle / 90) * 90) > 5 or not pdfium.FPDFText_GetLooseCharBox(text, place, box):
            continue
        letter = Letter(character, box.left, -box.top, box.right, -box.bottom, _is_bold(text, place))
        yield round(angle / 90) % 4 * 90, letter


_names = ctypes.create_string_buffer(256)


def _is_bold(text: Any, place: int) -> bool:
    flags = ctypes.c_int()
    size = pdfium.FPDFText_GetFontInfo(text, place, _names, 256, flags)
    name = _names.raw[: min(max(size - 1, 0), 256)].lower()
    return b"bold" in name or b"black" in name or b"heavy" in name


def _upright(letter: Letter, turned: int, width: float, height: float) -> Letter:
    """Return a letter as it stands once the page is held so that it can be read."""
    left, top, right, bottom = letter.left, letter.top + height, letter.right, letter.bottom + height
    if turned == 270:
        left, top, right, bottom = height - bottom, left, height - top, right
    elif turned == 90:
        left, top, right, bottom = top, width - right, bottom, width - left
    elif turned == 180:
        left, top, right, bottom = width - right, height - bottom, width - left, height - top
    return Letter(letter.text, left, top, right, bottom, letter.bold)


def _runs(letters: list[Letter]) -> Iterator[list[Letter]]:
    run: list[Letter] = []
    for letter in letters:
        if run and (letter.text == " " or not _joins(run[-1], letter)):
            yield run
            run = []
        if letter.text != " ":
            run.append(letter)
    if run:
        yield run


def _joins(before: Letter, letter: Letter) -> bool:
    height = min(before.bottom - before.top, letter.bottom - letter.top)
    overlap = min(before.bottom, letter.bottom) - max(before.top, letter.top)
    gap = letter.left - before.right
    return overlap > height / 2 and -height < gap < max(height * _GAP, 0.5)


def _word(run: list[Letter]) -> list[object]:
    text = "".join("-" if letter.text in (_LINE_END, "\ufffe", "\u00ad") else letter.text for letter in run)
    box = (
        min(one.left for one in run),
        min(one.top for one in run),
        max(one.right for one in run),
        max(one.bottom for one in run),
    )
    bold = sum(one.bold for one in run) * 2 > len(run)
    return [*(round(edge, 1) for edge in box), bold, text]


def _rules(page: Any, width: float, height: float, turned: int) -> list[list[float]]:
    """Return the lines and frames that are drawn on a page, as boxes: a table is told by them."""
    found: list[list[float]] = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = drawn.get_bounds()
        if (right - left) * (top - bottom) > width * height / 2:
            continue  # the paper, or a frame around all of it
        letter = _upright(Letter("", left, -top, right, -bottom, False), turned, width, height)
        found.append([round(edge, 1) for edge in (letter.left, letter.top, letter.right, letter.bottom)])
        if len(found) >= MAX_RULES:
            break
    return found


if __name__ == "__main__":
    sys.exit(main())
