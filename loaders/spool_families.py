"""Of which family each entity is that a file describes: the same in all its rows."""

import sqlite3
from collections.abc import Iterable

from graph.errors import RowRejected
from graph.identity.clusters import Key

# Of so many entities it is remembered what they are; of the others the disk knows.
_REMEMBERED = 10_000


class SpooledFamilies:
    """The families of the entities in a spool."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._known: dict[Key, str] = {}

    def tell(self, told: Iterable[tuple[Key, str]]) -> None:
        """Take in what entities are, all of it or nothing; refuse one that was described as another thing."""
        new: dict[Key, str] = {}
        for key, mine in told:
            known = new.get(key) or self._of(key)
            if known is None:
                new[key] = mine
            elif known != mine:
                raise RowRejected(f"{key[1]!r} is described both as {known} and as {mine}")
        if new:
            self._base.executemany("INSERT INTO stated VALUES (?, ?, ?)", [(*key, new[key]) for key in new])
            self._remember(new)

    def forget(self) -> None:
        """Remember nothing: what the disk was told may have been taken back."""
        self._known.clear()

    def count(self) -> int:
        """Return how many entities are described."""
        return int(self._base.execute("SELECT count(*) FROM stated").fetchone()[0])

    def _of(self, key: Key) -> str | None:
        if key not in self._known:
            query = "SELECT family FROM stated WHERE source = ? AND stated_id = ?"
            row = self._base.execute(query, key).fetchone()
            if row is None:
                return None
            self._remember({key: row[0]})
        return self._known[key]

    def _remember(self, families: dict[Key, str]) -> None:
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known.update(families)
