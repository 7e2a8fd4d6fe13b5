"""Files into rows: the head of an activity, and each of the parts that can be used or refused by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graph.errors import RowRejected
from loaders.catalogue import Portions
from loaders.readers import BadRow
from loaders.readers.element import Element
from loaders.readers.xml import XmlRow, read_xml
from loaders.sources.iati.activity import Activity, activity_of, identifier_of
from loaders.sources.iati.facts import ACTIVITY, ORGANIZATION, Facts
from loaders.sources.iati.flows import Transfer
from loaders.sources.iati.shares import Sums, share_in

PARTS = (
    "reporting-org", "participating-org", "recipient-country", "recipient-region", "location", "sector",
    "related-activity",
)  # fmt: skip
WITHIN_TRANSACTIONS = ("recipient-country", "recipient-region", "sector")
PERSONAL = "contact-info"


@dataclass(frozen=True, slots=True)
class Part:
    """One element of an activity, or its head, which is the activity without its parts."""

    number: int
    where: str
    element: Element
    activity: Activity

    @property
    def share(self) -> float | None:
        """How many percent of the activity it says it is; refused where that is no such number."""
        return share_in(self.element)

    def unused(self) -> list[str]:
        """Return what it says that nobody used."""
        return self.element.unused()

    def __str__(self) -> str:
        return str(self.element)


class Within(Part):
    """One element of a transaction: what it says of places and sectors holds for the activity too."""

    __slots__ = ()

    @property
    def share(self) -> None:
        """How much of the transaction it is says nothing of the activity."""
        return None


@dataclass(frozen=True, slots=True)
class Payment(Part):
    """One transaction of an activity."""

    transfer: Transfer


@dataclass(frozen=True, slots=True)
class Publisher:
    """One organization of an organization file."""

    number: int
    where: str
    element: Element
    said_on: str | None

    def unused(self) -> list[str]:
        """Return what it says that nobody used."""
        return self.element.unused()

    def __str__(self) -> str:
        return str(self.element)


Told = Part | Publisher


def rows_of(path: Path, facts: Facts) -> Portions[Told]:
    """Return the rows of a file of activities or of organizations, a portion for each of these."""
    return Portions(partial(_portion, row, facts) for row in read_xml(path, (ACTIVITY, ORGANIZATION)))


def _portion(row: XmlRow, facts: Facts) -> Iterator[Told | BadRow]:
    if row.element.tag == ORGANIZATION:
        yield Publisher(row.number, row.where, row.element, facts.published)
    else:
        yield from _activity(row, facts)


def _activity(row: XmlRow, facts: Facts) -> Iterator[Part | BadRow]:
    row.element.leave(PERSONAL, row.element.without(PERSONAL))
    try:
        _require_first(row, facts)
        activity = activity_of(row.element, facts.published, facts.ids)
    except RowRejected as reason:
        yield from _refused(row, str(reason))
        return
    sums = Sums()
    sums.add(row.element)
    for uneven in sums.uneven():
        row.element.leave(uneven)
    yield Part(row.number, activity.id, row.element, activity)
    yield from parts_of(row.element, activity)


def _require_first(row: XmlRow, facts: Facts) -> None:
    identifier = identifier_of(row.element)
    line = facts.repeated.get(row.where)
    if line is not None:
        raise RowRejected(f"the activity {identifier!r} stands in line {line} already; tell it once")


def _refused(row: XmlRow, reason: str) -> Iterator[BadRow]:
    """Yield an activity that cannot be used, and each of its transactions, so that no money is missed."""
    yield BadRow(row.number, row.where, reason, str(row.element))
    for number, one in enumerate(row.element.own("transaction"), start=1):
        yield BadRow(one.line, f"{row.where} transaction {number}", reason, str(one))


def parts_of(element: Element, activity: Activity) -> Iterator[Part]:
    """Yield the parts of an activity; what its transactions say of places and sectors is said once."""
    told: set[tuple[str, ...]] = set()
    for tag in PARTS:
        for number, one in enumerate(element.own(tag), start=1):
            told.add(_gist(one))
            yield Part(one.line, f"{activity.id} {tag} {number}", one, activity)
    for number, (transaction, transfer) in enumerate(activity.transactions, start=1):
        reference = transaction.get("ref")
        where = f"{activity.id} transaction {number}" + (f" ({reference})" if reference else "")
        within = transaction.own(*WITHIN_TRANSACTIONS)
        yield Payment(transaction.line, where, transaction, activity, transfer)
        for one in within:
            # A thousand payments may name one country; it is said of the activity once.
            if _gist(one) not in told:
                told.add(_gist(one))
                yield Within(one.line, f"{where} {one.tag}", one, activity)


def _gist(element: Element) -> tuple[str, ...]:
    return (
        element.tag,
        element.get("vocabulary"),
        element.get("code"),
        "" if element.get("code") else str(element),
    )
