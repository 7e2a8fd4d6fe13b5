"""Statements, judgements and reviews that the public may not see, drawn at random about a graph."""

import random

from graph.exchange.jsonl import Line
from tests.loaders.loading import body, judgement, link, source

SECRETS = ("Zephyrine", "Quillon", "Obsidia", "Vellichor")
TIERS = ("members", "restricted")


def secrets(chance: random.Random, lines: list[Line]) -> list[Line]:
    """Return a source full of what is not public, told of all that the graph holds."""
    seen = [
        (one["source"], one["stated_id"], one["kind"], one["name"])
        for line in lines
        if line["kind"] == "entity" and "Organization" in line["labels"]
        for one in line["said"]
    ]
    told: list[Line] = []
    for number, word in enumerate(SECRETS):
        _, _, _, name = chance.choice(seen)
        fields = {"visibility": chance.choice(TIERS), "country": "RW"}
        alias = [f"{word} Circle"]
        told.append(
            body("hidden", f"h{number}", name, aliases=alias, since="1990", quote=f"{word} speaks", **fields)
        )
        told.append(body("hidden", f"new{number}", f"{word} Refuge", identifiers=["reg:5"], **fields))
    for number, word in enumerate(SECRETS):
        for kind in ("FUNDS", "PARTNERS_WITH"):
            tier = chance.choice(TIERS)
            told.append(
                link("hidden", kind, f"h{number}", f"new{number}", quote=f"{word} pays", visibility=tier)
            )
    told += [*_done(chance, lines), *_run(chance, lines)]
    pairs = [chance.sample(seen, 2) for _ in range(4)]
    for (one, left, *_), (other, right, *_) in pairs:
        if (one, left) != (other, right):
            verdict = chance.choice(["same", "different"])
            why = f"{chance.choice(SECRETS)} told"
            told.append(
                judgement((one, left), (other, right), verdict, visibility=chance.choice(TIERS), why=why)
            )
    return [source("hidden", title="Zephyrine papers"), *told]


def _done(chance: random.Random, lines: list[Line]) -> list[Line]:
    """Return what the hidden do where, for whom and on what, and whom they refer people to."""
    told: list[Line] = []
    for kind in ("District", "Theme", "Population"):
        known = [line for line in lines if line["kind"] == "entity" and kind in line["labels"]]
        said = chance.choice([one for line in known for one in line["said"] if one.get("identifiers")])
        kept = {name: said[name] for name in ("kind", "name", "identifiers", "country") if said.get(name)}
        told.append(_withheld(chance, {**kept, "source": "hidden", "stated_id": kind}))
    links = [
        ("OPERATES_IN", "District"),
        ("WORKS_ON", "Theme"),
        ("SERVES", "Population"),
        ("REFERS_TO", "h1"),
    ]
    for kind, other in links:
        said = link("hidden", kind, "h0", other, quote=f"{chance.choice(SECRETS)} works")
        told.append({**said, "visibility": chance.choice(TIERS)})
    return told


_RUN = ("Project", "Service", "Event", "Policy", "Network")
_RUNS = (
    *(("MEMBER_OF", "h1", "Network"), ("CONVENES", "h2", "Network"), ("IMPLEMENTS", "h0", "Project")),
    *(("PROVIDES", "h0", "Service"), ("TOOK_PART", "h3", "Event"), ("ADVOCATES", "h1", "Policy")),
    *(("SUPPORTS", "h2", "h3"), ("PART_OF", "new0", "h0"), ("LACKS", "District", "Theme")),
)


def _run(chance: random.Random, lines: list[Line]) -> list[Line]:
    """Return what the hidden run, provide, meet in and ask for: what all know, and what nobody else tells."""
    told: list[Line] = []
    for kind in _RUN:
        known = [line for line in lines if line["kind"] == "entity" and kind in line["labels"]]
        name = chance.choice([one["name"] for line in known for one in line["said"]])
        state = {"status": "closed"} if kind in ("Project", "Service") else {}
        for stated, called in ((kind, name), (f"new {kind}", f"{chance.choice(SECRETS)} {kind}")):
            said = {"kind": kind, "source": "hidden", "stated_id": stated, "name": called, "country": "RW"}
            told.append(_withheld(chance, said | state))
    for kind, one, other in _RUNS:
        for end in (other, f"new {other}") if other in _RUN else (other,):
            said = link("hidden", kind, one, end, quote=f"{chance.choice(SECRETS)} is there")
            told.append({**said, "visibility": chance.choice(TIERS)})
    return told


def _withheld(chance: random.Random, said: Line) -> Line:
    return {"kind": "entity", "said": [{**said, "visibility": chance.choice(TIERS)}]}


def beside(chance: random.Random, lines: list[Line]) -> list[Line]:
    """Return something more that a source which is there already says, and the public may not see."""
    known = chance.choice([line for line in lines if line["kind"] == "source" and line["publisher"]])
    own = known["id"]
    house, hall = (f"{word} House" for word in chance.sample(SECRETS, 2))
    said = [body(own, name, name, country="RW", visibility=chance.choice(TIERS)) for name in (house, hall)]
    paid = link(own, "FUNDS", house, hall, quote=f"{house} pays", visibility=chance.choice(TIERS))
    return [{**known, "complete": False}, *said, paid]


def reviews(chance: random.Random, lines: list[Line]) -> list[Line]:
    """Return reviews of what is not public, by somebody whose name is a secret."""
    said = [one for line in lines for one in line.get("said", ()) if line["kind"] == "entity"]
    said += [line for line in lines if line["kind"] == "link"]
    hidden = sorted(one["id"] for one in said if one["source"] == "hidden")
    end = {"to_end": {"name": f"{chance.choice(SECRETS)} Annex", "kind": "Network", "country": "RW"}}
    words: list[Line] = [{"verdict": "accepted"}, {"verdict": "rejected"}, {"verdict": "corrected", **end}]
    told = {"kind": "review", "by": chance.choice(SECRETS), "on": "2024", "why": f"{chance.choice(SECRETS)}"}
    return [{**told, "id": own, **chance.choice(words)} for own in chance.sample(hidden, min(8, len(hidden)))]
