"""Files into rows, without meaning: what a file says, where it says it, and what in it cannot be used."""

from loaders.readers.csv import read_csv, read_csv_cells
from loaders.readers.document import Block, Document, read_document
from loaders.readers.encoding import encoding_of
from loaders.readers.heads import read_heads
from loaders.readers.json import read_json, read_json_frame, read_json_items
from loaders.readers.jsonl import read_jsonl
from loaders.readers.rows import BadRow, Cells, JsonRow, JsonValue, Row
from loaders.readers.sniff import Kind, in_words, kind_of
from loaders.readers.text import read_text
from loaders.readers.xlsx import read_xlsx, read_xlsx_cells

__all__ = [
    "BadRow",
    "Block",
    "Cells",
    "Document",
    "JsonRow",
    "JsonValue",
    "Kind",
    "Row",
    "encoding_of",
    "in_words",
    "kind_of",
    "read_csv",
    "read_csv_cells",
    "read_document",
    "read_heads",
    "read_json",
    "read_json_frame",
    "read_json_items",
    "read_jsonl",
    "read_text",
    "read_xlsx",
    "read_xlsx_cells",
]
