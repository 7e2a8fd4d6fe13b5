"""Real ties between organizations, of which some are hidden: does closeness bring them back?"""

import csv
import random
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from openpyxl import load_workbook

from api.sample import sample_files
from bench.engines import embedded
from graph.bolt.cypher import create_schema
from graph.bolt.store import Store, open_store
from graph.model.links import INFLUENCE, PartnersWith
from graph.questions.moments import moment
from graph.questions.network import Network, network
from graph.questions.partners.breadth import bodies
from graph.questions.partners.closeness import Ties, ties_of
from graph.questions.partners.seekers import is_body
from loaders.pipeline import Wishes, load_files

DATA = Path(__file__).parents[2] / "shared" / "data"
COLLABORATION = DATA / "networks" / "indiana_TCcoll_edges.csv"
PARTICIPANTS = DATA / "iati" / "tabular" / "unhcr_2022_iati_participating_org.xlsx"
FOLDS = 5
_IMPLEMENTING = "4"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Known:
    """A network of organizations: which of its ties may be hidden, and what it is without some of them."""

    title: str
    pairs: tuple[Pair, ...]
    candidates: tuple[str, ...]
    without: Callable[[Collection[Pair]], Ties]

    def folds(self, seed: int) -> Iterator[tuple[Pair, ...]]:
        """Yield a fifth of the ties after another, so that each is hidden once."""
        shuffled = list(self.pairs)
        random.Random(seed).shuffle(shuffled)
        for fold in range(FOLDS):
            yield tuple(shuffled[fold::FOLDS])


def all_known() -> Iterator[Known]:
    """Yield the networks that are here."""
    with embedded() as settings, open_store(settings) as store, tempfile.TemporaryDirectory() as folder:
        create_schema(store)
        list(load_files(store, Path(folder), sample_files(), Wishes()))
        yield _sample(store)
    if COLLABORATION.exists():
        yield _of_pairs("collaboration of tobacco control organizations", _collaboration())
    if PARTICIPANTS.exists():
        yield _of_pairs("organizations that carry out one IATI activity", _carrying_out())


def _sample(store: Store) -> Known:
    """Return the sample network with all its ties, of which those that are partnerships alone are hidden."""
    whole, known = network(store, moment(None)), bodies(store)
    kinds: dict[Pair, set[str]] = defaultdict(set)
    for kind in INFLUENCE:
        for link in whole.of_type(kind):
            kinds[_pair(link.from_id, link.to_id)].add(kind)
    pairs = [
        pair
        for pair, found in kinds.items()
        if found == {PartnersWith.type} and all(is_body(whole, own) for own in pair)
    ]
    tied = {own for pair in kinds for own in pair if is_body(whole, own)}
    return Known(
        "sample network, partnerships",
        tuple(sorted(pairs)),
        tuple(sorted(tied)),
        lambda hidden: ties_of(_without(whole, hidden), known),
    )


def _without(whole: Network, hidden: Collection[Pair]) -> Network:
    gone = frozenset(hidden)
    kept = (link for link in whole.links if _pair(link.from_id, link.to_id) not in gone)
    return replace(whole, links=tuple(kept))


def _of_pairs(title: str, pairs: Collection[Pair]) -> Known:
    ends = tuple(sorted({own for pair in pairs for own in pair}))
    return Known(title, tuple(sorted(pairs)), ends, lambda hidden: _ties(set(pairs) - set(hidden), ends))


def _ties(pairs: Collection[Pair], ends: Collection[str]) -> Ties:
    others: dict[str, set[str]] = {own: set() for own in ends}
    for one, other in pairs:
        others[one].add(other)
        others[other].add(one)
    tied = {own: tuple(sorted(found)) for own, found in others.items() if found}
    return Ties(tied, {own: len(found) for own, found in tied.items()})


def _collaboration() -> set[Pair]:
    with COLLABORATION.open(encoding="utf-8", newline="") as file:
        return {_pair(row["source"], row["target"]) for row in csv.DictReader(file)}


def _carrying_out() -> set[Pair]:
    """Return who carries out an activity together."""
    together: dict[str, set[str]] = defaultdict(set)
    rows = load_workbook(PARTICIPANTS, read_only=True).active.iter_rows(values_only=True)
    columns = [str(name).removeprefix("participating_org_") for name in next(rows)]
    for row in (dict(zip(columns, cells, strict=True)) for cells in rows):
        if str(row["role"]) == _IMPLEMENTING:
            together[str(row["iati_identifier"])].add(str(row["ref"] or row["eng"]))
    return {_pair(*pair) for bodies in together.values() for pair in combinations(sorted(bodies), 2)}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
