"""The vocabularies in use: those that come with the program, which a steward's folder extends."""

from functools import lru_cache
from pathlib import Path
from typing import get_args

from graph.vocabularies.files import DataFileError, fingerprint
from graph.vocabularies.reading import read_vocabulary
from graph.vocabularies.vocabulary import Scheme, Term, Vocabulary

__all__ = ["Scheme", "Term", "Vocabulary", "load_vocabularies", "version", "vocabulary"]

SHIPPED = Path(__file__).parent / "data"
_FILES: dict[Scheme, str] = {
    "theme": "themes.csv",
    "population": "populations.csv",
    "service": "services.csv",
    "sort": "sorts.csv",
}


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Vocabulary]:
    return load_vocabularies()


def vocabulary(scheme: str) -> Vocabulary:
    """Return a vocabulary as it comes with the program."""
    return _shipped()[scheme]


def load_vocabularies(extra: Path | None = None) -> dict[str, Vocabulary]:
    """Read the shipped vocabularies and lay a steward's folder of the same files over them."""
    return {scheme: read_vocabulary(scheme, _files(extra, scheme)) for scheme in get_args(Scheme)}


def version(extra: Path | None = None) -> str:
    """Return a hash of all vocabulary data in use: equal hashes mean that nothing has changed."""
    return fingerprint(path for scheme in get_args(Scheme) for path in _files(extra, scheme))


def _files(extra: Path | None, scheme: Scheme) -> tuple[Path, ...]:
    shipped = SHIPPED / _FILES[scheme]
    if extra is None:
        return (shipped,)
    if not extra.is_dir():
        raise DataFileError(extra, None, "is not a folder; give the folder that holds your vocabulary files")
    for path in sorted(extra.glob("*.csv")):
        if path.name not in _FILES.values():
            known = ", ".join(_FILES.values())
            raise DataFileError(path, None, f"is no vocabulary; the files are called {known}")
    own = extra / _FILES[scheme]
    return (shipped, own) if own.exists() else (shipped,)
