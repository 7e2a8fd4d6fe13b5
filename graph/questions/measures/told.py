"""Told: what the answer on measures is made of."""

from typing import Literal

from pydantic import ConfigDict, Field

from graph.questions.results import Result


class Known(Result):
    """How much is known of an organization, in what is looked at."""

    statements: int = Field(description="In how many links it is.")
    sources: int = Field(description="How many sources state these.")
    little: str = Field(description="Why too little is known to call it central; empty where enough is.")


class Rank(Result):
    """Its place by the measure that is sorted by; those alike share the first of their places."""

    place: int
    low: int | None = Field(None, description="The best place that it may truly have; see doubt.")
    high: int | None = Field(None, description="The last place that it may truly have; see doubt.")
    first: float | None = Field(None, description="In which share of the possible networks it comes first.")


class Measured(Result):
    """One entity; beside these fields, each measure by its name: a number, or null where not defined."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, int | float | None] = Field(init=False)

    id: str
    name: str
    kind: str
    known: Known
    rank: Rank | None = Field(
        None, description="Null where the measure sorted by is not defined or no ranking."
    )

    def number(self, measure: str) -> int | float | None:
        """Return its number by a measure."""
        return (self.model_extra or {}).get(measure)


class MeasureTold(Result):
    """What a measure is, and how it was worked out here."""

    name: str
    title: str
    finds: str = Field(description="What it finds, in plain words.")
    reading: str = Field(description="How to read the number.")
    reference: str
    first: Literal["high", "low", ""] = Field(
        description="Which numbers come first; empty: it is no ranking."
    )
    why: str = Field(description="Why it is null for some.")
    note: str = Field(description="What to know of these numbers, such as that they are estimates.")
    error: float | None = Field(None, description="Of estimates: the largest standard error.")


class Community(Result):
    """A group with more ties within than to others."""

    number: int
    size: int
    stability: float | None = Field(
        None, description="How much of it is found again in the possible networks, from 0 to 1; see doubt."
    )
    ids: tuple[str, ...] = Field(description="Some of its members, those with most ties first.")


class NetworkNumbers(Result):
    """Numbers of the whole network; what is not defined is null, and `why` says why."""

    entities: int
    ties: int
    links: int = Field(description="How many statements the ties are made of.")
    sources: int = Field(description="How many sources make these.")
    isolates: int = Field(description="How many are tied to nobody.")
    components: int = Field(description="Into how many parts it falls.")
    largest: int = Field(description="How many are in the largest part.")
    density: float | None = Field(None, description="Which share of all possible ties there is.")
    mean_degree: float | None = Field(None, description="How many others each is tied to on average.")
    transitivity: float | None = Field(None, description="Which share of two with one neighbor are tied.")
    reciprocity: float | None = Field(None, description="With direction: which share of ties is answered.")
    mean_distance: float | None = Field(None, description="Steps between two that have a way, on average.")
    assortativity_by_kind: float | None = Field(None, description="1: ties join one kind; below 0: across.")
    assortativity_by_degree: float | None = Field(None, description="1: those with many ties are tied.")
    centralization: dict[str, float] = Field(description="By measure: 1 is a star, 0 is all alike.")
    degree_distribution: tuple[tuple[int, int], ...] = Field(description="Number of ties, how many have it.")
    modularity: float | None = Field(None, description="How clear the communities are, if asked for.")
    communities: tuple[Community, ...] = Field((), description="If asked for, the largest first.")
    crowded: int = Field(description="How many rooms were left out because too many share them.")
    why: dict[str, str] = Field(description="Why what is null is not defined.")


class Doubted(Result):
    """What the intervals of places rest on."""

    by: Literal["ties", "sources"] = Field(description="What is in doubt: single ties, or whole sources.")
    missing: float | None = Field(None, description="Which share of the true ties is taken to be missing.")
    wrong: float | None = Field(None, description="Which share of the known ties is taken to be wrong.")
    runs: int = Field(description="How many possible networks were made; 0: none, and the note says why.")
    share: float = Field(description="Which share of the places that come out lies in an interval.")
    could_be_first: tuple[str, ...] = Field(description="Ids of all that may truly come first.")
    claim: str = Field(description="What may be said of who comes first.")
    note: str = Field(description="How the possible networks were made, or why none were.")


class Lost(Result):
    """One number among those who stay, before and after, beside what random removals take."""

    name: str
    title: str
    before: int | float
    after: int | float
    lost: int | float
    random_low: int | float | None = Field(
        None, description="Nine of ten random removals lie between low and high."
    )
    random_middle: int | float | None = Field(None, description="Half of all random removals take less.")
    random_high: int | float | None = None
    worse: float | None = Field(None, description="Which share of random removals takes at least as much.")
    runs: int = Field(0, description="How many random removals it is compared with.")


class Without(Result):
    """What the network loses without some, beside what it loses without as many others, taken at random."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    losses: tuple[Lost, ...]
    cut_off: tuple[str, ...] = Field(description="Ids of those who lose their way to the largest part.")
    cut_off_names: tuple[str, ...]
    note: str


class Looked(Result):
    """What is looked at, and how."""

    kinds: tuple[str, ...]
    links: tuple[str, ...]
    through: str = Field(description="The room by which two are tied; empty: tied by links.")
    weight: str = Field(description="What a tie counts.")
    meaning: str = Field(description="Whether a large weight says near (strength) or far (distance).")
    directed: bool
    sources: tuple[str, ...] = Field(description="Only what these say; empty: all.")
    largest: bool = Field(description="Whether only the largest connected part is looked at.")
    place: str = Field(description="Only those active in this place; empty: everywhere.")
    theme: str = Field(description="Only those that work on this theme; empty: on whatever.")
    confidence: float = Field(description="Only links with at least this confidence.")


class Measures(Result):
    """Measures of each entity of a view of the network, and of the whole."""

    measures: tuple[Measured, ...]
    network: NetworkNumbers
    about: tuple[MeasureTold, ...]
    doubt: Doubted | None = Field(None, description="Null where no intervals were asked for.")
    without: Without | None = Field(None, description="Null where nobody was taken out.")
    view: Looked
    sorted_by: str
    reverse: bool
    engine: str = "igraph"
    as_of: str | None
    limit: int
    truncated: bool
