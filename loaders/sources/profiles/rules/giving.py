"""Who gives how much money to whom: "X awarded USD 5,000 to Y", "received RWF 45 million from X"."""

import re
from collections.abc import Iterator

from graph.model.entities import Project
from loaders.sources.profiles.amounts import Amount, amounts
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.factual import is_stated
from loaders.sources.profiles.flows import flows, receivers
from loaders.sources.profiles.lists import listed
from loaders.sources.profiles.money import Chain, chain_after
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.sums import given

_THE = r"(?:the\s|l['’]|la\s|le\s|les\s)?"
_GIVES = re.compile(
    r"(?:\s\([^()]{1,40}\))?\s(?:(?:has|have|had|also|generously|recently|kindly|a|ont|lui|nous)\s){0,3}"
    r"(?:g[ai]ve(?:s|n)?|paid|donat(?:es|ed)|contribut(?:es|ed)|provid(?:es|ed)|award(?:s|ed)|grant(?:s|ed)|commit(?:s|ted)|pledg(?:es|ed)"
    r"|disburs(?:es|ed)|allocat(?:es|ed)|invest(?:s|ed)|approv(?:es|ed)|transferred|accord(?:e|é)|allou(?:e|é)|octroy(?:e|é)|vers(?:e|é)"
    r"|donn(?:e|é)|apport(?:e|é)|débloqu(?:e|é))\b[^.;]{0,50}$"
)
_TO = re.compile(rf"(?:\s[\w-]+){{0,4}}?\s(?:to|for|à|au|aux|pour|en\sfaveur\s(?:de|du|des|d['’]))\s?{_THE}")
_TO_US = re.compile(r"(?:us|our|nous|notre|nos)\b", re.I)
_TO_PROJECT = re.compile(
    r"(?:this\s|ce\s)?(?:projects?|programmes?|programs?|campaigns?|projet|campagne)\b(?!\s(?-i:[A-ZÀ-Ý“«]))",
    re.I,
)
_ENDS = re.compile(r"\s*(?:[.,;]|$)")
_PROMISED = re.compile(
    r"\b(?:committed|pledged|contributed|donated|granted|s['’]est\sengagée?|a\s(?:octroyé|accordé|versé|apporté|donné|financé))\b[^.;]{0,30}$"
)
_MONEY = re.compile(
    r"\b(?:grants?|funding|funds?|financ\w+|support\w*|donations?|contributions?|subventions?|dons?|appuis?|award(?:ed)?|receiv\w+"
    r"|obtain\w+|secur\w+|won|got|reçu|obtenu|bénéfici\w+)\b[^.;]{0,50}$",
    re.I,
)
_FROM = re.compile(
    rf"(?:\s[\w-]+){{0,4}}?\s(?:from|by|de\sla\spart\s(?:de|du|des|d['’])|(?:accord|octroy|allou|vers|donn|débloqu)ée?s?\spar"
    rf"|du|de|d['’])\s?{_THE}",
    re.I,
)


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield who gives the one amount of money that a sentence states, and to whom."""
    stated = amounts(sentence.text)
    if len(stated) != 1:
        return
    (amount,) = stated
    sum_of = given(sentence.text, amount)
    if not sum_of or not is_stated(sentence.text, max(0, amount.start - 60), amount.end):
        return
    if (donor := _giver(sentence, cast, amount)) is not None:
        for receiver in _takers(sentence, cast, amount):
            yield from flows(sentence, Chain([donor], []), receiver, sum_of)
    elif (chain := _source(sentence, cast, amount)) is not None:
        for receiver in receivers(sentence, cast, amount.start)[:1]:
            yield from flows(sentence, chain, receiver, sum_of)


def _giver(sentence: Sentence, cast: Cast, amount: Amount) -> Mention | None:
    """Return the body that stands before a verb of giving and the amount."""
    for mention in reversed(cast.mentions(sentence)):
        if mention.end <= amount.start and mention.body.sure and not issubclass(mention.body.kind, Project):
            return mention if _GIVES.fullmatch(sentence.text, mention.end, amount.start) else None
    return None


def _takers(sentence: Sentence, cast: Cast, amount: Amount) -> list[Body]:
    """Return to whom an amount is given; nobody where the sentence does not say it."""
    to = _TO.match(sentence.text, amount.end, amount.end + 80)
    if to is None:
        ends = _ENDS.match(sentence.text, amount.end) and _PROMISED.search(sentence.text[: amount.start])
        taker = cast.project(sentence) or cast.subject
        return [taker] if ends and taker is not None else []
    if _TO_PROJECT.match(sentence.text, to.end()):
        project = cast.project(sentence)
        return [project] if project is not None else []
    if _TO_US.match(sentence.text, to.end()):
        return [cast.subject] if cast.subject is not None else []
    named = listed(sentence, cast, to.end())
    alone = (
        len(named) == 1 and named[0].start - to.end() <= 4 and (named[0].body.sure or named[0].body.titled)
    )
    return [named[0].body] if alone else []


def _source(sentence: Sentence, cast: Cast, amount: Amount) -> Chain | None:
    """Return from whom an amount comes, after words of money."""
    origin = _FROM.match(sentence.text, amount.end, amount.end + 80)
    if origin is None or not _MONEY.search(sentence.text, max(0, amount.start - 80), amount.start):
        return None
    chain = chain_after(sentence, cast, origin.end())
    near = bool(chain.donors) and chain.donors[0].start - origin.end() <= 4
    return chain if near and len(chain.donors) == 1 else None


RULES = (
    Rule(
        "gives an amount of money",
        (
            Example(
                "Hope Trust (HT) is a charity. In 2019, Bora Foundation awarded USD 250,000 to HT.",
                (("Bora Foundation", "FUNDS", "Hope Trust"),),
            ),
            Example(
                "Hope Trust (HT) is a charity. It received a grant of EUR 1.2 million from Bora Foundation.",
                (("Bora Foundation", "FUNDS", "Hope Trust"),),
            ),
            Example(
                "Hope Trust (HT) est une association. Elle a reçu un financement de 80 millions de francs"
                " burundais accordé par la Banque Populaire du Lac.",
                (("Banque Populaire du Lac", "FUNDS", "Hope Trust"),),
            ),
            Example("Hope Trust (HT) is a charity. Bora Foundation has a budget of USD 5 million.", ()),
            Example("Hope Trust (HT) is a charity. HT will receive USD 5,000 from Bora Foundation.", ()),
            Example(
                "Hope Trust (HT) is a charity. HT bought maize worth USD 5,000 from Bora Foundation.", ()
            ),
        ),
        find=find,
    ),
)
