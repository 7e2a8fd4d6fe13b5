"""Exports of many links take no more memory than exports of few."""

import tracemalloc
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from graph.exchange.formats import WRITERS
from graph.questions.results import Entity, Evidence, Link
from graph.questions.sources import SourceSummary

FEW, MANY = 100, 2000
# What buffers and caches of the libraries may take; all links would take far more.
SPARE = 300_000


@dataclass(frozen=True)
class Stream:
    """Two organizations, and as many links between them as are asked for, each made when it is read."""

    count: int
    day: str | None = None

    @property
    def names(self) -> dict[str, str]:
        return {"a": "Amber Hill Trust", "b": "Birch Lane Forum"}

    def entities(self) -> Iterator[Entity]:
        for own, name in self.names.items():
            yield Entity(id=own, name=name, labels=("Organization",))

    def links(self) -> Iterator[Link]:
        for number in range(self.count):
            evidence = Evidence(
                source="s", record=f"row {number}", quote=f"They meet in year {number}. " * 20
            )
            yield Link(id=f"{number:024}", type="PARTNERS_WITH", from_id="a", to_id="b", evidence=evidence)

    def sources(self, ids: Collection[str]) -> tuple[SourceSummary, ...]:
        return ()


@pytest.mark.parametrize("form", WRITERS)
def test_memory_does_not_grow_with_the_number_of_links(tmp_path: Path, form: str) -> None:
    path = tmp_path / "many.zip" if form == "csv" else tmp_path / f"many.{form}"
    WRITERS[form](path, Stream(FEW))

    few, many = (_peak(partial(WRITERS[form], path, Stream(count))) for count in (FEW, MANY))

    assert many - few < SPARE < _peak(lambda: list(Stream(MANY).links())) / 5


def _peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
