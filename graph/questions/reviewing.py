"""What waits for a person: pairs that may be the same, and statements that a program read out of a text."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from graph.bolt.store import Store
from graph.errors import NotFound
from graph.identity.candidates import Candidate, candidates
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.model.reviews import correctable
from graph.model.statements import Statement
from graph.questions.evidence import Publication, evidence_of, publications
from graph.questions.resolve import resolve
from graph.questions.results import Evidence, Result

_MOST_PAIRS = 500
_MOST_AROUND = 700
_NOT_TOLD_APART = ("Place", "District", "Population", "Theme")


class End(Result):
    """One of those whom a statement is about."""

    id: str
    name: str
    kind: str


class Passage(Result):
    """The words of a statement inside the paragraph where they stand."""

    before: str = ""
    quote: str
    after: str = ""


class ReadStatement(Result):
    """A statement that a program read, as a reviewer has to see it."""

    id: str
    type: str = Field(description="Type of the link, or kind of what is described.")
    title: str = Field(description="What it says of the two, or of the one, in words.")
    one: End
    other: End | None
    values: dict[str, Any] = Field(description="What it says, by the fields that can be corrected.")
    confidence: float
    visibility: str
    evidence: Evidence
    passage: Passage


class Waiting(Result):
    """What waits for a person."""

    pairs: tuple[Candidate, ...] = Field((), description="Pairs that may be the same, the likeliest first.")
    pairs_waiting: int = 0
    statements: tuple[ReadStatement, ...] = Field((), description="Statements, the least sure first.")
    statements_waiting: int = 0


def tier_of(store: Store) -> str | None:
    """Return the tier for which a graph was published, or nothing for the graph that others come from."""
    tier: str | None = store.columns(PUBLISHED)["tier"]
    return tier


PUBLISHED = """
    OPTIONAL MATCH (g:Graph {id: 'graph'})
    RETURN g.published AS tier
    ORDER BY tier
    LIMIT 1
"""


def waiting(
    store: Store,
    *,
    source: str | None = None,
    around: str | None = None,
    limit: int = 20,
    pairs: bool = True,
    statements: bool = True,
) -> Waiting:
    """Return what waits for a person: what one source says, or the pairs of one entity with others.

    An entity may be given by its id, its only name or its acronym; weaker pairs of it are found, too.
    """
    if tier := tier_of(store):
        raise NotFound(f"this graph was published ({tier}): reviews are made in the graph it comes from")
    found = _pairs(store, source, around, limit) if pairs else []
    read, count = _read(store, source, limit) if statements else ([], 0)
    return Waiting(
        pairs=tuple(found[:limit]),
        pairs_waiting=sum(not pair.unsure for pair in found),
        statements=tuple(read),
        statements_waiting=count,
    )


def _pairs(store: Store, source: str | None, around: str | None, limit: int) -> list[Candidate]:
    one = resolve(store, around) if around else None
    found = candidates(store, limit=max(_MOST_PAIRS, limit), around=one)
    return [one for one in found if source is None or source in (*one.left.sources, *one.right.sources)]


READ = """
    MATCH (d:Document)
    RETURN collect(d.source) AS texts
    LIMIT 1
"""
LINKS = """
    MATCH (one:Entity)-[said]->(other:Entity)
    WHERE said.reviewed = 'no' AND said.source IN $sources
    RETURN type(said) AS type, one.id AS one, one.name AS one_name, labels(one) AS one_labels,
           other.id AS other, other.name AS other_name, labels(other) AS other_labels,
           properties(said) AS said
    ORDER BY said.confidence, said.id
    LIMIT $limit
"""
DESCRIPTIONS = """
    MATCH (source:Source)-[said:DESCRIBES]->(one:Entity)
    WHERE said.reviewed = 'no' AND source.id IN $sources AND NOT said.kind IN $terms
    RETURN said.kind AS type, one.id AS one, one.name AS one_name, labels(one) AS one_labels,
           properties(said) AS said
    ORDER BY said.confidence, said.id
    LIMIT $limit
"""
COUNTS = """
    OPTIONAL MATCH (:Entity)-[link]->(:Entity)
    WHERE link.reviewed = 'no' AND link.source IN $sources
    WITH count(link) AS links
    OPTIONAL MATCH (source:Source)-[said:DESCRIBES]->(:Entity)
    WHERE said.reviewed = 'no' AND source.id IN $sources AND NOT said.kind IN $terms
    RETURN links, count(said) AS descriptions
    ORDER BY links
    LIMIT 1
"""


def _read(store: Store, source: str | None, limit: int) -> tuple[list[ReadStatement], int]:
    """Return the least sure statements that were read out of texts, and how many there are."""
    sources = [one for one in store.columns(READ)["texts"] if source in (None, one)]
    if not sources:
        return [], 0
    asked: dict[str, Any] = {"sources": sources, "terms": _NOT_TOLD_APART}
    rows = store.read(LINKS, sources=sources, limit=limit) + store.read(DESCRIPTIONS, **asked, limit=limit)
    rows.sort(key=lambda row: (row["said"]["confidence"], row["said"]["id"]))
    counts = store.columns(COUNTS, **asked)
    return _shown(store, rows[:limit]), counts["links"] + counts["descriptions"]


ONE_LINK = """
    MATCH (one:Entity)-[said]->(other:Entity)
    WHERE said.id = $id
    RETURN type(said) AS type, one.id AS one, one.name AS one_name, labels(one) AS one_labels,
           other.id AS other, other.name AS other_name, labels(other) AS other_labels,
           properties(said) AS said
    ORDER BY type
    LIMIT 1
"""
ONE_DESCRIPTION = """
    MATCH (:Source)-[said:DESCRIBES]->(one:Entity)
    WHERE said.id = $id
    RETURN said.kind AS type, one.id AS one, one.name AS one_name, labels(one) AS one_labels,
           properties(said) AS said
    ORDER BY type
    LIMIT 1
"""


def statement(store: Store, own: str) -> ReadStatement:
    """Return one statement that stands in the graph, as a reviewer has to see it."""
    rows = store.read(ONE_LINK, id=own) or store.read(ONE_DESCRIPTION, id=own)
    if not rows:
        raise NotFound(f"no statement {own!r} stands in the graph: its source may say it no longer")
    return _shown(store, rows)[0]


TEXTS = """
    MATCH (d:Document)
    WHERE d.source IN $sources
    RETURN d.source AS source, d.text AS text
    ORDER BY source
    LIMIT 100000
"""


def _shown(store: Store, rows: Iterable[Mapping[str, Any]]) -> list[ReadStatement]:
    found = list(rows)
    known = publications(store, [row["said"] for row in found])
    texts = {row["source"]: row["text"] for row in store.read(TEXTS, sources=sorted(known))}
    return [
        _statement(row, known[row["said"]["source"]], texts.get(row["said"]["source"], "")) for row in found
    ]


def _statement(row: Mapping[str, Any], publication: Publication, text: str) -> ReadStatement:
    said, kind, linked = row["said"], row["type"], "other" in row
    model: type[Statement] = LINK_OF[kind] if linked else KIND_OF[kind]
    return ReadStatement(
        id=said["id"],
        type=kind,
        title=LINK_OF[kind].title if linked else f"is: {KIND_OF[kind].title}",
        one=_end(row, "one"),
        other=_end(row, "other") if linked else None,
        values={name: _value(model, name, said) for name in correctable(kind) if name != "generic"},
        confidence=said["confidence"],
        visibility=said["visibility"],
        evidence=evidence_of(said, publication),
        passage=passage(text, said.get("quote", "")),
    )


def _value(model: type[Statement], name: str, said: Mapping[str, Any]) -> Any:
    if name == "kind":
        return said["kind"]
    return said.get(name, model.model_fields[name].default)


def _end(row: Mapping[str, Any], end: str) -> End:
    labels = [label for label in KIND_OF if label in row[f"{end}_labels"]]
    return End(id=row[end], name=row[f"{end}_name"], kind=labels[-1] if labels else "Organization")


def passage(text: str, quote: str) -> Passage:
    """Return a quote inside its paragraph; white space may differ."""
    words = r"\s+".join(map(re.escape, quote.split()))
    found = re.search(words, text) if words else None
    if found is None:
        return Passage(quote=quote)
    first = max(text.rfind("\n\n", 0, found.start()) + 1, found.start() - _MOST_AROUND, 0)
    end = text.find("\n\n", found.end())
    last = min(len(text) if end < 0 else end, found.end() + _MOST_AROUND)
    return Passage(
        before=text[first : found.start()].lstrip(),
        quote=found.group(),
        after=text[found.end() : last].rstrip(),
    )
