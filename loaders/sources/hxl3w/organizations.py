"""Who a row names: organizations with their acronyms, sorts and codes, split only where that is certain."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from graph.identity.normalize import fold, name_key, slug
from graph.identity.orgids import org_id
from graph.model.entities import Organization
from graph.vocabularies.terms import vocabulary
from loaders.sources.hxl3w.columns import Body, Line
from loaders.terms import sort_coded

_SURELY_SEVERAL = re.compile(r"\s*[;|]\s*")
_PERHAPS_SEVERAL = re.compile(r"\s*[/,]\s*|\s+(?:&|and|et|y)\s+")
_IN_BRACKETS = re.compile(r"(.+?)\s*\(([\w/&.-]{2,15})\)")
_SMALL_WORDS = frozenset(
    {
        "of",
        "the",
        "for",
        "and",
        "in",
        "to",
        "a",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "d",
        "et",
        "pour",
        "en",
    }
)
_VAGUE = re.compile(
    r"(?:various|multiple|several|many|different|divers|diverses|plusieurs|others?|autres?|varios|otros|"
    r"unknown|inconnu|unspecified|undisclosed|anonymous|confidential|tbd|tbc|to be determined|private|prive)"
    r"(?: (?:donors?|partners?|organi[sz]ations?|ngos?|agenc(?:y|ies)|actors?|bailleurs?|partenaires?|ong|"
    r"acteurs?|sources?|funds?))?"
)
_CODE_SCHEMES = ("hrinfo", "iati")
_PERSON = "individual"
_LONGEST_NAME = 500


@dataclass(frozen=True, slots=True)
class Mention:
    """An organization as one row writes it."""

    name: str
    acronym: str = ""
    sort: str | None = None
    code: str = ""
    url: str = ""
    parent: str = ""
    others: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """What the row calls it."""
        return self.name or self.acronym


@dataclass
class Names:
    """Who is named in a whole file: what a first pass keeps, so that short forms find their full names."""

    full: dict[str, str] = field(default_factory=dict)
    acronyms: dict[str, set[str]] = field(default_factory=dict)
    codes: dict[str, set[str]] = field(default_factory=dict)
    alone: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Remember whom a row names, and how."""
        if not mention.written:
            return
        self.alone.update(name_key(text) for text in (mention.name, mention.acronym) if text)
        key = name_key(mention.written)
        self.full.setdefault(key, mention.written)
        if mention.name and mention.acronym:
            self.acronyms.setdefault(fold(mention.acronym), set()).add(key)
        if mention.code:
            self.codes.setdefault(key, set()).add(mention.code)

    def key_of(self, mention: Mention) -> str:
        """Return what tells this body from the others: its full name, where the file gives one."""
        key = name_key(mention.written)
        owners = self.acronyms.get(fold(mention.written), set())
        return next(iter(owners)) if len(owners) == 1 else key

    def code_of(self, mention: Mention, key: str) -> str:
        """Return its code, which other rows may give."""
        codes = self.codes.get(key, set())
        return mention.code or (next(iter(codes)) if len(codes) == 1 else "")

    def parts(self, text: str) -> list[str]:
        """Return the bodies of a cell that surely names several, else the cell as it stands."""
        listed = [part for part in _SURELY_SEVERAL.split(text) if part]
        if len(listed) > 1:
            return list(dict.fromkeys(listed))
        parts = [part for part in _PERHAPS_SEVERAL.split(text) if part]
        known = len(parts) > 1 and all(name_key(part) in self.alone for part in parts)
        return list(dict.fromkeys(parts)) if known and name_key(text) not in self.acronyms else [text]


def mentions(line: Line, body: Body) -> Iterator[Mention]:
    """Yield the organization that these columns of a row name, as it stands there; never a person."""
    sort = _sort(line, body)
    if sort == _PERSON:
        return
    names = [text for text in map(line.cell, body.names) if text]
    acronym = line.first(body.acronyms)
    if not names and not acronym:
        return
    name, own_acronym = _apart(names[0] if names else "")
    parent = line.first(body.parents)
    yield Mention(
        name=f"{parent} {name}" if parent else name,
        acronym=acronym or own_acronym,
        sort=sort,
        code=line.first(body.codes),
        url=line.first(body.urls),
        parent=parent,
        others=tuple(names[1:]),
    )


def split(mention: Mention, names: Names) -> Iterator[Mention]:
    """Yield the bodies that a row names in one cell, where it is certain that they are several."""
    parts = names.parts(mention.name) if mention.name else names.parts(mention.acronym)
    acronyms = names.parts(mention.acronym) if mention.name and mention.acronym else []
    if len(parts) < 2 or len(acronyms) not in (0, len(parts)):
        yield mention
        return
    for place, part in enumerate(parts):
        yield Mention(part, acronyms[place] if acronyms else "", mention.sort)


def describe(mention: Mention, names: Names) -> Organization:
    """Return what a row says of an organization."""
    key = names.key_of(mention)
    code = names.code_of(mention, key)
    full = names.full.get(key, mention.written)
    aliases = (mention.name, mention.acronym, *mention.others)
    return Organization(
        stated_id=_own_id(code, key),
        name=full[:_LONGEST_NAME],
        aliases=tuple(dict.fromkeys(text[:_LONGEST_NAME] for text in aliases if text and text != full)),
        identifiers=(org_id(code) or f"internal:{code}",) if code else (),
        sort=mention.sort,
        website=mention.url or None,
        generic=is_vague(full),
    )


@lru_cache(maxsize=4096)
def is_vague(name: str) -> bool:
    """Tell whether a name is of a kind of bodies or of nobody, such as "National NGO" or "Various"."""
    return bool(_VAGUE.fullmatch(fold(name))) or vocabulary("sort").find(name) is not None


def _own_id(code: str, key: str) -> str:
    text = code or key
    words = slug(text)
    known = org_id(code)
    if known:
        return known.partition(":")[2]
    if len(fold(text)) > len(words):
        words = f"{words}-{hashlib.sha256(fold(text).encode()).hexdigest()[:8]}"
    return f"code-{words}" if code else words


def _apart(name: str) -> tuple[str, str]:
    """Return "Full Name (FN)" as the name and its acronym, where those are its initials."""
    found = _IN_BRACKETS.fullmatch(name)
    if not found:
        return name, ""
    words = fold(found[1]).split()
    letters = fold(found[2]).replace(" ", "")
    initials = {
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if word not in _SMALL_WORDS),
    }
    return (found[1], found[2]) if letters in initials else (name, "")


def _sort(line: Line, body: Body) -> str | None:
    """Return the sort of an organization: from the vocabulary by code or word, else as it is written.

    What the vocabulary does not have is counted.
    """
    text = line.first(body.sorts)
    for scheme, column in body.sort_codes:
        code = line.cell(column)
        for each in (scheme, *_CODE_SCHEMES) if code else ():
            if found := sort_coded(f"{each}:{code}"):
                return found
    term = vocabulary("sort").find(text) if text else None
    if term:
        return term.id
    for column in (*body.sorts, *(column for _, column in body.sort_codes)):
        if line.cell(column):
            line.leave(f"{column}: sort of organization not known")
    return text or None
