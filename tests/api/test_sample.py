import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from api.sample import sample_files
from graph.identity.normalize import fold
from graph.model.entities import family
from graph.model.links import Funds, Implements, MemberOf, OperatesIn, RefersTo, Serves, TookPart
from graph.model.statements import Description, Link
from graph.places.gazetteer import gazetteer
from loaders.catalogue import Opened, Options, UsedValues
from loaders.readers import Row
from loaders.sources.tables import LOADER
from tests.material import material

FEW = 50
COPIED_WORDS = 8
TABLES = [path for path in sample_files() if path.suffix == ".csv"]
IMRO = "imro-profile"


@cache
def opened(path: Path) -> Opened[Row]:
    return LOADER.open(path, Options())


@cache
def said_by(path: Path) -> tuple[Description | Link, ...]:
    """Return all that a table says; a row that cannot be used fails the test."""
    table = opened(path)
    return tuple(
        said for row in rows_of(path) for said in table.parse(row) if isinstance(said, Description | Link)
    )


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a table; one that cannot be read fails the test."""
    rows: list[Row] = []
    for row in LOADER.open(path, Options()).rows:
        assert isinstance(row, Row), row
        rows.append(row)
    return rows


def links_of(path: Path) -> list[Link]:
    return [said for said in said_by(path) if isinstance(said, Link)]


def names_of(path: Path) -> dict[str, Description]:
    return {said.stated_id: said for said in said_by(path) if isinstance(said, Description)}


def table(stem: str) -> Path:
    return next(path for path in TABLES if path.stem == stem)


def names(kind: str) -> set[str]:
    """Return the names of all entities of a kind that are bodies of their own."""
    descriptions = (said for path in TABLES for said in names_of(path).values())
    return {said.name for said in descriptions if kind in said.labels and not said.generic}


def test_the_sample_is_a_network_worth_looking_at() -> None:
    assert len(TABLES) >= 15
    assert len(names("Organization")) >= 60
    assert len(names("Network")) >= 20
    assert len(names("WorkingGroup")) >= 5
    assert len(names("Project")) >= 25
    assert sum(len(links_of(path)) for path in TABLES) >= 400


def test_every_district_is_in_the_sample_under_its_code() -> None:
    ids = {code for path in TABLES for said in names_of(path).values() for code in said.identifiers}

    districts = gazetteer().districts("RW")
    assert len(districts) == 30
    assert {f"pcode:{district.pcode}" for district in districts} <= ids


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.stem))
def test_each_table_names_the_document_it_is_after(path: Path) -> None:
    source = opened(path).source

    assert source is not None
    assert source.id == f"sample-{path.stem}"
    assert source.title.startswith("Ihuriro sample, after ")
    assert source.publisher.startswith("Ihuriro sample, after ")
    assert source.license == "CC0-1.0"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.stem))
def test_every_link_is_told_in_our_words_with_its_place_in_the_document(path: Path) -> None:
    for link in links_of(path):
        assert link.paraphrase
        assert link.record
        assert not link.quote
        assert {link.from_stated_id, link.to_stated_id} <= names_of(path).keys()


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.stem))
def test_no_filled_cell_goes_unused(path: Path) -> None:
    for row in rows_of(path):
        values = UsedValues(row.values)
        list(opened(path).parse(Row(row.number, row.where, values)))
        assert values.unused() == []


def test_bodies_of_several_documents_bear_one_full_name_and_country() -> None:
    found: dict[str, set[tuple[str, str, str | None]]] = defaultdict(set)
    for path in TABLES:
        for said in names_of(path).values():
            if family(said.label) == "Organization" and not said.generic:
                for alias in said.aliases or (said.name,):
                    found[fold(alias)].add((said.name, said.label, said.country))

    assert {alias: bodies for alias, bodies in found.items() if len(bodies) > 1} == {}
    shared = {
        name
        for name in names("Organization")
        if sum(any(name == said.name for said in names_of(path).values()) for path in TABLES) > 1
    }
    assert len(shared) >= 15
    assert all(len(fold(name).split()) >= 2 for name in shared)


def test_people_who_can_be_hurt_are_not_pinned_in_public() -> None:
    for path in TABLES:
        described = names_of(path)
        placed = {
            link.from_stated_id
            for link in links_of(path)
            if isinstance(link, OperatesIn)
            and described[link.to_stated_id].label == "District"
            and family(described[link.from_stated_id].label) in {"Project", "Service"}
            and link.visibility == "public"
        }
        for link in links_of(path):
            if isinstance(link, Serves) and getattr(described[link.to_stated_id], "sensitive", False):
                few = link.number is not None and link.number < FEW
                assert link.visibility != "public" or not (few or link.from_stated_id in placed), link


def test_referrals_of_people_who_can_be_hurt_are_for_members() -> None:
    checked = 0
    for path in TABLES:
        for link in links_of(path):
            population = link.population if isinstance(link, RefersTo) else None
            if population and getattr(names_of(path)[population], "sensitive", False):
                checked += 1
                assert link.visibility == "members"

    assert checked


def test_one_profile_states_22_memberships() -> None:
    path = table(IMRO)
    memberships = [link for link in links_of(path) if isinstance(link, MemberOf)]

    assert len({link.to_stated_id for link in memberships}) == 22
    assert [link.through for link in memberships if link.through] == [
        "Rwanda NGOs Forum on HIV/AIDS and Health Promotion"
    ]


def test_money_through_two_middlemen_is_one_chain() -> None:
    path = table("pfth-gewep")
    described = names_of(path)
    chain = [link for link in links_of(path) if isinstance(link, Funds)]

    assert {link.chain for link in chain} == {"gewep"}
    assert [described[link.from_stated_id].name for link in chain] == [
        "Norwegian Agency for Development Cooperation",
        "CARE Norway",
        "CARE Rwanda",
    ]


def test_an_office_that_closed_ends_with_its_links() -> None:
    path = table("ijm-rwanda")
    office = next(said for said in names_of(path).values() if said.name.endswith("Mission Rwanda"))

    assert (office.since, office.until) == ("2008", "2016")
    assert all(link.until == "2016" for link in links_of(path) if link.kind() == "PARTNERS_WITH")


def test_a_meeting_has_four_organizers_who_share_a_project() -> None:
    path = table("imro-justice-meeting")
    organizers = {
        link.from_stated_id
        for link in links_of(path)
        if isinstance(link, TookPart) and link.role == "organizer"
    }

    assert len(organizers) == 4
    assert organizers == {link.from_stated_id for link in links_of(path) if isinstance(link, Implements)}


def test_no_sentence_of_a_document_is_copied() -> None:
    texts = material("seeds/*.txt", "profiles/*.txt")
    known = {run for text in texts for run in _runs(text.read_text(encoding="utf-8"))}

    for path in sample_files():
        for line in _own_words(path):
            assert not known.intersection(_runs(line)), (path.name, line)


def _own_words(path: Path) -> list[str]:
    if path.suffix != ".csv":
        return re.split(r"(?<=[.!?])\s", path.read_text(encoding="utf-8"))
    return [link.paraphrase for link in links_of(path)]


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words that is too long to be the same by chance."""
    words = fold(text).split()
    return {tuple(words[at : at + COPIED_WORDS]) for at in range(len(words) - COPIED_WORDS + 1)}


def test_the_documentation_counts_what_is_there() -> None:
    kinds: dict[tuple[str, str], str] = {}
    types: list[str] = []
    for path in TABLES:
        kinds |= {(family(said.label), said.name): said.label for said in names_of(path).values()}
        types += [link.kind() for link in links_of(path)]
    counted = Counter(kinds.values()) + Counter(types)
    page = (Path(__file__).parents[2] / "docs" / "sample-network.md").read_text(encoding="utf-8")

    assert {
        row[1]: int(row[2]) for row in re.finditer(r"^\| (\w+) \| (\d+) \|$", page, re.MULTILINE)
    } == counted
    assert set(re.findall(r"^\| `([\w.-]+)`", page, re.MULTILINE)) == {path.name for path in sample_files()}
