"""What a loader is, and which there are: every module in `loaders.sources` that declares one."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import loaders.sources
from graph.errors import SourceUnusable
from graph.identity.judgements import Judgement
from graph.model.reviews import Review
from graph.model.sources import Source
from graph.model.statements import Statement
from loaders.mapping import read_mapping
from loaders.readers import BadRow, encoding_of, kind_of, read_csv, read_xlsx


@dataclass(frozen=True)
class Reviewed:
    """A statement out of an export that a review touched: as its source made it, or what stands instead."""

    review: str
    statement: Statement
    stands: bool


TABLES = "tables"
"""The loader of tables with columns of any name, where a mapping tells what they mean."""
# What a loader says: of a source, of the network, of who is who, or of what was read rightly.
Said = Source | Statement | Judgement | Review | Reviewed


@dataclass(frozen=True)
class Options:
    """What the person who loads asks of a loader."""

    source: str | None = None
    mapping: Path | None = None
    link_type: str | None = None


class Located(Protocol):
    """Whatever a reader yields as one row: it knows where it stands."""

    @property
    def number(self) -> int:
        """Its number in the file."""

    @property
    def where(self) -> str:
        """Where it stands, in words."""


R = TypeVar("R", bound=Located)


Whom = tuple[str, str]
"""A source and its own id of an entity; "" is the source that the file is."""


def _nobody(_row: object) -> tuple[Whom, ...]:
    return ()


Portion = Callable[[], Iterable[R | BadRow]]
"""Rows that belong together, understood when they are asked for."""


class Portions(Generic[R]):
    """Rows in portions, each of which is understood without those before it, and as long as it is at hand."""

    def __init__(self, portions: Iterable[Portion[R]]) -> None:
        self.portions = portions

    def __iter__(self) -> Iterator[R | BadRow]:
        for portion in self.portions:
            yield from portion()


@dataclass(frozen=True)
class Opened(Generic[R]):
    """A file opened by a loader: what it states of itself, its rows, and what a row becomes."""

    source: Source | None
    rows: Iterable[R | BadRow]
    parse: Callable[[R], Iterable[Said]]
    text: str = ""
    about: Callable[[R], Iterable[Whom]] = _nobody
    """Whom a row is about that was refused before it described anybody, as far as it can be told."""


def _alone(_path: Path) -> tuple[Path, ...]:
    return ()


def _itself(path: Path) -> Path:
    return path


@dataclass(frozen=True)
class Loader:
    """One way of reading one format."""

    name: str
    version: str
    title: str
    reads: str
    becomes: str
    leaves_out: str
    sureness: Callable[[Path], int]
    open: Callable[[Path, Options], Opened[Any]]
    beside: Callable[[Path], tuple[Path, ...]] = _alone
    """The other files that are read with a file: it has changed when one of them has."""
    enters: Callable[[Path], Path] = _itself
    """The file by which those that are read together are loaded, whichever of them is given."""
    takes_mapping: bool = False
    """Whether it reads `Options.mapping`; a mapping that nobody reads is refused."""


@cache
def catalogue() -> dict[str, Loader]:
    """Return every loader by its name."""
    found: dict[str, Loader] = {}
    for module in pkgutil.iter_modules(loaders.sources.__path__, "loaders.sources."):
        loader = getattr(importlib.import_module(module.name), "LOADER", None)
        if isinstance(loader, Loader):
            found[loader.name] = loader
    return found


def choose(path: Path, name: str | None = None, mapping: Path | None = None) -> Loader:
    """Return the loader that was asked for, else the one that is surest of the file's content.

    With a mapping of columns that is the one of tables; a mapping that the loader does not read is refused.
    """
    if mapping is None:
        return _chosen(path, name)
    loader = _chosen(path, name or (TABLES if read_mapping(mapping).has_columns else None))
    if not loader.takes_mapping:
        raise SourceUnusable(
            f"{path.name}: the loader {loader.name} reads no mapping; leave out --map {mapping.name}"
        )
    return loader


def _chosen(path: Path, name: str | None) -> Loader:
    known = catalogue()
    if name is not None:
        if name not in known:
            raise SourceUnusable(f"--as {name}: no such loader; there are {', '.join(sorted(known))}")
        return known[name]
    sureness, best = max((loader.sureness(path), name) for name, loader in known.items())
    if sureness <= 0:
        _require_readable(path)
        raise SourceUnusable(f"{path.name}: no loader knows this format; see which there are with --as")
    return known[best]


def _require_readable(path: Path) -> None:
    """Raise what keeps everybody from reading a file, if anything does."""
    kind = kind_of(path)
    if kind in ("csv", "xlsx"):
        for _ in read_csv(path) if kind == "csv" else read_xlsx(path):
            pass
    else:
        encoding_of(path)


class UsedValues(Mapping[str, str]):
    """The values of a row that remember which were looked at, so that the rest can be told."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._seen: set[str] = set()
        self._left: list[str] = []

    def __getitem__(self, key: str) -> str:
        self._seen.add(key)
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def leave(self, what: str) -> None:
        """Say that something was looked at and not understood."""
        self._left.append(what)

    def unused(self) -> list[str]:
        """Return what was not understood, and the columns that say something and that nobody looked at."""
        unseen = [key for key, value in self._values.items() if value and key not in self._seen]
        return [*self._left, *unseen]
