"""Statements grouped into entities afresh, as if nothing else had ever been said."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.exchange.jsonl import Line
from graph.identity.assigned import assigned
from graph.identity.clusters import Key
from graph.identity.judgements import Judgement
from graph.model.entities import KIND_OF
from loaders.plan import stated_by

# What depends on when and beside what else a statement was loaded, and on who looked at it.
_OF_THE_GRAPH = frozenset({"id", "load", "loaded_at", "review"})


def regrouped(said: Sequence[Line], links: Sequence[Line], judged: Sequence[Judgement]) -> Iterator[Line]:
    """Yield lines of entities, links and judgements that follow from these statements alone, sorted."""
    near = _neighbors(links)
    stated = (stated_by(one) for one in said)
    ids = assigned(stated, judged, lambda keys: {key: near[key] for key in keys if key in near})
    yield from _entities(said, ids)
    for link in _sorted(links):
        ends = {end: ids[link["source"], link[f"{end}_stated_id"]] for end in ("from", "to")}
        yield {**link, "from_id": ends["from"], "to_id": ends["to"]}
    for judgement in sorted(judged, key=lambda one: one.id):
        yield {"kind": "judgement", "id": judgement.id, **judgement.model_dump(mode="json")}


def _entities(said: Sequence[Line], ids: Mapping[Key, str]) -> Iterator[Line]:
    sayings: dict[str, list[Line]] = defaultdict(list)
    for one in _sorted(said):
        sayings[ids[one["source"], one["stated_id"]]].append(one)
    for entity in sorted(sayings):
        labels = sorted({label for one in sayings[entity] for label in KIND_OF[one["kind"]].labels})
        yield {"kind": "entity", "id": entity, "labels": labels, "said": sayings[entity]}


def _neighbors(links: Sequence[Line]) -> Mapping[Key, set[Key]]:
    near: dict[Key, set[Key]] = defaultdict(set)
    for link in links:
        one, other = ((link["source"], link[f"{end}_stated_id"]) for end in ("from", "to"))
        near[one].add(other)
        near[other].add(one)
    return near


def _sorted(lines: Sequence[Line]) -> list[Line]:
    """Return the statements sorted by what they say, without what the graph adds to them."""
    plain = [{name: value for name, value in one.items() if name not in _OF_THE_GRAPH} for one in lines]
    return sorted(plain, key=lambda one: json.dumps(one, sort_keys=True, ensure_ascii=False))
