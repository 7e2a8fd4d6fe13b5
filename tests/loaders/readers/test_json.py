import json
from pathlib import Path

import pytest

from graph.errors import SourceUnusable
from loaders.readers import BadRow, JsonRow, read_json, read_json_frame, read_json_items


def written(folder: Path, text: str) -> Path:
    path = folder / "data.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_is_read_item_by_item_with_where_each_stands(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeff" + json.dumps({"grants": [{"id": "a", "amount": 2.5}, 7, {"id": "b"}]}))

    first, bad, last = read_json_items(path, "grants.item")

    assert isinstance(first, JsonRow)
    assert (first.where, first.value) == ("grants 1", {"id": "a", "amount": 2.5})
    assert isinstance(bad, BadRow)
    assert (bad.where, bad.reason) == ("grants 2", "not an object")
    assert isinstance(last, JsonRow)
    assert last.number == 3


def test_a_list_that_breaks_off_says_after_which_item(tmp_path: Path) -> None:
    path = written(tmp_path, '{"grants": [{"id": "a"}, {"id": ')

    with pytest.raises(SourceUnusable, match=r"data\.json: after item 1: not JSON"):
        list(read_json_items(path, "grants.item"))


@pytest.mark.parametrize("text", ['{"a": ', "[" * 100_000, '{"a": 1} x'])
def test_a_broken_document_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceUnusable, match=r"data\.json: "):
        read_json(written(tmp_path, text))


def test_a_document_is_read_whole(tmp_path: Path) -> None:
    assert read_json(written(tmp_path, '{"nodes": [], "links": [1, "two"]}')) == {
        "nodes": [],
        "links": [1, "two"],
    }


def test_the_frame_is_what_a_document_says_beside_its_lists(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        json.dumps(
            {"title": "Grants", "grants": [{"id": "a", "in": [{"x": 1}]}], "by": {"name": "Ama", "n": [1]}}
        ),
    )

    assert read_json_frame(path) == {"title": "Grants", "grants": [], "by": {"name": "Ama", "n": []}}


def test_the_frame_of_a_list_is_an_empty_list(tmp_path: Path) -> None:
    assert read_json_frame(written(tmp_path, '[{"a": [1]}, 2]')) == []


def test_a_document_that_breaks_off_has_no_frame(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match=r"data.json: not JSON"):
        read_json_frame(written(tmp_path, '{"grants": [{"id": "a"}'))
