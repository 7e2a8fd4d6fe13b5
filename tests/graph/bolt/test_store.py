"""The one door to the database, on both engines."""

import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import neo4j
import pytest
from pydantic import SecretStr

from graph.bolt.store import Store, Transaction, open_store
from graph.errors import ConstraintBroken, GraphUnavailable, IhuriroError, QueryFailed
from graph.settings import Settings

IDS = "MATCH (e:Entity) RETURN e.id AS id ORDER BY id LIMIT 10"
COUNTED = "MATCH (e:Entity {id: 'counter'}) RETURN e.count AS count ORDER BY count LIMIT 1"

only_neo4j = pytest.mark.parametrize("engine", ["neo4j"], indirect=True)


@pytest.fixture
def nobody() -> str:
    """An address of this machine at which nothing answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


def test_what_is_written_is_read_at_once(store: Store) -> None:
    made = store.write("CREATE (e:Entity {id: $id}) RETURN e.id AS id", id="river-club")

    assert made == [{"id": "river-club"}]
    assert store.read(IDS) == [{"id": "river-club"}]


def test_every_test_starts_with_an_empty_graph(store: Store) -> None:
    assert store.read(IDS) == []


def test_values_are_data_and_never_cypher(store: Store) -> None:
    nasty = "x'}) DETACH DELETE (n) //"

    store.write("CREATE (:Entity {id: $query})", query=nasty)

    assert store.read(IDS) == [{"id": nasty}]


def test_collected_columns_come_as_one_row(store: Store) -> None:
    store.write("UNWIND $ids AS id CREATE (:Entity {id: id})", ids=["b", "a"])

    columns = store.columns("MATCH (e:Entity) WITH e ORDER BY e.id RETURN collect(e.id) AS ids LIMIT 1")

    assert columns == {"ids": ["a", "b"]}


def test_several_writes_take_effect_together(store: Store) -> None:
    def work(transaction: Transaction) -> int:
        transaction.run("CREATE (:Entity {id: 'a'})")
        return len(transaction.run("MATCH (e:Entity) RETURN e.id AS id"))

    assert store.transaction(work) == 1
    assert store.read(IDS) == [{"id": "a"}]


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def work(transaction: Transaction) -> None:
        transaction.run("CREATE (:Entity {id: 'a'})")
        raise IhuriroError("changed my mind")

    with pytest.raises(IhuriroError, match="changed my mind"):
        store.transaction(work)

    assert store.read(IDS) == []


def test_writes_that_collide_are_all_kept(store: Store) -> None:
    store.write("CREATE (:Entity {id: 'counter', count: 0})")

    with ThreadPoolExecutor(4) as threads:
        one_more = "MATCH (e:Entity {id: 'counter'}) SET e.count = e.count + 1"
        list(threads.map(lambda _: store.write(one_more), range(24)))

    assert store.read(COUNTED) == [{"count": 24}]


def test_a_second_entity_with_the_same_id_is_refused(store: Store) -> None:
    store.write("CREATE (:Entity {id: 'river-club'})")

    with pytest.raises(ConstraintBroken, match="rule of the graph"):
        store.write("CREATE (:Entity {id: 'river-club'})")

    assert store.read(IDS) == [{"id": "river-club"}]


def test_a_statement_that_makes_no_sense_says_what_is_wrong(store: Store) -> None:
    with pytest.raises(QueryFailed, match=r"(?i)(input|syntax)"):
        store.read("MATCH (")


def test_the_index_of_names_finds_words_and_may_be_made_twice(store: Store) -> None:
    store.fulltext_index()
    store.fulltext_index()
    store.write("CREATE (:Entity {id: 'a', search: 'river club'}), (:Entity {id: 'b', search: 'hill club'})")

    found = store.read(
        "CALL db.index.fulltext.queryNodes('names', 'river') YIELD node "
        "RETURN DISTINCT node.id AS id ORDER BY id LIMIT 5"
    )

    assert found == [{"id": "a"}]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize(
    "ask",
    [
        lambda store: store.check(),
        lambda store: store.read(IDS),
        lambda store: store.write("CREATE (:Entity)"),
        lambda store: store.run_schema("CREATE INDEX x IF NOT EXISTS FOR (e:Entity) ON (e.name)"),
        lambda store: store.fulltext_index(),
    ],
    ids=["check", "read", "write", "schema", "index"],
)
def test_a_database_that_is_not_there_is_named(
    nobody: str, scheme: str, ask: Callable[[Store], object]
) -> None:
    settings = Settings(neo4j_uri=f"{scheme}://{nobody}", neo4j_password=SecretStr("x"), connect_seconds=0.1)

    with open_store(settings) as store, pytest.raises(GraphUnavailable, match=nobody) as raised:
        ask(store)

    assert "Is it running" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("uri", ["http://somewhere", "somewhere:7687", "bolt://somewhere:port"])
def test_an_address_that_is_none_is_refused_when_the_store_is_opened(uri: str) -> None:
    with pytest.raises(GraphUnavailable, match="IHURIRO_NEO4J_URI"):
        open_store(Settings(neo4j_uri=uri))


@only_neo4j
def test_a_wrong_password_is_said_in_plain_words(settings: Settings) -> None:
    wrong = settings.model_copy(update={"neo4j_password": SecretStr("not the password")})

    with (
        open_store(wrong) as store,
        pytest.raises(GraphUnavailable, match="IHURIRO_NEO4J_PASSWORD") as raised,
    ):
        store.check()

    assert "not the password" not in str(raised.value)


@only_neo4j
def test_a_database_of_another_name_is_said_in_plain_words(settings: Settings) -> None:
    wrong = settings.model_copy(update={"neo4j_database": "elsewhere"})

    with open_store(wrong) as store, pytest.raises(GraphUnavailable, match="IHURIRO_NEO4J_DATABASE"):
        store.check()


@only_neo4j
def test_a_cluster_address_reads_what_it_wrote(settings: Settings) -> None:
    assert settings.neo4j_uri is not None
    routed = settings.model_copy(update={"neo4j_uri": settings.neo4j_uri.replace("bolt://", "neo4j://")})

    with open_store(routed) as store:
        store.write("CREATE (:Entity {id: 'a'})")

        assert store.read(IDS) == [{"id": "a"}]


def test_reading_changes_nothing(store: Store) -> None:
    try:
        store.read("CREATE (e:Entity {id: 'a'}) RETURN e.id AS id")
    except QueryFailed as error:
        assert "read" in str(error).lower()

    assert store.read(IDS) == []


def test_all_reads_of_one_answer_go_through_one_session(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write("CREATE (:Entity {id: 'a'})")
    opened: list[object] = []
    open_session = neo4j.Driver.session

    def counted(driver: neo4j.Driver, **config: Any) -> neo4j.Session:
        opened.append(driver)
        return open_session(driver, **config)

    monkeypatch.setattr(neo4j.Driver, "session", counted)
    with store.one_answer():
        assert store.read(IDS) == store.read(IDS) == [{"id": "a"}]
    assert len(opened) == 1
    store.read(IDS)
    assert len(opened) == 2


def test_a_read_that_fails_leaves_the_rest_of_the_answer(store: Store) -> None:
    store.write("CREATE (:Entity {id: 'a'})")
    with store.one_answer():
        assert store.read(IDS) == [{"id": "a"}]
        with pytest.raises(QueryFailed):
            store.read("MATCH (")
        assert store.read(IDS) == [{"id": "a"}]


def test_what_others_write_meanwhile_is_read_by_the_next_answer(store: Store) -> None:
    with store.one_answer():
        assert store.read(IDS) == []
    store.write("CREATE (:Entity {id: 'a'})")
    with store.one_answer():
        assert store.read(IDS) == [{"id": "a"}]
