from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import RowRejected
from graph.money import decimals_of
from loaders.amounts import minor_units

CURRENCIES = st.sampled_from(["RWF", "USD", "EUR", "KWD", "CLF", "JPY"])


@settings(deadline=None)
@given(units=st.integers(-(10**15), 10**15), currency=CURRENCIES)
def test_a_decimal_number_comes_back_in_its_minor_units(units: int, currency: str) -> None:
    decimals = decimals_of(currency)
    written = f"{Decimal(units).scaleb(-decimals):.{decimals}f}"

    assert minor_units(written, currency) == units


@settings(deadline=None)
@given(units=st.integers(10**6, 10**12), mark=st.sampled_from([",", ".", " ", "\u00a0", "'"]))
def test_thousands_are_read_where_only_thousands_can_be_meant(units: int, mark: str) -> None:
    assert minor_units(f"{units:,}".replace(",", mark), "RWF") == units


@pytest.mark.parametrize(
    ("text", "currency", "units"),
    [
        ("12500.50", "EUR", 1_250_050),
        ("12500,5", "EUR", 1_250_050),
        ("1,234.56", "USD", 123_456),
        ("1.234,56", "EUR", 123_456),
        ("12 500", "EUR", 1_250_000),
        ("-40", "USD", -4_000),
        ("−40", "USD", -4_000),
        ("500000.00", "RWF", 500_000),
        ("1.234", "KWD", 1_234),
        ("0", "RWF", 0),
        ("٣٤", "USD", 3_400),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, currency: str, units: int) -> None:
    assert minor_units(text, currency) == units


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("1,500", "USD"),
        ("1.500", "EUR"),
        ("500.000", "RWF"),
        ("1,234", "KWD"),
        ("12.345", "EUR"),
        ("100.5", "RWF"),
        ("1,234,567,89", "USD"),
        ("1.234.567.8", "EUR"),
        ("USD 500", "USD"),
        ("five", "USD"),
        ("", "USD"),
        ("1e6", "USD"),
        ("--4", "USD"),
    ],
)
def test_an_amount_that_can_be_read_in_two_ways_or_none_is_refused(text: str, currency: str) -> None:
    with pytest.raises(RowRejected, match="write digits and a point for decimals"):
        minor_units(text, currency)
