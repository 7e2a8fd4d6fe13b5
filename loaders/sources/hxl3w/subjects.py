"""What a row is about and for whom: sectors as themes, and people with their numbers."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.errors import RowRejected
from graph.identity.normalize import slug
from graph.model.entities import Population, Theme
from graph.model.statements import Description
from graph.vocabularies.terms import vocabulary
from loaders.sources.hxl3w.columns import Column, Line
from loaders.sources.hxl3w.tags import Tag
from loaders.terms import term_coded, term_named

Label = Literal["Theme", "Population"]
_CODES = ("code", "id")
_SEVERAL = re.compile(r"\s*[;|,/&+\n]\s*|\s+(?:and|et|y)\s+")
_SURELY_SEVERAL = re.compile(r"\s*[;|]\s*")
_GROUP_WORDS = re.compile(
    r"\b(?:sub[- ]?|sous[- ]?)?(?:cluster|sector|secteur|aor|working group|groupe de travail)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"(.+?)\s*[(\[](.+)[)\]]")
_COUNT = re.compile(r"\d{1,3}(?:[ ,\u00a0\u202f’']\d{3})+|\d+(?:\.0+)?")
_LONGEST = 500
_PEOPLE = Population(stated_id="population:people", name="people", generic=True)
_SEX = {"f": "f", "female": "f", "women": "f", "m": "m", "male": "m", "men": "m"}
_AGES = {"children": "children", "child": "children", "girls": "children", "boys": "children"}
_GROUPS = {
    "idps": "internally-displaced", "idp": "internally-displaced", "displaced": "internally-displaced",
    "refugees": "refugees", "returnees": "returnees", "migrants": "migrants", "host": "host-communities",
    "hosts": "host-communities", "asylumseekers": "asylum-seekers", "disabled": "people-disabilities",
    "elderly": "elderly", "elders": "elderly", "infants": "young-children", "adolescents": "adolescents",
    "hh": "households", "households": "households",
}  # fmt: skip
_BY_SEX_AND_AGE = {
    ("f", "children"): "girls", ("m", "children"): "boys", ("f", "adults"): "women", ("m", "adults"): "men",
    ("f", ""): "women-girls", ("m", ""): "men-boys", ("", "children"): "children",
}  # fmt: skip
_NOT_COUNTS = ("pct", "percent", "percentage", "rate", "code", "type", "date")


@dataclass(frozen=True, slots=True)
class Count:
    """People served as one column counts them."""

    population: Description
    written: str
    number: int | None
    sort: Literal["reached", "targeted"] | None
    unit: Literal["people", "households"] | None


@dataclass(frozen=True, slots=True)
class About:
    """The themes of a row."""

    themes: tuple[tuple[Description, str], ...]
    """With the words of the row."""
    inside: tuple[tuple[Description, Description], ...]
    """Themes of the file's own, with the sector that each is part of."""


def themes_in(line: Line) -> About:
    """Return what a row is about: its sectors, its sub-sectors and the types of its activities."""
    sectors = _themes(line, "sector")
    narrower = [*_themes(line, "subsector"), *_themes(line, "activity", "type", "category")]
    inside = (
        (theme, sectors[0][0])
        for theme, _ in narrower
        if len(sectors) == 1 and not theme.identifiers and theme.stated_id != sectors[0][0].stated_id
    )
    themes = {theme.stated_id: (theme, words) for theme, words in (*sectors, *narrower)}
    return About(tuple(themes.values()), tuple(inside))


def _themes(line: Line, name: str, *wanted: str) -> list[tuple[Description, str]]:
    code = line.first(line.layout.named(name, *_CODES)) if not wanted else ""
    text = line.first(line.layout.named(name, *wanted, but=(*_CODES, "type") if not wanted else _CODES))
    return [(theme, text or code) for theme in _terms("Theme", text, code)]


@lru_cache(maxsize=4096)
def _terms(label: Label, text: str, code: str = "") -> tuple[Description, ...]:
    """Return the terms that a cell names, those of the vocabularies first, else its own words as one."""
    by_code = term_coded(label, f"hxl:{(code or text).upper()}") if code or text else None
    if by_code:
        return (by_code,)
    if not text and not code:
        return ()
    for part in _writings(text):
        if known := _known(label, part):
            return (known,)
    for part in _writings(text):
        parts = [_known(label, each) for each in _SEVERAL.split(part) if each]
        if len(parts) > 1 and all(parts):
            return tuple(each for each in parts if each)
    return tuple(_own(label, part) for part in _SURELY_SEVERAL.split(text or code) if part)


def _writings(text: str) -> Iterator[str]:
    """Yield a text and what is left of it without the words around the term."""
    yield text
    yield " ".join(_GROUP_WORDS.sub(" ", text).split())
    if found := _BRACKETS.fullmatch(text):
        yield from (found[2], found[1])
    for mark in (":", " - ", " – "):
        if mark in text:
            yield text.rpartition(mark)[2].strip()


def _known(label: Label, text: str) -> Description | None:
    if not text:
        return None
    by_code = term_coded(label, f"hxl:{text}") if text.isupper() else None
    return by_code or term_named(label, text)


def _own(label: Label, text: str) -> Description:
    kind: Callable[..., Description] = Theme if label == "Theme" else Population
    scheme: Literal["theme", "population"] = "theme" if label == "Theme" else "population"
    words = slug(text)
    taken = words in vocabulary(scheme).terms
    return kind(stated_id=f"{scheme}:{words}{'-as-written' if taken else ''}", name=text[:_LONGEST])


def people_in(line: Line) -> list[Count]:
    """Return for whom a row says the work is, and how many they are; none reached says nothing."""
    groups, loose = _groups(line)
    counts = [
        Count(population, words, number, _sort(column.tag), _unit(column.tag))
        for column in line.layout.columns
        if column.tag.name in ("reached", "targeted")
        and not column.tag.has(*_NOT_COUNTS)
        and (number := _number(line.cell(column.title), column))
        for population, words in _counted(column, groups)
    ]
    if loose:
        counts.append(Count(_PEOPLE, "", loose, None, None))
    named = {count.population.stated_id for count in counts}
    counts.extend(
        Count(population, words, None, None, None)
        for population, words in groups
        if population.stated_id not in named
    )
    return counts


def _groups(line: Line) -> tuple[list[tuple[Description, str]], int | None]:
    """Return the groups of people that a row names; the cell may hold their number instead."""
    text = line.first(line.layout.named("beneficiary", but=(*_CODES, *_NOT_COUNTS)))
    if _COUNT.fullmatch(text):
        return [], _whole(text) or None
    return [(population, text) for population in _terms("Population", text)], None


def _counted(column: Column, groups: Sequence[tuple[Description, str]]) -> list[tuple[Description, str]]:
    """Return whom a column counts: the group of its tag, else the row's one group, else people."""
    own = _group_of(column.tag)
    if own:
        known = term_named("Population", vocabulary("population").terms[own].name)
        return [(known, column.title)] if known else []
    return list(groups) if len(groups) == 1 else [(_PEOPLE, column.title)]


def _group_of(tag: Tag) -> str | None:
    for attribute, group in _GROUPS.items():
        if attribute in tag.attributes:
            return group
    sex = next((_SEX[each] for each in sorted(tag.attributes) if each in _SEX), "")
    age = next((_AGES[each] for each in sorted(tag.attributes) if each in _AGES), "")
    return _BY_SEX_AND_AGE.get((sex, age or ("adults" if tag.has("adults", "adult") else "")))


def _sort(tag: Tag) -> Literal["reached", "targeted"]:
    return "reached" if tag.name == "reached" else "targeted"


def _unit(tag: Tag) -> Literal["people", "households"]:
    return "households" if tag.has("hh", "households") else "people"


def _number(text: str, column: Column) -> int | None:
    if not text:
        return None
    if not _COUNT.fullmatch(text):
        raise RowRejected(
            f"column {column.title!r} holds {text!r}, which is no whole number; write digits only"
        )
    return _whole(text) or None


def _whole(text: str) -> int:
    return int(re.sub(r"\D", "", re.sub(r"\.0+$", "", text)))
