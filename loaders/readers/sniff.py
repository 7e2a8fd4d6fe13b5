"""What kind of file this is, from what it holds; its name only decides where the content could be either."""

import json
import re
from pathlib import Path
from types import UnionType
from typing import Literal, TypeAlias

from loaders.readers.dialect import delimiter_of, fit_of
from loaders.readers.encoding import BOMS
from loaders.readers.files import head_of
from loaders.readers.signatures import PDF, ZIP, in_plain_words, signature_of

Kind: TypeAlias = Literal[
    "text", "html", "markdown", "csv", "xlsx", "jsonl", "json", "xml", "pdf", "docx", "zip", "unknown"
]

ZIP_KINDS: dict[str, Kind] = {
    "an Excel workbook (.xlsx)": "xlsx",
    "a Word document (.docx)": "docx",
    "a damaged ZIP archive": "unknown",
}
JSON_START = re.compile(r'[\[{]\s*(?:["\[{\]}]|-?\d|true|false|null)')
CERTAIN_CHARACTERS = 16_384
"""A text as long as this may be only the beginning of its file."""
XML_DECLARATION = re.compile(r"\s*<\?xml\b")
BEFORE_ROOT = re.compile(r"\A(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
HTML_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
HTML_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|a|span|section|article|br)\b[^>]*>", re.IGNORECASE
)
XML_ROOT = re.compile(r"<(?:!DOCTYPE\s+)?[A-Za-z_][\w.:-]*(?:\s+[\w.:-]+\s*=\s*[\"'][^<]*)?\s*/?>")
MARKDOWN_MARK = re.compile(
    r"^(?:#{1,6} \S|```|\|[ :|-]+\|$|\[[^\]]+\]: )|\[[^\]]+\]\([^)\s]+\)", re.MULTILINE
)
MARKDOWN_NAMES = (".md", ".markdown")
TABLE_NAMES = (".csv", ".tsv", ".tab", ".ssv")
LINES_NAMES = (".jsonl", ".ndjson")
NEVER_PROSE = (".xml", ".json", ".js", ".py", ".css", ".yaml", ".yml")
"""What is so named is written for programs: it is no text for people, whatever it holds."""
LONGEST_COLUMN_NAME = 60


def kind_of(path: Path) -> Kind:
    """The kind of this file; "unknown" is whatever no reader takes."""
    head = head_of(path)
    signature = signature_of(head)
    if signature is PDF:
        return "pdf"
    if signature is ZIP:
        return ZIP_KINDS.get(in_plain_words(path, head), "zip")
    text = _text(head)
    if signature is not None or "\0" in text or not text.strip():
        return "unknown"
    return _kind_of_text(text, path.suffix.lower())


def in_words(path: Path) -> str:
    """What people call this file, for messages: "a PNG picture", "an old Excel file (.xls)", "text"."""
    return in_plain_words(path, head_of(path))


def _text(head: bytes) -> str:
    codec = next((whole for mark, _, whole in BOMS if head.startswith(mark)), "utf-8")
    return head.decode(codec, errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _kind_of_text(text: str, suffix: str) -> Kind:
    start = text.lstrip()
    if start.startswith(("{", "[")):
        found = _json_kind(start, suffix)
        if found:
            return found
    if start.startswith("<"):
        found = _markup_kind(text, suffix)
        if found:
            return found
    if _is_table(text, suffix):
        return "csv"
    if suffix in NEVER_PROSE:
        return "unknown"
    is_markdown = suffix in MARKDOWN_NAMES or len(MARKDOWN_MARK.findall(text)) >= 2
    return "markdown" if is_markdown else "text"


def _json_kind(start: str, suffix: str) -> Kind | None:
    if suffix in LINES_NAMES:
        return "jsonl"
    first, *rest = [line for line in start.split("\n") if line.strip()]
    if rest and rest[0].lstrip().startswith("{") and _is_json(first, dict):
        return "jsonl"
    cut_off = len(start) >= CERTAIN_CHARACTERS and JSON_START.match(start)
    return "json" if suffix == ".json" or cut_off or _is_json(start, dict | list) else None


def _is_json(text: str, of: type | UnionType) -> bool:
    try:
        return isinstance(json.loads(text), of)
    except (ValueError, RecursionError):
        return False


def _markup_kind(text: str, suffix: str) -> Kind | None:
    before = BEFORE_ROOT.match(text)
    root = text[before.end() if before else 0 :]
    if HTML_ROOT.match(root):
        return "html"
    if XML_DECLARATION.match(text) or suffix == ".xml":
        return "xml"
    if suffix in (".html", ".htm", ".xhtml") or HTML_TAG.match(root):
        return "html"
    return "xml" if XML_ROOT.match(root) and ("</" in root or "/>" in root) else None


def _is_table(text: str, suffix: str) -> bool:
    """Rows that agree about their number of cells, under something that looks like a header."""
    if suffix in TABLE_NAMES:
        return True
    delimiter = delimiter_of(text)
    fit = fit_of(text, delimiter)
    lines = [line for line in text.split("\n") if line.strip()]
    names = [name.strip() for name in lines[0].split(delimiter)]
    named = all(0 < len(name) <= LONGEST_COLUMN_NAME for name in names)
    return named and len(lines) >= 3 and fit.header_parts and fit.agreement >= 0.9
