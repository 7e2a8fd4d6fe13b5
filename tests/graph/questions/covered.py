"""A small country of themes, people and places, in which a source may cover something completely."""

import json

from graph.bolt.store import Store
from graph.questions.gaps import gaps
from graph.questions.gaps.cells import Cell
from tests.graph.questions.drawn import ALWAYS, Drawing, Period

DISTRICTS = {"gasabo": "RW12", "rubavu": "RW33", "huye": "RW24"}
COVER = {"themes": ["theme:health"], "places": ["pcode:RW33"], "on": "2019"}
COVERS = "MATCH (s:Source {id: $id}) SET s.covers = $covers, s.complete = $complete"


def drawn() -> Drawing:
    """Health with a part, women with a part, a country with three districts, two bodies and a project."""
    drawing = Drawing()
    for own in ("one", "two"):
        drawing.entity(own)
    drawing.entity("project", labels=("Project",))
    for label, own, whole in (
        ("Theme", "malaria", "health"),
        ("Theme", "water", ""),
        ("Population", "mothers", "women"),
        ("Population", "men", ""),
    ):
        drawing.entity(own, labels=(label,))
        if whole:
            drawing.entity(whole, labels=(label,), identifiers=[f"{label.lower()}:{whole}"])
            drawing.link("PART_OF", own, whole)
    drawing.entity("rwanda", labels=("Place",), identifiers=["iso3166:RW"])
    for own, code in DISTRICTS.items():
        drawing.entity(own, labels=("Place", "District"), identifiers=[f"pcode:{code}"])
        drawing.link("PART_OF", own, "rwanda")
    drawing.entity("camp", labels=("Place",))
    drawing.link("PART_OF", "camp", "rubavu")
    return drawing


def does(drawing: Drawing, own: str, *things: str, period: Period = ALWAYS) -> None:
    """Draw what one record says that somebody does: on themes, for people, in places."""
    record = f"what {own} does, {len(drawing.links)}"
    for thing in things:
        [label, *_] = drawing.labels[thing]
        kind = {"Theme": "WORKS_ON", "Population": "SERVES", "Place": "OPERATES_IN"}[label]
        drawing.link(kind, own, thing, period, record=record)


def cover(store: Store, covers: object = COVER, *, complete: bool = True) -> None:
    """Let the source of a drawing cover something completely."""
    store.write(COVERS, id="map", covers=json.dumps(covers), complete=complete)


def cell(store: Store, theme: str, place: str, population: str = "", as_of: str = "2020") -> Cell:
    people = [population] if population else []
    [only] = gaps(store, themes=[theme], populations=people, places=[place], as_of=as_of).cells
    return only
