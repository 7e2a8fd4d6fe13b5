"""Who and what is named in a file of grants: a first pass that keeps ids, names and countries only."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.identity.normalize import fold, slug
from graph.identity.orgids import SCHEME, org_id
from graph.model.entities import Organization
from loaders.readers import BadRow, Row
from loaders.terms import country_coded

FUNDER, RECIPIENT, LOCATION = "fundingOrganization", "recipientOrganization", "beneficiaryLocation"
_PARTS = ("id", "name", "alternateName", "addressCountry", "url")
_CORE = ("amountAwarded", "currency", "awardDate", f"{FUNDER}/0/id", f"{RECIPIENT}/0/id")
_NOT_ONE_BODY = frozenset({"various", "multiple", "several", "unknown", "anonymous", "not known", "n a"})
_LONGEST = 150


@dataclass(slots=True)
class Told:
    """What the rows of a file say of one organization or place; what most of them say counts."""

    ref: str
    names: Counter[str] = field(default_factory=Counter)
    others: set[str] = field(default_factory=set)
    countries: Counter[str] = field(default_factory=Counter)
    websites: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a grant stands first, and a digest of who gave how much to whom."""

    where: str
    core: bytes


@dataclass(slots=True)
class Named:
    """The organizations of a file by their stated ids, its places by their codes, and its grants."""

    bodies: dict[str, Told] = field(default_factory=dict)
    places: dict[str, Told] = field(default_factory=dict)
    first: dict[str, Stands] = field(default_factory=dict)
    further: dict[str, str] = field(default_factory=dict)
    """Rows that tell more of a grant, by where they stand, and why they cannot be used if they cannot."""
    several: set[str] = field(default_factory=set)
    """Ids of grants of which more than one row tells."""
    _rows: set[bytes] = field(default_factory=set)
    """Digests of all rows."""

    def hear(self, rows: Iterable[Row | BadRow]) -> "Named":
        """Take in the organizations that rows name, and the grants themselves."""
        for row in rows:
            if isinstance(row, Row):
                self._add(row)
        return self

    def describe(self, values: Mapping[str, str], group: str) -> Organization:
        """Return an organization of a row as the whole file tells of it."""
        said = _said(values, group)
        own_id = stated_id(said["id"], said["name"])
        body = self.bodies[own_id]
        name = usual(body.names) or body.ref
        return Organization(
            stated_id=own_id,
            name=name,
            aliases=tuple(sorted((body.names.keys() | body.others) - {name})),
            identifiers=_identifiers(body.ref),
            country=usual(body.countries) or None,
            website=usual(body.websites) or None,
            generic=fold(name) in _NOT_ONE_BODY,
        )

    def _add(self, row: Row) -> None:
        for group in (FUNDER, RECIPIENT):
            self._add_body(row.values, group)
        for at in parts_of(row.values, LOCATION):
            self._add_place(row.values, at)
        if row.values.get("id"):
            self._add_grant(row.values["id"], row)

    def _add_grant(self, grant: str, row: Row) -> None:
        here, whole = Stands(row.where, digest_of(row.values, _CORE)), digest_of(row.values)
        is_repeated = whole in self._rows
        self._rows.add(whole)
        if row.values.get("amountAwarded") and grant not in self.first:
            self.first[grant] = here
            return
        self.several.add(grant)
        if is_repeated:
            self.further[row.where] = "the same row stands in the file already; it counts once"
        else:
            self.further[row.where] = self._objection(grant, here) if row.values.get("amountAwarded") else ""

    def _objection(self, grant: str, here: Stands) -> str:
        first = self.first[grant]
        if here.core == first.core:
            return ""
        return (
            f"{first.where} tells of another amount, date, funder or recipient of grant {grant!r}; "
            "give each grant its own identifier"
        )

    def _add_body(self, values: Mapping[str, str], group: str) -> None:
        said = _said(values, group)
        if not (said["id"] or said["name"]):
            return
        body = self.bodies.setdefault(stated_id(said["id"], said["name"]), Told(said["id"]))
        country = country_coded(said["addressCountry"])
        body.names.update([said["name"]] if said["name"] else [])
        body.countries.update([country] if country else [])
        body.websites.update([said["url"]] if said["url"] else [])
        if said["alternateName"]:
            body.others.add(said["alternateName"])

    def _add_place(self, values: Mapping[str, str], at: str) -> None:
        code, name = values.get(f"{at}/geoCode", "").upper(), values.get(f"{at}/name", "")
        country = country_coded(values.get(f"{at}/countryCode", ""))
        if code:
            told = self.places.setdefault(code, Told(code))
            told.names.update([name] if name else [])
            told.countries.update([country] if country else [])


def parts_of(values: Mapping[str, str], group: str) -> list[str]:
    """Return where the parts of one kind stand in a grant: `beneficiaryLocation/0`, and so on."""
    found = (path.rpartition("/")[0] for path in values if path.startswith(f"{group}/"))
    return list(dict.fromkeys(found))


def _said(values: Mapping[str, str], group: str) -> Mapping[str, str]:
    return {part: values.get(f"{group}/0/{part}", "") for part in _PARTS}


def stated_id(ref: str, name: str) -> str:
    """Return the id of an organization in this file: its reference, else its name."""
    if ref:
        return shortened((org_id(ref) or ref).removeprefix(f"{SCHEME}:"))
    return "name:" + shortened(fold(name).replace(" ", "-") or slug(name))


def shortened(text: str) -> str:
    """Return a text that is fit for an id, whatever its length; two texts never become one."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def digest_of(values: Mapping[str, str], parts: Iterable[str] = ()) -> bytes:
    """Return a digest of some values of a row, or of all."""
    chosen = [(part, values.get(part, "")) for part in parts] or sorted(values.items())
    return hashlib.sha256(json.dumps(chosen).encode()).digest()[:12]


def _identifiers(ref: str) -> tuple[str, ...]:
    return (org_id(ref) or f"internal:{ref}",) if ref else ()


def usual(counter: Counter[str]) -> str:
    """Return what is said most often, of equals the first."""
    return counter.most_common(1)[0][0] if counter else ""
