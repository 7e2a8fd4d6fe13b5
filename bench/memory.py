"""How much memory a load takes, and how it grows with the file; measured in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator

from bench.engines import embedded, environment
from bench.iati_file import write_iati
from bench.table import Finding

TIMES = (1, 4, 16)
ACTIVITIES = 2_000  # what is kept of fixed size, such as names seen lately, is mostly full after as many
PROGRAM = """
import json, sys
from pathlib import Path
from graph.bolt.store import open_store
from graph.settings import Settings
from loaders.pipeline import Wishes, load_files
settings = Settings()
with open_store(settings) as store:
    [report] = load_files(store, settings.workspace, [Path(sys.argv[1])], Wishes())
with open("/proc/self/status") as told:  # what getrusage tells begins with the peak of the parent
    peak = next(int(line.split()[1]) for line in told if line.startswith("VmHWM"))
print(json.dumps([report.status, report.new, peak * 1024]))
"""


def findings() -> Iterator[Finding]:
    """Yield the peak at 1, 4 and 16 times a file, each into an empty graph, and what each statement adds."""
    measured = [_measured(times) for times in TIMES]
    for times, (statements, peak) in zip(TIMES, measured, strict=True):
        what = f"memory of a load, {times}× a file ({statements:,} statements)"
        yield Finding(what, "embedded", f"{peak / 1e6:.0f} MB", "", None, "")
    (fewest, least), (most, greatest) = measured[0], measured[-1]
    each = (greatest - least) / (most - fewest)
    yield Finding("memory that each statement adds", "embedded", f"{each:.0f} bytes", "", None, "≤ 150 bytes")


def _measured(times: int) -> tuple[int, int]:
    with embedded() as settings:
        path = write_iati(settings.workspace / f"times-{times}.xml", ACTIVITIES * times)
        command = [sys.executable, "-c", PROGRAM, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment(settings))
    status, statements, peak = json.loads(done.stdout)
    if status != "complete":
        raise SystemExit(f"{path.name}: {status}")
    return statements, peak
