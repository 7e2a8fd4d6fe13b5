from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loaders.readers.kept
from graph.errors import SourceUnusable
from loaders.readers import BadRow, Row
from loaders.readers.kept import Kept

texts = st.text(max_size=5)
rows = st.builds(Row, st.integers(1), texts, st.dictionaries(texts, texts, max_size=3), texts)
bad_rows = st.builds(BadRow, st.integers(1), texts, texts, texts, texts)


@given(st.lists(rows | bad_rows, max_size=5), st.sampled_from([1, 300]))
def test_rows_are_the_same_each_time_and_taken_once(some: list[Row | BadRow], often: int) -> None:
    taken = 0

    def read() -> Iterator[Row | BadRow]:
        nonlocal taken
        for row in some * often:
            taken += 1
            yield row

    kept = Kept(read())

    assert list(kept) == list(kept) == some * often
    assert taken == len(some) * often


def test_two_may_go_through_the_rows_at_once() -> None:
    kept = Kept(range(1_200))

    assert list(zip(kept, kept, strict=True)) == [(number, number) for number in range(1_200)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaders.readers.kept, "TemporaryFile", partial(Path("/dev/full").open, "r+b"))

    with pytest.raises(SourceUnusable, match="cannot keep the rows of a table there"):
        Kept(["row"])
