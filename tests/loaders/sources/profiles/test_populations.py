import pytest

from graph.places.gazetteer import gazetteer
from loaders.sources.profiles.rules.populations import RULES
from loaders.sources.profiles.rules.populations_counts import count_of
from loaders.sources.profiles.terms import lexicon
from tests.loaders.sources.profiles.said import claims, found, said

TYC = "Tumaini Youth Centre (TYC) is a charity. "
NAME = "Tumaini Youth Centre"


@pytest.mark.parametrize(
    ("sentence", "number", "unit", "sort"),
    [
        ("TYC reached 6,200 refugees.", 6200, "people", "reached"),
        ("TYC trained 40 teachers.", 40, "people", "trained"),
        ("TYC enrolled 1.250 street children.", 1250, "people", "enrolled"),
        ("TYC supports 90 families of refugees.", 90, "households", None),
        ("150 teachers were trained.", 150, "people", "trained"),
        ("TYC targets 30 cooperatives of farmers.", 30, "organizations", "targeted"),
    ],
)
def test_a_number_says_how_many_of_what(sentence: str, number: int, unit: str, sort: str | None) -> None:
    mention = lexicon("population").find(sentence)[-1]

    count = count_of(sentence, mention)

    assert count is not None
    assert (count.number, count.unit, count.sort) == (number, unit, sort)


@pytest.mark.parametrize("sentence", ["In 2014 refugees came.", "Chapter 3.2 refugees.", "50% refugees"])
def test_a_year_or_a_share_counts_nobody(sentence: str) -> None:
    (mention,) = lexicon("population").find(sentence)

    assert count_of(sentence, mention) is None


def test_numbers_are_kept_apart() -> None:
    text = TYC + "TYC trained 40 teachers in 2012. TYC trained 75 teachers in 2013."

    assert sorted(claim.fields["number"] for claim in claims(text, RULES)) == [40, 75]  # type: ignore[type-var]


def test_all_words_for_a_group_are_told() -> None:
    text = TYC + "TYC supports FSWs. It protects female sex workers."

    assert found(text, RULES, "female sex workers").to.aliases == ("FSWs",)


def test_one_mention_in_passing_is_not_enough() -> None:
    assert said(TYC + "Journalists took pictures of it.", RULES) == set()


def test_what_is_hoped_for_is_not_enough() -> None:
    assert said(TYC + "TYC hopes that it could help refugees.", RULES) == set()


def test_a_people_in_the_singular_is_an_adjective() -> None:
    assert gazetteer().find("Kenyan") is not None
    assert said(TYC + "TYC supports Kenyan law.", RULES) == set()


def test_a_singular_before_a_noun_is_no_group() -> None:
    assert said(TYC + "TYC supports child health.", RULES) == set()


def test_a_row_of_groups_after_a_colon_tells_whom_one_works_for() -> None:
    text = TYC + "TYC brings music nearer to those who have none: widows, street children and prisoners."

    assert {to for _, _, to in said(text, RULES)} == {"widows", "street children", "prisoners"}


def test_a_table_of_beneficiaries_may_have_lost_its_accents() -> None:
    text = (
        "Lumière Vive est une association.\n\nNom : Lumière Vive\nBeneficiaires : 300 veuves\nDuree : 2 ans\n"
    )

    assert {to for _, _, to in said(text, RULES)} == {"widows"}


@pytest.mark.parametrize("heading", ["Target groups", "Who we serve", "Nos bénéficiaires"])
def test_a_list_of_those_one_works_for_names_them(heading: str) -> None:
    text = f"{TYC}\n\n{heading}\n- Teen mothers\n- Sex workers\n"

    assert {to for _, _, to in said(text, RULES)} == {"teen mothers", "sex workers"}


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("\n\nWE ARE HERE FOR\n\n- fishermen and their wives\n- widows\n", "widows"),
        ("\n\nOur mission\n\nTo see that every widow keeps her field.\n", "widows"),
        ("Its team focuses on prisoners and their letters.", "prisoners"),
        ("TYC accompanied survivors to the court.", "crime victims"),
        ("Il assure le suivi scolaire des orphelins.", "orphans"),
        ("We are a not for profit body that supports widows.", "widows"),
    ],
)
def test_whom_one_is_there_for_is_told_in_many_ways(sentence: str, group: str) -> None:
    assert (NAME, "SERVES", group) in said(TYC + sentence, RULES)


@pytest.mark.parametrize(
    "sentence",
    [
        "TYC supports clubs of former pupils.",
        "TYC défend les voisins kenyans et appuie le droit kenyan.",
    ],
)
def test_what_people_were_or_where_they_are_from_is_no_group(sentence: str) -> None:
    assert said(TYC + sentence, RULES) == set()


def test_the_label_of_a_row_is_no_group_itself() -> None:
    text = "Bright Light Project\n\nName: Bright Light Project\nDirect beneficiaries: 300 widows\n"

    assert {to for _, _, to in said(text, RULES)} == {"widows"}


def test_a_people_with_a_number_is_a_group() -> None:
    text = "Bright Light Project\n\nName: Bright Light Project\nParticipants: 1,200 Batwa\n"

    assert len(said(text, RULES)) == 1


def test_what_a_programme_reached_is_its_own() -> None:
    text = TYC + 'Our choir belongs to the "Warm Hands" programme, which reached 6,400 widows last year.'

    assert {who for who, _, to in said(text, RULES) if to == "widows"} == {"Warm Hands"}
