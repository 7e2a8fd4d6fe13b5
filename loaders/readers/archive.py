"""Is it safe to unpack this Office file? Sizes and declarations are looked at before anything is parsed."""

import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from loaders.readers.files import shown, unusable

MAX_PARTS = 5_000
MAX_TOTAL_BYTES = 512 * 1024 * 1024
MAX_SHEET_BYTES = 256 * 1024 * 1024
MAX_OTHER_BYTES = 32 * 1024 * 1024
MAX_RATIO = 200
RATIO_FROM_BYTES = 1024 * 1024
"""Small parts may shrink as much as they like."""
PROLOG_BYTES = 65_536
BLOCK_BYTES = 1024 * 1024
_UNSOLVED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]{0,200})?/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_LONGEST_UNSOLVED = 300


def require_safe(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse archives that unpack to more than they should, are locked, or bring their own XML entities."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_TOTAL_BYTES:
        raise unusable(path, f"unpacks to more than {MAX_PARTS:,} parts or {MAX_TOTAL_BYTES:,} bytes")
    for part in parts:
        _require_unlocked(path, part)
        _require_bearable_ratio(path, part)
    for part in parts:
        prolog = _prolog(archive, part)
        if _is_xml(prolog):
            _require_bearable_size(path, part)
            _require_no_declarations(path, part, prolog)


def _require_unlocked(path: Path, part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise unusable(path, "is locked with a password; save it without one")


def _require_bearable_ratio(path: Path, part: zipfile.ZipInfo) -> None:
    ratio = part.file_size / max(1, part.compress_size)
    if part.file_size > RATIO_FROM_BYTES and ratio > MAX_RATIO:
        raise _bomb(path, part, f"unpacks to {ratio:,.0f} times its size (at most {MAX_RATIO})")


def _require_bearable_size(path: Path, part: zipfile.ZipInfo) -> None:
    limit = MAX_SHEET_BYTES if "/worksheets/" in part.filename else MAX_OTHER_BYTES
    if part.file_size > limit:
        raise _bomb(path, part, f"unpacks to {part.file_size:,} bytes (at most {limit:,})")


def _bomb(path: Path, part: zipfile.ZipInfo, reason: str) -> Exception:
    return unusable(path, f"{reason}; save the rows that matter as CSV", place=shown(Path(part.filename)))


def _prolog(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as file:
        return file.read(PROLOG_BYTES)


def _is_xml(prolog: bytes) -> bool:
    """By content, not by name: a part may be called anything."""
    return prolog.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")


def _require_no_declarations(path: Path, part: zipfile.ZipInfo, prolog: bytes) -> None:
    """Office files declare no document type; one that does wants entities expanded or files fetched."""
    parser = expat.ParserCreate()
    seen: list[str] = []
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("declaration")
    parser.StartElementHandler = lambda *_: seen.append("element")
    place = shown(Path(part.filename))
    try:
        parser.Parse(prolog, False)
    except expat.ExpatError as error:
        if not seen:
            raise unusable(
                path, f"not well-formed XML: {expat.ErrorString(error.code)}", place=place
            ) from error
    if seen[:1] != ["element"]:
        raise unusable(
            path, "declares a document type, as Office files never do, or never begins", place=place
        )


def may_be_unsolved(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether a sheet has a formula whose stored result is empty or missing."""
    rest = b""
    with archive.open(part) as file:
        while block := file.read(BLOCK_BYTES):
            text = rest + block
            if _UNSOLVED.search(text):
                return True
            rest = text[-_LONGEST_UNSOLVED:]
    return False
