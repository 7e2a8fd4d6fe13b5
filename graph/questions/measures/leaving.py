"""Leaving: what the network loses when some organizations leave it."""

from collections.abc import Mapping, Sequence

import numpy as np

from graph.errors import NotFound
from graph.measures.knock_out import KnockOut, Loss, knock_out
from graph.questions.measures.numbers import plain
from graph.questions.measures.told import Lost, Without
from graph.questions.measures.view_of import Seen

TITLES = {
    "largest": "In the largest part",
    "pairs": "Share of two with a way between them",
    "nearness": "How near all are to each other",
}


def without(seen: Seen, ids: Sequence[str]) -> Without | None:
    """Return what is lost without these; nothing where nobody is named."""
    if not ids:
        return None
    projection = seen.projection
    place = {own: at for at, own in enumerate(projection.ids)}
    if missing := [own for own in ids if own not in place]:
        raise NotFound(f"{missing[0]} is not in this view of the network, so it cannot be taken out of it.")
    nodes = np.array(sorted({place[own] for own in ids}), dtype=np.int64)
    found: KnockOut = seen.once(("without", tuple(nodes)), lambda: knock_out(projection, nodes))
    return Without(
        ids=tuple(projection.ids[at] for at in nodes),
        names=tuple(projection.names[at] for at in nodes),
        losses=tuple(map(_lost, found.losses)),
        cut_off=tuple(projection.ids[at] for at in found.cut_off),
        cut_off_names=tuple(projection.names[at] for at in found.cut_off),
        note=_note({loss.name: len(loss.random) for loss in found.losses}),
    )


def _note(runs: Mapping[str, int]) -> str:
    """Return how the losses were compared, and which was not worked out."""
    count, near = runs["largest"], runs.get("nearness")
    told = ["Only those who stay are counted."]
    if count:
        but = f" ({near} times for how near all are)" if near is not None and near < count else ""
        told.append(
            f"Beside it: {count} times{but} as many others leave, drawn by chance from those tied at all."
        )
    if near is None:
        told.append("How near all are to each other would take too long here: narrow the view to see it.")
    return " ".join(told)


def _lost(loss: Loss) -> Lost:
    told: dict[str, str | int] = {"name": loss.name, "title": TITLES[loss.name]}
    numbers = {"before": loss.before, "after": loss.after, "lost": loss.lost}
    if len(loss.random):
        low, middle, high = loss.spread
        numbers |= {"random_low": low, "random_middle": middle, "random_high": high, "worse": loss.worse}
        told["runs"] = len(loss.random)
    return Lost.model_validate(told | {name: plain(number) for name, number in numbers.items()})
