"""Each reason carries its part of the score."""

from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.questions.moments import moment
from graph.questions.network import network
from graph.questions.partners.complementarity import Need
from graph.questions.partners.reasons import reasons
from graph.questions.partners.scores import ranked, weights_of
from graph.questions.partners.seekers import seekers
from graph.questions.partners.weighing import Scales
from tests.graph.questions.drawn import on_database
from tests.graph.questions.spoken import put, spoken

DAY = "2023-05-01"
ACTS = (
    "WORKS_ON legal-aid",
    "WORKS_ON nutrition",
    "SERVES adolescents",
    "SERVES teachers",
    "OPERATES_IN north",
)
JOINS = ("IMPLEMENTS project-x", "IMPLEMENTS project-y", "MEMBER_OF network-n", "TOOK_PART event-x")
SUBJECTS = ("us", "hill", "third", "fourth")
STATEMENTS = st.one_of(
    st.tuples(st.sampled_from(SUBJECTS), st.sampled_from((*ACTS, *JOINS))),
    st.tuples(st.sampled_from(("project-x", "project-y")), st.sampled_from(ACTS)),
    st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(("PARTNERS_WITH third", "PARTNERS_WITH fourth"))),
).filter(lambda said: said[0] != said[1].split()[1])
GRAPHS = st.lists(STATEMENTS, min_size=4, max_size=18, unique=True)


@on_database(6)
@given(GRAPHS, st.booleans(), st.data())
def test_without_what_a_reason_rests_on_the_score_falls(
    store: Store, said: list[tuple[str, str]], needed: bool, data: st.DataObject
) -> None:
    lines = ["us IMPLEMENTS project-x", "hill IMPLEMENTS project-x [said_on=2020]", *map(" ".join, said)]
    lines = list(dict.fromkeys(lines))
    drawing = spoken(*lines, legal_aid={}, north={})
    put(drawing, store)
    found = _scored(store, needed)
    if "hill" not in found:
        return
    score, grounds = found["hill"]
    about, links = data.draw(st.sampled_from(grounds))
    gone = {
        statement["props"]["id"]
        for _, statement in drawing.links
        if statement["props"]["id"] in links and "hill" in (statement["a"], statement["b"])
    }
    assert gone, about
    drawing.links = [link for link in drawing.links if link[1]["props"]["id"] not in gone]
    put(drawing, store)

    less = _scored(store, needed).get("hill", (0.0, []))[0]

    assert less < score, about


def _scored(store: Store, needed: bool) -> dict[str, tuple[float, list[tuple[str, tuple[str, ...]]]]]:
    """Return the scores, and the reasons with all links that they rest on."""
    when = moment("2023-01-01")
    need = Need(themes=("legal-aid",), places=("north",)) if needed else Need()
    scales = Scales.of(store, when, seekers(store, network(store, when), ["us"], when), need)
    return {
        each.id: (
            each.score,
            [(told.sentence, told.links) for told in reasons(scales, each.id, each.adds)[0]],
        )
        for each in ranked(scales, weights_of({}))
    }
