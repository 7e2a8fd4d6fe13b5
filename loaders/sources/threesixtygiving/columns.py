"""What the columns of a flattened file mean: the path that each has in the JSON form of the standard."""

import re
from collections.abc import Mapping

from graph.identity.normalize import fold

_BODY = {
    "identifier": "id",
    "name": "name",
    "alternate name": "alternateName",
    "country": "addressCountry",
    "web address": "url",
}
_DATES = {"start date": "startDate", "end date": "endDate"}
_TOP = {
    "identifier": "id",
    "title": "title",
    "description": "description",
    "currency": "currency",
    "amount awarded": "amountAwarded",
    "award date": "awardDate",
    "last modified": "dateModified",
}
_TITLES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "funding org": ("fundingOrganization", _BODY),
    "recipient org": ("recipientOrganization", _BODY),
    "recipient ind": ("recipientIndividual", {"identifier": "id", "name": "name"}),
    "to individuals details": (
        "toIndividualsDetails",
        {
            "primary grant reason": "primaryGrantReason",
            "secondary grant reason": "secondaryGrantReason",
            "grant purpose": "grantPurpose",
        },
    ),
    "planned dates": ("plannedDates", _DATES),
    "actual dates": ("actualDates", _DATES),
    "beneficiary location": (
        "beneficiaryLocation",
        {
            "name": "name",
            "country code": "countryCode",
            "geographic code": "geoCode",
        },
    ),
    "grant programme": ("grantProgramme", {"code": "code", "title": "title"}),
    "classifications": (
        "classifications",
        {"vocabulary": "vocabulary", "code": "code", "title": "title"},
    ),
}
GROUPS = frozenset(path for path, _ in _TITLES.values())
"""Parts of a grant that may be there several times."""
_NUMBER = re.compile(r"\d+")


def path_of(column: str) -> str | None:
    """Return the path of a column by its title or as a path; None for what the standard does not have."""
    return _of_title(column) or _of_path(column)


def _of_title(column: str) -> str | None:
    first, *rest = [fold(part) for part in column.split(":")]
    if not rest:
        return _TOP.get(first)
    if first not in _TITLES:
        return None
    group, fields = _TITLES[first]
    place = rest.pop(0) if len(rest) == 2 and _NUMBER.fullmatch(rest[0]) else "0"
    field = fields.get(rest[0]) if len(rest) == 1 else None
    return f"{group}/{place}/{field}" if field else None


def _of_path(column: str) -> str | None:
    first, *rest = re.split(r"[/.]", column.strip())
    if not rest:
        return first if first in _TOP.values() else None
    place = rest.pop(0) if len(rest) == 2 and _NUMBER.fullmatch(rest[0]) else "0"
    return f"{first}/{place}/{rest[0]}" if first in GROUPS and len(rest) == 1 else None
