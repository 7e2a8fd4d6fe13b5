"""Real grants, counted a second way: straight from the files, with nothing of the loader's."""

import json
from collections import Counter
from dataclasses import dataclass

import pytest

from loaders.catalogue import choose
from loaders.sources.threesixtygiving import LOADER
from tests.loaders.sources.spooled import Heard, heard
from tests.loaders.sources.threesixtygiving_read import Grant, grants
from tests.material import MATERIAL, material

FOLDER = "threesixtygiving/grants"
FILES = sorted(path.name for path in (MATERIAL / FOLDER).glob("*") if path.is_file()) or ["(none).json"]


@dataclass(frozen=True)
class Real:
    """The grants of a real file, and what the loader made of it."""

    grants: list[Grant]
    said: Heard


@pytest.fixture(scope="module", params=FILES)
def real(request: pytest.FixtureRequest) -> Real:
    (path,) = material(f"{FOLDER}/{request.param}")
    assert choose(path) is LOADER
    return Real(grants(path), heard(path, LOADER))


def test_every_grant_goes_from_its_funder_to_its_recipient_on_its_day(real: Real) -> None:
    assert not real.said.refused
    assert Counter(
        (
            link["from_stated_id"].upper(), link["to_stated_id"].upper(), link["currency"],
            link["amount_minor"], link["since"], link["until"], link["flow"],
        )
        for link in real.said.of("FUNDS")
    ) == Counter(
        (one.funder, one.recipient, one.currency, one.minor, one.day, one.day, "grant") for one in real.grants
    )  # fmt: skip


def test_every_grant_that_tells_more_is_work_of_its_recipient_in_its_days(real: Real) -> None:
    works = {f"grant:{one.own}": one for one in real.grants if one.tells_more}
    carried = real.said.of("IMPLEMENTS")

    assert Counter((link["to_stated_id"], link["from_stated_id"].upper()) for link in carried) == Counter(
        (own, one.recipient) for own, one in works.items()
    )
    bodies = [real.said.bodies[own] for own in works]
    assert [(body.get("since", ""), body.get("until", "")) for body in bodies] == [
        one.planned for one in works.values()
    ]


def test_programs_and_places_of_every_grant_are_all_there(real: Real) -> None:
    parts, spots = real.said.of("PART_OF"), real.said.of("OPERATES_IN")

    assert Counter((link["from_stated_id"], link["to_stated"]) for link in parts) == Counter(
        (f"grant:{one.own}", program) for one in real.grants for program in one.programs
    )
    places = {link["to_stated_id"]: real.said.bodies[link["to_stated_id"]] for link in spots}
    codes = {
        own: own.removeprefix("gss:") if own.startswith("gss:") else place["country"]
        for own, place in places.items()
    }
    assert Counter((link["from_stated_id"], codes[link["to_stated_id"]]) for link in spots) == Counter(
        (f"grant:{one.own}", code) for one in real.grants for code, _ in one.places
    )
    named = Counter(name for one in real.grants for _, name in one.places if name)
    assert Counter(link["to_stated"] for link in spots if link["to_stated"] in named) == named


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".json")])
def test_recipients_of_a_real_file_have_all_their_names(name: str) -> None:
    (path,) = material(f"{FOLDER}/{name}")
    said = heard(path, LOADER)

    names: dict[str, set[str]] = {}
    for one in json.loads(path.read_text(encoding="utf-8"))["grants"]:
        for body in one.get("recipientOrganization", ()):
            names.setdefault(body["id"].upper(), set()).add(body["name"].strip())
    told_names = {
        own_id.upper(): {body["name"], *body.get("aliases", ())} for own_id, body in said.bodies.items()
    }
    assert {own_id: told_names[own_id] for own_id in names} == names


def test_a_template_without_grants_says_nothing() -> None:
    (path,) = material("threesixtygiving/schema/*-meta-tab-*.xlsx")
    said = heard(path, LOADER)

    assert (said.bodies, said.links, said.refused) == ({}, [], {})


def test_what_stands_beside_grants_is_none() -> None:
    beside = material("threesixtygiving/codelists/*.csv", "threesixtygiving/schema/*.json")

    assert {path.name: LOADER.sureness(path) for path in beside} == {path.name: 0 for path in beside}
