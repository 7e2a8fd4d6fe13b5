"""neomodel, an object mapper: one object, one save. Runs in an environment of its own: its driver is older.

python with_neomodel.py URI PASSWORD FILE.json
"""

import json
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from neomodel import (
    ArrayProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
    config,
)


class Said(StructuredRel):  # type: ignore[misc]
    """A link with all that the others write of it, too."""

    statement = StringProperty()
    amount_minor = IntegerProperty()
    confidence = FloatProperty()
    currency = StringProperty()
    date_basis = StringProperty()
    digest = StringProperty()
    flow = StringProperty()
    from_stated = StringProperty()
    identifiers = ArrayProperty(StringProperty())
    kind = StringProperty()
    load = StringProperty()
    loaded_at = StringProperty()
    name = StringProperty()
    percentage = FloatProperty()
    project = StringProperty()
    record = StringProperty()
    reviewed = StringProperty()
    role = StringProperty()
    said_on = StringProperty()
    since = StringProperty()
    since_first = StringProperty()
    source_id = StringProperty()
    stated_id = StringProperty()
    to_stated = StringProperty()
    transaction = StringProperty()
    until = StringProperty()
    until_last = StringProperty()
    visibility = StringProperty()


class Thing(StructuredNode):  # type: ignore[misc]
    """A source, an organization, an activity, a place or a sector."""

    own_id = StringProperty(unique_index=True)
    identifiers = ArrayProperty(StringProperty())
    name = StringProperty()
    search = StringProperty()
    since = StringProperty()
    since_first = StringProperty()
    status = StringProperty()
    until_last = StringProperty()
    DESCRIBES = RelationshipTo("Thing", "DESCRIBES", model=Said)
    FUNDS = RelationshipTo("Thing", "FUNDS", model=Said)
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
        known = Thing.nodes.get_or_none(own_id=row["id"])
        fields = {key: value for key, value in row.items() if key != "id"}
        nodes[row["id"]] = known or Thing(own_id=row["id"], **fields).save()
    for kind, links in rows["links"].items():
        for row in links:
            relation = getattr(nodes[row["a"]], kind)
            relation.connect(nodes[row["b"]], _said(row))
    print(time.perf_counter() - began)


def _said(row: dict[str, object]) -> dict[str, object]:
    """Return the fields of a link by names that neomodel does not use itself."""
    ours = {"id": "statement", "source": "source_id"}
    return {ours.get(key, key): value for key, value in row.items() if key not in ("a", "b")}


if __name__ == "__main__":
    main()
