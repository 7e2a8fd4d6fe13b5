"""How much money a sentence says is given, where it is clear that this one sum is meant."""

import re

from loaders.sources.profiles.amounts import Amount, amounts
from loaders.sources.profiles.passages import Sentence

_BEFORE, _AFTER = 60, 70
# What is counted in money without being given.
_NOT_GIVEN = re.compile(
    r"\b(?:budgets?|costs?|costing|worth|valued?|loans?|salar(?:y|ies)|incomes?|revenues?|turnover|debts?|sav(?:ed|ings)|fees?|prices?"
    r"|each|per|coûts?|prêts?|valeur|salaires?|revenus?|épargne|chacune?)\b",
    re.I,
)
_FLOWS = (
    ("commitment", re.compile(r"\b(?:pledg\w+|commit\w+|promis\w+|engag\w+)\b", re.I)),
    (
        "disbursement",
        re.compile(r"\b(?:disburs\w+|transferr?\w*|paid|versée?s?|décaiss\w+)\b", re.I),
    ),
    ("grant", re.compile(r"\b(?:grants?|granted|award\w*|donat\w+|subventions?|dons?|octroy\w+)\b", re.I)),
)


def given_beside(sentence: Sentence, start: int, end: int) -> dict[str, object]:
    """Return the one sum that stands beside words of money and their donor, as fields of a link."""
    stated = amounts(sentence.text)
    if len(stated) != 1:
        return {}
    (amount,) = stated
    is_near = start - _BEFORE <= amount.start and amount.end <= end + _AFTER
    return given(sentence.text, amount) if is_near else {}


def given(text: str, amount: Amount) -> dict[str, object]:
    """Return a sum as fields of a link, or nothing where it is a price, a cost or a budget."""
    around = text[max(0, amount.start - 40) : amount.end + 12]
    if _NOT_GIVEN.search(around):
        return {}
    clause = text[max(0, amount.start - _BEFORE) : amount.end + _BEFORE]
    flow = next((name for name, words in _FLOWS if words.search(clause)), "unknown")
    return {"amount_minor": amount.minor, "currency": amount.currency, "flow": flow}
