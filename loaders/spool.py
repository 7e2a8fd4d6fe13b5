"""What a file says, on disk, before any of it touches the graph: statements, rejects, unused columns."""

import fcntl
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.errors import Busy, WorkspaceUnusable
from graph.identity.clusters import Key
from graph.identity.judgements import Judgement
from graph.model.entities import family
from graph.model.sources import Source
from graph.model.statements import Description, Statement, statement_id
from loaders.rejects import Reject
from loaders.spool_families import SpooledFamilies
from loaders.spool_reviews import SpooledReviews
from loaders.spool_sql import (
    DIFFERENCE,
    GONE,
    HEARD,
    LOSSES,
    MISFITS,
    MISSED,
    NEIGHBORS,
    NEW,
    RANKED,
    REPEATED_DESCRIPTIONS,
    STARTS_OF_NEW,
    TABLES,
    UNUSED,
    WITH_IDS,
    joins,
)
from loaders.spooled import Spooled, SpoolRow, spooled

# So many statements wait to be written together.
_TOGETHER = 1_000


class Spool:
    """One file's statements on disk; `seal` gives them their ids, `compare` finds what is new and gone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.compared_at = ""
        """At which version of the graph it was compared with it, in this process."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = path.with_suffix(".lock").open("w")
        except OSError as reason:
            raise WorkspaceUnusable(f"{path.parent}: cannot be written: {reason.strerror}") from reason
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            self._lock.close()
            raise Busy(f"{path.name} is being written by another command") from held
        self._waiting: list[SpoolRow] = []
        self._unused: Counter[str] = Counter()
        self._base = sqlite3.connect(path, isolation_level=None)
        self._families = SpooledFamilies(self._base)
        self.reviews = SpooledReviews(self._base)
        try:
            self._begin()
        except sqlite3.Error as reason:
            self.close()
            raise WorkspaceUnusable(f"{path}: the spool is damaged ({reason}); delete it") from reason

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.Error):
            raise WorkspaceUnusable(
                f"{self.path.parent}: what a file says cannot be kept there ({error}); make room, load again"
            ) from error

    def close(self) -> None:
        """Close the file; what was sealed is on disk."""
        self._base.close()
        self._lock.close()

    def discard(self) -> None:
        """Delete the file; nothing of it is needed any more."""
        for suffix in (self.path.suffix, ".lock"):
            self.path.with_suffix(suffix).unlink(missing_ok=True)

    def hear_source(self, source: Source) -> None:
        """Take in what is said of a source; said again, the last word counts."""
        self._base.execute(
            "INSERT OR REPLACE INTO source VALUES (?, ?)", (source.id, source.model_dump_json())
        )

    def hear_judgement(self, judgement: Judgement) -> None:
        """Take in a judgement."""
        self._base.execute(
            "INSERT OR REPLACE INTO judgement VALUES (?, ?)", (judgement.id, judgement.model_dump_json())
        )

    def hear(self, statement: Statement, locator: str) -> None:
        """Take in one statement; its `source` says whose it is."""
        self.hear_all([(statement, {})], locator)

    def hear_all(self, said: Iterable[tuple[Statement, Mapping[str, str]]], locator: str) -> None:
        """Take in all that one row states, or nothing; what stands beside a statement replaces its fields."""
        self.take(spooled(said, locator))

    def take(self, ready: Spooled) -> None:
        """Take in statements that were made ready, or none of them."""
        self._families.tell(ready.families)
        self._waiting += ready.rows
        if len(self._waiting) > _TOGETHER:
            self._write()

    def hear_beside(self, review: str, statement: Statement, locator: str, *, stands: bool) -> None:
        """Take in a statement that a review touched: what its source said, or what stands instead."""
        if isinstance(statement, Description):
            self._families.tell([((statement.source, statement.stated_id), family(statement.label))])
        self.reviews.hear_beside(review, statement, locator, stands=stands)

    def refuse(self, reject: Reject, missed: Iterable[Key] = ()) -> None:
        """Write down a row that cannot be used, and whom it would have described."""
        self._base.execute(
            "INSERT INTO reject VALUES (?, ?, ?, ?)",
            (reject.number, reject.where, reject.reason, reject.said),
        )
        self._base.executemany(MISSED, [(*key, reject.where, reject.in_brief) for key in missed])

    def count_unused(self, names: Iterable[str]) -> None:
        """Count columns or elements that say something and that nobody used."""
        self._unused.update(names)

    def all_or_nothing(self, work: Callable[[], object]) -> None:
        """Do the work so that nothing of it is kept when it fails."""
        self._write()
        self._base.execute("SAVEPOINT row")
        try:
            work()
            self._write()
        except BaseException:
            self._waiting.clear()
            self._unused.clear()
            self._families.forget()
            self._base.execute("ROLLBACK TO row")
            raise
        finally:
            self._base.execute("RELEASE row")

    def seal(self) -> int:
        """Give every statement its id; refuse links whose ends do not fit and return how many."""
        self._write()
        self.reviews.seal()
        misfits = self._base.execute(MISFITS).fetchall()
        for rowid, locator, said, reason in misfits:
            self.refuse(Reject(0, locator, reason, said))
            self._base.execute("DELETE FROM heard WHERE rowid = ?", (rowid,))
        self._base.execute(REPEATED_DESCRIPTIONS)
        self._base.execute(RANKED)
        self._base.execute("CREATE UNIQUE INDEX IF NOT EXISTS heard_id ON heard (id)")
        self._base.execute("CREATE INDEX IF NOT EXISTS heard_kind ON heard (kind, id)")
        self._commit()
        return len(misfits)

    def note(self, **facts: object) -> None:
        """Keep facts of the load beside its statements."""
        self._base.executemany(
            "INSERT OR REPLACE INTO fact VALUES (?, ?)", [(k, json.dumps(v)) for k, v in facts.items()]
        )
        self._commit()

    def facts(self) -> dict[str, Any]:
        """Return the facts that were noted."""
        return {name: json.loads(said) for name, said in self._base.execute("SELECT name, said FROM fact")}

    def sources(self) -> list[Source]:
        """Return the sources that speak in this file, by id."""
        rows = self._base.execute("SELECT said FROM source ORDER BY id")
        return [Source.model_validate_json(said) for (said,) in rows]

    def swept(self) -> list[str]:
        """Return the ids of the sources of which the file says all that is said."""
        whole = self.facts().get("whole", False)
        return [source.id for source in self.sources() if source.complete or whole]

    def whole(self) -> list[str]:
        """Return the ids of the sources of which all links are known here, from the file or the graph."""
        return sorted({*self.swept(), *self.reviews.heard_again()})

    def judgements(self) -> list[Judgement]:
        """Return the judgements in this file, by id."""
        rows = self._base.execute("SELECT said FROM judgement ORDER BY id")
        return [Judgement.model_validate_json(said) for (said,) in rows]

    def forget_had(self) -> None:
        """Drop an earlier comparison."""
        self._base.execute("DELETE FROM had")
        self.reviews.forget_graph()

    def had(self, kind: str, columns: Mapping[str, list[str]], *, swept: bool) -> None:
        """Take in what the graph has of a source; `swept` says that what is not heard again is gone."""
        self._base.executemany(
            "INSERT OR REPLACE INTO had VALUES (?, ?, ?, ?)",
            ((kind, *row, swept) for row in zip(columns["id"], columns["digest"], strict=True)),
        )

    def new(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield id and fields of the statements of one kind that the graph does not have as they are now."""
        for statement, digest, said in self._base.execute(NEW, (kind,)):
            yield statement, json.loads(said) | {"id": statement, "digest": digest}

    def starts_of_new(self, kind: str) -> list[Key]:
        """Return the stated entities at which the new links of one type begin."""
        return list(self._base.execute(STARTS_OF_NEW, (kind,)))

    def statements(self, ids: list[str]) -> dict[str, dict[str, Any]]:
        """Return the fields of statements by their ids."""
        rows = self._base.execute(WITH_IDS, (json.dumps(ids),))
        return {own: json.loads(said) | {"id": own, "digest": digest} for own, digest, said in rows}

    def gone(self, kind: str) -> list[str]:
        """Return the ids of the statements of one kind that the graph has and the file no longer says so."""
        return [one for (one,) in self._base.execute(GONE, (kind,))]

    def difference(self) -> tuple[int, int]:
        """Return how many statements are new and how many are gone, after a comparison."""
        new = self._base.execute(DIFFERENCE).fetchone()[0]
        return int(new), self.losses()[1]

    def losses(self) -> tuple[int, int]:
        """Return how many statements the graph had, and how many of them are not made any more."""
        had, kept = self._base.execute(LOSSES).fetchone()
        return int(had), int(had - kept)

    def heard(self) -> Mapping[str, int]:
        """Return how many statements of each kind the file makes."""
        return dict(self._base.execute("SELECT kind, count(*) FROM heard GROUP BY kind ORDER BY kind"))

    def stated(self) -> int:
        """Return how many entities the file describes."""
        return self._families.count()

    def rejects(self) -> Iterator[Reject]:
        """Yield the refused rows in the order of the file."""
        for row in self._base.execute("SELECT * FROM reject ORDER BY number, rowid"):
            yield Reject(*row)

    def unused(self) -> dict[str, int]:
        """Return the unused columns with how many rows filled them."""
        self._write()
        return dict(self._base.execute("SELECT name, times FROM unused ORDER BY name"))

    def neighbors(self, keys: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """Yield pairs of stated entities that a link of this file joins, for each of `keys`."""
        for source, stated in keys:
            yield from (
                ((source, stated), (source, end))
                for (end,) in self._base.execute(NEIGHBORS, (source, stated))
            )

    def _write(self) -> None:
        """Write what waits to be written together."""
        self._base.executemany(HEARD, self._waiting)
        self._base.executemany(UNUSED, self._unused.items())
        self._waiting.clear()
        self._unused.clear()

    def _begin(self) -> None:
        self._base.create_function("statement_id", 3, statement_id, deterministic=True)
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.execute("BEGIN")
        # A command that was killed early leaves a file without tables.
        if not self._base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for table in TABLES.split(";"):
                self._base.execute(table)
            self._base.executemany("INSERT INTO joins VALUES (?, ?, ?)", joins())

    def _commit(self) -> None:
        self._base.execute("COMMIT")
        self._base.execute("BEGIN")
