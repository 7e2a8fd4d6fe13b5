"""What an entity is called and what it is like: a pure function of what sources say of it."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from graph.dates import first_day, last_day
from graph.identity.clusters import Key, Mention
from graph.identity.normalize import fold, slug
from graph.model.entities import KIND_OF, LABELS
from graph.model.statements import Description

Saying = Mapping[str, Any]
"""A description as stored: the fields of its kind, its source, its label as `kind`."""

_SHORTEST_CODE = 4
_EVERY = frozenset(Description.model_fields)
_OWN = {
    label: tuple(name for name in kind.model_fields if name not in _EVERY) for label, kind in KIND_OF.items()
}


def canonical_ids(groups: Sequence[Sequence[Mention]], names: Mapping[Key, str]) -> dict[Key, str]:
    """Return the id of each stated entity: the first slug of its group; a slug taken gets a short hash."""
    ranked = sorted(groups, key=lambda group: (_weakest(group), group[0].key))
    taken: set[str] = set()
    ids: dict[Key, str] = {}
    for group in ranked:
        wanted = next(one for one in _ids_for(_slug_of(group, names), group[0].key) if one not in taken)
        taken.add(wanted)
        ids.update((mention.key, wanted) for mention in group)
    return ids


def entity_of(entity_id: str, sayings: Iterable[Saying]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Return the labels and the fields of the entity that these sayings describe.

    The rule: the name most sources write out in full; the earliest beginning and the latest end, because
    true means possible; every other field as most sources have it. What disagrees stays to be seen in the
    sayings.
    """
    said = sorted(sayings, key=lambda one: (one["source"], one["id"]))
    name = _best_name(said)
    others = {text for one in said for text in (one["name"], *one.get("aliases", ()))} - {name}
    since = min((one["since"] for one in said if one.get("since")), key=first_day, default=None)
    until = max((one["until"] for one in said if one.get("until")), key=last_day, default=None)
    codes = sorted({code for one in said for code in one.get("identifiers", ())})
    fields: dict[str, Any] = {
        "id": entity_id,
        "name": name,
        "aliases": sorted(others),
        "identifiers": codes,
        "since": since,
        "until": until,
        "country": _most_said(said, "country"),
        "generic": all(one.get("generic", False) for one in said),
        **_own_fields(said),
        "search": " ".join(dict.fromkeys([*map(fold, (name, *sorted(others))), *spoken_codes(codes)])),
        "since_first": first_day(since),
        "until_last": last_day(until),
    }
    return _labels(said), {key: value for key, value in fields.items() if _tells(value)}


def spoken_codes(codes: Iterable[str]) -> list[str]:
    """Return codes as people look for them, folded and without their scheme; short ones say too little."""
    spoken = (fold(code.partition(":")[2]) for code in codes)
    return sorted({code for code in spoken if len(code) >= _SHORTEST_CODE})


def _labels(said: Sequence[Saying]) -> tuple[str, ...]:
    labels = {label for one in said for label in KIND_OF[one["kind"]].labels}
    return tuple(sorted(labels, key=LABELS.index))


def _own_fields(said: Sequence[Saying]) -> dict[str, Any]:
    own = dict.fromkeys(field for one in said for field in _OWN[one["kind"]])
    found: dict[str, Any] = {}
    for field in own:
        values = [one[field] for one in said if _tells(one.get(field))]
        if values and isinstance(values[0], list | tuple):
            found[field] = sorted({item for value in values for item in value})
        elif values:
            found[field] = True if values[0] is True else _most_said(said, field)
    return found


def _most_said(said: Sequence[Saying], field: str) -> Any:
    counts: Counter[str] = Counter()
    values: dict[str, Any] = {}
    for source, value in {
        (one["source"], str(one[field])): one[field] for one in said if _tells(one.get(field))
    }.items():
        counts[source[1]] += 1
        values[source[1]] = value
    best = min(counts, key=lambda text: (-counts[text], text), default=None)
    return None if best is None else values[best]


def _best_name(said: Sequence[Saying]) -> str:
    sources: dict[str, set[str]] = defaultdict(set)
    coded: set[str] = set()
    for one in said:
        sources[one["name"]].add(one["source"])
        if one.get("identifiers"):
            coded.add(one["name"])
    return min(
        sources,
        key=lambda name: (name not in coded, " " not in name, -len(sources[name]), -len(name), name),
    )


def slugs_of(key: Key, name: str) -> tuple[str, str]:
    """Return the ids that a stated entity may have had by itself; they keep leading to what it is in now."""
    own = _ids_for(slug(name), key)
    return next(own), next(own)


def _weakest(group: Sequence[Mention]) -> int:
    return 0 if any(mention.strong() for mention in group) else 1


def _slug_of(group: Sequence[Mention], names: Mapping[Key, str]) -> str:
    return min((0 if mention.strong() else 1, slug(names[mention.key])) for mention in group)[1]


def _ids_for(wanted: str, key: Key) -> Iterator[str]:
    """Yield the ids that an entity may have, best first, until one is free."""
    hashed = f"{wanted}-{_short_hash(key)}"
    yield from (wanted, hashed)
    yield from (f"{hashed}-{number}" for number in count(2))


def _short_hash(key: Key) -> str:
    return hashlib.sha256("\n".join(key).encode()).hexdigest()[:6]


def _tells(value: object) -> bool:
    """Return whether a value says anything; the number 0 does."""
    return value not in (None, "", [], ()) and value is not False
