"""Every question in our own server beside the bare Cypher for what its answer rests on, at two sizes."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from typing import LiteralString

from bench import world
from bench.filling import filled
from bench.serving import BARE, Served, serving
from bench.table import Finding, seconds
from graph.bolt.store import Store
from graph.model.links import INFLUENCE
from graph.questions.partners.weighing import MOST_WEIGHED
from graph.settings import Settings

DAY = "2020-06-01"
EARLIER = "2012-01-01"
TIMES = 41
FEW = 3
QUICK = 0.01
AROUND = """
    UNWIND $ids AS id
    MATCH (a:Entity {id: id})
    OPTIONAL MATCH (source:Source)-[said:DESCRIBES]->(a)
    WITH a, collect(properties(said)) AS said, collect(properties(source)) AS sources
    MATCH (a)-[link]-(b:Entity)
    WITH a, said, sources, link, b
    ORDER BY link.id
    LIMIT 1000
    RETURN properties(a) AS own, said, sources, collect(type(link)) AS types,
           collect(properties(link)) AS links, collect(properties(b)) AS neighbors,
           collect(labels(b)) AS labels
"""
WITH_WHAT_THEY_RUN = """
    UNWIND $ids AS id
    UNWIND $days AS day
    MATCH (a:Entity {id: id})
    OPTIONAL MATCH (a)-[link]-(b:Entity)
    WHERE link.since_first <= day AND link.until_last >= day
    WITH a, day, link, b
    ORDER BY link.id
    LIMIT 1000
    WITH a, day, collect(type(link)) AS types, collect(properties(link)) AS links,
         collect(startNode(link).id) AS starts, collect(b.id) AS ids, collect(b.name) AS names,
         collect(labels(b)) AS labels
    OPTIONAL MATCH (a)-[runs:IMPLEMENTS|PROVIDES]->(:Entity)
                   -[does:WORKS_ON|SERVES|OPERATES_IN]->(thing:Entity)
    WHERE runs.since_first <= day AND runs.until_last >= day
      AND does.since_first <= day AND does.until_last >= day
    RETURN properties(a) AS own, types, links, starts, ids, names, labels,
           collect(type(does)) AS does_types, collect(properties(does)) AS does,
           collect(thing.id) AS things, collect(thing.name) AS thing_names, collect(labels(thing)) AS kinds
"""
TWO_STEPS = """
    UNWIND $ids AS id
    MATCH (:Entity {id: id})-[r]-(b:Entity)
    WHERE type(r) IN $types AND r.since_first <= $day AND r.until_last >= $day
    WITH DISTINCT b
    MATCH (b)-[s]-(c:Entity)
    WHERE type(s) IN $types AND s.since_first <= $day AND s.until_last >= $day
    RETURN b.id AS b, c.id AS c, type(s) AS type, s.id AS id, s.said_on AS said_on, s.source AS source
    LIMIT 1000000
"""
WHAT_THEY_DO = """
    MATCH (a:Entity {id: $id})-[r]-(b:Entity)
    WHERE type(r) IN $types AND r.since_first <= $day AND r.until_last >= $day
    WITH a, collect(DISTINCT b) AS near
    OPTIONAL MATCH (a)-[runs:IMPLEMENTS|PROVIDES]->(:Entity)-[does]->(thing:Entity)
    WHERE type(does) IN $types AND runs.since_first <= $day AND runs.until_last >= $day
      AND does.since_first <= $day AND does.until_last >= $day
    WITH near, collect(DISTINCT thing) AS things
    UNWIND near + things AS b
    WITH DISTINCT b
    MATCH (b)-[s]-(c:Entity)
    WHERE type(s) IN $types AND s.since_first <= $day AND s.until_last >= $day
    WITH c, collect(DISTINCT b.id) AS over
    ORDER BY size(over) DESC LIMIT $weighed
    OPTIONAL MATCH (c)-[does]->(thing:Entity)
    WHERE type(does) IN $types AND does.since_first <= $day AND does.until_last >= $day
    RETURN c.id AS id, c.name AS name, labels(c) AS labels, over, collect(thing.id) AS things,
           collect(type(does)) AS types, collect(does.id) AS links, collect(does.said_on) AS said_on
    LIMIT 1000000
"""
NAMES = """
    CALL db.index.fulltext.queryNodes('names', $words) YIELD node
    RETURN node.id AS id, node.name AS name, labels(node) AS labels
    LIMIT 1000
"""
OF_TYPES = """
    MATCH (a:Entity)-[r]->(b:Entity)
    WHERE type(r) IN $types AND r.since_first <= $day AND r.until_last >= $day
    RETURN a.id AS a, b.id AS b, type(r) AS type, r.id AS id
    LIMIT 1000000
"""
COUNTS = "MATCH (a:Entity)-[r]->(:Entity) RETURN type(r) AS type, count(r) AS links, min(r.said_on) AS oldest"


_DOES = ("OPERATES_IN", "WORKS_ON", "SERVES", "IMPLEMENTS", "PROVIDES")
_NEAR = tuple(dict.fromkeys((*INFLUENCE, *_DOES)))
"""Over what one comes near to others: ties, and what both do."""
_OTHER = "organization-number-41"
_NEED = "theme-number-3"
_WHOM = "population-number-3"


@dataclass(frozen=True)
class Asked:
    """Where a question is asked about some organization, and the bare query that it is measured beside."""

    address: str
    bare: LiteralString = OF_TYPES
    types: tuple[str, ...] = ()
    days: tuple[str, ...] = (DAY,)

    def about(self, own: str) -> list[str]:
        """Return of whom it asks."""
        return [own, _OTHER] if _OTHER in self.address else [own]


QUESTIONS = {
    "profile": Asked("/entities/{own}.json", AROUND),
    "neighborhood": Asked("/neighborhood.json?ids={own}", AROUND),
    "search": Asked("/search.json?q={words}", NAMES),
    "introductions": Asked(f"/introductions.json?from={{own}}&to={_OTHER}&as_of={DAY}", TWO_STEPS, INFLUENCE),
    "partners": Asked(f"/partners.json?ids={{own}}&as_of={DAY}", WHAT_THEY_DO, _NEAR),
    "partners for a need": Asked(f"/partners.json?theme={_NEED}&as_of={DAY}", types=_DOES),
    "compare": Asked(f"/compare.json?a={{own}}&b={_OTHER}&as_of={DAY}", WITH_WHAT_THEY_RUN),
    "compare two dates": Asked(
        f"/compare.json?a={{own}}&from={EARLIER}&to={DAY}", WITH_WHAT_THEY_RUN, days=(EARLIER, DAY)
    ),
    "funding of one": Asked("/funding.json?id={own}", types=("FUNDS",)),
    "funding of all": Asked("/funding.json", types=("FUNDS",)),
    "exits": Asked(f"/exits.json?ids={{own}}&on={DAY}", types=("FUNDS", *_DOES)),
    "referrals": Asked(f"/referrals.json?as_of={DAY}", types=("REFERS_TO", "PROVIDES")),
    "referrals for some": Asked(
        f"/referrals.json?population={_WHOM}&as_of={DAY}", types=("REFERS_TO", "PROVIDES", "SERVES")
    ),
    "gaps": Asked(f"/gaps.json?theme={_NEED}&theme=theme-number-17&as_of={DAY}", types=_DOES),
    "overlap": Asked(f"/overlap.json?as_of={DAY}", types=_DOES),
    "districts": Asked(f"/districts.json?as_of={DAY}", types=_DOES),
    "timeline": Asked("/timeline.json?from=2018&to=2020", types=("FUNDS",)),
    "overview": Asked(f"/overview.json?as_of={DAY}", COUNTS),
    "measures": Asked("/measures.json?measure=degree,betweenness", types=INFLUENCE),
}


def findings(store: Store, settings: Settings) -> Iterator[Finding]:
    """Yield how long each question takes in our server at two sizes, and how it grows; leave the larger."""
    filled(store, world.SOURCE, partial(world.fill, size=world.REFERENCE))
    small = dict(_at(settings, world.REFERENCE))
    applied = filled(store, world.SOURCE, partial(world.fill, size=world.STRESS))
    count = world.STRESS.links + world.STRESS.entities
    what = f"apply {world.STRESS.links:,} links, {world.STRESS.entities:,} entities"
    yield Finding(
        what, store.engine, f"{applied:.0f} s", f"{count / applied:,.0f} statements a second", None, ""
    )
    for name, large in _at(settings, world.STRESS):
        grown = f"{large.median / small[name].median:.1f} times that of {world.REFERENCE.links:,} links"
        yield Finding(
            f"{name}, {world.STRESS.links:,} links, warm",
            store.engine,
            str(large),
            f"bare query there {_ms(large.bare)}, by itself {_ms(large.alone)}",
            large.median / large.bare,
            f"≤ 2, < 1 s; {grown}",
        )


@dataclass(frozen=True)
class Taken:
    """Seconds inside the server: the first answer after a write, warm ones to what is new and asked again.

    Beside them those over HTTP, and of the bare query: in the same server, and by itself.
    """

    first: float
    median: float
    slow: float
    again: float
    over_http: float
    bare: float
    alone: float

    def __str__(self) -> str:
        told = f"95 %: {_ms(self.slow)}; first {self.first:.1f} s; asked again {_ms(self.again)}"
        return f"{_ms(self.median)} ({told}; over HTTP {_ms(self.over_http)})"


def _at(settings: Settings, size: world.Size) -> Iterator[tuple[str, Taken]]:
    with serving(settings) as server:
        for name, asked in QUESTIONS.items():
            yield name, _taken(server, asked, size)


def _taken(server: Served, asked: Asked, size: world.Size) -> Taken:
    """Ask about organizations with many links and with few, each beside the bare query for the same one."""
    most = world.organizations(size)
    ids = [f"organization-number-{most * part // TIMES}" for part in range(TIMES)]
    first = _inside(server, asked, ids[0], "first")
    ours, again, over_http, bare, alone = [], [], [], [], []

    def ask(own: str, turn: int) -> None:
        over_http.append(seconds(partial(_ask, server, asked, own, turn)))
        ours.append(server.last)
        again.append(_inside(server, asked, own, turn))

    def query(own: str, turn: int) -> None:
        if "$id" in asked.bare or "$words" in asked.bare or turn < FEW:
            server.query, server.fields = asked.bare, _fields(asked, own)
            _get(server, BARE)
            bare.append(server.last)
            alone.append(server.fetching)

    for turn, own in enumerate(ids):
        # Whoever comes second finds what is read in memory: so each comes first every other time.
        for work in (ask, query) if turn % 2 else (query, ask):
            work(own, turn)
    slow = statistics.quantiles(ours, n=20)[-1]
    middle = statistics.median
    return Taken(first, middle(ours), slow, *map(middle, (again, over_http, bare, alone)))


def _fields(asked: Asked, own: str) -> dict[str, object]:
    return {
        "id": own,
        "ids": asked.about(own),
        "words": own.replace("-", " "),
        "types": asked.types,
        "day": DAY,
        "days": asked.days,
        "weighed": MOST_WEIGHED,
    }


def _ms(taken: float) -> str:
    return f"{taken * 1000:,.{1 if taken < QUICK else 0}f} ms"


def _inside(server: Served, asked: Asked, own: str, turn: object) -> float:
    _ask(server, asked, own, turn)
    return server.last


def _ask(server: Served, asked: Asked, own: str, turn: object) -> None:
    """Ask; another turn is another question, whose answer the server does not remember."""
    address = asked.address.format(own=own, words=own.replace("-", "+"))
    _get(server, f"{address}{'&' if '?' in address else '?'}turn={turn}")


def _get(server: Served, address: str) -> None:
    client = HTTPConnection("127.0.0.1", server.port, timeout=600)
    client.request("GET", address)
    answer = client.getresponse()
    told = answer.read()
    client.close()
    if answer.status != 200:
        raise SystemExit(f"{address}: {told[:300]!r}")
