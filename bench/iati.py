"""An IATI file through our pipeline and through what a user would otherwise write, to one Neo4j."""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.engines import empty
from bench.iati_file import write_iati
from bench.iati_flat import SOURCE, flat
from bench.rivals import bare, merging
from bench.table import Finding, seconds
from graph.bolt.cypher import create_schema
from graph.bolt.store import Store
from graph.settings import Settings
from loaders.catalogue import catalogue
from loaders.pipeline import Wishes, load_files

ACTIVITIES = 2_000
FEW = 400
TURNS = range(6)
RIVAL = Path(__file__).parent / "rivals" / "with_neomodel.py"


def findings(store: Store, settings: Settings) -> Iterator[Finding]:
    """Yield what was measured: ours, a bare loop, MERGE from a schema, an object mapper."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = write_iati(folder / "activities.xml", ACTIVITIES)
        yield from _in_turn(store, folder, path)
        if settings.neo4j_uri:
            yield from _beside_neomodel(store, settings, folder)


def _in_turn(store: Store, folder: Path, path: Path) -> Iterator[Finding]:
    """Let each load the file in turn; the first round only warms the database, which then is faster."""
    rivals = [("a bare lxml loop, find and create", bare.load, "≤ 1.5")]
    if store.engine == "neo4j":  # the embedded engine takes no MERGE on nodes of several labels
        rivals.append(("MERGE from a schema", merging.load, "≤ 1"))
    rounds = []
    for _ in TURNS:
        rounds.append([_ours(store, folder, path)])
        wanted = _written(store, path.stem)
        for what, load, _ in rivals:
            rounds[-1].append(_rival(store, path, load))
            if _written(store, SOURCE) != wanted:
                raise SystemExit(f"{what}: {_written(store, SOURCE)} links were written, ours are {wanted}")
    ours, *theirs = map(statistics.median, zip(*rounds[1:], strict=True))
    for (what, _, bound), taken in zip(rivals, theirs, strict=True):
        yield _finding(store, ACTIVITIES, ours, what, taken, bound)


WRITTEN = """
    MATCH ()-[r]->()
    WHERE r.source = $source
    RETURN type(r) AS type, count(r) AS links
    ORDER BY type
    LIMIT 100
"""


def _written(store: Store, source: str) -> dict[str, int]:
    """Return how many links of each type there are by the word of a source: nobody may write less."""
    return {row["type"]: row["links"] for row in store.read(WRITTEN, source=source)}


def _rival(store: Store, path: Path, load: Callable[[Store, Path], None]) -> float:
    empty(store)
    create_schema(store)
    return seconds(partial(load, store, path))


def _ours(store: Store, folder: Path, path: Path) -> float:
    empty(store)
    catalogue()  # what is imported is imported beforehand, as with the rivals
    list(load_files(store, folder, [], Wishes()))  # the vocabularies are there beforehand
    return seconds(lambda: _load(store, folder, path))


def _load(store: Store, folder: Path, path: Path) -> None:
    [report] = load_files(store, folder, [path], Wishes())
    if report.status != "complete" or report.rejected:
        raise SystemExit(f"{report.status}, {report.rejected} rejected: {report.reason}")


def _beside_neomodel(store: Store, settings: Settings, folder: Path) -> Iterator[Finding]:
    """Compare in turn, on a smaller file: an object mapper writes one thing at a time."""
    path = write_iati(folder / "few.xml", FEW)
    python, data = _with_neomodel_installed(folder), _as_rows(path)
    rounds = []
    for _ in TURNS:
        ours = _ours(store, folder, path)
        empty(store)
        rounds.append((ours, _by_neomodel(python, settings, data)))
    ours, taken = map(statistics.median, zip(*rounds[1:], strict=True))
    yield _finding(store, FEW, ours, "neomodel", taken, "≤ 0.1")


def _with_neomodel_installed(folder: Path) -> Path:
    """Return a Python that has neomodel, which wants another driver than ours."""
    subprocess.run([sys.executable, "-m", "venv", folder / "rival"], check=True)
    python = folder / "rival" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "neomodel"], check=True)
    return python


def _as_rows(path: Path) -> Path:
    found = flat(path)
    nodes = [row for rows in found.nodes.values() for row in rows.values()]
    rows = {"nodes": nodes, "links": found.links}
    data = path.with_suffix(".json")
    data.write_text(json.dumps(rows), encoding="utf-8")
    return data


def _by_neomodel(python: Path, settings: Settings, data: Path) -> float:
    assert settings.neo4j_uri and settings.neo4j_password
    password = settings.neo4j_password.get_secret_value()
    command = [str(each) for each in (python, RIVAL, settings.neo4j_uri, password, data)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"neomodel: {done.stderr}")
    return float(done.stdout)


def _finding(store: Store, activities: int, ours: float, what: str, taken: float, bound: str) -> Finding:
    return Finding(
        f"load an IATI file of {activities:,} activities",
        store.engine,
        f"{ours:.1f} s",
        f"{what} {taken:.1f} s",
        ours / taken,
        bound,
    )
