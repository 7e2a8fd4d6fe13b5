"""Asking: the graph is asked once for whatever a page answers, and only if nobody knows the answer yet."""

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any

from fastapi import Request, Response

from api.deps import GraphStore
from api.pages import Page
from api.respond import known_answer
from graph.bolt.store import Store
from graph.questions.kept import of_one_version

_OURS = (
    Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request),
    Parameter("graph", Parameter.KEYWORD_ONLY, annotation=GraphStore),
)


def asking(page: Page, respond: Callable[[Request, Any], Response]) -> Callable[..., Response]:
    """Return what answers a page as FastAPI calls it: with the parameters of the page, over one session.

    `respond` writes the result. What a page that changes something shows is asked for each time.
    """

    @of_one_version
    def answered(*, request: Request, graph: Store, **fields: Any) -> Response:
        known = known_answer(request, graph) if page.change is None else None
        if page.takes("request"):
            fields["request"] = request
        return known or respond(request, page.answer(**fields))

    own = signature(page.answer).parameters.values()
    others = (one.replace(kind=Parameter.KEYWORD_ONLY) for one in own if one.name != "request")
    answered.__signature__ = signature(page.answer).replace(  # type: ignore[attr-defined]
        parameters=[*_OURS, *others], return_annotation=Response
    )
    answered.__doc__ = page.answer.__doc__
    return answered
