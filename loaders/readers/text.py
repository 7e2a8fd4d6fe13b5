"""Text files as text."""

from pathlib import Path

from loaders.readers.encoding import encoding_of
from loaders.readers.files import require_file, unusable

MAX_TEXT_BYTES = 20 * 1024 * 1024
MAX_LINE_CHARACTERS = 1_000_000


def read_text(path: Path) -> str:
    """The whole text of a file, as it stands but for its line ends, which become "\\n"."""
    text = decoded(path)
    _require_bearable_lines(path, text)
    return text


def decoded(path: Path, declared: str | None = None) -> str:
    """The text of a file whose lines may be of any length; `declared` is the encoding that it claims."""
    require_file(path)
    size = path.stat().st_size
    if size > MAX_TEXT_BYTES:
        reason = f"{size:,} bytes are too many for one text (at most {MAX_TEXT_BYTES:,}); split the file"
        raise unusable(path, reason)
    text = path.read_text(encoding=encoding_of(path, declared))
    if not text.strip():
        raise unusable(path, "holds only blank space")
    return text


def _require_bearable_lines(path: Path, text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE_CHARACTERS:
            reason = f"longer than {MAX_LINE_CHARACTERS:,} characters; this is no text that people wrote"
            raise unusable(path, reason, place=f"line {number}")
