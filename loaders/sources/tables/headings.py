"""What headers of spreadsheets mean, in English and French: the words that stewards write over columns."""

import re
from typing import Literal

from graph.identity.normalize import fold

Meaning = Literal[
    "person", "counter", "acronym", "website", "sort", "currency", "amount", "recipient", "donor", "number",
    "population", "members", "member of", "partner", "place", "theme", "project", "founded", "start", "end",
    "name",
]  # fmt: skip

# The first that fits is it: "type of organization" is no name, "implementing partner" no organization's own.
_MEANINGS: tuple[tuple[Meaning, str], ...] = (
    ("counter", r"(no|n|nr|s n|sn|num|numero|number|id|ordre|rank|row)"),
    (
        "person",
        r".*\b(e ?mail|courriel|phone|telephone|tel|mobile|contacts?|personnes?|person|adresses?|address)"
        r"\b.*",
    ),
    (
        "acronym",
        r".*\b(acronyms?|acronymes?|sigles?|abbreviation|abreviation|short name|nom court|initials)\b.*",
    ),
    ("website", r".*\b(web ?site|site (web|internet)|web|url|homepage)\b.*"),
    (
        "sort",
        r"(type|types|category|categorie|nature|.*\b(type|category|categorie|nature|statut)\b.* (of|de|d) .*"
        r"|.*\b(org|organi[sz]ation) (type|category)|.*\b(statut juridique|legal status|legal form))",
    ),
    ("currency", r".*\b(currency|currencies|devise|monnaie)\b.*"),
    (
        "founded",
        r".*\b(founded|established|creation|cree|creee|fondee?|fondation|registration|enregistrement)\b.*",
    ),
    (
        "start",
        r"(from|de|start|debut|.*\b(start|starting|starts|debut|begin|beginning|since|depuis|from date)\b.*)",
    ),
    ("end", r"(to|until|end|fin|.*\b(end|ending|ends|fin|until|closing|completion|cloture|jusqu)\b.*)"),
    ("amount", r".*\b(amounts?|montants?|budgets?|value|valeur|costs?|couts?)\b.*"),
    (
        "recipient",
        r".*\b(recipients?|grantees?|sub ?grantees?|sub ?recipients?|awardees?|recipiendaires?"
        r"|beneficiary organi[sz]ations?|organisations? beneficiaires?)\b.*",
    ),
    (
        "donor",
        r".*\b(donors?|funders?|bailleurs?|donateurs?|sponsors?|funded by|financed by|finance(e|s|es)? par"
        r"|sources? (of|de) (funds?|financements?)|partenaires? financiers?|financial partners?|funding)\b.*",
    ),
    ("number", r".*\b(number of|nombre|nb|total reached|people reached|effectifs?|how many)\b.*"),
    (
        "population",
        r".*\b(target|targets|beneficiary|beneficiaries|beneficiaires?|populations?|groupes? cibles?|cibles?"
        r"|people served|clients?|served)\b.*",
    ),
    (
        "name",
        r"(network|platform|coalition|forum|alliance) names?|(name|nom) (of|du|de|de la|de l|of the)"
        r" (network|reseau|platform|plateforme|coalition|forum|alliance)",
    ),
    (
        "member of",
        r".*\b(member of|memberships?|membres? d[eu]s?|networks?|reseaux?|platforms?|plateformes?"
        r"|umbrella)\b.*",
    ),
    ("members", r".*\b(members?|membres?)\b.*"),
    ("partner", r".*\b(partners?|partenaires?|partnerships?|partenariats?|works with|collaborat\w+)\b.*"),
    (
        "place",
        r".*\b(districts?|provinces?|regions?|locations?|localisation|lieux?|zones?|where|country|countries|pays"
        r"|coverage|couverture|geographic\w*|geographique|areas? of (operation|intervention|coverage)s?)\b.*",
    ),
    (
        "theme",
        r".*\b(sectors?|secteurs?|themes?|thematic|thematiques?|domaines?|focus|fields? of|areas? of|axes?"
        r"|clusters?)\b.*",
    ),
    ("project", r".*\b(projects?|projets?|programs?|programmes?|interventions?)\b.*"),
    (
        "name",
        r"(name|nom|izina|.*\b(orgs?|organi[sz]ations?|organismes?|ong|ongs|ngo|ngos|cso|csos|osc|associations?"
        r"|institutions?|structures?|agency|agencies|umuryango|entity|entities|denomination)\b.*)",
    ),
)
_PATTERNS = tuple((meaning, re.compile(pattern)) for meaning, pattern in _MEANINGS)
_CODE = re.compile(r"\b([A-Z]{3})\b")


def meaning_of(header: str) -> Meaning | None:
    """Return what a header says that its column holds, or nothing."""
    words = fold(header)
    return next((meaning for meaning, pattern in _PATTERNS if pattern.fullmatch(words)), None)


def codes_in(header: str) -> list[str]:
    """Return the words of a header that may be codes of a currency."""
    return _CODE.findall(header.replace("FRW", "RWF").replace("Frw", "RWF").replace("€", " EUR "))
