"""Word documents (.docx): paragraphs, lists and tables as they are read; headers and footers stay out."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.styles.style import ParagraphStyle
from lxml import etree

from loaders.readers.archive import require_safe
from loaders.readers.assembled import Piece, document_of
from loaders.readers.blocks import Document
from loaders.readers.files import require_file, unusable
from loaders.readers.page import BETWEEN_CELLS, one_line
from loaders.readers.shapes import shape_of

Element: TypeAlias = etree._Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BROKEN = (
    OpcError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, LookupError, ValueError, AttributeError,
    TypeError, OSError, EOFError, RecursionError, NotImplementedError,
)  # fmt: skip
_UNSEEN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_W}txbxContent", _FALLBACK})
_PASSED = frozenset({f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"})
_WRITTEN = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LONGEST_HEADING = 130
_BULLET = "•"
_INDENT = "    "
MAX_CHARACTERS = 10_000_000


def read_docx(path: Path) -> Document:
    """The text of a Word document as it stands after all changes; a table row is one block."""
    require_file(path)
    try:
        with zipfile.ZipFile(path) as archive:
            require_safe(path, archive)
        word = docx.Document(str(path))
        pieces = [piece for piece in _Walk(word).blocks(word.element.body) if piece.text.strip()]
    except _BROKEN as error:
        reason = f"the document is broken inside ({type(error).__name__}: {str(error)[:200]}); save it again"
        raise unusable(path, reason) from error
    if not pieces:
        raise unusable(path, "has no text: it holds pictures only, or nothing")
    if sum(len(piece.text) for piece in pieces) > MAX_CHARACTERS:
        raise unusable(path, "holds more text than a document does; split it")
    return document_of(pieces)


class _Walk:
    """Walks the body of a document in reading order."""

    def __init__(self, word: WordDocument) -> None:
        self._styles = {
            style.style_id: style
            for style in word.styles
            if isinstance(style, ParagraphStyle) and style.style_id
        }

    def blocks(self, parent: Element) -> Iterator[Piece]:
        """Yield what stands in the body, in a cell, in a text box."""
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag in _PASSED:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[Piece]:
        text = "\n".join(filter(None, map(one_line, _text(element).split("\n"))))
        heading, item = self._heading_level(element), self._item_level(element)
        if heading:
            yield Piece("heading", one_line(text.replace("\n", " ")), heading)
        elif item and text:
            mark = "" if shape_of(text).kind == "item" else f"{_BULLET} "
            yield Piece("item", f"{_INDENT * (item - 1)}{mark}{text}")
        elif text and _is_bold(element) and _may_head(text):
            yield Piece("heading", text, 3)
        elif text:
            yield Piece("item" if shape_of(text).kind == "item" else "text", text)
        for box in element.iter(f"{_W}txbxContent"):
            if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                yield from self.blocks(box)

    def _table(self, table: Element) -> Iterator[Piece]:
        for row in table.iter(f"{_W}tr"):
            if _table_of(row) is not table:
                continue
            cells = [cell for cell in row.iter(f"{_W}tc") if _table_of(cell) is table]
            if len(cells) == 1 or any(self._lays_out(cell) for cell in cells):
                for cell in cells:
                    yield from self.blocks(cell)
            else:
                texts = [one_line(" ".join(_text(each) for each in cell.iter(f"{_W}p"))) for cell in cells]
                yield Piece("row", BETWEEN_CELLS.join(texts) if any(texts) else "")

    def _lays_out(self, cell: Element) -> bool:
        """Tell whether a cell only puts text in its place on the page: it holds lists, tables or headings."""
        if next(cell.iter(f"{_W}tbl"), None) is not None:
            return True
        return any(self._heading_level(each) or self._item_level(each) for each in cell.iter(f"{_W}p"))

    def _heading_level(self, paragraph: Element) -> int:
        style = self._styles.get(_value(paragraph, "pPr/pStyle") or "")
        while style is not None:
            name = (style.name or "").lower()
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
            style = style.base_style if isinstance(style.base_style, ParagraphStyle) else None
        level = _value(paragraph, "pPr/outlineLvl")
        return int(level) + 1 if level and level.isdigit() and int(level) < 9 else 0

    def _item_level(self, paragraph: Element) -> int:
        """Return how deep in a list a paragraph stands, by its own word or that of its style."""
        number = _value(paragraph, "pPr/numPr/numId")
        style = self._styles.get(_value(paragraph, "pPr/pStyle") or "")
        while number is None and style is not None:
            number = _value(style.element, "pPr/numPr/numId")
            style = style.base_style if isinstance(style.base_style, ParagraphStyle) else None
        if number is None or number == "0":
            return 0
        level = _value(paragraph, "pPr/numPr/ilvl") or "0"
        return 1 + int(level) if level.isdigit() else 1


def _text(paragraph: Element) -> str:
    """Return what a paragraph shows: what was put in and not what was struck out, nothing hidden."""
    words: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _UNSEEN or element.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        if element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _WRITTEN:
            words.append(_WRITTEN[str(element.tag)])
        else:
            waiting.extend(reversed(element))
    return "".join(words)


def _table_of(element: Element) -> Element | None:
    return next(element.iterancestors(f"{_W}tbl"), None)


def _value(element: Element, path: str) -> str | None:
    found = element.find("/".join(f"{_W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{_W}val")


def _is_bold(paragraph: Element) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if any(text.text for text in run.iter(f"{_W}t"))]
    return bool(runs) and all(_is_set(run.find(f"{_W}rPr/{_W}b")) for run in runs)


def _is_set(mark: Element | None) -> bool:
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _may_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not text.endswith((".", ",", ";", ":"))
