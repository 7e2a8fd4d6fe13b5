"""A mapping file says what it means, or is refused in one line that tells where and what to do."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import SourceUnusable
from graph.model.sources import Covers
from loaders.mapping import Mapping, Template, read_mapping
from loaders.mapping_words import ENTITY_COLUMNS, LINK_COLUMNS
from loaders.sources.tables.template import entity_columns, link_columns


def written(folder: Path, text: str) -> Path:
    path = folder / "map.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_says_where_the_file_comes_from_and_what_it_covers(tmp_path: Path) -> None:
    text = """
        source: {title: Members, publisher: Oak Forum, published: 2024-05, visibility: members}
        covers: {themes: [Santé, "dac:140"], places: [RW33, Rwanda], on: 2024-05}
    """

    mapping = read_mapping(written(tmp_path, text))

    assert mapping.source.said() == {
        "title": "Members",
        "publisher": "Oak Forum",
        "published": "2024-05",
        "visibility": "members",
    }
    assert mapping.covers == Covers(
        themes=("theme:health", "theme:wash"), places=("pcode:RW33", "iso3166:RW"), on="2024-05"
    )
    assert not mapping.has_columns


def test_a_column_becomes_one_of_ours_or_links_or_both(tmp_path: Path) -> None:
    text = """
        columns:
          Name: name
          Donor: {link: FUNDS, cell: from, columns: {Sum: amount}, constants: {currency: USD}}
          Area: [{link: OPERATES_IN}, {column: website}]
    """

    mapping = read_mapping(written(tmp_path, text))

    assert [(header, cell.column) for header, cell in mapping.cells()] == [
        ("Name", "name"),
        ("Area", "website"),
    ]
    assert [(header, each.link, each.cell) for header, each in mapping.templates()] == [
        ("Donor", "FUNDS", "from"),
        ("Area", "OPERATES_IN", "to"),
    ]
    assert isinstance(mapping.columns["Donor"][0], Template)
    assert mapping.headers() == ["Name", "Donor", "Area", "Sum"]


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    text = "columns: {No: name, Yes: aliases, 2024: website}\nconstants: {kind: Network, generic: on}"

    mapping = read_mapping(written(tmp_path, text))

    assert list(mapping.columns) == ["No", "Yes", "2024"]
    assert mapping.constants == {"kind": "Network", "generic": "on"}


def test_a_field_without_a_value_says_nothing(tmp_path: Path) -> None:
    assert read_mapping(written(tmp_path, "source:\n  url:\ncovers:\n")) == Mapping()


BOMB = "a: &a [x, x]\n" + "\n".join(f"b{n}: &b{n} [*a, *a]" for n in range(30))


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("columns:\n  A: name\n  B: wesite", "line 3: columns.B", "did you mean 'website'?"),
        ("columns:\n  A: name\n  B: {link: FUNDZ}", "line 3: columns.B.link", "did you mean 'FUNDS'?"),
        (
            "columns:\n  A: name\n  B: {link: FUNDS, kind: Organisation}",
            "line 3",
            "did you mean 'Organization'?",
        ),
        ("columns: {A: name}\nconstants: {kind: Club}", "line 1", "there is no kind 'Club'"),
        (
            "columns:\n  A: name\n  B:\n    link: FUNDS\n    columns: {C: amout}",
            "line 5",
            "did you mean 'amount'?",
        ),
        (
            "columns: {A: name, B: {link: FUNDS, columns: {C: to}}}",
            "line 1",
            "made by `link:` has no column 'to'",
        ),
        ("columns: {A: website}", "line 1", "no column becomes `name`"),
        ("columns: {A: name, B: name}", "line 1", "two columns become `name`"),
        ("columns: {A: name, B: amount}", "line 1", "an entity has no column 'amount'"),
        ("columns: {A: from, B: to, C: {link: FUNDS}}", "line 1", "no further `link:`"),
        ("columns: {A: name}\ncolumns: {B: name}", "line 2", "stands there twice"),
        ("kolumns: {A: name}", "line 1: kolumns", "no such thing in a mapping"),
        ("columns:\n  A: name\n  B: {link: FUNDS, cel: from}", "line 3: columns.B.cel", "no such thing"),
        ("source: {published: last year}", "line 1: source.published", "is not a date"),
        (
            "covers: {themes: [health], places: [Atlantis]}",
            "line 1: covers",
            "no place that the vocabularies",
        ),
        ("covers: {themes: [health]}", "line 1: covers", "at least one of each"),
        ("sheets: [{name: One}]", "line 1", "has no columns"),
        ("columns: {A: name", "line 1", "is not YAML"),
        ("- A\n- B", "line 1", "must hold fields"),
        ("just words", "line 1", "must hold fields"),
        ("columns: &x {A: name}\nlinks: *x", "line 1", "anchors (&) and aliases (*) are not read"),
        (BOMB, "line 1", "anchors"),
        ("columns: !!python/object/apply:os.system [ls]", "line 1", "is not read; take it out"),
        ("? [a, b]\n: c", "line 1", "a field needs a name"),
        ("[" * 20_000, "", "levels"),
        ("a: " + "[" * 14 + "]" * 14, "line 1", "levels"),
        ("# " + "x" * 200_000, "", "larger than 131,072 bytes"),
        ("a: \x00", "", "holds characters that no text has"),
        ("a: b\n---\nc: d", "line 2", "is not YAML"),
        ("", "", "is empty"),
    ],
)
def test_a_bad_mapping_is_one_line_with_its_place_and_what_to_do(
    tmp_path: Path, text: str, place: str, what: str
) -> None:
    with pytest.raises(SourceUnusable) as refused:
        read_mapping(written(tmp_path, text))

    said = str(refused.value)
    assert said.startswith(f"map.yaml: {place}")
    assert what in said
    assert "\n" not in said
    assert len(said) < 1200


def test_what_is_no_text_or_not_there_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_bytes(b"a: \xff\xfe\xfa")

    with pytest.raises(SourceUnusable, match=r"map.yaml: is not UTF-8 text"):
        read_mapping(tmp_path / "map.yaml")
    with pytest.raises(SourceUnusable, match=r"other.yaml: there is no such file"):
        read_mapping(tmp_path / "other.yaml")
    with pytest.raises(SourceUnusable, match="is a folder"):
        read_mapping(tmp_path)


def test_a_mapping_knows_every_column_of_ours() -> None:
    assert set(entity_columns()) == ENTITY_COLUMNS
    assert set(link_columns()) == LINK_COLUMNS


@settings(deadline=None, max_examples=150)
@given(text=st.text(max_size=200) | st.text(alphabet="&*!?:-[]{}#|>'\"%@` \nab", max_size=60))
def test_no_text_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("map") / "map.yaml"
    path.write_text(text, encoding="utf-8", errors="replace")

    try:
        read_mapping(path)
    except SourceUnusable as refused:
        assert "\n" not in str(refused)
