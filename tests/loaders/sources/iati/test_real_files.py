"""Every real file beside the project: counted by code that shares nothing with the loader."""

import re
from collections import Counter
from dataclasses import dataclass
from math import hypot
from pathlib import Path

import pytest
from lxml import etree

from graph.errors import SourceUnusable
from graph.model.entities import Place
from graph.model.links import Funds, Implements, OperatesIn, WorksOn
from graph.places.gazetteer import gazetteer
from loaders.sources.iati import sureness
from tests.loaders.sources.iati.told import Told, told
from tests.loaders.sources.iati.written import FLOWS, Payment, Written, written
from tests.material import MATERIAL, material

# How many rows of which broken file are refused; the rest of the file loads.
ROWS_REFUSED = {
    "error_at_70076_in_early_activity.xml": 0,
    "iati-act-atLeastOne-error-02.xml": 1,
    "iati-act-atLeastOne-error-04.xml": 1,
    "iati-act-codelist-basic.xml": 2,
    "iati-act-dateNow-error.xml": 1,
    "iati-act-identifier-exists-01-1-act-no-x-ref.xml": 1,
    "iati-act-identifier-exists-03-1-act-x-refs-in-datastore.xml": 1,
    "iati-act-identifier-exists-05-2-act-x-refs-in-file-and-datastore.xml": 2,
    "iati-act-identifier-exists-07-1-act-x-refs-not-found.xml": 1,
    "iati-act-identifier-exists-09-participating-org-x-ref-not-found-no-xml-tag.xml": 2,
    "iati-act-identifier-exists-11-planned-disbursement-x-ref-not-found.xml": 2,
    "iati-act-identifier-exists-13-related-activity-x-ref-not-found.xml": 2,
    "iati-act-identifier-exists-15-transaction-x-ref-found-201.xml": 2,
    "iati-act-identifier-exists-17-2-act-x-refs-not-found-202.xml": 2,
    "iati-act-line-endings-cr-and-crlf.xml": 1,
    "iati-act-no-errors.xml": 1,
    "iati-act-noSpaces-error.xml": 1,
    "iati-act-range-ifThen-error.xml": 2,
    "iati-act-root-only.xml": 0,
    "iati-act-strictSum-error.xml": 1,
    "iati-act-title-no-narrative.xml": 1,
    "iati-multi-act-atLeastOne-error.xml": 2,
    "iati-multi-act-dateOrder-error.xml": 2,
    "iati-multi-act-noMoreThanOne-error.xml": 2,
    "iati-multi-act-oneOrAll-error.xml": 2,
    "iati-multi-act-regexMatches-error.xml": 2,
    "iati-multi-act-self-closed.xml": 2,
    "iati-multi-act-timeLimit-error.xml": 2,
    "iati-multi-unique-startsWith-error.xml": 2,
    "iati-org-codelist-basic.xml": 0,
    "iati-org-no-errors-old-version.xml": 0,
    "iati-org-root-only.xml": 0,
    "iati-org-schema-errors.xml": 0,
    "multi-activity-one-with-errors.xml": 0,
}
UNUSABLE = {
    "codeforiati-broken.xml": "line 4: is not well-formed XML: Premature end of data",
    "iati-act-me-feedback-no-ns.xml": "line 169: is not well-formed XML: Namespace prefix me on feedback",
    "iati-act-xml-errors.xml": "line 7: is not well-formed XML: Opening and ending tag mismatch",
    "not-xml.xml": "is text, not XML",
    "xml-but-not-iati.xml": "holds no iati-activity and no iati-organisation",
}


@dataclass(frozen=True)
class Real:
    """A real file, what it says by itself, and what the loader made of it."""

    path: Path
    said: Written
    found: Told


def names_in(folder: str, pattern: str = "*.xml") -> list[str]:
    return sorted(path.name for path in MATERIAL.glob(f"iati/{folder}/{pattern}")) or ["(none)"]


@pytest.fixture(scope="module", params=names_in("activities"))
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Real:
    path = material(f"iati/activities/{request.param}")[0]
    return Real(path, written(path), told(path, tmp_path_factory.mktemp("spools")))


def test_every_activity_and_every_transaction_is_told(real: Real) -> None:
    said, found = real.said, real.found

    assert sureness(real.path) == 100
    own = {one.stated_id for one in found.descriptions if one.label == "Project" and one.record}
    assert own == said.days.keys()
    assert Counter(map(payment_of, found.funds)) == Counter(said.payments)
    assert found.sums == said.sums
    assert all(one.since == one.until for one in found.funds)
    assert all(one.flow == FLOWS[one.transaction or ""] for one in found.funds)
    assert not [one for one in found.rejects if one.where.endswith("transaction")]


def payment_of(one: Funds) -> Payment:
    to_activity = one.project is None
    return Payment(
        name=one.transaction or "",
        giver=plain(one.from_stated),
        receiver=one.to_stated_id if to_activity else plain(one.to_stated),
        currency=one.currency or "",
        minor=one.amount_minor or 0,
        day=one.since or "",
    )


def test_every_activity_begins_and_ends_on_its_days(real: Real) -> None:
    dated = [
        (one.stated_id, one.since or "", one.until or "")
        for one in real.found.descriptions
        if one.since or one.until
    ]
    assert sorted(dated) == sorted((own, *days) for own, days in real.said.days.items() if any(days))


def test_everybody_takes_part_under_their_name_in_their_role(real: Real) -> None:
    said, found = real.said, real.found
    refused = [one for one in found.rejects if "participating-org" in one.where]
    parts = [one for one in found.links if isinstance(one, Implements)]
    givers = [one for one in found.links if isinstance(one, Funds) and one.amount_minor is None]

    assert Counter((one.to_stated_id, one.role, plain(one.from_stated)) for one in parts) == said.roles
    assert Counter((one.to_stated_id, plain(one.from_stated)) for one in givers) == said.named_givers
    assert [one.where.split()[0] for one in refused] == said.nobody
    assert all("neither a ref nor a name" in one.reason for one in refused)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_every_location_stands_at_its_point_or_is_the_listed_place_of_its_name(real: Real) -> None:
    places = {one.stated_id: one for one in real.found.descriptions if isinstance(one, Place)}
    spots = [one for one in real.found.of("OPERATES_IN") if " location " in one.record]
    stand = Counter((one.from_stated_id, one.to_stated, point_of(places[one.to_stated_id])) for one in spots)
    listed, elsewhere = real.said.spots - stand, stand - real.said.spots

    assert elsewhere == Counter((own, name, ()) for own, name, _ in listed.elements())
    countries = {one.to_stated: places[one.to_stated_id].country for one in spots}
    for _, name, (lat, lon) in listed:
        term = gazetteer().find(name, countries[name])
        assert term is not None, name
        assert term.lat is None or hypot(term.lat - lat, (term.lon or 0) - lon) < 0.5, name


def point_of(place: Place) -> tuple[float, ...]:
    return () if place.lat is None or place.lon is None else (place.lat, place.lon)


def test_every_country_region_and_sector_is_the_one_of_its_code_and_name(real: Real) -> None:
    found = {one.stated_id: one for one in real.found.descriptions}
    coded = [
        (one.from_stated_id, code.partition(":")[2])
        for one in real.found.of("OPERATES_IN")
        if " location " not in one.record
        for code in found[one.to_stated_id].identifiers
    ]
    named = Counter((one.from_stated_id, plain(one.to_stated)) for one in real.found.of("WORKS_ON"))

    codes = list(real.said.codes.elements())
    assert Counter(coded) == Counter((own, code) for own, tag, _, code, _ in codes if tag != "sector")
    assert named == Counter((own, name) for own, tag, _, _, name in codes if tag == "sector")


def test_activities_are_part_of_those_that_they_name(real: Real) -> None:
    found = real.found
    projects = {one.stated_id for one in found.descriptions if one.label == "Project"}
    parts = [one for one in found.of("PART_OF") if one.from_stated_id in projects]

    assert Counter((one.from_stated_id, one.to_stated_id) for one in parts) == real.said.relations


SHARE = re.compile(r'^<(?:sector|recipient-country|recipient-region)[^>]* percentage="([\d.]+)"')


def percentages(path: Path) -> Counter[float]:
    """Count the percentages of an activity's parts, but of those that say they are not specified."""
    unspecified = {"sector": {"998", "99810"}, "recipient-region": {"998"}}
    return Counter(
        float(one.get("percentage"))
        for activity in etree.parse(path).iter("iati-activity")
        for tag in ("sector", "recipient-country", "recipient-region", "location")
        for one in activity.findall(tag)
        if one.get("percentage") and one.get("code") not in unspecified.get(tag, ())
    )


def test_every_percentage_is_kept_with_its_link(real: Real) -> None:
    found = real.found

    shared = [one for one in found.links if isinstance(one, WorksOn | OperatesIn)]
    kept = Counter(one.percentage for one in shared if one.percentage is not None)
    parts = {one: share[1] for one in found.rejects if (share := SHARE.search(one.said))}
    assert kept + Counter(map(float, parts.values())) == percentages(real.path)
    assert all("has no name and its code is not known" in one.reason for one in parts)


@pytest.mark.parametrize("name", names_in("organisations"))
def test_organization_files_tell_of_one_organization_each(name: str, tmp_path: Path) -> None:
    path = material(f"iati/organisations/{name}")[0]
    elements = list(etree.parse(path).iter("iati-organisation"))
    found = told(path, tmp_path)

    assert len({one.stated_id for one in found.descriptions if one.record}) == len(elements)
    assert found.unused["total-budget"] == sum(len(one.findall("total-budget")) for one in elements)
    assert not found.rejects


@pytest.mark.parametrize("name", names_in("broken"))
def test_broken_files_load_without_what_is_broken_or_tell_why_not(name: str, tmp_path: Path) -> None:
    path = material(f"iati/broken/{name}")[0]
    if name in UNUSABLE:
        with pytest.raises(SourceUnusable, match=UNUSABLE[name]):
            told(path, tmp_path)
    else:
        found = told(path, tmp_path)
        assert found.reading.rejected == ROWS_REFUSED[name]
        said = written(path)
        assert (len(found.funds), found.sums) == (len(said.payments), said.sums)


def test_line_ends_change_nothing(tmp_path: Path) -> None:
    folder = material("iati/broken")[0]
    one, other = (
        told(folder / f"iati-act-{name}.xml", tmp_path) for name in ("no-errors", "line-endings-cr-and-crlf")
    )
    assert len(one.descriptions) == len(other.descriptions)
    assert len(one.links) == len(other.links)
    assert one.sums == other.sums


@pytest.mark.parametrize("names", ["codelists/*", "schema/*", "organisations/*.csv", "*.md"])
def test_what_stands_beside_is_none_of_ours(names: str) -> None:
    for path in material(f"iati/{names}"):
        assert sureness(path) == 0
