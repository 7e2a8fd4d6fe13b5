"""Tabular HSDS: a folder of CSV files, entered by one of them or by its datapackage.json."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import SourceUnusable
from loaders.readers import BadRow, Row, read_csv, read_csv_cells, read_json
from loaders.readers.files import unusable
from loaders.sources.hsds.rows import rows_of
from loaders.sources.hsds.tables import (
    AT_LOCATIONS,
    COLUMNS,
    LOCATIONS,
    ORGANIZATIONS,
    SERVICES,
    SINGULAR,
    columns_of,
    table_named,
)

PACKAGE = "datapackage.json"
ENTRIES = (ORGANIZATIONS, SERVICES, LOCATIONS)
"""The tables that a folder is entered by, the first that is there, where it has no datapackage.json."""
_KNOWN_SHARE = 0.6


@dataclass(frozen=True)
class Folder:
    """The CSV files of one publication, by table."""

    files: Mapping[str, tuple[Path, ...]]

    def rows(self) -> Iterator[Row | BadRow]:
        """Yield the rows of every file, file by file."""
        for table, paths in self.files.items():
            for path in paths:
                yield from _rows_of(path, table)


def _rows_of(path: Path, table: str) -> Iterator[Row | BadRow]:
    if path.stat().st_size == 0:
        return
    names: dict[str, str] = {}
    for row in read_csv(path):
        where = f"{path.name} {row.where}"
        if isinstance(row, BadRow):
            yield replace(row, where=where)
            continue
        names = names or columns_of(table, row.values)
        cells = {names[column]: text for column, text in row.values.items()}
        yield from rows_of(row.number, where, table, cells)


def is_table(path: Path) -> bool:
    """Tell whether a CSV file is a table of HSDS: its name is a table's, most of its columns are known."""
    _, table = split_name(path.name)
    if table is None:
        return False
    header = next((row.cells for row in read_csv_cells(path) if not isinstance(row, BadRow)), ())
    names = list(columns_of(table, [cell for cell in header if cell.strip()]).values())
    known = [name for name in names if name in COLUMNS]
    return "id" in names and len(known) >= _KNOWN_SHARE * len(names)


def entry_of(path: Path) -> Path:
    """Return the file by which the folder that a table lies in is entered: its tables are read together."""
    if path.suffix.lower() != ".csv":
        return path
    prefix, _ = split_name(path.name)
    package = path.with_name(f"{prefix}{PACKAGE}")
    if package.is_file() and path.resolve() in _packed_with(package):
        return package
    there = _beside(path, prefix)
    return next((there[table][0] for table in ENTRIES if table in there), path)


def folder_of(entry: Path) -> Folder:
    """Return the tables that are read with a table."""
    return Folder(_beside(entry, split_name(entry.name)[0]))


def package_folder(path: Path) -> Folder:
    """Return the tables that a datapackage.json names and that lie in its folder."""
    files = _packaged(path)
    if not set(files) & set(ENTRIES):
        raise unusable(path, "none of organizations.csv, services.csv and locations.csv lies where it says")
    return Folder(files)


def _packaged(path: Path) -> dict[str, tuple[Path, ...]]:
    files: dict[str, tuple[Path, ...]] = {}
    for table, name in _resources(path):
        found = (path.parent / name).resolve()
        if found.is_relative_to(path.parent.resolve()) and found.is_file():
            files[table] = (*files.get(table, ()), found)
    return files


def _packed_with(package: Path) -> set[Path]:
    """Return the files that a datapackage.json leads to; none where it is broken or leads to no entry."""
    files = _packaged(package) if is_package(package) else {}
    return {one for paths in files.values() for one in paths} if set(files) & set(ENTRIES) else set()


def is_package(path: Path) -> bool:
    """Tell whether a datapackage.json lists tables of HSDS; what is no JSON lists none."""
    try:
        return len({table for table, _ in _resources(path)} & {*ENTRIES, AT_LOCATIONS}) > 1
    except SourceUnusable:
        return False


def _resources(path: Path) -> Iterator[tuple[str, str]]:
    package = read_json(path)
    resources = package.get("resources") if isinstance(package, dict) else None
    for one in resources if isinstance(resources, list) else ():
        name = one.get("path") if isinstance(one, dict) else None
        table = table_named(Path(name).name) if isinstance(name, str) and "\0" not in name else None
        if isinstance(name, str) and table:
            yield table, name


def _beside(path: Path, prefix: str) -> dict[str, tuple[Path, ...]]:
    found: dict[str, tuple[Path, ...]] = {}
    for one in sorted(path.parent.glob("*.csv")):
        own, table = split_name(one.name)
        if table and own == prefix and one.is_file():
            found[table] = (*found.get(table, ()), one)
    order = [*SINGULAR, *sorted(set(found) - set(SINGULAR))]
    return {table: found[table] for table in order if table in found}


def split_name(name: str) -> tuple[str, str | None]:
    """Return what stands before the name of a table in the name of a file, and that table."""
    stem = name.removesuffix(PACKAGE) if name.endswith(PACKAGE) else ""
    if name.endswith(PACKAGE):
        return stem, None
    if not name.endswith(".csv"):
        return "", None
    words = name.removesuffix(".csv")
    for start in [0, *(place + 1 for place, mark in enumerate(words) if mark in "_-. ")]:
        table = table_named(words[start:])
        if table:
            return words[:start], table
    return "", None
