"""What pages say: fields without colons, lists without bullets, rows of actors, names in small letters."""

import pytest

from graph.model.statements import Description, Link
from tests.loaders.sources.profiles.said import parsed, statements

Said = set[tuple[str, str, str]]


def links_of(text: str) -> Said:
    found = statements(text)
    names = {said.stated_id: said.name for said in found if isinstance(said, Description)}
    return {
        (names[said.from_stated_id], said.type, names[said.to_stated_id])
        for said in found
        if isinstance(said, Link)
    }


FIELDS = """Bora Trust

Completed work

Project Duration         4 months (2014)

Donor                    NORA

Target beneficiaries: 90 orphans

Project goal: Malaria control in line with the national Clean Homes Programme.

Donor:                   Habari Fund
"""
AIMS = """Bora Trust is a charity. Its objectives include:
To support widows and orphans;
To improve the nutrition of children;
To promote literacy.
"""
FUNDED = """Hope Network

Hope Network is a network that grew out of the project “Action for Clean Rivers”. The NORA co-financed
project was implemented from 2011 to 2013 by the Bora-Habari-Stiftung (BHS) in cooperation with Rivers for
Life (RIFOL). It covered two Ugandan districts: Jinja and Soroti in the east.
"""
ROW = """https://boratrust.example/

Bora Trust, Habari and Hope Centre are organizations that promote mental health. Habari works in Kenya.
Habari runs a farm. Bora teaches farmers.
"""
ROLES = """“Safe Homes for Widows” project funded by Habari Fund and implemented by Bora Trust (Lead) and
Hope Centre (Sub-grantee) was launched.

It aims to support 300 widows by targeting Umoja and Tumaini camps.
"""
SHEET = """https://www.boratrust.example/projects/clean-wells

Clean Wells for All

Donor: Habari Fund
Implementing partners: Hope Centre and Lake Women Network
Duration: 2019-2021
Location: Siaya and Homa Bay

Clean Wells for All is a project that seeks to support orphans.
"""
LINES = """Bora Trust is a charity.

Our donors

Habari Fund
Lake Women Network
Norland Aid

Contact us
"""
OWN = """https://lake-fund.example/our-work

We partner with Hope Centre in the hills. We support orphans in Kenya. All was paid for by Habari Fund.
"""
PRONOUN = """Hope Trust is a charity in Kenya. Bora Foundation runs a school. It teaches orphans.
"""


@pytest.mark.parametrize(
    ("text", "links"),
    [
        pytest.param(
            FIELDS,
            {
                ("NORA", "FUNDS", "Bora Trust"),
                ("Habari Fund", "FUNDS", "Bora Trust"),
                ("Bora Trust", "SERVES", "orphans"),
                ("Bora Trust", "WORKS_ON", "malaria"),
            },
            id="fields with wide blanks, and a programme that a goal only fits",
        ),
        pytest.param(
            AIMS,
            {
                ("Bora Trust", "SERVES", "widows"),
                ("Bora Trust", "SERVES", "children"),
                ("Bora Trust", "WORKS_ON", "nutrition"),
                ("Bora Trust", "WORKS_ON", "literacy"),
            },
            id="aims line by line without bullets",
        ),
        pytest.param(
            FUNDED,
            {
                ("NORA", "FUNDS", "Action for Clean Rivers"),
                ("Bora-Habari-Stiftung", "IMPLEMENTS", "Action for Clean Rivers"),
                ("Rivers for Life", "IMPLEMENTS", "Action for Clean Rivers"),
                ("Bora-Habari-Stiftung", "PARTNERS_WITH", "Rivers for Life"),
                ("Action for Clean Rivers", "OPERATES_IN", "Jinja"),
                ("Action for Clean Rivers", "OPERATES_IN", "Soroti"),
            },
            id="the donor's project, and what it covered",
        ),
        pytest.param(
            ROW,
            {
                ("Bora Trust", "WORKS_ON", "mental health"),
                ("Habari", "WORKS_ON", "mental health"),
                ("Hope Centre", "WORKS_ON", "mental health"),
                ("Habari", "OPERATES_IN", "Kenya"),
                ("Bora Trust", "SERVES", "farmers"),
            },
            id="a row of actors, and a name cut short",
        ),
        pytest.param(
            ROLES,
            {
                ("Habari Fund", "FUNDS", "Safe Homes for Widows"),
                ("Bora Trust", "IMPLEMENTS", "Safe Homes for Widows"),
                ("Hope Centre", "IMPLEMENTS", "Safe Homes for Widows"),
                ("Safe Homes for Widows", "SERVES", "widows"),
                ("Safe Homes for Widows", "OPERATES_IN", "Umoja"),
                ("Safe Homes for Widows", "OPERATES_IN", "Tumaini"),
            },
            id="roles in brackets, and it for the project",
        ),
        pytest.param(
            SHEET,
            {
                ("Habari Fund", "FUNDS", "Clean Wells for All"),
                ("Hope Centre", "IMPLEMENTS", "Clean Wells for All"),
                ("Lake Women Network", "IMPLEMENTS", "Clean Wells for All"),
                ("Clean Wells for All", "OPERATES_IN", "Siaya"),
                ("Clean Wells for All", "OPERATES_IN", "Homa Bay"),
                ("Clean Wells for All", "SERVES", "orphans"),
            },
            id="fields of a project that the address names",
        ),
        pytest.param(
            LINES,
            {
                ("Habari Fund", "FUNDS", "Bora Trust"),
                ("Lake Women Network", "FUNDS", "Bora Trust"),
                ("Norland Aid", "FUNDS", "Bora Trust"),
            },
            id="names line by line, a network among them",
        ),
        pytest.param(
            OWN,
            {
                ("Lake Fund", "PARTNERS_WITH", "Hope Centre"),
                ("Lake Fund", "SERVES", "orphans"),
                ("Lake Fund", "OPERATES_IN", "Kenya"),
                ("Habari Fund", "FUNDS", "Lake Fund"),
            },
            id="we of a page that only its address names",
        ),
        pytest.param(
            PRONOUN,
            {("Hope Trust", "OPERATES_IN", "Kenya"), ("Bora Foundation", "SERVES", "orphans")},
            id="it for the body of the sentence before",
        ),
    ],
)
def test_a_page_says_these_links(text: str, links: Said) -> None:
    assert links_of(text) == links


def test_a_project_is_told_by_what_it_is_called() -> None:
    text = "Hope Trust (HT) is a charity. Since 2017 it is implementing a project called Green Yards."

    assert ("Hope Trust", "IMPLEMENTS", "Green Yards") in links_of(text)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "Bora Fund in short. Hope Trust works on legal aid, funded by Bora Fund. Bora Fund pays for"
            " schools. Hope Trust works in Gakenke.",
            "Hope Trust",
        ),
        ("VBG et santé. VBG en ville. Hope Trust lutte contre la VBG et œuvre pour la santé.", "Hope Trust"),
    ],
)
def test_neither_who_pays_nor_a_theme_is_whom_a_text_is_about(text: str, subject: str) -> None:
    _, cast = parsed(text)

    assert cast.subject is not None
    assert cast.subject.name == subject


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Lake centre for young farmers (LACEYOF) grows maize in Kenya.",
            "Lake centre for young farmers",
        ),
        ("La Mutuelle Bora de santé (MUBOSA) forme des femmes.", "Mutuelle Bora de santé"),
        ("The Bora House for lively Aid (BOHAID) works in Kenya.", "Bora House for lively Aid"),
    ],
)
def test_an_acronym_tells_how_far_a_name_goes(text: str, name: str) -> None:
    names = {said.name: said.aliases for said in statements(text) if isinstance(said, Description)}

    assert names[name]
