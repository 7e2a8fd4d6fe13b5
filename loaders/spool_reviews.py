"""What reviews make of the statements in a spool: which of them stand, and what stands in their place."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from graph.bolt.cypher import DESCRIBES
from graph.model.entities import family
from graph.model.reviews import Review
from graph.model.statements import Statement, as_text
from loaders.effects import OF_THE_LOAD, Standing, standing
from loaders.spooled import digest_of, spool_row

# What the database keeps beside what is said.
_BESIDE = frozenset({"id", "digest", "since_first", "until_last"})
HEARD_AGAIN = """
    INSERT OR IGNORE INTO heard (id, source, print, digest, kind, one, other, locator, said, again)
    VALUES (?, ?, '', ?, ?, ?, ?, '', ?, 1)
"""
SEALED = """
    INSERT INTO heard (id, source, print, digest, kind, one, other, locator, said)
    SELECT id, source, print, digest, kind, one, other, locator, said FROM beside
    WHERE NOT stands OR review NOT IN (SELECT review FROM beside WHERE NOT stands)
"""
NEW_ORIGINALS = """
    SELECT id, source, kind, digest, said FROM heard
    WHERE id IN (SELECT id FROM changed) AND NOT EXISTS (
        SELECT 1 FROM had WHERE had.id = heard.id AND had.kind = 'Original' AND had.digest = heard.digest
    )
    ORDER BY id
"""
GONE_ORIGINALS = """
    SELECT id FROM had
    WHERE kind = 'Original' AND id NOT IN (SELECT id FROM changed)
      AND (swept OR EXISTS (SELECT 1 FROM heard WHERE heard.id = had.id))
    ORDER BY id
"""
CHANGED_DESCRIPTIONS = """
    SELECT DISTINCT source FROM heard WHERE other = '' AND id IN (SELECT id FROM changed) ORDER BY source
"""


class SpooledReviews:
    """The reviews in a spool, the statements that they touch, and what they make of those."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def hear(self, review: Review) -> None:
        """Take in a review; said again, the last word counts."""
        self._base.execute(
            "INSERT OR REPLACE INTO review VALUES (?, ?)", (review.id, review.model_dump_json())
        )
        self.touch(review.id)

    def touch(self, own: str) -> None:
        """Note that something else may stand in place of a statement than before."""
        self._base.execute("INSERT OR IGNORE INTO touched VALUES (?)", (own,))

    def hear_beside(self, review: str, statement: Statement, locator: str, *, stands: bool) -> None:
        """Take in a statement that a review touched: what its source said, or what stands instead."""
        row = spool_row(statement, locator, {})
        self._base.execute(
            "INSERT INTO beside VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (review, stands, *row)
        )

    def seal(self) -> None:
        """Count what a source said as heard; what stands in its place only where that is not here."""
        self._base.execute(SEALED)
        self._base.execute("DELETE FROM beside")

    def all(self) -> list[Review]:
        """Return the reviews in this file, by id."""
        rows = self._base.execute("SELECT said FROM review ORDER BY id")
        return [Review.model_validate_json(said) for (said,) in rows]

    def elsewhere(self) -> list[str]:
        """Return the statements that are touched and that the file does not make."""
        query = "SELECT id FROM touched WHERE id NOT IN (SELECT id FROM heard) ORDER BY id"
        return [own for (own,) in self._base.execute(query)]

    def is_heard(self, own: str) -> bool:
        """Return whether a statement is known here, whether it stands or not."""
        return bool(self._base.execute("SELECT 1 FROM heard WHERE id = ?", (own,)).fetchone())

    def is_changed(self, own: str) -> bool:
        """Return whether something else stands in place of a statement, or nothing."""
        return bool(self._base.execute("SELECT 1 FROM changed WHERE id = ?", (own,)).fetchone())

    def forget_graph(self) -> None:
        """Drop what was taken from the graph, and what followed from it."""
        self._base.execute("DELETE FROM heard WHERE again")
        self._forget_standing()

    def hear_again(self, kind: str, statements: Iterable[Mapping[str, Any]]) -> None:
        """Take in statements that the graph has, unless the file makes them."""
        for props in statements:
            said = {name: value for name, value in props.items() if name not in _BESIDE}
            ends = _ends(kind, said)
            self._base.execute(
                HEARD_AGAIN, (props["id"], said["source"], props["digest"], kind, *ends, as_text(said))
            )

    def heard_again(self) -> list[str]:
        """Return the sources whose statements were taken from the graph."""
        rows = self._base.execute("SELECT DISTINCT source FROM heard WHERE again ORDER BY source")
        return [source for (source,) in rows]

    def settle(self, reviews: Iterable[Review]) -> None:
        """Work out what stands, as these reviews will have it."""
        self._forget_standing()
        for review in reviews:
            found = self._base.execute("SELECT source, kind, said FROM heard WHERE id = ?", (review.id,))
            for source, kind, said in found.fetchall():
                families = partial(self._family, source)
                stands = standing(review.id, kind, json.loads(said), review, families)
                if stands is not None:
                    self._replace(review.id, source, stands)
        self._drop_hanging()

    def new_originals(self) -> Iterator[dict[str, Any]]:
        """Yield the statements in whose place something else stands now, or nothing."""
        for own, source, kind, digest, said in self._base.execute(NEW_ORIGINALS):
            yield {"id": own, "source": source, "kind": kind, "digest": digest, "said": json.loads(said)}

    def gone_originals(self) -> list[str]:
        """Return the ids of those that stand again as they were, or that are no longer made."""
        return [own for (own,) in self._base.execute(GONE_ORIGINALS)]

    def _forget_standing(self) -> None:
        self._base.execute("DELETE FROM changed")
        self._base.execute("DELETE FROM standing")

    def _replace(self, own: str, source: str, stands: Sequence[Standing]) -> None:
        self._base.execute("INSERT OR IGNORE INTO changed VALUES (?)", (own,))
        for one in stands:
            plain = {name: value for name, value in one.said.items() if name not in OF_THE_LOAD}
            self._base.execute(
                "INSERT OR REPLACE INTO standing VALUES (?, ?, ?, ?, ?, ?, ?)",
                (one.id, source, digest_of(as_text(plain)), one.kind, one.one, one.other, as_text(one.said)),
            )

    def _family(self, source: str, stated: str) -> str | None:
        row = self._base.execute(
            "SELECT said FROM heard WHERE source = ? AND one = ? AND other = '' LIMIT 1", (source, stated)
        ).fetchone()
        return family(json.loads(row[0])["kind"]) if row else None

    def _drop_hanging(self) -> None:
        """Let no link stand of which nobody describes an end any more."""
        for (source,) in self._base.execute(CHANGED_DESCRIPTIONS).fetchall():
            told = self._base.execute(
                "SELECT id, one, other FROM told WHERE source = ?", (source,)
            ).fetchall()
            described = {one for _, one, other in told if not other}
            for own, one, other in told:
                if other and not {one, other} <= described:
                    self._base.execute("INSERT OR IGNORE INTO changed VALUES (?)", (own,))
                    self._base.execute("DELETE FROM standing WHERE id = ?", (own,))


def _ends(kind: str, said: Mapping[str, Any]) -> tuple[str, str]:
    if kind == DESCRIBES:
        return str(said["stated_id"]), ""
    return str(said["from_stated_id"]), str(said["to_stated_id"])
