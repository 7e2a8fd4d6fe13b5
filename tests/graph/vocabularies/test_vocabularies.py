from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.normalize import fold
from graph.vocabularies.forms import forms
from graph.vocabularies.spellings import is_acronym, spelling_key
from graph.vocabularies.terms import Term, vocabulary

SCHEMES = ("theme", "population", "service", "sort")
ALL_TERMS = [(scheme, term) for scheme in SCHEMES for term in vocabulary(scheme).terms.values()]
ALL_FORMS = [(scheme, form, term) for scheme in SCHEMES for form, term in vocabulary(scheme).surface_forms()]


def found(scheme: str, text: str) -> str | None:
    term = vocabulary(scheme).find(text)
    return term.id if term else None


def test_the_whole_field_is_covered() -> None:
    counts = Counter(scheme for scheme, _ in ALL_TERMS)

    assert counts["theme"] >= 130
    assert counts["population"] >= 90


def test_ids_of_themes_and_populations_do_not_collide() -> None:
    assert not set(vocabulary("theme").terms) & set(vocabulary("population").terms)


def test_every_form_in_running_text_leads_to_its_own_term() -> None:
    wrong = [(scheme, form) for scheme, form, term in ALL_FORMS if vocabulary(scheme).find(form) != term]

    assert not wrong


def test_every_spelling_of_a_steward_is_found() -> None:
    lost = [
        (term.id, label)
        for scheme, term in ALL_TERMS
        for label in term.labels
        if vocabulary(scheme).find(label) != term
    ]

    assert not lost


def test_most_terms_speak_french() -> None:
    silent = [term.id for scheme, term in ALL_TERMS if scheme != "service" and not term.names.get("fr")]

    assert silent == ["ubudehe-categories"]


@pytest.mark.parametrize(
    "text",
    [
        "men who have sex with men",
        "MSM",
        "female sex workers",
        "FSWs",
        "people who use drugs",
        "transgender women",
        "LGBTI people",
        "LGBTQ+ people",
        "key populations",
        "victims of trafficking",
        "survivors of sexual violence",
        "GBV survivors",
        "victimes de violences basées sur le genre",
        "irregular migrants",
        "asylum seekers",
        "people living with HIV",
        "PVVIH",
        "child victims of sexual assault",
        "children living with HIV",
        "human rights defenders",
    ],
)
def test_groups_that_can_be_hurt_by_being_found_are_sensitive(text: str) -> None:
    term = vocabulary("population").find(text)

    assert term is not None
    assert term.sensitive


@pytest.mark.parametrize("text", ["women", "farmers", "students", "refugees", "teachers", "households"])
def test_ordinary_groups_are_not_sensitive(text: str) -> None:
    term = vocabulary("population").find(text)

    assert term is not None
    assert not term.sensitive


def test_what_is_narrower_than_sensitive_is_sensitive() -> None:
    for term in vocabulary("population").terms.values():
        if any(above.sensitive for above in vocabulary("population").broader_of(term.id)):
            assert term.sensitive, term.id


@pytest.mark.parametrize(
    ("scheme", "text", "term_id"),
    [
        ("theme", "gender based violence", "gbv"),
        ("theme", "Violences basées sur le genre", "gbv"),
        ("theme", "SGBV", "gbv"),
        ("theme", "women’s empowerment", "womens-empowerment"),
        ("theme", "women empowerment", "womens-empowerment"),
        ("theme", "Organisational development", "capacity-building"),
        ("theme", "labour rights", "labor-rights"),
        ("theme", "renforcement des capacités", "capacity-building"),
        ("theme", "monitoring & evaluation", "monitoring-evaluation"),
        ("theme", "water, sanitation and hygiene", "wash"),
        ("population", "person with disabilities", "people-disabilities"),
        ("population", "a stone", None),
        ("population", "children's", "children"),
        ("sort", "Non-Governmental Organisation", "ngo"),
        ("sort", "health centre", "health-center"),
        ("service", "counselling", "counseling"),
    ],
)
def test_a_spelling_finds_its_term(scheme: str, text: str, term_id: str | None) -> None:
    assert found(scheme, text) == term_id


@given(st.sampled_from(ALL_TERMS), st.data())
def test_case_accents_and_punctuation_do_not_matter(known: tuple[str, Term], data: st.DataObject) -> None:
    scheme, term = known
    label = data.draw(st.sampled_from(term.labels))
    writings: list[Callable[[str], str]] = [
        str.upper,
        str.lower,
        str.title,
        fold,
        lambda text: f" «{text}». ",
    ]
    writing = data.draw(st.sampled_from(writings))

    assert vocabulary(scheme).find(writing(label)) == term


def test_the_forms_of_a_spelling_share_its_key() -> None:
    spellings = [(label, lang) for _, term in ALL_TERMS for lang in term.names for label in term.names[lang]]
    astray = [
        (label, form)
        for label, language in spellings
        for form in forms(label, language)
        if spelling_key(form) != spelling_key(label)
    ]

    assert not astray


def test_french_words_agree_in_number() -> None:
    assert "violence basée sur le genre" in set(forms("violences basées sur le genre", "fr"))
    assert "conflits familiaux" in set(forms("conflits familiaux", "fr"))


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(text: str) -> None:
    term = vocabulary("theme").find(text)

    assert term is None or spelling_key(text) in {spelling_key(label) for label in term.labels}


def test_acronyms_are_told_from_words() -> None:
    assert is_acronym("WASH")
    assert is_acronym("M&E")
    assert is_acronym("OVCs")
    assert not is_acronym("Batwa")
    assert not is_acronym("men")
    assert list(forms("GBV", "en")) == ["GBV", "GBVs"]


def test_groups_are_looked_for_in_the_plural() -> None:
    forms = {form for _, form, term in ALL_FORMS if term.scheme == "population"}

    assert "communities" in forms
    assert "community" not in forms
    assert found("population", "farmer") == "farmers"


def test_forms_can_be_asked_for_in_one_language() -> None:
    english = {form for form, _ in vocabulary("theme").surface_forms({"en"})}

    assert "legal aid" in english
    assert "formation" not in english
    assert "formation" in {form for form, _ in vocabulary("theme").surface_forms({"fr"})}


def test_a_term_leads_to_the_broader_ones() -> None:
    populations = vocabulary("population")

    assert [term.id for term in populations.broader_of("female-sex-workers")] == [
        "sex-workers",
        "key-populations",
    ]


def test_a_code_finds_its_term() -> None:
    term = vocabulary("theme").by_code("dac:15160")

    assert term is not None
    assert term.id == "human-rights"
    assert vocabulary("theme").by_code("dac:00000") is None
