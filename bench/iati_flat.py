"""An IATI file read by a bare loop, without us: what rivals write to the database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

Row = dict[str, Any]


@dataclass
class Flat:
    """Nodes and links of a file, as plain rows."""

    bodies: dict[str, Row] = field(default_factory=dict)
    activities: list[Row] = field(default_factory=list)
    links: dict[str, list[Row]] = field(default_factory=dict)

    def link(self, kind: str, start: str, end: str, **fields: object) -> None:
        """Add one link."""
        rows = self.links.setdefault(kind, [])
        rows.append({"id": f"{kind}-{len(rows)}", "a": start, "b": end, **fields})


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
        found.link("FUNDS", _body(found, provider), _body(found, receiver), project=name, **fields)


def _transactions(activity: Any) -> Iterator[tuple[Row, Any, Any]]:
    for one in activity.iterfind("transaction"):
        fields = {
            "amount_minor": int(float(one.findtext("value")) * 100),
            "currency": activity.get("default-currency"),
            "on": one.find("transaction-date").get("iso-date"),
            "flow": one.find("transaction-type").get("code"),
        }
        yield fields, one.find("provider-org"), one.find("receiver-org")


def _body(found: Flat, element: Any) -> str:
    ref = str(element.get("ref"))
    found.bodies.setdefault(ref, {"id": ref, "name": element.findtext("narrative")})
    return ref
