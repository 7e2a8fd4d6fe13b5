"""An invented network with every kind of entity and link, of any size, skewed as real ones are."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.entities import (
    District,
    Event,
    Network,
    Organization,
    Population,
    Project,
    Service,
    Theme,
)
from graph.model.links import (
    Funds,
    Implements,
    MemberOf,
    OperatesIn,
    PartnersWith,
    Provides,
    RefersTo,
    Serves,
    Supports,
    TookPart,
    WorksOn,
)
from graph.model.sources import Source
from graph.model.statements import Description, Link, Statement
from loaders.spool import Spool

SOURCE = Source(id="world", file="world.csv", publisher="Bench", loader="tables")
# How many of a hundred links are of each kind, from whom to whom.
_LINKS: tuple[tuple[type[Link], int, str, str], ...] = (
    (Funds, 12, "Organization", "Project"),
    (Funds, 10, "Organization", "Organization"),
    (Implements, 15, "Organization", "Project"),
    (PartnersWith, 14, "Organization", "Organization"),
    (MemberOf, 6, "Organization", "Network"),
    (OperatesIn, 8, "Organization", "District"),
    (OperatesIn, 7, "Project", "District"),
    (WorksOn, 7, "Organization", "Theme"),
    (WorksOn, 6, "Project", "Theme"),
    (Serves, 4, "Organization", "Population"),
    (Serves, 4, "Project", "Population"),
    (Provides, 2, "Organization", "Service"),
    (RefersTo, 2, "Organization", "Organization"),
    (Supports, 1, "Organization", "Organization"),
    (TookPart, 2, "Organization", "Event"),
)

_EVEN = {"Project", "Service", "Event"}


@dataclass(frozen=True)
class Size:
    """How many entities and links a network has."""

    name: str
    entities: int
    links: int


REFERENCE = Size("reference", 5_000, 50_000)
STRESS = Size("stress", 100_000, 500_000)


def organizations(size: Size) -> int:
    """Return how many organizations there are."""
    return _kinds(size)[Organization]


def _kinds(size: Size) -> dict[type[Description], int]:
    rest: dict[type[Description], int] = {
        Project: size.entities * 30 // 100,
        Service: size.entities * 4 // 100,
        Event: size.entities * 2 // 100,
        Network: size.entities // 100,
        District: max(30, size.entities // 300),
        Theme: 40,
        Population: 20,
    }
    return {Organization: size.entities - sum(rest.values()), **rest}


def fill(spool: Spool, size: Size) -> None:
    """Fill a spool with a network of this size."""
    spool.hear_source(SOURCE)
    for statement in _statements(size):
        spool.hear(statement, statement.record)
    spool.seal()


def _statements(size: Size) -> Iterator[Statement]:
    counts = _kinds(size)
    for kind, count in counts.items():
        for number in range(count):
            name = f"{kind.__name__} number {number}"
            yield kind(source=SOURCE.id, stated_id=f"{kind.__name__}-{number}", name=name, record=name)
    named = {kind.__name__: count for kind, count in counts.items()}
    dice = random.Random(11)
    weights = [share for _, share, _, _ in _LINKS]
    for number in range(size.links):
        link, _, start, end = dice.choices(_LINKS, weights)[0]
        yield _link(dice, number, link, (start, named[start]), (end, named[end]))


def _link(
    dice: random.Random, number: int, kind: type[Link], start: tuple[str, int], end: tuple[str, int]
) -> Link:
    one, other = _drawn(dice, *start), _drawn(dice, *end)
    while one == other:
        other = _drawn(dice, *end)
    year = 2005 + number % 20
    fields: dict[str, object] = {"since": str(year), "until": str(year + 3)} if number % 2 else {}
    if kind is Funds:
        fields |= {"amount_minor": dice.randrange(10**5, 10**8), "currency": "USD", "flow": "commitment"}
    return kind.model_validate(
        {
            "source": SOURCE.id,
            "from_stated_id": one,
            "to_stated_id": other,
            "quote": f"sentence {number}",
            "record": f"row {number}",
            **fields,
        }
    )


def _drawn(dice: random.Random, kind: str, count: int) -> str:
    """Draw one of a kind: the first organizations, themes and places have many more links than the last."""
    skew = 1 if kind in _EVEN else 2
    return f"{kind}-{int(count * dice.random() ** skew)}"
