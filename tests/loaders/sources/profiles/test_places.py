import pytest

from loaders.sources.profiles.rules.places import RULES
from loaders.sources.profiles.rules.places_counts import count_before
from loaders.sources.profiles.rules.places_names import is_just_places, named_places
from tests.loaders.sources.profiles.said import claims, found, said

TYC = "Tumaini Youth Centre (TYC) is a charity. "
NAME = "Tumaini Youth Centre"


def test_a_number_of_districts_is_kept_with_the_country() -> None:
    claim = found(TYC + "TYC works in 12 districts of Rwanda.", RULES, "Rwanda")

    assert claim.fields == {"role": "activity", "stated_count": "12 districts"}


def test_a_number_of_districts_is_kept_with_the_province() -> None:
    claim = found(TYC + "TYC works in 4 districts of the Southern Province.", RULES, "Southern Province")

    assert claim.fields["stated_count"] == "4 districts"


def test_an_office_is_told_from_an_activity() -> None:
    text = TYC + "TYC has its headquarters in Huye. Its nurses work in Rubavu."

    assert found(text, RULES, "Huye").fields["role"] == "office"
    assert found(text, RULES, "Rubavu").fields["role"] == "activity"


def test_the_whole_country_may_go_without_its_name() -> None:
    text = TYC + "TYC was founded in Rwanda in 2001. TYC trains nurses across the country."

    assert (NAME, "OPERATES_IN", "Rwanda") in said(text, RULES)


def test_a_government_is_no_place() -> None:
    assert said(TYC + "The Embassy of Kenya visited TYC.", RULES) == set()


def test_people_who_come_from_a_country_do_not_put_it_on_the_map() -> None:
    text = TYC + "TYC works in Rwanda. TYC hosts refugees from Burundi and assists returnees from Kenya."

    assert said(text, RULES) == {(NAME, "OPERATES_IN", "Rwanda")}


def test_a_country_in_brackets_is_that_of_the_bodies_before_it() -> None:
    text = TYC + "TYC works with Kivu Women Association, Hope Trust and Lake Foundation (Burundi)."

    assert said(text, RULES) == {
        ("Kivu Women Association", "OPERATES_IN", "Burundi"),
        ("Hope Trust", "OPERATES_IN", "Burundi"),
        ("Lake Foundation", "OPERATES_IN", "Burundi"),
    }


def test_the_quote_is_verbatim() -> None:
    text = TYC + "TYC works in Huye " + "and does much more than that, " * 30 + "every day."

    assert all(claim.quote in text for claim in claims(text, RULES))
    assert all("Huye" in claim.quote for claim in claims(text, RULES))


@pytest.mark.parametrize("text", ["Huye", "Musanze in Northern Province", "City of Kigali"])
def test_a_name_of_places_only_is_no_body(text: str) -> None:
    assert is_just_places(text)


def test_a_name_with_more_than_places_may_be_a_body() -> None:
    assert not is_just_places("Huye Youth Club")


def test_a_district_that_we_do_not_know_is_taken_as_written() -> None:
    (place,) = named_places("They work in Atlantis District, in every District and in Health District 3.")

    assert (place.name, place.identifier, place.level) == ("Atlantis", "", "district")


def test_a_count_of_something_else_is_not_taken() -> None:
    text = "They run 24 districts clubs, and their friends from far away live in Rwanda."
    (place,) = named_places(text)

    assert count_before(text, place) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Lake Potters Trust – Rubavu, Rwanda",
        "Lake Potters Trust (Rubavu, Rwanda)",
        "Lake Potters Trust (LPT), Rubavu, Rwanda",
        "Rwanda – Lake Potters Trust, Rubavu",
    ],
)
def test_places_set_beside_a_name_are_those_of_its_body(line: str) -> None:
    text = f"{TYC}\n\n{line}\n\nThe potters of Lake Potters Trust have fired clay since 1990.\n"

    assert said(text, RULES) == {
        ("Lake Potters Trust", "OPERATES_IN", "Rwanda"),
        ("Lake Potters Trust", "OPERATES_IN", "Rubavu"),
    }


def test_a_body_based_in_a_town_has_its_office_there() -> None:
    claim = found("Tumaini Youth Centre (TYC) is a Huye-based charity of potters.", RULES, "Huye")

    assert claim.from_.name == NAME
    assert claim.fields["role"] == "office"


@pytest.mark.parametrize(
    "text",
    [
        "Its pots are sold with a grant of the Kingdom of Denmark.",
        "TYC works in Rwanda. The report can be read (in German).",
        "TYC est active au Rwanda. Elle accueille des réfugiés du Burundi.",
    ],
)
def test_donor_states_languages_and_lands_of_origin_are_no_places_of_work(text: str) -> None:
    assert {to for _, _, to in said(TYC + text, RULES)} <= {"Rwanda"}


def test_a_list_of_where_one_works_names_the_places() -> None:
    text = f"{TYC}\n\nWhere we work\n- Kigali City\n- Bugesera\n"

    assert said(text, RULES) == {(NAME, "OPERATES_IN", "Kigali City"), (NAME, "OPERATES_IN", "Bugesera")}


def test_a_place_with_its_country_in_brackets_is_no_body() -> None:
    text = "Lumière Vive est une association. Lumière Vive gère un foyer au Sud-Kivu (RD Congo)."

    assert {name for name, _, _ in said(text, RULES)} == {"Lumière Vive"}


@pytest.mark.parametrize(
    "told",
    [
        "TYC was introduced to us by our friends in Unge Uten Skole, who advise it.",
        "We go together: in Mbuzi Njema, a third is paid by others. The “Mbuzi Njema” project is old.",
    ],
)
def test_the_name_of_a_project_or_of_three_words_is_no_place(told: str) -> None:
    assert said(TYC + told, RULES) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1990 a young teacher of Huye planted a tree.",
        "Its song was heard at a hotel in Huye.",
        "Fluency in Oshiwa is a must.",
        "We dream that the young would stay and that nobody would leave us for work in Kenya.",
    ],
)
def test_where_somebody_is_from_or_something_took_place_is_not_where_one_works(sentence: str) -> None:
    assert said(TYC + sentence, RULES) == set()


def test_the_name_of_a_body_is_no_place() -> None:
    text = "Tumaini Vita is a charity. In Tumaini Vita everybody sings."

    assert said(text, RULES) == set()


def test_a_town_before_its_country_or_at_the_end_of_its_line_is_a_place() -> None:
    text = (
        TYC + "\n\nPARTNERS\n\nKenya – Hope Trust (Lodwara)\n\nLake Foundation – Kabweru, Burundi\n\n"
        "It grew near Bukweta, Tanzania, from the tree of the founder.\n"
    )

    assert {("Hope Trust", "OPERATES_IN", "Lodwara"), ("Lake Foundation", "OPERATES_IN", "Kabweru")} <= said(
        text, RULES
    )


def test_a_row_of_territories_ends_where_another_unit_begins() -> None:
    line = "Territoires de Kawela et Mutoba, Province du Lac"

    assert [each.text for each in named_places(line)][:2] == ["Kawela", "Mutoba"]


def test_a_page_that_is_registered_abroad_works_where_it_says() -> None:
    text = TYC + "TYC works in Rwanda, in all of Rwanda and only in Rwanda."
    text += " It is fed by Bora, a registered charity in England and Wales."

    assert said(text, RULES) == {(NAME, "OPERATES_IN", "Rwanda")}
