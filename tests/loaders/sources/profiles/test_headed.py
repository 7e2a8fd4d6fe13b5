"""Pages that describe several bodies in turn, each below its name."""

import pytest

from loaders.sources.profiles.reading import read
from tests.loaders.sources.profiles.said import Said, document, parsed


def links_of(text: str) -> Said:
    return {(each.from_.name, each.kind.type, each.to.name) for each in read(document(text)).claims}


PARTNERS = """https://hands-far.example/our-work/kenya

Hands Far in Kenya

Hands Far works with two local partners.

Lakebloom Foundation

Founded in 1994, the Lakebloom Foundation cares for orphans. It pays school fees in Kenya.

Bagira Youth Centre

A house by the lake. They train street children in tailoring. The centre works with NORA.
"""

GRANTEES = """https://spring-sisters.example/grantees

Our grantees

Spring Sisters Fund said yes to two groups.

Turi Hose Initiative – Kenya

Volunteers answer the questions of mothers. They train widows.

Imbuto y’Uko – Uganda

This year they trained farmers.
"""


def test_what_stands_below_the_name_of_a_body_is_said_of_it() -> None:
    found = links_of(PARTNERS)

    assert ("Lakebloom Foundation", "SERVES", "orphans") in found
    assert ("Bagira Youth Centre", "SERVES", "street children") in found
    assert ("Bagira Youth Centre", "PARTNERS_WITH", "NORA") in found


def test_a_place_beside_the_name_that_heads_a_section_is_where_that_body_works() -> None:
    found = links_of(GRANTEES)

    assert ("Turi Hose Initiative", "OPERATES_IN", "Kenya") in found
    assert ("Turi Hose Initiative", "SERVES", "widows") in found
    assert ("Imbuto y’Uko", "OPERATES_IN", "Uganda") in found
    assert ("Imbuto y’Uko", "SERVES", "farmers") in found


def test_partners_in_turn_do_not_make_one_of_them_whose_page_it_is() -> None:
    _, cast = parsed(PARTNERS)

    assert cast.subject is not None
    assert cast.subject.name == "Hands Far"


def test_the_title_of_a_service_heads_no_section_of_a_body() -> None:
    found = links_of("Hope Trust is a charity.\n\nYouth Services\n\nWe train farmers in Kenya.\n")

    assert ("Hope Trust", "SERVES", "farmers") in found


SHEET = """https://star-forest.example/en/projects/kenya/lake-people

Land, school, dignity: lake people at the edge

Projects | Kenya | Current

Country: Kenya
Project partner: Lake Advancement Trust
Term: October 2023 – September 2026
Number of participants: 1,860

The situation
Most families work for a meal.
"""


def test_the_title_above_the_fields_of_a_project_names_that_project() -> None:
    title = "Land, school, dignity: lake people at the edge"
    found = links_of(SHEET)

    assert (title, "OPERATES_IN", "Kenya") in found
    assert not any(link[0] == "Lake Advancement Trust" for link in found if link[1] == "OPERATES_IN")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Mr Juma explained that the organization trains widows.", ("Hope Trust", "SERVES", "widows")),
        ("Peace Circle announced that it works in Kenya.", ("Peace Circle", "OPERATES_IN", "Kenya")),
    ],
)
def test_what_somebody_tells_is_said_of_whom_it_is_about(text: str, link: tuple[str, str, str]) -> None:
    assert link in links_of(f"Hope Trust is a charity. Hope Trust sings.\n\n{text}\n")


def test_what_a_person_does_is_not_what_the_organization_does() -> None:
    told = "Odile, 30, joined. She sells tomatoes in Kenya. Her brother trains farmers."

    assert links_of(f"Hope Trust is a charity.\n\n{told}\n") == set()


def test_a_heading_that_the_text_below_defines_as_an_ngo_heads_its_section() -> None:
    text = (
        "Hope Trust is a charity. Hope Trust sings.\n\nTubane Neza\n\n"
        "Tubane Neza is a small NGO based in Kenya. They fight malnutrition.\n"
    )

    assert ("Tubane Neza", "WORKS_ON", "malnutrition") in links_of(text)


def test_the_project_of_a_sentence_goes_before_that_of_a_headline() -> None:
    text = (
        "Hope Trust is a charity.\n\nMushroom project ends well\n\nMarch 2, 2020\n\n"
        "The Sow Dignity project, implemented by Hope Trust, came to an end."
        " The project supported 1,200 farmers.\n"
    )

    assert ("Sow Dignity project", "SERVES", "farmers") in links_of(text)


def test_lines_that_begin_with_a_place_speak_of_the_body_behind_it() -> None:
    text = (
        "Hope Network links groups.\n\nCHAPTERS\n"
        "- Kenya – Girl Bakers Association, in Kisumu it trains widows\n"
        "- Uganda: the chapter is run by Bora Trust and trains farmers\n"
    )
    found = links_of(text)

    assert ("Girl Bakers Association", "SERVES", "widows") in found
    assert ("Bora Trust", "SERVES", "farmers") in found


MEMBERS = """https://hill-alliance.example/our-members

OUR MEMBERS

The Hill Water Alliance asked each member for a few lines.

Borana Parents of Deaf Pupils
They are supported by NORA Foundation. The parents train teachers.

LAKESIDE WELL DIGGERS
Based in Kenya, the group serves farmers.

Singing Potters Uganda
Singing Potters are also a member of the Uganda Clay Network.

Imbuto y’Uko – Palmtown, Kenya
The women of this group plant trees on three hills. Imbuto works with the Sand Foundation.

––––––

How do I join?
The office is supported by the Rain Fund.
"""


def test_headings_of_a_page_of_members_are_members_and_their_sections_speak_of_them() -> None:
    found = links_of(MEMBERS)

    assert {one for one, kind, whole in found if kind == "MEMBER_OF" and whole == "Hill Water Alliance"} == {
        "Borana Parents of Deaf Pupils",
        "LAKESIDE WELL DIGGERS",
        "Singing Potters Uganda",
        "Imbuto y’Uko",
    }
    assert ("NORA Foundation", "FUNDS", "Borana Parents of Deaf Pupils") in found
    assert ("LAKESIDE WELL DIGGERS", "SERVES", "farmers") in found
    assert ("Singing Potters Uganda", "MEMBER_OF", "Uganda Clay Network") in found
    assert ("Imbuto y’Uko", "PARTNERS_WITH", "Sand Foundation") in found


def test_what_follows_the_line_below_a_page_of_members_is_not_said_of_the_last_one() -> None:
    assert ("Rain Fund", "FUNDS", "Imbuto y’Uko") not in links_of(MEMBERS)
