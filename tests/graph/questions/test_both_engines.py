"""Each question has the same answer, byte for byte, on both engines."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from graph.bolt.store import Store, open_store
from graph.measures.doubt import Doubt
from graph.measures.view import View
from graph.questions.compare import compare
from graph.questions.districts import districts
from graph.questions.exits import exits
from graph.questions.funding import funding
from graph.questions.funding.rates import Rate, Rates
from graph.questions.gaps import gaps
from graph.questions.introductions import introductions
from graph.questions.measures import measures
from graph.questions.neighborhood import neighborhood
from graph.questions.overlap import overlap
from graph.questions.overview import overview
from graph.questions.partners import partners
from graph.questions.profile import profile
from graph.questions.referrals import referrals
from graph.questions.resolve import resolve
from graph.questions.results import Result
from graph.questions.search import search
from graph.questions.sources import source, sources
from graph.questions.timeline import timeline
from tests.conftest import claim_for_tests, embedded_settings, neo4j_settings
from tests.little_network import ORGANIZATIONS, SURVEY_SOURCE, load_little

RATES = Rates(
    "USD",
    tuple(
        Rate(currency=currency, rate=Decimal(rate), date=date(2022, 12, 31), name="Bank")
        for currency, rate in (("USD", "1"), ("RWF", "0.001"))
    ),
)
ANSWERS: dict[str, Callable[[Store], Result]] = {
    "search": lambda store: search(store, "project", limit=5),
    "search a letter": lambda store: search(store, "a", limit=50),
    "search misspelled": lambda store: search(store, "ilside helth", place="rubavu"),
    "exits": lambda store: exits(
        store, ["hillside-health-initiative", "northlight-foundation"], on="2023-07-01"
    ),
    "exits of a day": lambda store: exits(store, [], on="2024-06-01", months=24),
    "funding": funding,
    "funding of one": lambda store: funding(store, "riverbend-relief-agency", as_of="2022-06-01"),
    "funding in one currency": lambda store: funding(store, rates=RATES),
    "overview": overview,
    "overview of a day": lambda store: overview(store, as_of="2016"),
    "sources": sources,
    "source": lambda store: source(store, SURVEY_SOURCE),
    "neighborhood": lambda store: neighborhood(store, ["hillside-health-initiative"], depth=2),
    "neighborhood cut": lambda store: neighborhood(store, ["rubavu"], depth=4, limit=37, as_of="2023"),
    "introductions": lambda store: introductions(
        store, "lakeshore-legal-aid", "riverbend-relief-agency", as_of="2023"
    ),
    "compare": lambda store: compare(store, "hillside-health-initiative", "lakeshore-legal-aid"),
    "compare dates": lambda store: compare(store, "terrace-womens-association", since="2010", until="2023"),
    "districts": lambda store: districts(store, as_of="2023-05-01"),
    "districts on a theme": lambda store: districts(store, "legal-aid", as_of="2023-05-01"),
    "partners": lambda store: partners(store, ["open-door-coalition"], places=["musanze"], as_of="2023"),
    "partners for a need": lambda store: partners(
        store, themes=["gender-based-violence"], places=["rubavu"], as_of="2023"
    ),
    "introductions to an island": lambda store: introductions(
        store, "northlight-foundation", "hillside-health-initiative", as_of="2023-05-01"
    ),
    "overlap": lambda store: overlap(store, place="musanze", as_of="2023"),
    "gaps": lambda store: gaps(store, themes=["gender-based-violence"], as_of="2023"),
    "gaps of the widest themes": lambda store: gaps(store, populations=["adolescents"], as_of="2023"),
    "referrals": lambda store: referrals(store, as_of="2023"),
    "referrals of a need": lambda store: referrals(store, place="rubavu", as_of="2023"),
    "timeline": lambda store: timeline(store, "2015", "2023"),
    "measures": measures,
    "measures without somebody": lambda store: measures(
        store, names=["betweenness"], without=["open-door-coalition"], doubt=Doubt("sources")
    ),
    "measures of shared rooms": lambda store: measures(
        store, View(through="network", weight="newman"), names=["strength", "betweenness", "community"]
    ),
}
OF_THE_LOAD = {"load", "loaded_at", "started", "finished", "id"}


@pytest.fixture
def both(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[dict[str, Store]]:
    with ExitStack() as stack:
        opened = {}
        for name, settings in (("neo4j", neo4j_settings), ("embedded", embedded_settings)):
            store = stack.enter_context(open_store(stack.enter_context(settings(tmp_path_factory))))
            claim_for_tests(store)
            load_little(store, tmp_path)
            opened[name] = store
        yield opened


def test_both_engines_give_the_same_bytes(both: dict[str, Store]) -> None:
    answers = ANSWERS | {name: _profile(name) for name in ORGANIZATIONS}
    for name, ask in answers.items():
        told = {engine: _written(ask(store)) for engine, store in both.items()}
        assert told["embedded"] == told["neo4j"], name


def _profile(name: str) -> Callable[[Store], Result]:
    return lambda store: profile(store, resolve(store, name))


def _written(answer: Result) -> str:
    """Return the JSON of an answer without what tells one load from another."""
    return json.dumps(_timeless(json.loads(answer.model_dump_json())), ensure_ascii=False)


def _timeless(value: Any) -> Any:
    if isinstance(value, list):
        return [_timeless(one) for one in value]
    if isinstance(value, dict):
        kept = {key: one for key, one in value.items() if key not in OF_THE_LOAD or not _is_load(key, value)}
        return {key: _timeless(one) for key, one in kept.items()}
    return value


def _is_load(key: str, value: dict[str, Any]) -> bool:
    return key != "id" or "started" in value
