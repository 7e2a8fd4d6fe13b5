"""Reviews of what a program read out of a text outlive edits of the text that leave the words as they are."""

from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.exchange.jsonl import Line, export_lines
from graph.model.reviews import Review
from loaders.reviewing import review, withdraw
from tests.loaders.loading import load, shorten_reference
from tests.loaders.reviews import WORD

ABOUT = "Marigold House is a non-governmental organization in Rwanda, founded in 2009."
MEMBER = "Marigold House is a member of the Copper Kettle Network."
PARTNER = "It works in partnership with Slate Roof Trust."
FUNDED = "It is funded by the Juniper Gate Foundation."
TEXT = f"Marigold House\n\n{ABOUT}\n\n{MEMBER} {PARTNER}\n"
EDITED = f"Marigold House\n\n{ABOUT} {FUNDED}\n\nIts doors are open to everybody.\n\n{MEMBER} {PARTNER}\n"
SILENT = f"Marigold House\n\n{ABOUT} {FUNDED}\n\n{PARTNER}\n"


@pytest.fixture(autouse=True)
def _short_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten_reference(monkeypatch)


def load_text(store: Store, folder: Path, text: str) -> None:
    path = folder / "marigold.txt"
    path.write_text(text, encoding="utf-8")
    [report] = load(store, folder, path, accept_loss=True)
    assert (report.status, report.source, report.loader) == ("complete", "marigold", "profiles")


def links(store: Store) -> dict[str, Line]:
    """Return the links that stand, by type; the text says one of each."""
    found = [line for line in export_lines(store) if line["kind"] == "link" and line["source"] == "marigold"]
    return {line["type"]: line for line in found if line["type"] in ("MEMBER_OF", "PARTNERS_WITH", "FUNDS")}


def test_what_is_rejected_stays_out_when_the_text_is_edited_around_it(store: Store, tmp_path: Path) -> None:
    load_text(store, tmp_path, TEXT)
    read = links(store)
    assert read.keys() == {"MEMBER_OF", "PARTNERS_WITH"}
    assert "Copper Kettle Network" in read["MEMBER_OF"]["quote"]
    review(store, tmp_path, Review(id=read["MEMBER_OF"]["id"], verdict="rejected", **WORD))
    assert links(store).keys() == {"PARTNERS_WITH"}

    load_text(store, tmp_path, EDITED)

    edited = links(store)
    assert edited.keys() == {"PARTNERS_WITH", "FUNDS"}
    assert edited["PARTNERS_WITH"]["record"] != read["PARTNERS_WITH"]["record"]
    withdraw(store, tmp_path, read["MEMBER_OF"]["id"])
    again = links(store)["MEMBER_OF"]
    assert (again["id"], again["reviewed"]) == (read["MEMBER_OF"]["id"], "no")
    assert again["record"] == edited["PARTNERS_WITH"]["record"]


def test_it_stays_out_even_after_a_version_that_did_not_say_it(store: Store, tmp_path: Path) -> None:
    load_text(store, tmp_path, TEXT)
    own = links(store)["MEMBER_OF"]["id"]
    review(store, tmp_path, Review(id=own, verdict="rejected", **WORD))

    for text in (SILENT, EDITED):
        load_text(store, tmp_path, text)
        assert links(store).keys() == {"PARTNERS_WITH", "FUNDS"}
