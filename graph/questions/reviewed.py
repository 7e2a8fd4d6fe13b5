"""What people said of pairs and of statements, the latest first: it can be taken back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import Field

from graph.bolt.store import Store
from graph.exchange.reviews import review_of
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.questions.evidence import publications
from graph.questions.results import Result


class Word(Result):
    """What somebody said."""

    id: str = Field(description="Id of the statement, or of the word on a pair.")
    verdict: str
    by: str
    on: str
    why: str


class StatementWord(Word):
    """What somebody said of a statement."""

    one: str = Field(description="Whom it is about; empty where no source makes the statement any more.")
    title: str = Field(description="What was read of the two, or of the one, in words.")
    other: str
    right: dict[str, str] = Field(description="What is right instead, of a correction.")
    quote: str
    source: str
    source_title: str


class StatedName(Result):
    """One of a pair, as a source states it."""

    source: str
    stated_id: str
    name: str = Field(description="Its name; its own id where the source describes it no longer.")


class PairWord(Word):
    """What somebody said of a pair."""

    left: StatedName
    right: StatedName


class Words(Result):
    """What was said before."""

    said_of_statements: tuple[StatementWord, ...] = Field((), description="The latest first.")
    statements_reviewed: int = 0
    said_of_pairs: tuple[PairWord, ...] = Field((), description="The latest first.")
    pairs_judged: int = 0


def words(store: Store, *, source: str | None = None, limit: int = 20) -> Words:
    """Return what people said, the latest first; `source` asks for what was said of one source."""
    statements, reviewed = _of_statements(store, source, limit)
    pairs, judged = _of_pairs(store, source, limit)
    return Words(
        said_of_statements=statements, statements_reviewed=reviewed, said_of_pairs=pairs, pairs_judged=judged
    )


def word(store: Store, own: str) -> StatementWord | PairWord | None:
    """Return what was said of one statement or one pair, by its id; nothing where it was taken back."""
    reviews = store.read(REVIEWS, every=False, ids=[own], limit=1)
    if reviews:
        return _statement_words(store, [reviews[0]["kept"]])[0]
    judged = store.read(JUDGEMENT, id=own)
    return _pair_words(store, [judged[0]["kept"]])[0] if judged else None


ORIGINALS_OF = """
    MATCH (o:Original)
    WHERE o.source = $source
    RETURN collect(o.id) AS ids
    LIMIT 1
"""
REVIEWS = """
    MATCH (r:Review)
    WHERE $every OR r.id IN $ids
    RETURN properties(r) AS kept
    ORDER BY kept.on DESC, kept.id
    LIMIT $limit
"""
REVIEWED = """
    MATCH (r:Review)
    WHERE $every OR r.id IN $ids
    RETURN count(r) AS reviewed
    LIMIT 1
"""
ORIGINALS = """
    MATCH (o:Original)
    WHERE o.id IN $ids
    RETURN o.id AS id, o.kind AS type, o.said AS said
    ORDER BY id
    LIMIT 100000
"""


def _of_statements(store: Store, source: str | None, limit: int) -> tuple[tuple[StatementWord, ...], int]:
    ids = store.columns(ORIGINALS_OF, source=source)["ids"] if source else []
    asked = {"every": source is None, "ids": ids}
    kept = [row["kept"] for row in store.read(REVIEWS, **asked, limit=limit)]
    return _statement_words(store, kept), store.columns(REVIEWED, **asked)["reviewed"]


def _statement_words(store: Store, kept: Sequence[dict[str, Any]]) -> tuple[StatementWord, ...]:
    rows = store.read(ORIGINALS, ids=[one["id"] for one in kept])
    said = {row["id"]: {**json.loads(row["said"]), "type": row["type"]} for row in rows}
    known = publications(store, said.values())
    titles = {one: known[one].title for one in known}
    return tuple(_statement_word(one, said.get(one["id"], {}), titles) for one in kept)


def _statement_word(
    kept: dict[str, Any], said: Mapping[str, Any], titles: Mapping[str, str]
) -> StatementWord:
    review, source = review_of(kept), said.get("source", "")
    linked = said.get("type") in LINK_OF
    kind = said.get("kind", "")
    right = {name: _as_text(value) for name, value in review.fields.items()}
    return StatementWord(
        **_word(kept),
        one=said.get("from_stated" if linked else "name", ""),
        title=LINK_OF[said["type"]].title if linked else f"is: {KIND_OF[kind].title}" if kind else "",
        other=said.get("to_stated", "") if linked else "",
        right=right | {end: f"{one.name} ({KIND_OF[one.kind].title})" for end, one in review.ends.items()},
        quote=said.get("quote", ""),
        source=source,
        source_title=titles.get(source, ""),
    )


def _as_text(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return "nothing" if value is None or value == "" else str(value)


def _word(kept: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(kept.get(name, "")) for name in ("id", "verdict", "by", "on", "why")}


JUDGEMENTS = """
    MATCH (j:Judgement)
    WHERE $every OR j.left_source = $source OR j.right_source = $source
    RETURN properties(j) AS kept
    ORDER BY kept.on DESC, kept.id
    LIMIT $limit
"""
JUDGED = """
    MATCH (j:Judgement)
    WHERE $every OR j.left_source = $source OR j.right_source = $source
    RETURN count(j) AS judged
    LIMIT 1
"""
NAMES = """
    MATCH (source:Source)-[said:DESCRIBES]->(:Entity)
    WHERE source.id IN $sources AND said.stated_id IN $stated
    RETURN said.source AS source, said.stated_id AS stated_id, min(said.name) AS name
    ORDER BY source, stated_id
    LIMIT 100000
"""


def _of_pairs(store: Store, source: str | None, limit: int) -> tuple[tuple[PairWord, ...], int]:
    asked = {"every": source is None, "source": source}
    kept = [row["kept"] for row in store.read(JUDGEMENTS, **asked, limit=limit)]
    return _pair_words(store, kept), store.columns(JUDGED, **asked)["judged"]


JUDGEMENT = """
    MATCH (j:Judgement)
    WHERE j.id = $id
    RETURN properties(j) AS kept
    ORDER BY kept.id
    LIMIT 1
"""


def _pair_words(store: Store, kept: Sequence[Mapping[str, Any]]) -> tuple[PairWord, ...]:
    names = _names(store, kept)
    return tuple(
        PairWord(**_word(one), left=_side(one, "left", names), right=_side(one, "right", names))
        for one in kept
    )


def _names(store: Store, kept: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    sides = sorted({(one[f"{side}_source"], one[side]) for one in kept for side in ("left", "right")})
    sources, stated = sorted({one for one, _ in sides}), sorted({one for _, one in sides})
    rows = store.read(NAMES, sources=sources, stated=stated) if sides else []
    return {(row["source"], row["stated_id"]): row["name"] for row in rows}


def _side(kept: Mapping[str, Any], side: str, names: Mapping[tuple[str, str], str]) -> StatedName:
    source, stated = kept[f"{side}_source"], kept[side]
    return StatedName(source=source, stated_id=stated, name=names.get((source, stated), stated))
