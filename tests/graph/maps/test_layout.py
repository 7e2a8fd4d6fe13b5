"""Where entities stand."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.maps.labels import Box, box_of, short_lines
from graph.maps.layout import LABELED, positions
from graph.maps.spread import apart, overlapping, packed
from graph.questions.results import Subgraph
from tests.graph.maps.invented import entity, large

coordinates = st.floats(-500, 500, allow_nan=False)
boxes = st.builds(Box, st.floats(10, 200), st.floats(5, 40), st.floats(5, 80))


def _clashes(points: list[tuple[float, float]], rooms: list[Box]) -> list[tuple[int, int]]:
    pairs = [(i, j) for i in range(len(points)) for j in range(i)]
    return [(i, j) for i, j in pairs if min(overlapping(points[i], rooms[i], points[j], rooms[j])) > 0.2]


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 60), st.integers(0, 50), st.randoms())
def test_the_same_graph_in_any_order_gives_the_same_picture(
    count: int, seed: int, dice: random.Random
) -> None:
    drawn = large(count, seed)
    entities, links = list(drawn.entities), list(drawn.links)
    dice.shuffle(entities)
    dice.shuffle(links)

    assert positions(Subgraph(entities=tuple(entities), links=tuple(links))) == positions(drawn)


def test_the_layout_does_not_depend_on_random_numbers_drawn_elsewhere() -> None:
    drawn = large(40)
    random.seed(1)
    first = positions(drawn)
    random.seed(2)

    assert positions(drawn) == first


def test_another_seed_gives_another_picture() -> None:
    assert positions(large(40), seed=1) != positions(large(40), seed=2)


@pytest.mark.parametrize("count", [1, 2, 30, 200])
def test_no_label_lies_on_another(count: int) -> None:
    drawn = large(count)
    places = positions(drawn)
    rooms = [box_of(short_lines(one)) for one in drawn.entities]

    assert len(places) == count
    assert _clashes([places[one.id] for one in drawn.entities], rooms) == []


def test_a_network_with_too_many_names_still_keeps_its_nodes_apart() -> None:
    places = list(positions(large(LABELED + 50)).values())

    assert _clashes(places, [Box(26, 13, 13)] * len(places)) == []


def test_nothing_has_no_places() -> None:
    assert positions(Subgraph()) == {}


def test_one_entity_alone_has_a_place() -> None:
    assert len(positions(Subgraph(entities=(entity("alder"),)))) == 1


@settings(deadline=None)
@given(st.lists(st.tuples(coordinates, coordinates, boxes), max_size=25))
def test_boxes_moved_apart_do_not_overlap(placed: list[tuple[float, float, Box]]) -> None:
    rooms = [box for _, _, box in placed]

    assert _clashes(apart([(x, y) for x, y, _ in placed], rooms), rooms) == []


@given(st.lists(st.tuples(st.floats(1, 300), st.floats(1, 300)), min_size=1, max_size=20))
def test_packed_rectangles_lie_beside_each_other(sizes: list[tuple[float, float]]) -> None:
    corners = packed(sizes, 1.4, 10)

    whole = list(zip(corners, sizes, strict=True))
    for i, ((x, y), (wide, high)) in enumerate(whole):
        for (left, top), (width, height) in whole[:i]:
            beside = x >= left + width or left >= x + wide
            below = y >= top + height or top >= y + high
            assert beside or below
