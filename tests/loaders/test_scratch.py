"""What a killed command unpacked goes with the next command; what a living one needs stays."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from loaders.arriving import arrivals
from loaders.scratch import PREFIX, scratch_folder, sweep

UNPACKING = """
import sys
from pathlib import Path
from loaders.arriving import arrivals
for file in arrivals([Path(sys.argv[1])]):
    print(file, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where scratch folders are made, in this process and in others."""
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    return tmp_path / "scratch"


def test_what_a_killed_command_unpacked_is_swept_by_the_next(place: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("one.csv", "kind,name\nOrganization,Fern Bank House\n")
    victim = subprocess.Popen(
        [sys.executable, "-c", UNPACKING, str(archive)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert victim.stdout
    unpacked = Path(victim.stdout.readline().strip())

    sweep()
    assert unpacked.is_file(), "its command is alive"

    with victim:
        victim.kill()
    assert unpacked.is_file()
    [other] = [file for file in arrivals([archive]) if isinstance(file, Path)]

    assert other != unpacked
    assert list(place.iterdir()) == []


def test_a_folder_that_somebody_holds_stays(place: Path) -> None:
    with scratch_folder() as one, scratch_folder() as other:
        sweep()

        assert one.is_dir()
        assert other.is_dir()
    assert list(place.iterdir()) == []


def test_only_our_own_folders_are_swept_and_no_link_is_followed(place: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (place / "another-program").mkdir()
    (place / f"{PREFIX}link").symlink_to(tmp_path / "kept")

    sweep()

    assert (tmp_path / "kept").is_dir()
    assert (place / "another-program").is_dir()
