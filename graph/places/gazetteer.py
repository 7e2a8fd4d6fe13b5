"""Finding places by name, code and place in the hierarchy."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib.metadata import version as installed_version
from pathlib import Path

from graph.places.countries import read_countries
from graph.places.misspelled import nearest
from graph.places.patterns import Pattern, read_patterns
from graph.places.place import Entry, PlaceTerm, place_key
from graph.places.subdivisions import country_code, read_subdivisions
from graph.vocabularies.files import DataFileError, fingerprint

__all__ = ["Gazetteer", "PlaceTerm", "gazetteer", "load_gazetteer", "version"]

SHIPPED = Path(__file__).parent / "data"


class Gazetteer:
    """All known places; a name that two places share finds neither, unless the country is given."""

    def __init__(self, entries: Iterable[Entry], patterns: Iterable[Pattern]) -> None:
        self._entries = {entry.place.id: entry for entry in entries}
        self._patterns = tuple(patterns)

    @property
    def places(self) -> tuple[PlaceTerm, ...]:
        """Every place, countries first."""
        return tuple(entry.place for entry in self._entries.values())

    def find(self, text: str, country: str | None = None) -> PlaceTerm | None:
        """Return the place that a text names; with a country, also by names that are only clear there."""
        key = place_key(text)
        found = self._by_key.get(key, set()) | (self._short.get(key, set()) if country else set())
        places = [self._entries[each].place for each in found]
        if country:
            places = [place for place in places if place.country == country.upper()]
        countries = [place for place in places if place.level == "country"]
        places = countries or places
        return places[0] if len(places) == 1 else None

    def closest(self, text: str, country: str | None = None) -> PlaceTerm | None:
        """Return the place that a text names or clearly misspells; nothing where there is doubt."""
        found = self.find(text, country)
        if found or place_key(text) in self._by_key:
            return found
        candidates = [
            entry for entry in self._entries.values() if not country or entry.place.country == country.upper()
        ]
        return nearest(text, candidates, self._patterns)

    def by_pcode(self, code: str) -> PlaceTerm | None:
        """Return the place with a P-code; a country's is its two letters of ISO 3166."""
        return self._by_pcode.get(code.strip().upper())

    def by_id(self, place_id: str) -> PlaceTerm | None:
        """Return the place with our id."""
        entry = self._entries.get(place_id)
        return entry.place if entry else None

    def children(self, place_id: str) -> tuple[PlaceTerm, ...]:
        """Return the places directly inside another, in the order of their codes."""
        inside = (place for place in self.places if place.parent == place_id)
        return tuple(sorted(inside, key=_by_code))

    def districts(self, country: str) -> tuple[PlaceTerm, ...]:
        """Return the districts of a country, in the order of their codes."""
        wanted = (place for place in self.places if place.level == "district")
        return tuple(sorted((place for place in wanted if place.country == country.upper()), key=_by_code))

    def surface_forms(self) -> Iterator[tuple[str, PlaceTerm]]:
        """Yield every spelling that names one place in running text."""
        seen: set[str] = set()
        for entry in self._entries.values():
            for form in self._written(entry):
                if form not in seen and self.find(form) == entry.place:
                    seen.add(form)
                    yield form, entry.place

    def _written(self, entry: Entry) -> Iterator[str]:
        place = entry.place
        yield from entry.plain
        for pattern in self._patterns:
            if pattern.fits(place.level, place.country):
                yield from (pattern.write(name) for name in dict.fromkeys((*place.names, *entry.short)))

    @cached_property
    def _by_key(self) -> dict[str, set[str]]:
        keys: dict[str, set[str]] = defaultdict(set)
        for entry in self._entries.values():
            for name in (*self._written(entry), *entry.demonyms):
                keys[place_key(name)].add(entry.place.id)
        return keys

    @cached_property
    def _short(self) -> dict[str, set[str]]:
        keys: dict[str, set[str]] = defaultdict(set)
        for entry in self._entries.values():
            for name in entry.short:
                keys[place_key(name)].add(entry.place.id)
        return keys

    @cached_property
    def _by_pcode(self) -> dict[str, PlaceTerm]:
        return {place.pcode.upper(): place for place in self.places if place.pcode}


def _by_code(place: PlaceTerm) -> tuple[str, str]:
    return place.pcode or "", place.id


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the places that come with the program."""
    return load_gazetteer()


def load_gazetteer(extra: Path | None = None) -> Gazetteer:
    """Read the shipped places and a steward's folder of country files; a country's own file replaces ours."""
    entries: dict[str, Entry] = {}
    countries: dict[str, PlaceTerm] = {}
    for entry in read_countries(SHIPPED / "countries.csv"):
        entries[entry.place.id] = entry
        countries[entry.place.country] = entry.place
    for code, path in _country_files(extra).items():
        if code not in countries:
            raise DataFileError(path, None, f"{code!r} is no country of ISO 3166")
        for entry in read_subdivisions(path, countries[code]):
            if entry.place.id in entries:
                raise DataFileError(
                    path, None, f"two places have the id {entry.place.id!r}; give one its own id"
                )
            entries[entry.place.id] = entry
    return Gazetteer(entries.values(), read_patterns(SHIPPED / "patterns.csv"))


def _country_files(extra: Path | None) -> dict[str, Path]:
    shipped = {country_code(path): path for path in sorted(SHIPPED.glob("??.csv"))}
    if extra is None:
        return shipped
    if not extra.is_dir():
        raise DataFileError(extra, None, "is not a folder; give the folder that holds your country files")
    return shipped | {country_code(path): path for path in sorted(extra.glob("*.csv"))}


def version(extra: Path | None = None) -> str:
    """Return a hash of all place data in use: equal hashes mean that nothing has changed."""
    files = (SHIPPED / "countries.csv", SHIPPED / "patterns.csv", *_country_files(extra).values())
    return f"{fingerprint(files)}-{installed_version('pycountry')}"
