"""A statement as a spool keeps it: one row of text, ready before the spool itself is touched."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.identity.clusters import Key
from graph.model.entities import family
from graph.model.statements import Description, Statement, as_text, statement_id
from loaders.effects import fields_of, placed

SpoolRow = tuple[str, ...]
"""Id, source, print, digest, kind, the stated ids of one end and the other, place in the file, fields."""


@dataclass(slots=True)
class Spooled:
    """Statements as a spool keeps them, and of which family those are that they describe."""

    rows: list[SpoolRow] = field(default_factory=list)
    families: list[tuple[Key, str]] = field(default_factory=list)

    def add(self, other: "Spooled") -> None:
        """Take in what another holds."""
        self.rows += other.rows
        self.families += other.families


def spooled(said: Iterable[tuple[Statement, Mapping[str, str]]], locator: str) -> Spooled:
    """Return all that one row states; what stands beside a statement replaces its fields."""
    found = Spooled()
    for one, instead in said:
        row = spool_row(one, locator, instead)
        found.rows.append(row)
        if isinstance(one, Description):
            found.families.append(((row[1], one.stated_id), family(one.label)))
    return found


def spool_row(statement: Statement, locator: str, instead: Mapping[str, str]) -> SpoolRow:
    """Return a statement as a spool keeps it; its id is that of the first with the same words."""
    kind, one, other = placed(statement)
    said = {**statement.sayings(), **instead}
    source, mark = said["source"], digest_of(statement.fingerprint(said))
    text = as_text(fields_of(statement, said))
    return (statement_id(source, mark, 0), source, mark, digest_of(text), kind, one, other, locator, text)


def digest_of(text: str) -> str:
    """Return the short checksum of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]
