"""Counts: numbers of places that sources state without naming them, such as 24 of 30 districts."""

from collections.abc import Iterable

from pydantic import Field

from graph.bolt.store import Store
from graph.model.links import OperatesIn
from graph.questions.activity import activities
from graph.questions.evidence import evidence_of_links
from graph.questions.kept import kept
from graph.questions.moments import Moment
from graph.questions.network import Network, network
from graph.questions.results import Evidence, Result

MOST = 100


class StatedCount(Result):
    """A number of places in which somebody works; which ones is not said."""

    id: str = Field(description="Who works there: an organization, a project or a service.")
    name: str
    place: str
    place_name: str
    stated_count: str = Field(description="The number as written.")
    named: int = Field(description="How many districts within that place are named elsewhere.")
    link: str
    evidence: Evidence


COUNTED = """
    MATCH (one:Entity)-[link:OPERATES_IN]->(place:Entity)
    WHERE link.stated_count IS NOT NULL AND coalesce(link.role, 'activity') = 'activity'
    WITH link ORDER BY link.id LIMIT 100000
    RETURN collect(link.id) AS id, collect(link.stated_count) AS stated
"""


def stated_counts(
    store: Store, when: Moment, themes: Iterable[str], people: Iterable[str]
) -> tuple[tuple[StatedCount, ...], int]:
    """Return stated numbers of places, and how many more there are than these.

    They are of those who work on one of these themes for one of these people.
    """
    columns = kept(store, "stated counts", lambda: store.columns(COUNTED))
    stated = dict(zip(columns["id"], columns["stated"], strict=True))
    net = network(store, when)
    wanted = {thing for thing in themes if thing}, {thing for thing in people if thing}
    links = [
        link
        for link in net.of_type(OperatesIn.type)
        if link.id in stated and _is_about(store, when, link.from_id, *wanted)
    ]
    links.sort(key=lambda link: (net.entities[link.from_id].name, link.id))
    said = evidence_of_links(store, links[:MOST])
    told = tuple(
        StatedCount(
            id=link.from_id,
            name=net.entities[link.from_id].name,
            place=link.to_id,
            place_name=net.entities[link.to_id].name,
            stated_count=stated[link.id],
            named=_named(net, link.from_id, link.to_id),
            link=link.id,
            evidence=said[link.id],
        )
        for link in links[:MOST]
    )
    return told, len(links) - len(told)


def _is_about(store: Store, when: Moment, own: str, themes: set[str], people: set[str]) -> bool:
    net, does = network(store, when), activities(store, when).get(own)
    if does is not None:
        on, whom = set(does.themes), set(does.populations)
    else:
        on, whom = _stated(net, own, "WORKS_ON"), _stated(net, own, "SERVES")
    return all(
        not wanted or any(not wanted.isdisjoint(net.wholes(thing)) for thing in things)
        for wanted, things in ((themes, on), (people, whom))
    )


def _stated(net: Network, own: str, kind: str) -> set[str]:
    return {link.to_id for link in net.out[kind].get(own, ())}


def _named(net: Network, own: str, place: str) -> int:
    """Return how many districts within a place are named as places where somebody works."""
    links = net.out[OperatesIn.type].get(own, ())
    places = {link.to_id for link in links if link.role in ("", "activity")}
    return sum("District" in net.entities[each].labels and place in net.wholes(each) for each in places)
