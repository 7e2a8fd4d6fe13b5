"""In database: some measures, worked out inside Neo4j where arrays would be too large for us."""

from collections.abc import Sequence

import numpy as np

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.measures.columns import kind_of
from graph.measures.communities import Communities
from graph.measures.measure import Measure, Values, chosen
from graph.measures.project import Projected
from graph.measures.projection import Projection
from graph.measures.view import View, checked
from graph.measures.whole import NO_TIES, centralization
from graph.questions.measures.computed_there import (
    betweenness,
    communities,
    community,
    degree,
    pagerank,
    ties_of,
)
from graph.questions.measures.doubted import Places, known_of, ranked
from graph.questions.measures.folded_there import FoldedThere, folded_there
from graph.questions.measures.groups import groups
from graph.questions.measures.numbers import plain
from graph.questions.measures.rows import about, in_order, looked, rows, sorting
from graph.questions.measures.told import Measures, NetworkNumbers
from graph.questions.moments import moment, part

_COMPUTED = {"degree": degree, "betweenness": betweenness, "pagerank": pagerank}
THERE = (*_COMPUTED, "community")
_ONLY_IGRAPH = "Graph Data Science does not work it out for us here; igraph does."
_NOT_THERE = (
    *("transitivity", "reciprocity", "mean_distance"),
    *("assortativity_by_kind", "assortativity_by_degree"),
)


def measures_in_database(
    store: Store,
    view: View | None = None,
    *,
    names: Sequence[str] = (),
    sort: str | None = None,
    reverse: bool = False,
    as_of: str | None = None,
    limit: int = 1000,
    page: int = 1,
) -> Measures:
    """Return measures of each entity of a view as `measures` does, without intervals of places."""
    displayed, when, asked = part(limit, page), moment(as_of), checked(view or View())
    wanted = chosen(tuple(names) or THERE)
    by = sort or wanted[0].name
    ranking = sorting(by, wanted)
    _refuse(asked, wanted)
    with folded_there(store, asked, when) as there:
        made = _projected(there, asked)
        names = [measure.name for measure in wanted]
        found = communities(there, made.projection) if "community" in names else None
        computed = _values(there, made.projection, names, found)
        values = {measure: computed[measure.name] for measure in wanted}
        network = _network(there, made, values, found)
    known = known_of(made)
    order = in_order(made.projection, values, known, by, reverse=reverse)
    shown = rows(made.projection, values, known, _places(ranking, values), order[displayed])
    return Measures(
        measures=tuple(shown),
        network=network,
        about=tuple(about(measure, each) for measure, each in values.items()),
        view=looked(asked),
        sorted_by=by,
        reverse=reverse,
        engine="gds",
        as_of=when.day,
        limit=limit,
        truncated=len(order) > displayed.stop,
    )


def _places(measure: Measure | None, values: dict[Measure, Values]) -> Places:
    size = len(next(iter(values.values())).numbers)
    nowhere: list[int | None] = [None] * size
    return Places(ranked(measure, values[measure].numbers) if measure else nowhere, None, None)


def _refuse(view: View, wanted: Sequence[Measure]) -> None:
    """Refuse what only igraph works out, in one line that says what."""
    others = [measure.name for measure in wanted if measure.name not in THERE]
    if others:
        raise InvalidQuestion(f"The engine gds works out {', '.join(THERE)}; for {others[0]} take igraph.")
    for word, asked in (("shared rooms", view.through), ("a place", view.place), ("a theme", view.theme)):
        if asked:
            raise InvalidQuestion(f"Only igraph makes views by {word}: leave it out, or take igraph.")
    if view.directed and view.weight != "none" and any(measure.name == "community" for measure in wanted):
        raise InvalidQuestion(
            "Only igraph finds communities where ties have both direction and weights: leave out one of the "
            "three, or take igraph."
        )


def _projected(there: FoldedThere, view: View) -> Projected:
    """Return who is looked at as a projection whose ties stay in the database."""
    known, none = there.known, np.zeros(0, dtype=np.int64)
    held = Projection(
        known.ids,
        known.names,
        tuple(map(kind_of, known.labels)),
        *(none, none, none, np.zeros(0)),
        weighted=view.weight != "none",
        directed=view.directed,
    )
    speakers = np.array([len(said) for said in known.said_by], dtype=np.int64)
    return Projected(held, there.links, known.statements, speakers, there.sources)


def _values(
    there: FoldedThere, projection: Projection, names: Sequence[str], found: Communities | None
) -> dict[str, Values]:
    """Return the numbers of each measure by its name."""
    values = {name: _COMPUTED[name](there, projection) for name in names if name in _COMPUTED}
    return values | ({"community": community(found)} if found else {})


def _network(
    there: FoldedThere, made: Projected, values: dict[Measure, Values], found: Communities | None
) -> NetworkNumbers:
    """Return the numbers of the whole network, as far as the database works them out."""
    degrees = there.numbers(there.mutual, "degree").astype(np.int64)
    size, ties, parts = len(degrees), ties_of(there), np.unique(there.parts, return_counts=True)[1]
    stars = centralization(made.projection, {measure: each.numbers for measure, each in values.items()})
    why = dict.fromkeys(_NOT_THERE, _ONLY_IGRAPH)
    told: dict[str, object] = {
        "entities": size,
        "ties": ties,
        "links": made.links,
        "sources": made.sources,
        "isolates": int((degrees == 0).sum()),
        "components": len(parts),
        "largest": int(parts.max()),
        "mean_degree": plain(degrees.mean()),
        "centralization": {name: plain(number) for name, number in stars.numbers.items()},
        "degree_distribution": tuple(zip(*map(list, np.unique(degrees, return_counts=True)), strict=True)),
        "crowded": 0,
    }
    if size > 1:
        told["density"] = plain(ties / (size * (size - 1)) * (1 if there.ties is not there.mutual else 2))
    else:
        why["density"] = "It takes two to be tied."
    if found:
        told["modularity"] = plain(found.modularity)
        why |= {} if ties else {"modularity": NO_TIES}
        told["communities"] = tuple(groups(found, degrees, made.projection.ids))
    why |= {f"centralization by {name}": each for name, each in stars.why.items()}
    return NetworkNumbers.model_validate(told | {"why": why})
