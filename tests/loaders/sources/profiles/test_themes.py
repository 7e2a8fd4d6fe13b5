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


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("TYC works in yard art, coral repair and kite making.", {"yard art", "coral repair", "kite making"}),
        ("Its mission is to fight against loud horns in towns.", {"loud horns"}),
        (
            "It promotes local choirs, healthy rivers and literacy.",
            {"local choirs", "healthy rivers", "literacy"},
        ),
        ("It trains bakers in grafting, composting and nutrition.", {"grafting", "nutrition"}),
        ("Elle œuvre pour la promotion de la danse de rue.", {"danse de rue"}),
        ("Elle a pour but de lutter contre l'isolement des îles.", {"isolement des îles"}),
        ("Elle intervient dans les domaines de la santé et du cerf-volant.", {"health", "cerf-volant"}),
    ],
)
def test_words_of_work_open_themes_of_no_list(text: str, themes: set[str]) -> None:
    assert {to for _, _, to in said(TYC + text, RULES)} >= themes


@pytest.mark.parametrize(
    "text",
    [
        "It works in close partnership with schools, on a voluntary basis.",
        "In 2015 it improved its capacity and reduced costs.",
        "It focuses on children, promotes women and works in Lakeside.",
        "Nobody works on river cleaning.",
        "It works on weekends and strives to reduce the burden on nurses.",
        "It promotes an open society, helping others.",
        "Elle améliore les conditions de vie.",
    ],
)
def test_ways_of_working_people_and_places_are_no_themes(text: str) -> None:
    assert said(TYC + text, RULES) == set()


def test_a_title_beside_titles_of_known_themes_is_a_theme() -> None:
    text = TYC + (
        "\n\nLegal aid\n\nWe give advice to all who ask.\n\n"
        "River cleaning\n\nEvery month we clean the rivers.\n\n"
        "Mental health\n\nWe listen to whoever comes to our door.\n\nContact us\n\nWrite to us at any time.\n"
    )

    assert {to for _, _, to in said(text, RULES)} == {"legal aid", "River cleaning", "mental health"}


def test_cues_are_found_where_french_lost_its_accents() -> None:
    text = "Lumière Vive est une association. Elle vise a ameliorer la nutrition et a prevenir le paludisme."

    assert {to for _, _, to in said(text, RULES)} == {"nutrition", "malaria"}


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        (
            "Its areas of intervention are: literacy, bee culture and malaria.",
            {"literacy", "malaria", "bee culture"},
        ),
        (
            "Ses domaines d'intervention sont : la nutrition, la lecture du ciel.",
            {"nutrition", "lecture du ciel"},
        ),
        ("It has three departments: Legal Aid, Literacy and Finance.", {"legal aid", "literacy"}),
        ("TYC is a group that seeks to empower women through literacy.", {"literacy"}),
        ("It was created with the aim of contributing to the promotion of peace.", {"peacebuilding"}),
        ("Its work is centered on literacy and clean stoves.", {"literacy", "clean cooking"}),
        ("It conducts legal aid clinics. Last year 900 widows received legal aid.", {"legal aid"}),
    ],
)
def test_themes_are_found_after_colons_and_words_of_purpose(text: str, themes: set[str]) -> None:
    assert {to for _, _, to in said(TYC + text, RULES)} >= themes


def test_what_is_not_fully_told_by_a_broad_theme_counts_more() -> None:
    text = TYC + "It offers clean water."

    assert {to for _, _, to in said(text, RULES)} == {"water"}


def test_a_sentence_that_only_names_a_deed_is_the_subjects_own() -> None:
    text = TYC + "Formation des chefs de colline en gestion pacifique des conflits."

    assert (NAME, "WORKS_ON", "conflict resolution") in said(text, RULES)


def test_goods_that_are_handed_out_are_no_themes() -> None:
    text = TYC + "It provides school materials, uniforms and meals."

    assert not {"uniforms", "meals"} & {to for _, _, to in said(text, RULES)}


def test_other_thematic_areas_are_areas_of_work() -> None:
    text = TYC + "Other thematic areas include family planning, legal aid and cave clearing."

    assert {to for _, _, to in said(text, RULES)} == {"family planning", "legal aid", "cave clearing"}


def test_a_mission_says_what_one_works_on_without_saying_who() -> None:
    text = TYC + "\n\nOur mission\n\nTo see that family planning is free.\n"

    assert (NAME, "WORKS_ON", "family planning") in said(text, RULES)
