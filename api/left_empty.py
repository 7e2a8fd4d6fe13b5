"""Left empty: a field of a form that nobody filled asks for nothing, and is not handed on."""

from starlette.types import ASGIApp, Receive, Scope, Send


class LeftEmpty:
    """Takes fields without a value out of the address before anybody reads it.

    So a number may be left empty, too, and the form of a page asks the same question, with the same code and
    the same remembered answer, as an address that somebody wrote without these fields.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if query := scope.get("query_string"):
            scope = {**scope, "query_string": filled(query)}
        await self._app(scope, receive, send)


def filled(query: bytes) -> bytes:
    """Return the part of an address behind `?` without fields that have no value."""
    return b"&".join(field for field in query.split(b"&") if field.partition(b"=")[2])
