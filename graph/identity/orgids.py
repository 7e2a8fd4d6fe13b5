"""Identifiers of organizations as the open data standards write them: agency, dash, number (org-id.guide)."""

import re

SCHEME = "org-id"
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_ORG_ID = re.compile(
    r"([A-Z]{2}-[A-Z][A-Z0-9_]*|XM-DAC|XI-[A-Z]+|XR-[A-Z]+|XM-OCHA)-([A-Z0-9][A-Z0-9._/+ -]*)"
)
# Channel codes of the DAC that end so name categories of bodies, such as "donor country NGOs", not one body.
_CATEGORY = re.compile(r"XM-DAC-\d{2}000")


def org_id(text: str) -> str | None:
    """Return an identifier in one writing, as `org-id:GB-CHC-1234`; None where it does not name one body."""
    written = " ".join(_DASHES.sub("-", text).split()).upper()
    if not _ORG_ID.fullmatch(written) or _CATEGORY.fullmatch(written):
        return None
    return f"{SCHEME}:{written}"


def agency_of(code: str) -> str:
    """Return who gave out a code: the agency in front of an org-id's number, else the code's scheme."""
    scheme, _, value = code.partition(":")
    found = _ORG_ID.fullmatch(value.upper()) if scheme.lower() == SCHEME else None
    return found[1].lower() if found else scheme.lower()
