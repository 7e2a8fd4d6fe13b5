"""What goes wrong is one clear line that names the file, and the next file still loads."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.exchange.jsonl import export_lines
from graph.settings import Settings
from tests.api.commands.command_line import PROJECT, ihuriro, program
from tests.little_network import GRANTS_SOURCE, grants
from tests.loaders.loading import body, link, load, source, write_lines

CYPHER = "x'}) DETACH DELETE n //"
SCRIPT = "<script>alert(1)</script> House"
COMMANDS = (
    *("load", "forget", "status", "stop", "export", "backup", "restore", "publish", "map", "tables"),
    *("search", "profile", "neighborhood", "introductions", "overview", "overlap", "sources"),
)


def test_each_bad_file_costs_one_line_and_the_good_one_still_loads(
    store: Store, environment: dict[str, str], tmp_path: Path
) -> None:
    bad = _bad_files(tmp_path)

    done = program("load", *bad, grants(), "--json", environment=environment)

    loads = json.loads(done.stdout)["loads"]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [one["file"] for one in loads] == [path.name for path in [*bad, grants()]]
    assert {one["file"]: one["status"] for one in loads[:-1]} == {path.name: "failed" for path in bad}
    for path, one in zip(bad, loads, strict=False):
        assert one["reason"].startswith(f"{path.name}: {BAD[path.name]}")
        assert "\n" not in one["reason"]
    told = [line for line in done.stderr.splitlines() if line.startswith("ihuriro: failed: ")]
    assert told == [f"ihuriro: failed: {one['reason']}" for one in loads[:-1]]
    assert (loads[-1]["status"], loads[-1]["source"]) == ("complete", GRANTS_SOURCE)


BAD = {
    "missing.csv": "No such file",
    "empty.csv": "is empty",
    "binary.csv": "byte 1: holds binary data, not text",
    "cut.xlsx": "is a damaged ZIP archive",
    "entities.xlsx": "sheet1.xml: declares a document type",
    "bomb.xlsx": "sheet1.xml: unpacks to ",
    "pipe.csv": "is no file",
}


def _bad_files(folder: Path) -> list[Path]:
    contents: dict[str, bytes] = {
        "empty.csv": b"",
        "binary.csv": bytes(range(256)) * 20,
        "cut.xlsx": _workbook(b"<worksheet/>")[:200],
        "entities.xlsx": _workbook(
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
        ),
        "bomb.xlsx": _workbook(b"<worksheet>" + b" " * 300_000_000 + b"</worksheet>"),
    }
    (folder / "folder.csv").mkdir()
    os.mkfifo(folder / "pipe.csv")
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / "missing.csv", *(folder / name for name in contents), folder / "pipe.csv"]


def _workbook(sheet: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        kinds = "http://schemas.openxmlformats.org/package/2006/"
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
            '.spreadsheetml.sheet.main+xml"/></Types>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/>'
            "</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{kinds}relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return packed.getvalue()


def test_bad_rows_are_set_aside_with_place_and_reason(store: Store, tmp_path: Path) -> None:
    report = load(store, tmp_path, _mixed(tmp_path))[0]

    assert (report.status, report.rejected, report.entities) == ("complete", 6, 12)
    assert report.rejects_file is not None
    rejects = Path(report.rejects_file).read_text(encoding="utf-8")
    for words in (
        "2020-13-45",
        "half a character",
        "visibility",
        "nobody",
        "too large",
        "nowhere described",
    ):
        assert words in rejects
    assert not any("Quarter" in str(line) for line in export_lines(store))


def _mixed(folder: Path) -> Path:
    lines = [
        source("mixed"),
        *(body("mixed", f"b{n}", f"Fern Bank House {n}") for n in range(12)),
        body("mixed", "when", "Fern Bank Hall", since="2020-13-45"),
        body("mixed", "half", "Fern \ud800 Bank"),
        body("mixed", "tier", "Fern Bank Tower", visibility="secret"),
        body("nobody", "x", "Fern Bank Yard"),
        link("mixed", "FUNDS", "b1", "b2", amount_minor=10**30),
        link("mixed", "FUNDS", "b1", "nowhere"),
        body("ihuriro-reference", "x", "Fern Bank Quarter"),
    ]
    path = folder / "mixed.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_names_and_ids_are_data_whatever_is_in_them(store: Store, tmp_path: Path) -> None:
    odd = "../../x"
    lines = [
        source(odd, title=SCRIPT),
        body(odd, CYPHER, CYPHER),
        body(odd, odd, SCRIPT, aliases=["=HYPERLINK(1)", CYPHER]),
        link(odd, "PARTNERS_WITH", CYPHER, odd, quote=f"{CYPHER} {SCRIPT}"),
    ]

    report = load(store, tmp_path / "space", write_lines(tmp_path / "odd.jsonl", lines))[0]

    assert (report.status, report.rejected) == ("complete", 0)
    found = [line for line in export_lines(store) if odd in (line.get("source"), line["id"])]
    assert [line["kind"] for line in found] == ["source", "link"]
    assert found[1]["quote"] == f"{CYPHER} {SCRIPT}"
    names = {line["name"] for line in export_lines(store) if line["kind"] == "entity"}
    assert {CYPHER, SCRIPT} <= names
    assert sorted(path.name for path in tmp_path.iterdir()) == ["odd.jsonl", "space"]


def test_a_file_name_in_no_encoding_loads(store: Store, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/gr\xff\xfents.csv"))
    path.write_bytes(grants().read_bytes())

    assert load(store, tmp_path, path)[0].status == "complete"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--as", "nonsense"], "--as nonsense: no such loader"),
        (["--map", "nowhere.yaml"], "nowhere.yaml"),
        (["--source", "x" * 201], "at most 200 characters"),
        (["--source", "ihuriro-reference"], "another id"),
    ],
)
def test_wrong_options_are_one_line(
    store: Store, environment: dict[str, str], options: list[str], words: str
) -> None:
    done = ihuriro("load", grants(), *options, environment=environment)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert words in done.stderr
    assert not [line for line in export_lines(store) if line.get("source") == GRANTS_SOURCE]


def test_an_engine_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    nowhere = {
        "IHURIRO_NEO4J_URI": "bolt://127.0.0.1:1",
        "IHURIRO_NEO4J_PASSWORD": "invented",
        "IHURIRO_WORKSPACE": str(tmp_path),
        "IHURIRO_CONNECT_SECONDS": "1",
    }

    done = ihuriro("load", grants(), environment=nowhere)

    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "bolt://127.0.0.1:1" in done.stderr


def test_a_workspace_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "workspace").write_text("I am no folder")

    done = ihuriro("load", grants(), environment={"IHURIRO_WORKSPACE": str(tmp_path / "workspace")})

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_spool_that_is_damaged_is_one_line(
    store: Store, environment: dict[str, str], settings: Settings
) -> None:
    spool = settings.workspace / "spool" / "20240101T000000-bbbbbb.spool"
    spool.parent.mkdir(parents=True, exist_ok=True)
    spool.write_bytes(b"this is no database" * 100)

    try:
        done = ihuriro("load", grants(), environment=environment)
    finally:
        for left in spool.parent.glob("*bbbbbb*"):
            left.unlink()

    assert done.returncode == 1
    assert str(spool) in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_every_command_explains_itself_and_wrong_usage_is_status_two() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _EXPLAIN, *COMMANDS],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert json.loads(done.stdout) == {name: [0, 2] for name in COMMANDS}


_EXPLAIN = """
import json, sys
from typer.testing import CliRunner
from api.cli import app
status = lambda *words: CliRunner().invoke(app, list(words)).exit_code
print(json.dumps({name: [status(name, "--help"), status(name, "--nonsense")] for name in sys.argv[1:]}))
"""


@pytest.mark.parametrize(
    ("command", "status", "words"),
    [
        (("search", "women"), 0, "nothing has a name like that"),
        (("overview",), 0, "organizations: where they are active 0 0"),
        (("introductions", "ama", "ben"), 1, "Nothing in the graph has the id or name 'ama'"),
        (("compare", "ama", "ben"), 1, "Nothing in the graph has the id or name 'ama'"),
        (("compare", "ama", "--from", "2019", "--to", "2020"), 1, "Nothing in the graph has the id or name"),
    ],
)
def test_an_empty_graph_is_told_in_words(
    store: Store, environment: dict[str, str], command: tuple[str, ...], status: int, words: str
) -> None:
    done = ihuriro(*command, environment=environment)

    assert done.returncode == status
    assert words in " ".join((done.stderr if status else done.stdout).split())
