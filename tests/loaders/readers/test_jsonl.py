import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.readers import BadRow, JsonRow, read_jsonl

Writer = Callable[[str, bytes | str], Path]


def reason_for(line: str, write: Writer) -> str:
    """Why the middle line of three is refused; its neighbors must come through."""
    first, middle, last = read_jsonl(write("a.jsonl", '{"n": 1}\n' + line + '\n{"n": 3}\n'))
    assert isinstance(first, JsonRow)
    assert isinstance(last, JsonRow)
    assert (first.value, last.value, last.where) == ({"n": 1}, {"n": 3}, "line 3")
    assert isinstance(middle, BadRow)
    assert middle.where == "line 2"
    return middle.reason


def test_each_line_is_one_object_and_blank_lines_are_none(write: Writer) -> None:
    path = write(
        "a.jsonl", '{"name": "Gisa Forum"}\r\n\n{"name": "a\u2028b", "aliases": ["GF", null], "x": 1.5}'
    )

    assert list(read_jsonl(path)) == [
        JsonRow(1, "line 1", {"name": "Gisa Forum"}),
        JsonRow(3, "line 3", {"name": "a\u2028b", "aliases": ["GF", None], "x": 1.5}),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"n": ', "not JSON: Expecting value (column 7)"),
        ("[1, 2]", "not an object"),
        ('"text"', "not an object"),
        ('{"a": 1, "a": 2}', "the key 'a' stands twice"),
        ('{"in": {"b": 1, "b": 1}}', "the key 'b' stands twice"),
        ('{"n": NaN}', "NaN is no number"),
        ('{"n": -Infinity}', "-Infinity is no number"),
        ('{"n": 1e999}', "the number 1e999 is too large"),
        ('{"n": 9223372036854775808}', "a whole number of 19 digits is too large"),
        ('{"n": ' + "9" * 100_000 + "}", "a whole number of 100000 digits is too large"),
        ('{"n": "\\ud800"}', "half a character"),
        ('{"n": ' + "[" * 64 + "]" * 64 + "}", "nested deeper than 64 levels"),
        ('{"n": ' + "[" * 1_000_000 + "]" * 1_000_000 + "}", "nested deeper than 64 levels"),
        ('{"n": ' * 100_000 + "1" + "}" * 100_000, "nested deeper than 64 levels"),
    ],
    ids=lambda value: value[:30],
)
def test_a_bad_line_is_set_aside_with_its_reason(line: str, reason: str, write: Writer) -> None:
    assert reason_for(line, write).startswith(reason)


def test_the_largest_numbers_and_the_deepest_nesting_still_pass(write: Writer) -> None:
    path = write(
        "a.jsonl", '{"n": [-9223372036854775808, 9223372036854775807], "d": ' + "[" * 63 + "]" * 63 + "}"
    )

    assert isinstance(next(read_jsonl(path)), JsonRow)


def test_many_brackets_side_by_side_are_not_deep(write: Writer) -> None:
    path = write("a.jsonl", '{"n": [' + ",".join(["{}"] * 500) + "]}")

    assert isinstance(next(read_jsonl(path)), JsonRow)


def test_an_emoji_written_as_two_halves_is_whole(write: Writer) -> None:
    row = next(read_jsonl(write("a.jsonl", '{"n": "\\ud83d\\ude00"}')))

    assert isinstance(row, JsonRow)
    assert row.value == {"n": "😀"}


def test_a_line_of_fifty_megabytes_is_set_aside_in_bounded_memory(write: Writer) -> None:
    path = write("a.jsonl", b'{"n": 1}\n{"n": "' + b"x" * 50_000_000 + b'"}\n{"n": 3}\n')

    tracemalloc.start()
    rows = list(read_jsonl(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [type(row) for row in rows] == [JsonRow, BadRow, JsonRow]
    assert peak < 100_000_000
