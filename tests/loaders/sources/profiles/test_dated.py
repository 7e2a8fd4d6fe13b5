"""The date that a document states of itself, and what is said on that day."""

from pathlib import Path

import pytest

from graph.model.statements import Description, Link
from loaders.catalogue import Options
from loaders.sources.profiles import LOADER
from loaders.sources.profiles.dated import said_on
from tests.loaders.sources.profiles.said import parsed

ABOUT = "Hope Trust (HT) is a charity in Lodwar, founded on 3 May 1998. It is funded by Bora Foundation."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Posted on 14 March 2022 by Admin", "2022-03-14"),
        ("Published: March 3rd, 2021", "2021-03-03"),
        ("Lodwar, le 16 juin 2019", "2019-06-16"),
        ("12 August 2020", "2020-08-12"),
        ("August 2020", "2020-08"),
        ("2018-07-09", "2018-07-09"),
        ("Publié le 1er février 2017", "2017-02-01"),
        ("Date: 25/12/2016", "2016-12-25"),
        ("Posted on 2 May 2019. Last updated on 7 June 2020", "2020-06-07"),
    ],
)
def test_a_line_with_a_date_dates_the_document(line: str, day: str) -> None:
    sentences, _ = parsed(f"{line}\n\n{ABOUT}")

    assert said_on(sentences) == day


@pytest.mark.parametrize(
    "line",
    [
        "Hope Trust",
        "Date: 03/04/2021",
        "Deadline: 14 March 2022",
        "In August 2020 the trust opened a school for the children of the town.",
        "31/31/2020",
    ],
)
def test_dates_of_other_things_do_not_date_the_document(line: str) -> None:
    sentences, _ = parsed(f"{line}\n\n{ABOUT}")

    assert said_on(sentences) is None


def test_two_dates_leave_it_open() -> None:
    sentences, _ = parsed(f"12 August 2020\n\n{ABOUT}\n\n14 March 2022")

    assert said_on(sentences) is None


def test_all_that_a_dated_document_says_is_said_on_its_day(tmp_path: Path) -> None:
    file = tmp_path / "profile.txt"
    file.write_text(f"Posted on 14 March 2022\n\n{ABOUT}", encoding="utf-8")
    opened = LOADER.open(file, Options())

    said = [each for row in opened.rows for each in opened.parse(row)]

    assert any(isinstance(each, Link) for each in said)
    assert {each.said_on for each in said if isinstance(each, Link | Description)} == {"2022-03-14"}
    assert opened.source is not None
    assert opened.source.published == "2022-03-14"
