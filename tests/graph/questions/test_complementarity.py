"""What complements those who ask, or meets a need: cases written by hand, each with its reason."""

from dataclasses import dataclass, field
from math import log2

import pytest

from graph.bolt.store import Store
from graph.questions.partners import partners
from tests.graph.questions.spoken import put, spoken

RARE = 1 / log2(3)
"""What a thing is worth that two organizations do."""


def half_at_one(amount: float) -> float:
    return amount / (amount + 1)


def new(what: str, border: str, how: str) -> str:
    return f"Hill {what}, which is new to you, and {border}, as you do; stated {how}."


@dataclass(frozen=True)
class Case:
    """What is said, what is asked, and how much the hill complements whom, for which reasons."""

    title: str
    said: tuple[str, ...]
    number: float
    reasons: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fields: dict[str, dict[str, object]] = field(default_factory=dict)


LAID = ("project-x WORKS_ON legal-aid", "project-x OPERATES_IN north", "hill IMPLEMENTS project-x")
FED = ("us WORKS_ON nutrition", "us OPERATES_IN north")
CASES = (
    Case(
        "a theme that it works on",
        ("hill WORKS_ON legal-aid",),
        1.0,
        ("Hill works on Legal Aid.",),
        themes=("legal-aid",),
    ),
    Case(
        "a part of the theme is work on it",
        ("hill WORKS_ON court-support", "court-support PART_OF legal-aid"),
        1.0,
        ("Hill works on Court Support (Legal Aid).",),
        themes=("legal-aid",),
    ),
    Case(
        "a whole of the theme is not work on it",
        ("hill WORKS_ON legal-aid", "court-support PART_OF legal-aid"),
        0.0,
        themes=("court-support",),
    ),
    Case(
        "one project states theme and place together",
        LAID,
        1.0,
        ("Hill works on Legal Aid, works in North, stated together.",),
        themes=("legal-aid",),
        places=("north",),
    ),
    Case(
        "one record states theme and place together",
        ("hill WORKS_ON legal-aid @1", "hill OPERATES_IN north @1"),
        1.0,
        ("Hill works on Legal Aid, works in North, stated together.",),
        themes=("legal-aid",),
        places=("north",),
    ),
    Case(
        "theme and place that are stated apart count half",
        ("hill WORKS_ON legal-aid @1", "hill OPERATES_IN north @2"),
        0.5,
        ("Hill works on Legal Aid, works in North, each stated by itself.",),
        themes=("legal-aid",),
        places=("north",),
    ),
    Case(
        "one of two counts a quarter, and the other is said to be unknown",
        ("hill WORKS_ON legal-aid", "other OPERATES_IN north"),
        0.25,
        ("Hill works on Legal Aid; not known of it: North.",),
        themes=("legal-aid",),
        places=("north",),
    ),
    Case(
        "a whole country is not each of its districts",
        ("hill WORKS_ON legal-aid @1", "hill OPERATES_IN land @1", "north PART_OF land"),
        0.3125,
        ("Hill works on Legal Aid, works in Land with North not named, each stated by itself.",),
        themes=("legal-aid",),
        places=("north",),
    ),
    Case(
        "an office is not activity",
        ("hill WORKS_ON legal-aid @1", "hill OPERATES_IN north [role=office] @1"),
        0.25,
        ("Hill works on Legal Aid; not known of it: North.",),
        themes=("legal-aid",),
        places=("north",),
    ),
    Case(
        "a service states all three",
        (
            "service-x WORKS_ON legal-aid",
            "service-x SERVES survivors",
            "service-x OPERATES_IN north",
            "hill PROVIDES service-x",
        ),
        1.0,
        ("Hill works on Legal Aid, works for Survivors, works in North, stated together.",),
        themes=("legal-aid",),
        populations=("survivors",),
        places=("north",),
    ),
    Case(
        "one of two places met is half of the need",
        (*LAID, "other OPERATES_IN south"),
        0.5 + 0.25 / 2,
        (
            "Hill works on Legal Aid, works in North, stated together.",
            "Hill works on Legal Aid; not known of it: South.",
        ),
        themes=("legal-aid",),
        places=("north", "south"),
    ),
    Case(
        "a project that has ended meets nothing",
        ("project-x WORKS_ON legal-aid", "hill IMPLEMENTS project-x"),
        0.0,
        themes=("legal-aid",),
        fields={"project_x": {"period": ("2010", "2012")}},
    ),
    Case(
        "what we do ourselves is not lacking",
        (
            "us WORKS_ON legal-aid @1",
            "us OPERATES_IN south @1",
            *LAID,
        ),
        1.0,
        ("Hill works on Legal Aid, works in North, stated together.",),
        ids=("us",),
        themes=("legal-aid",),
        places=("north", "south"),
    ),
    Case(
        "another theme in our place, by one project",
        (*FED, *LAID),
        half_at_one(RARE) / 2,
        (new("works on Legal Aid", "works in North", "together"),),
        ids=("us",),
    ),
    Case(
        "another theme in our place, stated apart",
        (*FED, "hill WORKS_ON legal-aid", "hill OPERATES_IN north"),
        half_at_one(RARE / 2) / 2,
        (new("works on Legal Aid", "works in North", "apart"),),
        ids=("us",),
    ),
    Case(
        "other people for our theme",
        (
            "us WORKS_ON schooling",
            "us SERVES adolescents",
            "hill WORKS_ON schooling @1",
            "hill SERVES teachers @1",
        ),
        half_at_one(RARE) / 2,
        (new("works for Teachers", "works on Schooling", "together"),),
        ids=("us",),
    ),
    Case(
        "our theme in a place of another country counts a quarter",
        (
            "us WORKS_ON nutrition",
            "us OPERATES_IN north",
            "north PART_OF land",
            "far-off PART_OF abroad",
            "hill WORKS_ON nutrition @1",
            "hill OPERATES_IN far-off @1",
        ),
        half_at_one(RARE / 4) / 2,
        (new("works in Far Off", "works on Nutrition", "together"),),
        ids=("us",),
    ),
    Case(
        "a village in our district is not new to us",
        (*FED, "village PART_OF north", "hill WORKS_ON nutrition @1", "hill OPERATES_IN village @1"),
        0.0,
        ids=("us",),
    ),
    Case(
        "what borders on nothing of ours does not complement us",
        (
            *FED,
            "hill WORKS_ON legal-aid",
            "hill OPERATES_IN south",
            "us MEMBER_OF network-n",
            "hill MEMBER_OF network-n",
        ),
        0.0,
        ids=("us",),
    ),
    Case(
        "nobody knows what is lacking where nothing is known of us",
        ("us OPERATES_IN north", *LAID),
        0.0,
        ids=("us",),
    ),
    Case(
        "what one member does the network does not lack",
        (
            "one MEMBER_OF network-n",
            "two MEMBER_OF network-n",
            "one WORKS_ON legal-aid",
            "two WORKS_ON schooling",
            "two OPERATES_IN north",
            *LAID,
        ),
        0.0,
        ids=("network-n",),
    ),
    Case(
        "what many do with us is a weaker border",
        (*FED, *(f"{name} OPERATES_IN north" for name in ("a", "b", "c", "d", "e")), *LAID),
        half_at_one(1 / log2(8)) / 2,
        (new("works on Legal Aid", "works in North", "together"),),
        ids=("us",),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_complements_is_found_with_its_reason(store: Store, case: Case) -> None:
    put(spoken(*case.said, **case.fields), store)

    answer = partners(
        store,
        case.ids,
        themes=case.themes,
        populations=case.populations,
        places=case.places,
        as_of="2023",
        limit=50,
    )

    found = {partner.id: partner for partner in answer.partners}
    reasons = [reason for own in ("hill",) if own in found for reason in found[own].reasons]
    told = [reason for reason in reasons if reason.part == "complementarity"]
    assert {reason.sentence for reason in told} == set(case.reasons)
    assert all(reason.evidence and reason.adds > 0 for reason in told)
    assert ("hill" in found or not case.number) and (
        found["hill"].parts.complementarity if "hill" in found else 0.0
    ) == pytest.approx(case.number)
