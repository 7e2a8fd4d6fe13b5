"""What the columns of one table mean, and the cells of a row by their meaning."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from loaders.catalogue import UsedValues
from loaders.readers import Row
from loaders.sources.hxl3w.tags import Tag

Role = Literal["who", "impl", "funder", "reporting"]
WHERE = ("country", "adm1", "adm2", "adm3", "adm4", "adm5", "loc")
WHAT = ("sector", "subsector", "activity")
NUMBERS = ("reached", "targeted", "value")
WHOM = ("beneficiary", "reached", "targeted")
_FUNDERS = ("funder", "donor", "fund", "donors", "funding")
_PARTNERS = ("partner", "ip", "local")
_PARTS = frozenset({"name", "acronym", "abbr", "type", "code", "id", "url", "parent"})
_NOT_A_BODY = ("num", "count", "email", "phone", "contact", "person")
_LANGUAGE = re.compile(r"(?:i_)?[a-z]{2}")
_SPACES = re.compile(r"\s+")
_EMPTY = frozenset({"-", "--", "n/a", "#n/a", "na", "nan", "none", "null", "nil", "#ref!", "#value!", "."})
_ELSEWHERE = re.compile(r"available in .* dataset", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a meaning, by the name that it has in the rows."""

    title: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Body:
    """The columns that tell of one organization in each row."""

    role: Role
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    sort_codes: tuple[tuple[str, str], ...] = ()
    """The scheme of the codes, where the tag says it, and the column."""
    codes: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """The columns of one table that mean something."""

    columns: tuple[Column, ...]
    _asked: dict[tuple[str, tuple[str, ...], tuple[str, ...]], tuple[str, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The organizations that each row may name."""
        groups: dict[tuple[Role, frozenset[str]], list[Column]] = {}
        for column in self.columns:
            if column.tag.name in ("org", "funder", "donor") and not column.tag.has(*_NOT_A_BODY):
                groups.setdefault((_role(column.tag), _told_apart(column.tag)), []).append(column)
        return tuple(_body(role, columns) for (role, _), columns in groups.items())

    @cached_property
    def told(self) -> frozenset[str]:
        """The words of all tags."""
        return frozenset(column.tag.name for column in self.columns)

    @property
    def is_of_work(self) -> bool:
        """Whether it says who, and what, where, for whom or with whose money."""
        roles = {body.role for body in self.bodies if body.names or body.acronyms}
        return bool(roles) and (not self.told.isdisjoint((*WHAT, *WHERE, *WHOM)) or len(roles) > 1)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The columns that count people or money."""
        return frozenset(column.title for column in self.columns if column.tag.name in NUMBERS)

    def named(self, name: str, *wanted: str, but: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the columns with a tag that has one of the wanted attributes, and none of the others."""
        question = (name, wanted, but)
        if question not in self._asked:
            self._asked[question] = self._search(name, wanted, but)
        return self._asked[question]

    def _search(self, name: str, wanted: tuple[str, ...], but: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            column.title
            for column in self.columns
            if column.tag.name == name
            and (not wanted or column.tag.has(*wanted))
            and not column.tag.has(*but)
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A row and what its columns mean."""

    row: Row
    layout: Layout

    def first(self, columns: Iterable[str]) -> str:
        """Return the first of these cells that says something."""
        for column in columns:
            if text := self.cell(column):
                return text
        return ""

    def leave(self, what: str) -> None:
        """Count something that was read and not understood."""
        if isinstance(self.row.values, UsedValues):
            self.row.values.leave(what)

    def cell(self, column: str) -> str:
        """Return what a cell says; what people write into an empty cell is nothing."""
        return _said(self.row.values[column])


@lru_cache(maxsize=65536)
def _said(cell: str) -> str:
    text = _SPACES.sub(" ", cell).strip()
    return "" if text.lower() in _EMPTY or _ELSEWHERE.fullmatch(text) else text


def _role(tag: Tag) -> Role:
    if tag.name != "org" or tag.has(*_FUNDERS):
        return "funder"
    if tag.has(*_PARTNERS) or any(each.startswith("impl") for each in tag.attributes):
        return "impl"
    return "reporting" if tag.has("reporting") else "who"


def _told_apart(tag: Tag) -> frozenset[str]:
    """Return what tells this organization of a row from another: not the part, its scheme or language."""
    return frozenset(
        each
        for each in tag.attributes
        if each not in _PARTS and not each.startswith("v_") and not _LANGUAGE.fullmatch(each)
    ) - {"preferred", "full"}


def _body(role: Role, columns: Sequence[Column]) -> Body:
    parts: dict[str, list[str]] = {}
    sort_codes: list[tuple[str, str]] = []
    for column in columns:
        part = _part(column.tag)
        parts.setdefault(part, []).append(column.title)
        if part == "sort_codes":
            sort_codes.append((_scheme(column.tag), column.title))
    taken = {part: tuple(titles) for part, titles in parts.items()}
    return Body(
        role,
        names=taken.get("names", ()),
        acronyms=taken.get("acronyms", ()),
        sorts=taken.get("sorts", ()),
        sort_codes=tuple(sort_codes),
        codes=taken.get("codes", ()),
        urls=taken.get("urls", ()),
        parents=taken.get("parents", ()),
    )


def _part(tag: Tag) -> str:
    if tag.has("type"):
        return "sort_codes" if tag.has("code", "id") else "sorts"
    if tag.has("acronym", "abbr"):
        return "acronyms"
    if tag.has("code", "id"):
        return "codes"
    if tag.has("url"):
        return "urls"
    return "parents" if tag.has("parent") else "names"


def _scheme(tag: Tag) -> str:
    return next((each.removeprefix("v_") for each in sorted(tag.attributes) if each.startswith("v_")), "")
