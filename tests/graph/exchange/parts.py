"""Parts of a graph for tests: what is in them by the columns, and any that Hypothesis draws."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from graph.exchange.chosen import Chosen
from graph.exchange.columns import Values, entity_values, joined, link_values
from graph.exchange.xml import xml_text
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.questions.results import Entity, Evidence, Link
from graph.questions.sources import SourceSummary

# What files and the programs that read them trip over.
TRICKY = (
    *("=1+1", "-2", "@here", "+33", "\tindented", "a\rb\nc", "<b>&amp;</b>", '"quoted"', "a; b", "]]>"),
    *(
        "bell \x07",
        "nul \x00",
        "\x1b[31m",
        "\ufffe",
        "\u2028",
        "#N/A",
        "Muhire Ubumwe 🤝",
        "日本",
        "é",
        "a,b;c|d",
    ),
)
texts = st.sampled_from(TRICKY) | st.text(max_size=20)
long_texts = texts | st.just("Ten thousand. " * 715)
dates = st.none() | st.sampled_from(("2014", "2014-05", "2014-05-01", "0001", "9999-12"))


def entities_by_id(part: Chosen) -> dict[str, Values]:
    return {entity.id: entity_values(entity) for entity in part.entities()}


def links_by_id(part: Chosen) -> dict[str, Values]:
    return {link.id: link_values(link, part.names) for link in part.links()}


def flat(values: Values) -> dict[str, str | int | float | bool]:
    """Return values as formats hold them that know no lists, nor characters that XML cannot hold."""
    cells = {name: joined(value) for name, value in values.items()}
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in cells.items()}


@dataclass(frozen=True)
class Part:
    """A part of a graph that no database keeps."""

    things: tuple[Entity, ...]
    statements: tuple[Link, ...]
    day: str | None = None

    @property
    def names(self) -> dict[str, str]:
        return {entity.id: entity.name for entity in self.things}

    def entities(self) -> Iterator[Entity]:
        return iter(self.things)

    def links(self) -> Iterator[Link]:
        return iter(self.statements)

    def sources(self, ids: Collection[str]) -> tuple[SourceSummary, ...]:
        return ()


@st.composite
def drawn_parts(draw: st.DrawFn) -> Part:
    """Draw entities of any kind, and links of any type between two of them, with parallel ones."""
    entities = tuple(_entity(draw, f"e-{number}") for number in range(draw(st.integers(0, 3))))
    count = draw(st.integers(0, 3)) if len(entities) > 1 else 0
    links = tuple(_link(draw, f"l-{number}", [entity.id for entity in entities]) for number in range(count))
    return Part(entities, links, draw(st.none() | st.just("2020-01-01")))


def _entity(draw: st.DrawFn, own: str) -> Entity:
    details = {"website": draw(texts), "stated_members": draw(st.none() | st.integers(0, 2**63 - 1))}
    return Entity(
        id=own,
        name=draw(texts.filter(bool)),
        labels=KIND_OF[draw(st.sampled_from(sorted(KIND_OF)))].labels,
        aliases=tuple(draw(st.lists(texts.filter(bool), max_size=2))),
        since=draw(dates),
        until=draw(dates),
        generic=draw(st.booleans()),
        details={name: value for name, value in details.items() if value},
    )


def _link(draw: st.DrawFn, own: str, ids: list[str]) -> Link:
    amount = draw(st.none() | st.integers(-(2**63), 2**63 - 1))
    one, other = draw(st.permutations(ids))[:2]
    return Link(
        id=own,
        type=draw(st.sampled_from(sorted(LINK_OF))),
        from_id=one,
        to_id=other,
        since=draw(dates),
        until=draw(dates),
        confidence=draw(st.floats(0, 1)),
        fields={"amount_minor": amount, "role": draw(texts)} if amount is not None else {},
        evidence=Evidence(source="s", publisher=draw(texts), quote=draw(long_texts), said_on=draw(dates)),
    )
