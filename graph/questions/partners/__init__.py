"""Partners: who could join organizations, the members of a network, or work on a need; each with reasons."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from pydantic import Field

from graph.bolt.store import Store
from graph.dates import today
from graph.errors import InvalidQuestion
from graph.questions import names
from graph.questions.asked import asked_as
from graph.questions.kept import kept
from graph.questions.moments import Moment, moment, part
from graph.questions.network import Network, network
from graph.questions.partners.common_ground import DIMENSIONS, of
from graph.questions.partners.complementarity import Need
from graph.questions.partners.liveliness import NO_SIGNS
from graph.questions.partners.reasons import Reason, reasons, with_evidence
from graph.questions.partners.scores import Scored, Weights, ranked, weights_of
from graph.questions.partners.seekers import Members, seekers
from graph.questions.partners.weighing import MOST_WEIGHED, Scales
from graph.questions.results import Result

LABEL_OF = {"themes": "Theme", "populations": "Population", "places": "Place"}
FEWEST_STATEMENTS = 3
"""What rests on fewer statements than this rests on little."""
_MOST_NEEDED = 1000
NO_WEIGHTS: Mapping[str, float] = MappingProxyType({})


class Named(Result):
    """Somebody or something, by id and name."""

    id: str
    name: str


class Asked(Result):
    """What is needed, as it was asked."""

    themes: tuple[Named, ...]
    populations: tuple[Named, ...]
    places: tuple[Named, ...]
    cells: int = Field(description="Each theme for each population in each place, as far as asked.")
    met: int = Field(description="How many of these those who ask are known to meet themselves.")


class Numbers(Result):
    """How much speaks for a partner, part by part, from 0 to 1; none is a part that was not asked about."""

    complementarity: float
    ground: float | None = None
    closeness: float | None = None
    rooms: float | None = None
    activity: float


class Partner(Result):
    """An organization that could join, and why."""

    id: str
    name: str
    labels: tuple[str, ...]
    score: float = Field(description="The weighed mean of the parts, times the factor.")
    factor: float = Field(description="Less than 1 for a network or a government body.")
    factor_of: str | None = Field(description="networks or government: which weight the factor is.")
    parts: Numbers
    reasons: tuple[Reason, ...]
    more_reasons: int = Field(description="How many more reasons the score has than are shown.")
    not_known: tuple[str, ...] = Field(
        description="Of themes, populations, places: what nobody states of it."
    )
    statements: int = Field(description="How many statements anything known of it rests on.")

    @property
    def rests_on_little(self) -> bool:
        """Say whether so few statements tell of it that little can be said."""
        return self.statements < FEWEST_STATEMENTS


class Partners(Result):
    """Who could join, the best first."""

    partners: tuple[Partner, ...]
    asked: tuple[Named, ...] = Field(description="The organizations that ask.")
    members: tuple[Members, ...] = Field(description="Networks among them, and how many members are known.")
    own: int = Field(description="How many organizations count as those who ask, known members included.")
    own_not_known: tuple[str, ...] = Field(
        description="Of themes, populations, places: what nobody states of those who ask; nothing can "
        "be said of what they lack there."
    )
    need: Asked
    weights: Weights
    existing: int = Field(description="Partners, rooms, offices that they have already; not proposed.")
    ended: int = Field(description="Organizations that are not there on that day; not proposed.")
    generic: int = Field(description="Kinds of bodies rather than bodies; not proposed.")
    found: int = Field(description="How many could join, of those that were weighed.")
    in_question: int = Field(description="How many organizations anything speaks for, looked at from afar.")
    weighed: int = Field(
        description=f"How many of these were weighed: the {MOST_WEIGHED} at most that look most promising."
    )
    as_of: str
    limit: int
    truncated: bool = Field(description="Whether more could join than are shown.")


def partners(
    store: Store,
    ids: Iterable[str] = (),
    *,
    themes: Iterable[str] = (),
    populations: Iterable[str] = (),
    places: Iterable[str] = (),
    weights: Mapping[str, float] = NO_WEIGHTS,
    as_of: str | None = None,
    limit: int = 20,
    page: int = 1,
) -> Partners:
    """Return who could join on a day, today unless asked: those who ask, a need, or both must be named."""
    shown, when, counts = part(limit, page), moment(as_of or today()), weights_of(weights)
    net = network(store, when)
    asking = seekers(store, net, ids, when)
    need = Need(*(tuple(dict.fromkeys(given)) for given in (themes, populations, places)))
    _check_need(store, net, need, when.since)
    if not (asking.asked or need):
        raise InvalidQuestion(
            "Say who looks for partners, or what is needed: a theme, a population, a place."
        )
    scales = Scales.of(store, when, asking, need)
    scored = ranked(scales, counts)
    return Partners(
        partners=_told(store, scales, scored[shown]),
        asked=_named(store, asking.asked),
        members=asking.members,
        own=len(asking.us),
        own_not_known=_not_known(scales, asking.us) if asking.us else (),
        need=_asked(store, scales),
        weights=counts,
        **_counts(store, scales, when, len(scored)),
        as_of=when.since,
        limit=limit,
        truncated=len(scored) > shown.stop,
    )


def _check_need(store: Store, net: Network, need: Need, day: str) -> None:
    known = _names(store)
    for dimension in DIMENSIONS:
        for own in getattr(need, dimension):
            named = asked_as(known, own, LABEL_OF[dimension])
            if own not in net.entities:
                raise InvalidQuestion(f"{named.name} is not there on {day}: ask for another date.")
    if need.size > _MOST_NEEDED:
        raise InvalidQuestion(
            f"The need has {need.size} cells (each theme for each population in each place); "
            f"ask for at most {_MOST_NEEDED}."
        )


def _told(store: Store, scales: Scales, scored: Sequence[Scored]) -> tuple[Partner, ...]:
    told = [reasons(scales, each.id, each.adds) for each in scored]
    written = with_evidence(store, (shown for shown, _ in told))
    return tuple(
        Partner(
            id=each.id,
            name=scales.net.entities[each.id].name,
            labels=scales.net.entities[each.id].labels,
            score=each.score,
            factor=each.factor,
            factor_of=each.factor_of,
            parts=Numbers(**each.numbers),
            reasons=shown,
            more_reasons=more,
            not_known=_not_known(scales, [each.id]),
            statements=scales.signs.get(each.id, NO_SIGNS).statements,
        )
        for each, shown, (_, more) in zip(scored, written, told, strict=True)
    )


def _not_known(scales: Scales, ids: Collection[str]) -> tuple[str, ...]:
    known = scales.known
    return tuple(
        dimension for dimension in DIMENSIONS if not any(of(known.activity(own), dimension) for own in ids)
    )


def _asked(store: Store, scales: Scales) -> Asked:
    need = scales.need
    return Asked(
        themes=_named(store, need.themes),
        populations=_named(store, need.populations),
        places=_named(store, need.places),
        cells=need.size,
        met=need.size - len(scales.cells),
    )


def _counts(store: Store, scales: Scales, when: Moment, found: int) -> dict[str, int]:
    """Return how many came into question and could join, and how many are not proposed."""
    net = scales.net
    return {
        "existing": len(scales.seekers.existing),
        "ended": kept(store, ("ended organizations", when), lambda: _ended(store, net)),
        "generic": kept(store, ("generic organizations", when), lambda: _generic(net)),
        "found": found,
        "in_question": len(scales.in_question),
        "weighed": len(scales.candidates()),
    }


def _ended(store: Store, net: Network) -> int:
    return sum(
        "Organization" in named.labels and own not in net.entities for own, named in _names(store).items()
    )


def _generic(net: Network) -> int:
    return sum(named.generic and "Organization" in named.labels for named in net.entities.values())


def _names(store: Store) -> Mapping[str, names.Named]:
    return network(store, moment(None)).entities


def _named(store: Store, ids: Iterable[str]) -> tuple[Named, ...]:
    known = _names(store)
    return tuple(Named(id=own, name=known[own].name) for own in ids)
