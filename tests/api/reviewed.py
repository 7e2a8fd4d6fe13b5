"""An invented profile with names that another source writes otherwise: something to review."""

from pathlib import Path

from bs4 import Tag
from fastapi.testclient import TestClient

from graph.bolt.store import Store
from graph.exchange.jsonl import Line, export_lines
from tests.api.conftest import page

OURS = {"Sec-Fetch-Site": "same-origin"}

TEXT = """Marigold House

About us. Marigold House is a non-governmental organization in Rwanda, founded in 2009. It cares for
survivors & their <b>families</b>.

Marigold House is a member of the Copper Kettle Network. It works in partnership with Slate Roof Trust
and is funded by the Juniper Gate Foundation.
"""
TABLE = "kind,name,aliases,country\nOrganization,Marigold Houses,,RW\nOrganization,Slate Roofs Trust,SRT,RW\n"


def review_files(folder: Path) -> list[Path]:
    """Write a text that a program has to read, and a table with names that are nearly the same."""
    profile, table = folder / "marigold.txt", folder / "register.csv"
    profile.write_text(TEXT, encoding="utf-8")
    table.write_text(TABLE, encoding="utf-8")
    return [profile, table]


def form_of(client: TestClient, place: str, **asked: str) -> dict[str, str]:
    """Return what the first form of a part of the page would send, but for its buttons."""
    heading = page(client.get("/review", params=asked)).select_one(f"#{place}")
    assert heading is not None
    form = heading.find_next("form", attrs={"method": "post"})
    assert isinstance(form, Tag)
    return filled(form)


def filled(form: Tag) -> dict[str, str]:
    """Return what a form would send as it stands, but for its buttons."""
    inputs = form.select("input:not([type=checkbox])")
    sent = {str(each["name"]): str(each.get("value") or "") for each in inputs}
    chosen = {str(each["name"]): each.select_one("option[selected]") for each in form.select("select")}
    return sent | {name: str(one["value"]) for name, one in chosen.items() if one is not None}


def lines(store: Store, kind: str) -> list[Line]:
    return [line for line in export_lines(store) if line["kind"] == kind]
