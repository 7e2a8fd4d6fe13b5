"""Carrying: what a page shows, as a file for other programs: its table, or its part of the network."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import Request, Response

from api.deps import store_of
from api.pages import Page
from api.remembered import remembered
from api.respond import csv_of, kept
from graph.exchange.chosen import seen
from graph.exchange.formats import WRITERS
from graph.questions.results import Subgraph

# The ending of the address: the format, and the type of what is answered.
FILES = {
    "gexf": ("gexf", "application/gexf+xml"),
    "graphml": ("graphml", "application/graphml+xml"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": ("csv", "application/zip"),
}
TABLE = "csv"
ENDINGS = (TABLE, *FILES)


def files_of(page: Page) -> Mapping[str, tuple[str, Callable[[Request, Any], Response]]]:
    """Return the files that a page has by the ending of their address: their type, and what writes them."""
    table = {TABLE: ("text/csv", partial(csv_of, page, page.table))} if page.table is not None else {}
    network = {ending: (FILES[ending][1], partial(carried, page, ending)) for ending in FILES}
    return table | (network if page.carried else {})


def carried(page: Page, ending: str, request: Request, result: Subgraph) -> Response:
    """Answer what a page shows as a file with this ending."""
    form, media_type = FILES[ending]
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{page.name}.{ending}")
        WRITERS[form](path, seen(store_of(request), result))
        content = path.read_bytes()
    named = {"Content-Disposition": f'attachment; filename="{page.name}.{ending}"'}
    return remembered(request, Response(content, media_type=media_type, headers=kept(request) | named))
