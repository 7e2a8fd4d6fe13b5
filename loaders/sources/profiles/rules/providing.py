"""Which services a body provides: "it offers legal aid, counseling and temporary shelter"."""

import re
from collections.abc import Iterator

from graph.identity.normalize import slug
from graph.model.entities import Service
from graph.model.links import Provides
from loaders.sources.profiles.acting import doer
from loaders.sources.profiles.actors import is_about, name_around, of_others
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.claims import Claim, Example, Rule, TermMention
from loaders.sources.profiles.cues import cue, governing, quote_of
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.terms import lexicon

_PROVIDES = cue(
    "provides",
    1.0,
    r"provid(?:e|es|ed|ing)|offer(?:s|ed|ing)?|deliver(?:s|ed|ing)?|runs?|operat(?:es|ed|ing)|manag(?:es|ed|ing)"
    r"|(?:our|its)\sservices\s(?:are|include)|(?:nos|ses)\sservices\s(?:sont|comprennent)"
    r"|offr(?:e|ent|ant)|fourni(?:t|ssent|ssant)|dispens(?:e|ent|ant)|propos(?:e|ent|ant)|gèr(?:e|ent)",
)
# What ends the row of services after the verb: to whom, where, by what, about what they are.
_CLOSER = re.compile(
    r"[.;!?](?=\s)|\b(?:which|who|whose|that|where|while|so|through|by|via|with|without|from|under|across|is|are|was|were"
    r"|has|have|will|can|because|when|before|after|during|than|to|for|in|among|at|on|about|of|as|capacity|workshops?"
    r"|trainings?|funds?|funding|grants?|support|awareness|information|materials?|policy|project|program(?:me)?s?"
    r"|qui|dont|par|avec|est|sont|pour|dans|chez|sur|en|aux?|à|formations?)\b",
    re.IGNORECASE,
)
# Whom a clause speaks of instead: "a space where organizations that provide …", "helps clinics to offer …".
_BY_OTHERS = re.compile(
    r"\b(?:that|who|which|wish\w*|help\w*|support\w*|enabl\w*|train\w*|encourag\w*|organi[sz]ations|members|partners|government"
    r"|ministry|hospitals?|cent(?:er|re)s|clinics|qui|permet\w*|aid(?:e|er|ent))\b[^,;:.]{0,60}$",
    re.IGNORECASE,
)
# A service in whose name the text means something else: a policy, a shortage, somebody who does it.
_NO_SERVICE = re.compile(
    r"[\s’'-]*(?:services?\s)?(?:providers?|actors?|organi[sz]ations?|policy|policies|workers?|officers?|staff|systems?|sector"
    r"|awareness|education|trainings?|project|program(?:me)?|campaigns?|week|day)\b",
    re.IGNORECASE,
)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield the services that a sentence says whom it is about provides."""
    who = doer(cast, sentence)
    if who is None or sentence.kind == "heading":
        return
    for term in lexicon("service").find(sentence.text):
        opening = governing(sentence.text, term, (_PROVIDES,), _CLOSER)
        if opening is None or opening.start == term.start or not _is_meant(sentence, term, cast, who):
            continue
        is_own = _BY_OTHERS.search(sentence.text[: opening.start]) is None
        if is_own and is_stated(sentence.text, opening.start, term.end):
            quote = quote_of(sentence.text, opening.start, term.end)
            service = _service(cast, who, term)
            yield Claim(Provides, who, service, sentence, quote, 0.8, {}, "", term.text)


def _is_meant(sentence: Sentence, term: TermMention, cast: Cast, who: Body) -> bool:
    """Tell whether a term is a service of whom the sentence is about, and no part of a name."""
    return (
        name_around(sentence, term, cast) is None
        and _NO_SERVICE.match(sentence.text, term.end) is None
        and is_about(who, sentence, cast)
        and of_others(sentence, term, cast) == 1.0
    )


def _service(cast: Cast, provider: Body, term: TermMention) -> Body:
    """Return the service of a provider, which no other provider's of the same words is."""
    wanted = slug(f"{term.name} {provider.name}")
    known = next((each for each in cast.bodies if each.kind is Service and each.id == wanted), None)
    if known is not None:
        return known
    name = f"{term.name} ({provider.name})"
    sort = {"sort": term.id.removeprefix("service-")}
    service = Body(wanted, name, kind=Service, local=True, fields=dict(sort))
    cast.bodies.append(service)
    return service


_TUMAINI = "Tumaini Youth Centre"
RULES = (
    Rule(
        "provides a service",
        (
            Example(
                "Tumaini Youth Centre (TYC) is a charity. It offers free legal aid, psychosocial counseling"
                " and temporary shelter to girls.",
                (
                    (_TUMAINI, "PROVIDES", f"legal aid ({_TUMAINI})"),
                    (_TUMAINI, "PROVIDES", f"psychosocial support ({_TUMAINI})"),
                    (_TUMAINI, "PROVIDES", f"shelter ({_TUMAINI})"),
                ),
            ),
            Example(
                "Tumaini Youth Centre (TYC) est une association. TYC gère une ligne d’écoute gratuite.",
                ((_TUMAINI, "PROVIDES", f"hotline ({_TUMAINI})"),),
            ),
            Example("Tumaini Youth Centre (TYC) is a charity. TYC wants to offer legal aid.", ()),
            Example("Tumaini Youth Centre (TYC) is a charity. It offers training on family planning.", ()),
            Example("Tumaini Youth Centre (TYC) is a charity. Legal aid is offered by the courts.", ()),
            Example("Tumaini Youth Centre (TYC) is a charity. It helps clinics that offer vaccination.", ()),
            Example("Tumaini Youth Centre (TYC) is a charity. It supports legal aid providers.", ()),
        ),
        find=find,
    ),
)
