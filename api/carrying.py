"""Carrying: the part of the network that a page shows, as a file for other programs."""

from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import Request, Response

from api.deps import store_of
from api.pages import Page
from api.remembered import remembered
from api.respond import kept
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


def carried(page: Page, ending: str, request: Request, result: Subgraph) -> Response:
    """Answer what a page shows as a file with this ending."""
    form, media_type = FILES[ending]
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{page.name}.{ending}")
        WRITERS[form](path, seen(store_of(request), result))
        content = path.read_bytes()
    named = {"Content-Disposition": f'attachment; filename="{page.name}.{ending}"'}
    return remembered(request, Response(content, media_type=media_type, headers=kept(request) | named))
