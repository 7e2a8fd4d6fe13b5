"""From a need to those who can meet it, and what is wrong on the way."""

from itertools import pairwise

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.referrals import Referrals, referrals
from tests.graph.questions.drawn import Drawing
from tests.graph.questions.spoken import put


def clean() -> Drawing:
    """Two shelters of two houses, to which a helpline refers survivors in two steps; nothing is wrong."""
    drawing = Drawing()
    for own in ("helpline", "post", "north-house", "south-house"):
        drawing.entity(own)
    drawing.entity("survivors", labels=("Population",))
    for own, name in (("north", "North"), ("south", "South")):
        drawing.entity(own, labels=("Place", "District"))
        service = f"shelter-{own}"
        drawing.entity(
            service,
            f"{name} Shelter",
            labels=("Service",),
            sort="shelter",
            assured_on="2019-06",
            languages=["French", "Kinyarwanda"],
        )
        drawing.link("PROVIDES", f"{own}-house", service, said_on="2019")
        drawing.link("OPERATES_IN", service, own)
    drawing.link("SERVES", "shelter-north", "survivors")
    drawing.link("REFERS_TO", "helpline", "post", by="volunteers", said_on="2018")
    drawing.link("REFERS_TO", "post", "shelter-north", service="a safe night", said_on="2019-02")
    drawing.link("REFERS_TO", "post", "south-house", said_on="2019-02")
    return drawing


def sorts(answer: Referrals) -> list[tuple[str, tuple[str, ...]]]:
    return [(fault.sort, fault.ids) for fault in answer.faults]


def test_a_pathway_is_told_hop_by_hop_to_what_is_provided(store: Store) -> None:
    put(clean(), store)

    answer = referrals(store, population="survivors", place="north", as_of="2020")

    [pathway] = answer.pathways
    assert pathway.ids == ("helpline", "post", "shelter-north")
    assert [(hop.type, hop.from_id, hop.by, hop.service) for hop in pathway.hops] == [
        ("REFERS_TO", "helpline", "volunteers", ""),
        ("REFERS_TO", "post", "", "a safe night"),
        ("PROVIDES", "north-house", "", ""),
    ]
    assert all(hop.evidence.source == "map" for hop in pathway.hops)
    [service] = pathway.services
    assert (service.name, service.assured_on, service.said_on) == ("North Shelter", "2019-06", "2019")
    assert service.languages == ("French", "Kinyarwanda")
    assert service.providers == ("north-house",)
    assert (pathway.not_said, pathway.oldest, answer.truncated) == ((), "2018", False)


def test_what_nobody_says_is_told_and_what_is_elsewhere_left_out(store: Store) -> None:
    put(clean(), store)

    [north, south] = referrals(store, population="survivors", as_of="2020").pathways
    assert (north.ids[-1], north.not_said) == ("shelter-north", ())
    assert (south.ids[-1], south.not_said) == ("south-house", ("for whom",))
    [only] = referrals(store, place="south", as_of="2020").pathways
    assert [each.id for each in only.services] == ["shelter-south"]


@pytest.mark.parametrize(
    ("asked", "ends"),
    [
        ("shelter-south", ["south-house"]),
        ("south shelter", ["south-house"]),
        ("safe night", ["shelter-north"]),
        ("Shelter", ["shelter-north", "south-house"]),
        ("dentist", []),
    ],
)
def test_a_service_is_asked_for_by_its_id_or_by_words(store: Store, asked: str, ends: list[str]) -> None:
    put(clean(), store)

    answer = referrals(store, service=asked, as_of="2020")
    assert [pathway.ids[-1] for pathway in answer.pathways] == ends


def test_nothing_is_wrong_where_nothing_is(store: Store) -> None:
    put(clean(), store)

    answer = referrals(store, as_of="2020")

    assert answer.faults == ()
    assert len(answer.pathways) == 3 - 1
    assert (answer.statements, answer.undated, answer.unreferred) == (3, 0, ())


def test_every_planted_fault_is_found(store: Store) -> None:
    drawing = clean()
    drawing.entity("gone", period=(None, "2015"))
    drawing.entity("silent")
    drawing.entity("round-one")
    drawing.entity("round-two")
    drawing.entity("shut", labels=("Service",), status="cancelled", sort="shelter")
    drawing.entity("old", labels=("Service",), sort="shelter", assured_on="2015")
    drawing.entity("orphan", labels=("Service",), sort="counseling")
    drawing.entity("rare", labels=("Service",), sort="surgery")
    for end in ("gone", "silent", "shut", "round-one"):
        drawing.link("REFERS_TO", "post", end)
    drawing.link("REFERS_TO", "round-one", "round-two")
    drawing.link("REFERS_TO", "round-two", "round-one")
    for service in ("shut", "old", "rare"):
        drawing.link("PROVIDES", "north-house", service)
    put(drawing, store)

    answer = referrals(store, as_of="2020")

    assert sorts(answer) == [
        ("closed", ("gone",)),
        ("closed", ("shut",)),
        ("dead end", ("silent",)),
        ("loop", ("round-one", "round-two")),
        ("single provider", ("rare", "north-house")),
        ("stale", ("old",)),
        ("unknown provider", ("orphan",)),
    ]
    assert answer.names["gone"] == "Gone"
    assert [each.id for each in answer.unreferred] == ["old", "orphan", "rare"]
    reached = {own for pathway in answer.pathways for own in pathway.ids}
    assert reached.isdisjoint({"gone", "shut", "silent"})


def test_a_referral_to_a_house_whose_services_all_closed_is_found(store: Store) -> None:
    drawing = clean()
    drawing.entity("hollow")
    drawing.entity("shut", labels=("Service",), status="cancelled")
    drawing.link("PROVIDES", "hollow", "shut")
    drawing.link("REFERS_TO", "helpline", "hollow")
    put(drawing, store)

    [fault] = referrals(store, as_of="2020").faults
    assert (fault.sort, fault.ids) == ("closed", ("hollow",))
    assert [said.record for said in fault.evidence] == [f"row {len(drawing.links) - 1}"]


def test_ended_referrals_lead_nowhere_and_are_no_fault(store: Store) -> None:
    drawing = clean()
    drawing.entity("silent")
    drawing.link("REFERS_TO", "post", "silent", period=(None, "2015"))
    put(drawing, store)

    assert referrals(store, as_of="2020").faults == ()
    assert sorts(referrals(store, as_of="2014")) == [("dead end", ("silent",))]


def test_the_little_network_has_a_loop_and_an_end_that_closed(little: Store) -> None:
    answer = referrals(little, as_of="2023")

    faults = dict(sorts(answer))
    assert faults["loop"] == ("hillside-health-initiative", "lakeshore-legal-aid")
    assert faults["closed"] == ("old-bridge-counseling-center",)
    assert ("closed", ("old-bridge-counseling-center",)) not in sorts(referrals(little, as_of="2020"))
    survivors = referrals(little, population="gbv-survivors", service="medical care", as_of="2023")
    [pathway, *_] = survivors.pathways
    assert pathway.ids == ("terrace-womens-association", "hillside-clinic-for-survivors")
    assert pathway.not_said == ()
    assert pathway.services[0].providers == ("hillside-health-initiative",)


def test_ways_that_lead_on_after_the_longest_are_not_looked_for_and_that_is_said(store: Store) -> None:
    drawing = clean()
    hands = [f"hand-{number}" for number in range(5)]
    for own in hands:
        drawing.entity(own)
    for one, other in pairwise(hands):
        drawing.link("REFERS_TO", one, other)
    put(drawing, store)
    assert (referrals(store, as_of="2020").depth, referrals(store, as_of="2020").lead_on) == (4, False)

    drawing.link("REFERS_TO", hands[-1], "shelter-north")
    put(drawing, store)
    answer = referrals(store, as_of="2020")

    assert answer.lead_on
    assert hands[0] not in {own for pathway in answer.pathways for own in pathway.ids}


def test_more_than_asked_for_is_said(store: Store) -> None:
    put(clean(), store)

    answer = referrals(store, as_of="2020", limit=1)

    assert (len(answer.pathways), answer.truncated) == (1, True)


def test_an_empty_graph_has_no_pathways(store: Store) -> None:
    answer = referrals(store)

    assert (answer.pathways, answer.faults, answer.statements, answer.truncated) == ((), (), 0, False)


def test_what_is_no_place_or_says_nothing_is_refused(little: Store) -> None:
    with pytest.raises(InvalidQuestion, match="is no place"):
        referrals(little, place="gbv-survivors")
    with pytest.raises(NotFound, match="'nobody'"):
        referrals(little, population="nobody")
    with pytest.raises(InvalidQuestion, match="empty"):
        referrals(little, service="...")
