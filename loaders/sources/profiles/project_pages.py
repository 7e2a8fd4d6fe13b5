"""Pages that describe one project: the one that their address names, or that somebody has begun."""

import re
from collections.abc import Sequence

from graph.identity.normalize import fold
from graph.model.entities import Organization, Project
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.ground import is_place
from loaders.sources.profiles.heads import is_complete
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.sheets import sheet_title
from loaders.sources.profiles.tokens import is_acronym

_PATH = re.compile(r"\s*https?://[^/\s]+/(\S+)")
_THE_PROJECT = re.compile(
    r"(?:^|[.;,:]\s|\b(?:of|de|under|with|by|through|équipes|activités|dans|par)\s)(?:(?:the|this)\s(?:project|program(?:me)?|initiative|campaign)"
    r"|(?:le|ce|du)\s(?:projet|programme)|cette\s(?:initiative|campagne))\b",
    re.I,
)
_BEGUN = re.compile(
    r"\b(?:initiated|launched|started|began|introduced|designed|created|a\s(?:initié|lancé|conçu|démarré))"
    r"\s(?:the\s|its\s|la\s|le\s|son\s)?[“\"«‘]?\s?$"
)
_TITLE = 4
_FEWEST = 2


def settle_begun(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Take "Safe Steps" for a project where somebody "launched" it and the text goes on of a project."""
    if not _tells_of_project(sentences) or any(issubclass(each.kind, Project) for each in cast.bodies):
        return
    for sentence in sentences:
        for mention in cast.mentions(sentence):
            if _BEGUN.search(sentence.text[: mention.start]) and _may_be_project(mention.body):
                mention.body.kind = Project
                mention.body.titled = True


def page_project(cast: Cast, sentences: Sequence[Sentence]) -> Body | None:
    """Return the one project that the address or the title of a page names, where the text tells of it."""
    if title := sheet_title(sentences):
        return next((each.body for each in cast.mentions(title) if issubclass(each.body.kind, Project)), None)
    if not sentences or not _tells_of_project(sentences):
        return None
    path = _PATH.match(sentences[0].text)
    words = f" {' '.join(re.findall(r'[a-z0-9]+', fold(path.group(1)) if path else ''))} "
    headings = [each for each in sentences if each.kind == "heading"]
    heading = {mention.body for each in headings for mention in cast.mentions(each)}
    top = [each for each in headings[:1] if each.number <= _TITLE]
    titled = {mention.body for each in top for mention in cast.mentions(each)}
    if sum(issubclass(each.kind, Project) for each in heading) > 1:
        return None
    found = [
        body
        for body in cast.bodies
        if issubclass(body.kind, Project) and (body in titled or _is_in(words, body))
    ]
    return found[0] if len(found) == 1 else None


def _tells_of_project(sentences: Sequence[Sentence]) -> bool:
    return sum(_THE_PROJECT.search(each.text) is not None for each in sentences) >= _FEWEST


def _may_be_project(body: Body) -> bool:
    """Tell whether a name could be that of a project: two words or more, no acronym, no head of a body."""
    words = body.name.split()
    plain = not is_complete(body.name) and not is_place(body.name) and not any(map(is_acronym, words))
    return body.kind is Organization and len(words) > 1 and plain


def _is_in(words: str, body: Body) -> bool:
    return any(f" {fold(name)} " in words for name in (body.name, *body.aliases) if len(name) > _TITLE)
