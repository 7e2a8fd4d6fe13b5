"""Bodies to compare, for the tests of candidates."""

from graph.identity.bodies import Body, bodies_of
from graph.identity.clusters import Mention
from graph.identity.ranking import Pair, Ranking


def bodies(*names: str | tuple[str, ...], country: str = "RW") -> list[Body]:
    """Return one body for each name, or for each several names, each of a source of its own."""
    mentions = []
    for number, name in enumerate(names):
        all_names = (name,) if isinstance(name, str) else name
        key = (f"source {number}", f"{number}")
        mentions.append((f"{number:04}", Mention(key, "Organization", all_names, (), country)))
    return bodies_of(mentions)


def around(name: str, *others: str) -> list[Pair]:
    """Return the pairs of a name with others, the likeliest first."""
    return Ranking(bodies(name, *others)).around("0000")


def why(one: str, other: str) -> str:
    """Return the first reason why two names may mean one body; nothing, where there is none."""
    found = around(one, other)
    return found[0].like.reasons[0] if found else ""


def score(one: str, other: str) -> float:
    """Return how alike two names are; 0 where they are no pair."""
    found = around(one, other)
    return found[0].like.score if found else 0.0
