"""Which entity a person means."""

import pytest

from graph.bolt.store import Store
from graph.errors import AmbiguousName, NotFound
from graph.questions.resolve import resolve, resolve_all
from tests.graph.questions.drawn import Drawing
from tests.little_network import HILLSIDE, OPEN_DOOR


@pytest.fixture
def clubs(store: Store) -> Store:
    drawing = Drawing()
    drawing.entity("river-club", "River Club", aliases=["RC"])
    drawing.entity("rc", "Rain Circle")
    drawing.entity("red-circle", "Réd Circle", aliases=["The Ring"])
    drawing.entity("blue-ring", "The Ring")
    drawing.entity("kinds-of-clubs", "Clubs", generic=True)
    drawing.put(store)
    return store


@pytest.mark.parametrize(
    "text", ["hillside-health-initiative", HILLSIDE, "hhi", " HHI ", "HILLSIDE health initiative"]
)
def test_an_id_a_name_or_an_acronym_is_enough(little: Store, text: str) -> None:
    assert resolve(little, text) == "hillside-health-initiative"


@pytest.mark.parametrize("text", ["RW33", "rw33"])
def test_a_code_that_an_entity_has_in_its_register_is_enough(little: Store, text: str) -> None:
    assert resolve(little, text) == "rubavu"


def test_an_id_comes_before_a_name(clubs: Store) -> None:
    assert resolve(clubs, "rc") == "rc"
    assert resolve(clubs, "RC") == "river-club"
    assert resolve(clubs, "red circle") == "red-circle"


def test_a_name_of_several_is_refused_with_all_of_them(clubs: Store) -> None:
    with pytest.raises(AmbiguousName, match=r"'the ring' may mean 2 entities.*blue-ring") as refused:
        resolve(clubs, "the ring")

    assert set(refused.value.candidates) == {"blue-ring", "red-circle"}


def test_a_kind_of_bodies_is_meant_only_by_its_id(clubs: Store) -> None:
    assert resolve(clubs, "kinds-of-clubs") == "kinds-of-clubs"
    with pytest.raises(NotFound):
        resolve(clubs, "Clubs")


def test_a_name_nobody_has_is_refused_with_near_ones(clubs: Store) -> None:
    with pytest.raises(NotFound, match=r"'Rivver Club'. Near to it: River Club \(river-club\)"):
        resolve(clubs, "Rivver Club")


@pytest.mark.parametrize("text", ["", "?!", "x" * 10_000, "nobody at all"])
def test_what_cannot_be_a_name_is_not_found(clubs: Store, text: str) -> None:
    with pytest.raises(NotFound, match="Nothing in the graph"):
        resolve(clubs, text)


def test_several_are_each_taken_once(little: Store) -> None:
    assert resolve_all(little, ["HHI", OPEN_DOOR, HILLSIDE]) == [
        "hillside-health-initiative",
        "open-door-coalition",
    ]
