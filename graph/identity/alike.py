"""Alike: how alike two ways to write a name are, by the first rule that fits, the surest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graph.identity.abbreviations import freedom, is_translated
from graph.identity.spelling import Spelling
from graph.identity.weights import Weights
from graph.identity.words import SMALL, canonical, is_public, singular, tells

_NEARLY = 80
_NEARLY_IF_SHORT = 88
_SHORT = 6
_SHORTEST_FUZZY = 4
_WRITTEN_TOGETHER = 92
_SPELLED_NEARLY = 90
_ALL = 0.93
_FREELY = 0.1
_FORM = 0.3
_TRANSLATED = 0.65
_AID = frozenset({"development", "cooperation"})
_TRANSLATED_SHORT = 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two bodies are, from 0 to 1, and why; what speaks against it stands there too."""

    score: float
    reasons: tuple[str, ...]
    identifiers_differ: bool = False

    def weighed(self, factor: float, reason: str) -> "Likeness":
        """Return it with something that speaks for it (a factor above 1) or against it."""
        return Likeness(min(1.0, self.score * factor), (*self.reasons, reason), self.identifiers_differ)


NOTHING = Likeness(0.0, ())


def spelled_alike(one: Spelling, other: Spelling, weights: Weights) -> Likeness | None:
    """Return how alike two spellings are, and by which rule."""
    found = _same_words(one, other) or _realms(one, other) or _acronyms(one, other)
    found = found or _written_out(one, other) or _nearly(one, other, weights)
    return found and _lowered(found, one, other)


def _lowered(found: Likeness, one: Spelling, other: Spelling) -> Likeness:
    """Lower what is alike in a part of a name, or differs in a country."""
    if one.part or other.part:
        found = in_part(found)
    mine, theirs = one.countries, other.countries
    if mine and theirs and not mine & theirs:
        return found.weighed(0.35, "the names are of different countries")
    short = one if theirs else other
    if bool(mine) != bool(theirs) and not short.acronym:  # an acronym may say it by a letter
        return found.weighed(0.85, f"only one name says a country: {one.text if mine else other.text}")
    return found


def in_part(found: Likeness) -> Likeness:
    """Lower what is alike in a part of a name only: the rest may say that another body is meant."""
    return found.weighed(0.8, "only a part of a name is alike")


def _same_words(one: Spelling, other: Spelling) -> Likeness | None:
    if one.realm or other.realm:
        return None
    if one.plain == other.plain:
        told = "the same name" if " " in one.plain else "the same one-word name"
        return Likeness(0.96, (f"{told}: {one.text}",))
    if one.key == other.key:
        return Likeness(0.93, (_how_same(one, other),))
    if (
        len(one.words) != len(other.words)
        and min(len(one.joined), len(other.joined)) > _SHORTEST_FUZZY
        and one.numbers == other.numbers
        and fuzz.ratio(one.joined, other.joined, score_cutoff=_WRITTEN_TOGETHER)
    ):
        return Likeness(0.86, (f"spelled nearly the same: {one.text} and {other.text}",))
    return None


def _how_same(one: Spelling, other: Spelling) -> str:
    mine, theirs = (
        [singular(word) for word in each.letters[-1] if word not in SMALL] for each in (one, other)
    )
    if mine == theirs:
        how = "the same words but for small ones and endings"
    elif sorted(mine) == sorted(theirs):
        how = "the same words in another order"
    else:
        how = "the same words in translation"
    return f"{how}: {one.text} and {other.text}"


def _realms(one: Spelling, other: Spelling) -> Likeness | None:
    if not (one.realm or other.realm):
        return None
    if not one.countries & other.countries:
        return NOTHING
    if one.realm and other.realm and not (one.part or other.part):
        return Likeness(0.9, (f"both name the state of a country: {one.text} and {other.text}",))
    realm, body = (one, other) if one.realm else (other, one)
    told = f"{realm.text} may stand for a public body of that country: {body.text}"
    return Likeness(_stands_for(body.words), (told,))


def _stands_for(words: Sequence[str]) -> float:
    """Return how likely a country stands for a body: abroad, its ministry or agency of foreign aid gives."""
    if not any(map(is_public, words)):
        return 0.2
    return 0.62 if "foreign" in words or _AID.issubset(words) else 0.5


def _acronyms(one: Spelling, other: Spelling) -> Likeness | None:
    if one.acronym and one.acronym == other.acronym:
        return Likeness(0.9, (f"the same acronym: {one.text} and {other.text}",))
    for short, full in ((one, other), (other, one)):
        if not short.acronym or len(full.words) < 2:
            continue
        costs = [freedom(short.acronym, words) for words in full.letters if words]
        cost = min((cost for cost in costs if cost is not None), default=None)
        if cost is not None:
            few = 0.25 if len(short.acronym) < 3 else 0.0
            told = (
                f"{short.text} is an acronym of {full.text}"
                if cost < _FREELY
                else (f"{short.text} may be made of the beginnings of the words of {full.text}")
            )
            return Likeness(max(0.25, 0.88 - few - 0.6 * cost), (told,))
        if is_translated(short.acronym, full.initials):
            told = f"{short.text} may be an acronym of {full.text} in another language"
            return Likeness(_TRANSLATED if len(short.acronym) > 3 else _TRANSLATED_SHORT, (told,))
    return None


def _written_out(one: Spelling, other: Spelling) -> Likeness | None:
    """Find the one word of a name that the other writes out in the place of an acronym."""
    for short, full in ((one, other), (other, one)):
        both = set(short.words) & set(full.words)
        lone = [word for word in short.words if word not in both]
        if not both or len(lone) != 1 or len(short.words) >= len(full.words):
            continue
        rest = tuple(word for word in full.letters[-1] if not both.issuperset(canonical((word,)) or {""}))
        cost = freedom(lone[0], rest) if rest else None
        if cost is not None and cost < _FREELY:
            return Likeness(0.82, (f"{lone[0].upper()} of {short.text} is written out in {full.text}",))
    return None


def _nearly(one: Spelling, other: Spelling, weights: Weights) -> Likeness | None:
    """Compare word by word: what is alike, weighed by how much it tells, against all there is."""
    mine = {word: weights.of(word) for word in one.words}
    theirs = {word: weights.of(word) for word in other.words}
    shared = _shared(mine, theirs)
    one_country = 0.4 if one.countries & other.countries else 0.0
    shared += one_country if shared else 0.0
    least, most = sorted((sum(mine.values()) + one_country, sum(theirs.values()) + one_country))
    if not shared or not least:
        return None
    whole, inside = 2 * shared / (least + most), shared / least
    score = max(whole, 0.8 * inside * min(1.0, least)) * 0.9
    if one.numbers != other.numbers:
        score *= 0.5
    if inside < _ALL and all(_says_more(*each) for each in ((mine, theirs), (theirs, mine))):
        score *= 0.8
    return Likeness(score, (f"{_how_near(one, other, whole, inside)}: {one.text} and {other.text}",))


def _says_more(mine: Mapping[str, float], theirs: Mapping[str, float]) -> bool:
    """Return whether a name says who it is in words that the other lacks; forms of bodies say nothing."""
    return any(tells(word) > _FORM for word in mine if word not in theirs)


def _how_near(one: Spelling, other: Spelling, whole: float, inside: float) -> str:
    if fuzz.token_sort_ratio(one.key, other.key) >= _SPELLED_NEARLY:
        return "spelled nearly the same"
    if inside >= _ALL and len(one.words) != len(other.words):
        return "all words of the shorter name stand in the longer"
    return "most words alike" if whole > 0.7 else "some words alike"


def _shared(mine: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """Return the weight of the words that both have, misspelled ones in part."""
    both = mine.keys() & theirs.keys()
    shared = sum(min(mine[word], theirs[word]) for word in both)
    rest = [word for word in theirs if word not in both and len(word) >= _SHORTEST_FUZZY]
    for word in mine:
        if word in both or len(word) < _SHORTEST_FUZZY or not rest:
            continue
        least = _NEARLY if len(word) > _SHORT else _NEARLY_IF_SHORT
        near = process.extractOne(word, rest, scorer=fuzz.ratio, score_cutoff=least)
        if near is not None:
            shared += min(mine[word], theirs[near[0]]) * near[1] / 100
            rest.remove(near[0])
    return shared
