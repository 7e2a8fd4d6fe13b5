"""What is a gap follows from its definition, and withholding makes none."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.cypher import create_schema
from graph.bolt.embedded import stop_engine
from graph.bolt.store import Store, open_store
from graph.questions.gaps import Gaps, gaps
from graph.settings import Settings
from loaders.publishing import publish
from tests.graph.questions.covered import COVER, DISTRICTS, cell, cover, does, drawn
from tests.graph.questions.drawn import on_database
from tests.graph.questions.spoken import put
from tests.loaders.loading import body, link, load, source, write_lines


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Another graph, to publish to."""
    folder = tmp_path_factory.mktemp("published")
    with open_store(Settings(neo4j_uri=None, workspace=folder)) as store:
        create_schema(store)
        yield store
    stop_engine(folder)


def test_what_is_withheld_is_no_gap_in_a_published_graph(
    store: Store, published: Store, tmp_path: Path
) -> None:
    said = [
        ("theme-health", "Theme", "health", "theme:health"),
        ("rubavu", "District", "Rubavu", "pcode:RW33"),
    ]
    lines = [
        source("survey", covers=COVER),
        source("census", covers=COVER | {"places": ["pcode:RW24"], "visibility": "public"}),
        body("census", "open", "Open Harbor House"),
        body("survey", "secret", "Quiet Harbor House"),
        *(body("survey", own, name, kind=kind, identifiers=[code]) for own, kind, name, code in said),
        link("survey", "WORKS_ON", "secret", "theme-health", visibility="restricted"),
        link("survey", "OPERATES_IN", "secret", "rubavu", visibility="restricted"),
    ]
    load(store, tmp_path, write_lines(tmp_path / "survey.jsonl", lines))
    publish(store, published, tmp_path / "target", "public")

    assert cell(store, "health", "rubavu").state == "served"
    answer = gaps(published, themes=["health"], places=["rubavu", "huye"], as_of="2020")
    assert [each.state for each in answer.cells] == ["unknown", "gap"]
    assert answer.published == "public"
    assert [(each.source, each.counts) for each in answer.covers] == [("census", True)]


def test_of_a_source_that_is_there_in_part_what_it_covers_is_not_known(store: Store) -> None:
    put(drawn(), store)
    cover(store, complete=False)

    answer = gaps(store, themes=["health"], places=["rubavu"], as_of="2020")

    [found] = answer.cells
    assert (found.state, found.covered_by) == ("unknown", ("map",))
    assert "only a part" in found.reason
    assert [covering.counts for covering in answer.covers] == [False]


THINGS = ["health", "malaria", "water", "women", "mothers", "men", "rwanda", "huye", "rubavu", "camp"]
DONE = st.lists(
    st.tuples(
        st.sampled_from(["one", "two", "project"]), st.lists(st.sampled_from(THINGS), max_size=4, unique=True)
    ),
    max_size=5,
)
WHOLES = {
    "malaria": {"malaria", "health"},
    "mothers": {"mothers", "women"},
    "camp": {"camp", "rubavu", "rwanda"},
    "rubavu": {"rubavu", "rwanda"},
    "huye": {"huye", "rwanda"},
}


@on_database(8)
@given(DONE, st.sampled_from([None, True, False]))
def test_states_are_those_of_the_definition(
    store: Store, done: list[tuple[str, list[str]]], covered: bool | None
) -> None:
    drawing = drawn()
    for own, things in done:
        does(drawing, own, *things)
    put(drawing, store)
    if covered is not None:
        cover(store, complete=covered)
    project = {thing for own, things in done for thing in things if own == "project"}
    units = [set(things) for own, things in done if own != "project"] + [project]
    wholes = [{whole for thing in unit for whole in WHOLES.get(thing, {thing})} for unit in units]

    people, themes, places = ["women", "mothers", "men"], ["health", "malaria", "water"], list(DISTRICTS)
    for asked in ([], people):
        answer = gaps(store, themes=themes, populations=asked, places=places, as_of="2020")
        assert len(answer.cells) == len(list(product(themes, asked or [""], places)))
        for each in answer.cells:
            wanted = {each.theme, each.population, each.place} - {""}
            assert (each.state == "served") == any(wanted <= whole for whole in wholes), each
            if each.state == "gap":
                assert covered
                assert "health" in WHOLES.get(each.theme, {each.theme})
                assert each.place == "rubavu"
            if each.state == "unknown" and covered and each.place == "rubavu" and not each.population:
                assert each.theme == "water" or any({"health", "rubavu"} <= whole for whole in wholes)


@on_database(8)
@given(DONE, st.data())
def test_to_withhold_statements_makes_no_gap_and_nothing_served(
    store: Store, done: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    drawing = drawn()
    drawing.link("LACKS", "gasabo", "water")
    for own, things in done:
        does(drawing, own, *things)
    put(drawing, store)
    cover(store)
    before = _cells_in(gaps(store, themes=["health", "malaria", "water"], as_of="2020"), "served")

    shown = data.draw(st.sets(st.sampled_from(range(len(drawing.links)))))
    basis = [at for at, (kind, _) in enumerate(drawing.links) if kind in ("PART_OF", "LACKS")]
    drawing.links = [drawing.links[at] for at in sorted(shown.union(basis))]
    put(drawing, store)
    cover(store, complete=False)
    after = gaps(store, themes=["health", "malaria", "water"], as_of="2020")

    assert _cells_in(after, "gap") <= {("water", "gasabo")}, "which a source states outright"
    assert _cells_in(after, "served") <= before


def _cells_in(answer: Gaps, state: str) -> set[tuple[str, str]]:
    return {(each.theme, each.place) for each in answer.cells if each.state == state}
