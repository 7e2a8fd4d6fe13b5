"""JSON Lines, one object a line."""

import json
import math
from collections.abc import Iterator
from pathlib import Path

from loaders.readers.encoding import encoding_of
from loaders.readers.files import unusable
from loaders.readers.lines import Line, lines_of
from loaders.readers.rows import BadRow, JsonRow, JsonValue

MAX_LINE_CHARACTERS = 16_000_000
MAX_DEPTH = 64
INT64 = range(-(2**63), 2**63)


def read_jsonl(path: Path) -> Iterator[JsonRow | BadRow]:
    """The object of each line that holds anything."""
    encoding = encoding_of(path)
    blank = True
    for line in lines_of(path, encoding, limit=MAX_LINE_CHARACTERS, newline="\n"):
        if line.text.strip():
            blank = False
            yield _read(line)
    if blank:
        raise unusable(path, "holds only blank space")


def _read(line: Line) -> JsonRow | BadRow:
    where = f"line {line.number}"
    try:
        return JsonRow(line.number, where, _object(line))
    except RecursionError:
        reason = f"nested deeper than {MAX_DEPTH} levels"
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} (column {error.colno})"
    except _UnfitError as error:
        reason = str(error)
    except ValueError:
        reason = "a whole number of thousands of digits"
    return BadRow(line.number, where, reason, line.text.rstrip("\r\n"))


class _UnfitError(ValueError):
    """JSON that we do not take."""


def _object(line: Line) -> dict[str, JsonValue]:
    if line.too_long:
        raise _UnfitError(f"longer than {MAX_LINE_CHARACTERS:,} characters")
    value: JsonValue = json.loads(
        line.text.rstrip("\r\n"),
        parse_int=_whole,
        parse_float=_decimal,
        parse_constant=_constant,
        object_pairs_hook=_without_repeats,
    )
    if not isinstance(value, dict):
        raise _UnfitError("not an object: a line must hold {…}")
    if line.text.count("{") + line.text.count("[") > MAX_DEPTH:
        _require_shallow(value)
    if "\\u" in line.text:
        _require_whole_characters(value)
    return value


def _whole(digits: str) -> int:
    if len(digits) > 20 or int(digits) not in INT64:
        raise _UnfitError(
            f"a whole number of {len(digits.lstrip('-'))} digits is too large; write it in quotes"
        )
    return int(digits)


def _decimal(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _UnfitError(f"the number {digits[:40]} is too large")
    return number


def _constant(name: str) -> float:
    raise _UnfitError(f"{name} is no number")


def _without_repeats(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise _UnfitError(f"the key {repeated[:80]!r} stands twice in one object")
    return found


def _require_shallow(value: JsonValue) -> None:
    level: list[JsonValue] = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
    if any(isinstance(inner, dict | list) for inner in level):
        raise _UnfitError(f"nested deeper than {MAX_DEPTH} levels")


def _inside(value: JsonValue) -> list[JsonValue]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _require_whole_characters(value: JsonValue) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise _UnfitError("half a character: a lone surrogate written as \\ud800 to \\udfff") from error
