"""Who pays for what."""

from collections import Counter
from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.funding import Funding, funding
from graph.questions.funding.rates import read_rates
from tests.graph.questions.drawn import ALWAYS, Drawing

NORTHLIGHT, RIVERBEND, HILLSIDE = (
    "northlight-foundation",
    "riverbend-relief-agency",
    "hillside-health-initiative",
)
TERRACE, HARVEST = "terrace-womens-association", "strong-harvest-project"


def told(answer: Funding) -> set[tuple[object, ...]]:
    return {
        (each.from_id, each.via, each.to_id, each.year, each.currency, each.flow, each.amount_minor)
        for each in answer.flows
    }


def test_money_is_followed_through_the_hands_it_passes(little: Store) -> None:
    answer = funding(little)

    assert told(answer) == {
        (NORTHLIGHT, (RIVERBEND,), HILLSIDE, 2022, "USD", "grant", 300_000_00),
        (NORTHLIGHT, (), RIVERBEND, 2022, "USD", "grant", 200_000_00),
        (NORTHLIGHT, (), TERRACE, 2023, "EUR", "grant", 40_000_00),
        (NORTHLIGHT, (), TERRACE, 2023, "EUR", "disbursement", 25_500_50),
        (NORTHLIGHT, (), HARVEST, None, "", "unknown", None),
        (RIVERBEND, (), "lakeshore-legal-aid", 2024, "RWF", "commitment", 12_000_000),
    }
    through = next(each for each in answer.flows if each.via)
    assert [said.record for said in through.evidence] == ["grant 1", "grant 1"]
    assert (through.statements, through.projects) == (2, ("Safe Steps",))
    kept = next(each for each in answer.flows if each.to_id == RIVERBEND)
    assert (kept.kept_minor, kept.statements) == (200_000_00, 1)
    assert answer.unsaid.model_dump() == {
        "statements": 6, "unknown_amounts": 1, "undated": 1, "told_again": 0,
        "told_differently": 0, "joint": 0,
    }  # fmt: skip


def test_totals_are_of_one_currency_and_flow(little: Store) -> None:
    by = {(each.by, each.id, each.currency, each.flow): each.amount_minor for each in funding(little).totals}

    assert by["funder", NORTHLIGHT, "USD", "grant"] == 500_000_00
    assert by["recipient", HILLSIDE, "USD", "grant"] == 300_000_00
    assert by["recipient", TERRACE, "EUR", "grant"] == 40_000_00
    assert by["recipient", TERRACE, "EUR", "disbursement"] == 25_500_50
    assert by["recipient", TERRACE, "", "unknown"] is None, "it alone carries out the project that is funded"
    assert by["district", "musanze", "RWF", "commitment"] == 12_000_000
    assert by["theme", "nutrition", "", "unknown"] is None
    assert by["district", "", "USD", "grant"] == 500_000_00, "where it is not known where money goes"
    assert {each.by for each in funding(little, by=["theme"]).totals} == {"theme"}


def test_a_question_about_one_body_follows_all_its_money(little: Store) -> None:
    through, harvest = funding(little, RIVERBEND), funding(little, TERRACE)

    assert {(each.from_id, each.to_id) for each in through.flows} == {
        (NORTHLIGHT, HILLSIDE), (NORTHLIGHT, RIVERBEND), (RIVERBEND, "lakeshore-legal-aid"),
    }  # fmt: skip
    [carried] = [each for each in harvest.flows if each.to_id == HARVEST]
    assert carried.implementers == (TERRACE,)
    assert [each.id for each in harvest.dependence] == [TERRACE, TERRACE]


def test_a_day_leaves_out_what_was_not_true_on_it(little: Store) -> None:
    assert told(funding(little, TERRACE, as_of="2024-06-01")) == {
        (NORTHLIGHT, (), HARVEST, None, "", "unknown", None)
    }


def three_funders(**fields: object) -> Drawing:
    drawing = Drawing()
    for own in ("big", "small", "silent", "taker"):
        drawing.entity(own)
    drawing.entity("nobody", name="provider not named", generic=True)
    for own, amount in (("big", 750_00), ("small", 250_00), ("nobody", 1000_00)):
        drawing.link(
            "FUNDS", own, "taker", ("2020", "2020"), amount_minor=amount, currency="USD", flow="grant"
        )
    drawing.link("FUNDS", "silent", "taker", flow="grant")
    return drawing


def test_dependence_is_a_share_of_what_is_known(store: Store) -> None:
    three_funders().put(store)

    [found] = funding(store, "taker").dependence

    assert (found.share, found.effective_funders) == (0.75, 1.6)
    assert [(part.id, part.share) for part in found.funders] == [("big", 0.75), ("small", 0.25)]
    assert (found.unnamed_minor, found.unknown) == (1000_00, ("silent",))


def test_dependence_never_mixes_currencies_or_flows(store: Store) -> None:
    drawing = three_funders()
    for currency, flow in (("EUR", "grant"), ("USD", "commitment"), ("USD", "expenditure")):
        drawing.link("FUNDS", "small", "taker", amount_minor=5, currency=currency, flow=flow)
    drawing.put(store)

    found = {(each.currency, each.flow): each.share for each in funding(store, "taker").dependence}

    assert found == {("USD", "grant"): 0.75, ("EUR", "grant"): 1.0, ("USD", "commitment"): 1.0}


def test_what_cannot_be_traced_is_said(store: Store) -> None:
    drawing = three_funders()
    for own in ("open", "carried"):
        drawing.entity(own, labels=("Project",))
        drawing.link("FUNDS", "big", own, amount_minor=500_00, currency="USD", flow="grant")
    drawing.link("IMPLEMENTS", "taker", "carried")
    drawing.link("FUNDS", "nobody", "open", amount_minor=-10_00, currency="USD", flow="grant")
    drawing.put(store)

    [found] = funding(store).untraced

    assert (found.amount_minor, found.giver_unknown_minor, found.taker_unknown_minor) == (
        3000_00,
        1000_00,
        500_00,
    )
    assert (found.untraced_minor, found.share) == (1500_00, 0.5)


def test_of_a_project_of_several_nobody_says_who_got_how_much(store: Store) -> None:
    drawing = three_funders()
    drawing.entity("joint", labels=("Project",))
    for own in ("taker", "small"):
        drawing.link("IMPLEMENTS", own, "joint")
    drawing.link("FUNDS", "big", "joint", amount_minor=500_00, currency="USD", flow="grant")
    drawing.put(store)

    answer = funding(store, "taker")

    assert answer.unsaid.joint == 1
    assert [each.implementers for each in answer.flows if each.to_id == "joint"] == [("small", "taker")]
    assert [each.amount_minor for each in answer.dependence if each.id == "taker"] == [1000_00]
    assert ("joint", 500_00) in {
        (each.id, each.amount_minor) for each in answer.totals if each.by == "recipient"
    }


def test_two_sources_of_one_payment_count_it_once(store: Store) -> None:
    drawing = three_funders()
    again = drawing.link(
        "FUNDS", "big", "taker", ("2020-03", "2020-03"), source="other", amount_minor=750_00, currency="USD",
        flow="grant",
    )  # fmt: skip
    drawing.put(store)

    flow = next(each for each in funding(store).flows if each.from_id == "big")

    assert (flow.amount_minor, flow.statements, flow.told_again) == (750_00, 2, 1)
    assert again in flow.links
    assert {said.source for said in flow.evidence} == {"map", "other"}


def test_amounts_that_sources_tell_differently_are_summed_and_said(store: Store) -> None:
    drawing = three_funders()
    for source, period, amount in (("other", ("2020-05", "2020-05"), 800_00), ("third", ALWAYS, 750_00)):
        money = {"amount_minor": amount, "currency": "USD", "flow": "grant"}
        drawing.link("FUNDS", "big", "taker", period, source=source, **money)
    drawing.put(store)

    answer = funding(store)

    flow, small = (next(each for each in answer.flows if each.from_id == own) for own in ("big", "small"))
    assert (flow.amount_minor, flow.statements, flow.told_again) == (1550_00, 3, 1)
    assert (flow.told_differently, flow.lowest_minor, flow.highest_minor) == (3, 750_00, 800_00)
    assert (small.told_differently, small.lowest_minor, small.highest_minor) == (0, None, None)
    assert answer.unsaid.told_differently == 3


def test_the_way_that_a_source_names_is_shown(store: Store) -> None:
    drawing = three_funders()
    drawing.link("FUNDS", "big", "taker", source="map", via=["stated-small", "nowhere"], flow="grant")
    drawing.put(store)
    store.write(
        "MATCH (s:Source {id: 'map'}), (e:Entity {id: 'small'}) "
        "CREATE (s)-[:DESCRIBES {id: 'd', source: 'map', stated_id: 'stated-small', name: 'Small'}]->(e)"
    )

    assert ("big", ("small",), "taker", None, "", "grant", None) in told(funding(store))


def test_funders_share_recipients(store: Store) -> None:
    drawing = Drawing()
    for own in ("a", "b", "c", "one", "two", "three"):
        drawing.entity(own)
    for funder, taker in (("a", "one"), ("a", "two"), ("b", "two"), ("b", "three"), ("c", "three")):
        drawing.link("FUNDS", funder, taker)
    drawing.put(store)

    def shared(own: str | None) -> dict[tuple[str, str], tuple[str, ...]]:
        return {(pair.one, pair.other): pair.recipients for pair in funding(store, own).overlap.pairs}

    assert shared(None) == {
        ("a", "a"): ("one", "two"), ("a", "b"): ("two",), ("b", "b"): ("three", "two"),
        ("b", "c"): ("three",), ("c", "c"): ("three",),
    }  # fmt: skip
    assert set(shared("a")) == {("a", "a"), ("a", "b"), ("b", "b")}
    assert set(shared("three")) == {("b", "b"), ("b", "c"), ("c", "c")}


def rates_file(folder: Path, *lines: str) -> Path:
    path = folder / "rates.csv"
    path.write_text("\n".join(("currency,rate,date,name", *lines)) + "\n", encoding="utf-8")
    return path


def test_one_currency_needs_rates_that_are_dated_and_named(little: Store, tmp_path: Path) -> None:
    rates = read_rates(
        rates_file(tmp_path, "USD,1,2022-12-31,Bank", "EUR,1.5,2022-12-31,Bank", "EUR,1.1,2023-12-31,Bank")
    )

    answer = funding(little, rates=rates)

    by = {(each.by, each.id, each.currency, each.flow): each.amount_minor for each in answer.totals}
    assert by["funder", NORTHLIGHT, "USD", "grant"] == 544_000_00
    assert by["funder", RIVERBEND, "RWF", "commitment"] == 12_000_000, "a currency without a rate stays"
    assert answer.rates is not None
    assert [(str(rate.rate), str(rate.date), rate.name) for rate in answer.rates.used] == [
        ("1.1", "2023-12-31", "Bank"), ("1", "2022-12-31", "Bank"),
    ]  # fmt: skip
    assert answer.rates.missing == ("RWF",)
    assert told(answer) == told(funding(little)), "flows keep their own currency"


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["USD,one,2022-01-01,Bank"], "line 2, rate"),
        (["USD,1,2022-02-30,Bank"], "line 2, date"),
        (["USD,1,2022-01-01,"], "line 2, name"),
        (["usd,1,2022-01-01,Bank"], "line 2, currency"),
        (["USD,2,2022-01-01,Bank"], "exactly one currency must have the rate 1"),
        (["USD,1,2022-01-01,Bank", "EUR,1,2022-01-01,Bank"], "EUR, USD"),
    ],
)
def test_a_rate_that_makes_no_sense_is_refused(tmp_path: Path, lines: list[str], complaint: str) -> None:
    with pytest.raises(InvalidQuestion, match=complaint):
        read_rates(rates_file(tmp_path, *lines))


def test_a_rates_file_that_is_not_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("currency,rate\nUSD,1\n", encoding="utf-8")

    with pytest.raises(InvalidQuestion, match="lack the column 'date'"):
        read_rates(path)
    with pytest.raises(InvalidQuestion, match="cannot be read"):
        read_rates(tmp_path / "nowhere.csv")


def test_what_is_asked_wrongly_is_refused(little: Store) -> None:
    with pytest.raises(NotFound, match="'nobody'"):
        funding(little, "nobody")
    with pytest.raises(InvalidQuestion, match="2021-02-30"):
        funding(little, as_of="2021-02-30")
    with pytest.raises(InvalidQuestion, match="by 'color'"):
        funding(little, by=["color"])  # type: ignore[list-item]


def test_an_empty_graph_has_no_money_and_says_so(store: Store) -> None:
    answer = funding(store)

    assert (answer.flows, answer.totals, answer.dependence, answer.untraced) == ((), (), (), ())
    assert not answer.truncated


def test_what_does_not_fit_is_said(little: Store) -> None:
    answer = funding(little, limit=2)

    assert len(answer.flows) == 2
    assert max(Counter(each.by for each in answer.totals).values()) == 2
    assert answer.truncated
    assert not funding(little, limit=50).truncated
