"""What a map says of its sources and its age, read from the graph it was drawn from."""

from collections.abc import Iterable

from graph.bolt.store import Store
from graph.maps.caption import Told
from graph.questions.results import Subgraph
from graph.questions.sources import sources_named


def told_of(store: Store, drawn: Subgraph, *, filters: str = "", address: str = "") -> Told:
    """Return title, sources and date of the data of a subgraph."""
    cited = sources_named(store, sorted({link.evidence.source for link in drawn.links}))
    names = {entity.id: entity.name for entity in drawn.entities}
    around = ", ".join(names[center] for center in drawn.centers)
    return Told(
        title=f"Network around {around}" if around else "The network",
        sources=cited,
        data_date=max((source.published or source.loaded_at[:10] for source in cited), default="no date"),
        filters=filters,
        address=address,
    )


def filters_in_words(types: Iterable[str], narrowed: Iterable[str], depth: int) -> str:
    """Return what was asked for beside the names: how far around them, which types of link, what else."""
    steps = f"up to {depth} links away" if depth > 1 else ""
    return "; ".join(part for part in (steps, ", ".join(types), *narrowed) if part)
