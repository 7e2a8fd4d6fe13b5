"""What the cells of a table flattened from IATI say, read without anything of the loader."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import openpyxl

from graph.places.gazetteer import gazetteer
from tests.loaders.sources.counted import Counted, Money, smallest

Said = tuple[object, ...]
Line = dict[str, str]
FLOWS = {"3": "disbursement", "4": "expenditure", "11": "commitment"}
ROLES = {"1": "", "2": "accountable", "4": "implementing"}
"""By the codes that stand in the real files; whoever funds has a link of its own."""
EVERYWHERE = "998"
"""The region of what is for the whole world: such an activity is in no place."""
REFUSED = {"location": [(81, "the point '6.8216, -58.1618' is not a latitude and a longitude")]}
"""A comma stands in a cell of a latitude."""


def kind_of(path: Path) -> str:
    """Return what the rows of a real table are, as its name says."""
    return re.sub(r".*_iati_", "", path.stem)


def lines_of(path: Path) -> list[Line]:
    """Return the rows of a workbook, read without anything of ours."""
    header, *rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    plain = [[" ".join(str(cell).split()) if cell is not None else "" for cell in row] for row in rows]
    return [dict(zip(map(str, header), row, strict=False)) for row in plain]


def taken(path: Path) -> list[Line]:
    """Return the rows that can be used."""
    bad = dict(REFUSED.get(kind_of(path), []))
    return [line for number, line in enumerate(lines_of(path), start=2) if number not in bad]


def written(kind: str, line: Line) -> Said | None:
    """Return the link that a row tells, by its cells alone."""
    own = line["iati_identifier"]
    if kind == "activity":
        code = line["recipient_country_code"]
        place = gazetteer().by_pcode(code) if code else None
        named = ("OPERATES_IN", own, place.name if place else line["recipient_region"] or code)
        return None if line["recipient_region_code"] == EVERYWHERE else named
    if kind == "location":
        return "OPERATES_IN", own, line["location_name"]
    if kind == "sector":
        return "WORKS_ON", own, line["sector_desc"], float(line["sector_pct"])
    if kind == "participating_org":
        role = ROLES[line["participating_org_role"]]
        return "IMPLEMENTS" if role else "FUNDS", own, line["participating_org_eng"], role, None, 0
    currency = line["transaction_value_currency"]
    minor = smallest(line["transaction_value"], currency)
    giver = line["transaction_provider_org"] or "provider not named"
    return "FUNDS", own, giver, FLOWS[line["transaction_type_code"]], currency, minor


def counted(path: Path) -> Counted:
    """Count what a real table says."""
    lines, kind = taken(path), kind_of(path)
    said = [one for one in (written(kind, line) for line in lines) if one is not None]
    projects = {line["iati_identifier"] for line in lines}
    return Counted(Counter(str(one[0]) for one in said), Counter(Project=len(projects)), sums(said))


def sums(said: Iterable[Said]) -> Money:
    """Return how much money flowed, by flow and currency."""
    found = Money()
    for *_, flow, currency, minor in (one for one in said if one[0] == "FUNDS"):
        if currency:
            found[str(flow), str(currency)] += int(str(minor))
    return found
