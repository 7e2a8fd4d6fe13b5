"""What kinds of transaction there are, and what each means for the money."""

from dataclasses import dataclass

from graph.model.entities import Organization
from graph.model.links import Flow
from loaders.readers.element import Element
from loaders.sources.iati.bodies import NOT_NAMED, Bodies


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of transaction: its name in the standard, what its amount is, and whether money comes in."""

    name: str
    flow: Flow
    incoming: bool = False


SORTS = {
    "1": Sort("Incoming Funds", "incoming", incoming=True),
    "2": Sort("Outgoing Commitment", "commitment"),
    "3": Sort("Disbursement", "disbursement"),
    "4": Sort("Expenditure", "expenditure"),
    "5": Sort("Interest Payment", "repayment"),
    "6": Sort("Loan Repayment", "repayment"),
    "7": Sort("Reimbursement", "unknown"),
    "8": Sort("Purchase of Equity", "unknown"),
    "9": Sort("Sale of Equity", "unknown"),
    "10": Sort("Credit Guarantee", "unknown"),
    "11": Sort("Incoming Commitment", "commitment", incoming=True),
    "12": Sort("Outgoing Pledge", "unknown"),
    "13": Sort("Incoming Pledge", "unknown", incoming=True),
}
"""By the codes of version 2."""
_VERSION_1 = {
    "IF": "1", "C": "2", "D": "3", "E": "4", "IR": "5", "LR": "6", "R": "7", "QP": "8", "QS": "9", "CG": "10",
}  # fmt: skip


def sort_of(transaction: Element) -> Sort:
    """Return the kind of a transaction; one that the standard does not have keeps its code for a name."""
    stated = transaction.child("transaction-type")
    code = stated.get("code") if stated else ""
    known = SORTS.get(_VERSION_1.get(code.upper(), code))
    return known or Sort(f"transaction type {code or 'not said'}", "unknown")


def provider_of(transaction: Element, bodies: Bodies, reporter: Organization | None) -> Organization:
    """Return who gives: whom the transaction names, else the reporting organization where money goes out."""
    named = bodies.of(transaction.child("provider-org"))
    if named:
        return named
    return NOT_NAMED if reporter is None or sort_of(transaction).incoming else reporter


def receiver_of(transaction: Element, bodies: Bodies, provider: Organization) -> Organization | None:
    """Return which other organization receives; None where the activity itself does."""
    named = bodies.of(transaction.child("receiver-org"))
    return None if named is None or named.stated_id == provider.stated_id else named
