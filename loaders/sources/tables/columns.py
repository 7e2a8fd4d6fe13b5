"""What the columns mean: they are the fields that the model declares, plus a few that tell rows apart."""

import difflib
import types
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from graph.errors import RowRejected
from graph.identity.normalize import fold
from graph.model.entities import FUNDER, KIND_OF
from graph.model.links import LINK_OF
from graph.model.statements import Description, Link, Statement
from loaders.readers import Row

S = TypeVar("S", bound=BaseModel)

SEPARATOR = ";"
"""Parts the entries of a cell that may hold several."""
_PATTERNS = {
    "^[A-Z]{2}$": "write two capital letters, such as KE",
    "^[A-Z]{3}$": "write three capital letters, such as USD",
}


@lru_cache(maxsize=256)
def columns_of(header: tuple[str, ...]) -> Mapping[str, str]:
    """Return our name of each column of a header, and how the file writes it; the first of two wins."""
    found: dict[str, str] = {}
    for written in header:
        found.setdefault(fold(written).replace(" ", "_"), written)
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table by our column names, whatever their case and spacing in the file."""

    row: Row
    columns: Mapping[str, str]

    @classmethod
    def of(cls, row: Row) -> "Line":
        """Return a row by our column names."""
        return cls(row, columns_of(tuple(row.values)))

    def __getitem__(self, column: str) -> str:
        written = self.columns.get(column)
        return "" if written is None else self.row.values[written].strip()


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")


def _spellings(kinds: Mapping[str, type[Description]] | Mapping[str, type[Link]]) -> dict[str, str]:
    return {_plain(word): name for name, kind in kinds.items() for word in (name, kind.title)}


_KINDS = _spellings(KIND_OF)
_TYPES = _spellings(LINK_OF)


def entity_kind(text: str, column: str = "kind") -> type[Description]:
    """Return the kind of entity that a cell names, by its label or its title."""
    if _plain(text) == _plain(FUNDER):
        raise RowRejected(
            f"column {column!r}: who funds is worked out from the links FUNDS; write Organization instead"
        )
    return KIND_OF[_known(text, _KINDS, column)]


def link_kind(text: str) -> type[Link]:
    """Return the kind of link that a cell names, by its type or its title."""
    return LINK_OF[_known(text, _TYPES, "type")]


def _known(text: str, spellings: Mapping[str, str], column: str) -> str:
    plain = _plain(text)
    if plain in spellings:
        return spellings[plain]
    close = difflib.get_close_matches(plain, spellings, n=1)
    known = ", ".join(dict.fromkeys(spellings.values()))
    hint = f"did you mean {spellings[close[0]]}? " if close else ""
    raise RowRejected(f"column {column!r} holds {text!r}: {hint}there are {known}")


def said(kind: type[Statement], line: Line, skip: Collection[str]) -> dict[str, object]:
    """Return what a row says of the fields of a kind; empty cells say nothing."""
    values: dict[str, object] = {}
    for name, field in kind.model_fields.items():
        if name in line.columns and name not in skip and (text := line[name]):
            values[name] = _value(field.annotation, text)
    return values


def _value(annotation: object, text: str) -> object:
    if get_origin(annotation) is tuple:
        return entries(text)
    return text.lower() if text.lower() in choices(annotation) else text


def entries(text: str) -> tuple[str, ...]:
    """Return the entries of a cell that may hold several."""
    return tuple(part for part in (piece.strip() for piece in text.split(SEPARATOR)) if part)


@lru_cache(maxsize=256)
def choices(annotation: object) -> tuple[str, ...]:
    """Return the words that a field may hold, or nothing where any will do."""
    if get_origin(annotation) is Literal:
        return tuple(str(word) for word in get_args(annotation))
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(word for part in get_args(annotation) for word in choices(part))
    return ()


def build(model: type[S], values: Mapping[str, object]) -> S:
    """Return what the values make, or say which column has to change."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise RowRejected(_why(error)) from error


def _why(error: ValidationError) -> str:
    reasons = []
    for each in error.errors():
        where = ".".join(str(part) for part in each["loc"][:1])
        pattern = str(each.get("ctx", {}).get("pattern", ""))
        what = _PATTERNS.get(pattern, each["msg"].removeprefix("Value error, "))
        reasons.append(f"column {where!r} holds {each['input']!r}: {what}" if where else what)
    return "; ".join(reasons)
