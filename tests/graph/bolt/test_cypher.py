"""Cypher made from the model: only our own words stand in it, and both engines run it."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt import cypher
from graph.bolt.cypher import DESCRIBES, ORIGINAL, STATEMENTS
from graph.bolt.store import Store
from graph.model.entities import LABELS
from graph.model.links import LINK_OF

NODES = ("Source", "Load", "Judgement", "Graph", "Lease", "Document", "Review", "Original")
BY_LABEL: tuple[Callable[[str], str], ...] = (
    cypher.add_label,
    cypher.remove_label,
    lambda label: cypher.create_entities([label]),
    lambda label: cypher.create_entities(["Organization", label]),
)
BY_KIND: tuple[Callable[[str], str], ...] = (
    cypher.create_statements,
    cypher.delete_statements,
    cypher.statements_with_ids,
    cypher.statements_at,
    cypher.whole_links,
)
BY_NODE: tuple[Callable[[str], str], ...] = (cypher.set_node, cypher.delete_node)
NAMED = {"label": (BY_LABEL, LABELS), "kind": (BY_KIND, STATEMENTS), "node": (BY_NODE, NODES)}
NASTY = "x'}) DETACH DELETE n //`\\\u2028\n\""


def every_statement() -> list[str]:
    made = [make(name) for makers, names in NAMED.values() for make in makers for name in names]
    return [
        *made,
        cypher.set_entities(),
        cypher.delete_entities(),
        cypher.statements_of_source(),
        cypher.whole_statements_of_source(),
        cypher.sources_of_statements(),
        cypher.create_originals(),
        cypher.delete_originals(),
    ]


@given(
    st.text()
    | st.sampled_from(["Entity", "organization", "FUNDS]->() DELETE r //", "Source {id: 1}", "n:Network"])
)
def test_a_name_that_is_not_of_the_model_never_becomes_cypher(text: str) -> None:
    for makers, names in NAMED.values():
        for make in makers:
            if text not in names:
                with pytest.raises(ValueError, match="is not"):
                    make(text)


def test_no_value_stands_in_a_statement_only_parameters_and_words_of_the_model() -> None:
    for statement in every_statement():
        literals = set(re.findall("'([^']*)'", statement))
        assert literals <= {*STATEMENTS, ORIGINAL}, statement
        assert not re.search('["`;]|//|=\\s*\\d', statement), statement
        assert set(re.findall(r"\$(\w+)", statement)) <= {
            "rows",
            "ids",
            "id",
            "props",
            "source",
            "first",
            "last",
        }
        assert "$" in statement


def test_every_node_with_an_id_has_it_alone_and_every_link_is_found_by_id_and_source() -> None:
    schema = cypher.schema()

    for label in ("Entity", *NODES):
        assert [one for one in schema if f"(n:{label}) REQUIRE n.id IS UNIQUE" in one]
    for kind in STATEMENTS:
        found = [one for one in schema if f"()-[r:{kind}]-()" in one]
        assert [one.partition(" ON ")[2] for one in found] == ["(r.id)", "(r.source)"]
    assert all("IF NOT EXISTS" in one for one in schema)
    assert len({one.split()[2] for one in schema}) == len(schema)


def test_what_reads_a_part_is_ordered_and_within_its_bounds() -> None:
    for kind in LINK_OF:
        assert "r.id >= $first AND r.id < $last WITH a, r, b ORDER BY r.id " in cypher.whole_links(kind)


def test_every_statement_runs_and_does_what_it_says(store: Store) -> None:
    ends = [{"id": "a", "name": NASTY}, {"id": "b", "name": "Birch"}]
    store.write(cypher.set_node("Source"), props={"id": NASTY, "title": NASTY})
    store.write(cypher.create_entities(["Organization", "Network"]), rows=ends)
    for kind in STATEMENTS:
        start = NASTY if kind == DESCRIBES else "a"
        props = {"id": f"{kind} {NASTY}", "source": NASTY, "digest": "d", "quote": NASTY}
        store.write(cypher.create_statements(kind), rows=[{"a": start, "b": "b", "props": props}])

    columns = {row["kind"]: row["id"] for row in store.read(cypher.statements_of_source(), source=NASTY)}
    assert columns == {kind: [f"{kind} {NASTY}"] for kind in STATEMENTS}
    for kind in LINK_OF:
        (part,) = store.read(cypher.whole_links(kind), first="", last="\uffff")
        [props] = part["statement"]
        assert (part["type"], part["from_id"], part["to_id"], props["quote"]) == ([kind], ["a"], ["b"], NASTY)
        (found,) = store.read(cypher.statements_with_ids(kind), ids=columns[kind])
        assert found == {"a": "a", "b": "b", "props": props}
        assert store.read(cypher.statements_at(kind), ids=["a"]) == [{"id": columns[kind]}]
    store.write(cypher.set_entities(), rows=[{"id": "a", "name": "Amber"}])
    store.write(cypher.add_label("Funder"), ids=["a"])
    store.write(cypher.remove_label("Network"), ids=["a"])
    assert store.read(KNOWN) == [
        {"name": "Amber", "labels": ["Entity", "Funder", "Organization"]},
        {"name": "Birch", "labels": ["Entity", "Network", "Organization"]},
    ]

    for kind in STATEMENTS:
        store.write(cypher.delete_statements(kind), ids=columns[kind])
    store.write(cypher.delete_node("Source"), id=NASTY)
    store.write(cypher.delete_entities(), ids=["a"])
    assert not [row["id"] for row in store.read(cypher.statements_of_source(), source=NASTY) if row["id"]]
    assert [row["name"] for row in store.read(KNOWN)] == ["Birch"]
    assert store.read(SOURCES) == []


KNOWN = """
    MATCH (e:Entity)
    UNWIND labels(e) AS label
    WITH e, label ORDER BY label
    RETURN e.name AS name, collect(label) AS labels
    ORDER BY name
    LIMIT 9
"""
SOURCES = "MATCH (s:Source) RETURN s.id AS id ORDER BY id LIMIT 9"
