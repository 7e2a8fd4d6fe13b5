"""What the first bytes of a file give away."""

import zipfile
from pathlib import Path
from typing import NamedTuple


class Signature(NamedTuple):
    """The bytes that a kind of file starts with, and what people call such a file."""

    start: bytes
    words: str


OLE = Signature(bytes.fromhex("d0cf11e0a1b11ae1"), "an old Office file")
ZIP = Signature(b"PK\x03\x04", "a ZIP archive")
PDF = Signature(b"%PDF-", "a PDF document")
GZIP = Signature(b"\x1f\x8b\x08", "a gzip archive")
TAR = Signature(b"ustar", "a TAR archive")
TAR_STARTS_AT = 257
SIGNATURES = (
    OLE,
    ZIP,
    PDF,
    Signature(b"PK\x05\x06", "an empty ZIP archive"),
    Signature(b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    Signature(b"\xff\xd8\xff", "a JPEG picture"),
    Signature(b"GIF87a", "a GIF picture"),
    Signature(b"GIF89a", "a GIF picture"),
    GZIP,
    Signature(b"\xfd7zXZ\x00", "an xz archive"),
    Signature(b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    Signature(b"Rar!\x1a\x07", "a RAR archive"),
    Signature(b"SQLite format 3\x00", "a SQLite database"),
    Signature(b"\x7fELF", "a program"),
    Signature(b"{\\rtf", "an RTF document"),
)

INSIDE_ZIP = {
    "xl/workbook.xml": "an Excel workbook (.xlsx)",
    "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
    "word/document.xml": "a Word document (.docx)",
    "ppt/presentation.xml": "a PowerPoint file (.pptx)",
    "content.xml": "an OpenDocument file",
}
"""The part that tells what a ZIP archive really is."""

OLE_STREAMS = {
    "EncryptedPackage": "an Excel or Word file locked with a password",
    "Workbook": "an old Excel file (.xls)",
    "WordDocument": "an old Word file (.doc)",
}
"""The stream that tells what an old Office file really is."""

OLE_SEARCHED_BYTES = 64 * 1024 * 1024


def signature_of(head: bytes) -> Signature | None:
    """The signature that these first bytes carry, if any."""
    if head.startswith(TAR.start, TAR_STARTS_AT):
        return TAR
    return next((known for known in SIGNATURES if head.startswith(known.start)), None)


def in_plain_words(path: Path, head: bytes) -> str:
    """What people call a file with these first bytes: "a PNG picture", "an old Excel file (.xls)"."""
    signature = signature_of(head)
    if signature is None:
        return "a file of an unknown format" if 0 in head else "text"
    if signature is ZIP:
        return _zip_words(path)
    return _ole_words(path) if signature is OLE else signature.words


def _zip_words(path: Path) -> str:
    """What people call the file that this ZIP archive is."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return "a damaged ZIP archive"
    return next((words for part, words in INSIDE_ZIP.items() if part in names), ZIP.words)


def _ole_words(path: Path) -> str:
    """What people call this old Office file: stream names stand in it as UTF-16."""
    with path.open("rb") as file:
        content = file.read(OLE_SEARCHED_BYTES)
    return next(
        (words for name, words in OLE_STREAMS.items() if name.encode("utf-16-le") in content), OLE.words
    )
