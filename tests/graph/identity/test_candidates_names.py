"""Which names may mean one body, and the words that say why."""

import pytest

from graph.identity.abbreviations import freedom
from graph.identity.spelling import spellings
from graph.identity.words import canonical, without_countries
from tests.graph.identity.comparable import score, why


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("AHT", "Amber Hill Trust", "AHT is an acronym of Amber Hill Trust"),
        ("GEWEN", "Green Wells Network", "may be made of the beginnings of the words"),
        ("A2A", "Amber2Amber Hill Movement", "may be made of the beginnings of the words"),
        ("XYZGF", "The Global Forum on XYZ", "may be made of the beginnings of the words"),
        ("FMOW", "Ministry of Water", "FMOW is an acronym of Ministry of Water"),
        ("AHR", "Amber Hill", "AHR is an acronym of Amber Hill"),
        ("Amber Hill Trust (AHT)", "AHT", "the same one-word name: AHT"),
        ("AHT - Amber Hill Trust", "Amber Hill Trust", "the same name: Amber Hill Trust"),
        ("Amber Hill Trust", "Trust of Amber Hill", "the same words in another order"),
        ("Forum Birch Lane", "Birch Lane Forum", "the same words in another order"),
        ("Réseau des femmes d'Umusozi", "Umusozi Women's Network", "the same words in translation"),
        ("Ministère de l'Eau", "Ministry of Water", "the same words in translation"),
        ("AHT Network", "Amber Hill Trust Network", "AHT of AHT Network is written out"),
        ("Women in Umusozi", "Women for Umusozi", "but for small ones"),
        ("Umusozi Widows Association", "Umusosi Widows Association", "spelled nearly the same"),
        ("BirchLane Forum", "Birch Lane Forum", "spelled nearly the same"),
        ("Umusozi", "Umusozi Women Association", "all words of the shorter name stand in the longer"),
        ("Umusozi", "UMUSOZI", "the same one-word name"),
        ("OMT", "World Trust Organization", "an acronym of World Trust Organization in another language"),
        ("UWN (Umusozi)", "Umusozi Women Network", "UWN is an acronym"),
        ("Japan, Government of", "Japan", "both name the state of a country"),
        ("the Government", "Rwanda", "both name the state of a country"),
        ("Japan", "Ministry of Foreign Affairs of Japan", "may stand for a public body of that country"),
        ("Government of Japan", "Japan", "both name the state of a country"),
        ("Japan", "Japan Water Agency", "may stand for a public body of that country"),
    ],
)
def test_a_pair_says_in_words_why(one: str, other: str, reason: str) -> None:
    assert reason in why(one, other)
    assert reason in why(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amber Hill Trust", "Cedar Yard Clinic"),
        ("AHT", "Cedar Yard Clinic"),
        ("Kora Women Association", "Umusozi Widows Forum"),
        ("Government of Japan", "Government of Kenya"),
        ("Amber Hill, Inc.", "Cedar Yard, Inc."),
    ],
)
def test_names_with_nothing_in_common_are_no_pair(one: str, other: str) -> None:
    assert score(one, other) == 0


@pytest.mark.parametrize(
    ("likelier", "less"),
    [
        (("Umusozi Aid", "Umusozi Aid Rwanda"), ("Umusozi Aid Kenya", "Umusozi Aid Rwanda")),
        (
            ("Green Wells Project 2", "Wells Green Project 2"),
            ("Green Wells Project 2", "Green Wells Project 3"),
        ),
        (("AHT", "Amber Hill Trust"), ("AH", "Amber Hill")),
        (("Umusozi Women Network", "Umusozi Women"), ("Umusozi Women Network", "Kora Women Network")),
        (("Japan", "Japan Development Cooperation"), ("Japan", "Japan Water Agency")),
        (("Government of Japan", "Japan, Government of"), ("Government of Japan", "Kenya, Government of")),
        (
            ("Umusozi Women Network", "Umusozi Women Forum"),
            ("Umusozi Women Network", "Umusozi Youth Network"),
        ),
    ],
)
def test_what_tells_bodies_apart_lowers_a_pair(likelier: tuple[str, str], less: tuple[str, str]) -> None:
    assert score(*likelier) > score(*less)


def test_a_legal_form_is_no_difference() -> None:
    assert score("Umusozi Aid asbl", "Umusozi Aid") > 0.9


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("aht", "amber hill trust", True),
        ("afht", "amber foundation for hill trees", True),
        ("gewen", "green wells network", True),
        ("aht", "amber hill fund", False),
        ("aht", "hill trust amber", False),
        ("amb", "amber", False),
    ],
)
def test_an_acronym_is_made_of_beginnings_in_their_order(acronym: str, name: str, fits: bool) -> None:
    assert (freedom(acronym, tuple(name.split())) is not None) is fits


def test_initials_are_surer_than_longer_beginnings() -> None:
    words = ("green", "wells", "network")
    initials, longer = freedom("gwn", words), freedom("grewen", words)

    assert initials == 0
    assert longer is not None
    assert longer > 0


def test_an_acronym_that_the_rest_spells_out_is_another_name() -> None:
    read = {one.text: one.part for one in spellings("Amber Hill Trust (AHT)")}

    assert read == {"Amber Hill Trust (AHT)": False, "Amber Hill Trust": False, "AHT": False}


def test_a_piece_that_says_something_else_is_only_a_part() -> None:
    read = {one.text: one.part for one in spellings("Amber Hill Trust - Cedar Yard Clinic")}

    assert read["Amber Hill Trust"] is True


def test_countries_are_read_in_several_languages_and_as_peoples() -> None:
    assert without_countries(("umusozi", "nederland")) == (("umusozi",), frozenset({"NL"}))
    assert without_countries(("rwandan", "forum")) == (("forum",), frozenset({"RW"}))


def test_words_of_two_languages_become_the_same() -> None:
    assert canonical(("femmes", "et", "enfants")) == canonical(("women", "and", "children"))
