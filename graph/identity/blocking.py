"""Blocking: which pairs of bodies are worth comparing, found without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from graph.identity.bodies import Body
from graph.identity.normalize import name_key

_LARGEST_BLOCK = 50


def pairs(bodies: Sequence[Body]) -> Iterator[tuple[int, int]]:
    """Yield the places of two bodies of one family that share a rare word, each pair once."""
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, body in enumerate(bodies):
        for word in {word for name in body.names for word in name_key(name).split()}:
            blocks[body.family, word].add(at)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if 1 < len(block) <= _LARGEST_BLOCK:
            seen.update(combinations(sorted(block), 2))
    yield from sorted(seen)
