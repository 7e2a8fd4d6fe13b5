"""Two sources and a word of review, for the tests of reviews."""

from graph.exchange.jsonl import Line
from tests.loaders.loading import body, link, source

WORD = {"by": "Ama", "on": "2024-05-01"}
NORTH = [
    source("north"),
    body("north", "a", "Amber Hill Trust", country="RW", since="2004"),
    body("north", "b", "Birch Lane Forum", country="RW"),
    body("north", "c", "Cedar Aid"),
    link("north", "FUNDS", "a", "b", quote="Amber Hill funds Birch Lane.", since="2014"),
    link("north", "PARTNERS_WITH", "b", "c", quote="Birch Lane works with Cedar."),
    link("north", "PARTNERS_WITH", "b", "c", quote="Birch Lane works with Cedar.", record="below"),
]
SOUTH = [
    source("south", complete=False),
    body("south", "a", "Amber Hill Trust", country="RW"),
    body("south", "c", "Cedar Aid Limited"),
    link("south", "FUNDS", "c", "a"),
]
CORRECTIONS: tuple[Line, ...] = (
    {"fields": {"since": "2011-02", "until": None}},
    {"fields": {"since": "2011", "until": "2010"}},
    {"to_end": {"name": "Amber Hill Trust", "kind": "Organization", "stated_id": "a"}},
    {"to_end": {"name": "Dune Water Circle", "kind": "Network", "country": "RW"}},
    {"from_end": {"name": "Dune", "kind": "Theme"}},
    {"fields": {"name": "Amber Hall Trust", "aliases": ["AHT"]}},
    {"fields": {"kind": "Network"}},
    {"fields": {"kind": "Project"}},
)
