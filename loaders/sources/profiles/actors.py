"""For whom a term in a sentence speaks: the actor of the sentence, its project, or a body beside the term."""

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.identity.normalize import fold
from graph.model.entities import Project
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import TermMention
from loaders.sources.profiles.clauses import tells_own
from loaders.sources.profiles.factual import OF_COUNTRY, PRAISE, TOLD, is_stated
from loaders.sources.profiles.missions import is_under_mission
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_names import is_just_places
from loaders.sources.profiles.speakers import begins, is_named, speaker_of, together

_BRACKET = re.compile(r"\s*\((?!\d|[A-Z][\w-]*\))[^()]{0,120}$")
_APPOSITION = re.compile(
    r"[”\"»]?\s*(?:\([^()]{1,40}\)\s*)?(?:(?:program(?:me)?|project|campaign|initiative)?,\s*(?:an?|une?|which|qui)\s(?:[^,;()]|(?<=\d),(?=\d)){0,80}(?:,\s*\w+ing\b)?|"
    r"(?:created|established|founded|formed|set\sup|launched|cré[ée]e?|fond[ée]e?)\b)[^,;()]{0,150}$"
)
_INSERTED = re.compile(
    r"\b(?:\w+ed|held|\w+é|organise(?:nt)?),\s(?:conjointement|jointly|together|en|in)\s[^;.]*$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    r"\b(?:implemented|led|run|coordinated|delivered|carried\sout|mise?\sen\sœuvre)\sby\s(?:the\s)?$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:by|with|from|to|and|of)\s(?:the\s)?(?:\w+\s){0,2}$", re.IGNORECASE)
_UNDER = re.compile(
    r"\b(?:under|th?rough|via|within|as\spart\sof|framework\sof)\s(?:the\s|its\s|our\s)?[“\"«]*$",
    re.IGNORECASE,
)
_THIS_PROJECT = re.compile(
    r"\s*(?:(?:the|this|our|ce|le)\s)?(?:[\w-]+\s){0,2}?(?:of\sthe\s)?"
    r"(?:projects?|programs?|programmes?|campaigns?|projet)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:objectives?|aims?|purpose|goals?)\s(?:of|for)\s(?:the|this|these)\s(?:\w+\s)?"
    r"(?:meetings?|events?|workshops?|trainings?|sessions?|conference|seminar)\b",
    re.IGNORECASE,
)
_AIMS = re.compile(
    r"\b(?:it|we|they|there|(?:projects?|program(?:me)?s?|initiatives?|campaigns?|interventions?|actions?|organi[sz]ation|association"
    r"|network|foundation|activity|ngo|charity|trust|cent(?:er|re)|group|movement|platform|collective|company|agency|union|(?-i:[A-Z][\w’'-]+)(?!\swill))(?:\s\([^()]{1,30}\))?(?:\s(?:that|which))?)\s(?:also\s|directly\s|as\swell\s)?"
    r"(?P<aim>(?:will|seeks?\sto|intends?\sto|aspires?\sto|shall|is\sexpected\sto|(?:is|was)\splanned\sto)\s(?:also\s|as\swell\s|directly\s|further\s)?(?!be\b(?!\sa\b)))",
    re.IGNORECASE,
)
_AIMED = 0.95
_PERSON = re.compile(r"[\W_]*(?:She|He|Her|His|I|My)(?:['’](?:s|d|m|ve))?\s[a-z]")
_GOAL = re.compile(r"\b(?:goals?|objectives?|aims?|purpose|objectifs?|buts?)\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:expected|anticipated|planned|challenges?|constraints?|difficult\w+|recommend\w+|lessons|way\sforward|next\ssteps|"
    r"future\splans|problem\sstatement|problématique|attendus|défis|contraintes|leçons|perspectives)\b",
    re.IGNORECASE,
)
_WHILE = re.compile(
    r"\b(?:while|whereas|tandis\squ(?:e\s|['’])|alors\squ(?:e\s|['’]))\s?(?:the\s|l['’]|la\s|le\s)?"
)
_BELIEVED = re.compile(
    r"\b(?:believes?|recogni[sz]es|croit|estime)\s(?:also\s)?(?:that|in|que)\b", re.IGNORECASE
)
_NEAR = 80
_DEEDS = re.compile(
    r"\b(?:achievements?|activit\w+|impacts?|successes|what\swe\sdo|r[ée]alisations)\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"\s*(?:\w+\s?:\s?)?(?:https?://|www\.)\S*\s*", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)\S*|\S+@\S+", re.IGNORECASE)
_TEASER = re.compile(r"\bBy\s[A-Z][a-z]+\s[A-Z][a-z]+\b.*(?:…|\.\.\.)\s*$", re.DOTALL)
_FILE_TITLE = re.compile(r"[a-z]\s?_\s?[A-Z]")
_DEED = re.compile(
    r"(?:training|support|advocacy|promotion|provision|prevention|protection|distribution|construction|awareness|strengthening|improving|promoting"
    r"|providing|supporting|empowering|formation|appui|plaidoyer|sensibilisation|renforcement|accompagnement|lutte|am[ée]lioration|d[ée]fense"
    r"|encadrement|assistance|[ée]ducation|prise\sen\scharge|mise\sen\splace)\s(?:of|for|on|to|to|in|against|the|de|des|du|à|aux?|pour|contre|sur|d['’])",
    re.IGNORECASE,
)
_AREAS = re.compile(
    r"\b(?:thematic|focus|priority|program(?:me)?)\sareas\b|\bdomaines\sd['’](?:intervention|action)\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?:we|our|us|its|their|nous|notre|nos|sa|son|ses|th(?:e|is)\s(?:organi[sz]ation|association|foundation|network|forum|alliance|"
    r"coalition|platform|institution|project|program(?:me)?|campaign|initiative|intervention)"
    r"|(?:ce|cette|le|la)\s(?:projet|programme|organisation|association|collectif|réseau|plateforme|fondation)"
    r"|l['’](?:association|organisation|ong))\b|^\s*(?:it|they|this|these|such|elle|il)\b",
    re.IGNORECASE,
)


def actors_of(sentence: Sentence, term: TermMention, cast: Cast, *, also_done_by: bool = False) -> list[Body]:
    """Return for whom a term in a sentence speaks: a project, and who carries it out where that begins it."""
    if _is_no_sentence(sentence.text) or _is_of_person(sentence, cast):
        return []
    if local := beside(sentence, term, cast) or (done_by(sentence, cast) if also_done_by else None):
        return [local]
    if other := _while_other(sentence, term, cast):
        return [other]
    if told := _project_named(sentence, term, cast):
        return [told]
    if _of_event(_introduction(sentence)) or _of_event(sentence.text):
        held_for = cast.project(sentence)
        return [held_for] if held_for else []
    speaker = speaker_of(sentence, cast)
    if speaker is not None and sentence.kind == "paragraph" and tells_own(sentence.text):
        return [speaker]
    above = _project_above(sentence, cast) or _project_meant(sentence, cast)
    if speaker is not None and issubclass(speaker.kind, Project) and speaker is cast.project(sentence):
        above = speaker
    first = speaker is not None and begins(speaker, sentence, cast)
    speakers = together(speaker, sentence, cast) if speaker is not None and (first or above is None) else []
    return [each for each in dict.fromkeys((above, *speakers)) if each]


def _while_other(sentence: Sentence, term: TermMention, cast: Cast) -> Body | None:
    """Return of whom the clause of a term speaks in "X builds schools while Y is responsible for health"."""
    for clause in reversed(list(_WHILE.finditer(sentence.text, 0, term.start))):
        return next((each.body for each in cast.mentions(sentence) if each.start == clause.end()), None)
    return None


def _is_no_sentence(text: str) -> bool:
    """Tell whether a text is an address, the teaser of another page, or a list of titles of files."""
    return bool(_ADDRESS.fullmatch(text) or _TEASER.search(text) or _FILE_TITLE.search(_WEB.sub("", text)))


def _is_of_person(sentence: Sentence, cast: Cast) -> bool:
    """Tell whether a sentence only speaks of a person: "She sells tomatoes in …"."""
    if sentence.kind != "paragraph" or not _PERSON.match(sentence.text):
        return False
    return not _SELF.search(sentence.text) and not cast.mentions(sentence)


def _introduction(sentence: Sentence) -> str:
    """Return the words that introduce an item: the lead of its list, else the heading above it."""
    above = sentence.headings[-1:] if sentence.kind == "item" else ()
    return sentence.lead or " ".join(above)


@lru_cache(maxsize=64)
def _of_event(text: str) -> bool:
    return _EVENT.search(text) is not None


def _project_named(sentence: Sentence, term: TermMention, cast: Cast) -> Body | None:
    """Return the project that a sentence tells of before a term, or under which it says that it was done."""
    for mention in cast.mentions(sentence):
        if issubclass(mention.body.kind, Project):
            before = sentence.text[max(0, mention.start - _NEAR) : mention.start]
            if (mention.end <= term.start and not _WITH.search(before)) or _UNDER.search(before):
                return mention.body
    return None


def _project_above(sentence: Sentence, cast: Cast) -> Body | None:
    """Return the project of a section: that of its table, or the one that the nearest heading names."""
    if sentence.kind == "row" and cast.project(sentence) and sentence.number not in cast.headed:
        return cast.project(sentence)
    projects = [body for body in cast.bodies if issubclass(body.kind, Project) and not body.generic]
    for heading in reversed(sentence.headings):
        above = f" {fold(heading)} "
        for project in projects:
            if any(f" {fold(name)} " in above for name in (project.name, *project.aliases)):
                return project
    return None


def _project_meant(sentence: Sentence, cast: Cast) -> Body | None:
    """Return the project for which "this project" stands, in a document that has a section on one only."""
    if not any(_THIS_PROJECT.match(text) for text in (sentence.text, *sentence.headings[-1:])):
        return None
    projects = list(dict.fromkeys(cast.undertakings.values()))
    return cast.project(sentence) or (projects[0] if len(projects) == 1 else None)


def name_around(sentence: Sentence, term: TermMention, cast: Cast) -> Body | None:
    """Return the body in whose name a term stands, so that it says nothing by itself."""
    for mention in cast.mentions(sentence):
        holds = mention.start <= term.start and term.end <= mention.end
        whole = mention.start == term.start and term.end == mention.end
        named = mention.body.sure or mention.body is cast.subject or _is_run(sentence, mention)
        if holds and not whole and named:
            return mention.body
    return None


def is_body(sentence: Sentence, term: TermMention, cast: Cast) -> bool:
    """Tell whether a term is all of the name of a body that is surely no place: "we met in Safe Steps"."""
    for mention in cast.mentions(sentence):
        body = mention.body
        known = (body is cast.subject or issubclass(body.kind, Project)) and " " in mention.text
        if (mention.start, mention.end) == (term.start, term.end) and not is_just_places(mention.text):
            return known or _is_run(sentence, mention)
    return False


def _is_run(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name is three capitalized words or more in running text, where few else are."""
    words = mention.text.split()
    return sentence.kind == "paragraph" and len(words) > 2 and all(word[:1].isupper() for word in words)


def reality(sentence: Sentence, term: TermMention) -> float:
    """Return how much counts what is said of a term: less what is hoped for, little what is only expected."""
    if _EXPECTED.search(" ".join([sentence.lead, *sentence.headings[-1:]])):
        return 0.3
    if term.scheme == "theme" and _BELIEVED.search(sentence.text[: term.start]):
        return 0.6
    if is_stated(sentence.text, term.start, term.end) or _GOAL.search(sentence.label):
        return 1.0
    return _AIMED if _is_aimed(sentence, term) else 0.7


def _is_aimed(sentence: Sentence, term: TermMention) -> bool:
    """Tell whether a clause only says what its actor is for: "the project will train", "it seeks to"."""
    aim = _AIMS.search(sentence.text, 0, term.start)
    if aim is None or term.scheme == "place":
        return False
    rest = f"{sentence.text[: aim.start('aim')]} {sentence.text[aim.end('aim') :]}"
    return is_stated(rest, term.start - len(aim["aim"]) + 1, term.end - len(aim["aim"]) + 1)


def of_others(sentence: Sentence, term: TermMention, cast: Cast) -> float:
    """Return how much of what is said of a term is the actor's own: little in praise, speech and context."""
    if _praises_other(sentence, term, cast):
        return 0.15
    own = is_named(cast.subject, sentence, cast) or _SELF.search(sentence.text) is not None
    if own or sentence.kind != "paragraph":
        return 1.0
    return 0.4 if TOLD.search(sentence.text) or OF_COUNTRY.match(sentence.text) else 1.0


def _praises_other(sentence: Sentence, term: TermMention, cast: Cast) -> bool:
    """Tell whether a term is what somebody else is praised for: "we thank X, whose work on housing …"."""
    praise = PRAISE.search(sentence.text, 0, term.start)
    if praise is None:
        return False
    named = [each for each in cast.mentions(sentence) if praise.end() <= each.start < term.start]
    return bool(named) and all(each.body is not cast.subject for each in named)


def is_about(actor: Body, sentence: Sentence, cast: Cast) -> bool:
    """Tell whether a sentence speaks of its actor at all: by name, as "we", or as part of what it lists."""
    return (
        sentence.kind != "paragraph"
        or actor is cast.sheet
        or is_named(actor, sentence, cast)
        or _SELF.search(sentence.text) is not None
        or _DEED.match(sentence.text) is not None
        or is_under_mission(sentence)
        or _AREAS.search(sentence.text) is not None
    )


def beside(sentence: Sentence, term: TermMention, cast: Cast) -> Body | None:
    """Return the body that a term in brackets, or in words set beside its name, explains."""
    for mention in reversed(list(_before(sentence, term, cast))):
        between = sentence.text[mention.end : term.start]
        named = mention.body.sure or len(mention.text.split()) > 1
        apposed = (
            named and _APPOSITION.match(between) and not _INSERTED.search(sentence.text[: mention.start])
        )
        if apposed or (_BRACKET.match(between) and not _is_acronym(sentence, term)):
            return mention.body
    return None


def _is_acronym(sentence: Sentence, term: TermMention) -> bool:
    """Tell whether a term is all that stands in brackets, and so another word for what stands before them."""
    alone = sentence.text[: term.start].endswith("(") and sentence.text[term.end :].startswith(")")
    return alone and term.scheme != "place"


def _before(sentence: Sentence, term: TermMention, cast: Cast) -> Iterator[Mention]:
    return (each for each in cast.mentions(sentence) if each.end <= term.start)


def done_by(sentence: Sentence, cast: Cast) -> Body | None:
    """Return by whom an outcome or activity of a list is implemented: the body at the end of the line."""
    if sentence.kind == "paragraph" and len(sentence.text) > 300:
        return None
    last = cast.mentions(sentence)[-1:]
    if (
        last
        and not sentence.text[last[0].end :].strip(" .")
        and _DONE_BY.search(sentence.text[max(0, last[0].start - _NEAR) : last[0].start])
    ):
        return last[0].body
    return None
