"""The description of the API in OpenAPI: what every address answers, with an example of each."""

import re
from typing import Any
from urllib.parse import parse_qs, unquote

from fastapi import FastAPI

from api.carrying import files_of
from api.examples import example_of, example_table
from api.pages import Page, pages
from api.problems import TOLD_WHEN, Failure
from api.respond import JSON

Answers = dict[int | str, dict[str, Any]]
FAILURES: Answers = {status: {"model": Failure, "description": when} for status, when in TOLD_WHEN.items()}
"""What every address may answer when something goes wrong."""
READ: Answers = {
    304: {"description": "What you hold, by its ETag, is still true."},
    308: {"description": "What had this id is in another entity now; Location says where."},
}
"""What every address that is read may answer beside what it is for."""


class DescribedApp(FastAPI):
    """A web server that describes itself with examples."""

    def openapi(self) -> dict[str, Any]:
        """Return the description, made once."""
        if self.openapi_schema is None:
            described = super().openapi()
            paths = described["paths"]
            for page in pages():
                _illustrate(paths[page.json_path]["get"], page)
                for ending in files_of(page):
                    _ask_as_shown(paths[f"{page.path}.{ending}"]["get"], page)
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


def file_answer(page: Page, ending: str, media_type: str) -> Answers:
    """Return what the address of a file answers; of a table, with its first lines."""
    named = {"schema": {"type": "string"}, "example": f'attachment; filename="{page.name}.{ending}"'}
    content: dict[str, Any] = {"schema": {"type": "string", "contentMediaType": media_type}}
    if table := example_table(page, ending):
        content["example"] = table
    told = {
        "description": f"What the page shows, as a file of the type {media_type}.",
        "headers": {"Content-Disposition": named},
        "content": {media_type: content},
    }
    return {200: told}


def form_sent(page: Page) -> dict[str, Any]:
    """Return what the form of a page sends, with an example."""
    if page.form is None:
        return {}
    schema = page.form.model_json_schema()
    shown = {"schema": schema, "example": schema.pop("example")}
    return {"requestBody": {"required": True, "content": {_FORM: shown}}}


def sent_on(page: Page) -> Answers:
    """Return what the form of a page is answered with: where to go on."""
    where = {"schema": {"type": "string"}, "example": page.path, "description": "Where to go on."}
    return {303: {"description": "It was written down.", "headers": {"Location": where}}}


_FORM = "application/x-www-form-urlencoded"


def _illustrate(operation: dict[str, Any], page: Page) -> None:
    """Put the example of a page, and what it was asked with, into the description of its data."""
    if example := example_of(page):
        operation["responses"]["200"]["content"][JSON]["example"] = example
    _ask_as_shown(operation, page)


def _ask_as_shown(operation: dict[str, Any], page: Page) -> None:
    """Put what the example of a page was asked with into the description of its parameters."""
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
