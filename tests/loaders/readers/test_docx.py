"""Word documents: paragraphs, lists and tables as they are read."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from graph.errors import SourceUnusable
from loaders.readers import Document, read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(word: WordDocument, folder: Path) -> Document:
    word.save(str(folder / "word.docx"))
    return read_document(folder / "word.docx")


def test_headings_lists_and_tables_are_what_they_are(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Hillside Women Initiative", 0)
    word.add_heading("Who we are", 2)
    word.add_paragraph("We teach reading in four villages.")
    word.add_paragraph("Mkono Trust", style="List Bullet")
    word.add_paragraph("its branch", style="List Bullet 2")
    word.add_paragraph("Radio Pwani", style="List Number")
    table = word.add_table(2, 2)
    for cell, text in zip(table._cells, ("Donor", "Year", "Solvang Foundation", "2019"), strict=True):
        cell.text = text

    found = read(word, tmp_path)

    assert [(block.kind, block.text) for block in found.blocks] == [
        ("heading", "Hillside Women Initiative"),
        ("heading", "Who we are"),
        ("paragraph", "We teach reading in four villages."),
        ("item", "Mkono Trust"),
        ("item", "its branch"),
        ("item", "Radio Pwani"),
        ("row", "Donor | Year"),
        ("row", "Solvang Foundation | 2019"),
    ]
    assert [block.level for block in found.blocks[:2]] == [1, 2]
    assert found.title == "Hillside Women Initiative"
    assert [block.where for block in found.blocks][:2] == ["paragraph 1", "paragraph 2"]
    assert all(found.text[block.start : block.end] == block.text for block in found.blocks)


def test_headers_and_footers_stay_out(tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Annual report 2023"
    word.sections[0].footer.paragraphs[0].text = "Page 1"
    word.add_paragraph("We teach reading in four villages.")

    assert read(word, tmp_path).text == "We teach reading in four villages."


def test_changes_are_read_as_if_accepted_and_what_is_hidden_is_not_read(tmp_path: Path) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("We teach ")
    for change in (
        f'<w:del {W} w:id="1" w:author="A"><w:r><w:delText>five</w:delText></w:r></w:del>',
        f'<w:ins {W} w:id="2" w:author="A"><w:r><w:t>four hundred girls</w:t></w:r></w:ins>',
        f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>",
        f"<w:r {W}><w:tab/><w:t>to</w:t><w:noBreakHyphen/><w:t>read.</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(change))

    assert read(word, tmp_path).text == "We teach four hundred girls to-read."


def test_what_stands_in_a_frame_or_a_form_field_is_read(tmp_path: Path) -> None:
    word = docx.Document()
    inside = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    word.element.body.insert(
        0, parse_xml(f"<w:sdt {W}><w:sdtContent>{inside.format('From a field.')}</w:sdtContent></w:sdt>")
    )
    box = f"<w:r {W}><w:pict><w:txbxContent>{inside.format('From a frame.')}</w:txbxContent></w:pict></w:r>"
    word.add_paragraph("Around it.")._p.append(parse_xml(box))

    assert read(word, tmp_path).text == "From a field.\n\nAround it.\n\nFrom a frame."


def test_a_table_that_only_lays_out_a_page_is_read_cell_by_cell(tmp_path: Path) -> None:
    word = docx.Document()
    cells = word.add_table(1, 2).rows[0].cells
    cells[0].paragraphs[0].style = word.styles["Heading 1"]
    cells[0].paragraphs[0].text = "Who we are"
    cells[1].text = "We teach reading in four villages."

    assert [block.kind for block in read(word, tmp_path).blocks] == ["heading", "paragraph"]


def test_a_document_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match="has no text"):
        read(docx.Document(), tmp_path)


def test_broken_and_bursting_documents_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:document>" + b" " * 40_000_000)
    with pytest.raises(SourceUnusable, match="times its size"):
        read_document(path)

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", b'<!DOCTYPE d [<!ENTITY e "x">]><d>&e;</d>')
    with pytest.raises(SourceUnusable, match="declares a document type"):
        read_document(path)

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", b"<d/>")
    with pytest.raises(SourceUnusable, match="the document is broken inside"):
        read_document(path)
