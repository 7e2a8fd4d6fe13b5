"""Kinds of entities and links: each is declared whole."""

import re

import pytest
from pydantic import BaseModel

from graph.model.entities import ENTITY_KINDS, KIND_OF, LABELS, family
from graph.model.links import INFLUENCE, LINK_KINDS, LINK_OF
from graph.model.sources import Source
from graph.model.statements import Description, Link

COLOR = re.compile("#[0-9a-f]{6}")
# What the graph keeps beside what is said; a field of the same name would be lost.
OF_THE_GRAPH = {"id", "kind", "digest", "load", "loaded_at", "since_first", "until_last", "search", "labels"}
MODELS: tuple[type[BaseModel], ...] = (*ENTITY_KINDS, *LINK_KINDS, Source)


@pytest.mark.parametrize("kind", ENTITY_KINDS)
def test_a_kind_of_entity_has_label_title_color_and_shape(kind: type[Description]) -> None:
    assert kind.label == kind.kind() == kind.__name__
    assert kind.title == kind.title.strip() != ""
    assert COLOR.fullmatch(kind.color)
    assert kind.shape
    assert kind.__doc__


@pytest.mark.parametrize("kind", ENTITY_KINDS)
def test_a_narrower_kind_carries_the_labels_and_fields_of_the_wider(kind: type[Description]) -> None:
    assert kind.labels[-1] == kind.label
    for wider in (KIND_OF[label] for label in kind.labels):
        assert issubclass(kind, wider)
        assert family(wider.label) == family(kind.label)


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_a_kind_of_link_has_type_two_readings_color_and_ends(kind: type[Link]) -> None:
    assert kind.type == kind.kind() == re.sub("(?<=[a-z])(?=[A-Z])", "_", kind.__name__).upper()
    assert kind.title
    assert kind.reverse
    assert COLOR.fullmatch(kind.color)
    assert kind.sources
    assert kind.targets
    assert {*kind.sources, *kind.targets} <= KIND_OF.keys()
    assert kind.__doc__


def test_no_two_kinds_are_called_or_look_alike() -> None:
    assert len(LABELS) == len(set(LABELS))
    assert len({kind.title for kind in ENTITY_KINDS}) == len(KIND_OF) == len(ENTITY_KINDS)
    assert len({kind.color for kind in ENTITY_KINDS}) == len(KIND_OF)
    assert len({kind.title for kind in LINK_KINDS}) == len(LINK_OF) == len(LINK_KINDS)


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_only_a_link_that_reads_the_same_both_ways_is_without_direction(kind: type[Link]) -> None:
    assert kind.symmetric == (kind.title == kind.reverse)
    assert not kind.symmetric or kind.sources == kind.targets


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_a_link_between_those_that_are_alike_has_the_same_kinds_at_both_ends(kind: type[Link]) -> None:
    assert not kind.alike or kind.sources == kind.targets


def test_influence_flows_between_organizations_only_by_links_they_made() -> None:
    assert "FUNDS" not in INFLUENCE
    assert "REFERS_TO" not in INFLUENCE
    assert all("Organization" in LINK_OF[kind].sources for kind in INFLUENCE)


@pytest.mark.parametrize("model", MODELS)
def test_every_field_says_what_it_is(model: type[BaseModel]) -> None:
    said = {name: field.description or "" for name, field in model.model_fields.items()}

    assert not [name for name, words in said.items() if not words.endswith(".")]


@pytest.mark.parametrize("kind", (*ENTITY_KINDS, *LINK_KINDS))
def test_no_field_has_the_name_of_what_the_graph_adds(kind: type[Description] | type[Link]) -> None:
    assert not OF_THE_GRAPH & kind.model_fields.keys()
