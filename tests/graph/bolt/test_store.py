"""The one door to the database, on both engines."""

from graph.bolt.store import Store


def test_what_is_written_is_read_at_once(store: Store) -> None:
    store.write("CREATE (:Entity {id: $id})", id="river-club")

    rows = store.read("MATCH (e:Entity) RETURN e.id AS id ORDER BY id LIMIT 10")

    assert rows == [{"id": "river-club"}]


def test_every_test_starts_with_an_empty_graph(store: Store) -> None:
    assert store.read("MATCH (e:Entity) RETURN count(e) AS entities") == [{"entities": 0}]
