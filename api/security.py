"""Who may ask: this computer without a token, others with one; and what a browser is told to refuse."""

import base64
import binascii
import ipaddress
import math
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from fastapi import Request
from pydantic import SecretStr
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.pacing import Pace
from api.problems import refused
from graph.errors import InvalidQuestion
from graph.settings import Settings

HEADERS = {
    # No script and no style stands in a page, so none that somebody smuggles into one runs.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OPEN = ("/health", "/ready")
_SIGN_IN = {"WWW-Authenticate": 'Basic realm="Ihuriro", charset="UTF-8"'}


def is_loopback(host: str) -> bool:
    """Say whether a host is this computer and nobody else's."""
    name = host.strip("[]").casefold()
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def check_tokens(settings: Settings, host: str) -> None:
    """Refuse to serve others than this computer without a token, and this computer to every web page."""
    if not is_loopback(host) and not list(_tokens(settings)):
        raise InvalidQuestion(
            f"Others can reach {host}, so they need a token: set IHURIRO_READ_TOKEN, or serve on 127.0.0.1."
        )
    if is_loopback(host) and "*" in settings.origins:
        raise InvalidQuestion(
            "IHURIRO_CORS_ORIGINS lets every web page read what this computer serves without a token: "
            "name the pages."
        )


class SafeHeaders:
    """Puts the same headers on every answer, whoever inside of the server gives it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_safely)


class Guard:
    """Lets in who may ask."""

    def __init__(self, app: ASGIApp, settings: Settings, host: str) -> None:
        self._app = app
        self._loopback = is_loopback(host)
        self._tokens = tuple(_tokens(settings))
        self._write_tokens = tuple(_revealed(settings.write_token))
        self._pace = Pace(settings.requests_a_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        request.state.may_write = self._loopback or self._is(request, self._write_tokens)
        answer = self._app
        if self._loopback and not is_loopback(_hostname(request)):
            # A page of elsewhere whose name was made to point here.
            answer = refused(request, 421)
        elif wait := self._wait(request):
            answer = refused(request, 429, {"Retry-After": str(math.ceil(wait))})
        elif not self._loopback and request.url.path not in _OPEN and not self._is(request, self._tokens):
            answer = refused(request, 401, _SIGN_IN)
        await answer(scope, receive, send)

    def _wait(self, request: Request) -> float:
        """Return how long to wait; who tries tokens is counted too, what a page loads is not."""
        path = request.url.path
        free = path in _OPEN or path.startswith("/static/")
        return 0.0 if free else self._pace.wait(request.client.host if request.client else "")

    def _is(self, request: Request, tokens: Iterable[str]) -> bool:
        given = _given_token(request.headers.get("authorization", ""))
        return any(secrets.compare_digest(given.encode(), token.encode()) for token in tokens)


def only_writers(request: Request) -> None:
    """Let only those through who may change the graph, and only from a page of our own."""
    if not (request.state.may_write and _is_from_here(request)):
        raise HTTPException(403)


def _is_from_here(request: Request) -> bool:
    """Say whether a browser sent this from a page of ours; who cannot tell is not believed."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host", " ")


def _tokens(settings: Settings) -> Iterable[str]:
    """Return the tokens that may read: who may write may read, too."""
    yield from (*_revealed(settings.read_token), *_revealed(settings.write_token))


def _revealed(token: SecretStr | None) -> Iterable[str]:
    return () if token is None else (token.get_secret_value(),)


def _hostname(request: Request) -> str:
    host = request.headers.get("host", "")
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host


def _given_token(authorization: str) -> str:
    """Return the token of `Bearer TOKEN`, or the password that a browser asked for."""
    scheme, _, value = authorization.partition(" ")
    if scheme.casefold() == "bearer":
        return value.strip()
    if scheme.casefold() != "basic":
        return ""
    try:
        return base64.b64decode(value, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
