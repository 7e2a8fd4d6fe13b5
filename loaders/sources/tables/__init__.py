"""Organizations and links in tables with our own column names, CSV or XLSX."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import SourceUnusable
from graph.identity.normalize import fold
from loaders.catalogue import Loader, Opened, Options
from loaders.mapping import Mapping, read_mapping
from loaders.readers import BadRow, Cells, Row, kind_of, read_csv, read_heads, read_xlsx
from loaders.readers.kept import Kept
from loaders.sources.tables.columns import columns_of
from loaders.sources.tables.names import Names
from loaders.sources.tables.opening import open_mapped
from loaders.sources.tables.sheets import NOT_DATA
from loaders.sources.tables.source import add_facts, source_of
from loaders.sources.tables.statements import Parser
from loaders.sources.tables.template import template

__all__ = ["LOADER", "template"]

LINK = frozenset({"type", "from", "to"})
ENTITY = frozenset({"kind", "name"})


def sureness(path: Path) -> int:
    """Tell how surely a file is such a table: its header names links or entities as we do."""
    try:
        return 95 if any(header >= LINK or header >= ENTITY for header in _headers(path)) else 0
    except SourceUnusable:
        return 0


def open_table(path: Path, options: Options) -> Opened[Row]:
    """Open a table: a first pass takes what it says of itself and who is named in it, and nothing more."""
    mapping = read_mapping(options.mapping) if options.mapping else Mapping()
    if mapping.has_columns:
        return open_mapped(path, mapping, options)
    _require_columns(path, options)
    facts: dict[str, str] = {}
    names = Names()
    rows = Kept(_read(path))
    for row in rows:
        if isinstance(row, Row):
            add_facts(facts, row)
            if fold(row.sheet) not in NOT_DATA:
                names.add(row, options.link_type)
    source = source_of(path, facts | mapping.source.said(), mapping.covers)
    parser = Parser.of(source, names, options)
    return Opened(source=source, rows=_data(rows), parse=parser, about=parser.about)


def _read(path: Path) -> Iterator[Row | BadRow]:
    return read_xlsx(path) if kind_of(path) == "xlsx" else read_csv(path)


def _data(rows: Iterable[Row | BadRow]) -> Iterator[Row | BadRow]:
    return (row for row in rows if fold(row.sheet) not in NOT_DATA)


def _headers(path: Path) -> Iterator[frozenset[str]]:
    """Yield the columns of each sheet, or of the one table."""
    return (frozenset(columns_of(row.cells)) for row in read_heads(path) if isinstance(row, Cells))


def _require_columns(path: Path, options: Options) -> None:
    needed = LINK - {"type"} if options.link_type else LINK
    headers = list(_headers(path))
    if not any(header >= needed or header >= ENTITY for header in headers):
        found = ", ".join(sorted(set().union(*headers))) or "none"
        raise SourceUnusable(
            f"{path.name}: no header has the columns type, from and to (links) or kind and name (entities); "
            f"found: {found}; see `ihuriro tables suggest {path.name}`, or `ihuriro tables template FILE`"
        )


LOADER = Loader(
    name="tables",
    version="4",
    title="Tables of organizations and links",
    reads="CSV and XLSX with our own column names, one row one entity or one link; with `--map`, any others.",
    becomes="Every kind of entity and every kind of link, each column a field of the kind.",
    leaves_out="Columns that no kind has, and the sheet that explains the template.",
    sureness=sureness,
    open=open_table,
    takes_mapping=True,
)
