"""Names and titles of projects that go on in small letters, and what is no title at all."""

import pytest

from graph.model.entities import Project
from loaders.sources.profiles.bodies import Body
from tests.loaders.sources.profiles.said import parsed


def bodies_in(text: str) -> list[Body]:
    _, cast = parsed(text)
    return cast.bodies


def names_in(text: str) -> set[str]:
    return {name for body in bodies_in(text) for name in (body.name, *body.aliases)}


def projects_in(text: str) -> set[str]:
    found = (each for each in bodies_in(text) if issubclass(each.kind, Project))
    return {name for body in found for name in (body.name, *body.aliases)}


@pytest.mark.parametrize(
    "written",
    [
        "Réseau des potières pour le développement rural",
        "Ligue burundaise des droits des potiers",
        "Conseil national des organisations de la pêche artisanale",
        "Forum des potières rurales du Kivu",
        "Croix-Verte rwandaise",
        "Fondation burundaise",
        "ministère du lac et de la promotion de la pêche",
        "ambassade de Boréalie",
    ],
)
def test_a_french_name_goes_on_in_small_letters(written: str) -> None:
    text = f"Lac Propre asbl, fondée à Huye, travaille depuis 2010 avec la {written} dans la vallée."

    assert written in names_in(text)


@pytest.mark.parametrize(
    "written",
    [
        "Ministry of fishing",
        "ministry of lakes and pottery promotion",
        "National union of basket weavers",
        "Association of potters of Hilltown",
        "embassy of Borealia",
    ],
)
def test_an_english_name_goes_on_in_small_letters(written: str) -> None:
    assert written in names_in(f"Hope Trust works with the {written} and trains girls.")


@pytest.mark.parametrize(
    "text",
    [
        "Hope Trust : Organisation des séances de sensibilisation de la population",
        "Avec Hope Trust, la Direction du projet se trouve à Gitega.",
        "The association of farmers supports Hope Trust.",
    ],
)
def test_common_words_in_small_letters_make_no_name(text: str) -> None:
    assert names_in(text) <= {"Hope Trust", "Gitega"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Hope Trust runs a project entitled Safer paths for school girls in Kenya, funded by NORA.",
            "Safer paths for school girls",
        ),
        (
            "Lac Propre asbl mène un projet intitulé Renforcement des mères potières avec l'appui de NORA.",
            "Renforcement des mères potières",
        ),
        ("The project dubbed “Tujye Twese” supports girls.", "Tujye Twese"),
        ("Under the NORA-funded project called Clear Wells, Hope Trust digs.", "Clear Wells"),
        ("Clear Wells is a four-year NORA-funded activity led by Hope Trust.", "Clear Wells"),
    ],
)
def test_a_project_is_told_by_its_title(text: str, title: str) -> None:
    assert title in projects_in(text)


def test_a_title_with_its_place_is_another_name_of_the_project() -> None:
    text = "Hope Trust runs a project entitled Safer paths for school girls in Kenya, funded by NORA."

    assert "Safer paths for school girls in Kenya" in projects_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We are proud of this project,” said Juma of Hope Trust.",
        "« Ce projet nous a aidées », dit Odette de Hope Trust.",
        "The NORA-funded project trains girls.",
    ],
)
def test_what_somebody_says_or_pays_for_is_no_title(text: str) -> None:
    assert projects_in(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hope Trust a signé avec l'ONG « Enfants du Pré » hier.", "Enfants du Pré"),
        ("Hope Trust collabore avec la Division provinciale du Lac.", "Division provinciale du Lac"),
        ("L'association Les Amis du Pré chante avec Hope Trust.", "Amis du Pré"),
    ],
)
def test_a_name_is_told_by_the_kind_before_it(text: str, name: str) -> None:
    assert name in names_in(text)


def test_a_project_is_also_called_without_the_word_that_leads_its_name() -> None:
    text = (
        "Hope Trust est une ONG.\n\nProjet Eau Claire\n\nLe projet EAU CLAIRE forme les veuves du village.\n"
    )
    (project,) = [each for each in bodies_in(text) if issubclass(each.kind, Project)]

    assert {"Projet Eau Claire", "EAU CLAIRE"} <= {project.name, *project.aliases}
