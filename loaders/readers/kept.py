"""Rows that are read from their file once, however often somebody goes through them."""

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import TemporaryFile, gettempdir
from typing import Generic, TypeVar

from graph.errors import SourceUnusable

T = TypeVar("T")
_TOGETHER = 500


class Kept(Generic[T]):
    """Rows on disk, in a file without a name that goes when they do: a workbook takes long to read again."""

    def __init__(self, rows: Iterable[T]) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - it stays open as long as the rows are wanted
        rest = iter(rows)
        while together := list(islice(rest, _TOGETHER)):
            self._keep(together)
        self._end = self._file.tell()

    def __iter__(self) -> Iterator[T]:
        place = 0
        while place < self._end:
            self._file.seek(place)
            together: list[T] = pickle.load(self._file)  # noqa: S301 - we wrote it, and nobody else can
            place = self._file.tell()
            yield from together

    def _keep(self, together: list[T]) -> None:
        try:
            pickle.dump(together, self._file, pickle.HIGHEST_PROTOCOL)
            self._file.flush()
        except OSError as reason:
            raise SourceUnusable(
                f"{gettempdir()}: cannot keep the rows of a table there ({reason.strerror}); make room"
            ) from reason
