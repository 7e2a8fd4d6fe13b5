"""Overview: what the graph holds, from which sources, how fresh it is, and what it does not know."""

from pydantic import Field

from graph.bolt.store import Store
from graph.model.entities import LABELS
from graph.model.links import LINK_OF
from graph.questions.moments import Moment, counted, moment
from graph.questions.results import Result
from graph.questions.sources import SourceSummary, sources


class KindCount(Result):
    """How many entities carry a label; a network counts as an organization too."""

    kind: str
    entities: int


class TypeCount(Result):
    """How many statements of one type of link there are, and how much is known of them."""

    type: str
    title: str
    links: int
    dated: int = Field(description="How many say since when or until when.")
    told_when: int = Field(description="Of how many we know when they were said.")
    reviewed: int = Field(description="How many somebody looked at.")


class DistrictCount(Result):
    """How many organizations are said to be active in a district; 0 means that no source names one."""

    id: str
    name: str
    organizations: int


class Overview(Result):
    """What the graph knows, and what it does not."""

    entities: int
    generic: int = Field(description="How many of the entities are kinds of bodies, not bodies.")
    links: int
    kinds: tuple[KindCount, ...]
    types: tuple[TypeCount, ...]
    districts: tuple[DistrictCount, ...]
    sources: tuple[SourceSummary, ...]
    unfinished: tuple[str, ...] = Field(description="Sources whose load was broken off; load them again.")
    oldest: str | None = Field(description="When the oldest link was said, where that is known.")
    newest: str | None = Field(description="When the newest link was said, where that is known.")
    as_of: str | None
    truncated: bool = Field(description="Whether there are more sources or districts than are shown.")


def overview(store: Store, *, as_of: str | None = None, limit: int = 200) -> Overview:
    """Return counts, sources, freshness and coverage, on one day or over every date."""
    most, when = counted(limit), moment(as_of)
    known = sources(store, limit=most)
    totals = store.read(TOTALS, **when.bounds)[0]
    types, oldest, newest = _types(store, when)
    districts = store.read(DISTRICTS, limit=most + 1, **when.bounds)
    return Overview(
        entities=totals["entities"],
        generic=totals["generic"],
        links=sum(each.links for each in types),
        kinds=_kinds(store, when),
        types=types,
        districts=tuple(DistrictCount(**row) for row in districts[:most]),
        sources=known.sources,
        unfinished=tuple(store.columns(UNFINISHED)["ids"]),
        oldest=oldest,
        newest=newest,
        as_of=when.day,
        truncated=known.truncated or len(districts) > most,
    )


TOTALS = """
    MATCH (entity:Entity)
    WHERE entity.since_first <= $until AND entity.until_last >= $since
    RETURN count(entity) AS entities, count(entity.generic) AS generic
    ORDER BY entities
    LIMIT 1
"""

DISTRICTS = """
    MATCH (district:District)
    WHERE district.since_first <= $until AND district.until_last >= $since
    OPTIONAL MATCH (body:Organization)-[link:OPERATES_IN]->(district)
    WHERE body.generic IS NULL AND coalesce(link.role, 'activity') = 'activity'
      AND link.since_first <= $until AND link.until_last >= $since
      AND body.since_first <= $until AND body.until_last >= $since
    RETURN district.id AS id, district.name AS name, count(DISTINCT body) AS organizations
    ORDER BY id
    LIMIT $limit
"""

UNFINISHED = """
    MATCH (source:Source)
    WHERE source.status <> 'complete'
    WITH source.id AS id ORDER BY id LIMIT 1000
    RETURN collect(id) AS ids
"""


def _kinds(store: Store, when: Moment) -> tuple[KindCount, ...]:
    counts = {row["label"]: row["entities"] for row in store.read(KINDS, **when.bounds)}
    return tuple(KindCount(kind=label, entities=counts[label]) for label in LABELS if label in counts)


KINDS = """
    MATCH (entity:Entity)
    WHERE entity.since_first <= $until AND entity.until_last >= $since
    UNWIND labels(entity) AS label
    RETURN label, count(entity) AS entities
    ORDER BY label
    LIMIT 100
"""


def _types(store: Store, when: Moment) -> tuple[tuple[TypeCount, ...], str | None, str | None]:
    rows = {row["type"]: row for row in store.read(TYPES, **when.bounds)}
    keys = ("links", "dated", "told_when", "reviewed")
    counts = tuple(
        TypeCount(type=name, title=kind.title, **{key: rows[name][key] for key in keys})
        for name, kind in LINK_OF.items()
        if name in rows
    )
    told = [row for row in rows.values() if row["oldest"] is not None]
    oldest = min((row["oldest"] for row in told), default=None)
    return counts, oldest, max((row["newest"] for row in told), default=None)


TYPES = """
    MATCH (one:Entity)-[link]->(other:Entity)
    WHERE one.id <> other.id
      AND link.since_first <= $until AND link.until_last >= $since
      AND one.since_first <= $until AND one.until_last >= $since
      AND other.since_first <= $until AND other.until_last >= $since
    RETURN type(link) AS type, count(link) AS links, count(coalesce(link.since, link.until)) AS dated,
           count(link.said_on) AS told_when,
           sum(CASE WHEN link.reviewed = 'no' THEN 0 ELSE 1 END) AS reviewed,
           min(link.said_on) AS oldest, max(link.said_on) AS newest
    ORDER BY type
    LIMIT 100
"""
