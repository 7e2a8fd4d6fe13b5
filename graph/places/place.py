"""A place that a statement can name: a country, a province or a district."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.identity.normalize import fold

Level = Literal["country", "province", "district"]
LEVELS: tuple[Level, ...] = ("country", "province", "district")
_ARTICLES = ("the ", "la ", "le ", "les ", "l ")


@dataclass(frozen=True)
class PlaceTerm:
    """One place with its code, its spellings and the point where its label stands."""

    pcode: str | None
    id: str
    name: str
    level: Level
    country: str
    parent: str | None
    names: tuple[str, ...]
    lon: float | None
    lat: float | None

    @property
    def code(self) -> str:
        """The identifier that tells it apart everywhere: of its country, its P-code, else our own."""
        if self.level == "country":
            return f"iso3166:{self.country}"
        return f"pcode:{self.pcode}" if self.pcode else f"place:{self.id}"


@dataclass(frozen=True)
class Entry:
    """A place as its file gives it: what may stand in any text, and what only says it in company."""

    place: PlaceTerm
    short: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()

    @property
    def plain(self) -> tuple[str, ...]:
        """The spellings that name the place by themselves in running text."""
        return tuple(name for name in self.place.names if name not in self.short)


@lru_cache(maxsize=65536)
def place_key(text: str) -> str:
    """Return what the spellings of one place share: folded, without an article in front."""
    folded = fold(text)
    for article in _ARTICLES:
        if folded.startswith(article):
            return folded[len(article) :]
    return folded
