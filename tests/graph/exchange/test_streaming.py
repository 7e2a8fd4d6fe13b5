"""Exports of many entities and links take no more memory than exports of few."""

import tracemalloc
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from graph.exchange import drawn
from graph.exchange.formats import WRITERS
from graph.questions.results import Entity, Evidence, Link
from graph.questions.sources import SourceSummary

MOST_DRAWN = 20
"""Entities that a drawing may have here, so that few are many: more are written without places."""
FEW, MANY = 30, 180
LONG = 3000
"""Characters of the words of each thing: if all were kept, they would take far more than what is spare."""
SPARE = 120_000
"""What buffers, caches of the libraries and the names of entities may take."""


@dataclass(frozen=True)
class Stream:
    """So many entities, each tied to the next, all made when they are read."""

    count: int
    day: str | None = None

    @property
    def names(self) -> dict[str, str]:
        return {f"{number:06}": f"Body {number}" for number in range(self.count)}

    def entities(self) -> Iterator[Entity]:
        for own, name in self.names.items():
            details = {"website": f"{name} " + "x" * LONG}
            yield Entity(id=own, name=name, labels=("Organization",), details=details)

    def links(self) -> Iterator[Link]:
        for number in range(self.count):
            evidence = Evidence(source="s", record=f"row {number}", quote=f"In year {number}. " + "y" * LONG)
            ends = {"from_id": f"{number:06}", "to_id": f"{(number + 1) % self.count:06}"}
            yield Link(id=f"{number:024}", type="PARTNERS_WITH", evidence=evidence, **ends)

    def sources(self, ids: Collection[str]) -> tuple[SourceSummary, ...]:
        return ()


@pytest.mark.parametrize("form", WRITERS)
def test_memory_does_not_grow_with_what_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str
) -> None:
    monkeypatch.setattr(drawn, "MOST", MOST_DRAWN)
    path = tmp_path / "many.zip" if form == "csv" else tmp_path / f"many.{form}"
    WRITERS[form](path, Stream(FEW))

    few, many = (_peak(partial(WRITERS[form], path, Stream(count))) for count in (FEW, MANY))

    assert many - few < SPARE


@pytest.mark.parametrize("kept", [Stream.entities, Stream.links])
def test_what_keeps_all_entities_or_all_links_would_be_noticed(
    kept: Callable[[Stream], Iterator[object]],
) -> None:
    assert _peak(lambda: list(kept(Stream(MANY)))) > 3 * SPARE


def _peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
