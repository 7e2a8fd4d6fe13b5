"""Lost support: who loses how much of what is known of it, and whose support ends by itself."""

from collections.abc import Iterator, Sequence, Set

from pydantic import Field

from graph.dates import LAST_DAY
from graph.money import amount
from graph.questions.exits.supports import Support, Supports, links_of, lost_share
from graph.questions.network import Network
from graph.questions.periods import PeriodOf, SaidOn, Undated
from graph.questions.results import Result


class Loss(Result):
    """Somebody who loses known support, at least and at most how much of it."""

    id: str
    name: str
    share_low: float = Field(description="The least part of its known support that goes, from 0 to 1.")
    share_high: float = Field(description="The most; the two differ where amounts are not known.")
    reasons: tuple[str, ...]
    undated: Undated
    said_on: SaidOn
    stays_from: tuple[str, ...] = Field(description="Whose support remains.")
    links: tuple[str, ...]


class Ending(Result):
    """Somebody whose known support all ends by itself before a day."""

    id: str
    name: str
    until: str = Field(description="The last day of its last known support.")
    funders: tuple[str, ...]
    links: tuple[str, ...]


def losses(net: Network, known: Supports, leaving: Set[str], period_of: PeriodOf) -> tuple[Loss, ...]:
    """Return who loses support; the most that is certain first."""
    found = [
        _loss(net, own, each, leaving, period_of)
        for own, each in known.items()
        if own not in leaving and any(support.is_from(leaving) for support in each)
    ]
    return tuple(sorted(found, key=lambda loss: (-loss.share_low, -loss.share_high, loss.name, loss.id)))


def _loss(net: Network, own: str, known: Sequence[Support], leaving: Set[str], period_of: PeriodOf) -> Loss:
    share = lost_share(known, leaving)
    lost = [each for each in known if each.is_from(leaving)]
    stays = [each for each in known if not each.is_from(leaving)]
    links = links_of(lost)
    told = period_of(links)
    return Loss(
        id=own,
        name=net.entities[own].name,
        share_low=share.low,
        share_high=share.high,
        reasons=(*_lost(net, own, lost, period_of), _kept(lost, stays, period_of)),
        undated=told.undated,
        said_on=told.said_on,
        stays_from=tuple(sorted({each.path[0] for each in stays if not net.entities[each.path[0]].generic})),
        links=links,
    )


def _lost(net: Network, own: str, lost: Sequence[Support], period_of: PeriodOf) -> Iterator[str]:
    for each in sorted(lost, key=lambda one: (one.path, one.currency, one.flow, one.links)):
        giver, *through = (net.entities[step].name for step in each.path[:-1])
        money = "an unknown amount" if each.amount is None else amount(each.amount, each.currency or None)
        way = f" through {', '.join(through)}" if through else ""
        given = f", given to {net.entities[each.path[-1]].name}" if each.path[-1] != own else ""
        kind = "" if each.flow == "unknown" else f" ({each.flow})"
        yield f"loses {money}{kind} from {giver}{way}{given}: {period_of(each.links).words}"


def _kept(lost: Sequence[Support], stays: Sequence[Support], period_of: PeriodOf) -> str:
    """Return how much is kept; what has no date may have ended long ago, and counts as kept."""
    unknown = sum(each.amount is None for each in stays)
    undated = sum(period_of(each.links).undated for each in stays)
    return (
        f"keeps {len(stays)} of {len(lost) + len(stays)} known supports"
        + (f", {unknown} of unknown amount" if unknown else "")
        + (f", {undated} undated" if undated else "")
    )


def endings(net: Network, known: Supports, leaving: Set[str], day: str, last: str) -> tuple[Ending, ...]:
    """Return whose support, without those who leave, all ends between two days; the first to end first.

    Support of which nobody says when it ends does not end.
    """
    found = []
    for own, each in known.items():
        stays = [support for support in each if not support.is_from(leaving)]
        until = max((support.until for support in stays), default=LAST_DAY)
        if own not in leaving and day <= until <= last and until != LAST_DAY:
            found.append(
                Ending(
                    id=own,
                    name=net.entities[own].name,
                    until=until,
                    funders=tuple(sorted({support.path[0] for support in stays})),
                    links=links_of(stays),
                )
            )
    return tuple(sorted(found, key=lambda ending: (ending.until, ending.name, ending.id)))
