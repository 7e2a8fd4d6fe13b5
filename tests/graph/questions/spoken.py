"""Small graphs told in sentences, each of which is one statement: `hill WORKS_ON legal-aid`.

Names say what they are: `project-*`, `service-*`, `event-*`, `network-*`; themes, people and places are
those named here; all else is an organization. What ends with `@1` is said by record 1; `[role=office]` sets a
field, `2014..2016` a period, open at either end.
"""

import re
from itertools import count

from graph.bolt.store import Store
from tests.graph.questions.drawn import ALWAYS, Drawing, Period

THINGS = {
    **dict.fromkeys(("legal-aid", "court-support", "nutrition", "schooling"), ("Theme",)),
    **dict.fromkeys(("adolescents", "teachers", "survivors"), ("Population",)),
    **dict.fromkeys(("north", "south", "village", "land", "far-off", "abroad"), ("Place",)),
}
KINDS = {
    "project": ("Project",),
    "service": ("Service",),
    "event": ("Event",),
    "network": ("Organization", "Network"),
}
_SENTENCE = re.compile(
    r"(?P<one>\S+) (?P<kind>[A-Z_]+) (?P<other>\S+)"
    r"(?: \[(?P<field>\w+)=(?P<value>[\w -]+)\])?(?: @(?P<record>\d+))?(?: (?P<period>\S*\.\.\S*))?"
)
_VERSIONS = count(1_000_000)


def spoken(*sentences: str, **fields: dict[str, object]) -> Drawing:
    """Draw what these sentences say; `fields` are those of entities, `_` standing for `-` in their ids."""
    told = [_read(sentence) for sentence in sentences]
    drawing = Drawing()
    ends = [end for one, _, other, _, _ in told for end in (one, other)]
    extra = {own.replace("_", "-"): values for own, values in fields.items()}
    for own in dict.fromkeys([*ends, *extra]):
        labels = THINGS.get(own) or KINDS.get(own.partition("-")[0], ("Organization",))
        values = dict(extra.get(own, {}))
        period = values.pop("period", ALWAYS)
        assert isinstance(period, tuple)
        drawing.entity(own, period=period, labels=labels, **values)  # type: ignore[arg-type]
    for one, kind, other, period, said in told:
        drawing.link(kind, one, other, period, "map", **said)
    return drawing


def put(drawing: Drawing, store: Store) -> None:
    """Put a drawing, and nothing else, into the graph, as a version of its own."""
    drawing.put(store)
    store.write("MERGE (graph:Graph {id: 'graph'}) SET graph.version = $version", version=next(_VERSIONS))


def _read(sentence: str) -> tuple[str, str, str, Period, dict[str, str]]:
    found = _SENTENCE.fullmatch(sentence)
    assert found, sentence
    fields = {found["field"]: found["value"]} if found["field"] else {}
    if found["record"]:
        fields["record"] = f"record {found['record']}"
    since, _, until = (found["period"] or "..").partition("..")
    return found["one"], found["kind"], found["other"], (since or None, until or None), fields
