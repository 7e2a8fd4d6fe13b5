"""Documents: text, web pages, Markdown, PDF and Word."""

from pathlib import Path

from loaders.readers.blocks import Block, Document, blocks_at, title_in
from loaders.readers.docx import read_docx
from loaders.readers.files import unusable
from loaders.readers.html import read_html
from loaders.readers.markdown import read_markdown
from loaders.readers.pdf import read_pdf
from loaders.readers.plain import spans_of
from loaders.readers.sniff import in_words, kind_of
from loaders.readers.text import read_text

__all__ = ["Block", "Document", "read_document"]


def read_document(path: Path) -> Document:
    """The text of a document and its blocks; whatever is text but neither page nor Markdown is plain text."""
    match kind_of(path):
        case "html":
            return read_html(path)
        case "markdown":
            return read_markdown(path)
        case "pdf":
            return read_pdf(path)
        case "docx":
            return read_docx(path)
        case "xlsx" | "zip":
            raise unusable(path, f"is {in_words(path)}; save it as text (.txt) or as a web page (.html)")
        case _:
            return _plain(read_text(path))


def _plain(text: str) -> Document:
    blocks = blocks_at(text, spans_of(text))
    return Document(title_in(blocks), text, blocks)
