"""How soon the embedded engine is up, and how much memory it takes with the sample network."""

from collections.abc import Iterator
from pathlib import Path

from api.sample import sample_files
from bench.table import Finding, seconds
from graph.bolt.embedded import engine_status, stop_engine
from graph.bolt.store import open_store
from graph.settings import Settings
from loaders.pipeline import Wishes, load_files


def findings(settings: Settings) -> Iterator[Finding]:
    """Yield what was measured on an engine of our own."""
    up = seconds(lambda: open_store(settings).close())
    with open_store(settings) as store:
        loaded = seconds(lambda: list(load_files(store, settings.workspace, sample_files(), Wishes())))
    memory = _megabytes(engine_status(settings.workspace).pid)
    stop_engine(settings.workspace)
    again = seconds(lambda: open_store(settings).close())
    yield Finding("engine up, new workspace", "embedded", f"{up:.1f} s", "", None, "< 4 s")
    yield Finding("engine up, with the sample network", "embedded", f"{again:.1f} s", "", None, "< 4 s")
    yield Finding("memory with the sample network", "embedded", f"{memory} MB", "", None, "≤ 600 MB")
    yield Finding("load the sample network", "embedded", f"{loaded:.1f} s", "", None, "")


def _megabytes(pid: int | None) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) // 1024
