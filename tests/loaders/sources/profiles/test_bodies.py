import pytest

from graph.model.entities import Network, Organization, Project, WorkingGroup
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.lives import settle_lives
from tests.loaders.sources.profiles.said import parsed


def body(cast: Cast, name: str) -> Body:
    """Return the one body of this name or alias."""
    (found,) = [each for each in cast.bodies if name in (each.name, *each.aliases)]
    return found


def test_full_name_acronym_and_misspelling_are_one_body() -> None:
    _, cast = parsed(
        "Lakeland Nurses Forum on Malaria and Child Health (LNFM) met. The Lakeland Nurses Forum on Malaria"
        " met Hope Trust. LNFM and the Lakeland Nurses Forum for Malaria and Child Health sang. The Lakeland"
        " Nursses Forum on Malaria and Child Health thanked Hope Trust."
    )

    forum = body(cast, "LNFM")

    assert forum is body(cast, "Lakeland Nursses Forum on Malaria and Child Health")
    assert forum is body(cast, "Lakeland Nurses Forum for Malaria and Child Health")
    assert forum is body(cast, "Lakeland Nurses Forum on Malaria")
    assert forum.kind is Network


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hope Aid Kenya", "Hope Aid Uganda"),
        ("World Nurses Society (WNS)/Africa", "World Nurses Society (WNS)/Global"),
        ("Northern Development Fund", "Southern Development Fund"),
        ("Ministry of Roads", "Ministry of Boats"),
        ("Water Forum Regional", "Water Forum National"),
    ],
)
def test_names_that_differ_in_place_level_or_purpose_stay_apart(one: str, other: str) -> None:
    _, cast = parsed(f"Tumaini Centre works with {one}. Tumaini Centre also works with {other}.")

    assert body(cast, one) is not body(cast, other)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TWG on Bridges", WorkingGroup),
        ("Lakeland Water Cluster", WorkingGroup),
        ("Upland Farmers Network", Network),
        ("Safe Paths Project", Project),
        ("Ministry of Roads", Organization),
        ("Réseau des Pêcheurs", Network),
    ],
)
def test_the_head_of_a_name_tells_its_kind(text: str, kind: type) -> None:
    _, cast = parsed(f"Hope Trust (HT) knows the {text} well.")

    assert body(cast, text).kind is kind


def test_and_joins_two_purposes_but_parts_two_bodies() -> None:
    _, cast = parsed(
        "Hope Trust works with the Ministry of Boats and Family Affairs (MBFA). It thanks the Ministry of"
        " Roads and Lakeland Red Society."
    )

    names = {each.name for each in cast.bodies}

    assert {"Ministry of Boats and Family Affairs", "Ministry of Roads", "Lakeland Red Society"} <= names


def test_we_and_the_organization_are_the_subject_and_the_project_is_the_project() -> None:
    sentences, cast = parsed(
        "Hope Trust (HT) is a charity. HT has staff.\n\nClean water for upland schools\n\nWe dig wells."
        " The project trains the people who look after them. The organization also mends pumps.\n"
    )

    actors = {each.text: each_actor.name for each in sentences if (each_actor := cast.actor(each))}

    assert actors["We dig wells."] == "Hope Trust"
    assert actors["The organization also mends pumps."] == "Hope Trust"
    assert actors["The project trains the people who look after them."] == "Clean water for upland schools"


def test_an_office_that_was_founded_by_itself_is_a_part_of_the_whole() -> None:
    sentences, cast = parsed(
        "Great Deeds leaves Kenya\n\nAfter 8 years of service, Great Deeds has decided to phase out its work"
        " in Kenya. Great Deeds Kenya was established in 2008. Great Deeds trained the Kenya Nurses Council."
    )
    settle_lives(cast, sentences)

    office = cast.subject

    assert office is not None
    assert office.name == "Great Deeds Kenya"
    assert cast.office_of is not None
    assert cast.office_of.name == "Great Deeds"
    assert (office.since, office.until, office.date_basis) == ("2008", "2016", "derived")


def test_a_short_form_of_the_office_is_the_office() -> None:
    _, cast = parsed("GDO Kenya works in Kisumu. GDO helps sailors. GDO Kenya has ten boats. GDO mends them.")

    assert cast.subject is not None
    assert {cast.subject.name, *cast.subject.aliases} == {"GDO Kenya", "GDO"}


def test_founding_and_end_come_with_their_sentence() -> None:
    sentences, cast = parsed("Tumaini Centre (TC) was founded in 1998. TC closed its doors in 2011.")
    settle_lives(cast, sentences)

    centre = body(cast, "TC")

    assert (centre.since, centre.until, centre.date_basis) == ("1998", "2011", "stated")
    assert centre.evidence == "TC closed its doors in 2011."


@pytest.mark.parametrize("kind", ["Non Governmental Organization", "a non governmental organization"])
def test_what_a_body_is_does_not_take_its_founding(kind: str) -> None:
    sentences, cast = parsed(f"Tumaini Centre (TC) is {kind} that was founded in 1998 and works in Kenya.")
    settle_lives(cast, sentences)

    assert body(cast, "TC").since == "1998"


def test_a_hoped_for_founding_is_no_founding() -> None:
    sentences, cast = parsed("Tumaini Centre (TC) has friends. TC will be founded in 2031.")
    settle_lives(cast, sentences)

    assert body(cast, "TC").since is None
