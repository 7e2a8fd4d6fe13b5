"""A steward's own table with other headers: a mapping turns each row into rows of ours."""

from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.errors import SourceUnusable
from graph.model.entities import Network, Organization
from graph.model.links import Funds, MemberOf, Serves
from graph.model.sources import Covers
from graph.model.statements import Description, Link
from loaders.catalogue import Options, UsedValues, choose
from loaders.readers import Row
from loaders.sources.tables import LOADER
from tests.loaders.loading import exported, load
from tests.loaders.sources.mapped_tables import csv, heard, mapping, told
from tests.loaders.sources.tables_read import descriptions

SURVEY = """
    Organisation;Sigle;Partenaires;Bailleurs;Montant;Secteur;District;Début
    Acorn Trust;AT;Birch Union / Cedar Aid;Elm Fund;1 000,50 EUR;Santé;Rubavu, Musanze;13/02/2020
    Birch Union;;N/A;;;eau, hygiène;Rubavu;03/04/2020
    Acorn Trust;AT;;Elm Fund;EUR 300;;;14/05/2021
"""
MAPPED = """
    source: {title: Survey, publisher: Oak Forum, published: 2024, license: CC0-1.0}
    covers: {themes: [health], places: [Rubavu], on: 2024}
    columns:
      ORGANISATION: name
      sigle: aliases
      Partenaires: {link: PARTNERS_WITH, separators: [" / "]}
      Bailleurs: {link: FUNDS, cell: from, columns: {Montant: amount}, constants: {flow: grant}}
      Secteur: {link: WORKS_ON, values: {"eau, hygiène": WASH}}
      District: {link: OPERATES_IN, separators: [","]}
    links: {columns: {Debut: since}}
"""


@pytest.fixture
def survey(tmp_path: Path) -> tuple[Path, Options]:
    return csv(tmp_path, SURVEY), mapping(tmp_path, MAPPED)


def test_one_row_becomes_an_organization_and_its_links(survey: tuple[Path, Options]) -> None:
    said, refused = heard(*survey)

    assert refused == {}
    assert told(said) == [
        ("PARTNERS_WITH", "Acorn Trust", "Birch Union"),
        ("PARTNERS_WITH", "Acorn Trust", "Cedar Aid"),
        ("FUNDS", "Elm Fund", "Acorn Trust"),
        ("WORKS_ON", "Acorn Trust", "health"),
        ("OPERATES_IN", "Acorn Trust", "Rubavu"),
        ("OPERATES_IN", "Acorn Trust", "Musanze"),
        ("WORKS_ON", "Birch Union", "WASH"),
        ("OPERATES_IN", "Birch Union", "Rubavu"),
        ("FUNDS", "Elm Fund", "Acorn Trust"),
    ]
    assert descriptions(said)["Acorn Trust"].aliases == ("AT",)
    assert {one.since for one in said if isinstance(one, Link)} == {"2020-02-13", "2020-04-03", "2021-05-14"}


def test_each_link_says_in_which_row_it_stands_and_how_the_end_was_written(
    survey: tuple[Path, Options],
) -> None:
    links = [one for one in heard(*survey)[0] if isinstance(one, Link)]

    assert {one.record for one in links} == {"row 2", "row 3", "row 4"}
    assert [one.to_stated for one in links if one.kind() == "WORKS_ON"] == ["Santé", "WASH"]


def test_amounts_are_what_the_column_says(survey: tuple[Path, Options]) -> None:
    funds = [one for one in heard(*survey)[0] if isinstance(one, Funds)]

    assert [(one.amount_minor, one.currency, one.flow) for one in funds] == [
        (100_050, "EUR", "grant"),
        (30_000, "EUR", "grant"),
    ]


def test_rows_that_describe_an_organization_alike_are_one_description(survey: tuple[Path, Options]) -> None:
    said, _ = heard(*survey)

    acorn = {one for one in said if isinstance(one, Description) and one.name == "Acorn Trust"}
    assert len(acorn) == 1
    assert acorn.pop().record == "row 2"


def test_the_mapping_says_where_the_table_comes_from_and_what_it_covers(survey: tuple[Path, Options]) -> None:
    source = LOADER.open(*survey).source

    assert source is not None
    assert (source.id, source.license) == ("oak-forum-survey", "CC0-1.0")
    assert source.covers == Covers(themes=("theme:health",), places=("pcode:RW33",), on="2024")


def test_a_table_with_our_headers_takes_source_and_cover_from_a_mapping_without_columns(
    tmp_path: Path,
) -> None:
    path = csv(tmp_path, "kind,name\nOrganization,Acorn Trust")
    options = mapping(tmp_path, "source: {title: All}\ncovers: {themes: [health], places: [RW33]}")

    source = LOADER.open(path, options).source

    assert source is not None
    assert source.title == "All"
    assert source.covers is not None
    assert choose(path, None, options.mapping) is LOADER


def test_parsing_a_row_twice_says_the_same(survey: tuple[Path, Options]) -> None:
    opened = LOADER.open(*survey)
    rows = list(opened.rows)

    assert [list(opened.parse(row)) for row in rows] == [list(opened.parse(row)) for row in rows]


def test_columns_of_which_the_mapping_does_not_speak_are_counted(tmp_path: Path) -> None:
    path = csv(tmp_path, "Org,Mood,Town\nAcorn Trust,good,Rubavu")
    opened = LOADER.open(path, mapping(tmp_path, "columns: {Org: name}"))
    row = next(each for each in opened.rows if isinstance(each, Row))
    seen = UsedValues(row.values)

    list(opened.parse(Row(row.number, row.where, seen, row.sheet)))

    assert seen.unused() == ["Mood", "Town"]


def test_members_stand_first_and_the_row_is_what_a_constant_says(tmp_path: Path) -> None:
    path = csv(
        tmp_path,
        "Réseau|Membres\nOak Forum|1. Acorn Trust; 2) Birch Union; - Acorn Trust; et autres".replace(
            "|", "\t"
        ),
    )
    said, _ = heard(
        path,
        mapping(
            tmp_path,
            "columns: {Reseau: name, Membres: {link: MEMBER_OF, cell: from}}\nconstants: {kind: Network}",
        ),
    )

    assert type(descriptions(said)["Oak Forum"]) is Network
    assert [(one.from_stated, one.to_stated) for one in said if isinstance(one, MemberOf)][:2] == [
        ("Acorn Trust", "Oak Forum"),
        ("Birch Union", "Oak Forum"),
    ]
    assert "et autres" not in descriptions(said)


def test_a_name_may_be_the_same_in_every_row(tmp_path: Path) -> None:
    path = csv(tmp_path, "Member\nAcorn Trust\nBirch Union")
    options = mapping(
        tmp_path,
        "constants: {name: Oak Forum, kind: Network}\ncolumns: {Member: {link: MEMBER_OF, cell: from}}",
    )

    assert told(heard(path, options)[0]) == [
        ("MEMBER_OF", "Acorn Trust", "Oak Forum"),
        ("MEMBER_OF", "Birch Union", "Oak Forum"),
    ]


def test_a_row_may_be_one_link(tmp_path: Path) -> None:
    path = csv(tmp_path, "Giver,Taker,Sum,For\nElm Fund,Acorn Trust,RWF 500000,Safe wells")
    options = mapping(
        tmp_path,
        "columns: {Giver: from, Taker: to, Sum: amount, For: project}\nconstants: {type: FUNDS, flow: grant}",
    )

    [link] = [one for one in heard(path, options)[0] if isinstance(one, Link)]

    assert isinstance(link, Funds)
    assert (link.amount_minor, link.currency, link.project) == (500_000, "RWF", "Safe wells")


def test_their_words_become_ours(tmp_path: Path) -> None:
    path = csv(tmp_path, "Org,Sorte,Groupe,Nombre,Fait\nAcorn Trust,Fondation,jeunes,40,Formés")
    options = mapping(
        tmp_path,
        """
        columns:
          Org: name
          Sorte: {column: sort, values: {fondation: foundation}}
          Groupe: {link: SERVES, columns: {Nombre: number, Fait: {column: sort, values: {formes: trained}}}}
        """,
    )

    said, refused = heard(path, options)
    body = descriptions(said)["Acorn Trust"]
    [served] = [one for one in said if isinstance(one, Serves)]

    assert refused == {}
    assert isinstance(body, Organization)
    assert body.sort == "foundation"
    assert (served.number, served.sort) == (40, "trained")


def test_places_may_be_looked_for_in_one_country(tmp_path: Path) -> None:
    path = csv(tmp_path, "Org,Where\nAcorn Trust,Western\nBirch Union,Rwanda")
    text = "columns: {Org: name, Where: {link: OPERATES_IN}}"

    alone, _ = heard(path, mapping(tmp_path, text))
    inside, _ = heard(path, mapping(tmp_path, f"places_in: RW\n{text}"))

    assert told(alone)[0] != told(inside)[0]
    assert told(inside)[0] == ("OPERATES_IN", "Acorn Trust", "Western Province")
    assert [one.to_stated for one in inside if isinstance(one, Link)] == ["Western", "Rwanda"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Acorn Trust,Elm Fund; Fir Fund,500,USD,,", "column 'Donor' names 2, and 'Sum' gives one number"),
        ('Acorn Trust,Elm Fund,"1,500",USD,,', "thousands or for decimals"),
        ("Acorn Trust,Elm Fund,500,,,", "column 'Money' is empty"),
        ("Acorn Trust,Elm Fund,500 EUR,USD,,", "is in EUR, and its currency is said to be 'USD'"),
        ("Acorn Trust,,,,last year,", "column 'Start': 'last year' is not a date"),
        ("Acorn Trust,,,,,Rubavuu", "the place 'Rubavuu' is not in the list of places: did you mean Rubavu"),
        (",Elm Fund,500,USD,,", "column 'Org' is empty"),
        ("None,Elm Fund,500,USD,,", "column 'Org' is empty"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_in_their_words(tmp_path: Path, row: str, reason: str) -> None:
    path = csv(tmp_path, f"Org,Donor,Sum,Money,Start,Where\n{row}")
    options = mapping(
        tmp_path,
        """
        columns:
          Org: name
          Donor: {link: FUNDS, cell: from, columns: {Sum: amount, Money: currency}}
          Where: {link: OPERATES_IN}
        links: {columns: {Start: since}}
        """,
    )

    assert reason in heard(path, options)[1][2]


def test_the_steward_may_say_what_stands_before_decimals(tmp_path: Path) -> None:
    path = csv(tmp_path, 'Giver,Taker,Sum\nElm Fund,Acorn Trust,"1,500"\nElm Fund,Birch Union,"2,500.75"')
    columns = "columns: {Giver: from, Taker: to, Sum: amount}\nconstants: {type: FUNDS, currency: USD}"

    said, refused = heard(path, mapping(tmp_path, f"decimals: '.'\n{columns}"))

    assert refused == {}
    assert [one.amount_minor for one in said if isinstance(one, Funds)] == [150_000, 250_075]


def test_a_column_that_the_table_does_not_have_is_told_with_those_it_has(tmp_path: Path) -> None:
    path = csv(tmp_path, "Org,Donor\nAcorn Trust,Elm Fund")

    with pytest.raises(SourceUnusable, match=r"theirs.csv: there is no column 'Funder'.*found: donor, org"):
        LOADER.open(path, mapping(tmp_path, "columns: {Org: name, Funder: {link: FUNDS, cell: from}}"))
    with pytest.raises(SourceUnusable, match=r"theirs.csv: no row names the columns 'Name'"):
        LOADER.open(path, mapping(tmp_path, "columns: {Name: name}"))


def test_a_mapped_table_loads_once_and_again_when_the_mapping_changes(store: Store, tmp_path: Path) -> None:
    path, options = csv(tmp_path, SURVEY), mapping(tmp_path, MAPPED)

    first = load(store, tmp_path, path, options=options)[0]
    again = load(store, tmp_path, path, options=options)[0]
    mapping(tmp_path, MAPPED.replace("flow: grant", "flow: commitment"))
    other = load(store, tmp_path, path, options=options)[0]

    assert (first.status, first.loader, first.links, first.rejected) == ("complete", "tables", 9, 0)
    assert again.status == "unchanged"
    assert (other.status, other.new, other.gone) == ("complete", 2, 2)
    [source] = [line for line in exported(store) if line["id"] == "oak-forum-survey"]
    said = {"themes": ["theme:health"], "places": ["pcode:RW33"], "on": "2024"}
    assert source["covers"] == said | {"visibility": "restricted"}
