"""Payments for tests of money: those that tests write, and those that are drawn at random."""

from hypothesis import strategies as st

from graph.questions.funding.chains import folded
from graph.questions.funding.payments import Payment


def paid(one: str, other: str, amount: int | None, **fields: object) -> Payment:
    """Return a payment in dollars in 2022, as a book tells it unless said otherwise."""
    told: dict[str, object] = {
        "id": f"{one}-{other}-{amount}-{fields}",
        "source": "book",
        "currency": "USD" if amount is not None else "",
        "flow": "grant",
        "written": "2022",
        **fields,
    }
    return Payment(from_id=one, to_id=other, amount=amount, **told)  # type: ignore[arg-type]


def shown(*payments: Payment) -> set[tuple[str, int | None]]:
    """Return whom money passes on each way, and how much of it."""
    return {(" > ".join(unit.path), unit.amount) for unit in folded(payments)}


PAYMENTS = st.lists(
    st.builds(
        lambda number, pair, amount, chain, source, written: paid(
            pair[0], pair[1], amount, id=f"p{number:06}", chain=chain, source=source, written=written
        ),
        st.integers(0, 999_999),
        st.sampled_from(["ab", "bc", "ac", "cd", "ba"]),
        st.sampled_from([None, 5, 5, 7]),
        st.sampled_from(["", "", "c", "d"]),
        st.sampled_from(["book", "paper", "list"]),
        st.sampled_from(["", "2022", "2022-03", "2023"]),
    ),
    max_size=12,
    unique_by=lambda payment: payment.id,
)
