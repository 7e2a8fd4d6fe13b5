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


@dataclass(frozen=True, slots=True)
class Transfer:
    """Between whom a transaction moves money, and what kind it is."""

    sort: Sort
    provider: Organization
    receiver: Organization | None
    """Which other organization receives; None where the activity itself does."""


def transfer_of(transaction: Element, bodies: Bodies, reporter: Organization | None) -> Transfer:
    """Return who gives: whom a transaction names, else who reports where money goes out; and who receives."""
    sort = _sort_of(transaction)
    named = bodies.of(transaction.child("provider-org"))
    provider = named or (NOT_NAMED if reporter is None or sort.incoming else reporter)
    receiver = bodies.of(transaction.child("receiver-org"))
    pays_itself = receiver is not None and receiver.stated_id == provider.stated_id
    return Transfer(sort, provider, None if pays_itself else receiver)


def _sort_of(transaction: Element) -> Sort:
    """Return the kind of a transaction; one that the standard does not have keeps its code for a name."""
    stated = transaction.child("transaction-type")
    code = stated.get("code") if stated else ""
    known = SORTS.get(_VERSION_1.get(code.upper(), code))
    return known or Sort(f"transaction type {code or 'not said'}", "unknown")
