"""Whole profiles of invented bodies, English and French, beside the facts that readers find in them."""

import json
from pathlib import Path

import pytest

from bench.profiles import Tally, count
from graph.model.statements import Description, Link
from loaders.catalogue import Options
from loaders.readers import read_document
from loaders.sources.profiles import LOADER

GOLD = Path(__file__).parents[3] / "data" / "profiles" / "gold.jsonl"
LATER = GOLD.parent / "later" / "gold.jsonl"
BLIND = GOLD.parent / "blind" / "gold.jsonl"
SECOND = GOLD.parent / "second" / "gold.jsonl"
THIRD = GOLD.parent / "third" / "gold.jsonl"
FOURTH = GOLD.parent / "fourth" / "gold.jsonl"
"""Facts that were written down before the loader had ever read the texts, as those of LATER."""
PAGES = GOLD.parent / "pages" / "gold.jsonl"
"""Pages in the manner of websites: keep them unread, so that they tell how new texts are read."""
DOCUMENTS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
LANGUAGES = ("en", "fr")


def of_language(language: str, folder: Path) -> Path:
    """Return a list of facts of one language, beside its texts."""
    kept = [each for each in DOCUMENTS if each["language"] == language]
    for each in kept:
        (folder / each["doc"]).write_bytes((GOLD.parent / each["doc"]).read_bytes())
    gold = folder / "gold.jsonl"
    gold.write_text("\n".join(json.dumps(each) for each in kept), encoding="utf-8")
    return gold


@pytest.mark.parametrize("language", LANGUAGES)
def test_profiles_of_both_languages_are_read_rightly_and_mostly_whole(language: str, tmp_path: Path) -> None:
    tally = Tally()

    texts = count(tally, of_language(language, tmp_path))

    assert texts >= 8
    assert tally.precision(tally.kinds()) >= 0.95
    assert tally.recall(tally.kinds()) >= 0.80
    assert tally.precision(tally.kinds(rare=True)) >= 0.95
    assert tally.recall(tally.kinds(rare=True)) >= 0.85


def test_profiles_that_came_later_are_read_rightly_and_mostly_whole() -> None:
    tally = Tally()

    texts = count(tally, LATER)

    assert texts >= 9
    assert tally.precision(tally.kinds()) >= 0.93
    assert tally.recall(tally.kinds()) >= 0.70
    assert tally.precision(tally.kinds(rare=True)) >= 0.95
    assert tally.recall(tally.kinds(rare=True)) >= 0.74


def test_pages_in_the_manner_of_websites_are_read_no_worse_than_at_first() -> None:
    tally = Tally()

    texts = count(tally, PAGES)

    assert texts == 12
    assert tally.precision(tally.kinds()) >= 0.58
    assert tally.recall(tally.kinds()) >= 0.26


def test_profiles_of_many_lands_and_manners_are_read_rightly_and_mostly_whole() -> None:
    tally = Tally()

    texts = count(tally, BLIND)

    assert texts >= 6
    assert tally.precision(tally.kinds()) >= 0.92
    assert tally.recall(tally.kinds()) >= 0.82
    assert tally.precision(tally.kinds(rare=True)) >= 0.93
    assert tally.recall(tally.kinds(rare=True)) >= 0.82


def test_profiles_that_were_hard_to_read_are_read_better_than_at_first() -> None:
    tally = Tally()

    texts = count(tally, SECOND)

    assert texts >= 3
    assert tally.precision(tally.kinds()) >= 0.93
    assert tally.recall(tally.kinds()) >= 0.69
    assert tally.precision(tally.kinds(rare=True)) >= 0.95
    assert tally.recall(tally.kinds(rare=True)) >= 0.75


def test_profiles_in_an_ordinary_manner_are_read_rightly_and_mostly_whole() -> None:
    tally = Tally()

    texts = count(tally, THIRD)

    assert texts >= 5
    assert tally.precision(tally.kinds()) >= 0.93
    assert tally.recall(tally.kinds()) >= 0.82
    assert tally.precision(tally.kinds(rare=True)) >= 0.95
    assert tally.recall(tally.kinds(rare=True)) >= 0.81


def test_profiles_that_were_read_last_are_read_rightly() -> None:
    tally = Tally()

    texts = count(tally, FOURTH)

    assert texts >= 2
    assert tally.precision(tally.kinds()) >= 0.95
    assert tally.recall(tally.kinds()) >= 0.72


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each["doc"])
def test_quotes_stand_word_for_word_in_the_text(document: dict[str, str]) -> None:
    path = GOLD.parent / document["doc"]
    text = " ".join(read_document(path).text.split())
    opened = LOADER.open(path, Options())

    statements = [said for row in opened.rows for said in opened.parse(row)]
    quotes = [said.quote for said in statements if isinstance(said, Link | Description) and said.quote]

    assert quotes
    assert all(" ".join(quote.split()) in text for quote in quotes)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each["doc"])
def test_the_facts_are_quoted_from_their_text(document: dict[str, list[dict[str, str]]]) -> None:
    text = " ".join((GOLD.parent / str(document["doc"])).read_text(encoding="utf-8").split())

    assert all(fact["quote"] in text for fact in document["facts"])
