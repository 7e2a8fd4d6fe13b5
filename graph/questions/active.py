"""Active: who does something in a place, on a theme, for a people, and what of it is stated."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from graph.bolt.store import Store
from graph.model.links import OperatesIn, Serves, WorksOn
from graph.questions.activity import activities
from graph.questions.asked import asked_as
from graph.questions.moments import Moment, moment
from graph.questions.network import Network, network

# What is asked for: its kind, the links that say so, and where what organizations do is told.
ASKED = {
    "place": ("Place", OperatesIn.type, "places"),
    "theme": ("Theme", WorksOn.type, "themes"),
    "population": ("Population", Serves.type, "populations"),
}


class Active(NamedTuple):
    """Who does all that is asked for, and what is asked for: each place, theme and people with its parts."""

    who: set[str]
    what: set[str]


def who_is_active(
    store: Store, when: Moment, *, place: str = "", theme: str = "", population: str = ""
) -> Active | None:
    """Return who is active at a moment in a place, on a theme, for a people; nothing where none is asked."""
    given = {"place": place, "theme": theme, "population": population}
    wanted = {name: whole for name, whole in given.items() if whole}
    if not wanted:
        return None
    net, every, does = network(store, when), network(store, moment(None)).entities, activities(store, when)
    found = Active(set(net.entities), set())
    for name, whole in wanted.items():
        label, kind, told = ASKED[name]
        asked_as(every, whole, label)
        parts = {end for end in {link.to_id for link in net.of_type(kind)} if whole in net.wholes(end)}
        of_bodies = {own: getattr(done, told) for own, done in does.items()}
        found.who.intersection_update(_stating(net, parts, kind, of_bodies))
        found.what.update(parts, [whole])
    return found


def _stating(net: Network, parts: set[str], kind: str, of_bodies: Mapping[str, Collection[str]]) -> set[str]:
    """Return who states one of these parts; organizations also through what they carry out."""
    bodies = {own for own, stated in of_bodies.items() if not parts.isdisjoint(stated)}
    return bodies | {
        link.from_id
        for link in net.of_type(kind)
        if link.to_id in parts
        and link.role in ("", "activity")
        and "Organization" not in net.entities[link.from_id].labels
    }
