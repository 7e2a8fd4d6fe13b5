"""How languages say that a name is a province or a district: `{} District`, `Province de l'{}`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.identity.normalize import fold
from graph.places.place import LEVELS, Level
from graph.vocabularies.files import read_table


@dataclass(frozen=True)
class Pattern:
    """One way to say the level of a place; for all countries, or for one."""

    level: Level
    country: str | None
    text: str

    def write(self, name: str) -> str:
        """Return the name with its level."""
        return self.text.replace("{}", name)

    def strip(self, text: str) -> str | None:
        """Return the folded bare name that a text gives by this pattern."""
        before, after = (fold(part) for part in self.text.split("{}"))
        found = re.fullmatch(f"{before} ?(.+?) ?{after}", fold(text))
        return found[1] if found else None

    def fits(self, level: Level, country: str) -> bool:
        """Tell whether a place of this level and country can be said so."""
        return self.level == level and self.country in {None, country}


def read_patterns(path: Path) -> Iterator[Pattern]:
    """Yield the patterns of a file, each with one `{}` where the name goes."""
    for row in read_table(path, ("country", "level", "pattern")):
        if row["pattern"].count("{}") != 1 or row["pattern"] == "{}":
            raise row.error(f"the pattern {row['pattern']!r} needs words and one {{}} where the name goes")
        if row["level"] not in {"1", "2"}:
            raise row.error(f"the level {row['level']!r} must be 1 (province) or 2 (district)")
        yield Pattern(LEVELS[int(row["level"])], row["country"] or None, row["pattern"])
