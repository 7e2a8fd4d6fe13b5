"""Headers that people write where a table has no HXL tags, in English, French and Spanish, as tags."""

from collections.abc import Mapping, Sequence

from graph.identity.normalize import fold
from loaders.sources.hxl3w.tags import Tag, Tags

_KNOWN = {
    "#org+name": "org|org name|organization|organization name|name of organization|partner|partner name"
    "|partner full name|agency|agency name|who|nom organisation|nom de l'organisation|org name fr|org name en"
    "|acteur|description acteur|organización|nombre de la organización",
    "#org+acronym": "acronym|acronyme|org acronym|organization acronym|organization acronyme"
    "|organisation accronyme|partner acronym|agency acronym|agency short name|sigle|org acronym fr|siglas",
    "#org+type": "org type|organization type|type of organization|type organisation|type d'organisation|type"
    "|type org|org type fr|organization type short|agency type|tipo de organización",
    "#org+prog+name": "programming organization|program organization|organisation de programmation",
    "#org+reporting+name": "reporting organization|reporting org|organisation déclarante",
    "#org+impl+name": "implementing partner|implementing partners|implementing organization"
    "|implementing org|implementing org name|implementing partner name|implementer|implementer organization"
    "|partenaire de mise en oeuvre|partenaire d'exécution|partenaire de réalisation|organisation d'exécution"
    "|organisation de mise en oeuvre|organización implementadora|socio implementador",
    "#org+impl+acronym": "implementing org acronym|implementing partner acronym",
    "#org+impl+type": "implementing org type|implementing organization type|implementing partner type"
    "|tipo de organización implementadora",
    "#org+funder+name": "donor|donors|donor name|funder|funder name|funding agency|funding organization"
    "|funded by|source of funding|bailleur|bailleurs|bailleur de fonds|bailleur de fond|bailleurs de fonds"
    "|donante",
    "#sector+name": "sector|sectors|sector name|cluster|clusters|cluster name|sector cluster|cluster sector"
    "|cluster sector name|project sector|secteur|secteurs|secteur cluster|secteur domaine|sectors fr",
    "#sector+code": "sector code|cluster code|cluster sector code|code secteur",
    "#subsector": "sub sector|sub sector name|sub cluster|sous secteur|sous cluster|subsector es",
    "#activity+name": "activity|activities|activity name|activity description|description of activity"
    "|activité|activités|description de l'activité|actividad|actividades",
    "#activity+type": "activity type|type of activity|type d'activité|tipo de actividad",
    "#activity+project+name": "project|project title|project name|projet|titre du projet|nom du projet"
    "|intitulé du projet|título del proyecto",
    "#activity+project+code": "project code|project id|code projet|code du projet",
    "#country+name": "country|country name|pays|país|admin 0|admin 0 name",
    "#country+code": "country code|country iso|iso 2|iso 3|code pays|admin 0 pcode|adm 0 pcode",
    "#adm1+name": "admin 1|admin 1 name|adm 1|adm 1 name|adm 1 en|adm 1 fr|province|state|governorate"
    "|departamento provincia estado|departamento|estado provincia",
    "#adm1+code": "admin 1 pcode|admin 1 pcod|admin 1 code|adm 1 pcode|adm 1 code|pcode 1|province pcode"
    "|province code|prov code|state pcode|governorate pcode|region pcode|region id|region code|code région"
    "|code province",
    "#adm2+name": "admin 2|admin 2 name|adm 2|adm 2 name|adm 2 en|adm 2 fr|district|cercle|lga|county"
    "|territoire|préfecture|municipio",
    "#adm2+code": "admin 2 pcode|admin 2 pcod|admin 2 code|adm 2 pcode|adm 2 code|pcode 2|district pcode"
    "|district code|dist code|lga pcode|county pcode|code district",
    "#adm3+name": "admin 3|admin 3 name|adm 3|adm 3 name|adm 3 en|sub district|commune|ward|sous préfecture",
    "#adm3+code": "admin 3 pcode|admin 3 pcod|admin 3 code|adm 3 pcode|adm 3 code|pcode 3|commune pcode",
    "#adm+code": "pcode|p code|place code|location code|location pcode",
    "#loc+name": "location|location name|site|site name|village|camp|settlement|lieu|localité|localidad",
    "#beneficiary": "beneficiary|beneficiaries|beneficiary type|type of beneficiary|type of beneficiaries"
    "|target group|population|population group|population type|bénéficiaires|type de bénéficiaires"
    "|groupe cible|beneficiarios",
    "#targeted": "targeted|target|people targeted|beneficiaries targeted|targeted beneficiaries"
    "|total targeted|planned beneficiaries|personnes ciblées|total personnes ciblées|bénéficiaires ciblés",
    "#targeted+hh": "households targeted|targeted households|ménages ciblés",
    "#targeted+f": "females targeted|total femmes ciblées",
    "#targeted+m": "males targeted|total hommes ciblés",
    "#targeted+f+adults": "women targeted|femmes ciblées|femmes adultes ciblées",
    "#targeted+m+adults": "men targeted|hommes ciblés|hommes adultes ciblés",
    "#targeted+f+children": "girls targeted|filles ciblées|total filles ciblées",
    "#targeted+m+children": "boys targeted|garçons ciblés|total garçons ciblés",
    "#reached": "reached|people reached|beneficiaries reached|total reached|personnes atteintes"
    "|total personnes atteintes|total no atteintes|bénéficiaires atteints",
    "#reached+hh": "households reached|ménages atteints",
    "#reached+f": "females reached|total femmes atteintes",
    "#reached+m": "males reached|total hommes atteints",
    "#reached+f+adults": "women reached|femmes atteintes|femmes adultes atteintes",
    "#reached+m+adults": "men reached|hommes atteints|hommes adultes atteints",
    "#reached+f+children": "girls reached|filles atteintes|total filles atteintes",
    "#reached+m+children": "boys reached|garçons atteints|total garçons atteints",
    "#date+start": "start date|date start|start|project start date|date début|date de début|début"
    "|fecha de inicio",
    "#date+end": "end date|date end|end|project end date|date fin|date de fin|fin|fecha de fin",
    "#date+reported": "date|reporting date|report date|date de rapport|date du rapport",
    "#date+month": "month|mois|mes",
    "#date+year": "year|année|año",
    "#status": "status|project status|activity status|statut|état|estado",
    "#value": "budget|amount|funding amount|montant|presupuesto",
    "#value+usd": "budget usd|amount usd|funding usd|montant usd|budget us|amount us|funding us",
    "#currency": "currency|devise|monnaie|moneda",
}
# Tables of pooled funds: who got how much from which fund. Their amounts are promised.
_OF_FUNDS = {
    "#org+funder+name": "pooled fund name|pooled fund|fund|fund name",
    "#org+funder+parent": "fund type",
    "#org+name": "recipient|recipient name|recipient organization|organization|organization name|partner",
    "#org+acronym": "agency short name",
    "#sector+name": "project sector name|cluster|sector",
    "#activity+project+code": "chf project code|project code",
    "#value+commitment": "amount|allocated amount|allocation amount|approved amount",
    "#value+commitment+usd": "budget|approved budget|amount usd|amount us|allocated amount usd|budget usd"
    "|total allocation usd",
    "#date+allocation": "allocation year|year",
}
_FUND = "#org+funder+name"
_REGION = frozenset({"region", "région"})


def _squeezed(text: str) -> str:
    """Return what the writings of one header share: `Admin2 P-code`, `admin2Pcode` and `ADMIN 2 PCODE`."""
    return fold(text).replace(" ", "").replace("organisation", "organization")


def _spelled(known: Mapping[str, str]) -> dict[str, Tag]:
    found: dict[str, Tag] = {}
    for written, spellings in known.items():
        tag = Tag.read(written)
        if tag:
            found.update((_squeezed(spelling), tag) for spelling in spellings.split("|"))
    return found


_TAGS = _spelled(_KNOWN)
_FUND_TAGS = _spelled(_OF_FUNDS)
_REGIONS = {_squeezed(word) for word in _REGION}
_PROVINCE = Tag("adm1", frozenset({"name"}))


def tags_of_headers(cells: Sequence[str]) -> Tags:
    """Return what the headers of a row mean; nothing for those that we do not know."""
    squeezed = [_squeezed(cell) for cell in cells]
    known = _TAGS | _FUND_TAGS if _is_of_funds(squeezed) else _TAGS
    tags = [known.get(each) for each in squeezed]
    if _PROVINCE not in tags:
        tags = [_PROVINCE if each in _REGIONS else tag for each, tag in zip(squeezed, tags, strict=True)]
    return tuple(tags)


def _is_of_funds(squeezed: Sequence[str]) -> bool:
    """Tell whether a table says which fund gave how much."""
    tags = [tag for tag in map(_FUND_TAGS.get, squeezed) if tag]
    return Tag.read(_FUND) in tags and any(tag.name == "value" for tag in tags)
