"""What is lost, and what remains, when somebody leaves."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.exits import Exits, exits
from graph.questions.funding import batches
from graph.questions.funding.chains import Unit, folded
from graph.questions.funding.payments import Payment
from graph.questions.resolve import resolve
from tests.graph.questions.drawn import Drawing
from tests.loaders.loading import load
from tests.material import material

NORTHLIGHT, RIVERBEND, HILLSIDE = (
    "northlight-foundation",
    "riverbend-relief-agency",
    "hillside-health-initiative",
)
LAKESHORE, TERRACE = "lakeshore-legal-aid", "terrace-womens-association"
CLINIC, HARVEST = "hillside-clinic-for-survivors", "strong-harvest-project"


def shares(answer: Exits) -> dict[str, tuple[float, float]]:
    return {each.id: (each.share_low, each.share_high) for each in answer.losses}


def cells(answer: Exits) -> set[tuple[str, str, str]]:
    return {(each.theme, each.population, each.place) for each in answer.dark}


def test_those_who_are_funded_lose_what_is_known(little: Store) -> None:
    answer = exits(little, [NORTHLIGHT], on="2023-07-01")

    assert shares(answer) == {
        HILLSIDE: (1.0, 1.0), RIVERBEND: (1.0, 1.0), TERRACE: (1.0, 1.0), HARVEST: (1.0, 1.0),
    }  # fmt: skip
    hillside = next(each for each in answer.losses if each.id == HILLSIDE)
    assert hillside.reasons == (
        "loses 300,000 USD (grant) from Northlight Foundation through Riverbend Relief Agency: "
        "2022-01-15 to 2024-06-30",
        "keeps 0 of 1 known supports",
    )
    assert [answer.evidence[own].record for own in hillside.links] == ["grant 1", "grant 1"]
    assert answer.dark == ()
    at_risk = {(each.theme, each.population, each.place) for each in answer.at_risk}
    assert {("nutrition", "adolescents", "musanze"), ("nutrition", "", "")} <= at_risk
    assert (answer.on, answer.as_of, answer.months) == ("2023-07-01", "2023-07-01", 12)


def test_the_hands_that_money_passes_through_may_leave_too(little: Store) -> None:
    answer = exits(little, [RIVERBEND], on="2024-02-01")

    assert shares(answer) == {HILLSIDE: (1.0, 1.0), LAKESHORE: (1.0, 1.0)}
    [room] = answer.rooms
    assert (room.id, room.lost, room.remain) == ("rubavu-protection-working-group", (RIVERBEND,), ())


def test_what_nobody_else_does_goes_dark(little: Store) -> None:
    answer = exits(little, [HILLSIDE], on="2023-07-01")
    both = exits(little, [HILLSIDE, LAKESHORE], on="2023-07-01")

    case = ("gender-based-violence", "gbv-survivors", "rubavu")
    assert case not in cells(answer), "Lakeshore carries out the project, too"
    assert case in cells(both)
    assert ("legal-aid", "", "") in cells(both)
    lakeshore = next(each for each in answer.remain if each.id == LAKESHORE)
    assert "is there for gender-based violence" in lakeshore.reasons
    assert "works with Hillside Health Initiative" in lakeshore.reasons
    assert {each.id for each in both.remain}.isdisjoint({HILLSIDE, LAKESHORE})


def test_referrals_to_and_from_those_who_leave_go_dark(little: Store) -> None:
    answer = exits(little, [HILLSIDE], on="2023-07-01")

    assert [(each.id, each.lost) for each in answer.services] == [(CLINIC, (HILLSIDE,))]
    assert {(each.from_id, each.to_id): each.others for each in answer.routes} == {
        (HILLSIDE, LAKESHORE): (), (LAKESHORE, HILLSIDE): (), (TERRACE, CLINIC): (),
    }  # fmt: skip
    assert [(each.id, each.remain) for each in answer.rooms] == [("open-door-coalition", ())]


def test_who_leaves_is_told_with_what_it_did(little: Store) -> None:
    [leaving] = exits(little, [TERRACE], on="2020-01-01").leaving

    assert leaving.here
    assert (leaving.themes, leaving.populations, leaving.places) == (
        ("nutrition",),
        ("adolescents",),
        ("musanze",),
    )
    assert leaving.parts == ("old-bridge-counseling-center",)


def test_who_left_before_loses_nothing_for_anybody(little: Store) -> None:
    answer = exits(little, ["old-bridge-counseling-center"], on="2023-07-01")

    assert [each.here for each in answer.leaving] == [False]
    assert not (answer.losses or answer.dark or answer.routes or answer.remain)


def funded(*given: tuple[str, int | None, str]) -> Drawing:
    drawing = Drawing()
    for own in ("taker", *dict.fromkeys(own for own, _, _ in given)):
        drawing.entity(own)
    for own, amount, currency in given:
        money: dict[str, Any] = {} if amount is None else {"amount_minor": amount, "currency": currency}
        drawing.link("FUNDS", own, "taker", flow="grant", **money)
    return drawing


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([("a", 30, "USD"), ("b", 90, "USD")], (0.25, 0.25)),
        ([("a", None, ""), ("b", 90, "USD")], (0.0, 1.0)),
        ([("a", 30, "USD"), ("b", None, "")], (0.0, 1.0)),
        ([("a", 30, "USD"), ("b", 90, "USD"), ("c", None, "")], (0.0, 0.25)),
        ([("a", 30, "USD"), ("a", None, ""), ("b", 90, "USD")], (0.25, 1.0)),
        ([("a", None, ""), ("b", None, "")], (0.0, 1.0)),
        ([("a", None, "")], (1.0, 1.0)),
        ([("a", 30, "USD"), ("b", 90, "USD"), ("a", 5, "EUR")], (0.25, 1.0)),
        ([("a", 30, "USD"), ("a", -20, "USD"), ("b", 90, "USD")], (0.1, 0.1)),
    ],
)
def test_a_share_is_a_range_where_amounts_are_unknown(
    store: Store, given: list[tuple[str, int | None, str]], expected: tuple[float, float]
) -> None:
    funded(*given).put(store)

    assert shares(exits(store, ["a"], on="2020-01-01")) == {"taker": expected}


def test_a_payment_supports_for_a_year(store: Store) -> None:
    drawing = funded(("b", 10, "USD"))
    drawing.entity("a")
    drawing.link(
        "FUNDS", "a", "taker", ("2020-03-01", "2020-03-01"), amount_minor=10, currency="USD", flow="grant"
    )
    drawing.put(store)

    for day, expected in (("2020-02-01", {}), ("2020-12-01", {"taker": (0.5, 0.5)}), ("2021-06-01", {})):
        assert shares(exits(store, ["a"], on=day)) == expected


def test_money_that_lasts_on_two_days_is_folded_once(little: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = exits(little, [NORTHLIGHT], on="2023-07-01")
    folding: list[Sequence[Payment]] = []

    def counted(payments: Sequence[Payment]) -> tuple[Unit, ...]:
        folding.append(payments)
        return folded(payments)

    monkeypatch.setattr(batches, "folded", counted)
    again = exits(little, [NORTHLIGHT], on="2023-07-02")

    assert first.losses == again.losses != ()
    assert folding == []


def test_a_project_of_several_tells_nobody_its_part(store: Store) -> None:
    drawing = funded(("b", 10, "USD"))
    for own, runners in (("joint", ("taker", "other")), ("single", ("alone",))):
        drawing.entity(own, labels=("Project",))
        for runner in runners:
            if runner != "taker":
                drawing.entity(runner)
            drawing.link("IMPLEMENTS", runner, own)
    drawing.entity("a")
    for own in ("joint", "single"):
        drawing.link("FUNDS", "a", own, amount_minor=10, currency="USD", flow="grant")
    drawing.put(store)

    assert shares(exits(store, ["a"], on="2020-01-01")) == {
        "taker": (0.0, 1.0), **dict.fromkeys(("other", "alone", "joint", "single"), (1.0, 1.0)),
    }  # fmt: skip


def test_support_that_ends_soon_is_told_without_anybody_leaving(store: Store) -> None:
    drawing = Drawing()
    for own in ("a", "b", "soon", "later", "open"):
        drawing.entity(own)
    drawing.link("FUNDS", "a", "soon", ("2020", "2021-03"))
    drawing.link("FUNDS", "a", "later", ("2020", "2021-03"))
    drawing.link("FUNDS", "b", "later", ("2020", "2024"))
    drawing.link("FUNDS", "b", "open", ("2020", None))
    drawing.put(store)

    def ending(*leaving: str, months: int = 12) -> list[tuple[str, str]]:
        return [
            (each.id, each.until) for each in exits(store, leaving, on="2020-12-01", months=months).ending
        ]

    assert ending() == [("soon", "2021-03-31")]
    assert ending(months=2) == []
    assert ending("b") == [("later", "2021-03-31"), ("soon", "2021-03-31")]


def test_what_is_lost_says_its_dates_and_what_has_none_how_old_it_is(store: Store) -> None:
    drawing = Drawing()
    for own in ("a", "b", "taker"):
        drawing.entity(own)
    drawing.link("FUNDS", "a", "taker", ("2008", None))
    drawing.link("FUNDS", "a", "taker", said_on="2019-05")
    drawing.link("FUNDS", "a", "taker")
    drawing.link("FUNDS", "b", "taker")
    drawing.put(store)

    [loss] = exits(store, ["a"], on="2020-01-01").losses

    assert loss.reasons == (
        "loses an unknown amount from A: since 2008-01-01",
        "loses an unknown amount from A: undated, last said on 2019-05",
        "loses an unknown amount from A: undated, and it is not known when it was said",
        "keeps 1 of 4 known supports, 1 of unknown amount, 1 undated",
    )
    assert (loss.undated, loss.said_on) == (False, "2019-05")
    [loss] = exits(store, ["b"], on="2020-01-01").losses
    assert (loss.undated, loss.said_on) == (True, None)


def test_of_whom_nothing_is_known_that_is_said(little: Store) -> None:
    leaving = exits(little, [HILLSIDE, NORTHLIGHT, "old-bridge-counseling-center"], on="2023-07-01").leaving

    assert {each.id: (each.here, each.known) for each in leaving} == {
        HILLSIDE: (True, True),
        NORTHLIGHT: (True, False),
        "old-bridge-counseling-center": (False, False),
    }


def test_bad_questions_are_refused(little: Store) -> None:
    with pytest.raises(NotFound, match="'nobody'"):
        exits(little, ["nobody"])
    with pytest.raises(InvalidQuestion, match="2021-02-30"):
        exits(little, [HILLSIDE], on="2021-02-30")
    with pytest.raises(InvalidQuestion, match="number of months"):
        exits(little, [HILLSIDE], months=0)


def test_an_empty_graph_loses_nothing(store: Store) -> None:
    answer = exits(store, [])

    assert not (answer.losses or answer.dark or answer.remain or answer.ending or answer.truncated)


def test_what_does_not_fit_is_said(little: Store) -> None:
    answer = exits(little, [HILLSIDE, LAKESHORE], on="2023-07-01", limit=2)

    assert (len(answer.dark), answer.truncated) == (2, True)


def test_an_office_that_closes_takes_its_work_along_and_leaves_the_center(
    store: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, *material("seeds/*.txt"))
    office = resolve(store, "IJM Rwanda")

    answer = exits(store, [office], as_of="2015")

    [leaving] = answer.leaving
    assert {"land-grabbing", "gender-based-violence", "sexual-violence"} <= set(leaving.themes)
    assert {"widows", "child-victims-of-sexual-assault"} <= set(leaving.populations)
    assert {"ministry-of-justice", "legal-aid-forum"} <= set(leaving.partners)
    assert ("land-grabbing", "", "") in cells(answer)
    assert ("", "child-victims-of-sexual-assault", "") in cells(answer)
    assert ("gender-based-violence", "", "") not in cells(answer), "others work on it"
    assert resolve(store, "Isange One Stop Center") in {each.id for each in answer.remain}
    assert office not in {each.id for each in answer.remain}
    later = exits(store, [office], on="2020")
    assert not later.leaving[0].here
    assert not later.dark
