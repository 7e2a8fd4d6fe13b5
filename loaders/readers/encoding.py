"""Which encoding a text file is in, found by reading all of it once."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from loaders.readers.files import head_of, unusable
from loaders.readers.signatures import OLE, in_plain_words, signature_of

BLOCK_BYTES = 1024 * 1024
SAMPLE_BYTES = 256 * 1024
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
"""Mark at the start of a file, the codec of what follows it, the codec of the whole."""

OLD_ENCODINGS = [
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "cp1257", "cp850", "mac_roman",
    "gb18030", "big5", "shift_jis", "euc_kr",
]  # fmt: skip
"""What files without a mark are in when they are neither UTF-8 nor Western."""

CONTROLS = frozenset(range(1, 32)) - frozenset(b"\t\n\v\f\r\x1b")
CONTROL_SHARE = 0.01
WESTERN_HIGH_SHARE = 0.3
WESTERN_CHARACTERS = frozenset("“”‘’„‚–—…•·«»‹›€£§©®™°ºª²³½¼¾¿¡×†‰ˆ˜´¨\u00a0\u00ad")


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place that an encoding cannot explain."""

    offset: int
    at_end: bool
    after_other_characters: bool
    """Whether characters beyond ASCII were read before it without trouble."""
    rest: bytes
    """What stands there."""


def encoding_of(path: Path, declared: str | None = None) -> str:
    """The encoding to open this text file with; what is no text, or is damaged, is refused."""
    head = head_of(path)
    _require_text(path, head)
    for mark, codec, whole in BOMS:
        if head.startswith(mark):
            return _certain(path, codec, whole, skip=len(mark))
    _require_no_nul(path)
    fault = _first_fault(path, "utf-8")
    if fault is None:
        return "utf-8"
    if _is_damaged_utf8(fault):
        raise _undecodable(path, "utf-8", fault)
    return _older(path, fault.offset, declared)


def _require_text(path: Path, head: bytes) -> None:
    signature = signature_of(head)
    if signature is not None:
        cure = "; save it as .xlsx or .docx, without a password" if signature is OLE else ""
        raise unusable(path, f"is {in_plain_words(path, head)}, not text{cure}")
    if not head.startswith(tuple(mark for mark, _, _ in BOMS)):
        controls = [place for place, byte in enumerate(head) if byte in CONTROLS]
        if len(controls) > len(head) * CONTROL_SHARE:
            raise unusable(path, "holds binary data, not text", place=f"byte {controls[0]}")


def _require_no_nul(path: Path) -> None:
    offset = 0
    for block in _blocks(path, 0):
        found = block.find(0)
        if found >= 0:
            reason = "a NUL byte: this is no text, or UTF-16 without its mark; save it as UTF-8 text"
            raise unusable(path, reason, place=f"byte {offset + found}")
        offset += len(block)


def _certain(path: Path, codec: str, whole: str, *, skip: int) -> str:
    fault = _first_fault(path, codec, skip=skip)
    if fault is not None:
        raise _undecodable(path, whole, fault)
    return whole


def _undecodable(path: Path, encoding: str, fault: Fault) -> Exception:
    name = encoding.removesuffix("-sig").upper()
    if fault.at_end:
        reason = f"the file is cut off in the middle of a character ({name}); get the whole file again"
    else:
        reason = f"not valid {name}; save the file again as UTF-8"
    return unusable(path, reason, place=f"byte {fault.offset}")


def _blocks(path: Path, skip: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(skip)
        while block := file.read(BLOCK_BYTES):
            yield block


def _first_fault(path: Path, codec: str, *, skip: int = 0) -> Fault | None:
    decoder = codecs.getincrementaldecoder(codec)()
    read, start, beyond_ascii, at_end = skip, skip, False, False
    try:
        for block in _blocks(path, skip):
            start = read - len(decoder.getstate()[0])
            read += len(block)
            text = decoder.decode(block)
            beyond_ascii = beyond_ascii or not text.isascii()
            if "\0" in text:
                return Fault(start, at_end=False, after_other_characters=True, rest=b"\0")
        start, at_end = read - len(decoder.getstate()[0]), True
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        before, rest = error.object[: error.start], error.object[error.start :]
        return Fault(start + error.start, at_end, beyond_ascii or not before.isascii(), rest[:8])
    return None


def _is_damaged_utf8(fault: Fault) -> bool:
    """Whether this was UTF-8 once: it reads well elsewhere, or ends in half a character.

    A file in an older Western encoding may end in a lone small letter with an accent (E0 to EF).
    """
    if fault.after_other_characters:
        return True
    return fault.at_end and not (len(fault.rest) == 1 and 0xE0 <= fault.rest[0] <= 0xEF)


def _older(path: Path, offset: int, declared: str | None) -> str:
    sample = _sample(path, offset)
    found = _declared(declared, sample) or _western(sample) or _guessed(sample)
    if found is None:
        reason = "the encoding cannot be recognized; save the file again as UTF-8"
        raise unusable(path, reason, place=f"byte {offset}")
    fault = _first_fault(path, found)
    if fault is not None:
        raise _undecodable(path, found, fault)
    return found


def _sample(path: Path, offset: int) -> bytes:
    """A piece of the file that holds the first character beyond ASCII."""
    with path.open("rb") as file:
        file.seek(max(0, offset - SAMPLE_BYTES // 2))
        return file.read(SAMPLE_BYTES)


def _declared(declared: str | None, sample: bytes) -> str | None:
    try:
        codec = codecs.lookup(declared or "").name
        sample.decode(codec, errors="strict")
    except (LookupError, UnicodeError, ValueError):
        return None
    return "cp1252" if codec == "iso8859-1" else codec


def _western(sample: bytes) -> str | None:
    """Windows-1252 where its characters make sense: guessing by statistics takes short French for Polish."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [character for character in text if not character.isascii()]
    letters = sum(character.isalpha() for character in text)
    sensible = all(character.isalpha() or character in WESTERN_CHARACTERS for character in beyond)
    return "cp1252" if sensible and len(beyond) <= max(1, letters * WESTERN_HIGH_SHARE) else None


def _guessed(sample: bytes) -> str | None:
    best = from_bytes(sample, cp_isolation=OLD_ENCODINGS).best()
    return best.encoding if best is not None else None
