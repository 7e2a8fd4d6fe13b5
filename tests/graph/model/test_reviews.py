"""What a review may say, and what a correction makes of a statement."""

import pytest
from pydantic import ValidationError

from graph.model.entities import Network, Organization
from graph.model.links import Serves
from graph.model.reviews import FIXED, Review, correctable, corrected
from graph.questions.reviewing import passage

WORD = {"id": "0" * 24, "by": "Ama", "on": "2024"}
BODY = Organization(stated_id="a", name="Amber Hill", since="2004", date_basis="derived", quote="since 2004")
LINK = Serves(from_stated_id="a", to_stated_id="p", number=40, quote="We serve forty.")


def correction(**fields: object) -> Review:
    return Review.model_validate({**WORD, "verdict": "corrected", "fields": fields})


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "corrected"},
        {"verdict": "accepted", "fields": {"since": "2001"}},
        {"verdict": "corrected", "fields": {"quote": "never said"}},
        {"verdict": "rejected", "by": ""},
        {"verdict": "corrected", "to_end": {"name": "Birch", "kind": "Bank"}},
        {"verdict": "rejected", "id": "MATCH (n)"},
    ],
)
def test_a_review_that_says_nothing_or_too_much_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Review.model_validate({**WORD, **wrong})


def test_a_correction_changes_what_it_names_and_keeps_the_words_of_the_source() -> None:
    found = corrected(LINK, correction(number="14", since="2020"))

    assert isinstance(found, Serves)
    assert (found.number, found.since, found.reviewed, found.quote) == (14, "2020", "corrected", LINK.quote)


def test_a_date_that_a_person_gives_is_no_longer_worked_out() -> None:
    found = corrected(BODY, correction(since="2005"))

    assert found is not None
    assert (found.since, found.date_basis) == ("2005", None)


def test_an_organization_may_turn_out_a_network_and_never_a_project() -> None:
    assert isinstance(corrected(BODY, correction(kind="Network")), Network)
    assert corrected(BODY, correction(kind="Project")) is None
    assert corrected(LINK, correction(kind="FUNDS")) is None


@pytest.mark.parametrize(
    "fields", [{"number": "many"}, {"since": "2020", "until": "2001"}, {"scope": "wide"}]
)
def test_what_a_statement_cannot_say_is_no_correction(fields: dict[str, object]) -> None:
    assert corrected(LINK, correction(**fields)) is None


def test_where_and_in_which_words_it_was_said_can_never_be_corrected() -> None:
    for kind in ("SERVES", "Network"):
        assert not FIXED & set(correctable(kind))


def test_a_quote_is_found_in_its_paragraph_though_white_space_differs() -> None:
    text = "One.\n\nTwo is\nlonger (a+b). Three.\n\nFour."

    found = passage(text, "is longer (a+b).")

    assert (found.before, found.quote, found.after) == ("Two ", "is\nlonger (a+b).", " Three.")
    assert passage(text, "nowhere").before == ""
