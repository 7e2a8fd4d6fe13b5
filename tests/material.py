"""Real material that lies beside the project, for tests that need it."""

import os
from pathlib import Path

import pytest

MATERIAL = Path(os.environ.get("IHURIRO_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))


def material(*names: str) -> list[Path]:
    """Return the files of these names or patterns; skip the test where the material is not here."""
    found = sorted(path for name in names for path in MATERIAL.glob(name))
    if not found:
        pytest.skip(f"the material beside the project is not here: {', '.join(names)}")
    return found
