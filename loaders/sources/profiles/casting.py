"""From names to bodies: which names a document uses, which of them are one body, and which kind it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.identity.normalize import fold
from graph.model.entities import Network, Organization, Project, WorkingGroup
from graph.model.statements import Description
from graph.vocabularies.currencies import currency_words
from loaders.readers import Document
from loaders.sources.profiles.acting import settle_actors, settle_projects
from loaders.sources.profiles.belonging import GERUND
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.clusters import Clusters
from loaders.sources.profiles.ground import country_of_people, is_place
from loaders.sources.profiles.headed import settle_headings
from loaders.sources.profiles.heads import is_complete, kind_of_name
from loaders.sources.profiles.itemnames import listed_name
from loaders.sources.profiles.joining import joined
from loaders.sources.profiles.lowered import with_lowered
from loaders.sources.profiles.names import Name, names
from loaders.sources.profiles.naming import is_name_in_capitals, is_nameless, is_placed_item, own_part
from loaders.sources.profiles.pairs import pairs
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.plainwords import is_menu, is_nobody, small_words
from loaders.sources.profiles.projects import (
    heading_names,
    is_said_project,
    is_titled_project,
    project_headings,
    project_names,
)
from loaders.sources.profiles.rolls import rolled, short_forms
from loaders.sources.profiles.sameness import is_abbreviation, without_brackets
from loaders.sources.profiles.spelled import with_halves, with_spelled
from loaders.sources.profiles.subject import settle_subject
from loaders.sources.profiles.terms import lexicon
from loaders.sources.profiles.titles import settle_titles
from loaders.sources.profiles.tokens import is_acronym, is_plural
from loaders.sources.profiles.words import (
    ENDINGS,
    FUNCTION,
    GENERIC,
    GENERIC_ACRONYMS,
    PLURALS,
    PROJECT_HEADS,
    SELF_NOUNS,
    TOPICS,
    kind_of_head,
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
_PLAIN_PROJECT = (
    word_set("new pilot fiche sheet brief proposal description document note summary")
    | TOPICS
    | GENERIC
    | GENERIC_ACRONYMS
    | PROJECT_HEADS
    | FUNCTION
)
_NOUN_OF_PROJECT = re.compile(r"\s(?:project|programme|program|campaign|initiative|projet|campagne)$")
_DEED_OF = re.compile(
    r"[A-ZÀ-Ý][a-zà-ÿ]{3,20}(?:tions?|ments?|ages?)\s(?:of|in|de|du|des|d['’])\s?(?=[a-zà-ÿ\d])"
)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_KIND_WORDS = word_set(
    "non governmental based micro medium sized small civil society faith financial technical working"
)


_NAMED_BY_HEAD = word_set(
    "caritas initiative village city press lab aid aide secours home volunteers challenge"
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
    listed = rolled(sentences)
    found = {
        each.number: listed.get(each.number) or _names_of(each, each.number in headings) for each in sentences
    }
    acronyms = {name.text for names in found.values() for name in names if is_acronym(name.text)}
    found = {each.number: with_halves(each.text, found[each.number], acronyms) for each in sentences}
    uses = _uses(sentences, found)
    projects = {name.text for each in found.values() for name in each if name.project}
    heads = [names[0] for names in listed.values()]
    clusters = joined(uses, [*_pairs(sentences, found), *short_forms(heads, uses), *_short_titles(projects)])
    titled = {name.text for name in heads}
    result = _bodies(clusters, _named(uses, sentences, titled), projects, titled)
    result.rolled = frozenset(listed)
    settle_titles(result, sentences)
    settle_headings(result, sentences)
    settle_subject(result, sentences, document.text)
    settle_headings(result, sentences)
    settle_projects(result, sentences)
    settle_actors(result, sentences)
    return result


def _names_of(sentence: Sentence, heads_project: bool) -> list[Name]:
    if sentence.heads or is_menu(sentence.text):
        return []
    quoted = project_names(sentence)
    plain = _plain_names(sentence)
    plain = [name for name in plain if not any(_overlap(name, each) for each in quoted)]
    if is_titled_project(sentence):
        return heading_names(sentence.text)
    if heads_project and not any(kind_of_name(name.text) == "project" for name in [*quoted, *plain]):
        return heading_names(sentence.text)
    if whole := listed_name(sentence, plain):
        plain = [whole, *(name for name in plain if name.start >= whole.end)]
    plain = [name for name in plain if not _begins_deed(sentence.text, name)]
    plain = [replace(name, project=True) if is_said_project(sentence.text, name) else name for name in plain]
    return sorted(
        [*quoted, *(name for name in plain if _may_be_body(name, sentence.text))], key=lambda name: name.start
    )


def _plain_names(sentence: Sentence) -> list[Name]:
    """Return the names in a sentence by their words alone; of a row those after its label."""
    begin = len(sentence.label) if sentence.text.startswith(sentence.label) else 0
    text = sentence.text[begin:]
    found = with_spelled(text, with_lowered(text, names(text)))
    if sentence.kind == "item" and is_placed_item(text, found):
        return []
    own = [part for each in found if (part := own_part(each))]
    return [replace(each, start=each.start + begin, end=each.end + begin) for each in own]


def _begins_deed(text: str, name: Name) -> bool:
    """Tell whether words only begin to tell of a deed or theme: "Building wells", "Creation of a garden"."""
    if not name.initial:
        return False
    if " " in name.text:
        return not is_complete(name.text) and text[name.end : name.end + 2] != " (" and _is_theme(name.text)
    return bool(GERUND.fullmatch(name.text) or _DEED_OF.match(text, name.start))


def _overlap(left: Name, right: Name) -> bool:
    return left.start < right.end and right.start < left.end


def _ends_name(words: list[str]) -> bool:
    return len(words) > 1 and words[-1] in ENDINGS


def _may_be_body(name: Name, text: str) -> bool:
    """Tell whether a name can be that of a body at all."""
    words = fold(name.text).split()
    if (
        not words
        or name.text in currency_words()
        or is_place(name.text)
        or is_plural(name.text)
        or (len(words) == 1 and country_of_people(name.text) is not None)
        or (len(words) == 1 and _is_bare_head(name.text))
        or (len(words) == 1 and words[0] in TOPICS | SELF_NOUNS and not is_name_in_capitals(name, text))
        or (name.text.isupper() and len(words) > 1 and set(words) <= FUNCTION | GENERIC | PLURALS)
    ):
        return False
    if kind_of_name(name.text) == "project" and set(words) <= _PLAIN_PROJECT:
        return False
    if any(is_acronym(word) for word in name.text.split()) or _ends_name(words):
        return True
    if any(fold(word) in GENERIC_ACRONYMS for word in _IN_BRACKETS.findall(name.text)):
        return False
    return len(name.text) > 1 and not _is_kind_of_body(name.text, words)


def _is_bare_head(word: str) -> bool:
    """Tell whether a word alone says of which kind a body is, but not which: "Direction", "Ministry"."""
    return not word.isupper() and bool(kind_of_head(word)) and fold(word) not in _NAMED_BY_HEAD


def _is_theme(text: str) -> bool:
    """Tell whether a name is only that of themes: "Education and Awareness-raising"."""
    rest = text
    for theme in reversed(lexicon("theme").find(text)):
        rest = rest[: theme.start] + rest[theme.end :]
    return rest != text and all(
        word.islower() and fold(word) in FUNCTION for word in re.findall(r"\w+", rest)
    )


def _is_kind_of_body(text: str, words: list[str]) -> bool:
    """Tell whether a name is made of common words only and means a kind: "Local Authorities", "Mission"."""
    common = TOPICS | GENERIC | GENERIC_ACRONYMS | PLURALS | _KIND_WORDS
    if words[-1] in PLURALS and set(words) <= common:
        return True
    return set(words) <= _KIND_WORDS | GENERIC | FUNCTION | GENERIC_ACRONYMS and not is_complete(text)


def _uses(sentences: Sequence[Sentence], found: dict[int, list[Name]]) -> dict[str, Uses]:
    uses: dict[str, Uses] = defaultdict(Uses)
    for sentence in sentences:
        for name in found[sentence.number]:
            use = uses[" ".join(name.text.split())]
            use.count += 1
            capitals = sum(word != word.lower() for word in name.text.split())
            use.inside += not name.initial or sentence.kind == "item" or capitals > 1
            use.places.append((sentence, name))
    kept = sorted(uses.items(), key=lambda item: -item[1].count)[:_MOST_NAMES]
    return dict(sorted(kept))


def _named(uses: dict[str, Uses], sentences: Sequence[Sentence], titled: set[str]) -> dict[str, Uses]:
    """Return the uses of what is a name, and neither a common word of the text nor a person."""
    small = small_words(sentences)
    return {
        name: use for name, use in uses.items() if name in titled or not is_nobody(name, use.places, small)
    }


def _pairs(sentences: Sequence[Sentence], found: dict[int, list[Name]]) -> Iterator[tuple[str, str]]:
    for sentence in sentences:
        for left, right in pairs(sentence.text, found[sentence.number]):
            yield " ".join(left.text.split()), " ".join(right.text.split())


def _short_titles(projects: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the titles of projects with what stands before their colon: "Safe Steps: roads for all"."""
    return ((title, title.partition(":")[0]) for title in projects if ": " in title)


def _bodies(clusters: Clusters, uses: dict[str, Uses], projects: set[str], titled: set[str]) -> Cast:
    result = Cast()
    groups: dict[str, list[str]] = defaultdict(list)
    for name in uses:
        groups[clusters.find(name)].append(name)
    for group in groups.values():
        named = not any(is_nameless(name) for name in group if name not in projects)
        if named and any(uses[name].inside or _tells_body(name) for name in group):
            body = _body(result, group, uses, projects)
            body.sure = body.sure or bool(titled & set(group))
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
    for bare in (without_brackets(best), _NOUN_OF_PROJECT.sub("", best)):
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
