"""JSON documents: small ones whole, long lists item by item."""

import json
from collections.abc import Iterator
from pathlib import Path

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
    if encoding_of(path) not in ("utf-8", "utf-8-sig", "ascii"):
        raise unusable(path, "JSON must be UTF-8")
    with path.open("rb") as stream:
        if stream.read(3) != b"\xef\xbb\xbf":
            stream.seek(0)
        items = ijson.items(stream, prefix, use_float=True)
        number = 0
        try:
            for number, value in enumerate(items, start=1):
                yield _row(number, prefix.removesuffix(".item"), value)
        except (ijson.JSONError, ValueError, RecursionError) as error:
            raise unusable(path, f"not JSON: {error}", place=f"after item {number}") from error


def _row(number: int, name: str, value: JsonValue) -> JsonRow | BadRow:
    where = f"{name} {number}" if name != "item" else f"item {number}"
    if isinstance(value, dict):
        return JsonRow(number, where, value)
    return BadRow(number, where, "not an object", json.dumps(value, ensure_ascii=False)[:2000])
