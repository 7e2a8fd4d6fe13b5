"""The drawing of places: what is first stands left, and each interval reaches from its low to its high."""

from itertools import pairwise

from fastapi.testclient import TestClient

from api.place_plot import LEFT, RIGHT, STEP, WIDTH, place_plot
from graph.bolt.store import Store
from graph.measures.doubt import Doubt
from graph.questions.measures import measures
from tests.api.conftest import page
from tests.graph.questions.drawn import partners


def chain(store: Store) -> None:
    names = [f"body-{at}" for at in range(12)]
    pairs = [(names[0], other) for other in names[1:8]] + [(names[1], other) for other in names[2:5]]
    partners(pairs, names).put(store)


def test_places_and_intervals_are_drawn_where_they_are(store: Store) -> None:
    chain(store)
    answer = measures(store, names=["degree"])
    drawn = place_plot(answer)

    assert drawn
    ranks = {row.id: row.rank for row in answer.measures}
    bars = sorted(drawn.bars, key=lambda bar: bar.x)
    places = [ranks[bar.id].place for bar in bars]  # type: ignore[union-attr]
    assert places == sorted(places)
    assert drawn.bars[0].x == LEFT
    for bar in drawn.bars:
        rank = ranks[bar.id]
        assert rank and rank.low and rank.high
        assert LEFT <= bar.low <= bar.high <= WIDTH - RIGHT
        assert (bar.low == bar.high) == (rank.low == rank.high)
        assert (bar.low <= bar.x <= bar.high) == (rank.low <= rank.place <= rank.high)
    assert all(below.y - above.y == STEP for above, below in pairwise(drawn.bars))
    assert dict(drawn.ticks)[1] == LEFT


def test_without_intervals_there_is_no_drawing(store: Store) -> None:
    chain(store)

    assert place_plot(measures(store, names=["degree"], doubt=Doubt("nothing"))) is None


def test_the_page_draws_what_the_data_says(client: TestClient) -> None:
    asked = "as_of=2023-05-01&measure=degree"
    told = client.get(f"/measures.json?{asked}").json()["measures"]

    read = page(client.get(f"/measures?{asked}"))

    titles = [title.get_text() for title in read.select("svg.places-plot title")]
    ranks = [each["rank"] for each in told]
    told_of = [f"place {rank['place']}, truly from {rank['low']} to {rank['high']}" for rank in ranks]
    assert titles == [f"{each['name']}: {words}" for each, words in zip(told, told_of, strict=True)]
