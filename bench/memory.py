"""How much memory a load takes, and how it grows with the file; in processes of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bench.engines import embedded, environment
from bench.iati_file import write_iati
from bench.table import Finding
from graph.bolt.store import open_store

TIMES = (1, 4, 16)
LOOK_SECONDS = 0.05
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
        open_store(settings).close()  # the engine runs beforehand: it is no child of the load
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment(settings)) as load:
            together = _together(load)
            told = load.communicate()[0]
    status, statements, alone = json.loads(told)
    if status != "complete":
        raise SystemExit(f"{path.name}: {status}")
    return statements, max(alone, together)


def _together(load: "subprocess.Popen[str]") -> int:
    """Return the most that a program took together with those that read for it, until it ended."""
    peak = 0
    while load.poll() is None:
        peak = max(peak, _taken(load.pid))
        time.sleep(LOOK_SECONDS)
    return peak


def _taken(process: int) -> int:
    """Return how many bytes a process and its children take now; what they share counts once."""
    taken = 0
    with suppress(OSError):  # it ended meanwhile
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                taken += int(line.split()[1]) * 1024
        taken += sum(map(_taken, map(int, children)))
    return taken
