"""Errors: one table from what went wrong to the status of the answer, and one shape."""

import logging
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from pydantic import ConfigDict
from starlette.exceptions import HTTPException

from api.carrying import ENDINGS
from api.deps import Moved, store_of
from api.respond import JSON, rendered
from graph import errors
from graph.bolt.store import Store
from graph.questions.evidence import entities_of
from graph.questions.results import Entity, Result
from graph.questions.search import search

_log = logging.getLogger("ihuriro")

STATUS: Mapping[type[errors.IhuriroError], int] = {
    errors.InvalidQuestion: 422,
    errors.SourceUnusable: 422,
    errors.RowRejected: 422,
    errors.AmbiguousName: 409,
    errors.ContradictoryJudgements: 409,
    errors.LoadRefused: 409,
    errors.NotFound: 404,
    errors.GraphUnavailable: 503,
    errors.Busy: 503,
    errors.IhuriroError: 500,
}
"""The nearest class above an error counts."""

_HTTP = {
    401: ("TokenNeeded", "These pages need a token: sign in with any name, and the token as password."),
    403: (
        "NotAllowed",
        "Changes are made from the pages of this server, and elsewhere than here only with the write token.",
    ),
    404: ("NotFound", "There is no such page. Begin on the first page, or search for a name."),
    405: ("MethodNotAllowed", "Nothing can be changed here; pages are only read."),
    421: ("WrongHost", "This server answers to the name of this computer alone: use http://127.0.0.1."),
    429: (
        "TooManyRequests",
        "You ask too often: wait for as many seconds as Retry-After says.",
    ),
}
TOLD_WHEN: Mapping[int, str] = {
    401: "a token is needed",
    403: "a change was sent from another site, or without the write token",
    404: "nothing has this id or name, or there is no such page",
    405: "somebody tried to change something; data are only read",
    409: "a name means more than one entity, or what was sent contradicts what is there",
    421: "a loopback server was asked by the name of another computer",
    422: "a date, a number, a type or a kind makes no sense",
    429: "this address asked too often; `Retry-After` says how many seconds to wait",
    500: "anything else; the log of the server says what",
    503: "the database cannot be reached, or is busy; the message says what to do",
}
"""The one table of statuses, for the description of the API and for the docs."""
_FILES = tuple(f".{ending}" for ending in ENDINGS)
_UNFORESEEN = "The program met something it was not made for. What happened stands in the log of the server."


class Problem(Result):
    """What went wrong, where, and what to do about it."""

    status: int
    code: str
    message: str
    candidates: tuple[Entity, ...] = ()


class Failure(Result):
    """The one shape of every error."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"error": {"status": 404, "code": "NotFound", "message": "There is no such page."}}]
        }
    )

    error: Problem


def answer_errors(app: FastAPI) -> None:
    """Let every error of the program be answered in one shape."""
    app.add_exception_handler(Moved, _moved)
    app.add_exception_handler(errors.IhuriroError, _ours)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(Exception, _unforeseen)


def refused(request: Request, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """Answer an error of HTTP itself."""
    code, message = _HTTP.get(status, ("HTTPError", f"The server answered {status}."))
    return _told(request, Problem(status=status, code=code, message=message), headers)


def wants_json(request: Request) -> bool:
    """Say whether a program asks, not a person."""
    path, accepted = request.url.path, request.headers.get("accept", "")
    if path.endswith(".json") or path in ("/health", "/ready"):
        return True
    return "text/html" not in accepted and (JSON in accepted or path.endswith(_FILES))


def _told(request: Request, problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    sent = {"Cache-Control": "no-store", **(headers or {})}
    if wants_json(request):
        none = {"error": {"candidates"}} if not problem.candidates else None
        content = Failure(error=problem).model_dump(mode="json", exclude=none)
        return JSONResponse(content, problem.status, sent)
    asked = getattr(request.state, "asked", "")
    instead = {entity.id: _instead(request, asked, entity.id) for entity in problem.candidates}
    text = rendered(request, "error.html", problem=problem, asked=asked, instead=instead)
    return HTMLResponse(text, problem.status, sent)


def _moved(request: Request, error: Exception) -> Response:
    """Send the one who asks on; nobody keeps that, for a judgement can be taken back."""
    if not isinstance(error, Moved):
        raise error
    address = _instead(request, error.asked, error.entity)
    return RedirectResponse(address, 308, headers={"Cache-Control": "no-store"})


def _ours(request: Request, error: Exception) -> Response:
    kind = next(kind for kind in type(error).__mro__ if kind in STATUS)
    if STATUS[kind] >= 500:
        _log.error("%s: %s", request.url.path, error)
    found = _candidates(request, error)
    return _told(
        request, Problem(status=STATUS[kind], code=kind.__name__, message=str(error), candidates=found)
    )


def _not_valid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    said = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in found)
    message = f"The address cannot be understood: {said}."
    return _told(request, Problem(status=422, code=errors.InvalidQuestion.__name__, message=message))


def _of_http(request: Request, error: Exception) -> Response:
    return refused(request, error.status_code if isinstance(error, HTTPException) else 500)


def _unforeseen(request: Request, error: Exception) -> Response:
    _log.error("%s failed", request.url.path, exc_info=error)
    return _told(request, Problem(status=500, code="Unforeseen", message=_UNFORESEEN))


def _candidates(request: Request, error: Exception) -> tuple[Entity, ...]:
    """Return whom a name that means none or several may have meant."""
    if not isinstance(error, errors.AmbiguousName | errors.NotFound):
        return ()
    store = store_of(request)
    ids = error.candidates if isinstance(error, errors.AmbiguousName) else _near(store, _asked(request))
    known = entities_of(store, ids)
    return tuple(known[own] for own in ids if own in known)


def _near(store: Store, asked: str) -> tuple[str, ...]:
    if not any(map(str.isalnum, asked)):
        return ()
    return tuple(found.id for found in search(store, asked, limit=5).results)


def _asked(request: Request) -> str:
    return str(getattr(request.state, "asked", ""))[:200]


def _instead(request: Request, asked: str, own: str) -> str:
    """Return the address of the same question about this entity."""
    values = [(key, _put(value, asked, own)) for key, value in request.query_params.multi_items()]
    path = request.url.path
    if asked in request.path_params.values():
        path = request.scope["route"].path.replace("{id}", quote(own))
    return path + (f"?{urlencode(values)}" if values else "")


def _put(value: str, asked: str, own: str) -> str:
    """Return a value of an address with another id for what was asked, which may stand between commas."""
    if value == asked:
        return own
    parts = [part.strip() for part in value.split(",")]
    return ",".join(own if part == asked else part for part in parts) if asked in parts else value
