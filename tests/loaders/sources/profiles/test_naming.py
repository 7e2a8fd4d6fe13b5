"""Which words of a text are a name, without what leads to it or trails it, and which name no body."""

import pytest

from loaders.sources.profiles.naming import is_nameless
from tests.loaders.sources.profiles.said import parsed


def names_in(text: str) -> set[str]:
    _, cast = parsed(text)
    return {name for body in cast.bodies for name in (body.name, *body.aliases)}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Overview of the CLEAR Project", "CLEAR Project"),
        ("Ledit Projet Eau des Collines", "Projet Eau des Collines"),
        ("Executive Director of Hope Trust", "Hope Trust"),
        ("Hope Trust Factsheet", "Hope Trust"),
        ("Hope Trust Country Director", "Hope Trust"),
        ("Hope Trust in July", "Hope Trust"),
        ("Office of the President of Utopia", "Office of the President of Utopia"),
        ("Hope Trust Report Union", "Hope Trust Report Union"),
    ],
)
def test_a_name_is_read_without_what_leads_to_it_or_trails_it(written: str, name: str) -> None:
    found = names_in(f"In the valley, {written} was seen by NORA, and {written} sang.")

    assert name in found
    assert written == name or written not in found


@pytest.mark.parametrize(
    "written",
    [
        "Another project",
        "Project details",
        "Ambassadeur des USA",
        "Team Leader for Rural Development",
        "Historically Marginalized People",
        "Mr Juma KATO",
        "Program Units",
    ],
)
def test_posts_persons_groups_of_people_and_parts_of_projects_are_no_names(written: str) -> None:
    assert all(
        name in ("Hope Trust", "NORA") for name in names_in(f"Hope Trust and NORA met {written} there.")
    )


def test_a_line_of_places_names_no_body() -> None:
    assert names_in("Hope Trust works in:\n- Northern Province (Kigali City)\n") == {"Hope Trust"}


def test_a_common_word_in_capitals_is_a_name_where_the_text_is_not_in_capitals() -> None:
    assert "CALM" in names_in("CALM, in partnership with Hope Trust, runs the clinic in the valley.")
    assert "CALM" not in names_in("HEALTH AND CALM FOR ALL IN THE VALLEY")


def test_a_person_at_the_head_of_a_body_is_part_of_its_name() -> None:
    assert is_nameless("Father Juma Kato")
    assert not is_nameless("Father Juma Kato Foundation")


@pytest.mark.parametrize(
    "written", ["Agence suisse de Solidarité", "Union européenne des Semeurs", "Coopération boréale"]
)
def test_a_french_name_keeps_the_adjective_that_makes_it_whole(written: str) -> None:
    whole = written != "Coopération boréale"  # only adjectives of lands and the like, which are known

    assert (written in names_in(f"Hope Trust est financé par l’{written} et NORA.")) == whole


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Hope Trust met the Ministry of Sports, Culture and Family Affairs there.",
            "Ministry of Sports, Culture and Family Affairs",
        ),
        (
            "Hope Trust a vu le ministère de la Culture nationale, des Affaires rurales et du Travail.",
            "ministère de la Culture nationale, des Affaires rurales et du Travail",
        ),
        ("Hope Trust a reçu l’ambassade de Norland.", "ambassade de Norland"),
        ("Hope Trust leads a NORA-funded garden.", "NORA"),
        ("Hope Trust a vu l’Inspection régionale de la pêche.", "Inspection régionale de la pêche"),
        (
            "Hope Trust a vu le Conseil des chefs de quartier et Bora Foundation.",
            "Conseil des chefs de quartier",
        ),
        ("Hope Trust met the Ministry of Sports, Bora Foundation and NORA there.", "Bora Foundation"),
    ],
)
def test_a_name_is_as_long_as_its_small_words_and_commas_say(text: str, name: str) -> None:
    assert name in names_in(text)


def test_of_which_country_somebody_is_names_no_body() -> None:
    assert names_in("Hope Trust met NORA, a Danish charity, and a Dutch one.") == {"Hope Trust", "NORA"}


def test_an_acronym_in_the_plural_names_no_body() -> None:
    assert names_in("Hope Trust met six LCSOs and the HLOs there.") == {"Hope Trust"}


def test_a_body_is_no_project_because_a_project_is_named_after_it() -> None:
    _, cast = parsed("With Bora Foundation and Lake Brothers, the project “Dry Feet” began.")

    assert [body.name for body in cast.bodies if body.titled] == ["Dry Feet"]


def test_two_names_with_and_between_are_one_where_an_acronym_of_the_text_spells_both_together() -> None:
    spelled = names_in(
        "In 2008 came a new name: Nyota Archive and Dialogue Centre. NADC is loved by farmers."
    )
    other = names_in("In 2008 came two friends: Nyota Archive and Dialogue Centre. NORA is loved by farmers.")

    assert {"Nyota Archive and Dialogue Centre", "NADC"} <= spelled
    assert "Nyota Archive and Dialogue Centre" not in other
