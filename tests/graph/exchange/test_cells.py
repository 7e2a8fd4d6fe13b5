"""Text in the cells of tables: no spreadsheet takes it for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exchange.cells import harmless

SIGNS = "=+-@\t\r\n＝＋－＠"


@given(st.text(max_size=20))
def test_no_text_begins_like_a_formula_and_none_is_lost(text: str) -> None:
    shown = harmless(text)

    assert not shown.startswith(tuple(SIGNS))
    assert shown.removeprefix("'") == text or shown == text


@given(st.text(max_size=20).filter(lambda text: not text.startswith(tuple(SIGNS))))
def test_other_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize("sign", SIGNS)
def test_a_formula_is_shown_and_not_worked_out(sign: str) -> None:
    formula = f'{sign}HYPERLINK("https://elsewhere.example","click")'

    assert harmless(formula) == f"'{formula}"
    assert harmless(harmless(formula)) == harmless(formula)
