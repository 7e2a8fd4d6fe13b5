"""ZIP archives and gzip files: what is in them, unpacked beside nothing else, and what is not unpacked."""

import gzip
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Protocol

from graph.errors import SourceUnusable
from graph.exchange.terminal import printable
from loaders.readers.archive import MAX_RATIO, RATIO_FROM_BYTES
from loaders.readers.files import head_of, unusable
from loaders.readers.signatures import GZIP, ZIP, in_plain_words, signature_of

MAX_MEMBERS = 5_000
MAX_UNPACKED_BYTES = 2 * 1024**3
_BLOCK_BYTES = 1024 * 1024
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, OSError, EOFError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip
"""What is raised for an archive that is damaged, or packed in a way that nobody here knows."""
NESTED = "is an archive in an archive; unpack it first"
_OF_OTHERS = "__MACOSX"
"""The folder in which another program keeps what it alone understands."""


class Reads(Protocol):
    """A file that comes out of an archive as it is read."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""


def is_packed(path: Path) -> bool:
    """Tell whether a file only packs others; Office files are archives, too, but files of their own."""
    try:
        return path.is_file() and in_plain_words(path, head_of(path)) in (ZIP.words, GZIP.words)
    except (SourceUnusable, OSError):
        return False


def unpack(path: Path, folder: Path) -> Iterator[SourceUnusable]:
    """Unpack what can be loaded into a new folder; yield why something is left in the archive.

    An archive that unpacks to more than it should is refused whole.
    """
    folder.mkdir()
    try:
        if signature_of(head_of(path)) is GZIP:
            _unpack_gzip(path, folder)
        else:
            yield from _unpack_zip(path, folder)
    except _BROKEN as error:
        reason = f"cannot be unpacked: {error}; get it again, or unpack it yourself and load the folder"
        raise unusable(path, reason) from error


def _unpack_gzip(path: Path, folder: Path) -> None:
    name = path.stem if path.suffix.lower() in (".gz", ".gzip") else path.name
    target = folder / name
    most = min(MAX_UNPACKED_BYTES, max(RATIO_FROM_BYTES, path.stat().st_size * MAX_RATIO))
    with gzip.open(path) as packed:
        _copy(path, packed, target, most)
    _require_single(path, target)


def _unpack_zip(path: Path, folder: Path) -> Iterator[SourceUnusable]:
    with zipfile.ZipFile(path) as archive:
        members = [one for one in archive.infolist() if not one.is_dir() and _is_meant(one.filename)]
        _require_bearable(path, members)
        if not members:
            raise unusable(path, "holds no file")
        for one in members:
            reason = _reason_against(folder, one)
            if reason:
                yield unusable(path, reason, place=printable(one.filename))
                continue
            target = folder / PurePosixPath(one.filename)
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(one) as packed:
                _copy(path, packed, target, one.file_size)
            if is_packed(target):
                target.unlink()
                yield unusable(path, NESTED, place=printable(one.filename))


def _is_meant(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and parts[0] != _OF_OTHERS and (not parts[-1].startswith(".") or parts[-1] == "..")


def _require_bearable(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive by what it says of itself; no more than that is ever unpacked."""
    if len(members) > MAX_MEMBERS:
        raise unusable(path, f"holds {len(members):,} files (at most {MAX_MEMBERS:,}); load it in parts")
    if sum(one.file_size for one in members) > MAX_UNPACKED_BYTES:
        raise unusable(path, f"unpacks to more than {MAX_UNPACKED_BYTES:,} bytes; load it in parts")
    for one in members:
        ratio = one.file_size / max(1, one.compress_size)
        if one.file_size > RATIO_FROM_BYTES and ratio > MAX_RATIO:
            raise unusable(path, _swells(f"{ratio:,.0f}"), place=printable(one.filename))


def _swells(ratio: str) -> str:
    return f"unpacks to {ratio} times its size (at most {MAX_RATIO}); unpack it yourself if you trust it"


def _reason_against(folder: Path, member: zipfile.ZipInfo) -> str:
    """Return why a file stays in its archive, or nothing."""
    if member.flag_bits & 1:
        return "is locked with a password; pack it without one"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is only a link to another file; pack the file itself"
    name = member.filename
    leads_out = PureWindowsPath(name).drive or PurePosixPath(name).is_absolute() or ".." in Path(name).parts
    target = folder / PurePosixPath(name)
    if leads_out or not target.resolve().is_relative_to(folder.resolve()):
        return "leads out of the archive; pack it without the folders above it"
    return "is there twice; only the first is loaded" if target.exists() else ""


def _copy(path: Path, packed: Reads, target: Path, most: int) -> None:
    """Write what comes out of an archive, which may be more than it says."""
    written = 0
    with target.open("wb") as file:
        while block := packed.read(_BLOCK_BYTES):
            written += file.write(block)
            if written > most:
                raise unusable(path, _swells(f"more than {MAX_RATIO:,}"), place=printable(target.name))


def _require_single(path: Path, target: Path) -> None:
    """Refuse the archives that people pack with gzip: it holds one file, or they made it hold one."""
    words = in_plain_words(target, head_of(target))
    if words.endswith("archive"):
        raise unusable(path, f"packs {words}; unpack it, and load the folder")
