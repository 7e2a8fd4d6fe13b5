"""The web server: pages for people, the same as JSON for programs."""

import inspect
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from api.asking import asking
from api.carrying import files_of
from api.deps import Gate, GraphStore
from api.described import FAILURES, READ, DescribedApp, file_answer, form_sent, sent_on
from api.left_empty import LeftEmpty
from api.pages import Page, pages
from api.problems import answer_errors
from api.remembered import Answers
from api.respond import JSON, json_of, page_of
from api.security import Guard, SafeHeaders, check_tokens, only_writers
from api.static import assets
from graph.questions.funding.rates import read_rates
from graph.questions.results import Result
from graph.settings import Settings

_FOREVER = "public, max-age=31536000, immutable"


class State(Result):
    """Whether something works."""

    status: str


class _Server(DescribedApp):
    def build_middleware_stack(self) -> ASGIApp:
        """Put headers on every answer, also on those of errors that nobody foresaw."""
        return SafeHeaders(super().build_middleware_stack())


def create_app(settings: Settings, *, host: str = "127.0.0.1") -> FastAPI:
    """Return the web server; others than this computer need the tokens of the settings."""
    check_tokens(settings, host)
    app = _Server(
        title="Ihuriro",
        version=version("ihuriro"),
        description="Who works with whom, who funds whom, who refers people to whom, and who says so.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=_while_open,
        responses=FAILURES,
    )
    app.state.gate = Gate(settings)
    app.state.answers = Answers()
    app.state.workspace = settings.workspace
    app.state.rates = read_rates(settings.rates) if settings.rates else None
    app.add_middleware(LeftEmpty)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, settings=settings, host=host)
    _share(app, settings)
    answer_errors(app)
    _add_probes(app)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    for page in pages():
        _add_page(app, page)
    return app


@asynccontextmanager
async def _while_open(app: FastAPI) -> AsyncIterator[None]:
    app.state.gate.try_open()
    try:
        yield
    finally:
        app.state.gate.close()


def _share(app: FastAPI, settings: Settings) -> None:
    """Let the pages of other web sites read data, if the settings name them; nobody can write from there."""
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET"],
            allow_headers=["Authorization", "If-None-Match"],
            expose_headers=["ETag", "Link", "Retry-After"],
        )


def _add_page(app: FastAPI, page: Page) -> None:
    """Add the JSON of a page, then the page: `/{id}` would take `x.json` for an id."""
    app.add_api_route(
        page.json_path,
        asking(page, partial(json_of, page)),
        response_model=page.model,
        name=f"{page.name}_json",
        summary=page.title,
        responses=READ,
    )
    _add_files(app, page)
    shown = asking(page, partial(page_of, page))
    app.add_api_route(page.path, shown, include_in_schema=False, name=page.name, response_model=None)
    if page.change is not None:
        app.add_api_route(
            page.path,
            _changed(page.change),
            methods=["POST"],
            status_code=303,
            response_class=Response,
            name=f"{page.name}_change",
            summary=f"{page.title}: write down",
            description=inspect.getdoc(page.change),
            responses=sent_on(page),
            openapi_extra=form_sent(page),
            dependencies=[Depends(only_writers)],
        )


def _add_files(app: FastAPI, page: Page) -> None:
    for ending, (media_type, respond) in files_of(page).items():
        app.add_api_route(
            f"{page.path}.{ending}",
            asking(page, respond),
            response_class=Response,
            name=f"{page.name}_{ending}",
            summary=f"{page.title}, as a file",
            responses=READ | file_answer(page, ending, media_type),
        )


def _changed(change: Callable[..., str]) -> Callable[..., Response]:
    def changed(address: Annotated[str, Depends(change)]) -> Response:
        return RedirectResponse(address, 303)

    return changed


def _add_probes(app: FastAPI) -> None:
    works: dict[int | str, dict[str, Any]] = {200: {"content": {JSON: {"example": {"status": "ok"}}}}}

    @app.get("/health", responses=works)
    async def health() -> State:
        """Say that the program runs."""
        return State(status="ok")

    @app.get("/ready", responses=works)
    def ready(store: GraphStore) -> State:
        """Say that the graph answers."""
        store.check()
        return State(status="ok")


def _static(name: str) -> Response:
    asset = assets().get(name)
    if asset is None:
        raise HTTPException(404)
    return Response(asset.content, media_type=asset.media_type, headers={"Cache-Control": _FOREVER})
