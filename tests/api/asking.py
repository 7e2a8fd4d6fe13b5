"""Addresses of pages with other values in them, made from what the pages say of themselves."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from fastapi.testclient import TestClient

from api.pages import Page

Ask = Callable[[str], str]


def fields_of(client: TestClient, page: Page) -> Iterator[tuple[dict[str, Any], Ask]]:
    """Yield the fields of a page, and how to ask for its example with another value there."""
    described = client.get("/openapi.json").json()["paths"][page.json_path]["get"]
    for field in described.get("parameters", ()):
        yield field, partial(asked_with, page, field["name"])


def takes_text(field: dict[str, Any]) -> bool:
    """Say whether a field takes text."""
    return field["in"] == "path" or "string" in json.dumps(field["schema"])


def asked_with(page: Page, name: str, value: str) -> str:
    """Return the address of the example of a page, as data, with another value for one field."""
    path, _, query = page.told_at.partition("?")
    if f"{{{name}}}" in page.path:
        asked = page.json_path.replace(f"{{{name}}}", quote(value, safe=""))
        return asked + (f"?{query}" if query else "")
    return f"{path}?{urlencode(dict(parse_qsl(query)) | {name: value})}"
