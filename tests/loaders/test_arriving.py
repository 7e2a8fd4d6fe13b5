"""Archives load like folders: each file in them with its own line, and none does harm."""

import gzip
import io
import tarfile
import tempfile
import zipfile
from pathlib import Path

import pytest

from graph.bolt.store import Store
from loaders.arriving import LeftOut, arrivals
from loaders.readers import packed
from tests.little_network import grants
from tests.loaders.loading import exported, load

HEADER = "kind,name,country\n"


def table(name: str) -> str:
    return f"{HEADER}Organization,{name},RW\n"


def zipped(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def left_out(path: Path) -> str:
    """Return why an archive is left out whole."""
    [one] = arrivals([path])
    assert isinstance(one, LeftOut)
    assert one.file == path.name
    return one.reason


def test_the_files_of_an_archive_load_like_those_of_a_folder(store: Store, tmp_path: Path) -> None:
    archive = zipped(
        tmp_path / "handed.zip",
        {
            "deep/er/members.csv": table("Fern Bank House"),
            "empty.csv": "",
            "grants.csv": grants().read_bytes(),
            "__MACOSX/._grants.csv": b"\0",
            ".DS_Store": b"\0",
        },
    )

    reports = load(store, tmp_path / "space", archive)

    assert [(one.file, one.status) for one in reports] == [
        ("members.csv", "complete"),
        ("empty.csv", "failed"),
        ("grants.csv", "complete"),
    ]
    assert reports[1].reason == "empty.csv: is empty"
    assert "Fern Bank House" in {line["name"] for line in exported(store) if line["kind"] == "entity"}
    [alone] = load(store, tmp_path / "space", grants())
    assert (alone.status, alone.source) == ("unchanged", reports[2].source)


def test_of_two_files_that_are_one_source_the_second_is_refused_rather_than_the_first_lost(
    store: Store, tmp_path: Path
) -> None:
    archive = zipped(
        tmp_path / "years.zip",
        {
            "2023/members.csv": table("Fern Bank House"),
            "2024/copy.csv": table("Fern Bank House"),
            "2024/members.csv": table("Fern Bank Mill"),
        },
    )

    first, copy, second = load(store, tmp_path / "space", archive)
    insisted = load(store, tmp_path / "space", archive, accept_loss=True)

    assert (first.status, copy.status, second.status) == ("complete", "unchanged", "refused")
    assert second.reason == (
        "members.csv: members.csv, loaded just before, is the source 'members' too, and would be taken back; "
        "give each its own id with --source"
    )
    assert insisted[-1].status == "complete"


def test_a_file_packed_with_gzip_loads_under_its_own_name(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "members.csv.gz"
    path.write_bytes(gzip.compress(table("Fern Bank House").encode()))

    [report] = load(store, tmp_path / "space", path)

    assert (report.file, report.source, report.status) == ("members.csv", "members", "complete")


def test_an_archive_in_a_folder_is_unpacked_too(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    zipped(tmp_path / "inbox" / "a.zip", {"one.csv": table("Fern Bank House")})
    (tmp_path / "inbox" / "two.csv").write_text(table("Fern Bank Mill"))

    assert [one.name for one in arrivals([tmp_path / "inbox"]) if isinstance(one, Path)] == [
        "one.csv",
        "two.csv",
    ]


def test_what_was_unpacked_goes_when_it_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    archive = zipped(tmp_path / "a.zip", {"one.csv": table("Fern Bank House")})

    there = [one.is_file() for one in arrivals([archive]) if isinstance(one, Path)]

    assert there == [True]
    assert list(tmp_path.iterdir()) == [archive]


def test_what_leads_out_of_an_archive_stays_in_it_and_the_rest_loads(store: Store, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "handed.zip", "w") as archive:
        for name in ("../out.csv", "/out.csv", "a/../../out.csv", "C:\\out.csv"):
            archive.writestr(name, table("Fern Bank Out"))
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", zipped(tmp_path / "inner.zip", {"a.csv": HEADER}).read_bytes())
        archive.writestr("inner.csv.gz", gzip.compress(HEADER.encode()))
        archive.writestr("good.csv", table("Fern Bank House"))
    before = sorted(tmp_path.rglob("*"))

    *left, good = load(store, tmp_path / "space", tmp_path / "handed.zip")

    assert [one.reason for one in left] == [
        *(
            f"handed.zip: {name}: leads out of the archive; pack it without the folders above it"
            for name in ("../out.csv", "/out.csv", "a/../../out.csv", "C:\\out.csv")
        ),
        "handed.zip: link.csv: is only a link to another file; pack the file itself",
        "handed.zip: inner.zip: is an archive in an archive; unpack it first",
        "handed.zip: inner.csv.gz: is an archive in an archive; unpack it first",
    ]
    assert {one.status for one in left} == {"failed"}
    assert (good.file, good.status) == ("good.csv", "complete")
    assert [path for path in sorted(tmp_path.rglob("*")) if "space" not in path.parts] == before


def test_a_file_that_stands_twice_in_an_archive_is_told(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.csv", table("Fern Bank House"))
        archive.writestr("one.csv", table("Fern Bank Mill"))

    left, kept = arrivals([tmp_path / "a.zip"])

    assert isinstance(left, LeftOut)
    assert "one.csv: is there twice; only the first is loaded" in left.reason
    assert isinstance(kept, Path)


def test_an_archive_that_swells_is_refused_by_what_it_says_and_by_what_comes_out(tmp_path: Path) -> None:
    bomb = b"0" * 5_000_000
    by_word = zipped(tmp_path / "bomb.zip", {"good.csv": HEADER, "bomb.csv": bomb})
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(bomb))

    assert "bomb.zip: bomb.csv: unpacks to " in left_out(by_word)
    assert "times its size (at most 200)" in left_out(by_word)
    assert left_out(tmp_path / "bomb.csv.gz") == (
        "bomb.csv.gz: bomb.csv: unpacks to more than 200 times its size (at most 200); "
        "unpack it yourself if you trust it"
    )


def test_a_lie_about_the_size_unpacks_no_more_than_it_says(tmp_path: Path) -> None:
    path = zipped(tmp_path / "liar.zip", {"big.csv": bytes(range(256)) * 4000})
    true, said = (size.to_bytes(4, "little") for size in (256 * 4000, 1000))
    path.write_bytes(path.read_bytes().replace(true, said))

    assert left_out(path).startswith("liar.zip: cannot be unpacked: Bad CRC-32")


def test_too_many_or_too_large_files_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", {"one.csv": HEADER, "two.csv": HEADER})
    monkeypatch.setattr(packed, "MAX_UNPACKED_BYTES", 30)
    assert left_out(path) == "a.zip: unpacks to more than 30 bytes; load it in parts"
    monkeypatch.setattr(packed, "MAX_MEMBERS", 1)
    assert left_out(path) == "a.zip: holds 2 files (at most 1); load it in parts"


@pytest.mark.parametrize("cut", [40, -30])
def test_a_damaged_archive_is_one_line(cut: int, tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", {"one.csv": table("Fern Bank House") * 100}).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[:cut])
    packed_alone = gzip.compress(table("Fern Bank House").encode() * 100)
    (tmp_path / "cut.csv.gz").write_bytes(packed_alone[:-12])

    assert list(arrivals([tmp_path / "cut.zip"])) == [tmp_path / "cut.zip"], "no archive: left to the readers"
    assert "cut.csv.gz: cannot be unpacked: Compressed file ended" in left_out(tmp_path / "cut.csv.gz")


def test_locked_files_and_archives_of_nothing_are_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"one.csv": HEADER})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    [locked] = arrivals([path])
    assert isinstance(locked, LeftOut)
    assert "one.csv: is locked with a password" in locked.reason

    assert left_out(zipped(tmp_path / "b.zip", {"__MACOSX/x": "y"})) == "b.zip: holds no file"


def test_a_tar_archive_is_told_by_its_name(tmp_path: Path) -> None:
    packed_up = io.BytesIO()
    with tarfile.open(fileobj=packed_up, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("one.csv"))
    (tmp_path / "a.tgz").write_bytes(gzip.compress(packed_up.getvalue()))

    assert left_out(tmp_path / "a.tgz") == "a.tgz: packs a TAR archive; unpack it, and load the folder"


def test_office_files_are_no_archives_and_what_is_not_there_is_left_to_the_readers(tmp_path: Path) -> None:
    office = zipped(tmp_path / "a.docx", {"word/document.xml": "<document/>"})

    assert list(arrivals([office, tmp_path / "missing.csv"])) == [office, tmp_path / "missing.csv"]
