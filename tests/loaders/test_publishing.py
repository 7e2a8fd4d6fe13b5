"""A published graph holds what its readers may see, and nothing in it tells of the rest."""

import json
import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.bolt.cypher import create_schema
from graph.bolt.embedded import stop_engine
from graph.bolt.store import Store, open_store
from graph.errors import LoadRefused
from graph.exchange.jsonl import Line, export_lines
from graph.model.reviews import Review
from graph.questions.neighborhood import neighborhood
from graph.questions.profile import profile
from graph.questions.search import search
from graph.settings import Settings
from loaders.forgetting import forget
from loaders.protection import protected
from loaders.publishing import publish, visible_lines
from loaders.reviewing import review, withdraw
from tests.api.everything_told import everything_told
from tests.conftest import wipe
from tests.little_network import SECRET, grants, survey
from tests.loaders.loading import body, exported, judgement, link, load, source, write_lines
from tests.loaders.withheld import SECRETS, beside, reviews, secrets

TYPES = ("PARTNERS_WITH", "MEMBER_OF")
EVERYTHING = """
    MATCH (n)
    OPTIONAL MATCH (n)-[r]->()
    RETURN properties(n) AS node, collect(properties(r)) AS links
    ORDER BY node.id
    LIMIT 1000000
"""
VERSION = "MATCH (g:Graph) RETURN g.version AS version ORDER BY version LIMIT 1"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Where to publish to."""
    return Settings(neo4j_uri=None, workspace=tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def published(place: Settings) -> Iterator[Store]:
    """Another graph, to publish to."""
    with ExitStack() as stack:
        stack.callback(stop_engine, place.workspace)
        store = stack.enter_context(open_store(place))
        create_schema(store)
        yield store


@pytest.mark.timeout(1200)  # every page is asked again and again
def test_whatever_is_secret_what_is_published_stays_the_same_byte_for_byte(
    store: Store, published: Store, place: Settings, tmp_path: Path, examples: int
) -> None:
    load(store, tmp_path, survey(), grants())
    wipe(published)
    publish(store, published, tmp_path / "target", "public")
    before, site = _answers(published), everything_told(place, tmp_path)
    assert len(site) > 100
    assert sum(status == 200 and mark != "" for status, mark, _ in site.values()) > len(site) / 3

    for seed in range(max(1, examples // 3)):
        secret = secrets(random.Random(seed), list(export_lines(store)))
        file = write_lines(tmp_path / f"secret{seed}.jsonl", secret)
        hidden = load(store, tmp_path, file, accept_loss=True)[0]
        assert (hidden.status, hidden.rejected) == ("complete", 0)
        assert any(word in json.dumps(list(export_lines(store))) for word in SECRETS)
        more = beside(random.Random(seed), list(export_lines(store)))
        load(store, tmp_path, write_lines(tmp_path / f"beside{seed}.jsonl", more), accept_loss=True)
        words = reviews(random.Random(seed), list(export_lines(store)))
        report = load(store, tmp_path, write_lines(tmp_path / f"reviews{seed}.jsonl", words))[0]
        assert (report.status, report.rejected) == ("complete", 0)
        assert [line for line in export_lines(store) if line["kind"] == "original"]

        wipe(published)
        publish(store, published, tmp_path / f"fresh{seed}", "public")
        assert _answers(published) == before, f"seed {seed}, published afresh"
        told = everything_told(place, tmp_path)
        assert [address for address in site if told[address] != site[address]] == [], f"seed {seed}"
        assert set(told) == set(site)
        publish(store, published, tmp_path / f"fresh{seed}", "public")
        assert _answers(published) == before, f"seed {seed}, published over the last"
        held = json.dumps(published.read(EVERYTHING))
        assert not [word for word in (*SECRETS, SECRET) if word in held]


def test_what_reviews_made_of_the_network_is_published_and_nothing_of_thereviews(
    store: Store, published: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, survey(), grants())
    links = [line for line in export_lines(store) if line["kind"] == "link"]
    wrong, right = (line for line in links if line["type"] == TYPES[0] and line["visibility"] == "public")
    mended = next(line for line in links if line["type"] == TYPES[1])
    right_end = {"name": "Umber Ferry Network", "kind": "Network", "country": "RW"}
    for line, verdict, correction in (
        (wrong, "rejected", {}),
        (right, "accepted", {}),
        (mended, "corrected", {"to_end": right_end}),
    ):
        word = {"id": line["id"], "by": "Zephyrine", "on": "2024", "why": "Quillon told", "verdict": verdict}
        review(store, tmp_path, Review.model_validate(word | correction))
    wipe(published)

    publish(store, published, tmp_path / "target", "public")

    found = list(export_lines(published))
    assert {line["kind"] for line in found} == {"source", "entity", "link"}
    told = {(line["type"], line["to_id"], line["reviewed"]) for line in found if line.get("type") in TYPES}
    assert {one for one in told if one[0] == TYPES[0]} == {(TYPES[0], right["to_id"], "accepted")}
    assert (TYPES[1], "umber-ferry-network", "corrected") in told
    held = json.dumps(published.read(EVERYTHING))
    assert not [word for word in (*SECRETS, wrong["id"], '"review"') if word in held]
    withdraw(store, tmp_path, mended["id"])
    publish(store, published, tmp_path / "target", "public")
    assert "umber-ferry-network" not in _ids(published)


def test_members_see_more_and_what_is_withdrawn_goes(store: Store, published: Store, tmp_path: Path) -> None:
    part = [
        source("part", complete=False),
        body("part", "a", "Quillon House", country="RW", visibility="members"),
        body("part", "b", "Open Yard"),
        judgement(("part", "a"), ("part", "b"), "different", visibility="members"),
    ]
    load(store, tmp_path, write_lines(tmp_path / "part.jsonl", part))
    wipe(published)

    publish(store, published, tmp_path / "target", "members")
    assert {"quillon-house", "open-yard"} <= _ids(published)
    assert [line for line in exported(published) if line["kind"] == "judgement"]

    publish(store, published, tmp_path / "target", "public")
    assert "quillon-house" not in _ids(published)
    assert not [line for line in exported(published) if line["kind"] == "judgement"]
    assert "open-yard" in _ids(published)

    forget(store, tmp_path, "part")
    publish(store, published, tmp_path / "target", "public")
    assert "open-yard" not in _ids(published)


def test_of_people_who_can_be_hurt_the_public_learns_neither_where_nor_how_few() -> None:
    told = [*_delicate(), *_described_places()]

    public = list(protected(visible_lines(told, "public")))
    members = visible_lines(told, "members")

    links = {line["type"]: line for line in public if line["kind"] == "link"}
    text = json.dumps(public)
    assert set(links) == {"SERVES", "OPERATES_IN", "PROVIDES", "PARTNERS_WITH"}
    assert "number" not in links["SERVES"]
    assert links["OPERATES_IN"]["to_stated"] == "Western Province"
    assert "percentage" not in links["OPERATES_IN"]  # that of the district is not that of the province
    assert "31" not in text
    assert "Rubavu" not in text
    assert any(line.get("number") == 31 for line in members)
    assert "Rubavu" in json.dumps(members)
    assert {line["type"] for line in members if line["kind"] == "link"} == {*links, "REFERS_TO"}


def test_words_elsewhere_that_name_the_withheld_place_are_withheld_too() -> None:
    hours = link("care", "WORKS_ON", "clinic", "health", quote="In RUBAVU the clinic is open late.")
    else_ = link("care", "OPERATES_IN", "yard", "rubavu", quote="Open Yard works in Rubavu.")
    told = [*_delicate(), *_described_places(), *({**one, "visibility": "public"} for one in (hours, else_))]
    said = {
        "kind": "Theme",
        "source": "care",
        "stated_id": "health",
        "name": "health",
        "visibility": "public",
    }
    told.append({"kind": "entity", "id": "health", "labels": ["Theme"], "said": [said]})

    public = list(protected(visible_lines(told, "public")))

    words = {line["from_stated_id"]: line.get("quote") for line in public if line["kind"] == "link"}
    assert "Rubavu" not in json.dumps([line for line in public if "clinic" in line.get("from_stated_id", "")])
    assert (words["clinic"], words["yard"]) == (None, "Open Yard works in Rubavu.")


def test_a_source_of_which_something_is_coarsened_covers_nothing_in_public() -> None:
    covers = {"themes": ["theme:health"], "places": ["pcode:RW33"], "on": None, "visibility": "public"}
    told = [
        *({**line, "covers": covers} if line["kind"] == "source" else line for line in _delicate()),
        *_described_places(),
        source("other", covers=covers),
        {"id": "hall", "labels": ["Organization"], **body("other", "hall", "Elm Hall", visibility="public")},
    ]

    shown = protected(visible_lines(told, "public"))
    public = {line["id"]: line for line in shown if line["kind"] == "source"}

    assert public["care"]["covers"] is None
    assert public["other"]["covers"] == covers


def test_a_graph_that_is_somebody_s_own_is_not_published_over(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, survey())
    before = exported(store)

    with pytest.raises(LoadRefused, match="not published"):
        publish(store, store, tmp_path, "public")

    assert exported(store) == before


def test_a_small_number_and_a_district_are_in_no_published_graph(
    store: Store, published: Store, tmp_path: Path
) -> None:
    load(store, tmp_path, write_lines(tmp_path / "care.jsonl", [*_delicate(), *_described_places()]))
    wipe(published)

    publish(store, published, tmp_path / "target", "public")

    care = [line for line in exported(published) if line.get("source") == "care"]
    assert {line["type"] for line in care} == {"SERVES", "OPERATES_IN", "PROVIDES", "PARTNERS_WITH"}
    assert "Rubavu" not in json.dumps(care)
    assert [line["to_id"] for line in care if line["type"] == "OPERATES_IN"] == [_western(store)]


def _delicate() -> list[Line]:
    """Return a service for people who can be hurt by being found: where, how many, sent on by whom."""
    words = "In Rubavu we serve 31 sex workers."
    people = {"kind": "Population", "stated_id": "people", "name": "sex workers", "sensitive": True}
    clinic = {"kind": "Service", "stated_id": "clinic", "name": "Evening Clinic", "quote": words}
    said = [{**one, "source": "care", "visibility": "public"} for one in (people, clinic)]
    told = [
        link("care", "SERVES", "clinic", "people", number=31, unit="people", quote=words),
        link("care", "OPERATES_IN", "clinic", "rubavu", quote=words, to_stated="Rubavu", percentage=40),
        link("care", "REFERS_TO", "house", "clinic", population="people"),
        link("care", "PROVIDES", "house", "clinic", quote=words),
        link("care", "PARTNERS_WITH", "house", "yard", record="other page"),
    ]
    return [
        source("care"),
        *({"kind": "entity", "id": one["stated_id"], "labels": [one["kind"]], "said": [one]} for one in said),
        body("care", "house", "Ivy House", visibility="public"),
        body("care", "yard", "Open Yard", visibility="public"),
        *({**one, "visibility": "public"} for one in told),
    ]


def _described_places() -> list[Line]:
    place = {"stated_id": "rubavu", "name": "Rubavu", "identifiers": ["pcode:RW33"], "country": "RW"}
    said = {"kind": "District", "source": "care", "visibility": "public", "pcode": "RW33", **place}
    return [{"kind": "entity", "id": "rubavu", "labels": ["Place", "District"], "said": [said]}]


def _answers(store: Store) -> str:
    """Return everything that a reader of a graph can be told, but for load and time of loading."""
    found = exported(store)
    ids = sorted(
        line["id"] for line in found if line["kind"] == "entity" and "Organization" in line["labels"]
    )
    asked = [
        *(search(store, text).model_dump_json() for text in ("Hillside", "house", "Zephyrine", "LLA")),
        *(_timeless(profile(store, one).model_dump(mode="json")) for one in ids[:3]),
        _timeless(neighborhood(store, ids[:1], depth=2).model_dump(mode="json")),
    ]
    return json.dumps([found, asked, store.read(VERSION)], sort_keys=True)


def _timeless(value: object) -> object:
    if isinstance(value, list):
        return [_timeless(one) for one in value]
    if isinstance(value, dict):
        return {key: _timeless(one) for key, one in value.items() if key not in {"load", "loaded_at"}}
    return value


def _ids(store: Store) -> set[str]:
    return {line["id"] for line in exported(store) if line["kind"] == "entity"}


def _western(store: Store) -> str:
    return next(str(line["id"]) for line in exported(store) if line.get("pcode") == "RW3")
