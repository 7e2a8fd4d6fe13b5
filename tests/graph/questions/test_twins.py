"""What several sources tell of one payment is counted once; what they tell differently is found."""

from collections import defaultdict

import pytest
from hypothesis import given

from graph.questions.funding.chains import folded
from graph.questions.funding.payments import Payment
from graph.questions.funding.twins import told_differently, twins
from tests.graph.questions.paid import PAYMENTS, paid, shown


def test_one_payment_told_by_two_sources_is_counted_once() -> None:
    mine = paid("a", "b", 500, source="mine", written="2022-03-01")

    [unit] = folded([mine, yours := paid("a", "b", 500, source="yours", written="2022-03")])
    assert (unit.amount, unit.links, unit.told_again) == (500, (mine.id,), (yours.id,))
    for other in (
        paid("a", "b", 500, source="yours", written="2022-04"),
        paid("a", "b", 500, source="yours", written="2022-03-01", flow="commitment"),
        paid("a", "b", 501, source="yours", written="2022-03-01"),
        paid("a", "b", 500, source="mine", written="2022-03-01", id="again"),
    ):
        assert [unit.told_again for unit in folded([mine, other])] == [(), ()]


def test_a_payment_without_a_date_is_that_of_other_sources() -> None:
    undated, dated, third = (
        paid("a", "b", 500, source=source, written=written)
        for source, written in (("mine", ""), ("yours", "2022-03"), ("theirs", ""))
    )

    [unit] = folded([undated, dated, third])
    assert (unit.amount, unit.year, unit.links) == (500, 2022, (dated.id,))
    assert set(unit.told_again) == {undated.id, third.id}
    [unit] = folded([undated, third])
    assert (unit.amount, unit.year, len(unit.told_again)) == (500, None, 1)
    twice = folded([undated, paid("a", "b", 500, source="mine", written="", id="again"), third])
    assert sorted(len(unit.told_again) for unit in twice) == [0, 1], "what one source says twice is two"


@pytest.mark.parametrize("written", [("", "2022", "2023"), ("2022", "2022-03", "2022-05")])
def test_what_has_no_exact_date_makes_no_two_payments_one(written: tuple[str, ...]) -> None:
    units = folded(
        [paid("a", "b", 500, source=f"source {at}", written=each) for at, each in enumerate(written)]
    )

    assert sorted((unit.amount, len(unit.told_again)) for unit in units) == [(500, 0), (500, 1)]


def test_a_chain_without_dates_is_that_of_one_payment_and_not_of_two() -> None:
    in_chain = paid("a", "b", 500, source="mine", written="", chain="c")
    dated = [paid("a", "b", 500, source=source, written=source) for source in ("2022", "2023")]

    units = folded([in_chain, *dated])

    assert sorted((unit.amount, len(unit.told_again)) for unit in units) == [(500, 0), (500, 1)]


def test_chains_of_three_sources_that_share_their_payments_are_one() -> None:
    chains = [
        paid(ends[0], ends[1], 70, source=source, chain=source, written=written)
        for source, ends, written in (
            ("one", "ab", "2022"), ("two", "ab", "2022-01"), ("two", "bc", ""), ("three", "bc", "2022-02"),
            ("three", "cd", ""), ("one", "cd", "2022-03"),
        )
    ]  # fmt: skip

    assert shown(*chains) == {("a > b > c > d", 70)}


def test_amounts_that_one_source_tells_otherwise_than_another_are_found() -> None:
    mine, yours = paid("a", "b", 500, source="mine"), paid("a", "b", 700, source="yours")

    assert set(told_differently([mine, yours])) == {mine.id, yours.id}
    third = paid("a", "b", 500, source="theirs", written="")
    assert set(told_differently([mine, yours, third])) == {mine.id, yours.id, third.id}
    for other in (
        paid("a", "c", 700, source="yours"),
        paid("a", "b", 700, source="yours", flow="commitment"),
        paid("a", "b", 700, source="yours", currency="EUR"),
        paid("a", "b", 700, source="yours", written="2023"),
        paid("a", "b", None, source="yours"),
        paid("a", "b", 700, source="mine"),
    ):
        assert told_differently([mine, other]) == {}
    both = paid("a", "b", 500, source="yours")
    assert told_differently([mine, yours, both]) == {}, "who tells of both tells of two payments"


def test_two_sources_that_tell_the_same_chain_tell_it_once() -> None:
    chains = [
        paid(*ends, 70, source=source, chain=source, written=day)
        for source in ("mine", "yours")
        for ends, day in ((("a", "b"), "2022-01"), (("b", "c"), "2022-02"))
    ]
    further = paid("c", "d", 70, source="yours", chain="yours")

    assert shown(*chains, further) == {("a > b > c > d", 70)}


@given(PAYMENTS)
def test_one_payment_is_told_once_by_each_source_and_for_one_time(payments: list[Payment]) -> None:
    same = twins(payments)
    told: dict[str, list[Payment]] = defaultdict(list)
    for each in payments:
        told[same.get(each.id, each).id].append(each)

    for tellers in told.values():
        assert len({each.source for each in tellers}) == len(tellers)
        assert len({each.amount for each in tellers}) == 1
        exact = max((each.written for each in tellers), key=len)
        assert all(exact.startswith(each.written) for each in tellers)
