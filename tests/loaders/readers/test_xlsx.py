import datetime
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from graph.errors import SourceUnusable
from loaders.readers import BadRow, Cells, Row, read_xlsx, read_xlsx_cells

Writer = Callable[[str, bytes | str], Path]
Sheets = dict[str, list[list[object]]]


def workbook(path: Path, sheets: Sheets) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The same workbook with one part of its archive rewritten."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def members(tmp_path: Path) -> Path:
    rows: list[list[object]] = [["name", "town"], ["Gisa Forum", "Gisa"], ["Kivuli Union", "Kivuli"]]
    return workbook(tmp_path / "members.xlsx", {"Members": rows})


SHEET = "xl/worksheets/sheet1.xml"


def test_every_sheet_is_read_under_its_own_header(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        {
            "Members": [["name"], ["A"]],
            "Empty": [],
            "Links": [[], ["from", "to"], ["A", "B"], [], ["B", "C"]],
        },
    )

    rows = [row for row in read_xlsx(path) if isinstance(row, Row)]

    assert [(row.sheet, row.number, row.where, dict(row.values)) for row in rows] == [
        ("Members", 2, "sheet Members row 2", {"name": "A"}),
        ("Links", 3, "sheet Links row 3", {"from": "A", "to": "B"}),
        ("Links", 5, "sheet Links row 5", {"from": "B", "to": "C"}),
    ]


def test_a_share_is_read_as_people_see_it(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["part", "rate", "sign", "plain"], [0.3, 0.125, 7, 0.3]]})
    book = openpyxl.load_workbook(path)
    for cell, shown in zip(book["S"][2], ("0%", "0.00%", '0" %"', "0.0"), strict=True):
        cell.number_format = shown
    book.save(path)

    (row,) = read_xlsx(path)

    assert isinstance(row, Row)
    assert list(row.values.values()) == ["30%", "12.5%", "7", "0.3"]


def test_formats_that_nobody_tells_of_are_passed_over(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["part"], [0.3]]})
    changed(path, SHEET, lambda xml: xml.replace(b'<c r="A2"', b'<c r="A2" s="9"'))

    assert [dict(row.values) for row in read_xlsx(path) if isinstance(row, Row)] == [{"part": "0.3"}]


def test_values_become_text_without_loss(tmp_path: Path) -> None:
    values: list[object] = [
        "  spaced ", 5, 5.0, 0.1 + 0.2, 1_234_567_890_123, True, datetime.date(2014, 5, 1),
        datetime.datetime(2014, 5, 1, 10, 30), None, "<script>", "=text",
    ]  # fmt: skip
    path = workbook(tmp_path / "a.xlsx", {"S": [[f"c{place}" for place in range(11)], values]})
    changed(path, SHEET, lambda xml: xml.replace(b"<f>text</f><v></v>", b"<f>text</f><v>7</v>"))

    (row,) = read_xlsx(path)

    assert isinstance(row, Row)
    assert list(row.values.values()) == [
        "  spaced ", "5", "5", "0.3", "1234567890123", "TRUE", "2014-05-01", "2014-05-01T10:30:00", "",
        "<script>", "7",
    ]  # fmt: skip


def test_a_cell_beyond_the_header_is_set_aside(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["name"], ["A", None, "lost?"], ["B"]]})

    first, second = read_xlsx(path)

    assert isinstance(first, BadRow)
    assert (first.reason, first.text) == ("3 cells where the header has 1", "A\t\tlost?")
    assert isinstance(second, Row)


def test_what_a_sheet_says_of_its_own_size_is_not_believed(members: Path) -> None:
    changed(
        members, SHEET, lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', xml)
    )

    assert len(list(read_xlsx(members))) == 2


def test_a_row_number_far_beyond_any_sheet_ends_the_reading(
    members: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.readers.xlsx.MAX_ROWS", 10_000)
    far = b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'
    changed(members, SHEET, lambda xml: xml.replace(b"</sheetData>", far))

    with pytest.raises(SourceUnusable, match="larger than a sheet can be"):
        list(read_xlsx(members))


def test_rows_that_claim_endless_columns_are_set_aside(members: Path) -> None:
    wide = b'<row r="4"><c r="A4"><v>1</v></c><c r="XFD4"><v>1</v></c></row></sheetData>'
    changed(members, SHEET, lambda xml: xml.replace(b"</sheetData>", wide))

    last = list(read_xlsx(members))[-1]

    assert isinstance(last, BadRow)
    assert last.reason == "16,384 cells; at most 1,000 are read"


def test_the_name_of_the_file_does_not_matter(members: Path) -> None:
    renamed = members.rename(members.with_name("members.data"))

    assert len(list(read_xlsx(renamed))) == 2


def test_cells_are_there_for_sheets_whose_header_stands_lower(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": [["Report of May"], ["name", "town"], ["A", "x"]]})

    rows = [row for row in read_xlsx_cells(path) if isinstance(row, Cells)]

    assert [row.cells for row in rows] == [("Report of May",), ("name", "town"), ("A", "x")]


def test_a_workbook_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceUnusable, match="no sheet holds a row"):
        list(read_xlsx(workbook(tmp_path / "a.xlsx", {"S": [["name"]]})))


def test_a_part_that_unpacks_to_far_more_than_it_holds_is_refused(members: Path) -> None:
    changed(members, SHEET, lambda xml: xml.replace(b"</sheetData>", b" " * 30_000_000 + b"</sheetData>"))

    with pytest.raises(SourceUnusable, match=r"sheet1\.xml: unpacks to .* times its size"):
        list(read_xlsx(members))


def test_a_part_that_is_large_beyond_reason_is_refused(
    members: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.readers.archive.MAX_SHEET_BYTES", 500)

    with pytest.raises(SourceUnusable, match=r"sheet1\.xml: unpacks to [\d,]+ bytes \(at most 500\)"):
        list(read_xlsx(members))


def test_many_small_parts_that_add_up_are_refused(members: Path) -> None:
    with zipfile.ZipFile(members, "a") as archive:
        for number in range(5_001):
            archive.writestr(f"xl/media/{number}.png", b"x")

    with pytest.raises(SourceUnusable, match="unpacks to more than 5,000 parts"):
        list(read_xlsx(members))


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declaration", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_never_expanded(declaration: bytes, part: str, encoding: str, members: Path) -> None:
    def declare(xml: bytes) -> bytes:
        bare = re.sub(rb"^<\?xml.*?\?>", b"", xml)
        return (declaration + bare).decode().encode(encoding)

    changed(members, part, declare)

    with pytest.raises(SourceUnusable, match="declares a document type"):
        list(read_xlsx(members))


def test_a_workbook_broken_inside_is_one_clear_error(members: Path) -> None:
    changed(members, SHEET, lambda xml: xml[: len(xml) // 2])

    with pytest.raises(SourceUnusable, match=r"^members\.xlsx: sheet Members: the workbook is broken inside"):
        list(read_xlsx(members))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_broken_parts_beside_the_sheets_are_one_clear_error(part: str, members: Path) -> None:
    changed(members, part, lambda xml: xml[: len(xml) // 2])

    with pytest.raises(SourceUnusable, match=r"^members\.xlsx: "):
        list(read_xlsx(members))


def test_an_archive_cut_off_is_refused(members: Path) -> None:
    members.write_bytes(members.read_bytes()[:-200])

    with pytest.raises(SourceUnusable, match="a damaged ZIP archive"):
        list(read_xlsx(members))


def test_a_bit_flipped_inside_a_part_is_refused(tmp_path: Path) -> None:
    rows: list[list[object]] = [[f"Gisa group {number * 7919 % 10007}"] for number in range(3_000)]
    path = workbook(tmp_path / "a.xlsx", {"S": [["name"], *rows]})
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo(SHEET).header_offset + 2_000
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(SourceUnusable, match="broken inside"):
        list(read_xlsx(path))


OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1_000)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name,town\nA,x\n", "is text, not an Excel workbook"),
        (bytes.fromhex("89504e470d0a1a0a") + bytes(20), "is a PNG picture"),
        (
            OLE_HEAD + "Workbook".encode("utf-16-le"),
            "an old Excel file (.xls), not an Excel workbook (.xlsx); save",
        ),
        (OLE_HEAD + "EncryptedPackage".encode("utf-16-le"), "locked with a password, not an Excel workbook"),
        (b"PK\x03\x04 and no more", "a damaged ZIP archive"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(content: bytes, words: str, write: Writer) -> None:
    with pytest.raises(SourceUnusable, match=re.escape(words)):
        list(read_xlsx(write("a.xlsx", content)))


def test_a_locked_part_is_refused(members: Path) -> None:
    content = bytearray(members.read_bytes())
    for found in re.finditer(b"PK\x01\x02", bytes(content)):
        content[found.start() + 8] |= 1
    members.write_bytes(content)

    with pytest.raises(SourceUnusable, match="locked with a password"):
        list(read_xlsx(members))


def test_a_plain_archive_and_a_word_document_are_no_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    with pytest.raises(SourceUnusable, match="is a Word document"):
        list(read_xlsx(path))
