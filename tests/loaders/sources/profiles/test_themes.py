import pytest

from loaders.sources.profiles.evidence import weigh
from loaders.sources.profiles.rules.themes import RULES
from tests.loaders.sources.profiles.said import claims, found, said

TYC = "Tumaini Youth Centre (TYC) is a charity. "
NAME = "Tumaini Youth Centre"


def test_a_label_of_a_table_says_what_it_is_about() -> None:
    text = (
        TYC + "\n\nName: Tumaini Youth Centre\nFocus area: Mental health and Family planning\nPhone: 12 34\n"
    )

    assert {to for _, _, to in said(text, RULES)} == {"mental health", "family planning"}


def test_what_is_named_once_in_passing_is_not_worked_on() -> None:
    assert said(TYC + "One of its founders had studied mental health.", RULES) == set()


def test_what_the_text_comes_back_to_is_worked_on() -> None:
    text = TYC + "\n\nLegal aid\n\nTYC keeps books on legal aid. Its legal aid services are free."

    assert (NAME, "WORKS_ON", "legal aid") in said(text, RULES)


def test_a_body_in_brackets_has_its_own_theme() -> None:
    text = TYC + "TYC helped to found Kivu Women Association (for the promotion of female entrepreneurship)."

    (claim,) = claims(text, RULES)
    assert claim.from_.name == "Kivu Women Association"


def test_a_name_that_holds_a_theme_does_not_say_it_of_others() -> None:
    text = TYC + "TYC receives funds from the Mental Health Foundation."

    assert said(text, RULES) == set()


def test_the_surer_the_more_often_it_is_said() -> None:
    once = found(TYC + "TYC promotes gender equality.", RULES, "gender equality")
    twice = found(
        TYC + "TYC promotes gender equality. TYC fights for gender equality.", RULES, "gender equality"
    )

    assert once.confidence < twice.confidence


def test_nothing_comes_of_nothing() -> None:
    assert list(weigh([], ((0, 0.6),))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nurses learn about malaria By Anna Okello Nurses were trained on malaria…",
        "Fighting malaria at home _ NA Project",
        "Objectives of the meetings\n\n- To fight malaria\n- To prevent malaria\n",
    ],
)
def test_teasers_titles_of_files_and_aims_of_meetings_tell_no_theme(text: str) -> None:
    assert said(f"Tumaini Foundation is a charity.\n\n{text}", RULES) == set()
