"""Who carries out which project."""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from graph.model.entities import Project
from graph.model.links import Implements, PartnersWith
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.clauses import main_clause
from loaders.sources.profiles.factual import is_factual, is_stated
from loaders.sources.profiles.lists import introduction, listed, listed_before
from loaders.sources.profiles.money import WITH_MONEY
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.projects import COUNTED, PROJECTS_ARE

_DOES = re.compile(
    r"\b(?:implement(?:s|ed|ing)?|runs?|running|launch(?:es|ed)|carr(?:y|ies|ied|ying)\s+out|execut(?:es"
    r"|ed|ing)|"
    r"deliver(?:s|ed|ing)?|coordinat(?:es|ed|ing)|manag(?:es|ed|ing)|initiated|started|conduct(?:s|ed|ing)"
    r"|lead(?:s|ing)?|led|"
    r"th?rough|under|via|by(?=\s+[A-Z][a-z]+ing\b)|within|completion\s+of|(?:met(?:tent)?|mettre|a\s+mis)\s+en\s+o?œ?e?uvre|(?:mise\s+en\s+œuvre|exécution|réalisation)\s+(?:de|du|des|d['’])"
    r"|exécut(?:e|ent|é)|mène(?:nt)?|gère(?:nt)?|réalise(?:nt)?|à\s+travers|(?:dans|sous)\s+le\s+cadre\s+d[ue]|"
    r"(?:is|are|has\s+been|have\s+been)\s+(?:implementing|running|leading)|undertak(?:es|ing|en)|undertook|pilote(?:nt)?|conduit|développe(?:nt)?)\b"
    r"|\bon\s+(?:an?|the)\s+(?=(?:[\w-]+\s){0,3}?(?:project|program(?:me)?|campaign)\s(?:called|named|entitled|known|titled|dubbed)\b)"
    rf"|\b(?:has|have|involved\s+in|participates?\s+in|operates|a|compte|possède)\s(?={COUNTED.pattern})",
    re.I,
)
_WITH_WHOM = (
    r"\b(?:implemented|executed|carried\s+out|run|conducted)\s+(?:\w+\s+)?"
    r"(?:(?:in\s+(?:close\s+)?(?:partnership|collaboration|consortium)|jointly|together)\s+)?with\b"
    r"|\b(?:exécutée?|mise?\s+en\s+œuvre|mise?\s+en\s+oeuvre|réalisée?|menée?)s?\s+(?:\w+\s+)?"
    r"(?:(?:en\s+(?:étroite\s+)?(?:partenariat|collaboration|consortium)|conjointement)\s+)?avec\b"
)
_DONE_BY = re.compile(
    r"\b(?:implemented|executed|carried\s+out|coordinated|led|run|managed|delivered|conducted|spearheaded|launched|initiated|lancée?s?|initiée?s?|"
    r"done|undertaken|mise?s?\s+en\s+(?:œ|oe)uvre|ex[ée]cutée?s?|r[ée]alisée?s?|coordonnée?s?|menée?s?|pilotée?s?|portée?s?)\s+(?:jointly\s+|locally\s+)?"
    r"(?:(?:from|between|in|since|during|de|en|depuis)\s+(?:[A-Z]\w+\s+)?\d{4}(?:\s*(?:to|and|-|–|à|et)\s*(?:[A-Z]\w+\s+)?(?:\d{4}|date|now))?,?\s+)?"
    r"(?:(?:in|on|across|since|from|for|over|during|between|le|dans|en|depuis|pour|au|à|entre|sur)\s(?:(?!\b(?:fund|financ|support|soutenu|appuy|sponsor|own|led|us(?:ed|ing)\b)|\w(?:ed|ing)\b)[^.;()]){2,80}?,?\s)?(?:by|par)\b"
    rf"|{_WITH_WHOM}",
    re.I,
)
LABEL = re.compile(
    r"^(?:(?:the|project|program(?:me)?|local|national|main|lead)\s+)*"
    r"(?:implementing\s+(?:partners?|organi[sz]ations?|agenc(?:y|ies))|implementers?|implemented\s+by"
    r"|(?:sub-?)?grantees?|grant\s+(?:recipients?|holders?)|(?:local|project)\s+partner|executing\s+agenc(?:y|ies)|lead\s+(?:agency|organi[sz]ation|partner)|project\s+holders?"
    r"|(?:organi[sz]ations?|structures?|associations?|ong)\s+(?:chef\s+de\s+file|responsables?|porteuses?|d['’]exécution)|porteurs?(?:\s+d[ue]\s+projet)?|chefs?\s+de\s+file|(?:maître|agence)\s+d['’](?:œuvre|exécution)"
    r"|partenaires?\s+(?:de\s+mise\s+en\s+(?:œ|oe)uvre|d['’]ex[ée]cution)|mise?\s+en\s+(?:œ|oe)uvre\s+par)\s*:?$",
    re.I,
)
GRANTEE = re.compile(r"(?:(?:sub-?)?grantees?|grant\s+(?:recipients?|holders?))\s*:?$", re.I)
_PARTNER = re.compile(r"\bimplementing\s+(?:partners?|agency)\b[^.;:()]{0,25}$", re.I)
JOINT = re.compile(
    r"\bin\s+(?:\w+\s+)?(?:collaboration|partnership|cooperation)\s+with\b|\bjointly\s+with\b"
    r"|\bin\s+consortium\s+with\b|\ben\s+(?:\w+\s+)?(?:partenariat|collaboration|consortium)\s+avec\b|\bconjointement\s+avec\b|\bensemble\s+avec\b"
    r"|\btogether\s+with\b|\bcoalition\s+of\b",
    re.I,
)
_CALLED = re.compile(r"\b(?:entitled|titled|called|named|intitulée?|dénommée?)\s?:", re.I)
_BESIDE = 40
_JOINED = re.compile(r"[,&(]|\b(?:and|et)\b")
_AND = re.compile(r"(?:\b(?:and|et)\b|&)")
_PARTED = re.compile(r"\b(?:with|avec|by|par|from|support\w*|fund\w*|financ\w+|under|through)\b", re.I)
_SPEAKS_OF_PROJECT = re.compile(
    r"\b(?:it|they|projects?|program(?:me)?s?|campaigns?|initiatives?|interventions?|activities|actions?|elle|ils?|projets?"
    r"|campagnes?|activités)\b",
    re.I,
)
_CARRIED_OUT = re.compile(r"implement|execut|carried|œuvre|exécut", re.I)
_NUMBERED = re.compile(
    r"(?:the\s+|our\s+)?(?:first|second|third|fourth|fifth|other|another|main|current|past|ongoing|recent|previous|completed)\s+"
    r"(?:(?:completed|ongoing|past|recent)\s+)?(?:projects?|programmes?|programs?|campaigns?)\b",
    re.I,
)
_NOT_OWN = re.compile(
    r"\b(?:funded|financed|supported|sponsored)\s+(?:\w+\s+)?(?:by|through|from|under|of)\b"
    r"|\bsupport\s+(?:of|from)\b|\bgrants?\s+from\b",
    re.I,
)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who carries out a project that the sentence names: "X implements P", "X, through P, …"."""
    if _NUMBERED.match(sentence.text) and cast.subject is not None and is_factual(sentence.text[:200]):
        yield from (
            _claim(sentence, cast.subject, each.body, 0.8, each.text) for each in _named_there(sentence, cast)
        )
    for project in _projects(sentence, cast):
        position = _led_to(sentence, project)
        if position is None or not is_stated(sentence.text, position, project.start):
            continue
        doers = _doers(sentence, cast, project)
        for who in doers:
            yield _claim(sentence, who, project.body, 0.85, project.text)
        for other in doers[1:]:
            yield Claim(PartnersWith, doers[0], other, sentence, "", 0.8, {"basis": "joint project"})


def _named_there(sentence: Sentence, cast: Cast) -> list[Mention]:
    """Return the projects of "the first project is A", or of a row: "other projects are A, B and C"."""
    found = _projects(sentence, cast)
    return found if PROJECTS_ARE.search(sentence.text) else found[:1]


def _projects(sentence: Sentence, cast: Cast) -> list[Mention]:
    if sentence.kind == "heading":
        return []
    return [each for each in cast.mentions(sentence) if issubclass(each.body.kind, Project)]


def _led_to(sentence: Sentence, project: Mention) -> int | None:
    """Return where the verb stands that leads to a project, with no other name of a doer in between."""
    begin = max(0, project.start - 140)
    cues = list(_DOES.finditer(sentence.text, begin, project.start))
    for cue in reversed(cues):
        between = _CALLED.sub("", sentence.text[cue.end() : project.start])
        if _NOT_OWN.search(sentence.text[max(0, cue.start() - 12) : project.start]):
            return None
        if len(between.split()) <= 12 and not re.search(r"[.;:](?!\w)", between):
            return cue.start()
    return None


def _doers(sentence: Sentence, cast: Cast, project: Mention) -> list[Body]:
    """Return who does it: whom the sentence is about, and those it names as doing it together."""
    who = doer(cast, sentence)
    if who is None or issubclass(who.kind, Project):
        return []
    found = [who, *_with_first(sentence, cast, who)]
    cues = [*JOINT.finditer(sentence.text, 0, project.start)]
    cues.extend(JOINT.finditer(sentence.text, project.end, project.end + _BESIDE))
    for cue in cues:
        together = listed(sentence, cast, cue.end(), WITH_MONEY)
        found.extend(each.body for each in together if each.body.sure or len(each.text.split()) > 1)
    return [body for body in dict.fromkeys(found) if not body.titled]


def _with_first(sentence: Sentence, cast: Cast, who: Body) -> list[Body]:
    """Return those that stand in a row with whom the sentence is about: "X and Y jointly implement"."""
    first = next((each for each in cast.mentions(sentence) if each.body is who), None)
    if first is None:
        return []
    start = _row_start(sentence, cast, first)
    if start > main_clause(sentence.text) + 4:
        return []
    row = listed(sentence, cast, start)
    joined = list(
        takewhile(lambda pair: _is_joined(sentence.text[pair[0].end : pair[1].start]), pairwise(row))
    )
    row = row[: len(joined) + 1]
    return [each.body for each in row if each.body.sure or " " in each.text] if joined else []


def _row_start(sentence: Sentence, cast: Cast, last: Mention) -> int:
    """Return where the row begins that a name closes: "X and Y implement"; else where that name begins."""
    row = listed_before(sentence, cast, last.end)
    closes = len(row) > 1 and _AND.search(sentence.text, row[-2].end, last.start)
    return row[0].start if closes else last.start


def _is_joined(gap: str) -> bool:
    return bool(_JOINED.search(gap)) and not _PARTED.search(gap)


def _claim(
    sentence: Sentence, who: Body, project: Body, confidence: float, text: str = "", who_text: str = ""
) -> Claim:
    return Claim(Implements, who, project, sentence, "", confidence, {}, who_text, text)


def find_passive(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who carries out the project in "is implemented by X and Y"."""
    for cue in _DONE_BY.finditer(sentence.text):
        project = _project_before(sentence, cast, cue.start())
        if project is None or not is_stated(sentence.text, *cue.span()):
            continue
        together = cue.group().lower().endswith(("with", "avec"))
        row = listed(sentence, cast, cue.end())
        if together and row and cast.subject is not None:
            yield _claim(sentence, cast.subject, project, 0.8)
        for who in [*row, *_joined_after(sentence, cast, row)]:
            if who.body.titled or who.body is project:
                continue
            yield _claim(sentence, who.body, project, 0.9, "", who.text)
            if together and cast.subject is not None and who.body is not cast.subject:
                yield Claim(PartnersWith, cast.subject, who.body, sentence, "", 0.85, {}, "", who.text)


def _joined_after(sentence: Sentence, cast: Cast, row: list[Mention]) -> list[Mention]:
    """Return with whom those named do it: "implemented by X in partnership with Y"."""
    if not row or not _CARRIED_OUT.search(sentence.text, 0, row[0].start):
        return []
    cue = JOINT.search(sentence.text, row[-1].end, row[-1].end + 60)
    after = listed(sentence, cast, cue.end()) if cue else []
    return [each for each in after if each.body.sure or " " in each.text]


def _project_before(sentence: Sentence, cast: Cast, position: int) -> Body | None:
    named = [each for each in _projects(sentence, cast) if each.end <= position]
    if named and position - named[-1].end < 200:
        return named[-1].body
    actor = cast.actor(sentence)
    if actor is not None and issubclass(actor.kind, Project):
        return actor if position == 0 or _SPEAKS_OF_PROJECT.search(sentence.text[:position]) else None
    return cast.project(sentence) if sentence.kind == "row" else None


def find_partners(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield implementing partners: after a label, under a heading, or in "the implementing partner, X"."""
    project = cast.project(sentence)
    if project is not None:
        labeled = _labeled(sentence, cast)
        for who in [*labeled, *_apposed(sentence, cast)]:
            if who.body is not project:
                yield _claim(sentence, who.body, project, 0.9, "", who.text)
        granted = GRANTEE.match(sentence.label) is not None
        alone = (
            cast.subject is not None and not granted and all(who.body is not cast.subject for who in labeled)
        )
        for who in labeled if alone else ():
            if cast.subject is not None and not issubclass(who.body.kind, Project):
                yield Claim(PartnersWith, cast.subject, who.body, sentence, "", 0.8, {}, "", who.text)


def _labeled(sentence: Sentence, cast: Cast) -> list[Mention]:
    if sentence.kind == "row" and LABEL.match(sentence.label):
        return listed(sentence, cast, sentence.text.find(":") + 1)
    is_one = sentence.kind == "item" and LABEL.match(introduction(sentence))
    return listed(sentence, cast, 0)[:1] if is_one else []


def _apposed(sentence: Sentence, cast: Cast) -> Iterator[Mention]:
    for who in cast.mentions(sentence):
        named_so = _PARTNER.search(sentence.text[max(0, who.start - 60) : who.start])
        if named_so and is_factual(sentence.text[: who.start]):
            yield who


RULES = (
    Rule(
        "carries out a project",
        (
            Example(
                "Hope Trust (HT) implements the “Green Yards” project in six villages.",
                (("Hope Trust", "IMPLEMENTS", "Green Yards"),),
            ),
            Example("Hope Trust (HT) plans to implement the “Green Yards” project.", ()),
            Example(
                "Hope Trust (HT), through the Safe Paths Project, trains drivers.",
                (("Hope Trust", "IMPLEMENTS", "Safe Paths Project"),),
            ),
        ),
        find=find,
    ),
    Rule(
        "is carried out by",
        (
            Example(
                "The Safe Paths Project is implemented by Hope Trust (HT) and Bora Foundation.",
                (
                    ("Hope Trust", "IMPLEMENTS", "Safe Paths Project"),
                    ("Bora Foundation", "IMPLEMENTS", "Safe Paths Project"),
                ),
            ),
        ),
        find=find_passive,
    ),
    Rule(
        "implementing partners",
        (
            Example(
                "Name of the project: Safe Paths\n\nImplementing partners: Hope Trust (HT) and Bora"
                " Foundation\n",
                (("Hope Trust", "IMPLEMENTS", "Safe Paths"), ("Bora Foundation", "IMPLEMENTS", "Safe Paths")),
            ),
        ),
        find=find_partners,
    ),
)
