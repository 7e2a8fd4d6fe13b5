"""Elements of an XML file one by one, in bounded memory: no entities, no network, no document type."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from loaders.readers.files import require_file, unusable

MAX_WAITING = 500_000
"""Elements that are kept until the next node or edge is complete."""
Element: TypeAlias = etree._Element


def elements_of(path: Path, root: str, *names: str) -> Iterator[Element]:
    """Yield each element of these local names when it is complete, and empty it after."""
    require_file(path)
    with path.open("rb") as stream:
        parsed = etree.iterparse(
            stream,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
        )
        try:
            waiting = 0
            for place, (event, element) in enumerate(parsed):
                waiting += event == "start"
                if place == 0:
                    _require_plain(path, element, root)
                elif event == "end" and local(element) in names:
                    yield element
                    _forget(element)
                    waiting = 0
                elif waiting > MAX_WAITING:
                    raise unusable(path, f"{MAX_WAITING:,} elements, and none a node or an edge")
        except etree.XMLSyntaxError as error:
            raise unusable(path, f"not well-formed XML: {error.msg}", place=f"line {error.lineno}") from error


def local(element: Element) -> str:
    """Return the name of an element without its namespace; comments have none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def inside(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a name directly inside another."""
    return (child for child in element if local(child) == name)


def text_of(element: Element) -> str:
    """Return all text inside an element."""
    return "".join(str(part) for part in element.itertext()).strip()


def _require_plain(path: Path, element: Element, root: str) -> None:
    kind = element.getroottree().docinfo.internalDTD
    if kind is not None and any(True for _ in kind.iterentities()):
        raise unusable(path, "declares entities, which are not taken; write their text out")
    if local(element) != root:
        raise unusable(path, f"begins with <{local(element)}>, not with <{root}>")


def _forget(element: Element) -> None:
    """Let go of an element and of all that stands before it beside it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
