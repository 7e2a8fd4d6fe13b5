"""Reviews: what stands follows from statements, judgements and reviews alone, whatever the history."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.exchange.jsonl import Line, export_lines
from graph.exchange.reviews import review_line
from graph.model.reviews import Review
from loaders.forgetting import forget
from loaders.reviewing import review, withdraw
from tests.conftest import wipe
from tests.loaders.loading import exported, histories, load, shorten_reference, write_lines
from tests.loaders.reviews import CORRECTIONS, NORTH, SOUTH, WORD

FILES = {"north": NORTH, "south": SOUTH, "short": [*NORTH[:4], NORTH[5]]}
steps = st.one_of(
    st.tuples(st.just("load"), st.sampled_from(sorted(FILES))),
    st.tuples(st.just("forget"), st.sampled_from(["north", "south"])),
    st.tuples(st.just("review"), st.integers(0, 20), st.sampled_from(["accepted", "rejected"]), st.just({})),
    st.tuples(st.just("review"), st.integers(0, 20), st.just("corrected"), st.sampled_from(CORRECTIONS)),
    st.tuples(st.just("withdraw"), st.integers(0, 5)),
    st.tuples(st.just("restore")),
)


@pytest.fixture(autouse=True)
def _short_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten_reference(monkeypatch)


@dataclass
class History:
    """Carries steps out on a graph, and remembers what remains."""

    store: Store
    folder: Path
    files: dict[str, list[Line]] = field(default_factory=dict)
    reviewed: dict[str, Review] = field(default_factory=dict)

    def take(self, step: tuple) -> None:  # type: ignore[type-arg]
        getattr(self, f"_{step[0]}")(*step[1:])

    def fresh(self) -> list[Line]:
        """Return the export of a graph that was only ever told what remains, reviews first."""
        wipe(self.store)
        words = [review_line(word) for word in self.reviewed.values()]
        said = [line for name in sorted(self.files, reverse=True) for line in self.files[name]]
        load(self.store, self.folder, write_lines(self.folder / "remains.jsonl", [*words, *said]))
        return exported(self.store)

    def _load(self, name: str) -> None:
        lines = FILES[name]
        path = write_lines(self.folder / f"{name}.jsonl", lines)
        report = load(self.store, self.folder, path, accept_loss=True)[0]
        assert report.status in {"complete", "unchanged"}, report.reason
        assert report.rejected == 0
        self.files[lines[0]["id"]] = lines

    def _forget(self, name: str) -> None:
        if name in self.files:
            forget(self.store, self.folder, name)
            del self.files[name]

    def _review(self, number: int, verdict: str, correction: Line) -> None:
        known = statements(exported(self.store))
        if not known:
            return
        word = Review(id=known[number % len(known)], verdict=verdict, **WORD, **correction)
        try:
            review(self.store, self.folder, word)
        except InvalidQuestion:
            return
        self.reviewed[word.id] = word

    def _withdraw(self, number: int) -> None:
        if number < len(self.reviewed):
            own = list(self.reviewed)[number]
            withdraw(self.store, self.folder, own)
            del self.reviewed[own]

    def _restore(self) -> None:
        before = exported(self.store)
        path = write_lines(self.folder / "all.jsonl", export_lines(self.store))
        wipe(self.store)
        load(self.store, self.folder, path)
        assert exported(self.store) == before


def statements(lines: Iterable[Line]) -> list[str]:
    """Return the ids of what sources said, whether it stands or not."""
    own = {"north", "south"}
    said = [one for line in lines if line["kind"] == "entity" for one in line["said"]]
    said += [line for line in lines if line["kind"] == "link"]
    stated = {one["id"] for one in said if one["source"] in own and "review" not in one}
    return sorted(stated | {line["id"] for line in lines if line["kind"] == "original"})


def test_any_history_of_reviews_ends_like_a_fresh_build(store: Store, tmp_path: Path, examples: int) -> None:
    @histories(examples)
    @given(st.lists(steps, min_size=4, max_size=8))
    def holds(history: list[tuple]) -> None:  # type: ignore[type-arg]
        wipe(store)
        told = History(store, tmp_path)
        for step in [("load", "north"), *history]:
            told.take(step)

        ended = exported(store)

        assert ended == told.fresh()

    holds()
