"""A first pass over the tables: who and what is named in them, so that each row can be read for itself."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from loaders.readers import BadRow, Row
from loaders.sources.hxl3w.columns import Line
from loaders.sources.hxl3w.dates import Calendar, order_of
from loaders.sources.hxl3w.organizations import Names, mentions
from loaders.sources.hxl3w.places import countries_in, routes_of, written_in
from loaders.sources.hxl3w.sheets import Table
from loaders.sources.hxl3w.subjects import themes_in


@dataclass
class Survey:
    """What a file as a whole tells: names, its country, how it writes days, where a hierarchy is first."""

    names: Names = field(default_factory=Names)
    countries: set[str] = field(default_factory=set)
    calendar: Calendar = field(default_factory=Calendar)
    first: dict[Hashable, str] = field(default_factory=dict)
    """In which row it is first seen that one thing is part of another; it is said there and not again."""

    @property
    def country(self) -> str | None:
        """The country of the file, where it speaks of one only."""
        return next(iter(self.countries)) if len(self.countries) == 1 else None

    def add(self, line: Line) -> None:
        """Take in what a row names."""
        for body in line.layout.bodies:
            for mention in mentions(line, body):
                self.names.add(mention)
                if mention.parent:
                    self.first.setdefault((mention.name, mention.parent), line.row.where)
        written = written_in(line)
        self.countries |= countries_in(line, written)
        for route in routes_of(written):
            self.first.setdefault(route, line.row.where)
        for theme, sector in themes_in(line).inside:
            self.first.setdefault((theme.stated_id, sector.stated_id), line.row.where)


def survey(rows: Iterable[Row | BadRow], tables: Mapping[str, Table]) -> Survey:
    """Go over the rows once; of those that will be refused, the second pass tells why."""
    found = Survey()
    slashed: dict[str, None] = {}
    for row in rows:
        if isinstance(row, Row):
            line = Line(row, tables[row.sheet].layout)
            found.add(line)
            dates = map(line.cell, line.layout.named("date"))
            slashed.update((text, None) for text in dates if not text[:4].isdigit())
    found.calendar = Calendar(order_of(slashed))
    return found
