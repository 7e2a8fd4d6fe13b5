"""A first draft of a mapping, from headers and values: where the guess is right, it loads as it is."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import SourceUnusable
from graph.model.entities import Network, Organization
from graph.model.links import Funds, Serves
from graph.model.statements import Link
from loaders.catalogue import Options
from loaders.mapping import read_mapping
from loaders.sources.tables.headings import meaning_of
from loaders.sources.tables.suggest import suggest
from tests.loaders.sources.mapped_tables import csv, heard, told, workbook
from tests.loaders.sources.tables_read import Statements, descriptions


def drafted(folder: Path, path: Path) -> tuple[str, Statements, dict[int, str]]:
    """Return the draft for a table, and what the table says when it is loaded with the draft as it is."""
    draft = suggest(path)
    written = folder / "draft.yaml"
    written.write_text(draft, encoding="utf-8")
    said, refused = heard(path, Options(mapping=written))
    return draft, said, refused


ENGLISH = """
    Inventory of partners 2024,,,,,,,,,,
    No,Name of organization,Acronym,Type of organization,Implementing partners,Funding source,\
Grant amount (USD),District of operation,Sector of work,Target group,Start date
    1,Acorn Trust,AT,Foundation,Birch Union; Cedar Aid,Elm Fund,\
"1,000,000","Rubavu, Musanze",Health,youth,13/02/2020
    2,Birch Union,BU,International NGO,N/A,Elm Fund,"250,000.50",Rubavu,WASH,women,03/04/2020
    ,TOTAL,,,,,"1,250,000.50",,,,
"""
FRENCH = """
    Nom de l'organisation;Sigle;Partenaires;Bailleurs de fonds;Montant;Devise;Zone d'intervention;\
Domaines d'intervention;Groupes cibles;Nombre de bénéficiaires;Date de début;Date de fin;Site web;Téléphone
    Acorn Trust;AT;Birch Union;Elm Fund;1000,50;EUR;Rubavu;Santé;jeunes;40;13/02/2020;31/12/2021;https://acorn.example;078
    Birch Union;BU;;Fir Fund;20;USD;Musanze;Nutrition;femmes;15;2021;;;079
"""


def test_english_headers_are_recognized(tmp_path: Path) -> None:
    draft, said, refused = drafted(tmp_path, csv(tmp_path, ENGLISH))

    assert list(refused) == [5]
    assert told(said)[:7] == [
        ("PARTNERS_WITH", "Acorn Trust", "Birch Union"),
        ("PARTNERS_WITH", "Acorn Trust", "Cedar Aid"),
        ("FUNDS", "Elm Fund", "Acorn Trust"),
        ("OPERATES_IN", "Acorn Trust", "Rubavu"),
        ("OPERATES_IN", "Acorn Trust", "Musanze"),
        ("WORKS_ON", "Acorn Trust", "health"),
        ("SERVES", "Acorn Trust", "young people"),
    ]
    assert [(one.amount_minor, one.currency) for one in said if isinstance(one, Funds)] == [
        (100_000_000, "USD"),
        (25_000_050, "USD"),
    ]
    body = descriptions(said)["Acorn Trust"]
    assert isinstance(body, Organization)
    assert (body.aliases, body.sort) == (("AT",), "foundation")
    assert {one.since for one in said if isinstance(one, Link)} == {"2020-02-13", "2020-04-03"}
    assert 'title: "Inventory of partners 2024"' in draft
    assert "# ignored: No: numbers of rows say nothing" in draft


def test_french_headers_are_recognized(tmp_path: Path) -> None:
    draft, said, refused = drafted(tmp_path, csv(tmp_path, FRENCH))

    assert refused == {}
    assert {each[0] for each in told(said)} == {"PARTNERS_WITH", "FUNDS", "OPERATES_IN", "WORKS_ON", "SERVES"}
    assert [(one.amount_minor, one.currency, one.until) for one in said if isinstance(one, Funds)] == [
        (100_050, "EUR", "2021-12-31"),
        (2_000, "USD", None),
    ]
    assert [one.number for one in said if isinstance(one, Serves)] == [40, 15]
    body = descriptions(said)["Acorn Trust"]
    assert isinstance(body, Organization)
    assert body.website == "https://acorn.example"
    assert "# ignored: Téléphone: contacts of persons are not collected" in draft


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Implementing Partner(s)", "partner"),
        ("Partenaires financiers", "donor"),
        ("Name of the donor", "donor"),
        ("Organisation bénéficiaire", "recipient"),
        ("Type d'organisation", "sort"),
        ("Nom du projet", "project"),
        ("Membre du réseau", "member of"),
        ("Members", "members"),
        ("Thematic area", "theme"),
        ("Area of intervention", "place"),
        ("Année de création", "founded"),
        ("Date de fin", "end"),
        ("Contact person", "person"),
        ("S/N", "counter"),
        ("NGO", "name"),
        ("ORG_NAME", "name"),
        ("ORG_TYPE", "sort"),
        ("Umuryango", "name"),
        ("Remarks", None),
    ],
)
def test_headers_mean_what_stewards_mean_by_them(header: str, meaning: str | None) -> None:
    assert meaning_of(header) == meaning


def test_columns_are_recognized_by_what_stands_in_them(tmp_path: Path) -> None:
    text = """
        Name,A,B,C,D
        Acorn Trust,Rubavu,Nutrition,youth,hello
        Birch Union,Musanze and Huye,health,women,well
    """

    draft, said, refused = drafted(tmp_path, csv(tmp_path, text))

    assert refused == {}
    assert told(said) == [
        ("OPERATES_IN", "Acorn Trust", "Rubavu"),
        ("WORKS_ON", "Acorn Trust", "nutrition"),
        ("SERVES", "Acorn Trust", "young people"),
        ("OPERATES_IN", "Birch Union", "Musanze"),
        ("OPERATES_IN", "Birch Union", "Huye"),
        ("WORKS_ON", "Birch Union", "health"),
        ("SERVES", "Birch Union", "women"),
    ]
    assert "# ignored: D: not recognized, such as hello" in draft


def test_a_list_of_grants_is_one_of_links(tmp_path: Path) -> None:
    text = (
        "Donor,Grantee,Project title,Budget (RWF),Start,End\nElm Fund,Acorn Trust,Safe wells,500000,2020,2021"
    )

    _, said, refused = drafted(tmp_path, csv(tmp_path, text))
    [grant] = [one for one in said if isinstance(one, Funds)]

    assert refused == {}
    assert told(said) == [("FUNDS", "Elm Fund", "Acorn Trust")]
    assert (grant.amount_minor, grant.currency, grant.project) == (500_000, "RWF", "Safe wells")
    assert (grant.since, grant.until) == ("2020", "2021")


def test_a_list_of_networks_and_their_members(tmp_path: Path) -> None:
    _, said, refused = drafted(
        tmp_path, csv(tmp_path, "Network name|Members\nOak Forum|Acorn Trust; Birch Union".replace("|", "\t"))
    )

    assert refused == {}
    assert told(said) == [
        ("MEMBER_OF", "Acorn Trust", "Oak Forum"),
        ("MEMBER_OF", "Birch Union", "Oak Forum"),
    ]
    assert type(descriptions(said)["Oak Forum"]) is Network


def test_each_sheet_of_a_workbook_is_looked_at(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        {
            "Partners": [("NGO", "District"), ("Acorn Trust", "Rubavu")],
            "Grants": [
                ("All we know",),
                ("Donor", "Recipient", "Amount", "Currency"),
                ("Elm Fund", "Acorn Trust", 5, "USD"),
            ],
            "Notes": [("remember",)],
        },
    )

    draft, said, refused = drafted(tmp_path, path)

    assert refused == {}
    assert told(said) == [("OPERATES_IN", "Acorn Trust", "Rubavu"), ("FUNDS", "Elm Fund", "Acorn Trust")]
    assert "# not read: Notes" in draft


def test_an_amount_whose_currency_nobody_tells_is_left_for_the_steward(tmp_path: Path) -> None:
    draft, said, refused = drafted(tmp_path, csv(tmp_path, "NGO,Donor,Amount\nAcorn Trust,Elm Fund,500"))

    assert refused == {}
    assert [one.amount_minor for one in said if isinstance(one, Funds)] == [None]
    assert "# ignored: Amount: an amount needs who gave it, and a currency" in draft


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("numbers.csv", "1,2\n3,4\n5,6", "no row looks like a header"),
        ("text.txt", "This is a letter.", "is no table"),
        ("empty.csv", "", "is empty"),
    ],
)
def test_what_cannot_be_guessed_is_one_line(tmp_path: Path, name: str, text: str, reason: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(SourceUnusable, match=f"{name}: .*{reason}"):
        suggest(tmp_path / name)


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20).map(
    lambda text: text.replace('"', "'")
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(headers=st.lists(CELLS, min_size=1, max_size=4), values=st.lists(CELLS, min_size=4, max_size=4))
def test_whatever_the_headers_are_the_draft_is_a_mapping(
    tmp_path_factory: pytest.TempPathFactory, headers: list[str], values: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("draft")
    rows = [["Organization", *headers], ["Harbor House", *values[: len(headers)]]]
    path = folder / "theirs.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows) + "\n", encoding="utf-8")

    draft = suggest(path)
    (folder / "draft.yaml").write_text(draft, encoding="utf-8")

    assert read_mapping(folder / "draft.yaml").has_columns
    heard(path, Options(mapping=folder / "draft.yaml"))
