"""The day a question asks about."""

import pytest

from graph.errors import InvalidQuestion
from graph.questions.moments import counted, moment


@pytest.mark.parametrize(
    ("asked", "day"), [("2012", "2012-01-01"), ("2012-05", "2012-05-01"), (" 2012-02-29 ", "2012-02-29")]
)
def test_a_month_or_a_year_means_its_first_day(asked: str, day: str) -> None:
    when = moment(asked)

    assert when.day == day
    assert when.bounds == {"since": day, "until": day}


def test_nothing_asked_is_every_date() -> None:
    assert moment(None).day is None
    assert moment(None).bounds == {"since": "0001-01-01", "until": "9999-12-31"}


@pytest.mark.parametrize("asked", ["2021-02-30", "2021-13", "last year", "", "0000", "٢٠٢١"])
def test_a_day_that_does_not_exist_is_refused_in_one_line(asked: str) -> None:
    with pytest.raises(InvalidQuestion, match="date of the question") as refused:
        moment(asked)

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("number", [0, -1, 10**9])
def test_a_senseless_limit_is_refused(number: int) -> None:
    with pytest.raises(InvalidQuestion, match="limit must be from 1 to 1000000"):
        counted(number)
