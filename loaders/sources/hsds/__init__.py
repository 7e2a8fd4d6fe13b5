"""Directories of services as Open Referral writes them: HSDS 2 and 3, and the older Ohana format."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graph.errors import SourceUnusable
from loaders.catalogue import Loader, Opened, Options
from loaders.readers import BadRow, JsonRow, JsonValue, Row, kind_of, read_json, read_json_items
from loaders.readers.encoding import encoding_of
from loaders.readers.files import unusable
from loaders.readers.lines import lines_of
from loaders.sources.hsds.folder import (
    PACKAGE,
    entry_of,
    folder_of,
    is_package,
    is_table,
    package_folder,
)
from loaders.sources.hsds.index import Index
from loaders.sources.hsds.nested import Unfolding
from loaders.sources.hsds.rows import connected
from loaders.sources.hsds.shapes import FRONT, TABULAR, Shape, lines_hold, shape_of
from loaders.sources.hsds.source import source_of
from loaders.sources.hsds.statements import Parser
from loaders.sources.hsds.tables import SINGULAR, table_named

_SURE = 85
_LONGEST_LINE = 16_000_000
Rows = Callable[[], Iterable[Row | BadRow]]


def sureness(path: Path) -> int:
    """Tell how surely a file is a directory of services: its tables or keys are named as HSDS names them."""
    try:
        match kind_of(path):
            case "csv":
                return _SURE if is_table(path) else 0
            case "json" | "jsonl" | "text":
                return _sure_of_json(path)
    except (SourceUnusable, OSError):
        return 0
    return 0


def _sure_of_json(path: Path) -> int:
    if path.name.endswith(PACKAGE):
        return _SURE if is_package(path) else 0
    if kind_of(path) != "json":
        return _SURE if lines_hold(path) else 0
    shape = shape_of(path)
    return _SURE if shape is not None and shape.is_sure else 0


def open_hsds(path: Path, _options: Options) -> Opened[Row]:
    """Open a publication: a first pass remembers ids and names, so that each row finds whom it points to."""
    rows = _rows(path)
    index = Index().learn(rows())
    parser = Parser(index)
    return Opened(source_of(path), connected(rows(), index.known), parser, about=parser.about)


def beside(path: Path) -> tuple[Path, ...]:
    """Return the other files that are read with this one."""
    if path.name.endswith(PACKAGE):
        folder = package_folder(path)
    elif kind_of(path) == "csv":
        folder = folder_of(path)
    else:
        return ()
    return tuple(one for files in folder.files.values() for one in files if one != path)


def _rows(path: Path) -> Rows:
    kind = kind_of(path)
    if path.name.endswith(PACKAGE):
        return package_folder(path).rows
    if kind == "csv":
        return folder_of(path).rows
    shape = shape_of(path) if kind == "json" else None
    if shape is not None:
        return lambda: _of_shape(path, shape)
    table = lines_hold(path)
    if table is None:
        raise unusable(path, "holds no organizations, services or locations as HSDS writes them")
    return lambda: Unfolding().unfold(table, _lines(path))


def _of_shape(path: Path, shape: Shape) -> Iterator[Row | BadRow]:
    if shape.table == FRONT:
        raise unusable(path, "is the front page of a service: it holds no data; load what it lists")
    if shape.table in ("taxonomies", "taxonomy_terms"):
        raise unusable(path, "holds terms only; load the organizations or services that they are given to")
    unfolding = Unfolding()
    if shape.table == TABULAR:
        for sheet in _sheets(path):
            table = table_named(sheet) or sheet
            yield from unfolding.unfold(table, read_json_items(path, f"{sheet}.item"))
    elif shape.prefix:
        yield from unfolding.unfold(shape.table, read_json_items(path, shape.prefix))
    else:
        value = read_json(path)
        objects = (
            [JsonRow(1, SINGULAR.get(shape.table, shape.table), value)] if isinstance(value, dict) else []
        )
        yield from unfolding.unfold(shape.table, objects)


def _sheets(path: Path) -> list[str]:
    value = read_json(path)
    return list(value) if isinstance(value, dict) else []


def _lines(path: Path) -> Iterator[JsonRow | BadRow]:
    """Yield the object of each line; a comma behind it, left over from a list, does no harm."""
    for line in lines_of(path, encoding_of(path), limit=_LONGEST_LINE, newline="\n"):
        where, text = f"line {line.number}", line.text.strip().rstrip(",")
        if not text:
            continue
        try:
            value: JsonValue = json.loads(text)
        except (ValueError, RecursionError) as error:
            yield BadRow(line.number, where, f"not JSON: {error}", text[:2000])
            continue
        if isinstance(value, dict):
            yield JsonRow(line.number, where, value)
        else:
            yield BadRow(line.number, where, "not an object: a line must hold {…}", text[:2000])


LOADER = Loader(
    name="hsds",
    version="3",
    title="Directories of services (Open Referral HSDS, Ohana)",
    reads="HSDS 2 and 3 as JSON (nested, lists, pages, tabular, lines), as a folder of CSV files, of "
    "which the others are read with the one that is given; the older Ohana CSV and JSON.",
    becomes="Organizations, services with who provides them and in which languages, programs, locations with "
    "their coordinates, the areas that services are for, themes and people served from taxonomy terms.",
    leaves_out="Contact persons, opening hours, fees, languages of locations and telephones, required "
    "documents, mail addresses.",
    sureness=sureness,
    open=open_hsds,
    beside=beside,
    enters=entry_of,
)
