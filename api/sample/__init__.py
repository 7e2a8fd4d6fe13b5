"""The sample network: what public documents say of civil society in Rwanda, told in our own words."""

from importlib.resources import files
from pathlib import Path

_FORMATS = (".csv", ".md")


def sample_files() -> list[Path]:
    """Return the files of the sample network, each after one document, in the order to load them."""
    folder = Path(str(files(__name__)))
    return sorted(path for path in folder.iterdir() if path.suffix in _FORMATS)
