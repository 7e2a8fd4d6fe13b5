"""What files of grants say, taken straight from them with nothing of the loader's."""

import csv
import json
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

from tests.loaders.sources.counted import Counted, Money, smallest

Days = tuple[str, str]


class Grant(NamedTuple):
    """One grant to an organization."""

    own: str
    funder: str
    recipient: str
    currency: str
    minor: int
    day: str
    programs: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    """Code, else the country, and name of each place that it helps."""
    planned: Days

    @property
    def tells_more(self) -> bool:
        """Whether it tells more of the work than who paid it."""
        return bool(self.programs or self.places or any(self.planned))


def grants(path: Path) -> list[Grant]:
    """Return the grants of a file that went to an organization."""
    if path.suffix == ".json":
        found = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["grants"]
        return [_grant(one) for one in found if "recipientIndividual" not in one]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [_row(row) for row in csv.DictReader(file)]
    header, *cells = openpyxl.load_workbook(path)["grants"].iter_rows(values_only=True)
    return [_row(dict(zip(map(str, header), row, strict=True))) for row in cells]


def counted(path: Path) -> Counted:
    """Count what a file of grants says."""
    found = grants(path)
    money = Money()
    for one in found:
        money["grant", one.currency] += one.minor
    works = sum(one.tells_more for one in found)
    links = {
        "FUNDS": len(found),
        "IMPLEMENTS": works,
        "PART_OF": sum(len(one.programs) for one in found),
        "OPERATES_IN": sum(len(one.places) for one in found),
    }
    programs = {(one.funder, name) for one in found for name in one.programs}
    return Counted(Counter(links), Counter(Project=works + len(programs)), money)


def _grant(one: Mapping[str, Any]) -> Grant:
    dates = (one.get("plannedDates") or [{}])[0]
    return Grant(
        own=one["id"],
        funder=one["fundingOrganization"][0]["id"].upper(),
        recipient=one["recipientOrganization"][0]["id"].upper(),
        currency=one["currency"],
        minor=smallest(str(one["amountAwarded"]), one["currency"]),
        day=_day(one["awardDate"]),
        programs=tuple(each.get("title") or each["code"] for each in one.get("grantProgramme", ())),
        places=tuple(_place(each) for each in one.get("beneficiaryLocation", ())),
        planned=_planned(dates.get("startDate", ""), dates.get("endDate", "")),
    )


def _place(one: Mapping[str, str]) -> tuple[str, str]:
    return (one.get("geoCode") or one.get("countryCode", "")).strip(), one.get("name", "")


def _row(row: Mapping[str, Any]) -> Grant:
    told = {column: str(cell).strip() for column, cell in row.items() if cell not in (None, "")}
    name = "name:" + told["Recipient Org:Name"].lower().replace(" ", "-")
    place = [told.get(f"Beneficiary Location:{part}", "") for part in ("Geographic Code", "Name")]
    program = told.get("Grant Programme:Title") or told.get("Grant Programme:Code")
    return Grant(
        own=told["Identifier"],
        funder=told["Funding Org:Identifier"].upper(),
        recipient=told.get("Recipient Org:Identifier", name).upper(),
        currency=told["Currency"],
        minor=smallest(told["Amount Awarded"], told["Currency"]),
        day=_day(told["Award Date"]),
        programs=(program,) if program else (),
        places=((place[0], place[1]),) if any(place) else (),
        planned=_planned(told.get("Planned Dates:Start Date", ""), told.get("Planned Dates:End Date", "")),
    )


def _planned(since: str, until: str) -> Days:
    """Return when the work was to be; an end before its start is left out."""
    start, end = _day(since), _day(until)
    return start, "" if end < start else end


def _day(text: str) -> str:
    turned = re.match(r"(\d\d)[/-](\d\d)[/-](\d{4})", text)
    return f"{turned[3]}-{turned[2]}-{turned[1]}" if turned else text[:10]
