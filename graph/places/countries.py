"""The countries of ISO 3166, with the names that people use for them."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pycountry

from graph.identity.normalize import fold, slug
from graph.places.place import Entry, PlaceTerm
from graph.vocabularies.files import TableRow, read_table

_LANGUAGES = ("fr",)
_COLUMNS = ("code", "name", "spellings", "not", "demonyms")
_PARENTHESIS = re.compile(r"\s*\(.*?\)")


def read_countries(path: Path) -> Iterator[Entry]:
    """Yield every country: ISO's names in English and French, less those barred by the file, and its own."""
    rows = {row["code"]: row for row in read_table(path, _COLUMNS)}
    translations = [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language])
        for language in _LANGUAGES
    ]
    for code, row in rows.items():
        if pycountry.countries.get(alpha_2=code) is None:
            raise row.error(f"{code!r} is no country of ISO 3166; write its code of two capital letters")
    for country in sorted(pycountry.countries, key=lambda each: str(each.alpha_2)):
        official = [str(name) for name in _iso_names(country)]
        translated = [each.gettext(name) for each in translations for name in official]
        yield _entry(str(country.alpha_2), rows.get(country.alpha_2), [*official, *translated])


def _iso_names(country: object) -> Iterator[str]:
    for field in ("common_name", "name", "official_name"):
        if name := getattr(country, field, None):
            yield name


def _entry(code: str, row: TableRow | None, iso_names: list[str]) -> Entry:
    barred = {fold(name) for name in row.spellings("not")} if row else set()
    usable = [_turn(_PARENTHESIS.sub("", name)) for name in iso_names]
    own = ((row["name"],) if row and row["name"] else ()) + (row.spellings("spellings") if row else ())
    name = row["name"] if row and row["name"] else usable[0]
    names = dict.fromkeys(each for each in (name, *own, *usable) if each == name or fold(each) not in barred)
    place = PlaceTerm(code, slug(name), name, "country", code, None, tuple(names), None, None)
    return Entry(place, demonyms=row.spellings("demonyms") if row else ())


def _turn(name: str) -> str:
    """Return `Micronesia, Federated States of` in the order in which people say it."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name
