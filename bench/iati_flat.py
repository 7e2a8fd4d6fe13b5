"""An IATI file read by a bare loop, without us: what rivals write to the database.

Each link has what ours have: an id that its content gives, where it stands, names as written, dates.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

Row = dict[str, Any]
ALWAYS = {
    "source": "bench",
    "load": "bench 2026-01-01",
    "loaded_at": "2026-01-01T00:00:00Z",
    "said_on": "2025-01-01",
    "since_first": "0001-01-01",
    "until_last": "9999-12-31",
    "confidence": 1.0,
    "reviewed": "no",
    "visibility": "public",
}


@dataclass
class Flat:
    """Nodes and links of a file, as plain rows."""

    bodies: dict[str, Row] = field(default_factory=dict)
    activities: list[Row] = field(default_factory=list)
    links: dict[str, list[Row]] = field(default_factory=dict)

    def link(self, kind: str, start: str, end: str, **fields: object) -> None:
        """Add one link."""
        rows = self.links.setdefault(kind, [])
        said = {"a": start, "b": end, "record": f"{kind} {len(rows)}", **ALWAYS, **fields}
        words = "\n".join(f"{key} {said[key]}" for key in sorted(said))
        rows.append({"id": hashlib.sha256(words.encode()).hexdigest()[:24], **said})


def flat(path: Path) -> Flat:
    """Return everything in a file that becomes a node or a link."""
    found = Flat()
    for _, activity in etree.iterparse(path, tag="iati-activity", resolve_entities=False, no_network=True):
        _activity(found, activity)
        activity.clear()
    return found


def _activity(found: Flat, activity: Any) -> None:
    name = activity.findtext("iati-identifier")
    found.activities.append({"id": name, "name": activity.findtext("title/narrative")})
    for body in activity.iterfind("participating-org"):
        kind = "FUNDS" if body.get("role") == "1" else "IMPLEMENTS"
        found.link(kind, _body(found, body), name)
    for place in activity.iterfind("recipient-country"):
        found.bodies.setdefault(place.get("code"), {"id": place.get("code"), "name": place.get("code")})
        found.link("OPERATES_IN", name, place.get("code"))
    for sector in activity.iterfind("sector"):
        found.bodies.setdefault(sector.get("code"), {"id": sector.get("code"), "name": sector.get("code")})
        found.link("WORKS_ON", name, sector.get("code"))
    for fields, provider, receiver in _transactions(activity):
        names = {
            "from_stated": provider.findtext("narrative"),
            "to_stated": receiver.findtext("narrative"),
        }
        one, other = _body(found, provider), _body(found, receiver)
        found.link("FUNDS", one, other, project=name, **names, **fields)


def _transactions(activity: Any) -> Iterator[tuple[Row, Any, Any]]:
    for one in activity.iterfind("transaction"):
        fields = {
            "amount_minor": int(float(one.findtext("value")) * 100),
            "currency": activity.get("default-currency"),
            "since": one.find("transaction-date").get("iso-date"),
            "until": one.find("transaction-date").get("iso-date"),
            "flow": one.find("transaction-type").get("code"),
        }
        yield fields, one.find("provider-org"), one.find("receiver-org")


def _body(found: Flat, element: Any) -> str:
    ref = str(element.get("ref"))
    found.bodies.setdefault(ref, {"id": ref, "name": element.findtext("narrative")})
    return ref
