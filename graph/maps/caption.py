"""What every map and picture says of itself: its title, how old its data is, whose word it is."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NotRequired, Protocol, TypedDict
from urllib.parse import parse_qsl, urlencode, urlsplit

from graph.maps.words import counted
from graph.questions.results import Subgraph

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


class Cited(Protocol):
    """A source, as far as a map names it."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def title(self) -> str:
        """Return its title."""

    @property
    def publisher(self) -> str:
        """Return who published it."""

    @property
    def url(self) -> str:
        """Return where it was published."""

    @property
    def published(self) -> str | None:
        """Return when it was published."""

    @property
    def license(self) -> str:
        """Return under which license."""


class Told(TypedDict):
    """What the one who asks for a map knows of it."""

    title: str
    sources: Sequence[Cited]
    data_date: str
    filters: NotRequired[str]
    address: NotRequired[str]
    total: NotRequired[int | None]


@dataclass(frozen=True)
class Caption:
    """What a map says of itself."""

    title: str
    sources: Sequence[Cited]
    data_date: str
    filters: str = ""
    """What was asked, in words: link types, depth, dates."""
    address: str = ""
    """The address of the question; its code stands on the picture."""
    total: int | None = None
    """How many entities the whole answer has, where the map shows only some."""

    @property
    def code(self) -> str:
        """Return the short code of the question, or nothing where no address is known."""
        return code_of(self.address) if self.address else ""

    def shown(self, subgraph: Subgraph, ties: int) -> str:
        """Return how much of the network is drawn."""
        count = len(subgraph.entities)
        entities = counted(count, "entity", "entities")
        if self.total is not None and self.total > count:
            entities = f"{count:,} of {self.total:,} entities shown (cut short)"
        elif subgraph.truncated:
            entities += " shown (cut short: there are more)"
        links = counted(len(subgraph.links), "statement", "statements")
        return f"{entities}, {counted(ties, 'tie', 'ties')} from {links}"

    def dated(self, subgraph: Subgraph) -> str:
        """Return how old the data is, and on which day the map is true."""
        day = f"; as of {subgraph.as_of}" if subgraph.as_of else "; all dates"
        return f"Data of {self.data_date}{day}"

    def cited(self) -> tuple[str, ...]:
        """Return each source in words."""
        return tuple(cite(source) for source in sorted(self.sources, key=lambda source: source.id))


def code_of(address: str) -> str:
    """Return a short code of a question: the same for any order of its parameters."""
    parts = urlsplit(address)
    asked = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    number = int.from_bytes(hashlib.sha256(f"{parts.path}?{asked}".encode()).digest()[:8])
    letters = ""
    for _ in range(10):
        number, at = divmod(number, len(_LETTERS))
        letters += _LETTERS[at]
    return f"{letters[:5]}-{letters[5:]}"


def web_address(text: str) -> str:
    """Return an address that may be made a link: of the web, not of a script or a file."""
    return text if text.startswith(("https://", "http://")) else ""


def cite(source: Cited) -> str:
    """Return a source in words: title, publisher, date, license."""
    said = (source.title or source.id, source.publisher, source.published or "", source.license)
    return ", ".join(part for part in said if part)
