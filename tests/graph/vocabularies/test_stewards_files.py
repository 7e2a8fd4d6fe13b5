"""Terms, languages and spellings that a steward adds in files of their own."""

from pathlib import Path

import pytest

from graph.vocabularies.files import DataFileError
from graph.vocabularies.terms import load_vocabularies, version, vocabulary

HEADER = "id,broader,sensitive,codes,en,fr\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_steward_can_add_terms_languages_and_spellings(tmp_path: Path) -> None:
    write(
        tmp_path,
        "themes.csv",
        "id;broader;sensitive;codes;en;sw\n"
        "legal-aid;;;;law counter;msaada wa kisheria\n"
        "barefoot-law;legal-aid;;;barefoot law;\n"
        "mediation;;;;palaver tree;\n",
    )

    extended = load_vocabularies(tmp_path)["theme"]

    assert extended.terms["legal-aid"].name == "legal aid"
    assert extended.terms["legal-aid"].names["sw"] == ("msaada wa kisheria",)
    for text, term_id in [
        ("Law counters", "legal-aid"),
        ("legal aid", "legal-aid"),
        ("Barefoot law", "barefoot-law"),
        ("palaver tree", "mediation"),
    ]:
        term = extended.find(text)
        assert term is not None
        assert term.id == term_id
    assert vocabulary("theme").find("barefoot law") is None


def test_a_stewards_spelling_outweighs_ours_and_sensitivity_is_inherited(tmp_path: Path) -> None:
    write(
        tmp_path,
        "populations.csv",
        HEADER + "night-fishers,fishers,yes,,night fishers|fishing communities,\n"
        "lamp-boys,night-fishers,,,lamp boys,\n",
    )

    extended = load_vocabularies(tmp_path)["population"]
    moved = extended.find("fishing communities")

    assert moved is not None
    assert moved.id == "night-fishers"
    assert extended.terms["lamp-boys"].sensitive
    assert ("fishing communities", "night-fishers") in extended_forms(tmp_path)
    assert ("fishing communities", "fishers") not in extended_forms(tmp_path)


def extended_forms(folder: Path) -> list[tuple[str, str]]:
    return [(form, term.id) for form, term in load_vocabularies(folder)["population"].surface_forms()]


def test_the_version_changes_only_with_the_data(tmp_path: Path) -> None:
    before = version(tmp_path)
    write(tmp_path, "sorts.csv", HEADER + "guild,,,,guild,\n")
    after = version(tmp_path)

    assert before == version()
    assert after != before
    assert after == version(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id,broader\n", 1, "'sensitive'"),
        (HEADER + "One Thing,,,,one thing,\n", 2, "small letters"),
        (HEADER + "a,,,,first,\na,,,,second,\n", 3, "line 2"),
        (HEADER + "a,,,,first,\nb,,,,firsts,\n", 3, "'a'"),
        (HEADER + "a,nowhere,,,first,\n", 2, "'nowhere'"),
        (HEADER + "a,b,,,first,\nb,a,,,second,\n", 2, "circle"),
        (HEADER + "a,,maybe,,first,\n", 2, "yes, no"),
        (HEADER + "a,,,,,premier\n", 2, "English"),
        (HEADER + "a,,,15160,first,\n", 2, "dac:15160"),
        (HEADER + "a,,,dac:15160,first,\n", 2, "human-rights"),
        (HEADER + "a,,,,first,premier,third\n", 2, "quotes"),
        (HEADER + 'a,,,,"first"x,\n', 2, "quotes"),
        (HEADER + "a,,,,...,\n", 2, "no letters"),
        ("id,broader,sensitive,codes,en,French\na,,,,first,\n", 1, "'French'"),
    ],
)
def test_a_bad_file_gives_one_error_that_names_file_and_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    path = write(tmp_path, "themes.csv", text)

    with pytest.raises(DataFileError) as caught:
        load_vocabularies(tmp_path)

    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(path) in str(caught.value)
    assert words in str(caught.value)


def test_a_file_with_a_wrong_name_or_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "theme.csv").write_text(HEADER)
    with pytest.raises(DataFileError, match=r"themes\.csv"):
        load_vocabularies(tmp_path)

    (tmp_path / "theme.csv").rename(tmp_path / "themes.csv")
    (tmp_path / "themes.csv").write_bytes((HEADER + "a,,,,café,\n").encode("latin-1"))
    with pytest.raises(DataFileError, match="UTF-8"):
        load_vocabularies(tmp_path)

    with pytest.raises(DataFileError, match="not a folder"):
        load_vocabularies(tmp_path / "nowhere")
