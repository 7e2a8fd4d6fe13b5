"""Who says something, where and in which words."""

from graph.bolt.store import Store
from graph.model.links import LINK_OF
from graph.questions.evidence import evidence_by_id, evidence_of_links, links_again, statements_by_id
from graph.questions.moments import moment
from graph.questions.neighborhood import neighborhood
from graph.questions.network import network
from tests.little_network import ORGANIZATIONS


def test_what_links_say_is_found_by_their_ids_whatever_their_type(little: Store) -> None:
    wanted = {link.id: link for link in network(little, moment(None)).links}
    found = statements_by_id(little, wanted)

    assert {wanted[own].type for own in found} == set(LINK_OF)
    assert {own: (said["id"], said["source"]) for own, said in found.items()} == {
        own: (own, link.source) for own, link in wanted.items()
    }


def test_links_of_the_network_are_found_each_in_its_type(little: Store) -> None:
    known = network(little, moment(None)).links
    found = links_again(little, known)

    assert [(one.type, one.from_id, one.to_id) for one in found.values()] == [
        (one.type, one.from_id, one.to_id) for one in known
    ]
    assert {own: one.statement for own, one in found.items()} == statements_by_id(little, found)
    assert evidence_of_links(little, known) == evidence_by_id(little, found)
    assert links_again(little, ()) == {}


def test_evidence_by_id_is_the_evidence_of_the_link(little: Store) -> None:
    shown = neighborhood(little, ["hillside-health-initiative"]).links

    assert len(shown) > len(ORGANIZATIONS)
    assert evidence_by_id(little, [link.id for link in shown]) == {link.id: link.evidence for link in shown}
    assert evidence_by_id(little, []) == evidence_by_id(little, ["nothing"]) == {}
