from hypothesis import given
from hypothesis import strategies as st

from graph.model.entities import District, Place, Population
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.terms import Scheme, describe, lexicon, phrase


def names(scheme: Scheme, text: str) -> list[str]:
    return [mention.name for mention in lexicon(scheme).find(text)]


def only(scheme: Scheme, text: str) -> TermMention:
    (mention,) = lexicon(scheme).find(text)
    return mention


def test_the_longer_of_two_terms_that_overlap_is_meant() -> None:
    assert names("population", "female sex workers and workers") == ["female sex workers", "workers"]


def test_spacing_hyphens_and_number_do_not_matter() -> None:
    assert names("theme", "Gender  Equality,Peace Building and gender-based violence") == [
        "gender equality",
        "peacebuilding",
        "gender-based violence",
    ]


def test_an_acronym_counts_in_capitals_only() -> None:
    assert names("theme", "WASH in schools") == ["WASH"]
    assert names("theme", "they wash their hands") == []


def test_a_place_counts_with_a_capital_only() -> None:
    assert names("place", "in Huye,Musanze and the Netherlands") == ["Huye", "Musanze", "Netherlands"]
    assert names("place", "the huye of others") == []


def test_a_mark_between_two_words_parts_them() -> None:
    assert "mental health" not in names("theme", "It is mental. Health is another thing.")


def test_a_term_stands_where_it_was_found() -> None:
    mention = only("theme", "They work on  Legal   Aid.")

    assert mention.text == "Legal   Aid"
    assert (mention.start, mention.end) == (14, 25)


def test_a_district_is_described_with_its_code() -> None:
    described = describe(only("place", "Rubavu"))

    assert isinstance(described, District)
    assert described.identifiers == ("pcode:RW33",)
    assert described.country == "RW"


def test_a_country_is_described_with_its_code() -> None:
    described = describe(only("place", "DRC"))

    assert isinstance(described, Place)
    assert described.identifiers == ("iso3166:CD",)
    assert described.level == "country"


def test_people_who_can_be_hurt_are_described_as_such() -> None:
    described = describe(only("population", "sex workers"))

    assert isinstance(described, Population)
    assert described.sensitive
    assert described.identifiers == ("population:sex-workers",)


def test_a_phrase_without_a_term_has_no_code() -> None:
    described = describe(phrase("place", "Far  Lands", 4, level="province"))

    assert (described.name, described.identifiers) == ("Far Lands", ())
    assert isinstance(described, Place)
    assert described.level == "province"


@given(st.text(alphabet="abHIV ’'-/&.,;éà1(", max_size=80))
def test_what_is_found_is_a_piece_of_the_text(text: str) -> None:
    for mention in [*lexicon("theme").find(text), *lexicon("place").find(text)]:
        assert text[mention.start : mention.end] == mention.text
