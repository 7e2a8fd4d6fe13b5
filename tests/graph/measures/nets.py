"""Networks in memory, made by tests without a database."""

from collections.abc import Iterable

from graph.dates import FIRST_DAY, LAST_DAY
from graph.questions.names import Named
from graph.questions.network import Network, NetworkLink

Stated = tuple[str, str, str, str]
"""Type, from, to, source."""


def named(own: str, *labels: str, generic: bool = False) -> Named:
    return Named(own, own.title(), labels or ("Organization",), (), generic, (), FIRST_DAY, LAST_DAY)


def net(entities: Iterable[Named], links: Iterable[Stated]) -> Network:
    made = (
        NetworkLink(f"{at:04}", kind, one, other, source, "", "", "", FIRST_DAY, LAST_DAY, "")
        for at, (kind, one, other, source) in enumerate(links)
        if one != other
    )
    return Network({one.id: one for one in entities}, tuple(made))
