"""JSON in the shapes of HXL: arrays of arrays and arrays of objects, at the top of a document or below."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from loaders.readers import Cells, JsonValue, read_json
from loaders.readers.files import head_of, unusable
from loaders.readers.text import decoded

_SCRIPT = re.compile(r"\s*(?:var|let|const)\s+\w+\s*=\s*(?=[\[{])")
_DEEPEST = 4


def is_script(path: Path) -> bool:
    """Tell whether a text is JSON given a name for a web page: `var data = [...];`."""
    return bool(_SCRIPT.match(head_of(path, 400).decode("utf-8-sig", errors="ignore")))


def json_cells(path: Path) -> Iterator[Cells]:
    """Yield the rows of every list of a document that is a table, each list as a sheet of its own."""
    value = _script(path) if is_script(path) else read_json(path)
    for name, items in _tables(value, "", 0):
        yield from _of_objects(name, items) if isinstance(items[0], dict) else _of_arrays(name, items)


def _script(path: Path) -> JsonValue:
    text = _SCRIPT.sub("", decoded(path).lstrip("\ufeff"), count=1)
    try:
        value: JsonValue = json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError) as error:
        raise unusable(path, f"is a script, and what it names is not JSON: {error}") from error
    return value


def _tables(value: JsonValue, name: str, depth: int) -> Iterator[tuple[str, Sequence[JsonValue]]]:
    if isinstance(value, list) and value and isinstance(value[0], list | dict):
        yield name, value
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key, inner in value.items():
            yield from _tables(inner, f"{name}.{key}" if name else key, depth + 1)


def _of_objects(name: str, items: Sequence[JsonValue]) -> Iterator[Cells]:
    keys = list(dict.fromkeys(key for item in items if isinstance(item, dict) for key in item))
    yield _row(name, 0, "keys", keys)
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield _row(name, number, f"item {number}", [_text(item.get(key)) for key in keys])


def _of_arrays(name: str, items: Sequence[JsonValue]) -> Iterator[Cells]:
    for number, item in enumerate(items, start=1):
        if isinstance(item, list) and any(_text(each).strip() for each in item):
            yield _row(name, number, f"row {number}", [_text(each) for each in item])


def _row(sheet: str, number: int, place: str, cells: Sequence[str]) -> Cells:
    where = f"{sheet} {place}" if sheet else place
    return Cells(number, where, tuple(cells), json.dumps(cells, ensure_ascii=False), sheet)


def _text(value: JsonValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
