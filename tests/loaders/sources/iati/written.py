"""What an IATI file says, taken straight from its XML by code that shares nothing with the loader."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tests.loaders.sources.counted import Counted, Money, smallest
from tests.material import MATERIAL

Element = Any
Link = tuple[str, ...]
"""Type, the activity, whom or what it is joined to as the file names it, and what kind of link it is."""
Spot = tuple[str, str, tuple[float, ...]]
NAMES = {
    "1": "Incoming Funds", "2": "Outgoing Commitment", "3": "Disbursement", "4": "Expenditure",
    "5": "Interest Payment", "6": "Loan Repayment", "7": "Reimbursement", "11": "Incoming Commitment",
    "IF": "Incoming Funds", "C": "Outgoing Commitment", "D": "Disbursement", "E": "Expenditure",
}  # fmt: skip
FLOWS = {
    "Incoming Funds": "incoming", "Outgoing Commitment": "commitment", "Incoming Commitment": "commitment",
    "Disbursement": "disbursement", "Expenditure": "expenditure", "Interest Payment": "repayment",
    "Loan Repayment": "repayment",
}  # fmt: skip
ROLES = {"1": "funding", "2": "accountable", "3": "extending", "4": "implementing"}
UNSPECIFIED = {("sector", "998"), ("sector", "99810"), ("recipient-region", "998")}
LISTS = (
    ("recipient-country", "Country"), ("recipient-region", "Region"), ("sector", "Sector"),
    ("sector", "SectorCategory"),
)  # fmt: skip
"""Lists of the standard, whose codes need no name beside them."""
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Payment:
    """One transaction: what it is called, who gives to whom, and its amount, currency and day."""

    name: str
    giver: str
    receiver: str
    """The identifier of the activity where it is no other organization."""
    currency: str
    minor: int
    day: str


@dataclass(frozen=True)
class Written:
    """All that a file of activities says and that is to be kept."""

    days: dict[str, tuple[str, str]] = field(default_factory=dict)
    """When each activity began and ended, by its identifier."""
    roles: Counter[Link] = field(default_factory=Counter)
    """Activity, role and name of each who takes part."""
    named_givers: Counter[Link] = field(default_factory=Counter)
    """Activity and name of those who fund it by their role alone: no transaction says how much."""
    nobody: list[str] = field(default_factory=list)
    """Activities with somebody who takes part and has neither a name nor a reference."""
    relations: Counter[Link] = field(default_factory=Counter)
    """Activities that are part of others, the inner first."""
    spots: Counter[Spot] = field(default_factory=Counter)
    """Activity, name and point of each location."""
    codes: Counter[Link] = field(default_factory=Counter)
    """Activity, element, vocabulary, code and name of each country, region and sector, once for each."""
    payments: list[Payment] = field(default_factory=list)

    @property
    def sums(self) -> Money:
        """Add up what moves, by the name of the transaction and currency."""
        found = Money()
        for one in self.payments:
            found[one.name, one.currency] += one.minor
        return found


def written(path: Path) -> Written:
    found = Written()
    for activity in etree.parse(path).iter("iati-activity"):
        own = _text(activity.find("iati-identifier"))
        found.days[own] = _days(activity)
        found.payments.extend(_payment(one, activity) for one in activity.findall("transaction"))
        found.relations.update(_relations(activity, own))
        found.spots.update(_spots(activity, own))
        found.codes.update((own, *each) for each in _codes(activity))
        paying = set(_payers(activity))
        for one in activity.findall("participating-org"):
            role = ROLES.get(one.get("role"), one.get("role").lower())
            if not called(one, activity):
                found.nobody.append(own)
            elif role != "funding":
                found.roles[own, role, called(one, activity)] += 1
            elif mark(one, activity) not in paying:
                found.named_givers[own, called(one, activity)] += 1
    return found


def counted(path: Path) -> Counted:
    """Count what a file of activities says that is to be kept."""
    found = written(path)
    money = Money()
    for one in found.payments:
        money[FLOWS.get(one.name, "unknown"), one.currency] += one.minor
    sectors = sum(count for (_, tag, *_), count in found.codes.items() if tag == "sector")
    links = {
        "FUNDS": len(found.payments) + found.named_givers.total(),
        "IMPLEMENTS": found.roles.total(),
        "OPERATES_IN": found.spots.total() + found.codes.total() - sectors,
        "PART_OF": found.relations.total(),
        "WORKS_ON": sectors,
    }
    inside = {own for pair in found.relations for own in pair}
    return Counted(+Counter(links), Counter(Project=len(found.days.keys() | inside)), money)


def called(element: Element, activity: Element) -> str:
    """Return what an organization is called: there, else where else the activity has its reference."""
    same = (one for one in _bodies(activity) if one.get("ref") == element.get("ref"))
    return next(filter(None, map(_name, (element, *same))), element.get("ref", ""))


def mark(element: Element, activity: Element) -> str:
    """Return what tells an organization apart: its reference, else that of its namesake, else its name."""
    name = _name(element)
    same = (one.get("ref", "") for one in _bodies(activity) if name and _name(one) == name)
    return next(filter(None, (element.get("ref", ""), *same)), name)


def _bodies(activity: Element) -> list[Element]:
    return [*activity.findall("reporting-org"), *activity.findall("participating-org")]


def _name(element: Element) -> str:
    told = {one.get(_LANGUAGE, ""): _text(one) for one in element.findall("narrative")}
    return told.get("en") or next(filter(None, told.values()), "") or _text(element)


def _text(element: Element | None) -> str:
    text = " ".join((element.text or "").split()) if element is not None else ""
    return "" if text == "nan" else text  # which is how a table says that a cell is empty


def _payers(activity: Element) -> Iterator[str]:
    """Yield who gives to the activity itself by a transaction, and not to another organization."""
    for one in activity.findall("transaction"):
        giver, receiver = (one.find(f"{end}-org") for end in ("provider", "receiver"))
        if giver is None or not mark(giver, activity):
            giver = activity.find("reporting-org")
        own = mark(giver, activity)
        if receiver is None or mark(receiver, activity) in ("", own):
            yield own


def _days(activity: Element) -> tuple[str, str]:
    told = {one.get("type"): one.get("iso-date", "") for one in activity.findall("activity-date")}
    actual = [told.get(new) or told.get(old, "") for new, old in (("2", "start-actual"), ("4", "end-actual"))]
    planned = [
        told.get(new) or told.get(old, "") for new, old in (("1", "start-planned"), ("3", "end-planned"))
    ]
    since, until = (real or plan for real, plan in zip(actual, planned, strict=True))
    if since and until and since > until:  # what came overtook what was planned
        since, until = actual
    return since, until


def _ends(transaction: Element, activity: Element, incoming: bool) -> tuple[str, str]:
    """Return who gives and who receives; "" for the activity, which also receives where one pays itself."""
    giver, receiver = (transaction.find(f"{end}-org") for end in ("provider", "receiver"))
    if giver is None or not called(giver, activity):
        giver = None if incoming else activity.find("reporting-org")
    to = called(receiver, activity) if receiver is not None else ""
    if giver is None:
        return "provider not named", to
    is_own = receiver is not None and mark(receiver, activity) == mark(giver, activity)
    return called(giver, activity), "" if is_own else to


def _payment(transaction: Element, activity: Element) -> Payment:
    value, name = transaction.find("value"), NAMES[transaction.find("transaction-type").get("code")]
    giver, receiver = _ends(transaction, activity, incoming="Incoming" in name)
    currency = value.get("currency") or activity.get("default-currency")
    dated = transaction.find("transaction-date")
    return Payment(
        name=name,
        giver=giver,
        receiver=receiver or _text(activity.find("iati-identifier")),
        currency=currency,
        minor=smallest(value.text, currency),
        day=(dated.get("iso-date") if dated is not None else None) or value.get("value-date", ""),
    )


def _relations(activity: Element, own: str) -> Iterator[tuple[str, str]]:
    for one in activity.findall("related-activity"):
        other = one.get("ref") or _text(one)
        if one.get("type") in ("1", "2"):
            yield (own, other) if one.get("type") == "1" else (other, own)


def _spots(activity: Element, own: str) -> Iterator[Spot]:
    for one in activity.findall("location"):
        point = one.findtext("point/pos", "").replace(",", " ").split()
        yield own, _name(one.find("name")), tuple(map(float, point))


def _codes(activity: Element) -> Iterator[Link]:
    """Yield those of the activity, and of those of its transactions what it does not say itself, once."""
    yield from (told := list(_coded(activity)))
    yield from {each for one in activity.findall("transaction") for each in _coded(one)}.difference(told)


@cache
def _listed() -> Mapping[tuple[str, str], str]:
    return {
        (tag, item.findtext("code")): _text(item.find("name/narrative"))
        for tag, name in LISTS
        for item in etree.parse(MATERIAL / f"iati/codelists/{name}.xml").iter("codelist-item")
    }


def _coded(element: Element) -> Iterator[Link]:
    for tag in ("recipient-country", "recipient-region", "sector"):
        for one in element.findall(tag):
            code = one.get("code", "")
            name = _name(one) or _listed().get((tag, code))
            if name and (tag, code) not in UNSPECIFIED:
                yield tag, one.get("vocabulary", ""), code, name
