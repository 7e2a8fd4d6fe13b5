"""Examples: what each page answers about the little network, for those who write programs.

Long lists are cut to their first two things. `make docs` writes the files anew.
"""

import json
from pathlib import Path

from api.carrying import TABLE
from api.pages import Page

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

FOLDER = Path(__file__).parent
_SHOWN = 2
# What tells one load from another, with what an example says instead.
_OF_LOADS = {
    "load": "load-1",
    "loaded_at": "2024-05-01T09:00:00+00:00",
    "started": "2024-05-01T09:00:00+00:00",
    "finished": "2024-05-01T09:00:01+00:00",
}


def file_of(page: Page, ending: str = "json") -> Path:
    """Return the file that keeps the example of a page."""
    return FOLDER / f"{page.name}.{ending}"


def example_of(page: Page) -> Json:
    """Return the answer of a page to the address that it gives as its example, if it was written down."""
    path = file_of(page)
    read: Json = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    return read


def example_table(page: Page, ending: str) -> str:
    """Return the first lines of the table of a page, if this is the ending of tables."""
    path = file_of(page, ending)
    return path.read_text(encoding="utf-8") if ending == TABLE and path.is_file() else ""


def first_lines(table: str) -> str:
    """Return the header of a table and its first lines."""
    return "\n".join(table.splitlines()[: 1 + _SHOWN]) + "\n"


def as_example(answer: Json) -> Json:
    """Return an answer without what differs from load to load, long lists cut."""
    if isinstance(answer, list):
        return [as_example(one) for one in answer[:_SHOWN]]
    if isinstance(answer, dict):
        return {name: _told(name, value, answer) for name, value in answer.items()}
    return answer


def _told(name: str, value: Json, around: dict[str, Json]) -> Json:
    if name in _OF_LOADS and isinstance(value, str) and value:
        return _OF_LOADS[name]
    if name == "id" and "started" in around:
        return _OF_LOADS["load"]
    return as_example(value)
