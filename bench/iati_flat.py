"""An IATI file read by a bare loop, without us: what rivals write to the database.

It becomes the same nodes and links, and each has what ours have: an id that its content gives, where it
stands, names as written, dates, and for every node who describes it so.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

Row = dict[str, Any]
SOURCE = "bench"
ALWAYS = {
    "source": SOURCE,
    "load": "bench 2026-01-01",
    "loaded_at": "2026-01-01T00:00:00Z",
    "said_on": "2025-01-01",
    "since_first": "0001-01-01",
    "until_last": "9999-12-31",
    "confidence": 1.0,
    "reviewed": "no",
    "visibility": "public",
}


DESCRIBES = "DESCRIBES"
KINDS = {"2": ("commitment", "Outgoing Commitment"), "3": ("disbursement", "Disbursement")}
ROLES = {"1": "funding", "4": "implementing"}


@dataclass
class Flat:
    """Nodes by their labels and links by their type, as plain rows."""

    nodes: dict[str, dict[str, Row]] = field(default_factory=dict)
    links: dict[str, list[Row]] = field(default_factory=dict)

    def node(self, labels: str, own: str, name: str, **fields: object) -> str:
        """Add a node, unless it is there, with the word of the file that describes it; return its id."""
        known = self.nodes.setdefault(f"Entity:{labels}", {})
        if own not in known:
            known[own] = {**_node(own, name), **fields}
            told = {"kind": labels, "name": name, "stated_id": own, "identifiers": [own]}
            self._link(self.links.setdefault(DESCRIBES, []), SOURCE, own, record=own, **told)
        return own

    def link(self, kind: str, start: str, end: str, names: tuple[str, str], **fields: object) -> None:
        """Add one link between two entities, with their names as written."""
        links = self.links.setdefault(kind, [])
        stated = {"from_stated": names[0], "to_stated": names[1], "record": f"{kind} {len(links)}"}
        self._link(links, start, end, **stated, **fields)

    def _link(self, links: list[Row], start: str, end: str, **fields: object) -> None:
        said = {"a": start, "b": end, **ALWAYS, **fields}
        words = "\n".join(f"{key} {said[key]}" for key in sorted(said))
        digest = hashlib.sha256(words.encode()).hexdigest()
        links.append({"id": digest[:24], "digest": digest[24:48], **said})


def start_of(kind: str) -> str:
    """Return the label of the nodes at which links of a type begin."""
    return "Source" if kind == DESCRIBES else "Entity"


def flat(path: Path) -> Flat:
    """Return everything in a file that becomes a node or a link."""
    found = Flat({"Source": {SOURCE: _node(SOURCE, path.name)}})
    for _, activity in etree.iterparse(path, tag="iati-activity", resolve_entities=False, no_network=True):
        _activity(found, activity)
        activity.clear()
    return found


def _node(own: str, name: str) -> Row:
    days = {"since_first": ALWAYS["since_first"], "until_last": ALWAYS["until_last"]}
    return {"id": own, "name": name, "identifiers": [own], "search": f"{name} {own}".casefold(), **days}


def _activity(found: Flat, activity: Any) -> None:
    own, title = activity.findtext("iati-identifier"), activity.findtext("title/narrative")
    since = activity.find("activity-date").get("iso-date")
    found.node("Project", own, title, since=since, since_first=since, status="active")
    _body(found, activity.find("reporting-org"))
    for body in activity.iterfind("participating-org"):
        role, names = ROLES[body.get("role")], (body.findtext("narrative"), title)
        if role == "funding":
            found.link("FUNDS", _body(found, body), own, names)
        else:
            found.link("IMPLEMENTS", _body(found, body), own, names, role=role)
    for place in activity.iterfind("recipient-country"):
        fields = {"role": "activity", "percentage": float(place.get("percentage"))}
        code = found.node("Place", place.get("code"), place.get("code"))
        found.link("OPERATES_IN", own, code, (title, code), **fields)
    for sector in activity.iterfind("sector"):
        code = found.node("Theme", sector.get("code"), sector.get("code"))
        found.link("WORKS_ON", own, code, (title, code))
    for fields, provider, receiver in _transactions(activity):
        names = (provider.findtext("narrative"), receiver.findtext("narrative"))
        found.link("FUNDS", _body(found, provider), _body(found, receiver), names, project=title, **fields)


def _transactions(activity: Any) -> Iterator[tuple[Row, Any, Any]]:
    for one in activity.iterfind("transaction"):
        flow, name = KINDS[one.find("transaction-type").get("code")]
        day = one.find("transaction-date").get("iso-date")
        fields = {
            "amount_minor": int(float(one.findtext("value")) * 100),
            "currency": activity.get("default-currency"),
            "since": day,
            "until": day,
            "since_first": day,
            "until_last": day,
            "date_basis": "stated",
            "flow": flow,
            "transaction": name,
        }
        yield fields, one.find("provider-org"), one.find("receiver-org")


def _body(found: Flat, element: Any) -> str:
    return found.node("Organization", element.get("ref"), element.findtext("narrative"))
