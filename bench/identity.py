"""Who is who: what is merged for certain, and what is proposed, beside lists that people keep by hand."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import mean

import networkx

from bench import names
from graph.identity.bodies import bodies_of
from graph.identity.clusters import Key, Mention, clusters
from graph.identity.normalize import fold
from graph.identity.ranking import Ranking

DATA = Path(__file__).parents[2] / "shared" / "data"
LIST = DATA / "names" / "somalia_org_map_half.json"
PROFILES = tuple(DATA / folder / "gold.jsonl" for folder in ("seeds", "profiles"))
LONGEST_NAME = 80
FIRST = 3
# Whose names at the end of a fact are names of bodies.
OF_BODIES = frozenset({"MEMBER_OF", "PART_OF", "CONVENES", "FUNDS", "PARTNERS_WITH"})
WHY = """Missed are names that share no letter with the other: former names, which are known for
international bodies only, words of languages that the table of words does not have, and kinds of bodies
("unspecified government actors"), which nobody could find by name. All at once more is missed, as other
forms of the same body take the first places: *reached* also counts a form that true candidates lead to,
one from the first three of another. The halves are those of the list by a checksum of the names; rules
were made with the first at hand, the table of well-known bodies with none."""
HEAD = (
    "| list | bodies | other forms | merged, wrong/total | proposed | merged or among the first three "
    "| first half, second half | reached |\n|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Entry:
    """One body of a list kept by hand: its name and the other forms of it."""

    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Entries:
    """A list, and the forms that were left out because two of its entries have them."""

    title: str
    country: str
    kept: tuple[Entry, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What came of one form: is it one with its entry, proposed with it, reached through others?"""

    name: str
    form: str
    merged: bool
    proposed: bool
    reached: bool

    @property
    def found(self) -> bool:
        """Return whether it is merged with its entry, or among its first candidates."""
        return self.merged or self.proposed

    @property
    def half(self) -> int:
        """Return in which half of the list it is."""
        return sha256(self.name.encode()).digest()[0] & 1


@dataclass(frozen=True)
class Figures:
    """What came of a list."""

    merges: int
    wrong: tuple[tuple[str, str], ...]
    outcomes: tuple[Outcome, ...]

    @property
    def proposed(self) -> int:
        """Return how many forms are among the first candidates."""
        return sum(one.proposed for one in self.outcomes)

    @property
    def found(self) -> float:
        """Return the share of forms that are merged with their entry, or among its first candidates."""
        return mean(one.found for one in self.outcomes)

    @property
    def halves(self) -> tuple[float, float]:
        """Return the same for each half of the list."""
        first, second = (mean(one.found for one in self.outcomes if one.half == half) for half in (0, 1))
        return first, second

    @property
    def reached(self) -> float:
        """Return the share of forms that somebody who judges the first three of each form comes to."""
        return mean(one.reached for one in self.outcomes)


def hand_kept() -> Entries:
    """Return the list with synonyms; one that is longer than a name is a description."""
    entries = []
    for one in json.loads(LIST.read_text(encoding="utf-8")).values():
        forms = dict.fromkeys([one["shortname"], *one["synonyms"]])
        entries.append(Entry(one["name"], tuple(form for form in forms if len(form) <= LONGEST_NAME)))
    return _without_shared("list of organizations kept by hand", "SO", entries)


def annotated() -> Entries:
    """Return the bodies that careful readers found in profiles, with the forms of their names."""
    found: list[dict[str, str]] = []
    for gold in PROFILES:
        for line in gold.read_text(encoding="utf-8").splitlines():
            for name, others in _bodies(json.loads(line)["facts"]):
                found = _joined(found, {fold(form): form for form in (name, *others)})
    entries = [Entry(name, tuple(others)) for name, *others in (forms.values() for forms in found)]
    return _without_shared("bodies in annotated profiles", "RW", entries)


def _joined(found: list[dict[str, str]], forms: dict[str, str]) -> list[dict[str, str]]:
    """Add a body to those found so far; two texts that share a form of a name tell of one."""
    same = [one for one in found if one.keys() & forms.keys()]
    joined = {key: form for one in (*same, forms) for key, form in one.items()}
    return [*(one for one in found if one not in same), joined]


def _bodies(facts: Iterable[dict[str, str | list[str]]]) -> Iterator[tuple[str, list[str]]]:
    for fact in facts:
        yield str(fact["from"]), list(fact["from_aliases"])
        if fact["type"] in OF_BODIES:
            yield str(fact["to"]), list(fact["to_aliases"])


def _without_shared(title: str, country: str, entries: Sequence[Entry]) -> Entries:
    """Leave out the forms that two entries have: nobody could say whose they are."""
    owners: Counter[str] = Counter()
    for entry in entries:
        owners.update({fold(form) for form in (entry.name, *entry.forms)})
    shared = {form for form, count in owners.items() if count > 1}
    kept, out = [], set()
    for entry in entries:
        forms = {fold(form): form for form in reversed(entry.forms) if fold(form) != fold(entry.name)}
        out |= {form for form in (entry.name, *entry.forms) if fold(form) in shared}
        if fold(entry.name) not in shared:
            kept.append(Entry(entry.name, tuple(form for key, form in forms.items() if key not in shared)))
    return Entries(title, country, tuple(kept), tuple(sorted(out)))


def together(entries: Entries) -> Figures:
    """Load all forms at once: a list of the names, and another source with every other form by itself."""
    return _measured(
        entries, [(number, form) for number, one in enumerate(entries.kept) for form in one.forms]
    )


def one_by_one(entries: Entries) -> Figures:
    """Load one other form of each entry at a time: what a new source that writes it so would meet."""
    most = max(len(entry.forms) for entry in entries.kept)
    rounds = [
        _measured(
            entries,
            [(number, one.forms[turn]) for number, one in enumerate(entries.kept) if turn < len(one.forms)],
        )
        for turn in range(most)
    ]
    return Figures(
        sum(one.merges for one in rounds),
        tuple(dict.fromkeys(pair for one in rounds for pair in one.wrong)),
        tuple(outcome for one in rounds for outcome in one.outcomes),
    )


def _measured(entries: Entries, forms: Sequence[tuple[int, str]]) -> Figures:
    owner: dict[Key, int] = {("list", str(at)): at for at in range(len(entries.kept))}
    owner |= {("others", str(at)): number for at, (number, _) in enumerate(forms)}
    written = [entry.name for entry in entries.kept] + [form for _, form in forms]
    mentions = [
        Mention(key, "Organization", (name,), (), entries.country)
        for key, name in zip(owner, written, strict=True)
    ]
    groups = clusters(mentions)
    entity = {one.key: f"{at:06}" for at, group in enumerate(groups) for one in group}
    ranking = Ranking(bodies_of((entity[one.key], one) for one in mentions))
    first = {
        body: [pair.other(body).id for pair in ranking.around(body)[:FIRST]] for body in set(entity.values())
    }
    whose = {entity[key]: number for key, number in owner.items()}
    parts = _joined_by((one, near) for one in first for near in first[one] if whose[one] == whose[near])
    return Figures(
        sum(len(group) - 1 for group in groups),
        tuple(
            (group[0].names[0], one.names[0])
            for group in groups
            for one in group
            if owner[one.key] != owner[group[0].key]
        ),
        tuple(
            Outcome(
                entries.kept[number].name,
                form,
                merged=(one := entity["list", str(number)]) == (other := entity["others", str(at)]),
                proposed=other in first[one] or one in first[other],
                reached=one == other or parts.get(one, -1) == parts.get(other, -2),
            )
            for at, (number, form) in enumerate(forms)
        ),
    )


def _joined_by(pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return for each of those in pairs the part of the network that pairs make, in which it stands."""
    parts = networkx.connected_components(networkx.Graph(pairs))
    return {one: number for number, part in enumerate(parts) for one in part}


def table() -> str:
    """Return the figures as a Markdown table, or why there are none."""
    if not (LIST.exists() and all(gold.exists() for gold in PROFILES)):
        return "Sameness was not measured: there are no lists kept by hand here."
    rows, notes = [HEAD], []
    for entries in (hand_kept(), annotated()):
        for how, figures in (("one form at a time", one_by_one(entries)), ("all at once", together(entries))):
            rows.append(_row(f"{entries.title}, {how}", entries, figures))
            notes += [f"Wrong: {one} was merged with {other}." for one, other in figures.wrong]
        notes.append(
            f"Left out of the {entries.title}, for two have them: {'; '.join(entries.left_out) or 'none'}."
        )
    return "\n".join(["Who is who.", "", *rows, "", WHY, "", *notes, "", names.line()])


def _row(title: str, entries: Entries, figures: Figures) -> str:
    cells = (
        title,
        len(entries.kept),
        len(figures.outcomes),
        f"{len(figures.wrong)}/{figures.merges}",
        figures.proposed,
        f"{figures.found:.1%}",
        ", ".join(f"{half:.1%}" for half in figures.halves),
        f"{figures.reached:.1%}",
    )
    return "| " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    print(table())
