"""Attributes under the names of our own fields, where what they hold fits; the rest keeps its name."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, get_origin

from pydantic import TypeAdapter, ValidationError

from graph.dates import first_day, last_day
from graph.identity.normalize import fold
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.model.statements import Statement
from loaders.readers import Row
from loaders.sources.graphfiles.drawn import FROM, ID, NODES, TO, WAY
from loaders.sources.graphfiles.words import PERSON, kind_said, type_said
from loaders.sources.tables.columns import entries
from loaders.terms import country_coded

KIND, TYPE, SIDE = "kind", "type", "side"
"""What is found in the words of a file: the kind of a node, the type of an edge, a node's side of two."""
AMOUNT = "amount"
_SPELLINGS = {
    "name": ("name", "label", "title"),
    "aliases": ("aliases", "alias", "acronym", "short name"),
    "since": ("since", "start", "start date", "founded"),
    "until": ("until", "end", "end date"),
    "website": ("website", "url", "homepage"),
    "country": ("country", "country code"),
}
_KIND_WORDS = ("kind", "type", "element type", "node type", "entity type", "labels")
_TYPE_WORDS = (
    "type",
    "link type",
    "connection type",
    "edge type",
    "relation",
    "relationship",
    "kind",
    "label",
)
_SIDE_WORDS = ("bipartite", "side", "partition", "type")
_SIDES = {"0": "0", "1": "1", "0.0": "0", "1.0": "1"}
_TWO = {"false": "0", "true": "1"}
_NOT_OURS = frozenset({"source", "stated_id", "from_stated_id", "to_stated_id", "via", "population"})
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].*")

Accept = Callable[[str], str | None]


def fitted(row: Row, link_type: str | None) -> Row:
    """Return a node or edge with what it says under our names."""
    fitting = Fitting(row)
    if row.sheet == NODES:
        _fit_node(fitting)
    else:
        _fit_edge(fitting, link_type)
    return Row(row.number, row.where, fitting.all(), row.sheet)


class Fitting:
    """The attributes of one row, some of them already under our names."""

    def __init__(self, row: Row) -> None:
        own = (ID,) if row.sheet == NODES else (FROM, TO, WAY)
        self.ours = {name: row.values[name] for name in own}
        self._rest = {name: text for name, text in row.values.items() if name not in own and text.strip()}
        self._by_word: dict[str, str] = {}
        for name in self._rest:
            self._by_word.setdefault(fold(name), name)

    def has(self, word: str) -> bool:
        """Tell whether an attribute of this name is left."""
        return word in self._by_word

    def take(self, field: str, words: Iterable[str], accept: Accept) -> None:
        """Take the first attribute of these names that holds what is accepted, under our name."""
        for word in words:
            name = self._by_word.get(word)
            found = accept(self._rest[name].strip()) if name is not None else None
            if name is not None and found is not None:
                self.ours[field] = found
                del self._rest[name], self._by_word[word]
                return

    def set_aside_impossible_dates(self) -> None:
        """Take dates back that are out of order: a node without dates still has its edges."""
        since, until = self.ours.get("since"), self.ours.get("until")
        if since and until and first_day(since) > last_day(until):
            for field in ("since", "until"):
                self._rest[f"{field} (ends before it begins)"] = self.ours.pop(field)

    def all(self) -> dict[str, str]:
        """Return everything; what does not fit and is called like a field of ours says so in its name."""
        rest = {
            name if name not in _NAMES else f"{name} (not as we know it)": text
            for name, text in self._rest.items()
        }
        return {**rest, **self.ours}


def _fit_node(fitting: Fitting) -> None:
    fitting.take(SIDE, _SIDE_WORDS[:-1], lambda text: (_SIDES | _TWO).get(text.lower()))
    if SIDE not in fitting.ours:
        fitting.take(SIDE, _SIDE_WORDS[-1:], lambda text: _TWO.get(text.lower()))
    words = (*_KIND_WORDS, "label") if fitting.has("name") else _KIND_WORDS
    fitting.take(KIND, words, lambda text: text if kind_said(text) else None)
    label, sort = kind_said(fitting.ours.get(KIND, "")) or ("", None)
    fitting.ours |= {KIND: label} if label else {}
    fitting.ours |= {"sort": sort} if sort else {}
    if label != PERSON:
        _fit_fields(fitting, KIND_OF[label or "Organization"])
        fitting.set_aside_impossible_dates()


def _fit_edge(fitting: Fitting, link_type: str | None) -> None:
    if link_type:
        fitting.ours[TYPE] = link_type
    else:
        fitting.take(TYPE, _TYPE_WORDS, type_said)
    kind = LINK_OF[fitting.ours.get(TYPE, "PARTNERS_WITH")]
    _fit_fields(fitting, kind)
    if "amount_minor" in kind.model_fields:
        fitting.take(AMOUNT, (AMOUNT,), str)
    if "quote" not in fitting.ours:
        fitting.take("quote", _TYPE_WORDS, _words)


def _words(text: str) -> str | None:
    """Return what a text says of an edge beyond the name of its type, which is nobody's words."""
    return text if any(map(str.isalpha, text)) and not type_said(text) else None


def _fit_fields(fitting: Fitting, kind: type[Statement]) -> None:
    for field in kind.model_fields:
        if field not in _NOT_OURS and field not in fitting.ours:
            words = _SPELLINGS.get(field, (fold(field),))
            fitting.take(field, words, lambda text, field=field: _fitting_text(kind, field, text))  # type: ignore[misc]


def _fitting_text(kind: type[Statement], field: str, text: str) -> str | None:
    """Return what a field of ours can hold of a text, or nothing."""
    if field in ("since", "until"):
        text = _TIME.sub(r"\1", text)
    if field == "country":
        return country_coded(text)
    adapter, is_list = _adapter(kind, field)
    try:
        adapter.validate_python(entries(text) if is_list else text)
    except ValidationError:
        return None
    return text


@cache
def _adapter(kind: type[Statement], field: str) -> tuple[TypeAdapter[object], bool]:
    info = kind.model_fields[field]
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return TypeAdapter(annotation), get_origin(info.annotation) is tuple


_NAMES = frozenset(
    {ID, FROM, TO, WAY, KIND, TYPE, SIDE, AMOUNT}
    | {name for kind in (*KIND_OF.values(), *LINK_OF.values()) for name in kind.model_fields}
)
