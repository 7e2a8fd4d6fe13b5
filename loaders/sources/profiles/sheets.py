"""Project sheets that do not label their title: "Clear wells for all", above "Duration: …", "Donor: …"."""

import re
from collections.abc import Sequence

from graph.identity.normalize import fold
from loaders.sources.profiles.heads import kind_of_name
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.plainwords import is_menu
from loaders.sources.profiles.words import INSIDE

_FIELD = re.compile(
    r"(?:(?:project|implementing|local|total|main|target|funding|number\sof|direct)\s){0,2}"
    r"(?:countr(?:y|ies)|districts?|regions?|locations?|area|place|partners?|term|durations?|period|budget|costs?|amount|funding"
    r"|funded\sby|financed\sby|donors?|funders?|beneficiaries|participants|target\sgroups?|start(?:\sdate)?|end(?:\sdate)?|status"
    r"|pays|province|lieux?|zones?(?:\sd\sintervention)?|partenaires?(?:\s(?:de\smise\sen\soeuvre|locale?|technique))?"
    r"|grantees?|grant\s(?:year|amount|no|number|period|recipients?)|duree|periode|montant|bailleurs?(?:\sde\sfonds)?|financement|finance\spar|beneficiaires?|groupes?\scibles?|debut|fin)"
)
_PROJECT_PAGE = re.compile(
    r"\s*https?://\S{3,200}/(?:\w+-)?(?:projects?|projets?|programs?|programmes?|grants?)(?:-\w+)?/", re.I
)
_PAGE = re.compile(
    r"\s*https?://\S{3,200}/(?:our-|nos-)?(?:projects?|projets?|programs?|programmes?)/([\w-]{5,160})", re.I
)
_TOP = 6
_LEAST_WORDS = 2
_FEWEST_FIELDS = 3
_HIGHEST = 5
_TITLE_WORDS = range(2, 19)


def sheet_title(sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the line at the top of a page of projects that names the project whose fields follow."""
    if not sentences or not _PROJECT_PAGE.match(sentences[0].text) or _fields(sentences) < _FEWEST_FIELDS:
        return None
    for sentence in sentences[1:_HIGHEST]:
        if _FIELD.fullmatch(fold(sentence.label)):
            return None
        if len(sentence.text.split()) in _TITLE_WORDS and not is_menu(sentence.text):
            title = sentence.text.rstrip()
            return sentence if _may_be_title(title) else None
    return None


def _may_be_title(text: str) -> bool:
    """Tell whether a line can name a project: no sentence, no menu, no name of a body."""
    phrase = any(word.islower() and fold(word) not in INSIDE for word in text.split())
    return text[-1] not in ".?!:" and "|" not in text and (phrase or kind_of_name(text) in ("", "project"))


def _fields(sentences: Sequence[Sentence]) -> int:
    return len({fold(each.label) for each in sentences if each.label and _FIELD.fullmatch(fold(each.label))})


def titled_by_address(sentences: Sequence[Sentence]) -> set[int]:
    """Return the first heading that the address of a page calls a project: "…/projects/clean-wells"."""
    page = _PAGE.match(sentences[0].text) if sentences else None
    if page is None:
        return set()
    wanted = set(page.group(1).split("-")) - {""}
    for sentence in sentences[1:_TOP]:
        words = fold(sentence.text).split()
        if (
            sentence.kind == "heading"
            and len(words) > _LEAST_WORDS
            and (
                (wanted <= set(words) and len(wanted) * 2 >= len(words))
                or len(wanted & set(words)) * 4 >= len(words) * 3
            )
        ):
            return {sentence.number}
    return set()
