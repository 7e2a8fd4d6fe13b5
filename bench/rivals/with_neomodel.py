"""neomodel, an object mapper: one object, one save. Runs in an environment of its own: its driver is older.

python with_neomodel.py URI PASSWORD FILE.json
"""

import json
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from neomodel import IntegerProperty, RelationshipTo, StringProperty, StructuredNode, StructuredRel, config

FIELDS = ("amount_minor", "currency", "flow", "since", "until", "record")


class Said(StructuredRel):  # type: ignore[misc]
    """A link with what the file says of it."""

    statement = StringProperty()
    amount_minor = IntegerProperty()
    currency = StringProperty()
    flow = StringProperty()
    since = StringProperty()
    until = StringProperty()
    record = StringProperty()


class Body(StructuredNode):  # type: ignore[misc]
    """An organization, a place or a sector."""

    own_id = StringProperty(unique_index=True)
    name = StringProperty()
    FUNDS = RelationshipTo("Thing", "FUNDS", model=Said)


class Thing(Body):
    """Anything that a link leads to."""

    IMPLEMENTS = RelationshipTo("Thing", "IMPLEMENTS", model=Said)
    OPERATES_IN = RelationshipTo("Thing", "OPERATES_IN", model=Said)
    WORKS_ON = RelationshipTo("Thing", "WORKS_ON", model=Said)


def main() -> None:
    """Load rows that were read beforehand, and print how many seconds that took."""
    uri, password, path = sys.argv[1:]
    config.DATABASE_URL = f"bolt://neo4j:{password}@{urlsplit(uri).netloc}"
    rows = json.loads(Path(path).read_text(encoding="utf-8"))
    began = time.perf_counter()
    nodes = {}
    for row in rows["nodes"]:
        nodes[row["id"]] = Thing.nodes.get_or_none(own_id=row["id"]) or Thing(own_id=row["id"]).save()
    for kind, links in rows["links"].items():
        for row in links:
            fields = {key: row[key] for key in FIELDS if key in row}
            relation = getattr(nodes[row["a"]], kind)
            relation.connect(nodes[row["b"]], {"statement": row["id"], **fields})
    print(time.perf_counter() - began)


if __name__ == "__main__":
    main()
