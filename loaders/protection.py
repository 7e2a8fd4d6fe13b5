"""What the public is not shown of people who can be hurt by being found: where, and few in number.

Places of work for a sensitive population are told by their province, referrals to and from such work are
left out, and numbers under fifty are withheld. A source of which something is withheld is complete no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.identity.normalize import fold
from graph.model.links import OperatesIn, RefersTo, Serves
from graph.places.gazetteer import PlaceTerm, gazetteer
from loaders.reference import describe_place

Line = dict[str, Any]
FEW = 50
_OF_THE_DISTRICT = ("quote", "paraphrase", "to_stated", "percentage")
"""What a link says of the district itself, and does not say of its province."""
_WITHHELD = "withheld to protect people who can be hurt by being found"


def protected(lines: Iterable[Line]) -> Iterator[Line]:
    """Return the lines as the public may see them; what they rest on are these lines alone."""
    known = list(lines)
    shield = _Shield(known)
    links = [shown for line in known if line["kind"] == "link" for shown in shield.shown(line)]
    linked = {(line["source"], line[end]) for line in links for end in ("from_stated_id", "to_stated_id")}
    for line in known:
        if line["kind"] == "entity":
            yield from shield.described(line, linked)
        elif line["kind"] == "source":
            yield {**line, "covers": None} if line["id"] in shield.parted else line
        elif line["kind"] != "link":
            yield line
    yield from shield.provinces()
    yield from links


class _Shield:
    """Knows which work is for sensitive populations, from the lines that may be seen at all."""

    def __init__(self, lines: list[Line]) -> None:
        self._sensitive = {
            line["id"]
            for line in lines
            if line["kind"] == "entity" and any(said.get("sensitive") for said in line["said"])
        }
        self._stated = {
            (said["source"], said["stated_id"])
            for line in lines
            if line.get("id") in self._sensitive
            for said in line.get("said", ())
        }
        self._places = {
            (said["source"], said["stated_id"]): said
            for line in lines
            if line["kind"] == "entity"
            for said in line["said"]
            if said["kind"] in {"Place", "District"}
        }
        serving = [
            line for line in lines if line.get("type") == Serves.type and line["to_id"] in self._sensitive
        ]
        self._words = {(line["source"], _words(line)) for line in serving if _words(line)}
        self._undertakings = {line["from_id"] for line in serving} & _undertakings(lines)
        withheld = [line for line in lines if line["kind"] == "link" and self._is_withheld(line)]
        self.parted = {line["source"] for line in withheld}
        self._telling = {(line["source"], _words(line)) for line in withheld if _words(line)}
        self._told_where = {
            (line["source"], line["to_stated_id"]) for line in withheld if line["type"] == OperatesIn.type
        }
        self._hidden_names = self._names_of_withheld_places(withheld)
        self._provinces: dict[tuple[str, str], PlaceTerm] = {}

    def shown(self, line: Line) -> Iterator[Line]:
        """Yield a link as it may be seen: whole, without its words, coarser, or not at all."""
        if self._is_small(line):
            told = _without(line, ("quote", "number", "unit"))
            yield {**told, "paraphrase": f"number {_WITHHELD}"}
        elif line["type"] == OperatesIn.type and self._tells_where(line):
            yield from self._coarsened(line)
        elif line["type"] != RefersTo.type or not self._tells_where(line):
            yield self._without_telling_words(line, _ends(line))

    def described(self, line: Line, linked: set[tuple[str, str]]) -> Iterator[Line]:
        """Yield an entity with what may be seen of what is said; a place that only told where goes."""
        left = self._told_where - linked
        said = [
            self._without_telling_words(one, (line["id"],))
            for one in line["said"]
            if (one["source"], one["stated_id"]) not in left
        ]
        if said:
            yield {**line, "said": said}

    def provinces(self) -> Iterator[Line]:
        """Yield the descriptions of the provinces that stand for districts."""
        for (source, _), term in sorted(self._provinces.items()):
            said = {**describe_place(term).sayings(), "kind": "Place", "source": source, "confidence": 1.0}
            yield {"kind": "entity", "id": term.id, "labels": ["Place"], "said": [said]}

    def _is_small(self, line: Line) -> bool:
        of_sensitive = line["type"] == Serves.type and line["to_id"] in self._sensitive
        return of_sensitive and line.get("number", FEW) < FEW

    def _is_withheld(self, line: Line) -> bool:
        where = line["type"] in {OperatesIn.type, RefersTo.type} and self._tells_where(line)
        return where or self._is_small(line)

    def _without_telling_words(self, said: Line, about: Iterable[str]) -> Line:
        """Return it without words that also tell what is withheld elsewhere."""
        if (said["source"], _words(said)) not in self._telling and not self._name_where(_words(said), about):
            return said
        return {**_without(said, ("quote", "paraphrase")), "paraphrase": f"words {_WITHHELD}"}

    def _names_of_withheld_places(self, withheld: Iterable[Line]) -> Mapping[str, set[str]]:
        """Return by which names the withheld places of an undertaking go."""
        names: dict[str, set[str]] = defaultdict(set)
        for line in withheld:
            place = self._places.get((line["source"], line["to_stated_id"]), {})
            term = _term_of(place)
            if line["type"] == OperatesIn.type and (term is None or _wider(term)):
                said = (line.get("to_stated", ""), place.get("name", ""), term.name if term else "")
                names[line["from_id"]] |= {fold(name) for name in said if name}
        return names

    def _name_where(self, text: str, about: Iterable[str]) -> bool:
        """Say whether words about an undertaking name the place of it that is withheld."""
        words = f" {fold(text)} "
        return any(f" {name} " in words for own in about for name in self._hidden_names.get(own, ()))

    def _tells_where(self, line: Line) -> bool:
        return (
            (line["source"], _words(line)) in self._words
            or bool({line["from_id"], line["to_id"]} & self._undertakings)
            or (line["source"], line.get("population")) in self._stated
        )

    def _coarsened(self, line: Line) -> Iterator[Line]:
        """Yield the province instead of the district; a province or country as it is."""
        term = _term_of(self._places.get((line["source"], line["to_stated_id"]), {}))
        if term is None:
            return
        wider = _wider(term)
        if wider is None:
            yield self._without_telling_words(line, _ends(line))
            return
        self._provinces[(line["source"], wider.id)] = wider
        yield {
            **_without(line, _OF_THE_DISTRICT),
            "to_stated_id": wider.id,
            "to_stated": wider.name,
            "paraphrase": f"told by its province: the district is {_WITHHELD}",
        }


def _undertakings(lines: Iterable[Line]) -> set[str]:
    return {
        line["id"]
        for line in lines
        if line["kind"] == "entity" and {"Project", "Service"} & set(line["labels"])
    }


def _term_of(place: Mapping[str, Any]) -> PlaceTerm | None:
    """Return the place of the list that a description names by its code."""
    return next((gazetteer().by_pcode(code) for code in _pcodes(place)), None)


def _wider(term: PlaceTerm) -> PlaceTerm | None:
    """Return the province that stands for a district; nothing for what is as wide already."""
    return gazetteer().by_id(term.parent) if term.parent and term.level != "province" else None


def _ends(link: Line) -> tuple[str, str]:
    return link["from_id"], link["to_id"]


def _words(line: Mapping[str, Any]) -> str:
    return str(line.get("quote") or line.get("paraphrase") or "")


def _without(line: Line, fields: Iterable[str]) -> Line:
    return {name: value for name, value in line.items() if name not in set(fields)}


def _pcodes(place: Mapping[str, Any]) -> Iterator[str]:
    for code in place.get("identifiers", ()):
        if code.startswith("pcode:"):
            yield code.removeprefix("pcode:")
