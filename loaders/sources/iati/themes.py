"""Sectors: what an activity is about."""

from collections.abc import Iterator
from functools import lru_cache

from graph.errors import RowRejected
from graph.model.entities import Theme
from graph.model.links import WorksOn
from graph.model.statements import Description, Statement
from loaders.readers.element import Element
from loaders.sources.iati.codes import name_of
from loaders.sources.iati.ids import readable_id
from loaders.sources.iati.narratives import words_of
from loaders.sources.iati.rows import Part
from loaders.terms import term_coded, term_named

_SCHEMES = {
    "1": "dac", "2": "dac", "3": "cofog", "4": "nace", "5": "ntee", "6": "aiddata", "7": "sdg",
    "8": "sdg-target", "9": "sdg-indicator", "10": "cluster", "11": "naics", "12": "un-function",
}  # fmt: skip
"""Vocabularies that mean the same whoever uses them; 98 and 99 are the publisher's own."""
_OWN = "internal"
_VERSION_1 = {
    "": "1", "DAC": "1", "DAC-3": "2", "COFOG": "3", "NACE": "4", "NTEE": "5", "ADT": "6",
    "RO": "99", "RO2": "98",
}  # fmt: skip
_NOT_SPECIFIED = frozenset({"dac:99810", "dac:998"})


def sector(part: Part) -> Iterator[Statement]:
    """Yield that an activity works on a theme."""
    activity, element = part.activity, part.element
    code, written = _code(element), words_of([element], activity.language)
    if code in _NOT_SPECIFIED:
        element.leave("sector not specified")
        return
    scheme, _, value = code.partition(":")
    name = written.best or name_of(scheme, value)
    theme = _theme(code, name)
    yield from (activity.project, theme)
    yield WorksOn(
        from_stated_id=activity.project.stated_id,
        to_stated_id=theme.stated_id,
        from_stated=activity.project.name,
        to_stated=name or theme.name,
        percentage=part.share,
        record=part.where,
        said_on=activity.said_on,
    )


@lru_cache(maxsize=1024)
def _theme(code: str, name: str) -> Description:
    return term_coded("Theme", code) or (term_named("Theme", name) if name else None) or _own(code, name)


def _code(element: Element) -> str:
    """Return the code of a sector with its scheme, such as `dac:15160`; "" where it has none."""
    written, code = element.get("vocabulary").upper(), element.get("code")
    scheme = _SCHEMES.get(_VERSION_1.get(written, written), _OWN)
    return f"{scheme}:{code}" if code else ""


def _own(code: str, name: str) -> Description:
    if not name:
        raise RowRejected(f"the sector {code!r} has no name and its code is not known; write a narrative")
    coded = code and not code.startswith(f"{_OWN}:")
    stated = readable_id(code) if coded else readable_id(name)
    return Theme(stated_id=f"theme:{stated}", name=name, identifiers=(code,) if code else ())
