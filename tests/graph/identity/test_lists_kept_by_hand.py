"""Who is who on lists that people keep by hand: next to nothing is merged wrongly, and most is found."""

from collections.abc import Callable

import pytest

from bench.identity import Entries, Figures, annotated, hand_kept, one_by_one, together
from tests.material import material


@pytest.mark.parametrize(
    ("files", "made", "work"),
    [
        ("names/somalia_org_map_half.json", hand_kept, together),
        ("*/gold.jsonl", annotated, together),
        ("*/gold.jsonl", annotated, one_by_one),
    ],
)
def test_merges_are_right_and_most_true_pairs_are_found(
    files: str, made: Callable[[], Entries], work: Callable[[Entries], Figures]
) -> None:
    material(files)

    found = work(made())

    assert found.merges > 0
    assert len(found.wrong) <= 1, found.wrong
    assert found.found >= 0.85
    assert found.reached >= found.found
