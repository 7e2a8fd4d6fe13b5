"""The names of a document put together where they mean one body; steps look names up, none compares all."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from graph.identity.normalize import fold
from loaders.sources.profiles.belonging import GERUND
from loaders.sources.profiles.clusters import Clusters
from loaders.sources.profiles.ground import country_of_people, is_place
from loaders.sources.profiles.heads import is_complete, kind_of_name
from loaders.sources.profiles.sameness import (
    acronym_form,
    governed,
    initials_of,
    is_misspelling,
    is_short_form,
    is_shortened,
    key_of,
    parts_of,
    stands_for,
)
from loaders.sources.profiles.tokens import is_acronym
from loaders.sources.profiles.words import (
    ENDINGS,
    FUNCTION,
    GENERIC,
    IMPERATIVES,
    LEVELS,
    OF,
    ORDINALS,
    OWNERS,
    PROJECT_HEADS,
    SELF_NOUNS,
    TOPICS,
    kind_of_head,
)

_MOST_ALIKE = 40
_SHORTEST_WORD = 3


def joined(names: Collection[str], pairs: Iterable[tuple[str, str]]) -> Clusters:
    """Return the names in clusters: `pairs` are those that the text itself says are one."""
    clusters = Clusters(names)
    by_key: dict[tuple[str, ...], str] = {}
    for name in names:
        clusters.join(by_key.setdefault(key_of(name), name), name)
    known = set(names)
    for one, other in pairs:
        if one in known and other in known:
            clusters.join(one, other, sure=len(clusters.members(other)) == 1)
    for name in names:
        _join_opening(clusters, name, known)
    _join_cut_acronyms(clusters, names)
    _join_acronyms(clusters, names)
    full = [name for name in names if not is_acronym(name) and len(name.split()) > 1]
    _join_misspellings(clusters, full)
    _join_purposes(clusters, full)
    _join_short_forms(clusters, full)
    _join_government(clusters, names)
    _join_first_words(clusters, names)
    return clusters


def _join_first_words(clusters: Clusters, names: Collection[str]) -> None:
    """Join "Bora" or "Bora ya Ziwa" to the only name that begins so and has a head: "Bora ya Ziwa Trust"."""
    begun: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        for place in range(1, len(words)):
            begun[" ".join(words[:place])].add(clusters.find(name))
    for name in names:
        wholes = begun.get(name, set()) - {clusters.find(name)}
        if len(wholes) == 1 and _is_telling(name.split()[0]) and not kind_of_name(name):
            whole = next(iter(wholes))
            if is_complete(whole) and kind_of_name(whole) in ("organization", "network"):
                clusters.join(whole, name)


def _is_telling(word: str) -> bool:
    """Tell whether a word is no common one, and so enough to name a body by."""
    common = TOPICS | GENERIC | LEVELS | OWNERS | IMPERATIVES | ENDINGS | FUNCTION | ORDINALS | SELF_NOUNS
    plain = fold(word) in common or kind_of_head(word) or is_place(word) or country_of_people(word)
    return len(word) > _SHORTEST_WORD and word[:1].isupper() and not plain and not GERUND.fullmatch(word)


def _join_opening(clusters: Clusters, name: str, known: set[str]) -> None:
    """Join "ABC on Health" to ABC, "Great Work (GW) Forum" to GW Forum, "Seeds project" to Seeds."""
    first, *rest = name.split()
    if rest and first in known and is_acronym(first) and fold(rest[0]) in OF:
        clusters.join(first, name, sure=True)
    if rest and len(rest) <= 2 and fold(rest[-1]) in PROJECT_HEADS:
        bare = name.rsplit(" ", 1)[0]
        if bare in known and not is_complete(bare):
            clusters.join(name, bare, sure=True)
    _join_led_project(clusters, name, known)
    short = acronym_form(name)
    if short and short in known:
        clusters.join(name, short, sure=True)


def _join_led_project(clusters: Clusters, name: str, known: set[str]) -> None:
    """Join "Projet Eau Vive" to "EAU VIVE": a project is also called without the word that leads its name."""
    first, _, rest = name.partition(" ")
    if fold(first) not in PROJECT_HEADS or " " not in rest:
        return
    for bare in (rest, rest.upper(), rest.title()):
        if bare in known and bare != name:
            clusters.join(name, bare, sure=True)


def _join_cut_acronyms(clusters: Clusters, names: Collection[str]) -> None:
    """Join ABCD to ABCDE when that is the only acronym it can be cut from."""
    longer: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if is_acronym(name):
            longer[name[:-1]].append(name)
    for name in names:
        fits = longer.get(name, [])
        if len(name) > 3 and len(fits) == 1 and len(clusters.members(name)) == 1:
            clusters.join(fits[0], name)


def _join_acronyms(clusters: Clusters, names: Collection[str]) -> None:
    """Join an acronym that nobody explained to the only name whose initials it is."""
    by_initials: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name.split()) > 1 and not is_acronym(name):
            for initials in initials_of(name):
                by_initials[initials].append(name)
    for acronym in names:
        if not is_acronym(acronym) or any(not is_acronym(each) for each in clusters.members(acronym)):
            continue
        alike = by_initials.get(fold(acronym).replace(" ", ""), [])
        fits = {clusters.find(name) for name in alike if stands_for(acronym, name)}
        if len(fits) == 1:
            clusters.join(fits.pop(), acronym)


def _join_misspellings(clusters: Clusters, full: list[str]) -> None:
    """Join names that are equal but for a slip in one word."""
    without_one: dict[tuple[str | int, ...], list[str]] = defaultdict(list)
    for name in full:
        words = key_of(name)
        for place in range(len(words)):
            without_one[(place, *words[:place], "", *words[place + 1 :])].append(name)
    _join_alike(clusters, without_one.values())


def _join_purposes(clusters: Clusters, full: list[str]) -> None:
    """Join "Farm Forum for Seeds" to "Farm Forum on Seeds and Soil"."""
    by_core: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in full:
        by_core[parts_of(name)[0]].append(name)
    _join_alike(clusters, by_core.values())


def _join_alike(clusters: Clusters, groups: Iterable[list[str]]) -> None:
    for group in groups:
        for place, name in enumerate(group[:_MOST_ALIKE]):
            for other in group[:place]:
                if _are_alike(name, other) or _are_alike(other, name):
                    clusters.join(other, name)


def _are_alike(name: str, other: str) -> bool:
    return is_misspelling(name, other) or is_shortened(name, other)


def _join_short_forms(clusters: Clusters, full: list[str]) -> None:
    """Join a name to the longer one that it begins, where only one body can be meant."""
    longer: dict[str, list[str]] = defaultdict(list)
    for name in full:
        words = fold(name).split()
        for place in range(2, len(words)):
            longer[" ".join(words[:place])].append(name)
    for name in full:
        fits = {clusters.find(other) for other in longer.get(fold(name), []) if is_short_form(name, other)}
        fits -= {clusters.find(name)}
        if len(fits) == 1:
            clusters.join(fits.pop(), name)


def _join_government(clusters: Clusters, names: Collection[str]) -> None:
    """Join "the Government" to the only government that is named in full."""
    named = {clusters.find(name) for name in names if governed(name)}
    if len(named) == 1 and "Government" in names:
        clusters.join(named.pop(), "Government", sure=True)
