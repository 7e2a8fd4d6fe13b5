"""What XML can hold of a text, and elements that are written one after the other."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from graph.exchange.columns import Sort

XmlElement = Any
"""An element of lxml, which has no types."""
XmlFile = Any
"""A file of lxml, which is written element by element."""

TYPES: Mapping[Sort, str] = {
    "text": "string",
    "list": "string",
    "whole": "long",
    "number": "double",
    "yesno": "boolean",
}
# What the elements of entities and links say themselves, beside their columns.
IN_NODE, IN_EDGE = frozenset({"id"}), frozenset({"id", "from_id", "to_id"})

# XML 1.0 has no place for most control characters, halves of characters and two that mean nothing.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


def xml_text(value: str | int | float | bool) -> str:
    """Return a value as XML writes it; what XML cannot hold is shown as the replacement character."""
    if isinstance(value, str):
        return value if value.isprintable() else _IMPOSSIBLE.sub(_REPLACEMENT, value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_all(file: XmlFile, elements: Iterable[XmlElement]) -> int:
    """Write elements as they come, and return how many."""
    count = 0
    for element in elements:
        file.write(element, pretty_print=True)
        count += 1
    return count
