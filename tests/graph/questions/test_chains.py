"""Each unit of money is counted once, however many hands it passes through."""

from collections import Counter
from itertools import count, pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.questions.funding.batches import batches
from graph.questions.funding.chains import Unit, folded
from graph.questions.funding.payments import Payment
from tests.graph.questions.paid import PAYMENTS, paid, shown

# Layers keep money from going round; the last of a way may be in any later layer.
WAYS = st.lists(
    st.tuples(
        st.lists(st.integers(0, 2), min_size=2, max_size=5),
        st.integers(1, 10_000),
    ),
    min_size=1,
    max_size=8,
)


def steps_of(ways: list[tuple[list[int], int]]) -> list[Payment]:
    """Return the payments that move these amounts along these ways, those between the same two in one."""
    sums: Counter[tuple[str, str]] = Counter()
    for hands, amount in ways:
        for pair in pairwise(f"{layer}/{hand}" for layer, hand in enumerate(hands)):
            sums[pair] += amount
    return [paid(*pair, amount, chain="c") for pair, amount in sums.items()]


def summed(units: tuple[Unit, ...], at: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for unit in units:
        found[unit.path[at]] += unit.amount or 0
    return found


@given(WAYS)
def test_what_leaves_the_first_arrives_at_the_last_or_stays_between(
    ways: list[tuple[list[int], int]],
) -> None:
    payments = steps_of(ways)
    paid_out, received = Counter[str](), Counter[str]()
    for payment in payments:
        paid_out[payment.from_id] += payment.amount or 0
        received[payment.to_id] += payment.amount or 0

    units = folded(payments)

    assert all(unit.amount and unit.amount > 0 for unit in units)
    assert summed(units, 0) == +(paid_out - received)
    assert summed(units, -1) == +(received - paid_out)
    assert sum(unit.amount or 0 for unit in units) == sum(amount for _, amount in ways)
    carried: Counter[tuple[str, str]] = Counter()
    for unit in units:
        for pair in pairwise(unit.path):
            carried[pair] += unit.amount or 0
    assert carried == Counter({(each.from_id, each.to_id): each.amount for each in payments})


@given(WAYS, st.lists(st.integers(0, 10_000), min_size=20, max_size=20))
def test_what_an_intermediary_keeps_or_adds_is_its_own(
    ways: list[tuple[list[int], int]], changes: list[int]
) -> None:
    payments = [
        paid(each.from_id, each.to_id, (each.amount or 0) + change, chain="c")
        for each, change in zip(steps_of(ways), changes, strict=False)
    ]
    balance: Counter[str] = Counter()
    for each in payments:
        balance[each.from_id] += each.amount or 0
        balance[each.to_id] -= each.amount or 0

    units = folded(payments)

    assert summed(units, 0) == Counter({own: left for own, left in balance.items() if left > 0})
    assert summed(units, -1) == Counter({own: -left for own, left in balance.items() if left < 0})
    assert {unit.path[-1] for unit in units if unit.stays} <= {each.from_id for each in payments}


@given(WAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_links_changes_nothing(ways: list[tuple[list[int], int]], random: object) -> None:
    payments = steps_of(ways)
    shuffled = list(payments)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert sorted(folded(shuffled), key=str) == sorted(folded(payments), key=str)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 99)), max_size=12))
def test_money_that_goes_round_comes_to_an_end(links: list[tuple[int, int, int]]) -> None:
    number = count()
    payments = [
        paid(str(one), str(other), amount, chain="c", id=f"{next(number)}")
        for one, other, amount in links
        if one != other
    ]
    balance: Counter[str] = Counter()
    for each in payments:
        balance[each.from_id] += each.amount or 0
        balance[each.to_id] -= each.amount or 0

    units = folded(payments)

    assert summed(units, 0) == Counter({own: left for own, left in balance.items() if left > 0})
    assert summed(units, -1) == Counter({own: -left for own, left in balance.items() if left < 0})


def test_of_several_givers_each_has_its_part_of_what_is_passed_on() -> None:
    units = folded(
        [
            paid("big", "hub", 300, chain="c"),
            paid("small", "hub", 100, chain="c"),
            paid("hub", "end", 200, chain="c"),
        ]
    )

    assert {(unit.path, unit.amount, unit.stays) for unit in units} == {
        (("big", "hub", "end"), 150, False),
        (("small", "hub", "end"), 50, False),
        (("big", "hub"), 150, True),
        (("small", "hub"), 50, True),
    }
    assert all(unit.apportioned for unit in units)


def test_a_way_told_whole_and_step_by_step_is_counted_once() -> None:
    whole = paid("a", "c", None, via=("b",), chain="c")
    steps = (paid("a", "b", None, chain="c"), paid("b", "c", None, chain="c"))

    assert shown(whole, *steps) == {("a > b > c", None)}
    [unit] = folded([whole, *steps])
    assert set(unit.links) == {each.id for each in (whole, *steps)}
    assert shown(paid("a", "c", 90, via=("b",), chain="c"), *steps) == {("a > b > c", 90)}
    assert shown(whole, paid("a", "b", 90, chain="c"), paid("b", "c", 60, chain="c")) == {
        ("a > b > c", 60),
        ("a > b", 30),
    }


def test_an_unknown_part_passed_on_is_unknown_and_not_nothing() -> None:
    assert shown(paid("a", "b", 500, chain="c"), paid("b", "c", None, chain="c")) == {
        ("a > b", 500),
        ("a > b > c", None),
    }
    assert shown(paid("a", "b", None, chain="c"), paid("b", "c", 60, chain="c")) == {("a > b > c", 60)}


def test_money_that_changes_its_currency_is_counted_where_it_came_from() -> None:
    units = folded([paid("a", "b", 500, chain="c"), paid("b", "c", 9, currency="RWF", chain="c")])

    assert {(unit.path, unit.amount, unit.counted) for unit in units} == {
        (("a", "b"), 500, True),
        (("a", "b", "c"), 9, False),
    }


def test_another_flow_of_a_chain_is_never_added() -> None:
    flows = {
        (unit.flow, unit.path, unit.amount)
        for unit in folded(
            [
                paid("a", "b", 5, chain="c", flow="commitment"),
                paid("a", "b", 3, chain="c", flow="disbursement"),
            ]
        )
    }

    assert flows == {("commitment", ("a", "b"), 5), ("disbursement", ("a", "b"), 3)}


def test_what_is_taken_back_is_taken_off() -> None:
    assert shown(paid("a", "b", 100, chain="c"), paid("a", "b", -30, chain="c")) == {("a > b", 70)}
    assert shown(paid("a", "b", -30, chain="c")) == {("a > b", -30)}


@given(PAYMENTS, st.data())
def test_money_folded_in_batches_is_the_money_folded_at_once(
    payments: list[Payment], data: st.DataObject
) -> None:
    lasting = data.draw(st.sets(st.sampled_from([each.id for each in payments]))) if payments else set()
    some = [each for each in payments if each.id in lasting]

    found = batches(payments)
    parts = [(batch, [each for each in batch.payments if each.id in lasting]) for batch in found]
    units = [unit for batch, part in parts if part for unit in batch.of(part)]

    assert sorted(each.id for batch in found for each in batch.payments) == sorted(e.id for e in payments)
    assert Counter(units) == Counter(folded(some))


def test_what_has_nothing_in_common_is_folded_apart() -> None:
    chain = [paid("a", "b", 9, chain="c"), paid("b", "c", 9, chain="c")]
    again = paid("a", "b", 9, source="paper", written="2022-05")

    found = batches([*chain, again, paid("a", "d", 9), paid("a", "d", None)])

    assert [len(batch.payments) for batch in found] == [3, 1, 1]
