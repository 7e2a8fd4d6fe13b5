"""An element of an XML file that remembers what of it was looked at, so that the rest can be told."""

from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from lxml import etree

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST_SHOWN = 4_000


class Node(Protocol):
    """What we use of an element of lxml."""

    tag: str
    text: str | None
    tail: str | None
    attrib: Mapping[str, str]
    nsmap: Mapping[str | None, str]
    sourceline: int | None

    def __iter__(self) -> Iterator["Node"]:
        """Yield the elements in it."""

    def __len__(self) -> int:
        """Return how many elements stand directly in it."""

    def get(self, name: str, default: str) -> str:
        """Return an attribute."""

    def iterchildren(self, *tags: str) -> Iterator["Node"]:
        """Yield the elements of these names directly in it."""


class Element:
    """An element with its path from the row's own element; parts of a path are looked at or not."""

    __slots__ = ("_left", "_node", "_path", "_seen")

    def __init__(self, node: Node, path: str = "", seen: set[str] | None = None) -> None:
        self._node = node
        self._path = path
        self._seen: set[str] = set() if seen is None else seen
        self._left: list[str] = []

    def __str__(self) -> str:
        return str(etree.tostring(self._node, encoding="unicode", with_tail=False))[:_LONGEST_SHOWN]

    @property
    def tag(self) -> str:
        """Its name, with its namespace where it has one."""
        return self._node.tag

    @property
    def line(self) -> int:
        """The line of the file on which it begins."""
        return self._node.sourceline or 0

    @property
    def language(self) -> str:
        """Its own `xml:lang`, in lower case, or nothing."""
        return _language(self._node)

    @property
    def text(self) -> str:
        """Its own text with single spaces, without that of the elements in it."""
        self._seen.add(f"{self._path}#")
        return _own_text(self._node)

    def get(self, name: str) -> str:
        """Return an attribute without blank space around it; "" where it is not there."""
        self._seen.add(f"{self._path}@{name}")
        return " ".join(self._node.get(name, "").split())

    def children(self, tag: str) -> list["Element"]:
        """Return the elements of a name directly in it."""
        path = self._below(tag)
        self._seen.add(path)
        return [Element(one, path, self._seen) for one in self._node.iterchildren(tag)]

    def child(self, tag: str) -> "Element | None":
        """Return the first element of a name directly in it."""
        path = self._below(tag)
        self._seen.add(path)
        node = next(self._node.iterchildren(tag), None)
        return None if node is None else Element(node, path, self._seen)

    def texts(self, tag: str) -> list[tuple[str, str]]:
        """Return language and text of each element of a name directly in it."""
        path = self._below(tag)
        self._seen.update((path, f"{path}#"))
        return [(_language(one), _own_text(one)) for one in self._node.iterchildren(tag)]

    def own(self, *tags: str) -> list["Element"]:
        """Return the elements of these names as rows of their own: this one no longer answers for them."""
        self.pass_over(*tags)
        return [Element(one, one.tag) for one in self._node.iterchildren(*tags)]

    def pass_over(self, *tags: str) -> None:
        """Say that elements of these names are told elsewhere."""
        self._seen.update(f"{self._below(tag)}!" for tag in tags)

    def without(self, tag: str) -> int:
        """Take elements of a name out, so that nobody sees them; return how many there were."""
        found = list(self._node.iterchildren(tag))
        for one in found:
            cast("etree._Element", self._node).remove(one)
        return len(found)

    def leave(self, what: str, times: int = 1) -> None:
        """Say that something in it was looked at and left out."""
        self._left += [what] * times

    def unused(self) -> list[str]:
        """Return what was left out, and every part that says something and that nobody looked at."""
        found = list(self._left)
        self._find_unused(self._node, self._path, found)
        return found

    def _below(self, tag: str) -> str:
        return f"{self._path}/{tag}" if self._path else tag

    def _find_unused(self, node: Node, path: str, found: list[str]) -> None:
        """Add what nobody looked at: a list is filled, not yielded, for every element is asked."""
        seen = self._seen
        for name, value in node.attrib.items():
            if f"{path}@{name}" not in seen and name != _LANG and value.strip():
                found.append(f"{path}@{_written(node, name)}")
        if f"{path}#" not in seen and _own_text(node):
            found.append(path)
        for one in node:
            below = f"{path}/{one.tag}" if path else one.tag
            if f"{below}!" in seen:
                continue
            if below in seen:
                self._find_unused(one, below, found)
            elif _says_something(one):
                found.append(f"{path}/{_written(one, one.tag)}" if path else _written(one, one.tag))


def _language(node: Node) -> str:
    return node.get(_LANG, "").strip().lower()


def _own_text(node: Node) -> str:
    text = node.text or ""
    if len(node):
        text = " ".join((text, *(one.tail or "" for one in node)))
    return " ".join(text.split()) if text else ""


def _says_something(node: Node) -> bool:
    attributes = any(value.strip() for name, value in node.attrib.items() if name != _LANG)
    return attributes or bool(_own_text(node)) or any(_says_something(one) for one in node)


def _written(node: Node, name: str) -> str:
    """Return a name as people write it: with the short form of its namespace."""
    if not name.startswith("{"):
        return name
    space, _, local = name[1:].partition("}")
    short = next((prefix for prefix, uri in node.nsmap.items() if uri == space and prefix), space)
    return f"{short}:{local}"
