"""Short names, the legend and the words of a map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import period
from graph.maps.caption import Caption, code_of, web_address
from graph.maps.labels import is_acronym, plain, short_lines, wrap
from graph.maps.legend import legend_of
from graph.maps.shapes import outline
from graph.maps.ties import drawn_ties
from graph.maps.words import own_fields
from graph.model.entities import ENTITY_KINDS
from graph.model.links import LINK_KINDS
from graph.money import amount
from graph.questions.results import Subgraph
from tests.graph.maps.invented import SOURCES, entity, every_kind, large


def test_an_entity_is_called_by_its_acronym() -> None:
    one = entity("open-door", "Open Door Coalition", aliases=("Open Door", "ODC"))

    assert short_lines(one) == ("ODC",)


def test_without_an_acronym_the_name_is_wrapped() -> None:
    one = entity("open-door", "Open Door Coalition of the Valley", aliases=("Open Door",))

    assert short_lines(one) == ("Open Door", "Coalition of the", "Valley")


def test_a_name_too_long_to_show_says_that_there_is_more() -> None:
    lines = short_lines(entity("long", "A Very Long Name of an Association that Nobody Reads to the End"))

    assert len(lines) == 3
    assert lines[-1].endswith("…")


@pytest.mark.parametrize("text", ["ODC", "RRP+", "W4H", "UN-A", "ПТД"])
def test_acronyms_are_known(text: str) -> None:
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Odc", "O", "12", "OPEN DOOR", "X1", "منظمة", ""])
def test_other_names_are_no_acronyms(text: str) -> None:
    assert not is_acronym(text)


@given(st.text())
def test_a_wrapped_text_fits_and_loses_nothing_but_says_so(text: str) -> None:
    lines = wrap(plain(text))

    assert len(lines) <= 3
    assert all(len(line) <= 18 for line in lines)
    assert "".join(lines).replace(" ", "") == plain(text).replace(" ", "") or lines[-1].endswith("…")


@given(st.text())
def test_a_plain_text_holds_no_sign_that_xml_forbids(text: str) -> None:
    assert all(sign >= " " and sign not in "\ufffe\uffff\x7f" for sign in plain(text))


def test_the_legend_knows_every_kind_of_the_model() -> None:
    drawn = every_kind()
    legend = legend_of(drawn.entities, drawn_ties(drawn))

    assert [row.label for row in legend.kinds] == [kind.label for kind in ENTITY_KINDS]
    assert [row.type for row in legend.types] == [kind.type for kind in LINK_KINDS]
    assert {row.type for row in legend.types if not row.arrow} == {"PARTNERS_WITH"}


def test_the_legend_shows_only_what_occurs() -> None:
    drawn = large(6)
    legend = legend_of(drawn.entities, drawn_ties(drawn))

    assert [row.label for row in legend.kinds] == ["Organization"]
    assert sum(row.count for row in legend.kinds) == 6


def test_a_shape_that_nobody_knows_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no shape is called 'blob'"):
        outline("blob")


def test_times_are_said_in_words() -> None:
    assert period("2014", "2016") == "2014 to 2016"
    assert period("2014", None) == "since 2014"
    assert period(None, "2016-05") == "until 2016-05"
    assert period("2014", "2014") == "2014"
    assert period(None, None) == "undated"


def test_money_is_said_with_the_cents_that_its_currency_has() -> None:
    assert amount(123456700, "USD") == "1,234,567 USD"
    assert amount(-150, "EUR") == "-1.50 EUR"
    assert amount(123456700, "RWF") == "123,456,700 RWF"
    assert amount(1500, "KWD") == "1.500 KWD"
    assert amount(100, None) == "1 (currency not said)"


def test_own_fields_leave_out_what_says_nothing() -> None:
    fields = {"flow": "grant", "via": ("a", "b"), "held": False, "role": None, "chain": "c1"}

    assert own_fields(fields | {"amount_minor": 5000, "currency": "USD"}) == (
        ("amount", "50 USD"),
        ("flow", "grant"),
        ("via", "a, b"),
    )


def test_a_share_is_shown_in_percent() -> None:
    shares = [own_fields({"percentage": share}) for share in (30.0, 0.0, 76.06)]
    assert shares == [(("percentage", "30 %"),), (("percentage", "0 %"),), (("percentage", "76.06 %"),)]


def test_a_caption_says_how_much_is_shown() -> None:
    caption = Caption("Map", SOURCES, "2024-05-01", total=1340)

    assert caption.shown(large(200), 5).startswith("200 of 1,340 entities shown (cut short), 5 ties")
    assert "more" in Caption("Map", (), "2024").shown(Subgraph(truncated=True), 0)
    assert "as of 2020-01-01" in caption.dated(Subgraph(as_of="2020-01-01"))


def test_the_code_of_a_question_is_the_same_in_any_order_of_its_parameters() -> None:
    assert code_of("/map?id=a&depth=2") == code_of("/map?depth=2&id=a")
    assert code_of("/map?id=a&depth=2") != code_of("/map?id=a&depth=3")
    assert len(code_of("/map")) == 11


@pytest.mark.parametrize("text", ["javascript:alert(1)", "file:///etc/passwd", " https://example.org", ""])
def test_only_addresses_of_the_web_become_links(text: str) -> None:
    assert web_address(text) == ""
