"""The description of the API in OpenAPI: what every address answers, with an example of each."""

import re
from typing import Any
from urllib.parse import parse_qs, unquote

from fastapi import FastAPI

from api.examples import example_of
from api.pages import Page, pages
from api.problems import TOLD_WHEN, Failure
from api.respond import JSON

ANSWERS: dict[int | str, dict[str, Any]] = {
    304: {"description": "What you hold, by its ETag, is still true."},
    308: {"description": "What had this id is in another entity now; Location says where."},
    **{status: {"model": Failure, "description": when} for status, when in TOLD_WHEN.items()},
}
"""What every address may answer beside what it is for."""


class DescribedApp(FastAPI):
    """A web server that describes itself with examples."""

    def openapi(self) -> dict[str, Any]:
        """Return the description, made once."""
        if self.openapi_schema is None:
            described = super().openapi()
            for page in pages():
                _illustrate(described["paths"][page.json_path]["get"], page)
            described["components"]["securitySchemes"] = _TOKEN
            described["security"] = [{}, {"token": []}]
            self.openapi_schema = described
        return self.openapi_schema


_TOKEN = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "Needed wherever the server is not asked from its own computer.",
    }
}


def _illustrate(operation: dict[str, Any], page: Page) -> None:
    """Put the example of a page, and what it was asked with, into its description."""
    if example := example_of(page):
        operation["responses"]["200"]["content"][JSON]["example"] = example
    asked = _asked(page)
    for parameter in operation.get("parameters", ()):
        if values := asked.get(parameter["name"]):
            parameter["example"] = values if _is_list(parameter["schema"]) else values[0]


def _asked(page: Page) -> dict[str, list[str]]:
    path, _, query = page.shown_at.partition("?")
    inside = re.fullmatch(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(page.path)), path)
    named = {name: [unquote(value)] for name, value in (inside.groupdict() if inside else {}).items()}
    return parse_qs(query) | named


def _is_list(schema: dict[str, Any]) -> bool:
    return any(each.get("type") == "array" for each in (schema, *schema.get("anyOf", ())))
