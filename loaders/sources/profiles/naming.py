"""What of the capitalized words of a text is a name: its own part, and which words name no body at all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.identity.normalize import fold
from loaders.sources.profiles.heads import is_complete, kind_of_name
from loaders.sources.profiles.names import Name
from loaders.sources.profiles.rules.places_names import is_just_places
from loaders.sources.profiles.terms import lexicon
from loaders.sources.profiles.tokens import is_acronym
from loaders.sources.profiles.words import FUNCTION, PROJECT_NOUNS

_OF = r"\s(?:of|for|to|at|on|du|des|de(?:\sla|\sl['’])?|d['’])\s?(?:(?:the|la|le|les)\s|l['’]\s?)?"
_LEAD = re.compile(
    r"(?:overview|details?|background|summary|description|presentation|présentation|aperçu|résumé|launch(?:ing)?"
    r"|lancement|objectives?|objectifs?|goals?|aims?|results?|résultats?|impacts?|achievements?|introduction|inauguration"
    r"|beneficiaries|bénéficiaires|coordonnées|history|historique|context|contexte|status|update|progress|closure"
    rf"|profile|photos?|news){_OF}",
    re.I,
)
_SAID = re.compile(
    r"(?:another|such|certain|ledit|ladite|lesdite?s|dudit|desdite?s|un\sautre|une\sautre"
    r"|yesterday|tomorrow|tonight|hier|demain|soon|later|already)\s",
    re.I,
)
_ROLES = (
    r"(?:ambassador|ambassad(?:eur|rice)|direct(?:or|eur|rice)|president|présidente?|chair(?:person|man|woman)?"
    r"|coord(?:inator|onnateur|onnatrice)|manager|officer|représentante?|representative|minister|ministre|mayor|maire"
    r"|governor|gouverneur|team\sleader|head|chief|consul|commissioner|commissaire|spokes(?:person|man|woman)"
    r"|founder|fondat(?:eur|rice)|secretary[\s-]general|secrétaire\sgénérale?|advisor|conseill(?:er|ère)|specialist)"
)
_RANK = (
    r"(?:(?:executive|country|deputy|vice|general|regional|national|senior|program(?:me)?|project|managing"
    r"|field)\s)*"
)
_ROLE_OF = re.compile(rf"(?:.*?\s)?{_ROLES}(?:\s(?:general|générale?))?{_OF}", re.I)
_ENDS_WITH_ROLE = re.compile(rf"\s{_RANK}{_ROLES}(?:\s(?:general|générale?))?$", re.I)
_ROLE = re.compile(rf"{_RANK}{_ROLES}(?:\s(?:general|générale?))?", re.I)
_TRAILER = re.compile(
    r"(?:\s(?:fact\s?sheets?|info\s?sheet|profile|overview|newsletter|brochure|leaflet|web\s?site|details|summary"
    r"|annual\sreport|report|home\s?page|vacancy|call|launch|background|update|news))+(?:\s\d{4})?$",
    re.I,
)
_MONTH = re.compile(
    r"(?:\s(?:on|in|since|of|en|de|le|for))?\s(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)$",
    re.I,
)
_PERSON = re.compile(
    r"(?:mr|mrs|ms|mme|mlle|dr|prof|pr|hon|rev|father|sister|bishop|mgr|abbé|père|sœur|madame|monsieur|pasteur"
    r"|pastor)\.?\s",
    re.I,
)
_PARTS = re.compile(
    r"(?:the\s)?(?:projects?|programmes?|programs?|projets?)\s(?:details?|overview|units?|information|data|description"
    r"|summary|background|sites?|teams?|areas?|components?|activities|documents?|partners?|staff|titles?|names?|period"
    r"|duration|locations?|budgets?|results?|beneficiaries|impacts?|goals?|objectives?|status|links?|files?|types?)",
    re.I,
)


def own_part(name: Name) -> Name | None:
    """Return a name without what only leads to it or trails it: "Overview of …", "… Factsheet"; else None."""
    for lead in (_SAID, _LEAD, _ROLE_OF):
        if not (found := lead.match(name.text)) or _is_body_before(lead, name.text):
            continue
        rest = name.text[found.end() :]
        if lead is _LEAD and not _stands_alone(rest):
            continue
        if not rest[:1].isupper() or (lead is _ROLE_OF and not _stands_alone(rest)):
            return None
        name = replace(name, text=rest, start=name.start + found.end(), initial=False)
    return _without_trailer(name)


def _is_body_before(lead: re.Pattern[str], text: str) -> bool:
    """Tell whether a role is only named inside of the name of a body: "Office of the President of …"."""
    if lead is not _ROLE_OF:
        return False
    before = re.split(_ROLES, text, maxsplit=1, flags=re.I)[0]
    return any(kind_of_name(word) for word in before.split())


def _without_trailer(name: Name) -> Name | None:
    for trailer in (_MONTH, _TRAILER, _ENDS_WITH_ROLE):
        found = trailer.search(name.text)
        rest = name.text[: found.start()] if found else ""
        if found and _stands_alone(rest) and not re.search(rf"{_OF}\S*$", rest + " ", re.I):
            name = replace(name, text=rest, end=name.end - (len(name.text) - len(rest)))
    return name


def _stands_alone(text: str) -> bool:
    """Tell whether words are a name by themselves: an acronym, or a name with a head."""
    return bool(text) and (is_complete(text) or any(is_acronym(word) for word in text.split()))


def is_nameless(text: str) -> bool:
    """Tell whether words name no body: a person, a post, a group of people, a theme, part of a project."""
    if _PERSON.match(text) and not is_complete(text):
        return True
    if _ROLE.fullmatch(text) or _PARTS.fullmatch(text):
        return True
    return _is_only(text, "population") or _is_only(text, "theme")


def _is_only(text: str, vocabulary: str) -> bool:
    """Tell whether a name of two words or more is just one term of a vocabulary."""
    return " " in text and any(term.text == text for term in lexicon(vocabulary).find(text))


def is_placed_item(text: str, names: Sequence[Name]) -> bool:
    """Tell whether a line names nothing but places: "Lake Province (Hilltown and Seaview)"."""
    return bool(names) and is_just_places(text)


def is_name_in_capitals(name: Name, text: str) -> bool:
    """Tell whether a common word in capitals is a name, as the text around it is not in capitals."""
    small = sum(letter.islower() for letter in text)
    large = sum(letter.isupper() for letter in text)
    return (
        len(name.text) > 2
        and name.text.isupper()
        and small > 2 * large
        and fold(name.text) not in (FUNCTION | PROJECT_NOUNS)
    )
