"""`python -m bench`: measure everything, print the table, write it to docs/bench.md."""

import os
import platform
from collections.abc import Iterator
from pathlib import Path

from bench import (
    applying,
    asking,
    exchange,
    iati,
    identity,
    measures,
    memory,
    partners,
    profiles,
    questions,
    starting,
)
from bench.engines import embedded, empty, neo4j
from bench.table import HEAD, Finding
from graph.bolt.store import open_store
from graph.settings import Settings

PAGE = Path(__file__).parents[1] / "docs" / "bench.md"
INTRODUCTION = """# Measured

`make bench` runs these side by side on one machine and prints ratios; absolute times mean little elsewhere.
"""
REMARKS = """
What is bold misses what we want. Rivals of an IATI file write the same nodes and links as we, field by
field, and the word of the file for each node; the links by type of the bare loop and of MERGE are counted
and must be the same as ours. An IATI file takes longer than a bare loop all the same: each statement is
checked, fingerprinted and written to disk before any of it touches the graph, and what nobody used is
counted; a bare loop does none of that. Memory grows with what a file describes, for who is who is worked
out for all new entities at once; what is kept of fixed size, such as names seen lately, fills up first,
so that the first statements add more than the later ones. What tests and notebooks need is imported too
(80 MB).

Communities are sought fifty times with seeds of our own on shuffled networks, so that they can be repeated.
Measures are timed by the processor time that they take. Those of less than 10 ms are done twenty times at
once, ours and igraph's in turn: done one by one, each pays for how the other left the memory (bridges 1.24
instead of 1.1). To make an array of what igraph returns takes some 0.03 ms, where core itself takes 0.1 ms.
Our commands read the graph from the database first; NetworkX has it in memory.

Questions are asked in our own server of 41 organizations, each time about another one, and the clock
stands inside the server. Beside them the same server runs the bare query for what the answer rests on,
and makes nothing of its rows; the last figure of that column is the query by itself, without what a
server does around it. Ours and the bare query come first in turn, for whoever comes second finds in
memory what is read; queries that ask nothing of one organization are run three times. The first answer
after a write reads the whole network into memory; whoever asks first pays for all. An answer that is only
remembered takes 2 to 5 ms: the version of the graph is asked for, FastAPI finds the page and reads the
parameters, and the work goes to another thread and back.
"""


def main() -> None:
    """Measure, print, write."""
    lines = [
        f"Measured on {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}.",
        "",
        HEAD,
    ]
    for finding in _findings():
        lines.append(finding.line())
        print(lines[-1], flush=True)
    lines.append(REMARKS.rstrip())
    for table in (profiles.table, identity.table, partners.table):
        lines += ["", table()]
        print(lines[-1], flush=True)
    PAGE.write_text(INTRODUCTION + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _findings() -> Iterator[Finding]:
    with embedded() as settings:
        yield from starting.findings(settings)
        yield from memory.findings()
        yield from _on(settings)
    server = neo4j()
    if server is not None:
        yield from _on(server)
        with open_store(server) as store:
            empty(store)


def _on(settings: Settings) -> Iterator[Finding]:
    with open_store(settings) as store:
        yield from applying.findings(store)
        empty(store)
        yield from asking.findings(store, settings)
        yield from iati.findings(store, settings)
        yield from exchange.findings(store)
        yield from measures.findings(store, settings)
        yield from questions.findings(store, settings)
        yield from measures.of_many_links(store, settings)
        yield from measures.in_database(store, settings)


if __name__ == "__main__":
    main()
