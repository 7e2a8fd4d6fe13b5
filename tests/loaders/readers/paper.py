"""Documents as people make them, PDF and Word, for the tests of their readers."""

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from fpdf import FPDF

from loaders.readers import Block, read_document
from loaders.readers.page import one_line

Rows = Sequence[Sequence[str]]


class Paper(FPDF):
    """A PDF with a running header and page numbers, where they are wanted."""

    def __init__(self, header: str = "") -> None:
        super().__init__(format="A4")
        self.running = header
        self.core_fonts_encoding = "windows-1252"
        self.set_font("Helvetica", size=11)
        self.add_page()

    def header(self) -> None:
        if self.running:
            self.set_font("Helvetica", size=9)
            self.cell(0, 8, self.running, new_x="LMARGIN", new_y="NEXT")
            self.set_font("Helvetica", size=11)

    def footer(self) -> None:
        if self.running:
            self.set_y(-15)
            self.cell(0, 8, f"Page {self.page_no()} of 9", align="C")

    def title_line(self, text: str) -> None:
        self.set_font("Helvetica", "B", 16)
        self.cell(0, 12, text, new_x="LMARGIN", new_y="NEXT")
        self.set_font("Helvetica", size=11)

    def paragraph(self, text: str) -> None:
        self.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT", align="L")
        self.ln(4)

    def columns(self, paragraphs: Sequence[str]) -> None:
        with self.text_columns(ncols=2, gutter=10) as columns:
            for text in paragraphs:
                with columns.paragraph(bottom_margin=4, line_height=1.2) as one:
                    one.write(text)
        self.ln(6)

    def framed(self, rows: Rows) -> None:
        with self.table() as table:
            for row in rows:
                line = table.row()
                for cell in row:
                    line.cell(cell)

    def unframed(self, rows: Rows) -> None:
        for row in rows:
            for cell in row:
                self.cell(60, 7, cell)
            self.ln()


def written(paper: FPDF, path: Path) -> Path:
    """Write a PDF and return its path."""
    paper.output(str(path))
    return path


def pdf_of(text: str, path: Path, header: str = "") -> Path:
    """Print a plain text as a PDF: its headings bold, its lists with dashes."""
    paper = Paper(header)
    for block in _plain(text, path):
        if block.kind == "heading":
            paper.title_line(block.text)
        elif block.kind == "item":
            paper.multi_cell(0, 6, f"  - {one_line(block.text)}", new_x="LMARGIN", new_y="NEXT", align="L")
        else:
            paper.paragraph(one_line(block.text))
    return written(paper, path)


def word_of(text: str, path: Path) -> Path:
    """Write a plain text as a Word document: headings and lists in their styles."""
    word: WordDocument = docx.Document()
    for block in _plain(text, path):
        if block.kind == "heading":
            word.add_heading(block.text, block.level)
        else:
            style = "List Bullet" if block.kind == "item" else None
            word.add_paragraph(one_line(block.text), style=style)
    word.save(str(path))
    return path


def _plain(text: str, path: Path) -> tuple[Block, ...]:
    plain = path.with_suffix(".txt")
    plain.write_text(text, encoding="utf-8")
    return read_document(plain).blocks
