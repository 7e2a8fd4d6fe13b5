"""Answers: a result as a page or as JSON, and "you have this already"."""

import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.deps import rates_of, store_of
from api.pages import Page, pages
from api.program import program
from api.remembered import given_before, remembered
from api.static import assets
from graph.bolt.store import Store
from graph.dates import period, today
from graph.maps.caption import web_address
from graph.maps.words import counted, own_fields
from graph.model.entities import KIND_OF, LABELS
from graph.model.links import LINK_OF
from graph.questions.kept import version_here
from graph.questions.periods import age
from graph.questions.results import Entity, Result
from graph.questions.reviewing import tier_of

JSON = "application/json"
_FOLDER = Path(__file__).parent / "templates"


def page_of(page: Page, request: Request, result: Result) -> Response:
    """Answer a result as a page for people."""
    data, following = data_address(request, page), next_address(request, page, result)
    menu = _menu(changeable=tier_of(store_of(request)) is None)
    known = {"data_address": data, "next_address": following, "menu": menu, **page.words}
    text = rendered(request, f"{page.name}.html", page=page, result=result, **known)
    headers = kept(request) | {"Link": f'<{data}>; rel="alternate"; type="{JSON}"{_next(following)}'}
    if page.change is not None:  # else a browser would not say where its forms come from
        headers |= {"Referrer-Policy": "same-origin"}
    return remembered(request, HTMLResponse(text, headers=headers))


def json_of(page: Page, request: Request, result: Result) -> Response:
    """Answer a result as JSON; it is written once and not checked again."""
    following = _next(next_address(request, page, result)).removeprefix(", ")
    headers = kept(request) | ({"Link": following} if following else {})
    return remembered(request, Response(result.model_dump_json(), media_type=JSON, headers=headers))


def csv_of(page: Page, table: Callable[[Any], str], request: Request, result: Result) -> Response:
    """Answer the table of a result as a file for spreadsheets."""
    named = {"Content-Disposition": f'attachment; filename="{page.name}.csv"'}
    return remembered(request, Response(table(result), media_type="text/csv", headers=kept(request) | named))


def rendered(request: Request, template: str, **values: object) -> str:
    """Return a template filled with values; each of them is escaped."""
    return _templates().get_template(template).render(request=request, **values)


def _menu(*, changeable: bool) -> list[Page]:
    """Return the pages of the menu; pages that change the graph are not offered where nobody can."""
    return [page for page in pages() if page.menu is not None and (changeable or page.change is None)]


def data_address(request: Request, page: Page) -> str:
    """Return the address of the same answer as JSON."""
    path = page.json_path if page.path == "/" else f"{request.url.path}.json"
    return path + (f"?{request.url.query}" if request.url.query else "")


def next_address(request: Request, page: Page, result: Result) -> str:
    """Return the address of the next part of a long list, if more follows."""
    if not (page.takes("page") and getattr(result, "truncated", False)):
        return ""
    query = request.query_params
    asked = [(key, value) for key, value in query.multi_items() if key != "page"]
    return f"{request.url.path}?{urlencode([*asked, ('page', int(query.get('page') or 1) + 1)])}"


def _next(address: str) -> str:
    return f', <{address}>; rel="next"' if address else ""


def known_answer(request: Request, store: Store) -> Response | None:
    """Return the answer if it was known, of this graph, day, program and rates; else mark what comes."""
    rates = rates_of(request)
    made = f"{version_here(store)}|{today()}|{program()}|{rates.mark if rates else ''}"
    known = f"{made}|{request.url.path}?{request.url.query}"
    mark = f'W/"{hashlib.sha256(known.encode()).hexdigest()[:24]}"'
    request.state.mark = mark
    held = request.headers.get("if-none-match", "")
    if mark in [each.strip() for each in held.split(",")]:
        return Response(status_code=304, headers=kept(request))
    return given_before(request, mark)


def kept(request: Request) -> dict[str, str]:
    """Return the headers that let a browser keep an answer and ask whether it is still true, if it may."""
    if not hasattr(request.state, "mark"):
        return {"Cache-Control": "no-store"}
    return {"ETag": request.state.mark, "Cache-Control": "private, no-cache"}


def _names_of(entities: Iterable[Entity]) -> dict[str, str]:
    return {entity.id: entity.name for entity in entities}


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        assets=assets(),
        menu=_menu(changeable=False),
        kind_of=KIND_OF,
        kind_titles={label: KIND_OF[label].title if label in KIND_OF else label for label in LABELS},
        link_of=LINK_OF,
        age=age,
        period=period,
        own_fields=own_fields,
        counted=counted,
        names_of=_names_of,
        web_address=web_address,
    )
    return made
