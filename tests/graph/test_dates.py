"""Partial dates, and the days they may mean."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from graph.dates import FIRST_DAY, LAST_DAY, PartialDate, check_partial, first_day, last_day

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
lengths = st.sampled_from([4, 7, 10])
ONE_DAY = timedelta(days=1)


@given(days, lengths)
def test_a_day_lies_between_the_first_and_the_last_of_what_it_may_be_called(day: date, length: int) -> None:
    partial = day.isoformat()[:length]

    assert check_partial(partial) == partial
    assert first_day(partial) <= day.isoformat() <= last_day(partial)


@given(days, lengths)
def test_first_and_last_day_exist_and_the_days_beside_them_belong_to_others(day: date, length: int) -> None:
    assume(date(1, 12, 31) < day < date(9999, 1, 1))
    partial = day.isoformat()[:length]

    first, last = date.fromisoformat(first_day(partial)), date.fromisoformat(last_day(partial))

    assert first.isoformat().startswith(partial)
    assert last.isoformat().startswith(partial)
    assert not (first - ONE_DAY).isoformat().startswith(partial)
    assert not (last + ONE_DAY).isoformat().startswith(partial)


@given(days, lengths)
def test_what_is_said_more_exactly_may_mean_no_other_day(day: date, length: int) -> None:
    written = day.isoformat()
    loose, exact = written[:length], written[: min(10, length + 3)]

    assert first_day(loose) <= first_day(exact) <= last_day(exact) <= last_day(loose)


@given(days)
def test_a_whole_day_means_itself(day: date) -> None:
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day.isoformat()


@given(days, lengths)
def test_nothing_known_may_mean_any_day(day: date, length: int) -> None:
    partial = day.isoformat()[:length]

    assert first_day(None) == FIRST_DAY <= first_day(partial)
    assert last_day(None) == LAST_DAY >= last_day(partial)


def test_february_ends_when_it_ends() -> None:
    ends = [last_day(f"{year}-02")[-2:] for year in ("1900", "2000", "2023", "2024")]

    assert ends == ["28", "29", "28", "29"]


@pytest.mark.parametrize(
    "text",
    [
        *("", "14", "20140", "2014-5", "2014-05-1", "2014/05", "05-2014", "2014-", "2014-05-", "May 2014"),
        *("2014-05-01T10:00", " 2014", "2014 ", "2014\n", "-2014", "٢٠١٤", "2014‑05"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="write 2014, 2014-05 or 2014-05-01"):
        check_partial(text)


@pytest.mark.parametrize("text", ["2014-13", "2014-00", "2014-02-30", "2023-02-29", "2014-04-31", "0000"])
def test_a_day_that_never_was_is_refused_and_named(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' is not a day that exists"):
        check_partial(text)


@given(st.text(max_size=12))
def test_any_text_is_a_date_that_exists_or_is_refused(text: str) -> None:
    try:
        check_partial(text)
    except ValueError as refused:
        assert repr(text) in str(refused)
    else:
        date.fromisoformat(first_day(text))
        date.fromisoformat(last_day(text))


def test_a_field_for_a_date_takes_no_other_text() -> None:
    field: TypeAdapter[str] = TypeAdapter(PartialDate)

    assert field.validate_python("2014-05") == "2014-05"
    with pytest.raises(ValidationError, match="is not a date"):
        field.validate_python("soon")
