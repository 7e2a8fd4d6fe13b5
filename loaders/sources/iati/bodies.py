"""Organizations as activities name them: by a reference, by a name, or by both."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from graph.identity.normalize import fold, name_key
from graph.identity.orgids import SCHEME, org_id
from graph.model.entities import Organization
from loaders.readers.element import Element
from loaders.sources.iati.ids import readable_id, short_id
from loaders.sources.iati.narratives import Words, words_of
from loaders.terms import sort_coded

NOT_NAMED = Organization(stated_id="provider-not-named", name="provider not named", generic=True)
"""Who gave, where the activity says that money moved and not from whom."""

# Codes of donors and their agencies from before there were org-ids: country, donor, agency.
_OLD_CODE = re.compile(r"[A-Z]{2}-\d{1,3}(?:-\d{1,3})?")
_NO_REF = re.compile(
    r"(?i)[\W_0]*|n\W?a\W?|nan|null|none|nil|unknown|excluded|tb[cd]|not.?(applicable|available)"
)
_KINDS = frozenset(
    {
        "anonymous", "confidential", "general public", "individual", "individuals", "miscellaneous",
        "multiple", "not specified", "other", "others", "private donors", "redacted", "several",
        "undisclosed", "unknown", "unspecified", "various",
    }
)  # fmt: skip
_HIDDEN = re.compile(r"\b(?:redacted|undisclosed|unknown|unspecified)\b")
_KIND_STARTS = re.compile(
    r"(?:anonymous|individual|miscellaneous|multiple|other|private|several|undisclosed|unknown|unspecified|various)"
    r" (?:and )?(?:\w+ )?(?:donors?|organi[sz]ations?|vendors?|suppliers?|partners?|recipients?|beneficiaries"
    r"|contributors?|givers|individuals|sources|agencies|ngos?|implementers|entities)\b"
)


@lru_cache(maxsize=2048)
def code_of(ref: str) -> str | None:
    """Return a reference as an identifier; None where it stands for nothing."""
    if _NO_REF.fullmatch(ref):
        return None
    return org_id(ref) or f"internal:{ref}"


@dataclass(frozen=True)
class Bodies:
    """Who is who in one activity: what lacks a reference or a name has it from its namesake."""

    language: str = ""
    refs: Mapping[str, str | None] = field(default_factory=dict)
    """References by name; None where bodies of one name have two."""
    names: Mapping[str, Words] = field(default_factory=dict)

    @classmethod
    def named_by(cls, elements: Iterable[Element], language: str) -> "Bodies":
        """Return who is named by the elements of an activity that name its organizations."""
        refs: dict[str, str | None] = {}
        names: dict[str, Words] = {}
        for element in elements:
            code, words = code_of(element.get("ref")), words_of([element], language)
            if code and words.best:
                names.setdefault(code, words)
                for name in (words.best, *words.others):
                    key = name_key(name)
                    refs[key] = code if refs.get(key, code) == code else None
        return cls(language, refs, names)

    def of(self, element: Element | None) -> Organization | None:
        """Return the organization that an element names; None where it names nobody."""
        if element is None:
            return None
        words = words_of([element], self.language)
        code = code_of(element.get("ref")) or (self.refs.get(name_key(words.best)) if words.best else None)
        if code and not words.best:
            words = self.names.get(code, Words())
        return organization(code, words, element.get("type"))


@lru_cache(maxsize=2048)
def organization(code: str | None, words: Words, sort: str) -> Organization | None:
    """Return an organization of an identifier, a name or both."""
    name = words.best or (code or "").partition(":")[2]
    if not name:
        return None
    return Organization(
        stated_id=_stated_id(code, name),
        name=name[:500],
        aliases=words.others,
        identifiers=(code,) if code else (),
        sort=sort_coded(f"iati:{sort}") if sort else None,
        generic=_is_kind(name) or (not words.best and not _is_one_body(code)),
    )


def _is_one_body(code: str | None) -> bool:
    """Tell whether an identifier names one body by itself, whatever name stands beside it."""
    scheme, _, value = (code or "").partition(":")
    return scheme == SCHEME or bool(_OLD_CODE.fullmatch(value))


def _stated_id(code: str | None, name: str) -> str:
    if code and _is_one_body(code):
        return short_id(code)
    return readable_id(name, code or "")


def _is_kind(name: str) -> bool:
    folded = fold(name)
    return folded in _KINDS or bool(_KIND_STARTS.match(folded) or _HIDDEN.search(folded))
