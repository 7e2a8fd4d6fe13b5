"""Who funds, joins, carries out and works with whom, in the many ways in which pages say it."""

import pytest

from tests.loaders.sources.profiles.test_rules import links_of

TRUST = "Hope Trust (HT) is a Lakeland charity. "
SEED = "Bonne Semence (ASBOS) est une association. "
BETWEEN = {
    "FUNDS",
    "PARTNERS_WITH",
    "SUPPORTS",
    "MEMBER_OF",
    "PART_OF",
    "CONVENES",
    "IMPLEMENTS",
}


def between(text: str) -> set[tuple[str, str, str]]:
    """Return the links between bodies that the loader reads in a text."""
    return {link for link in links_of(text) if link[1] in BETWEEN}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("HT leads the NORA-funded project called Dry Feet.", ("NORA", "FUNDS", "Dry Feet")),
        (
            "HT, with the support of NORA, is running a project called Dry Feet.",
            ("NORA", "FUNDS", "Dry Feet"),
        ),
        (
            "HT obtained funds from the Lottery Board to implement the Dry Feet Project.",
            ("Lottery Board", "FUNDS", "Dry Feet Project"),
        ),
        ("The rent of the hall is paid by Bora Foundation.", ("Bora Foundation", "FUNDS", "Hope Trust")),
        ("The costs of the hall are met by Bora Foundation.", ("Bora Foundation", "FUNDS", "Hope Trust")),
        ("Bora Foundation generously finances our work.", ("Bora Foundation", "FUNDS", "Hope Trust")),
        (
            "The money for the hall comes mostly from Bora Foundation.",
            ("Bora Foundation", "FUNDS", "Hope Trust"),
        ),
        ("The hall was renovated thanks to Bora Foundation.", ("Bora Foundation", "FUNDS", "Hope Trust")),
        ("With Bora Foundation’s financial support, HT sings.", ("Bora Foundation", "FUNDS", "Hope Trust")),
        ("HT won a grant from NORA for its Dry Feet Project.", ("NORA", "FUNDS", "Dry Feet Project")),
        ("HT sings with financial and technical help from NORA.", ("NORA", "FUNDS", "Hope Trust")),
        ("NORA, through Lake Brothers Union, funds HT.", ("NORA", "FUNDS", "Lake Brothers Union")),
    ],
)
def test_money_goes_to_whom_a_sentence_tells_of(text: str, link: tuple[str, str, str]) -> None:
    assert link in between(TRUST + text)


@pytest.mark.parametrize(
    ("text", "donors"),
    [
        (
            "ASBOS reçoit l’appui technique et financier de l’Agence du Lac et de l’ambassade de Norland.",
            {"Agence du Lac", "ambassade de Norland"},
        ),
        ("Grâce à un généreux don de la Fondation du Lac, ASBOS a un puits.", {"Fondation du Lac"}),
        (
            "La Fondation du Lac et Berg International financent ASBOS.",
            {"Fondation du Lac", "Berg International"},
        ),
        ("Le salaire est pris en charge par la Fondation du Lac.", set()),
        ("Les frais sont pris en charge par la Fondation du Lac.", {"Fondation du Lac"}),
    ],
)
def test_french_donors_are_read(text: str, donors: set[str]) -> None:
    assert {one for one, kind, _ in between(SEED + text) if kind == "FUNDS"} == donors


@pytest.mark.parametrize(
    "text",
    [
        "We act through local partners: Bora Foundation, Lake Brothers and the Seed Union.",
        "HT supports local organizations such as Bora Foundation, Lake Brothers and the Seed Union.",
        "The fair was organized with Bora Foundation, Lake Brothers and the Seed Union.",
        "HT leads a consortium with Bora Foundation, Lake Brothers and the Seed Union.",
        "HT liaises closely with Bora Foundation, Lake Brothers and the Seed Union.",
        "HT travaille main dans la main avec Bora Foundation, Lake Brothers et la Seed Union.",
        "HT agit en lien avec plusieurs organisations : Bora Foundation, Lake Brothers et Seed Union.",
        "Nous collaborons avec trois associations : Bora Foundation, Lake Brothers et Seed Union.",
        "HT agit aux côtés de Bora Foundation, de Lake Brothers et de la Seed Union.",
        "HT a pour partenaires Bora Foundation, Lake Brothers et la Seed Union.",
        "HT accompagne Bora Foundation, Lake Brothers et la Seed Union.",
    ],
)
def test_each_of_a_row_is_a_partner(text: str) -> None:
    found = between(TRUST + text)

    assert {kind for _, kind, _ in found} <= {"PARTNERS_WITH", "SUPPORTS"}
    assert {other for _, _, other in found} == {"Bora Foundation", "Lake Brothers", "Seed Union"}
    assert {one for one, _, _ in found} == {"Hope Trust"}


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("HT belongs to the Lake Forum and the World Seed Union.", {"Lake Forum", "World Seed Union"}),
        ("HT speaks through national networks like the Lake Forum.", {"Lake Forum"}),
        ("HT subscribes to the Lake Forum.", {"Lake Forum"}),
        ("It is one of the nine member organizations of the Lake Forum.", {"Lake Forum"}),
        ("HT operates under the umbrella of the Lake Forum.", {"Lake Forum"}),
        ("HT siège au comité directeur du Lake Forum.", {"Lake Forum"}),
        ("HT appartient au Lake Forum.", {"Lake Forum"}),
        ("\n\nNetworks\n\nLake Forum\nWater Alliance\n\nContact\n", {"Lake Forum", "Water Alliance"}),
        ("HT is a member of the Lake Forum and met an Executive Secretary.", {"Lake Forum"}),
    ],
)
def test_networks_are_joined(text: str, rooms: set[str]) -> None:
    assert {room for _, kind, room in between(TRUST + text) if kind == "MEMBER_OF"} == rooms


def test_a_network_names_whom_it_is_made_of() -> None:
    for made in ("a coalition comprising", "un collectif composé de"):
        found = between(f"Lake Peace Forum (LPF) is {made} Hope Trust, Bora Foundation and the Seed Union.")

        assert found == {
            (member, "MEMBER_OF", "Lake Peace Forum")
            for member in ("Hope Trust", "Bora Foundation", "Seed Union")
        }


def test_an_agency_of_a_church_is_part_of_it_but_the_lead_agency_of_a_group_is_not() -> None:
    text = TRUST + "HT is the relief agency of the Lakeland Methodist Church."

    assert ("Hope Trust", "PART_OF", "Lakeland Methodist Church") in between(text)
    assert "PART_OF" not in {
        kind for _, kind, _ in between(TRUST + "HT is the lead agency of the Donor Group.")
    }


def test_who_chairs_one_network_may_be_a_member_of_the_next() -> None:
    assert between(TRUST + "HT chairs the Lake Forum and is a member of the Water Network.") == {
        ("Hope Trust", "CONVENES", "Lake Forum"),
        ("Hope Trust", "MEMBER_OF", "Water Network"),
    }


def test_a_network_is_led_where_it_is_hosted_but_not_by_the_town() -> None:
    forum = "The Lake Peace Forum is hosted in "

    assert between(TRUST + forum + "Bora Foundation.") == {
        ("Bora Foundation", "CONVENES", "Lake Peace Forum")
    }
    assert between(TRUST + forum + "Kigali.") == set()


def test_counted_projects_are_carried_out() -> None:
    found = between(TRUST + "HT has two main programs, Dry Feet and Warm Hands.")

    assert found == {("Hope Trust", "IMPLEMENTS", "Dry Feet"), ("Hope Trust", "IMPLEMENTS", "Warm Hands")}


def test_who_only_supports_a_project_does_not_carry_it_out() -> None:
    found = between(TRUST + "HT, with the support of NORA, runs the Dry Feet Project with Lake Brothers.")

    assert ("NORA", "IMPLEMENTS", "Dry Feet Project") not in found
    assert ("Hope Trust", "PARTNERS_WITH", "NORA") not in found
    assert ("Hope Trust", "IMPLEMENTS", "Dry Feet Project") in found


def test_a_row_of_partners_names_the_partners_of_the_subject_alone() -> None:
    found = between(TRUST + "\n\nLocal partners: Bora Foundation, Lake Brothers\n")

    assert found == {("Hope Trust", "PARTNERS_WITH", name) for name in ("Bora Foundation", "Lake Brothers")}


def test_whose_work_is_supported_is_not_supported_by_that() -> None:
    assert between(TRUST + "HT supports the Government of Norland’s promise of seeds.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Dry Feet Project is carried out in Kigali and Huye by Bora Foundation and NORA.",
        "The Dry Feet Project was launched on Monday by Bora Foundation and NORA.",
        "Bora Foundation, HT and NORA are implementing the Dry Feet Project.",
        "The Dry Feet Project est exécuté en mai, pour une durée de dix mois, par Bora Foundation et NORA.",
        "It was part of the Dry Feet Project, a large project which Bora Foundation runs together with NORA.",
    ],
)
def test_who_carries_a_project_out_is_found_behind_its_places_and_dates(text: str) -> None:
    doers = {one for one, kind, _ in between(TRUST + text) if kind == "IMPLEMENTS"}

    assert {"Bora Foundation", "NORA"} <= doers


def test_implementing_partners_in_a_row_are_partners_of_whose_page_it_is() -> None:
    text = TRUST + "\n\nProject title: Dry Feet\n\nImplementing partner: Bora Foundation\n"

    assert ("Hope Trust", "PARTNERS_WITH", "Bora Foundation") in between(text)
    assert ("Bora Foundation", "IMPLEMENTS", "Dry Feet") in between(text)


def test_nothing_is_a_part_of_a_project() -> None:
    assert "PART_OF" not in {kind for _, kind, _ in between(TRUST + "HT is part of the Dry Feet Project.")}


def test_where_somebody_worked_before_is_no_partner_of_whom_he_leads_now() -> None:
    assert between(TRUST + "The director of HT formerly worked with Bora Foundation and NORA.") == set()


def test_who_works_through_its_project_is_no_project() -> None:
    text = TRUST + "Through its Dry Feet Project, HT has dug six wells."

    assert between(text) == {("Hope Trust", "IMPLEMENTS", "Dry Feet Project")}
