"""From names to bodies: which names a document uses, which of them are one body, and which kind it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations

from graph.identity.normalize import fold
from graph.model.entities import Network, Organization, Project, WorkingGroup
from graph.model.statements import Description
from loaders.readers import Document
from loaders.sources.profiles.acting import settle_actors, settle_projects
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.ground import is_place
from loaders.sources.profiles.heads import is_complete, kind_of_name
from loaders.sources.profiles.itemnames import listed_name
from loaders.sources.profiles.names import Name, names
from loaders.sources.profiles.pairs import pairs
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.projects import (
    follows_project_word,
    heading_names,
    project_headings,
    project_names,
)
from loaders.sources.profiles.sameness import (
    Clusters,
    acronym_form,
    governed,
    is_abbreviation,
    is_misspelling,
    is_short_form,
    is_shortened,
    key_of,
    stands_for,
    without_brackets,
)
from loaders.sources.profiles.subject import settle_subject
from loaders.sources.profiles.tokens import is_acronym
from loaders.sources.profiles.words import (
    FUNCTION,
    GENERIC,
    GENERIC_ACRONYMS,
    OF,
    PLURALS,
    PROJECT_HEADS,
    TOPICS,
    word_set,
)

_KINDS: dict[str, type[Description]] = {
    "group": WorkingGroup,
    "network": Network,
    "project": Project,
    "organization": Organization,
    "": Organization,
}
_MOST_NAMES = 3000
_PLAIN_PROJECT = TOPICS | GENERIC | GENERIC_ACRONYMS | PROJECT_HEADS | FUNCTION
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_KIND_WORDS = word_set(
    "non governmental based micro medium sized small civil society faith financial technical working"
)


@dataclass
class Uses:
    """How often, where and how a name is used."""

    count: int = 0
    inside: int = 0
    """Uses that do not begin a sentence, where the capital letter means something."""
    places: list[tuple[Sentence, Name]] = field(default_factory=list)


def cast(document: Document, sentences: Sequence[Sentence]) -> Cast:
    """Return whom a document names and whom it is about."""
    headings = project_headings(sentences)
    found = {sentence.number: _names_of(sentence, sentence.number in headings) for sentence in sentences}
    uses = _uses(sentences, found)
    clusters = Clusters(uses)
    projects = {name.text for each in found.values() for name in each if name.project}
    _join(clusters, sentences, found, uses)
    result = _bodies(clusters, uses, projects)
    settle_subject(result, sentences, document.text)
    settle_projects(result, sentences)
    settle_actors(result, sentences)
    return result


def _names_of(sentence: Sentence, heads_project: bool) -> list[Name]:
    quoted = project_names(sentence)
    plain = [name for name in names(sentence.text) if not any(_overlap(name, each) for each in quoted)]
    if heads_project and not any(kind_of_name(name.text) == "project" for name in [*quoted, *plain]):
        return heading_names(sentence.text)
    if sentence.label:
        plain = [name for name in plain if name.start >= len(sentence.label)]
    if whole := listed_name(sentence, plain):
        plain = [whole, *(name for name in plain if name.start >= whole.end)]
    plain = [
        replace(name, project=True) if follows_project_word(sentence.text, name.start) else name
        for name in plain
    ]
    return sorted([*quoted, *(name for name in plain if _may_be_body(name))], key=lambda name: name.start)


def _overlap(left: Name, right: Name) -> bool:
    return left.start < right.end and right.start < left.end


def _may_be_body(name: Name) -> bool:
    """Tell whether a name can be that of a body at all."""
    words = fold(name.text).split()
    if kind_of_name(name.text) == "project" and set(words) <= _PLAIN_PROJECT:
        return False
    if any(is_acronym(word) for word in name.text.split()):
        return True
    if words and set(words) <= _KIND_WORDS | GENERIC | FUNCTION:
        return is_complete(name.text) and words[-1] not in PLURALS
    if any(fold(word) in GENERIC_ACRONYMS for word in _IN_BRACKETS.findall(name.text)):
        return False
    if (
        words
        and words[-1] in PLURALS
        and not (set(words) - TOPICS - GENERIC - GENERIC_ACRONYMS - PLURALS - _KIND_WORDS)
    ):
        return False
    if (
        not words
        or is_place(name.text)
        or all(word in FUNCTION | GENERIC | GENERIC_ACRONYMS for word in words)
    ):
        return is_complete(name.text) and not is_place(name.text) and len(words) > 1
    if len(words) == 1:
        return words[0] not in TOPICS and len(name.text) > 1
    return True


def _uses(sentences: Sequence[Sentence], found: dict[int, list[Name]]) -> dict[str, Uses]:
    uses: dict[str, Uses] = defaultdict(Uses)
    for sentence in sentences:
        for name in found[sentence.number]:
            use = uses[" ".join(name.text.split())]
            use.count += 1
            capitals = sum(word[:1].isupper() for word in name.text.split())
            use.inside += not name.initial or sentence.kind == "item" or capitals > 1
            use.places.append((sentence, name))
    kept = sorted(uses.items(), key=lambda item: -item[1].count)[:_MOST_NAMES]
    return dict(sorted(kept))


def _join(
    clusters: Clusters, sentences: Sequence[Sentence], found: dict[int, list[Name]], uses: dict[str, Uses]
) -> None:
    by_key: dict[tuple[str, ...], str] = {}
    for name in uses:
        clusters.join(by_key.setdefault(key_of(name), name), name)
    for sentence in sentences:
        for left, right in pairs(sentence.text, found[sentence.number]):
            one, other = " ".join(left.text.split()), " ".join(right.text.split())
            if one in uses and other in uses:
                clusters.join(one, other, sure=len(clusters.members(other)) == 1)
    _join_openings(clusters, uses)
    _join_acronyms(clusters, uses)
    _join_forms(clusters, uses)
    _join_government(clusters, uses)


def _join_acronyms(clusters: Clusters, uses: dict[str, Uses]) -> None:
    """Join an acronym that nobody explained to the only name whose initials it is."""
    full = [name for name in uses if len(name.split()) > 1 and not is_acronym(name)]
    for acronym in uses:
        if is_acronym(acronym) and len({clusters.find(each) for each in clusters.members(acronym)}) == 1:
            if any(not is_acronym(each) for each in clusters.members(acronym)):
                continue
            fits = {clusters.find(name) for name in full if stands_for(acronym, name)}
            if len(fits) == 1:
                clusters.join(fits.pop(), acronym)


def _join_openings(clusters: Clusters, uses: dict[str, Uses]) -> None:
    """Join "ABC on Health" to ABC, "Great Work (GW) Forum" to GW Forum, ABCD to the only ABCDE."""
    acronyms = [name for name in uses if is_acronym(name)]
    for name in uses:
        first, *rest = name.split()
        if rest and first in uses and is_acronym(first) and fold(rest[0]) in OF:
            clusters.join(first, name, sure=True)
        if rest and fold(name.split()[-1]) in PROJECT_HEADS and len(rest) <= 2:
            bare = name.rsplit(" ", 1)[0]
            if bare in uses and not is_complete(bare):
                clusters.join(name, bare, sure=True)
        if (short := acronym_form(name)) and short in uses:
            clusters.join(name, short, sure=True)
        if name in acronyms and len(name) > 3 and len(clusters.members(name)) == 1:
            longer = [each for each in acronyms if each.startswith(name) and len(each) == len(name) + 1]
            if len(longer) == 1:
                clusters.join(longer[0], name)


def _join_government(clusters: Clusters, uses: dict[str, Uses]) -> None:
    """Join "the Government" to the only government that is named in full."""
    named = {clusters.find(name) for name in uses if governed(name)}
    if len(named) == 1 and "Government" in uses:
        clusters.join(named.pop(), "Government", sure=True)


def _join_forms(clusters: Clusters, uses: dict[str, Uses]) -> None:
    """Join misspellings and short forms, comparing only names that begin alike."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in uses:
        if not is_acronym(name) and len(name.split()) > 1:
            by_first[fold(name)[:1]].append(name)
    for group in by_first.values():
        _join_group(clusters, group)


def _join_group(clusters: Clusters, group: list[str]) -> None:
    """Join the names of a group; a short form only where a single body can be meant."""
    for name, other in permutations(group, 2):
        if is_misspelling(name, other) or is_shortened(name, other):
            clusters.join(other, name)
    for name in group:
        fits = {clusters.find(other) for other in group if is_short_form(name, other)} - {clusters.find(name)}
        if len(fits) == 1:
            clusters.join(fits.pop(), name)


def _bodies(clusters: Clusters, uses: dict[str, Uses], projects: set[str]) -> Cast:
    result = Cast()
    groups: dict[str, list[str]] = defaultdict(list)
    for name in uses:
        groups[clusters.find(name)].append(name)
    for group in groups.values():
        if sum(uses[name].inside for name in group) or any(is_complete(name) for name in group):
            body = _body(result, group, uses, projects)
            for name in group:
                _mention(result, body, uses[name])
    for mentions in result.named.values():
        mentions.sort(key=lambda mention: mention.start)
    return result


def _body(result: Cast, group: list[str], uses: dict[str, Uses], projects: set[str]) -> Body:
    best = max(
        group, key=lambda name: (not is_abbreviation(name), min(len(name.split()), 3), uses[name].count, name)
    )
    others = [name for name in sorted(group) if name != best]
    bare = without_brackets(best)
    if bare != best:
        others.append(bare)
    kinds = Counter(kind for name in group if (kind := kind_of_name(name)))
    kind = "project" if projects & set(group) else (kinds.most_common(1)[0][0] if kinds else "")
    body = Body(result.free_id(best), best, tuple(others), _KINDS[kind])
    body.titled = bool(projects & set(group))
    body.sure = any(_tells_body(name) for name in group)
    result.bodies.append(body)
    return body


def _tells_body(name: str) -> bool:
    return is_complete(name) or any(is_acronym(word) for word in name.split())


def _mention(result: Cast, body: Body, use: Uses) -> None:
    for sentence, name in use.places:
        result.named.setdefault(sentence.number, []).append(
            Mention(body, name.start, name.end, sentence.text[name.start : name.end])
        )
