"""Reading all links of a type in parts of a size that travels well."""

import pytest

from graph.bolt.store import Store
from graph.questions import parts
from graph.questions.funding import payments
from graph.questions.parts import how_many


def test_links_of_each_type_are_counted_as_they_come_and_go(store: Store) -> None:
    assert how_many(store) == {}

    store.write("UNWIND range(1, 30) AS n CREATE (:Entity {id: 'a' + n})-[:FUNDS {id: 'f' + n}]->(:Test)")
    store.write("MATCH (a {id: 'a1'}), (b {id: 'a2'}) CREATE (a)-[:SERVES {id: 's'}]->(b)")
    store.write("MATCH (:Entity {id: 'a3'})-[link:FUNDS]->() DELETE link")

    assert how_many(store) == {"FUNDS": 29, "SERVES": 1}


def test_money_read_in_many_parts_is_the_same(little: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = payments._every(little)
    monkeypatch.setattr(parts, "_AT_ONCE", 1)

    in_parts = payments._every(little)

    assert len(whole) == how_many(little)["FUNDS"] > 1
    assert sorted(in_parts, key=lambda each: each.id) == sorted(whole, key=lambda each: each.id)
