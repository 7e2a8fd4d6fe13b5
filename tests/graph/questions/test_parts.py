"""Reading all links of a type in parts of a size that travels well."""

from graph.bolt.store import Store
from graph.questions.parts import how_many


def test_links_of_each_type_are_counted_as_they_come_and_go(store: Store) -> None:
    assert how_many(store) == {}

    store.write("UNWIND range(1, 30) AS n CREATE (:Entity {id: 'a' + n})-[:FUNDS {id: 'f' + n}]->(:Test)")
    store.write("MATCH (a {id: 'a1'}), (b {id: 'a2'}) CREATE (a)-[:SERVES {id: 's'}]->(b)")
    store.write("MATCH (:Entity {id: 'a3'})-[link:FUNDS]->() DELETE link")

    assert how_many(store) == {"FUNDS": 29, "SERVES": 1}
