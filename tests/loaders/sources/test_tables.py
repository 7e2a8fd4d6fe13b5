from collections.abc import Sequence
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import SourceUnusable
from graph.model.entities import Network, WorkingGroup
from graph.model.links import Funds, MemberOf, OperatesIn, PartnersWith
from graph.model.statements import Description, Link
from loaders.catalogue import Options, UsedValues
from loaders.readers import Row
from loaders.sources.tables import LOADER
from tests.little_network import (
    HILLSIDE,
    OPEN_DOOR,
    ORGANIZATIONS,
    RIVERBEND,
    SECRET,
    TERRACE,
    grants,
    little_files,
    survey,
)
from tests.loaders.sources.tables_read import Statements, descriptions, only_link, read, refusals, table


def test_the_little_network_is_read_whole() -> None:
    said = [each for path in little_files() for each in read(path)]

    assert set(ORGANIZATIONS) <= set(descriptions(said))
    assert sum(isinstance(each, Link) for each in said) == 32 + 7
    assert [
        each.paraphrase for each in said if isinstance(each, Link) and each.visibility == "restricted"
    ] == [SECRET]


@pytest.mark.parametrize("path", little_files(), ids=lambda path: str(path.stem))
def test_every_end_of_a_link_is_described_in_the_same_table(path: Path) -> None:
    said = read(path)
    described = {each.stated_id for each in said if isinstance(each, Description)}

    for link in (each for each in said if isinstance(each, Link)):
        assert {link.from_stated_id, link.to_stated_id} <= described


def test_a_table_says_where_it_comes_from() -> None:
    source = LOADER.open(grants(), Options()).source

    assert source is not None
    assert source.id == "northlight-grants"
    assert source.publisher == "Northlight Foundation"
    assert source.published == "2024-09"


def test_a_table_without_an_id_is_named_after_publisher_and_title(tmp_path: Path) -> None:
    path = table(
        tmp_path, "kind,name,source_title,source_publisher\nOrganization,Acorn,Members 2020,Oak Forum"
    )

    source = LOADER.open(path, Options()).source

    assert source is not None
    assert source.id == "oak-forum-members-2020"


def test_a_table_that_says_nothing_of_itself_is_named_after_its_file(tmp_path: Path) -> None:
    source = LOADER.open(table(tmp_path, "kind,name\nOrganization,Acorn"), Options()).source

    assert source is not None
    assert source.id == "table"


def test_a_source_fact_that_is_wrong_stops_the_file(tmp_path: Path) -> None:
    path = table(tmp_path, "kind,name,source_published\nOrganization,Acorn,last year")

    with pytest.raises(SourceUnusable, match=r"source_published.*last year"):
        LOADER.open(path, Options())


def test_amounts_become_minor_units_of_their_currency() -> None:
    amounts = {
        (each.to_stated, each.flow): (each.amount_minor, each.currency)
        for each in read(grants())
        if isinstance(each, Funds)
    }

    assert amounts[RIVERBEND, "grant"] == (50_000_000, "USD")
    assert amounts[TERRACE, "disbursement"] == (2_550_050, "EUR")
    assert amounts["Lakeshore Legal Aid", "commitment"] == (12_000_000, "RWF")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Acorn Trust,,,,,", "column 'kind' is empty"),
        ("Organization,,,,,,", "column 'name' is empty"),
        ("Organisation of all,Acorn,,,,,", "did you mean Organization?"),
        ("Funder,Acorn Trust,,,,,", "worked out from the links FUNDS"),
        (",,,Acorn Trust,Birch Union,,", "column 'type' is empty"),
        (",,MEMBER,Acorn Trust,Birch Union,,", "did you mean MEMBER_OF?"),
        (",,FUNDS,Acorn Trust,,,", "column 'to' is empty"),
        (",,FUNDS,Acorn Trust,Birch Union,500,", "column 'currency' is empty"),
        (',,FUNDS,Acorn Trust,Birch Union,"1,500",USD', "thousands or for decimals"),
        (
            ",,FUNDS,Acorn Trust,Birch Union,500,dollars",
            "the currency 'DOLLARS' is not in ISO 4217; write a code",
        ),
        ("Organization,Acorn,FUNDS,Acorn,Birch,,", "write them in two rows"),
    ],
)
def test_a_row_that_cannot_be_used_says_what_to_change(tmp_path: Path, row: str, reason: str) -> None:
    path = table(tmp_path, f"kind,name,type,from,to,amount,currency\n{row}")

    assert reason in refusals(path)[2]


def test_a_date_that_is_none_is_refused_with_the_way_to_write_it(tmp_path: Path) -> None:
    path = table(tmp_path, "type,from,to,since\nPARTNERS_WITH,Acorn,Birch,14/05/2014")

    assert refusals(path)[2] == (
        "column 'since' holds '14/05/2014': '14/05/2014' is not a date: write 2014, 2014-05 or 2014-05-01"
    )


def test_headers_may_be_written_in_other_ways(tmp_path: Path) -> None:
    path = table(tmp_path, "Type;FROM;To;Said on\npartners with;Acorn Trust;Birch Union;2020")

    link = only_link(read(path))

    assert isinstance(link, PartnersWith)
    assert link.said_on == "2020"


def test_a_link_type_can_be_given_for_a_table_that_has_none(tmp_path: Path) -> None:
    path = table(tmp_path, "from,to\nAcorn Trust,Oak Forum")

    assert isinstance(only_link(read(path, Options(link_type="MEMBER_OF"))), MemberOf)
    with pytest.raises(SourceUnusable, match="type, from and to"):
        LOADER.open(path, Options())


def test_columns_that_no_kind_has_are_not_looked_at(tmp_path: Path) -> None:
    path = table(tmp_path, "type,from,to,website,mood\nPARTNERS_WITH,Acorn Trust,Birch Union,x.example,good")
    opened = LOADER.open(path, Options())
    row = next(each for each in opened.rows if isinstance(each, Row))
    seen = UsedValues(row.values)

    list(opened.parse(Row(row.number, row.where, seen)))

    assert seen.unused() == ["website", "mood"]


def test_a_link_without_a_record_is_evidenced_by_its_row(tmp_path: Path) -> None:
    path = table(tmp_path, "type,from,to\nPARTNERS_WITH,Acorn Trust,Birch Union")

    assert only_link(read(path)).record == "row 2"


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def test_a_workbook_may_keep_its_facts_entities_and_links_in_sheets(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "little.xlsx",
        {
            "Source": [("id", "title"), ("acorn-book", "The book of Acorn")],
            "links": [("type", "from", "to", "since"), ("MEMBER_OF", "Acorn Trust", "Oak Forum", 2014)],
            "entities": [("kind", "name", "aliases"), ("WorkingGroup", "Oak Forum", "OF")],
            "explanation": [("sheet", "column", "meaning"), ("links", "type", "Kind of the link.")],
        },
    )

    source = LOADER.open(path, Options()).source
    said = read(path)

    assert LOADER.sureness(path) == 95
    assert source is not None
    assert source.id == "acorn-book"
    assert only_link(said).since == "2014"
    assert type(descriptions(said)["Oak Forum"]) is WorkingGroup
    assert len(said) == 3


def test_other_tables_and_texts_are_not_ours(tmp_path: Path) -> None:
    other = table(tmp_path, "source,target,weight\na,b,1")
    text = tmp_path / "text.txt"
    text.write_text("Type, from and to are words of this sentence.", encoding="utf-8")

    assert LOADER.sureness(survey()) == 95
    assert LOADER.sureness(other) == 0
    assert LOADER.sureness(text) == 0
    assert LOADER.sureness(tmp_path / "missing.csv") == 0


def test_parsing_a_row_twice_says_the_same() -> None:
    opened = LOADER.open(survey(), Options())
    rows = list(opened.rows)

    assert [list(opened.parse(row)) for row in rows] == [list(opened.parse(row)) for row in rows]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_that_is_said(tmp_path: Path, order: Random) -> None:
    header, *rows = survey().read_text(encoding="utf-8").splitlines()
    order.shuffle(rows)
    shuffled = table(tmp_path, "\n".join([header, *rows]))

    assert told(read(shuffled)) == told(read(survey()))


def told(statements: Statements) -> set[tuple[str, str]]:
    return {(each.fingerprint(), each.visibility) for each in statements}


def test_a_founding_year_and_a_secretariat_are_read_from_the_survey() -> None:
    said = read(survey())
    named = descriptions(said)

    assert named[HILLSIDE].since == "2004"
    assert named[HILLSIDE].aliases == ("HHI",)
    network = named[OPEN_DOOR]
    assert isinstance(network, Network)
    assert network.stated_members == 5
    assert any(isinstance(each, OperatesIn) and each.role == "office" for each in said)
