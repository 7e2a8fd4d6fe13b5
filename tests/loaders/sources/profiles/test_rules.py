import pytest

from graph.model.entities import Event
from graph.model.statements import Description, Link
from loaders.sources.profiles.claims import Example, Rule, all_rules
from tests.loaders.sources.profiles.said import statements

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in all_rules()
    for number, example in enumerate(rule.examples, 1)
]


def links_of(text: str) -> set[tuple[str, str, str]]:
    """Return the links that the loader reads in a text, as (from, type, to) by name."""
    found = statements(text)
    names = {said.stated_id: said.name for said in found if isinstance(said, Description)}
    return {
        (names[said.from_stated_id], said.type, names[said.to_stated_id])
        for said in found
        if isinstance(said, Link)
    }


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_each_rule_finds_what_its_examples_say(rule: Rule, example: Example) -> None:
    types = {type_ for other in rule.examples for _, type_, _ in other.links}

    found = {link for link in links_of(example.text) if link[1] in types}

    assert found == set(example.links)


def test_every_rule_has_examples() -> None:
    assert all(rule.examples for rule in all_rules())
    assert all(rule.find or rule.find_all for rule in all_rules())


def test_an_event_without_a_name_is_told_apart_by_its_words() -> None:
    text = (
        "Hope Trust (HT) is a charity. In May 2015, HT held a fair in Lodwar. HT will host a seminar on jam."
    )
    events = [said for said in statements(text) if isinstance(said, Event)]

    told = {(each.name, each.sort, each.held, each.since) for each in events}

    assert told == {
        ("fair in Lodwar", "celebration", True, "2015-05"),
        ("seminar on jam", "training", False, None),
    }
    assert {each.country for each in events} == {None}
