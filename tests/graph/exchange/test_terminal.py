"""Text on a terminal: it is shown and never obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exchange.terminal import printable


@given(st.text(max_size=40))
def test_whatever_a_text_holds_it_is_one_line_that_can_be_written(text: str) -> None:
    shown = printable(text)

    assert len(shown.splitlines()) <= 1
    assert shown.encode().decode() == shown
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(shown)
    assert printable(shown) == shown


SCRIPTS = ("Amber Hill", "L'Été « à\u00a0neuf »", "琥珀", "العربية", "क्\u200dष", "🌍", "a\\n")


@pytest.mark.parametrize("text", SCRIPTS)
def test_words_of_every_script_stay_as_they_are(text: str) -> None:
    assert printable(text) == text


def test_what_a_terminal_obeys_is_written_out() -> None:
    assert printable("\x1b[31mred\u202etxt.\nexe\r\t\udcff") == r"\x1b[31mred\u202etxt.\nexe\r\t\udcff"
