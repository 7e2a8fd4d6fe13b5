"""Parallel links folded into ties: one drawn line that says how many publishers agree."""

from collections import defaultdict
from collections.abc import Iterable

from graph.identity.normalize import name_key
from graph.model.links import LINK_OF
from graph.questions.results import Link, Subgraph, Tie

_Ends = tuple[str, str, str]


def fold(links: Iterable[Link]) -> tuple[Tie, ...]:
    """Return one tie for all links of one type between the same two, in an order that never changes.

    A link whose two ends are the same entity makes no tie.
    """
    groups: dict[_Ends, dict[str, Link]] = defaultdict(dict)
    for link in links:
        if link.from_id != link.to_id:
            groups[_ends(link)][link.id] = link
    return tuple(_tie(ends, list(groups[ends].values())) for ends in sorted(groups))


def drawn_ties(subgraph: Subgraph) -> tuple[Tie, ...]:
    """Return the ties of a subgraph whose two ends are both in it."""
    inside = {entity.id for entity in subgraph.entities}
    return fold(link for link in subgraph.links if link.from_id in inside and link.to_id in inside)


def is_symmetric(type_: str) -> bool:
    """Say whether links of this type are read without direction."""
    return LINK_OF[type_].symmetric


def _ends(link: Link) -> _Ends:
    if is_symmetric(link.type):
        low, high = sorted((link.from_id, link.to_id))
        return link.type, low, high
    return link.type, link.from_id, link.to_id


def _tie(ends: _Ends, links: list[Link]) -> Tie:
    type_, from_id, to_id = ends
    publishers = {_publisher(link) for link in links}
    ordered = tuple(sorted(links, key=lambda link: (link.evidence.source, link.evidence.record, link.id)))
    return Tie(type=type_, from_id=from_id, to_id=to_id, publishers=len(publishers), links=ordered)


def _publisher(link: Link) -> str:
    """Return who says it; a source whose publisher nobody knows counts as a publisher of its own."""
    named = name_key(link.evidence.publisher)
    return f"publisher {named}" if named else f"source {link.evidence.source}"
