"""Tables in a text: which column a cell stands in, and what a column is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.vocabularies.currencies import currency_words

_MARK = re.compile(r"\s*(?:\||\t)\s*")
_FEWEST = 2
_NOTE = r"(?:\s\([^()]+\))?"
_COLUMNS = {
    "project": r"(?:(?:name|title|nom|titre|intitulé)(?:\s(?:of|du|de)(?:\s(?:the|la))?)?\s)?"
    r"(?:projects?|program(?:me)?s?|projets?|programmes?)(?:\s(?:name|title))?",
    "donor": r"(?:funding|financial|development)\s(?:partners?|agenc(?:y|ies)|sources?)|donors?|funders?"
    r"|funded\sby|sponsors?|(?:income\s)?sources?(?:\sof\s(?:funds|funding|income|revenue))?|contributors?|donateurs?"
    r"|contributeurs?|sources?\sde\s(?:financement|revenus?)|bailleurs?(?:\sde\sfonds)?"
    r"|partenaires?\sfinanciers?|financement",
    "doer": r"(?:lead\s)?implement(?:ing|ation)\s(?:partners?|agenc(?:y|ies)|organi[sz]ations?)"
    r"|implemented\sby|implementers?|partenaires?\sde\smise\sen\sœuvre|mise\sen\sœuvre\spar"
    r"|chefs?\sde\sfile",
    "amount": r"(?:(?:grant\s|total\s)?amounts?|grants?(?:\samount)?|funding\samount|montants?|subventions?)"
    + _NOTE,
    "other": r"(?:districts?|provinces?|locations?|areas?|zones?|lieux?|periods?|duration|dates?|years?"
    r"|status|périodes?|durée|années?|beneficiar(?:y|ies)|target\sgroups?|bénéficiaires|budgets?|activit(?:y|ies)"
    r"|activités|partners?|partenaires|sectors?|themes?|thèmes?|secteurs?|n[o°]\.?|#|objectives?|objectifs?"
    r"|outcomes?|results?|résultats?)" + _NOTE,
}
_ROLES = {role: re.compile(pattern, re.IGNORECASE) for role, pattern in _COLUMNS.items()}


@dataclass(frozen=True)
class Cell:
    """A cell of a row: what its column is about, and where its words stand in the sentence."""

    role: str
    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Tell whether words of the sentence stand in it."""
        return self.start <= start and end <= self.end


def role_of(heading: str) -> str:
    """Return what a column is about by its heading: project, donor, doer, amount, other, or nothing known."""
    text = " ".join(heading.split()).strip(" :*")
    if text in currency_words():
        return "amount"
    return next((role for role, pattern in _ROLES.items() if pattern.fullmatch(text)), "")


def heads_table(text: str) -> tuple[str, ...]:
    """Return what the columns are about where a row heads a table: most of its cells are known headings."""
    roles = tuple(role_of(cell) for cell in _MARK.split(text.strip(" |\t")))
    known = sum(bool(role) for role in roles)
    return roles if known >= _FEWEST and known * 2 >= len(roles) else ()


def cells(text: str, columns: tuple[str, ...]) -> list[Cell]:
    """Return the cells of a row, where it has as many as its table has columns."""
    spans = list(_spans(text))
    if len(spans) != len(columns):
        return []
    return [Cell(role, *span) for role, span in zip(columns, spans, strict=True)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    begin = len(text) - len(text.lstrip(" |\t"))
    stop = len(text.rstrip(" |\t"))
    for mark in _MARK.finditer(text, begin, stop):
        yield begin, mark.start()
        begin = mark.end()
    yield begin, stop
