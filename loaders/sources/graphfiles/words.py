"""What words in a graph file say of nodes and edges: kinds of ours, sorts of organizations, persons."""

import re
from functools import cache

from graph.identity.normalize import fold
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.vocabularies.terms import vocabulary

PERSON = "person"
_PERSONS = frozenset({"person", "persons", "people", "individual", "individuals", "interviewee"})
_KINDS = {fold(word): label for label, kind in KIND_OF.items() for word in (label, kind.title)}
_SPELLINGS = {
    "organisation": "Organization",
    "organisations": "Organization",
    "organizations": "Organization",
}
_TYPES = {fold(word): name for name, kind in LINK_OF.items() for word in (name, kind.title)}
_PARTS = re.compile(r"[;:,|]")
_NETWORKS = "network"
_GROUP = "working-group"


@cache
def kind_said(text: str) -> tuple[str, str | None] | None:
    """Return the kind of entity that words name, or that they name a person, and the sort of organization."""
    words = [fold(part) for part in _PARTS.split(text) if part.strip()]
    kinds = [_KINDS.get(word) or _SPELLINGS.get(word) for word in words]
    known = [kind for kind in kinds if kind]
    if known:
        return max(known, key=lambda label: len(KIND_OF[label].mro())), None
    if any(word in _PERSONS for word in words):
        return PERSON, None
    sort = vocabulary("sort").find(text)
    if sort is None or sort.id in _PERSONS:
        return (PERSON, None) if sort else None
    if sort.id == _GROUP:
        return "WorkingGroup", sort.id
    return ("Network" if _NETWORKS in (sort.id, sort.broader) else "Organization"), sort.id


@cache
def type_said(text: str) -> str | None:
    """Return the type of link that words name, by its name or its title."""
    return _TYPES.get(fold(text))
