"""Dates as spreadsheets hold them; a whole column tells whether the day or the month stands first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import RowRejected
from loaders.sources.tables.dates import Column


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2014", "2014"),
        ("2014-05", "2014-05"),
        ("2014-05-01", "2014-05-01"),
        ("2014-05-01 00:00:00", "2014-05-01"),
        ("2014-05-01T12:30:00", "2014-05-01"),
        ("2014/5/1", "2014-05-01"),
        ("05/2014", "2014-05"),
        ("43466", "2019-01-01"),
        ("43466.5", "2019-01-01"),
        ("13/04/2014", "2014-04-13"),
        ("04/13/2014", "2014-04-13"),
        ("13.4.2014", "2014-04-13"),
        ("05/05/2014", "2014-05-05"),
        ("12 May 2014", "2014-05-12"),
        ("May 12, 2014", "2014-05-12"),
        ("1er août 2015", "2015-08-01"),
        ("déc. 2015", "2015-12"),
        ("Kamena 2016", "2016-06"),
        ("Sept 2019", "2019-09"),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, date: str) -> None:
    assert Column().read(text) == date


@pytest.mark.parametrize(
    "text", ["31/02/2014", "2014-13", "last year", "1/2/14", "99999", "12 Frimaire 2014", "0"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(RowRejected):
        Column().read(text)


def test_one_day_over_twelve_settles_the_order_of_its_column() -> None:
    first, second = Column(), Column()
    for text in ("03/04/2014", "2015", "25/12/2015"):
        first.see(text)
    for text in ("03/04/2014", "12/25/2015"):
        second.see(text)

    assert first.read("03/04/2014") == "2014-04-03"
    assert second.read("03/04/2014") == "2014-03-04"


def test_where_nothing_settles_the_order_or_dates_disagree_the_date_is_refused() -> None:
    muddled = Column()
    for text in ("25/12/2015", "12/25/2015"):
        muddled.see(text)

    for column in (Column(), muddled):
        with pytest.raises(RowRejected, match="dates: day first"):
            column.read("03/04/2014")
    assert muddled.read("25/12/2015") == "2015-12-25"


def test_the_steward_may_say_the_order() -> None:
    assert Column("day first").read("03/04/2014") == "2014-04-03"
    assert Column("month first").read("03/04/2014") == "2014-03-04"


@given(st.dates(), st.sampled_from(["day first", "month first"]))
def test_every_day_is_read_back_in_the_order_of_its_column(day: object, order: str) -> None:
    year, month, number = str(day).split("-")
    text = f"{number}/{month}/{year}" if order == "day first" else f"{month}/{number}/{year}"
    column = Column("day first" if order == "day first" else "month first")

    assert column.read(text) == str(day)
