"""Pages that describe one project: its places, people and themes are the project's."""

import pytest

from graph.model.links import Implements
from tests.loaders.sources.profiles.said import statements
from tests.loaders.sources.profiles.test_pages import links_of

BEGUN = """https://www.friendsofbora.org/health/safe-steps

Objective
The project aims to increase literacy among widows.
Background
With support from the Habari Fund, Bora Trust initiated Safe Steps in 2011.
This project is carried out in two districts of Kenya including:
- Northern Province (Kigali City)
Partners
- Habari Fund
"""
SEVERAL = """Clean Wells Project

The project promotes literacy. This project serves widows.

Safe Paths Project

The project serves orphans in Kenya.
"""


def test_what_somebody_began_is_the_project_that_the_page_describes() -> None:
    found = links_of(BEGUN)

    assert ("Safe Steps", "SERVES", "widows") in found
    assert ("Bora Trust", "IMPLEMENTS", "Safe Steps") in found
    assert ("Safe Steps", "OPERATES_IN", "Kigali City") in found
    assert not any(first == "Habari Fund" and kind != "FUNDS" for first, kind, _ in found)


def test_a_page_with_sections_on_several_projects_describes_none_of_them_alone() -> None:
    found = links_of(SEVERAL)

    assert not any(first == "Clean Wells Project" and last == "orphans" for first, _, last in found)


@pytest.mark.parametrize("text", ["The project ended. The project was good.", "Bora Trust launched a boat."])
def test_a_text_that_names_no_project_makes_none(text: str) -> None:
    assert not [each for each in statements(text) if type(each).__name__ == "Project"]


def test_sections_headed_by_programs_are_each_a_project() -> None:
    text = (
        "https://hopetrust.example/programs\n\nHope Trust (HT) is a charity.\n\n1. Girls rising program\n\n"
        "Hope Trust trains girls in Kenya under this program.\n\n2. Lake safety program\n\n"
        "Hope Trust teaches orphans to swim under this program.\n"
    )
    found = [each for each in statements(text) if isinstance(each, Implements)]

    assert {each.to_stated for each in found} == {"Girls rising program", "Lake safety program"}
