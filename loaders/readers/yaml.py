"""YAML as people write it by hand: texts, lists and fields, each with its line; nothing else is read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from graph.errors import SourceUnusable
from graph.exchange.terminal import printable
from loaders.readers.files import head_of, unusable

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Place: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 128 * 1024
MAX_DEPTH = 12
_PLAIN_TAGS = frozenset({"str", "seq", "map"})


@dataclass(frozen=True)
class Document:
    """A YAML file as plain values, which knows in which line each stands."""

    path: Path
    value: dict[str, Value]
    lines: dict[Place, int]

    def error(self, place: Iterable[str | int], reason: str) -> SourceUnusable:
        """Return the error for what stands at a place."""
        whole = tuple(place)
        known = next(whole[:end] for end in range(len(whole), -1, -1) if whole[:end] in self.lines)
        words = ".".join(map(str, known))
        named = f"{words}: " if words else ""
        return unusable(self.path, printable(f"{named}{reason}"), place=f"line {self.lines[known]}")


class _Anchored(Exception):  # noqa: N818
    """A line holds an anchor or an alias."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Composer(yaml.BaseLoader):
    """Every scalar is a text: `on` is no truth, `2014-05` no day, and nothing refers to anything else."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse anchors and aliases: a few lines of them can stand for a world of values."""
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) is not None:
            raise _Anchored(event.start_mark.line + 1 if event.start_mark else 1)
        return super().compose_node(parent, index)


def read_yaml(path: Path) -> Document:
    """Read a YAML file of fields; raise SourceUnusable with the line and what to do."""
    document = Document(path, {}, {(): 1})
    root = _composed(path)
    value = _value(document, root, ()) if root is not None else {}
    if not isinstance(value, dict):
        raise unusable(path, "must hold fields, such as `source:` and `columns:`", place="line 1")
    document.value.update(value)
    return document


def _composed(path: Path) -> yaml.Node | None:
    content = head_of(path, MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise unusable(path, f"is larger than {MAX_BYTES:,} bytes: this is no mapping written by hand")
    try:
        composer = _Composer(content.decode("utf-8-sig"))
        node: yaml.Node | None = composer.get_single_node()
    except _Anchored as reason:
        words = "anchors (&) and aliases (*) are not read; put the text in quotes, or write it twice"
        raise unusable(path, words, place=f"line {reason.line}") from reason
    except UnicodeDecodeError as reason:
        raise unusable(path, "is not UTF-8 text; save it again as UTF-8") from reason
    except yaml.MarkedYAMLError as reason:
        mark = reason.problem_mark or reason.context_mark
        place = f"line {mark.line + 1}" if mark else ""
        raise unusable(path, f"is not YAML: {printable(str(reason.problem))}", place=place) from reason
    except yaml.YAMLError as reason:
        raise unusable(path, "is not YAML: it holds characters that no text has") from reason
    except RecursionError as reason:
        raise _too_deep(path) from reason
    return node


def _too_deep(path: Path, line: int | None = None) -> SourceUnusable:
    place = f"line {line}" if line else ""
    return unusable(path, f"goes deeper than {MAX_DEPTH} levels; no mapping does", place=place)


def _value(document: Document, node: yaml.Node, place: Place) -> Value:
    """Return what a node says; fields without a value say nothing and are left out."""
    line = node.start_mark.line + 1
    document.lines.setdefault(place, line)
    if len(place) > MAX_DEPTH:
        raise _too_deep(document.path, line)
    if node.tag.rpartition(":")[2] not in _PLAIN_TAGS:
        raise document.error(place, f"the tag {node.tag!r} is not read; take it out")
    if isinstance(node, yaml.SequenceNode):
        return [_value(document, each, (*place, number)) for number, each in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _fields(document, node, place)
    return str(node.value)


def _fields(document: Document, node: yaml.MappingNode, place: Place) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise unusable(document.path, "a field needs a name that is a text", place=f"line {line}")
        inner = (*place, str(key.value))
        if inner in document.lines:
            raise unusable(document.path, f"{key.value!r} stands there twice; keep one", place=f"line {line}")
        document.lines[inner] = line
        if not _is_empty(value):
            fields[str(key.value)] = _value(document, value, inner)
    return fields


def _is_empty(node: yaml.Node) -> bool:
    """Tell whether nothing was written after the name of a field."""
    return isinstance(node, yaml.ScalarNode) and node.value == "" and node.style is None
