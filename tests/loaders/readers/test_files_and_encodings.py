"""What every reader refuses, and in which encodings text may come."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.errors import SourceUnusable
from loaders.readers import (
    encoding_of,
    kind_of,
    read_csv,
    read_document,
    read_jsonl,
    read_text,
    read_xlsx,
)

Writer = Callable[[str, bytes | str], Path]
Reader = Callable[[Path], object]

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452") + bytes(range(256))
FRENCH = "Réseau de solidarité pour l'éducation des femmes à Kivuli\nSiège : forêt de Gisa\n"


def exhaust(read: Callable[[Path], Iterator[object]]) -> Reader:
    return lambda path: list(read(path))


READERS: list[Reader] = [
    read_text,
    read_document,
    exhaust(read_csv),
    exhaust(read_xlsx),
    exhaust(read_jsonl),
    kind_of,
]


def message_of(read: Reader, path: Path) -> str:
    with pytest.raises(SourceUnusable) as caught:
        read(path)
    return str(caught.value)


@pytest.mark.parametrize("read", READERS)
def test_a_missing_file_is_said_to_be_missing(read: Reader, tmp_path: Path) -> None:
    assert message_of(read, tmp_path / "gone.txt") == "gone.txt: there is no such file"


@pytest.mark.parametrize("read", READERS)
def test_a_folder_is_not_read(read: Reader, tmp_path: Path) -> None:
    folder = tmp_path / "folder.csv"
    folder.mkdir()

    assert "is a folder" in message_of(read, folder)


@pytest.mark.parametrize("read", READERS)
def test_an_empty_file_is_said_to_be_empty(read: Reader, write: Writer) -> None:
    assert message_of(read, write("nothing.txt", b"")) == "nothing.txt: is empty"


@pytest.mark.parametrize("read", READERS)
def test_a_symlink_loop_is_one_clear_error(read: Reader, tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)

    assert "loop.txt: cannot be opened" in message_of(read, loop)


@pytest.mark.parametrize("read", READERS)
def test_a_pipe_is_refused_and_not_waited_for(read: Reader, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)

    assert "not an ordinary file" in message_of(read, pipe)


@pytest.mark.parametrize("read", READERS)
def test_a_name_with_a_nul_byte_is_one_clear_error(read: Reader, tmp_path: Path) -> None:
    assert "the name cannot be used" in message_of(read, tmp_path / "a\0b.txt")


def test_only_the_name_of_a_file_is_told_and_nothing_in_it_is_obeyed(tmp_path: Path) -> None:
    path = tmp_path / ".." / tmp_path.name / "\x1b[31mred\u202etxt.\nexe"

    message = message_of(read_text, path)

    assert str(tmp_path) not in message
    assert message == r"\x1b[31mred\u202etxt.\nexe: there is no such file"


@pytest.mark.parametrize("read", [read_text, read_document, exhaust(read_csv), exhaust(read_jsonl)])
def test_blank_space_alone_is_refused(read: Reader, write: Writer) -> None:
    assert "only blank space" in message_of(read, write("blank.txt", " \n\t\r\n  "))


@pytest.mark.parametrize("read", [read_text, read_document, exhaust(read_csv), exhaust(read_jsonl)])
def test_a_picture_called_text_is_found_out(read: Reader, write: Writer) -> None:
    assert "a PNG picture" in message_of(read, write("notes.txt", PNG))


def test_binary_data_without_a_signature_is_refused(write: Writer) -> None:
    content = b"Header" + bytes(range(1, 32)) * 20

    assert (
        message_of(read_text, write("dump.txt", content)) == "dump.txt: byte 6: holds binary data, not text"
    )


def test_a_nul_byte_is_told_with_its_place(write: Writer) -> None:
    assert "byte 7: a NUL byte" in message_of(read_text, write("nul.txt", b"Gisa is\0 a town"))


def test_a_nul_byte_far_into_a_file_is_found(write: Writer) -> None:
    content = b"name\n" + b"Gisa\n" * 300_000 + b"\0"

    assert "byte 1500005: a NUL byte" in message_of(exhaust(read_csv), write("late.csv", content))


def test_utf8_cut_off_in_the_middle_of_a_sign_is_refused(write: Writer) -> None:
    content = "Café in Gisa, à côté".encode()[:-1]

    message = message_of(read_text, write("cut.txt", content))

    assert message.startswith(f"cut.txt: byte {len(content) - 1}: the file is cut off")


def test_a_stray_byte_in_utf8_is_refused_with_its_place(write: Writer) -> None:
    content = "Café ".encode() + b"\xe9 and more"

    assert "byte 6: not valid UTF-8" in message_of(read_text, write("stray.txt", content))


def test_a_fault_after_many_blocks_is_placed_exactly(write: Writer) -> None:
    start = "é".encode() * 1_500_001
    content = start + b"\xff tail"

    assert f"byte {len(start)}: not valid UTF-8" in message_of(read_text, write("long.txt", content))


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("latin-1", "cp1252"),
        ("cp1252", "cp1252"),
    ],
)
def test_text_reads_the_same_in_every_usual_encoding(encoding: str, found: str, write: Writer) -> None:
    path = write("page.txt", FRENCH.encode(encoding))

    assert encoding_of(path) == found
    assert read_text(path) == FRENCH


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
def test_utf16_without_its_mark_is_told_what_it_looks_like(encoding: str, write: Writer) -> None:
    assert "UTF-16 without its mark" in message_of(read_text, write("page.txt", FRENCH.encode(encoding)))


def test_utf16_cut_off_is_refused(write: Writer) -> None:
    assert "the file is cut off" in message_of(read_text, write("page.txt", FRENCH.encode("utf-16")[:-1]))


def test_windows_quotes_and_dashes_are_read(write: Writer) -> None:
    text = "The “Gisa Forum” – it’s open to all… 5 €"

    assert read_text(write("quotes.txt", text.encode("cp1252"))) == text


def test_a_small_letter_with_an_accent_may_end_an_older_file(write: Writer) -> None:
    assert read_text(write("end.txt", "Ligue pour la santé".encode("cp1252"))) == "Ligue pour la santé"


def test_cyrillic_is_not_taken_for_western_text(write: Writer) -> None:
    text = "Союз женщин города помогает детям и матерям. Организация основана давно.\n" * 5

    assert read_text(write("other.txt", text.encode("cp1251"))) == text


def test_line_ends_become_one_sign_and_nothing_else_changes(write: Writer) -> None:
    text = "first \r\nsecond\u00a0\u202eline\rCafe\u0301 <script>alert(1)</script>"

    assert read_text(write("lines.txt", text)) == text.replace("\r\n", "\n").replace("\r", "\n")


def test_one_giant_line_is_refused_as_text(write: Writer) -> None:
    assert "line 2: longer than" in message_of(read_text, write("giant.txt", b"short\n" + b"x" * 1_000_001))


def test_a_text_larger_than_anybody_writes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)

    assert "are too many for one text" in message_of(read_text, path)
