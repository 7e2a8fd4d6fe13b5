"""JSON documents: small ones whole, long lists item by item."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import ijson

from loaders.readers.encoding import encoding_of
from loaders.readers.files import unusable
from loaders.readers.rows import BadRow, JsonRow, JsonValue
from loaders.readers.text import decoded


def read_json(path: Path) -> JsonValue:
    """The value that a document of bearable length holds."""
    try:
        value: JsonValue = json.loads(decoded(path))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise unusable(path, f"not JSON: {error.msg}", place=place) from error
    except (RecursionError, ValueError) as error:
        raise unusable(path, "nested too deep, or a number of thousands of digits") from error
    return value


def read_json_items(path: Path, prefix: str) -> Iterator[JsonRow | BadRow]:
    """The objects of one list in a document of any length; `prefix` says where: `grants.item`."""
    with _utf8(path) as stream:
        number = 0
        try:
            for number, value in enumerate(ijson.items(stream, prefix, use_float=True), start=1):
                yield _row(number, prefix.removesuffix(".item"), value)
        except (ijson.JSONError, ValueError, RecursionError) as error:
            raise unusable(path, f"not JSON: {error}", place=f"after item {number}") from error


def read_json_frame(path: Path) -> JsonValue:
    """A document of any length with all its lists left empty: what it says of itself, beside its items."""
    frame = ijson.ObjectBuilder()
    lists = 0
    with _utf8(path) as stream:
        try:
            for event, value in ijson.basic_parse(stream, use_float=True):
                lists -= event == "end_array"
                if not lists:
                    frame.event(event, value)
                lists += event == "start_array"
        except (ijson.JSONError, ValueError, RecursionError) as error:
            raise unusable(path, f"not JSON: {error}") from error
    whole: JsonValue = frame.value
    return whole


@contextmanager
def _utf8(path: Path) -> Iterator[BinaryIO]:
    if encoding_of(path) not in ("utf-8", "utf-8-sig", "ascii"):
        raise unusable(path, "JSON must be UTF-8")
    with path.open("rb") as stream:
        if stream.read(3) != b"\xef\xbb\xbf":
            stream.seek(0)
        yield stream


def _row(number: int, name: str, value: JsonValue) -> JsonRow | BadRow:
    where = f"{name} {number}" if name != "item" else f"item {number}"
    if isinstance(value, dict):
        return JsonRow(number, where, value)
    return BadRow(number, where, "not an object", json.dumps(value, ensure_ascii=False)[:2000])
