"""Who could join, why, and who is not proposed."""

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.partners import Partner, Partners, partners
from tests.graph.questions.spoken import put, spoken

DAY = "2023-05-01"
RRA = "riverbend-relief-agency"
HHI = "hillside-health-initiative"
LLA = "lakeshore-legal-aid"


def of(answer: Partners, own: str) -> Partner:
    return next(partner for partner in answer.partners if partner.id == own)


def ids(answer: Partners) -> list[str]:
    return [partner.id for partner in answer.partners]


def sentences(partner: Partner, part: str) -> list[str]:
    return [reason.sentence for reason in partner.reasons if reason.part == part]


def test_who_is_near_in_rooms_is_proposed_with_names_and_evidence(little: Store) -> None:
    answer = partners(little, [RRA], as_of=DAY)

    hillside = of(answer, HHI)
    assert ids(answer)[0] == HHI
    assert sentences(hillside, "rooms") == [
        "Hillside Health Initiative and Riverbend Relief Agency are in Rubavu Protection Working Group, in "
        "which 2 are known to be."
    ]
    [room] = [reason for reason in hillside.reasons if reason.part == "rooms"]
    assert {said.record for said in room.evidence} == {"answer 4", "answer 6"}
    assert room.about == ("rubavu-protection-working-group", RRA)
    assert answer.as_of == DAY


def test_what_reasons_add_is_the_score(little: Store) -> None:
    for partner in partners(little, [RRA], as_of=DAY).partners:
        assert partner.more_reasons or sum(reason.adds for reason in partner.reasons) == pytest.approx(
            partner.score
        )


def test_partners_and_rooms_that_one_has_are_not_proposed_but_counted(little: Store) -> None:
    answer = partners(little, [RRA], as_of=DAY)

    assert answer.existing == 2
    assert {"terrace-womens-association", "rubavu-protection-working-group"}.isdisjoint(ids(answer))


def test_a_network_asks_for_its_members_and_says_how_many_are_known(little: Store) -> None:
    answer = partners(little, ["open-door-coalition"], as_of=DAY)

    [members] = answer.members
    assert (members.known, members.stated, answer.own) == (3, 5, 4)
    assert {HHI, LLA, "terrace-womens-association"}.isdisjoint(ids(answer))
    assert "Terrace Women's Association works with Riverbend Relief Agency." in sentences(
        of(answer, RRA), "closeness"
    )


def test_a_need_alone_finds_who_meets_it(little: Store) -> None:
    answer = partners(little, themes=["gender-based-violence"], places=["rubavu"], as_of=DAY)

    assert ids(answer) == [HHI, LLA]
    assert {partner.parts.complementarity for partner in answer.partners} == {1.0}
    assert {partner.parts.closeness for partner in answer.partners} == {None}
    [met] = [reason for reason in of(answer, LLA).reasons if reason.part == "complementarity"]
    assert met.sentence == (
        "Lakeshore Legal Aid works on gender-based violence, works in Rubavu, stated together."
    )
    assert {said.record for said in met.evidence} <= {"answer 12", "answer 15", "answer 21"}


def test_what_those_who_ask_meet_themselves_is_said(little: Store) -> None:
    answer = partners(little, [HHI], themes=["gender-based-violence"], places=["rubavu", "huye"], as_of=DAY)

    assert (answer.need.cells, answer.need.met) == (2, 1)


def test_ended_and_generic_bodies_are_not_proposed(store: Store) -> None:
    rooms = [f"{name} MEMBER_OF network-n" for name in ("us", "alive", "ended", "kinds")]
    put(spoken(*rooms, ended={"period": ("2001", "2010")}, kinds={"generic": True}), store)

    answer = partners(store, ["us"], as_of="2023")

    assert ids(answer) == ["alive"]
    assert (answer.existing, answer.ended, answer.generic) == (1, 1, 1)
    assert "ended" in ids(partners(store, ["us"], as_of="2005"))


def test_offices_and_headquarters_are_not_proposed(store: Store) -> None:
    put(
        spoken(
            "us PART_OF whole",
            "whole PART_OF top",
            "branch PART_OF us",
            *(f"{name} IMPLEMENTS project-x" for name in ("us", "whole", "top", "branch", "other")),
        ),
        store,
    )

    assert ids(partners(store, ["us"], as_of="2023")) == ["other"]


def test_networks_and_government_bodies_are_held_back(store: Store) -> None:
    joined = [f"{name} IMPLEMENTS project-x" for name in ("us", "small", "network-n", "ministry")]
    put(spoken(*joined, ministry={"sort": "ministry"}), store)

    answer = partners(store, ["us"], as_of="2023")
    free = partners(store, ["us"], weights={"networks": 1, "government": 1}, as_of="2023")

    assert ids(answer)[0] == "small"
    assert [
        (of(answer, own).factor, of(answer, own).factor_of) for own in ("small", "network-n", "ministry")
    ] == [
        (1.0, None),
        (0.5, "networks"),
        (0.5, "government"),
    ]
    assert of(answer, "ministry").score == pytest.approx(of(answer, "small").score / 2)
    assert len({partner.score for partner in free.partners}) == 1


def test_a_ministry_everybody_deals_with_brings_less_than_a_friend(store: Store) -> None:
    put(
        spoken(
            "us PARTNERS_WITH ministry",
            "us PARTNERS_WITH friend",
            "far PARTNERS_WITH ministry",
            "near PARTNERS_WITH friend",
            ministry={"sort": "ministry"},
        ),
        store,
    )

    answer = partners(store, ["us"], as_of="2023")

    assert ids(answer) == ["near", "far"]
    assert sentences(of(answer, "near"), "closeness") == ["Near works with Friend, and Us works with Friend."]


def test_a_big_room_counts_little(store: Store) -> None:
    many = [f"member-{number} MEMBER_OF network-big" for number in range(60)]
    few = [f"{name} TOOK_PART event-small" for name in ("us", "colleague")]
    put(spoken("us MEMBER_OF network-big", *many, *few), store)

    answer = partners(store, ["us"], as_of="2023", limit=100)

    assert ids(answer)[0] == "colleague"
    assert (of(answer, "colleague").parts.rooms or 0) > 10 * (of(answer, "member-7").parts.rooms or 1)


def test_the_number_of_members_a_network_states_makes_it_big(store: Store) -> None:
    joined = [f"{name} MEMBER_OF network-n" for name in ("us", "other")]
    put(spoken(*joined), store)
    unstated = of(partners(store, ["us"], as_of="2023"), "other").parts.rooms or 0
    put(spoken(*joined, network_n={"stated_members": 200}), store)

    stated = of(partners(store, ["us"], as_of="2023"), "other").parts.rooms or 0

    assert 0 < stated < unstated / 10


def test_weights_change_who_comes_first_and_are_said(store: Store) -> None:
    put(
        spoken(
            "us IMPLEMENTS project-x",
            "roommate IMPLEMENTS project-x",
            "us WORKS_ON nutrition",
            "us OPERATES_IN north",
            "twin WORKS_ON nutrition",
            "twin OPERATES_IN north",
        ),
        store,
    )

    by_rooms = partners(store, ["us"], weights={"ground": 0}, as_of="2023")
    by_ground = partners(store, ["us"], weights={"closeness": 0, "rooms": 0}, as_of="2023")

    assert ids(by_rooms) == ["roommate"]
    assert ids(by_ground)[0] == "twin"
    assert (by_rooms.weights.ground, by_rooms.weights.rooms) == (0, 1)


def test_what_is_not_known_is_said_and_not_taken_for_nothing(store: Store) -> None:
    put(spoken("us IMPLEMENTS project-x", "quiet IMPLEMENTS project-x"), store)

    answer = partners(store, ["us"], as_of="2023")

    assert answer.own_not_known == ("themes", "populations", "places")
    assert of(answer, "quiet").not_known == ("themes", "populations", "places")


def test_older_words_count_less_and_undated_ones_are_told(store: Store) -> None:
    put(
        spoken(
            "us TOOK_PART event-x",
            "fresh TOOK_PART event-x [said_on=2023-01]",
            "stale TOOK_PART event-x [said_on=2009]",
            "silent TOOK_PART event-x",
            "fresh WORKS_ON nutrition",
        ),
        store,
    )

    answer = partners(store, ["us"], as_of="2023-06")

    assert ids(answer) == ["fresh", "stale", "silent"]
    assert "The newest word on Fresh is of 2023-01; 1 of 2 statements have no date." in sentences(
        of(answer, "fresh"), "activity"
    )


def test_more_than_asked_for_is_said(store: Store) -> None:
    put(spoken(*(f"n{number} IMPLEMENTS project-x" for number in range(6))), store)

    answer = partners(store, ["n0"], as_of="2023", limit=2)

    assert (len(answer.partners), answer.found, answer.truncated) == (2, 5, True)
    assert not partners(store, ["n0"], as_of="2023", limit=5).truncated


def test_several_who_ask_are_one_side(store: Store) -> None:
    put(
        spoken("one PARTNERS_WITH a", "two PARTNERS_WITH b", "a PARTNERS_WITH c", "b PARTNERS_WITH c"),
        store,
    )

    answer = partners(store, ["one", "two"], as_of="2023")

    assert ids(answer) == ["c"]
    assert (answer.existing, answer.own) == (2, 2)
    assert set(sentences(of(answer, "c"), "closeness")) == {
        "A works with C, and One works with A.",
        "B works with C, and Two works with B.",
    }


def test_what_cannot_be_answered_is_one_clear_line(little: Store) -> None:
    with pytest.raises(InvalidQuestion, match="Say who looks for partners"):
        partners(little)
    with pytest.raises(NotFound, match="'nobody'"):
        partners(little, ["nobody"])
    with pytest.raises(NotFound, match="'nothing'"):
        partners(little, [RRA], themes=["nothing"])
    with pytest.raises(InvalidQuestion, match="Rubavu is no organization"):
        partners(little, ["rubavu"])
    with pytest.raises(InvalidQuestion, match="is no theme"):
        partners(little, themes=["open-door-assembly-2023"])
    with pytest.raises(InvalidQuestion, match="is no theme"):
        partners(little, themes=["rubavu"])
    with pytest.raises(InvalidQuestion, match=r"Old Bridge Counseling Center is not there on 2023-01-01"):
        partners(little, ["old-bridge-counseling-center"], as_of="2023")
    with pytest.raises(InvalidQuestion, match="2021-02-30"):
        partners(little, [RRA], as_of="2021-02-30")
    with pytest.raises(InvalidQuestion, match="limit must be from 1"):
        partners(little, [RRA], limit=0)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ({"charm": 1.0}, "no weight 'charm'"),
        ({"closeness": -1.0}, "weight of closeness cannot be used"),
        ({"closeness": float("nan")}, "weight of closeness cannot be used"),
        (dict.fromkeys(("complementarity", "ground", "closeness", "rooms", "activity"), 0.0), "more than 0"),
    ],
)
def test_weights_that_make_no_sense_are_refused(little: Store, weights: dict[str, float], words: str) -> None:
    with pytest.raises(InvalidQuestion, match=words):
        partners(little, [RRA], weights=weights, as_of=DAY)


def test_an_empty_graph_knows_nobody_to_ask_for(store: Store) -> None:
    with pytest.raises(NotFound):
        partners(store, ["us"])
    with pytest.raises(InvalidQuestion):
        partners(store)


def test_what_is_needed_must_be_there_on_the_day(store: Store) -> None:
    put(spoken("us WORKS_ON nutrition", nutrition={"period": ("2020", None)}), store)

    with pytest.raises(InvalidQuestion, match="Nutrition is not there on 2010-01-01"):
        partners(store, themes=["nutrition"], as_of="2010")


def test_a_kind_of_bodies_has_no_partners(store: Store) -> None:
    put(spoken("us PARTNERS_WITH kinds", kinds={"generic": True}), store)

    with pytest.raises(InvalidQuestion, match="stands for a kind of bodies"):
        partners(store, ["kinds"])
