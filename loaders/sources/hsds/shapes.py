"""Which part of HSDS a JSON file holds, told from its first bytes and without reading it whole."""

import io
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import ijson

from loaders.sources.hsds.tables import AT_LOCATIONS, LOCATIONS, ORGANIZATIONS, SERVICES, table_named

HEAD = 65_536
PAGE = "contents"
ROOT = frozenset({"version", "openapi_url"})
_FEWEST_HINTS = 2
_MOST_KEYS = 400
_HINTS = {
    LOCATIONS: frozenset(
        {"latitude", "longitude", "location_type", "addresses", "address", "transportation", "servs",
         "external_identifier", "accessibility", "mail_address", "short_desc"}
    ),
    SERVICES: frozenset(
        {"organization", "organization_id", "service_at_locations", "service_areas", "fees_description",
         "eligibility_description", "assured_date", "interpretation_services", "application_process",
         "wait_time", "program", "fees", "eligibility", "required_documents", "cost_options", "status"}
    ),
    ORGANIZATIONS: frozenset(
        {"organization_identifiers", "tax_status", "tax_id", "year_incorporated", "legal_status", "locs",
         "parent_organization_id", "services", "locations", "programs", "date_incorporated", "funding",
         "alternate_name", "website", "urls"}
    ),
    "taxonomy_terms": frozenset({"term_uri", "taxonomy_detail", "parent_id", "taxonomy"}),
    "taxonomies": frozenset({"uri", "version", "description"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """How a JSON file holds rows: of which table, and where: as ijson writes the path of its items."""

    table: str
    prefix: str
    hints: int
    """How many keys speak for it."""

    @property
    def is_sure(self) -> bool:
        """Whether so many keys are hardly chance."""
        return self.hints >= _FEWEST_HINTS


TABULAR = "tabular"
FRONT = "front page"


def shape_of(path: Path) -> Shape | None:
    """Return what a JSON file holds, or nothing where it is none of ours."""
    with path.open("rb") as file:
        head = file.read(HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    keys = _keys(head)
    top = keys.get("", set())
    if top & {"properties", "$schema", "$id"}:
        return None
    sheets = [key for key in top if key.endswith(".csv") and table_named(key)]
    if sheets:
        return Shape(TABULAR, "", len(sheets) + 1)
    if top >= ROOT:
        return Shape(FRONT, "", len(top & ROOT))
    for prefix, place in (("item", "item"), (f"{PAGE}.item", f"{PAGE}.item"), ("", "")):
        found = table_of(keys.get(place, set()))
        if found:
            return Shape(found[0], prefix, found[1] + (prefix.startswith(PAGE)))
    return None


def table_of(keys: Collection[str]) -> tuple[str, int] | None:
    """Return the table that an object with these keys is a row of, and how many keys say so."""
    found = set(keys)
    if {"service", "location"} <= found:
        return AT_LOCATIONS, len({"service", "location"})
    if "name" not in found:
        return None
    hints = {table: len(found & wanted) for table, wanted in _HINTS.items()}
    best = max(hints, key=lambda table: hints[table])
    return (best, hints[best]) if hints[best] else None


def _keys(head: bytes) -> dict[str, set[str]]:
    """Return the keys that stand at the top of a file and of its items, as far as its first bytes go."""
    keys: dict[str, set[str]] = {}
    try:
        for count, (prefix, event, value) in enumerate(ijson.parse(io.BytesIO(head), multiple_values=True)):
            if event == "map_key" and prefix in ("", "item", f"{PAGE}.item"):
                keys.setdefault(prefix, set()).add(value)
            if count > _MOST_KEYS * 100:
                break
    except (ijson.JSONError, ValueError, RecursionError):
        return keys  # cut off, or no JSON: what was read until there is known
    return keys


def lines_hold(path: Path) -> str | None:
    """Return the table of which each line is an object, where the first line is one."""
    with path.open("rb") as file:
        line = file.readline(1 << 20).strip().rstrip(b",")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    found = table_of(value) if isinstance(value, dict) else None
    return found[0] if found and found[1] >= _FEWEST_HINTS else None
