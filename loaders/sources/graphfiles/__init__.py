"""Graphs that other programs drew: GraphML, GEXF, JSON of nodes and links, Kumu, and edge lists."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.dates import check_partial
from graph.errors import RowRejected, SourceUnusable
from graph.identity.normalize import slug
from graph.model.links import LINK_OF
from graph.model.sources import Source
from loaders.catalogue import Loader, Opened, Options
from loaders.readers import BadRow, Row
from loaders.sources.graphfiles import edgelists
from loaders.sources.graphfiles.drawn import FROM, LEFT_OUT, NODES, TO, Drawn
from loaders.sources.graphfiles.fitting import KIND, fitted
from loaders.sources.graphfiles.formats import draw, sureness
from loaders.sources.graphfiles.known import Known
from loaders.sources.graphfiles.statements import Parser
from loaders.sources.graphfiles.words import PERSON
from loaders.sources.tables.columns import link_kind

__all__ = ["LOADER"]


def open_graph(path: Path, options: Options) -> Opened[Row]:
    """Open a graph: a first pass takes the ids, names and kinds of its nodes, and nothing more."""
    link_type = _link_type(options)
    drawn = draw(path)
    known = Known(link_type, drawn.by_name).hear(_fitted(drawn, link_type))
    rows = _without_persons(_fitted(drawn, link_type), known)
    parser = Parser(known, drawn.has_nodes)
    return Opened(source=_source_of(path, drawn), rows=rows, parse=parser, about=parser.about)


def _link_type(options: Options) -> str | None:
    if not options.link_type:
        return None
    try:
        return link_kind(options.link_type).type
    except RowRejected:
        raise SourceUnusable(
            f"--link-type {options.link_type}: no such type of link; there are {', '.join(LINK_OF)}"
        ) from None


def _source_of(path: Path, drawn: Drawn) -> Source:
    published = drawn.about.get("published", "")[:10]
    try:
        check_partial(published)
    except ValueError:
        published = ""
    return Source(id=slug(path.stem), title=drawn.about.get("title", ""), published=published or None)


def _fitted(drawn: Drawn, link_type: str | None) -> Iterator[Row | BadRow]:
    for row in drawn.read():
        yield row if isinstance(row, BadRow) else fitted(row, link_type)


def _without_persons(rows: Iterable[Row | BadRow], known: Known) -> Iterator[Row | BadRow]:
    """Yield the rows; of persons and of what leads to them only that they were left out."""
    for row in rows:
        if isinstance(row, BadRow):
            yield row
        elif row.sheet == NODES and row.values.get(KIND) == PERSON:
            yield Row(row.number, row.where, {"persons (left out)": "1"}, LEFT_OUT)
        elif row.sheet != NODES and any(known.is_person(row.values[end]) for end in (FROM, TO)):
            yield Row(row.number, row.where, {"links of persons (left out)": "1"}, LEFT_OUT)
        else:
            yield row


LOADER = Loader(
    name="graphfiles",
    version="3",
    title="Graphs that other programs drew",
    reads=(
        "GraphML, GEXF, JSON of nodes and links (networkx, graphology, D3), Kumu, and edge lists: "
        "NAME_edges.csv with NAME_nodes.csv beside it, a workbook with both, or the edges alone."
    ),
    becomes=(
        "Nodes: organizations, or the kind that an attribute names. Edges: PARTNERS_WITH, the type of link "
        "that an attribute names, or the one asked for with --link-type."
    ),
    leaves_out=(
        "Persons and links to them, weights, positions, colors and attributes that are no field of ours: "
        "all counted. Edges to oneself and to nodes that are not there are refused."
    ),
    sureness=sureness,
    open=open_graph,
    beside=edgelists.read_with,
    enters=lambda path: edgelists.edges_of(path) or path,
)
