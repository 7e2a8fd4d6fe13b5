"""Tags, headers and days: the words that tables of who does what where are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import RowRejected
from loaders.sources.hxl3w.columns import Column, Layout
from loaders.sources.hxl3w.dates import Calendar, Order, order_of
from loaders.sources.hxl3w.headers import tags_of_headers
from loaders.sources.hxl3w.tags import Tag, tags_in

WORDS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
SPACES = st.sampled_from(["", " ", "  "])


@given(WORDS, st.lists(WORDS, unique=True, max_size=5), st.data())
def test_a_tag_is_the_same_in_any_order_spacing_and_case(
    name: str, attributes: list[str], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(attributes))
    gap = data.draw(SPACES)
    written = f"{gap}#{gap}{name.upper()}" + "".join(f"{gap}+{gap}{each}" for each in order) + gap

    assert Tag.read(written) == Tag(name, frozenset(attributes))


@pytest.mark.parametrize("text", ["", "org", "#", "#N/A", "#1", "# of people", "#org+", "#org +", "see #org"])
def test_what_is_no_tag_is_not_read_as_one(text: str) -> None:
    assert Tag.read(text) is None


def test_a_row_of_tags_may_have_cells_without_but_not_more_than_half() -> None:
    assert tags_in(["", "#org", "#sector", "adm1"]) is not None
    assert tags_in(["#org", "a", "b"]) is None
    assert tags_in(["", ""]) is None


def test_parts_of_one_body_stand_together_and_bodies_apart() -> None:
    written = ("#org+impl+name", "#org +acronym +impl", "#org+type+impl", "#org+funder", "#org", "#org+num")
    tags = [tag for tag in map(Tag.read, written) if tag]
    layout = Layout(tuple(Column(str(place), tag) for place, tag in enumerate(tags)))

    assert [(body.role, body.names, body.acronyms, body.sorts) for body in layout.bodies] == [
        ("impl", ("0",), ("1",), ("2",)),
        ("funder", ("3",), (), ()),
        ("who", ("4",), (), ()),
    ]


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("Organisation", "#org+name"),
        ("Org. Acronym", "#org+acronym"),
        ("Implementing Partner", "#org+impl+name"),
        ("Bailleur de fonds", "#org+funder+name"),
        ("Cluster/Sector", "#sector+name"),
        ("Sub-sector", "#subsector"),
        ("Activités", "#activity+name"),
        ("admin2Pcod", "#adm2+code"),
        ("ADM1_PCODE", "#adm1+code"),
        ("Région", "#adm1+name"),
        ("Date début", "#date+start"),
        ("Statut", "#status"),
        ("Filles atteintes", "#reached+f+children"),
        ("Remarks", ""),
    ],
)
def test_headers_in_both_languages_are_known(header: str, tag: str) -> None:
    assert tags_of_headers([header]) == (Tag.read(tag),)


def test_a_region_above_provinces_is_no_province() -> None:
    assert tags_of_headers(["Region", "Province"])[0] is None


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2014-05-01", "unknown", "2014-05-01"),
        ("2014-05-01T00:00:00", "unknown", "2014-05-01"),
        ("2014", "unknown", "2014"),
        ("1 March 2015", "unknown", "2015-03-01"),
        ("March 1, 2015", "unknown", "2015-03-01"),
        ("août 2023", "unknown", "2023-08"),
        ("05/2023", "unknown", "2023-05"),
        ("03/04/2023", "day first", "2023-04-03"),
        ("3/4/2023 12:00:00 AM", "month first", "2023-03-04"),
        ("03/04/2023", "unknown", "2023"),
        ("04/04/2023", "unknown", "2023-04-04"),
        ("45000", "unknown", "2023-03-15"),
        ("1/1/0001 12:00:00 AM", "month first", None),
        ("", "unknown", None),
    ],
)
def test_days_are_read_as_they_are_written(text: str, order: Order, day: str | None) -> None:
    assert Calendar(order).read(text) == day


def test_a_day_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(RowRejected, match="'soon' cannot be read"):
        Calendar().read("soon")


def test_one_day_beyond_the_twelfth_tells_the_order_of_all() -> None:
    days = [f"{number}/1/2023" for number in range(1, 29)]

    assert order_of(days) == "day first"
    assert order_of([f"1/{number}/2023" for number in range(1, 29)]) == "month first"
    assert order_of(days[:12]) == "unknown"
    assert order_of(["13/1/2023", "1/13/2023"]) == "unknown"
