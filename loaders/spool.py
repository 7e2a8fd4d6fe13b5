"""What a file says, on disk, before any of it touches the graph: statements, rejects, unused columns."""

import fcntl
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.bolt.cypher import DESCRIBES
from graph.errors import Busy, RowRejected
from graph.identity.judgements import Judgement
from graph.model.entities import family
from graph.model.links import LINK_KINDS
from graph.model.sources import Source
from graph.model.statements import Description, Link, Statement, statement_id
from loaders.rejects import Reject

_TABLES = """
    CREATE TABLE source (id TEXT PRIMARY KEY, said TEXT NOT NULL);
    CREATE TABLE judgement (id TEXT PRIMARY KEY, said TEXT NOT NULL);
    CREATE TABLE stated (
        source TEXT, stated_id TEXT, family TEXT, PRIMARY KEY (source, stated_id)
    ) WITHOUT ROWID;
    CREATE TABLE heard (
        source TEXT, print TEXT, digest TEXT, kind TEXT, one TEXT, other TEXT,
        locator TEXT, said TEXT, id TEXT
    );
    CREATE TABLE had (
        id TEXT PRIMARY KEY, digest TEXT, kind TEXT, start TEXT, swept INTEGER
    ) WITHOUT ROWID;
    CREATE TABLE reject (number INTEGER, locator TEXT, reason TEXT, said TEXT);
    CREATE TABLE unused (name TEXT PRIMARY KEY, times INTEGER);
    CREATE TABLE fact (name TEXT PRIMARY KEY, said TEXT);
    CREATE TABLE joins (kind TEXT, one TEXT, other TEXT, PRIMARY KEY (kind, one, other)) WITHOUT ROWID;
"""
# Links that hang in the air, for nobody describes an end, or that join what their kind does not join.
_MISFITS = """
    SELECT l.rowid, l.locator, l.said, CASE
        WHEN f.family IS NULL THEN quote(l.one) || ' is linked but nowhere described'
        WHEN t.family IS NULL THEN quote(l.other) || ' is linked but nowhere described'
        ELSE l.kind || ' does not join ' || f.family || ' and ' || t.family END
    FROM heard l
    LEFT JOIN stated f ON f.source = l.source AND f.stated_id = l.one
    LEFT JOIN stated t ON t.source = l.source AND t.stated_id = l.other
    WHERE l.other <> '' AND NOT EXISTS (
        SELECT 1 FROM joins j WHERE j.kind = l.kind AND j.one = f.family AND j.other = t.family
    )
"""
_REPEATED_DESCRIPTIONS = """
    DELETE FROM heard WHERE other = '' AND rowid NOT IN (
        SELECT min(rowid) FROM heard WHERE other = '' GROUP BY source, print
    )
"""
# Among statements with the same words the rank by content tells them apart, whatever the order of rows.
_RANKED = """
    UPDATE heard SET id = statement_id(ranked.source, ranked.print, ranked.rank) FROM (
        SELECT rowid AS row, source, print,
               row_number() OVER (PARTITION BY source, print ORDER BY digest, rowid) - 1 AS rank
        FROM heard
    ) AS ranked WHERE heard.rowid = ranked.row
"""
_NEW = """
    SELECT id, digest, said FROM heard
    WHERE kind = ? AND NOT EXISTS (SELECT 1 FROM had WHERE had.id = heard.id AND had.digest = heard.digest)
    ORDER BY id
"""
_GONE = """
    SELECT id, start FROM had
    WHERE kind = ? AND NOT EXISTS (SELECT 1 FROM heard WHERE heard.id = had.id AND heard.digest = had.digest)
      AND (swept OR EXISTS (SELECT 1 FROM heard WHERE heard.id = had.id))
    ORDER BY id
"""


class Spool:
    """One file's statements on disk; `seal` gives them their ids, `compare` finds what is new and gone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = path.with_suffix(".lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            self._lock.close()
            raise Busy(f"{path.name} is being written by another command") from held
        fresh = not path.exists()
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.create_function("statement_id", 3, statement_id, deterministic=True)
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.execute("BEGIN")
        if fresh:
            for table in _TABLES.split(";"):
                self._base.execute(table)
            self._base.executemany("INSERT INTO joins VALUES (?, ?, ?)", _joins())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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
        kind, one, other = self._placed(statement)
        said = statement.sayings() | {"confidence": statement.confidence}
        if isinstance(statement, Description):
            said["kind"] = statement.label
        text = json.dumps(said, sort_keys=True, ensure_ascii=False)
        self._base.execute(
            "INSERT INTO heard VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            (statement.source, _hash(statement.fingerprint()), _hash(text), kind, one, other, locator, text),
        )

    def refuse(self, reject: Reject) -> None:
        """Write down a row that cannot be used."""
        self._base.execute(
            "INSERT INTO reject VALUES (?, ?, ?, ?)",
            (reject.number, reject.where, reject.reason, reject.said),
        )

    def count_unused(self, names: Iterable[str]) -> None:
        """Count columns or elements that say something and that nobody used."""
        self._base.executemany(
            "INSERT INTO unused VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET times = times + 1",
            [(name,) for name in names],
        )

    def all_or_nothing(self, work: Callable[[], object]) -> None:
        """Do the work so that nothing of it is kept when it fails."""
        self._base.execute("SAVEPOINT row")
        try:
            work()
        except BaseException:
            self._base.execute("ROLLBACK TO row")
            raise
        finally:
            self._base.execute("RELEASE row")

    def seal(self) -> int:
        """Give every statement its id; refuse links whose ends do not fit and return how many."""
        misfits = self._base.execute(_MISFITS).fetchall()
        for rowid, locator, said, reason in misfits:
            self.refuse(Reject(0, locator, reason, said))
            self._base.execute("DELETE FROM heard WHERE rowid = ?", (rowid,))
        self._base.execute(_REPEATED_DESCRIPTIONS)
        self._base.execute(_RANKED)
        self._base.execute("CREATE UNIQUE INDEX IF NOT EXISTS heard_id ON heard (id)")
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

    def judgements(self) -> list[Judgement]:
        """Return the judgements in this file, by id."""
        rows = self._base.execute("SELECT said FROM judgement ORDER BY id")
        return [Judgement.model_validate_json(said) for (said,) in rows]

    def forget_had(self) -> None:
        """Drop an earlier comparison."""
        self._base.execute("DELETE FROM had")

    def had(self, kind: str, columns: Mapping[str, list[str]], *, swept: bool) -> None:
        """Take in what the graph has of a source; `swept` says that what is not heard again is gone."""
        rows = zip(columns["id"], columns["digest"], columns["a"], strict=True)
        self._base.executemany(
            "INSERT OR REPLACE INTO had VALUES (?, ?, ?, ?, ?)",
            ((one, digest, kind, start, swept) for one, digest, start in rows),
        )

    def new(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield id and fields of the statements of one kind that the graph does not have as they are now."""
        for statement, digest, said in self._base.execute(_NEW, (kind,)):
            yield statement, json.loads(said) | {"id": statement, "digest": digest}

    def gone(self, kind: str) -> list[str]:
        """Return the ids of the statements of one kind that the graph has and the file no longer says so."""
        return [one for one, _ in self._base.execute(_GONE, (kind,))]

    def gone_from(self, kind: str) -> set[str]:
        """Return the ids of the entities at which the gone statements of one kind begin."""
        return {start for _, start in self._base.execute(_GONE, (kind,))}

    def difference(self) -> tuple[int, int]:
        """Return how many statements are new and how many are gone, after a comparison."""
        new = self._base.execute(
            "SELECT count(*) FROM heard WHERE NOT EXISTS (SELECT 1 FROM had WHERE had.id = heard.id)"
        ).fetchone()[0]
        return int(new), self.losses()[1]

    def losses(self) -> tuple[int, int]:
        """Return how many statements the graph had, and how many of them are not made any more."""
        had, kept = self._base.execute(
            "SELECT count(*), count((SELECT 1 FROM heard WHERE heard.id = had.id)) FROM had WHERE swept"
        ).fetchone()
        return int(had), int(had - kept)

    def heard(self) -> Mapping[str, int]:
        """Return how many statements of each kind the file makes."""
        return dict(self._base.execute("SELECT kind, count(*) FROM heard GROUP BY kind ORDER BY kind"))

    def stated(self) -> int:
        """Return how many entities the file describes."""
        return int(self._base.execute("SELECT count(*) FROM stated").fetchone()[0])

    def rejects(self) -> Iterator[Reject]:
        """Yield the refused rows in the order of the file."""
        for row in self._base.execute("SELECT * FROM reject ORDER BY number, rowid"):
            yield Reject(*row)

    def unused(self) -> dict[str, int]:
        """Return the unused columns with how many rows filled them."""
        return dict(self._base.execute("SELECT name, times FROM unused ORDER BY name"))

    def neighbors(self, keys: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """Yield pairs of stated entities that a link of this file joins, for each of `keys`."""
        for source, stated in keys:
            yield from (
                ((source, stated), (source, end))
                for (end,) in self._base.execute(
                    "SELECT other FROM heard WHERE source = ?1 AND one = ?2 AND other <> '' "
                    "UNION SELECT one FROM heard WHERE source = ?1 AND other = ?2",
                    (source, stated),
                )
            )

    def _placed(self, statement: Statement) -> tuple[str, str, str]:
        """Return the relationship that will hold it, and the stated ids it is about."""
        if isinstance(statement, Link):
            return statement.type, statement.from_stated_id, statement.to_stated_id
        if isinstance(statement, Description):
            self._check_family(statement.source, statement)
            return DESCRIBES, statement.stated_id, ""
        raise TypeError(f"{type(statement).__name__} is neither a description nor a link")

    def _check_family(self, source: str, statement: Description) -> None:
        mine = family(statement.label)
        self._base.execute(
            "INSERT OR IGNORE INTO stated VALUES (?, ?, ?)", (source, statement.stated_id, mine)
        )
        (known,) = self._base.execute(
            "SELECT family FROM stated WHERE source = ? AND stated_id = ?", (source, statement.stated_id)
        ).fetchone()
        if known != mine:
            raise RowRejected(f"{statement.stated_id!r} is described both as {known} and as {mine}")

    def _commit(self) -> None:
        self._base.execute("COMMIT")
        self._base.execute("BEGIN")


def _joins() -> set[tuple[str, str, str]]:
    return {
        (kind.type, family(one), family(other))
        for kind in LINK_KINDS
        for one in kind.sources
        for other in kind.targets
    }


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]
