import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from loaders.readers import in_words, kind_of

Writer = Callable[[str, bytes | str], Path]

PROSE = "The forum met in Gisa, as it does each year, and spoke of shelters.\nIt went home.\n"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", PROSE, "text"),
        ("a.csv", PROSE, "csv"),
        ("a.txt", "name,town\nGisa Forum,Gisa\nKivuli Union,Kivuli\n", "csv"),
        ("a", "name;town\nGisa Forum;Gisa\nKivuli Union;Kivuli\n", "csv"),
        ("a.csv", '{"kind": "entity"}\n{"kind": "link"}\n', "jsonl"),
        ("a.jsonl", '{"kind": "entity"}', "jsonl"),
        ("a.json", '{"kind":\n "entity"}', "json"),
        ("a.txt", '[{"kind": "entity"}]', "json"),
        ("a.txt", "[1] A footnote of the forum", "text"),
        ("a.txt", "[see below] the forum", "text"),
        ("a.txt", "{forum} of Gisa", "text"),
        ("a.txt", "<!-- saved --><!DOCTYPE html><html></html>", "html"),
        ("a.txt", "<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'/>", "html"),
        ("a.html", "<div>The forum</div>", "html"),
        ("a.txt", "<p>The forum</p>", "html"),
        ("a.txt", "<script> is the name of a forum", "text"),
        ("a.txt", "<iati-activities version='2.03'><iati-activity/></iati-activities>", "xml"),
        ("a.csv", '<?xml version="1.0"?><root/>', "xml"),
        ("a.xml", PROSE, "unknown"),
        ("a.json", PROSE, "unknown"),
        ("a.js", "// who works where\nvar places = 3;\n", "unknown"),
        ("a.md", PROSE, "markdown"),
        ("a.txt", "# About\n\nThe forum.\n\n## Members\n\nMany.\n", "markdown"),
        ("a.docx", b"%PDF-1.4\n", "pdf"),
        ("a.xlsx", b"name,town\nA,x\nB,y\n", "csv"),
        ("a.txt", bytes.fromhex("89504e470d0a1a0a"), "unknown"),
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1"), "unknown"),
        ("a.txt", b"a\0b", "unknown"),
        ("a.txt", b"   \n", "unknown"),
        ("a.zip", b"PK\x03\x04 and no more", "unknown"),
        ("a.txt", "name\ttown\nA\tx\nB\ty\n".encode("utf-16"), "csv"),
        ("a.txt", "Réseau de Gisa".encode("latin-1"), "text"),
    ],
)
def test_the_content_decides_what_a_file_is(
    name: str, content: bytes | str, kind: str, write: Writer
) -> None:
    assert kind_of(write(name, content)) == kind


@pytest.mark.parametrize(
    ("part", "kind", "words"),
    [
        ("word/document.xml", "docx", "a Word document (.docx)"),
        ("xl/workbook.bin", "zip", "a binary Excel workbook (.xlsb)"),
        ("content.xml", "zip", "an OpenDocument file"),
        ("data.csv", "zip", "a ZIP archive"),
    ],
)
def test_archives_are_known_by_their_parts(part: str, kind: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")

    assert (kind_of(path), in_words(path)) == (kind, words)


def test_a_workbook_is_known_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    openpyxl.Workbook().save(path)

    assert kind_of(path) == "xlsx"


def test_a_nested_first_line_does_not_stop_the_sniffing(write: Writer) -> None:
    assert kind_of(write("a.txt", '{"a":' + "[" * 60_000 + "\n{")) == "json"
