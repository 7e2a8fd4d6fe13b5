"""Whose page a text is where a host, a menu or a headline also names something."""

import pytest

from tests.loaders.sources.profiles.said import parsed


def subject_of(text: str) -> str | None:
    _, cast = parsed(text)
    return cast.subject.name if cast.subject else None


def names_in(text: str) -> set[str]:
    _, cast = parsed(text)
    return {name for body in cast.bodies for name in (body.name, *body.aliases)}


MAGAZINE = """https://valley-lens.example/2021/how-tumuri-reads

VALLEY LENS MAGAZINE

How Tumuri brings reading home

Magazine readers will remember the mothers of the hills.

Tumuri was founded in 2006 by five teachers. "We began under a tree," says Odile, who leads it.

Through its Soma Hose programme, Tumuri trains parents. Read more in our next issue.
"""

GRANTEE = """https://seed-grants.example/grantees/imena-widows

GRANTEES

Imena Widows Association

In 2019 Seed Grants gave Imena a grant. "Our dream is bigger," Agnes told us.

The association trains widows and works with Hill Bakery Cooperative.
"""

PARTNER = """https://www.freres-du-lac.example/partenaires/burundi/turame

Turame Twese, des potières debout

On arrive chez Turame Twese par un chemin de terre.

Frères du Lac accompagne cette association depuis 2012. Turame Twese compte 90 membres.
"""


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (MAGAZINE, "Tumuri"),
        (GRANTEE, "Imena Widows Association"),
        (PARTNER, "Turame Twese"),
    ],
)
def test_a_page_about_another_body_is_not_about_its_host(text: str, subject: str) -> None:
    assert subject_of(text) == subject


def test_menus_headlines_and_common_words_are_no_bodies() -> None:
    text = (
        "Retour\n\nHome   Culture   Business   Subscribe\n\nWHAT KEEPS US BUSY\n\n"
        "Over 900 Girls Graduate Through Valley Scholarships\n\n"
        "Clinics were opened by Hope Trust. The clinics treat girls.\n"
    )

    assert names_in(text) == {"Hope Trust"}


def test_whom_a_text_gives_an_age_is_a_person() -> None:
    text = "Hope Trust helps girls. Among them is Odile, 19, a tailor. Later Odile works with NORA."

    assert names_in(text) == {"Hope Trust", "NORA"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hope Trust works with Dufate mu Ngeso in the valley.", "Dufate mu Ngeso"),
        ("Hope Trust works with Here Mu Rugo in the valley.", "Here Mu Rugo"),
        ("The Water, Land and Health Network and NORA met Hope Trust.", "Water, Land and Health Network"),
        (
            "Hope Trust signed with the Ministry of Roads, Water and Mines.",
            "Ministry of Roads, Water and Mines",
        ),
        (
            "Hope Trust met MERCL (Mouvement d'Education, la Reconciliation et la Culture du Lac).",
            "Mouvement d'Education, la Reconciliation et la Culture du Lac",
        ),
        ("Hope Trust is a Kenya-based charity.", "Hope Trust"),
    ],
)
def test_a_name_goes_as_far_as_it_is_written(text: str, name: str) -> None:
    assert name in names_in(text)


def test_the_opening_of_a_long_name_means_the_same_body() -> None:
    _, cast = parsed("Bora ya Ziwa Health Trust was founded in 2007. In Kenya, Bora ya Ziwa trains girls.")

    assert [body.name for body in cast.bodies] == ["Bora ya Ziwa Health Trust"]
