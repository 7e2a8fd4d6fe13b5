"""The little network: eight invented organizations that serve every test and every example.

Two sources in the column names of the `tables` loader:

- `survey.csv`, what the Open Door Coalition says of its members (paraphrased);
- `grants.csv`, what the Northlight Foundation says of its money (quoted).

What to find in it:

- a funder (Northlight), an intermediary (Riverbend), a network (Open Door, 3 of 5 members known), a working
  group, three local organizations, an ended one (Old Bridge, 2009 to December 2021);
- two projects, one service, an event, a policy; districts Rubavu (RW33), Musanze (RW43), Huye (RW24);
- a conflict: Hillside was founded in 2004 (survey) or in 2005 (grants);
- two publishers that agree: Hillside works with Lakeshore;
- one chain of money, `safe-steps`: Northlight, Riverbend, Hillside; a grant and its disbursement of Terrace;
- referrals with a loop (Hillside and Lakeshore) and an end that closed (Old Bridge);
- undated links (Terrace in Open Door), one restricted statement (Terrace with Riverbend) and one for
  members (Terrace refers survivors to the clinic);
- one stated gap: Huye lacks work against gender-based violence.
"""

import shutil
from pathlib import Path

from graph.bolt.store import Store
from graph.questions.version import version
from loaders.pipeline import Wishes, load_files
from tests.conftest import wipe

LITTLE = Path(__file__).parent / "data" / "little"

HILLSIDE = "Hillside Health Initiative"
LAKESHORE = "Lakeshore Legal Aid"
TERRACE = "Terrace Women's Association"
OLD_BRIDGE = "Old Bridge Counseling Center"
OPEN_DOOR = "Open Door Coalition"
WORKING_GROUP = "Rubavu Protection Working Group"
NORTHLIGHT = "Northlight Foundation"
RIVERBEND = "Riverbend Relief Agency"
ORGANIZATIONS = (HILLSIDE, LAKESHORE, TERRACE, OLD_BRIDGE, OPEN_DOOR, WORKING_GROUP, NORTHLIGHT, RIVERBEND)

SAFE_STEPS = "Safe Steps Project"
STRONG_HARVEST = "Strong Harvest Project"
CLINIC = "Hillside Clinic for Survivors"

SURVEY_SOURCE = "open-door-survey-2023"
GRANTS_SOURCE = "northlight-grants"
SECRET = "Terrace and Riverbend meet in private."
"""The words of the one restricted statement: they may be nowhere in what is published."""


def survey() -> Path:
    """Return the coalition's survey: 12 entities described, 32 links."""
    return LITTLE / "survey.csv"


def grants() -> Path:
    """Return the foundation's grants: 6 entities described, 7 links."""
    return LITTLE / "grants.csv"


def little_files() -> list[Path]:
    """Return both files, in the order in which tests load them."""
    return [survey(), grants()]


def little_folder(folder: Path) -> Path:
    """Copy both files into a folder, where a test may change them, and return it."""
    for path in little_files():
        shutil.copy(path, folder / path.name)
    return folder


def load_little(store: Store, workspace: Path) -> None:
    """Put the little network, and nothing else, into the graph."""
    wipe(store)
    reports = list(load_files(store, workspace, little_files(), Wishes()))
    assert [report.status for report in reports] == ["complete", "complete"]


_LOADED: dict[str, str] = {}


def keep_little(store: Store, workspace: Path) -> None:
    """Let the graph be the little network, loaded again only where something changed it since."""
    state = version(store)
    if not state or state != _LOADED.get(store.engine):
        load_little(store, workspace)
        _LOADED[store.engine] = version(store)
