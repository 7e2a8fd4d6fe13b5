"""PDF documents: what people read on the pages, in the order in which they read it."""

from pathlib import Path

import pytest

import loaders.readers.pdf as reader
from graph.errors import SourceUnusable
from loaders.readers import Document, read_document
from loaders.sources.profiles.loading import LOADER
from tests.loaders.readers.paper import Paper, written

LEFT = (
    "Hillside Women Initiative was founded in 2009 by seven teachers who had seen too many girls leave "
    "school before the age of fifteen and wanted to do something about it in their own valley."
)
RIGHT = (
    "Today the organization runs evening classes in four villages, lends books from a small bus, and "
    "trains young women as electricians together with the polytechnic at the foot of the mountain."
)
ROWS = [
    ("Donor", "Project", "Year"),
    ("Solvang Foundation", "Reading Bus", "2019"),
    ("Norland Aid", "Light", "2021"),
]


def read(paper: Paper, folder: Path) -> Document:
    return read_document(written(paper, folder / "paper.pdf"))


def texts(document: Document, kind: str) -> list[str]:
    return [block.text for block in document.blocks if block.kind == kind]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    paper = Paper()
    paper.title_line("Who we are")
    paper.columns([LEFT, LEFT.replace("2009", "2010"), RIGHT, RIGHT.replace("four", "nine")])
    paper.paragraph("Visitors are welcome on the first Monday of each month.")

    found = read(paper, tmp_path)

    assert texts(found, "heading") == ["Who we are"]
    assert texts(found, "paragraph") == [
        LEFT,
        LEFT.replace("2009", "2010"),
        RIGHT,
        RIGHT.replace("four", "nine"),
        "Visitors are welcome on the first Monday of each month.",
    ]


@pytest.mark.parametrize("framed", [True, False])
def test_the_rows_of_a_table_are_blocks_with_their_cells_side_by_side(framed: bool, tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph("Money that we received so far, by donor and by project.")
    paper.framed(ROWS) if framed else paper.unframed(ROWS)
    paper.paragraph("All of it is accounted for in the yearly report that anybody may ask us for.")

    found = read(paper, tmp_path)

    assert texts(found, "row") == [" | ".join(row) for row in ROWS]
    assert len(texts(found, "paragraph")) == 2


def test_a_cell_of_several_lines_stays_one_cell(tmp_path: Path) -> None:
    paper = Paper()
    paper.framed([("Donor", "Purpose"), ("Solvang Foundation", RIGHT)])

    assert texts(read(paper, tmp_path), "row")[1] == f"Solvang Foundation | {RIGHT}"


def test_headers_and_page_numbers_go_and_a_sentence_over_two_pages_is_whole(tmp_path: Path) -> None:
    paper = Paper("Hillside Women Initiative - Annual report 2023")
    for number in range(11):
        paper.paragraph(f"{number}: {LEFT}")
    paper.multi_cell(0, 6, " ".join([LEFT.removesuffix("."), "and"] * 12) + " beyond.")

    found = read(paper, tmp_path)

    assert "Annual report" not in found.text
    assert "of 9" not in found.text
    assert len(texts(found, "paragraph")) == 12
    assert texts(found, "paragraph")[-1].endswith("in their own valley and beyond.")
    assert paper.page_no() == 2


def test_a_block_says_on_which_page_it_begins(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(LEFT)
    paper.add_page()
    paper.paragraph("A short word first.")
    paper.paragraph(RIGHT)

    found = read(paper, tmp_path)

    assert [block.where for block in found.blocks] == [
        "page 1, paragraph 1",
        "page 2, paragraph 1",
        "page 2, paragraph 2",
    ]
    assert all(found.text[block.start : block.end] == block.text for block in found.blocks)


def test_words_parted_at_the_end_of_a_line_are_whole_again(tmp_path: Path) -> None:
    paper = Paper()
    for line in (
        "We offer community-based care, and we support organi-",
        "zations that give community-",
        "based care.",
    ):
        paper.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")

    [paragraph] = texts(read(paper, tmp_path), "paragraph")

    assert paragraph == (
        "We offer community-based care, and we support organizations that give community-based care."
    )


def test_bullets_are_items_and_no_column(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph("Our partners:")
    for name in ("Mkono Trust", "Radio Pwani", "Bahari Women Cooperative"):
        paper.cell(8, 6, "•")
        paper.cell(0, 6, name, new_x="LMARGIN", new_y="NEXT")

    assert texts(read(paper, tmp_path), "item") == ["Mkono Trust", "Radio Pwani", "Bahari Women Cooperative"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_like_any_other(angle: int, tmp_path: Path) -> None:
    paper = Paper()
    with paper.rotation(angle, 100, 150):
        paper.set_xy(30, 140)
        paper.paragraph(LEFT)

    assert LEFT in read(paper, tmp_path).text


def test_pictures_of_pages_are_refused_in_one_line(tmp_path: Path) -> None:
    paper = Paper()
    paper.rect(20, 20, 100, 100, style="F")

    with pytest.raises(SourceUnusable, match=r"^paper\.pdf: has no text: it is a picture of pages"):
        read(paper, tmp_path)


def test_a_locked_document_is_refused(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(LEFT)
    paper.set_encryption(owner_password="owner", user_password="user")

    with pytest.raises(SourceUnusable, match="is locked with a password; save it without one"):
        read(paper, tmp_path)


def test_a_broken_document_is_refused_and_half_of_one_too(tmp_path: Path) -> None:
    paper = Paper()
    paper.paragraph(LEFT)
    whole = written(paper, tmp_path / "whole.pdf").read_bytes()
    for name, content in {"no.pdf": b"%PDF-1.7\nnothing", "half.pdf": whole[: len(whole) // 3]}.items():
        (tmp_path / name).write_bytes(content)
        assert LOADER.sureness(tmp_path / name) > 0
        with pytest.raises(SourceUnusable, match=f"{name}: (the PDF is broken inside|has no text)"):
            read_document(tmp_path / name)


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    paper = Paper()
    for _ in range(2_000):
        paper.add_page()

    with pytest.raises(SourceUnusable, match="has 2001 pages; at most 2,000 are read"):
        read(paper, tmp_path)


def test_what_takes_too_long_or_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = Paper()
    paper.paragraph(LEFT)
    monkeypatch.setattr(reader, "MAX_SECONDS", 0.001)
    with pytest.raises(SourceUnusable, match="cannot be read within"):
        read(paper, tmp_path)

    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    with pytest.raises(SourceUnusable, match="bytes are too many"):
        read_document(tmp_path / "paper.pdf")
