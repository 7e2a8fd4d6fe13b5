"""Version: what changes with each write, so that an answer can be kept until the graph changes."""

from graph.bolt.store import Store

VERSION = """
    MATCH (graph:Graph {id: 'graph'})
    OPTIONAL MATCH (source:Source)
    RETURN coalesce(graph.version, 0) AS version, count(source) AS sources,
           coalesce(max(source.loaded_at), '') AS loaded_at
    ORDER BY version
    LIMIT 1
"""


def version(store: Store) -> str:
    """Return a text that is another one after each write, and when another graph takes this one's place."""
    rows = store.read(VERSION)
    return "{version}-{sources}-{loaded_at}".format(**rows[0]) if rows else ""
