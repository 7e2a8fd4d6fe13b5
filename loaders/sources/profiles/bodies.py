"""Whom a document names: its bodies, where each is mentioned, and whom it is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.identity.normalize import fold, slug
from graph.model.entities import Organization, Project
from graph.model.statements import Description
from loaders.readers import Document
from loaders.sources.profiles.passages import Sentence


@dataclass(eq=False)
class Body:
    """A body that a document names: all its names there, and what is said of its life."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: type[Description] = Organization
    generic: bool = False
    since: str | None = None
    until: str | None = None
    date_basis: str | None = None
    evidence: str = ""
    """The sentence that tells its dates."""
    fields: dict[str, object] = field(default_factory=dict)
    """Own fields of its kind."""
    sure: bool = True
    """Whether its name alone tells that it is a body: an acronym, or a name with a head such as "Forum"."""
    titled: bool = False
    """Whether the text gives its name as the title of a project."""
    local: bool = False
    """Whether its name only describes it in words of the text, and names nothing outside of the document."""

    def called(self, text: str) -> None:
        """Remember another name of it."""
        if text != self.name and text not in self.aliases:
            self.aliases = (*self.aliases, text)


@dataclass(frozen=True)
class Mention:
    """A name of a body in a sentence."""

    body: Body
    start: int
    end: int
    text: str


@dataclass
class Cast:
    """The bodies of one document."""

    subject: Body | None = None
    bodies: list[Body] = field(default_factory=list)
    country: str | None = None
    named: dict[int, list[Mention]] = field(default_factory=dict)
    """Mentions by the number of their sentence, from left to right."""
    acting: dict[int, Body] = field(default_factory=dict)
    """Whom a sentence is about, by its number."""
    headed: dict[int, Body] = field(default_factory=dict)
    """The body whose name heads the section of a sentence, by the number of the sentence."""
    undertakings: dict[int, Body] = field(default_factory=dict)
    """The project that a sentence's section is about, by the number of the sentence."""
    rolled: frozenset[int] = frozenset()
    """The numbers of the headings that name the bodies which a page lists, such as members."""
    sheet: Body | None = None
    """The project that the whole document is about, where it has a label that names just one."""
    office_of: Body | None = None
    """The whole of which the subject is a country office."""
    _taken: Counter[str] = field(default_factory=Counter)

    def mentions(self, sentence: Sentence) -> list[Mention]:
        """Return the bodies named in a sentence, from left to right."""
        return self.named.get(sentence.number, [])

    def times(self, body: Body) -> int:
        """Return how often the document names a body."""
        return sum(each.body is body for mentions in self.named.values() for each in mentions)

    def actor(self, sentence: Sentence) -> Body | None:
        """Return whom a sentence is about: the subject, the project of its section, or another body."""
        return self.acting.get(sentence.number, self.subject)

    def project(self, sentence: Sentence) -> Body | None:
        """Return the project that the section of a sentence is about."""
        return self.undertakings.get(sentence.number)

    def only_project(self) -> Body | None:
        """Return the project of a document that names one alone."""
        found = [body for body in self.bodies if issubclass(body.kind, Project) and not body.generic]
        return found[0] if len(found) == 1 else None

    def body(self, name: str, kind: type[Description] = Organization, *, generic: bool = False) -> Body:
        """Return the body of this name, adding it when there is none."""
        wanted = fold(name)
        for known in self.bodies:
            if known.generic == generic and wanted in {fold(each) for each in (known.name, *known.aliases)}:
                return known
        body = Body(self.free_id(name), name, kind=kind, generic=generic)
        self.bodies.append(body)
        return body

    def free_id(self, name: str) -> str:
        """Return a stated id for a name that no other body has."""
        wanted = identifier = slug(name)
        while identifier in self._taken:
            self._taken[wanted] += 1
            identifier = f"{wanted}-{self._taken[wanted]}"
        self._taken[identifier] += 1
        return identifier


def cast_of(document: Document, sentences: Sequence[Sentence]) -> Cast:
    """Return whom a document names and whom it is about."""
    from loaders.sources.profiles.casting import cast  # the steps use the classes above

    return cast(document, sentences)
