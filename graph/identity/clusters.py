"""Which stated entities are one: certain sameness, and people's judgements, as one pure function."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.identity.full_names import apart
from graph.identity.judgements import Judgement, StatedKey
from graph.identity.normalize import name_key
from graph.identity.orgids import agency_of

Key = tuple[str, str]
"""Source id and the source's own id of an entity."""

Neighbors = Callable[[set[Key]], Mapping[Key, set[Key]]]
"""Tells for stated entities which others the same source links them to."""

# Codes of categories, and ids that mean something only inside one file, do not tell who is who.
_WEAK_SCHEMES = frozenset({"category", "internal", "local", "row", "acronym"})
# What is named by words alone: one phrase is one theme, whoever says it.
_BY_NAME_ALONE = frozenset({"Theme", "Population"})
_SHARED_NEIGHBORS = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity as one source states it, as far as identity goes."""

    key: Key
    family: str
    names: tuple[str, ...]
    identifiers: tuple[str, ...] = ()
    country: str = ""
    generic: bool = False

    def strong(self) -> list[str]:
        """Return the identifiers that tell it apart from everything else."""
        own = self.family.lower() if self.family in _BY_NAME_ALONE else None
        return [code for code in self.identifiers if ":" in code and _tells_apart(code, own)]


def clusters(
    mentions: Iterable[Mention], judgements: Sequence[Judgement] = (), neighbors: Neighbors | None = None
) -> list[list[Mention]]:
    """Return the mentions grouped so that each group is one entity; the same whatever their order."""
    known = _by_key(mentions)
    groups = _Groups(known, judgements)
    for judgement in sorted(judgements, key=lambda one: one.id):
        if judgement.verdict == "same":
            groups.join([_key(judgement.left), _key(judgement.right)])
    for keys in _sharing(known.values(), _identifier_keys):
        groups.join(keys)
    for keys in _sharing(known.values(), _name_keys):
        groups.join_unless_identifiers_differ(keys)
    for keys in _sharing(known.values(), _full_name_keys):
        if len({acronym for key in keys for acronym in _acronyms_beside(known[key])}) <= 1:
            groups.join_unless_identifiers_differ(keys)
    if neighbors is not None:
        _join_corroborated(groups, known, neighbors)
    return groups.listed()


def _tells_apart(code: str, own: str | None) -> bool:
    """Return whether codes of a scheme name one thing: terms share the codes of classifications."""
    scheme = code.split(":", 1)[0].lower()
    return scheme == own if own is not None else scheme not in _WEAK_SCHEMES


def _by_key(mentions: Iterable[Mention]) -> dict[Key, Mention]:
    """Return one mention for each stated entity, however many rows describe it, sorted."""
    found: dict[Key, Mention] = {}
    for one in mentions:
        other = found.get(one.key)
        found[one.key] = one if other is None or one == other else _both(one, other)
    return {key: found[key] for key in sorted(found)}


def _both(one: Mention, other: Mention) -> Mention:
    """Return what two descriptions of one stated entity say together."""
    return Mention(
        one.key,
        min(one.family, other.family),
        tuple(sorted({*one.names, *other.names})),
        tuple(sorted({*one.identifiers, *other.identifiers})),
        max(one.country, other.country),
        one.generic and other.generic,
    )


def _key(stated: StatedKey) -> Key:
    return (stated.source, stated.stated_id)


def _identifier_keys(mention: Mention) -> Iterable[tuple[str, ...]]:
    return ((mention.family, code.lower()) for code in mention.strong())


def _name_keys(mention: Mention) -> Iterable[tuple[str, ...]]:
    """Return what has to be equal for two to be one by name: two words or more, in a known country."""
    if mention.generic:
        return
    for key in filter(None, map(name_key, mention.names)):
        if mention.family in _BY_NAME_ALONE:
            yield (mention.family, key)
        elif mention.country and " " in key:
            yield (mention.family, mention.country, key)


def _full_name_keys(mention: Mention) -> Iterable[tuple[str, ...]]:
    """Return the same of full names without their own acronyms: "Amber Hill Trust (AHT)"."""
    if mention.country and not mention.generic and mention.family not in _BY_NAME_ALONE:
        for key in (name_key(apart(name)[0]) for name in mention.names):
            if " " in key:
                yield (mention.family, mention.country, key)


def _acronyms_beside(mention: Mention) -> list[str]:
    """Return the acronyms beside full names: two that differ tell bodies of one full name apart."""
    return [acronym for name in mention.names if (acronym := apart(name)[1])]


def _acronym_keys(mention: Mention) -> Iterable[tuple[str, ...]]:
    if mention.generic or not mention.country or mention.family != "Organization":
        return
    for name in mention.names:
        if " " not in name and len(name) >= 3 and name.isupper():
            yield (mention.country, name_key(name))


def _sharing(
    mentions: Iterable[Mention], keys_of: Callable[[Mention], Iterable[tuple[str, ...]]]
) -> list[list[Key]]:
    """Return the groups of stated entities that share a key, in the order of the keys."""
    first: dict[tuple[str, ...], Key] = {}
    shared: dict[tuple[str, ...], list[Key]] = {}  # few are: only those get a list
    for mention in mentions:
        for key in set(keys_of(mention)):
            if key in first:
                shared.setdefault(key, [first[key]]).append(mention.key)
            else:
                first[key] = mention.key
    return [shared[key] for key in sorted(shared)]


def _join_corroborated(groups: "_Groups", known: Mapping[Key, Mention], neighbors: Neighbors) -> None:
    """Join bodies of one acronym in one country that sources link to at least two of the same others.

    An acronym alone is not certain: two bodies may share it. That two documents show it among the same
    company is.
    """
    shared = [
        keys for keys in _sharing(known.values(), _acronym_keys) if len({groups.of(k) for k in keys}) > 1
    ]
    near = neighbors({key for keys in shared for key in keys}) if shared else {}
    for keys in shared:
        for one, other in combinations(keys, 2):
            company = {groups.of(key) for key in near.get(one, ()) if key in known} & {
                groups.of(key) for key in near.get(other, ()) if key in known
            }
            if len(company - {groups.of(one), groups.of(other)}) >= _SHARED_NEIGHBORS:
                groups.join_unless_identifiers_differ([one, other])


class _Groups:
    """Groups of stated entities that only grow, never across a judgement of "different".

    Most are alone: of those nothing is held.
    """

    def __init__(self, known: Mapping[Key, Mention], judgements: Sequence[Judgement]) -> None:
        self._known = known
        self._leader: dict[Key, Key] = {}
        self._members: dict[Key, list[Key]] = {}
        self._apart: dict[Key, set[Key]] = defaultdict(set)
        for judgement in judgements:
            if judgement.verdict == "different":
                left, right = _key(judgement.left), _key(judgement.right)
                self._apart[left].add(right)
                self._apart[right].add(left)

    def of(self, key: Key) -> Key:
        """Return the leader of the group that a stated entity is in."""
        return self._leader.get(key, key)

    def join(self, keys: Sequence[Key]) -> None:
        """Make one group of all the groups of these, but for those that were judged different."""
        present = [key for key in keys if key in self._known]
        for key in present[1:]:
            self._join_two(present[0], key)

    def join_unless_identifiers_differ(self, keys: Sequence[Key]) -> None:
        """Join by a name only where no two groups have different codes of one scheme."""
        leaders = {self.of(key) for key in keys}
        codes: dict[str, set[frozenset[str]]] = defaultdict(set)
        for leader in leaders:
            for scheme, values in self._codes(leader).items():
                codes[scheme].add(frozenset(values))
        if all(len(values) == 1 for values in codes.values()):
            self.join(keys)

    def listed(self) -> list[list[Mention]]:
        """Return the groups, each sorted, in the order of their first members."""
        leaders = (key for key in self._known if self.of(key) == key)  # each is the first of its group
        return [[self._known[key] for key in sorted(self._led_by(leader))] for leader in leaders]

    def _led_by(self, leader: Key) -> list[Key]:
        return self._members.get(leader, [leader])

    def _codes(self, leader: Key) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for key in self._led_by(leader):
            for code in self._known[key].strong():
                found[agency_of(code)].add(code.lower())
        return found

    def _join_two(self, one: Key, other: Key) -> None:
        keep, give = sorted((self.of(one), self.of(other)))
        if keep == give or self._known[keep].family != self._known[give].family:
            return
        stay, come = self._led_by(keep), self._led_by(give)
        if any(self._apart[key] & set(stay) for key in come if key in self._apart):
            return
        self._leader.update(dict.fromkeys(come, keep))
        self._members.setdefault(keep, stay).extend(come)
        self._members.pop(give, None)
