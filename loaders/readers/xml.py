"""XML files of any length, element by element: no entities, no network, no document type, bounded memory."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from loaders.readers.element import Element
from loaders.readers.files import head_of, unusable
from loaders.readers.sniff import in_words, kind_of

MAX_ELEMENT_BYTES = 32 * 1024 * 1024
"""No element that is a row may be longer, nor what stands between two of them."""
_SAFE = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


@dataclass(frozen=True, slots=True)
class Root:
    """The outermost element of a file."""

    tag: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class XmlRow:
    """One element of a file that stands for a row; its number is the line on which it begins."""

    number: int
    where: str
    element: Element


def root_of(path: Path) -> Root | None:
    """Return the outermost element of an XML file, from its first bytes; None where there is none."""
    parser = etree.XMLPullParser(events=("start",), **_SAFE)
    with suppress(etree.XMLSyntaxError):  # what follows the root may be broken or cut off
        parser.feed(head_of(path))
    try:
        _, element = next(iter(parser.read_events()))
    except (StopIteration, etree.XMLSyntaxError):
        return None
    return Root(str(element.tag), {str(name): str(text) for name, text in element.attrib.items()})


def read_xml(path: Path, tags: Collection[str]) -> Iterator[XmlRow]:
    """Yield the elements of these names, each with all that is in it; what is in them yields no rows."""
    _require_xml(path)
    with path.open("rb") as file:
        watched = _Watched(path, file)
        try:
            for number, node in enumerate(_outermost(path, watched, tags), start=1):
                yield XmlRow(node.sourceline or 0, f"{node.tag} {number}", Element(node))
                watched.start_anew()
        except etree.XMLSyntaxError as error:
            raise _not_well_formed(path, error) from error


def _require_xml(path: Path) -> None:
    kind = kind_of(path)
    if kind == "unknown" or kind in ("xlsx", "docx", "pdf", "zip"):
        raise unusable(path, f"is {in_words(path)}, not XML")


def _not_well_formed(path: Path, error: etree.XMLSyntaxError) -> Exception:
    line, reason = error.lineno, (error.msg or "").partition(", line ")[0]
    last = error.error_log.last_error
    if not line and last is not None:  # of an entity that nobody defines only the log tells
        line, reason = last.line, last.message
    return unusable(path, f"is not well-formed XML: {reason}", place=f"line {line}" if line else "")


class _Watched:
    """A file that stops being read when one row takes too much of it."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path, self._file, self._since = path, file, 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        block = self._file.read(size)
        self._since += len(block)
        if self._since > MAX_ELEMENT_BYTES:
            reason = f"one element is longer than {MAX_ELEMENT_BYTES:,} bytes; split the file"
            raise unusable(self._path, reason, place=f"byte {self._file.tell():,}")
        return block

    def start_anew(self) -> None:
        """Take what was read so far as dealt with."""
        self._since = 0


def _outermost(path: Path, file: _Watched, tags: Collection[str]) -> Iterator["etree._Element"]:
    """Yield whole elements; of what lies behind, only the one before stays in memory."""
    depth = 0
    for event, node in etree.iterparse(file, events=("start", "end"), tag=list(tags), **_SAFE):
        if event == "start":
            if not depth:
                _require_no_document_type(path, node)
            depth += 1
            continue
        depth -= 1
        if not depth:
            yield node
            _forget_before(node)


def _require_no_document_type(path: Path, node: "etree._Element") -> None:
    if node.getroottree().docinfo.doctype:
        raise unusable(
            path, "holds a document type (<!DOCTYPE …>), which data files do not need; take it out"
        )


def _forget_before(node: "etree._Element") -> None:
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]
