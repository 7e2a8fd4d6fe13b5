"""Real grants, counted a second way: straight from the files, with nothing of the loader's."""

import csv
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from loaders.catalogue import choose
from loaders.sources.threesixtygiving import LOADER
from tests.loaders.sources.spooled import heard
from tests.material import MATERIAL, material

FOLDER = "threesixtygiving/grants"
FILES = sorted(path.name for path in (MATERIAL / FOLDER).glob("*") if path.is_file()) or ["(none).json"]
Grant = tuple[str, str, Decimal, str]


def grants(path: Path) -> list[Grant]:
    """Return recipient, currency, amount and date of each grant that went to an organization."""
    if path.suffix == ".json":
        found = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["grants"]
        return [_grant(one) for one in found if "recipientIndividual" not in one]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            rows: list[dict[str, Any]] = list(csv.DictReader(file))
    else:
        header, *cells = openpyxl.load_workbook(path)["grants"].iter_rows(values_only=True)
        rows = [dict(zip(map(str, header), row, strict=True)) for row in cells]
    return [_row(row) for row in rows]


def _grant(one: dict[str, Any]) -> Grant:
    body = one["recipientOrganization"][0]
    return body["id"], one["currency"], Decimal(one["amountAwarded"]), _year(one["awardDate"])


def _row(row: dict[str, Any]) -> Grant:
    body = row["Recipient Org:Identifier"] or "name:" + row["Recipient Org:Name"].strip().lower().replace(
        " ", "-"
    )
    return body, row["Currency"], Decimal(str(row["Amount Awarded"])), _year(str(row["Award Date"]))


def _year(date: str) -> str:
    return date[6:10] if date[2] == "/" else date[:4]


@pytest.mark.parametrize("name", FILES)
def test_a_real_file_loads_whole_and_its_money_is_all_there(name: str) -> None:
    (path,) = material(f"{FOLDER}/{name}")
    assert choose(path) is LOADER

    said = heard(path, LOADER)
    expected = grants(path)

    assert not said.refused
    assert len(said.of("FUNDS")) == len(expected) > 0
    assert Counter(
        (
            link["to_stated_id"].upper(),
            link["currency"],
            Decimal(link["amount_minor"]) / 100,
            link["since"][:4],
        )
        for link in said.of("FUNDS")
    ) == Counter((body.upper(), *rest) for body, *rest in expected)
    assert {link["flow"] for link in said.of("FUNDS")} == {"grant"}


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".json")])
def test_names_places_and_programs_of_a_real_file_are_all_there(name: str) -> None:
    (path,) = material(f"{FOLDER}/{name}")
    found = json.loads(path.read_text(encoding="utf-8"))["grants"]
    said = heard(path, LOADER)

    names: dict[str, set[str]] = {}
    for one in found:
        for body in one.get("recipientOrganization", ()):
            names.setdefault(body["id"].upper(), set()).add(body["name"].strip())
    told_names = {
        own_id.upper(): {body["name"], *body.get("aliases", ())} for own_id, body in said.bodies.items()
    }
    assert {own_id: told_names[own_id] for own_id in names} == names
    codes = [
        place["geoCode"].strip()
        for one in found
        for place in one.get("beneficiaryLocation", ())
        if "geoCode" in place
    ]
    told = [link["to_stated_id"].removeprefix("gss:") for link in said.of("OPERATES_IN")]
    assert Counter(code for code in told if code in set(codes)) == Counter(codes)
    assert len(said.of("PART_OF")) == sum(len(one.get("grantProgramme", ())) for one in found)


def test_a_template_without_grants_says_nothing() -> None:
    (path,) = material("threesixtygiving/schema/*-meta-tab-*.xlsx")
    said = heard(path, LOADER)

    assert (said.bodies, said.links, said.refused) == ({}, [], {})


def test_what_stands_beside_grants_is_none() -> None:
    beside = material("threesixtygiving/codelists/*.csv", "threesixtygiving/schema/*.json")

    assert {path.name: LOADER.sureness(path) for path in beside} == {path.name: 0 for path in beside}
