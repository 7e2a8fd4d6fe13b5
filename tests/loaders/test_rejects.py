"""The table of refused rows, as a spreadsheet opens it."""

import csv
from pathlib import Path

from loaders.rejects import Reject, write_rejects

FORMULA = '=HYPERLINK("https://elsewhere.example","click")'


def test_every_refused_row_stands_there_with_file_place_and_reason(tmp_path: Path) -> None:
    rejects = [
        Reject(3, "row 3", 'the name, "Amber", is taken', "Amber;Hill\nTrust"),
        Reject(0, "line 9", FORMULA, FORMULA),
    ]

    write_rejects(tmp_path / "rejects" / "one.csv", "-members.csv", rejects)

    with (tmp_path / "rejects" / "one.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file)) == [
            ["file", "where", "reason", "row"],
            ["'-members.csv", "row 3", 'the name, "Amber", is taken', "Amber;Hill\nTrust"],
            ["'-members.csv", "line 9", f"'{FORMULA}", f"'{FORMULA}"],
        ]
