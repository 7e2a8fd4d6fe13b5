"""Project: from columns and a view to a projection. All measures of a view share it."""

from dataclasses import dataclass, replace

import numpy as np

from graph.measures.columns import Columns, Mask, kind_of
from graph.measures.projection import Numbers, Projection, Weights, folded, folded_each_way
from graph.measures.rooms import shared
from graph.measures.view import ROOMS, View


@dataclass(frozen=True)
class Projected:
    """A projection, and what it could not hold."""

    projection: Projection
    links: int
    """How many links are in its ties."""
    statements: Numbers
    """In how many of these links each entity is."""
    speakers: Numbers
    """How many sources state these links of each."""
    sources: int
    """How many sources state any of these links."""
    crowded: int = 0
    """How many rooms were left out because too many share them."""


def project(
    columns: Columns, view: View, *, within: Mask | None = None, drawn: Numbers | None = None
) -> Projected:
    """Return a view of the network; only of those within, where anything says who they are.

    `drawn` says how often each source counts, such as not at all or twice. Whatever the order of the links,
    the projection is the same.
    """
    nodes = columns.labeled(view.kinds)
    if within is not None:
        nodes &= within
    times = np.ones(len(columns.starts)) if drawn is None else drawn[columns.said_by].astype(np.float64)
    links = times > 0
    if view.sources:
        links = links & columns.of_sources(view.sources)
    made = (
        _through_rooms(columns, view, nodes, links)
        if view.through
        else _by_links(columns, view, nodes, links, times)
    )
    return _largest(made) if view.largest else made


def _by_links(columns: Columns, view: View, nodes: Mask, links: Mask, times: Weights) -> Projected:
    place, chosen = _places(nodes)
    links = links & columns.of_types(view.links) & nodes[columns.starts] & nodes[columns.ends]
    starts, ends = place[columns.starts[links]], place[columns.ends[links]]
    said_by, counts, both = columns.said_by[links], times[links], columns.symmetric[links]
    starts, ends = np.concatenate([starts, ends[both]]), np.concatenate([ends, starts[both]])
    said_by, counts = np.concatenate([said_by, said_by[both]]), np.concatenate([counts, counts[both]])
    if not view.directed:
        counts[len(counts) - int(both.sum()) :] = 0  # what has no direction is one link, seen from two sides
    if view.weight == "sources":
        counts *= _once_a_source(len(chosen), starts, ends, said_by, directed=view.directed)
    fold = folded_each_way if view.directed else folded
    ties = fold(len(chosen), starts, ends, counts)
    if view.weight == "none":
        ties["weights"] = np.ones(len(ties["tails"]))
    made = Projection(
        *_named(columns, chosen), **ties, weighted=view.weight != "none", directed=view.directed
    )
    return _told(columns, made, links, nodes)


def _once_a_source(size: int, starts: Numbers, ends: Numbers, said_by: Numbers, *, directed: bool) -> Weights:
    """Return 1 for the first link in which a source states a tie, 0 for what it repeats."""
    turned = (starts > ends) & (not directed)
    pairs = np.where(turned, ends * size + starts, starts * size + ends)
    _, first = np.unique(np.column_stack([pairs, said_by]), axis=0, return_index=True)
    counts = np.zeros(len(starts))
    counts[first] = 1
    return counts


def _through_rooms(columns: Columns, view: View, nodes: Mask, links: Mask) -> Projected:
    rooms = ROOMS[view.through]
    place, chosen = _places(nodes)
    is_room = columns.labeled((rooms.label,))
    own, room = (columns.ends, columns.starts) if rooms.at_start else (columns.starts, columns.ends)
    links = links & columns.of_types(rooms.links) & nodes[own] & is_room[room]
    found = shared(place[own[links]], room[links], newman=view.weight == "newman")
    ties = folded(len(chosen), found.tails, found.heads, found.counts)
    ties["ways"][:] = 3
    if view.weight == "none":
        ties["weights"] = np.ones(len(ties["tails"]))
    made = Projection(*_named(columns, chosen), **ties, weighted=view.weight != "none")
    return _told(columns, made, links, nodes, found.crowded)


def _told(columns: Columns, made: Projection, links: Mask, nodes: Mask, crowded: int = 0) -> Projected:
    """Return a projection with how much is stated of each that is in it."""
    place, _ = _places(nodes)
    ends = np.concatenate([columns.starts[links], columns.ends[links]])
    inside, said_by = nodes[ends], np.tile(columns.said_by[links], 2)
    own, said_by = place[ends[inside]], said_by[inside]
    pairs = np.unique(own * max(len(columns.sources), 1) + said_by) // max(len(columns.sources), 1)
    return Projected(
        made,
        links=int(links.sum()),
        statements=np.bincount(own, minlength=made.size),
        speakers=np.bincount(pairs, minlength=made.size),
        sources=len(np.unique(said_by)),
        crowded=crowded,
    )


def _places(nodes: Mask) -> tuple[Numbers, Numbers]:
    """Return the place that each entity has in the projection, and who is in it."""
    return np.cumsum(nodes) - 1, np.flatnonzero(nodes)


def _named(columns: Columns, chosen: Numbers) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    named = [columns.entities[at] for at in chosen]
    kinds = tuple(kind_of(one.labels) for one in named)
    return tuple(one.id for one in named), tuple(one.name for one in named), kinds


def _largest(made: Projected) -> Projected:
    parts = made.projection.graph.connected_components(mode="weak")
    if not len(parts):
        return made
    nodes = np.array(max(parts, key=len), dtype=np.int64)
    return replace(
        made,
        projection=made.projection.of(nodes),
        statements=made.statements[nodes],
        speakers=made.speakers[nodes],
    )
