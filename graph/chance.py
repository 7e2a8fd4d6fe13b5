"""Chance: random numbers of igraph that are the same each time, in one thread at a time."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import igraph

_GENERATOR = threading.Lock()


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Make the random numbers of igraph ours for as long as this runs: a program has only one row of them."""
    with _GENERATOR:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
