"""Capitalized words that are no names: menus of a page, common words at the head of a line, persons."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.identity.normalize import fold
from loaders.sources.profiles.heads import is_complete
from loaders.sources.profiles.names import Name
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.tokens import is_acronym
from loaders.sources.profiles.words import FUNCTION, word_set

_OF_PAGES = word_set(
    "home menu back next previous contact contacts login search share print download subscribe newsletter"
    " more news events blog gallery careers jobs donate faq sitemap archive archives categories category"
    " tags comments posted views follow twitter facebook instagram linkedin youtube whatsapp grantees year"
    " skip content toggle navigation copyright cookies cookie staff writer accueil retour suivant precedent"
    " imprimer partager telecharger rechercher connexion actualites actualite evenements galerie mentions"
    " lire suite savoir haut bas page sommaire sommes nos notre qui nous"
)
_LEAST_OF_MENU = 2
_FEWEST_WORDS = 3
_OF_HEADLINE = 4
_LONGEST_LINE = 20
_SAYING = word_set(
    "to we us our how what who why is are was where when qui que nous notre nos comment pourquoi about with"
)
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_WORD = re.compile(r"[^\W\d_]+")
_PERSON_AFTER = re.compile(
    r"\s*(?:,\s\d{2}\b|\s\(\d{2}\)|,\s(?:an?|the|une?|la|le)\s(?:[\w-]+\s){0,3}?(?:mother|father|widow(?:er)?|farmer|student"
    r"|resident|teacher|beneficiary|survivor|pupil|girl|boy|woman|man|nurse|coach|refugee|mère|père|veuve|veuf|élève"
    r"|étudiante?|habitante?|agricultrice|agriculteur|bénéficiaire|rescapée?|fille|femme|enseignante?)\b"
    r"|\s(?:says|recalls|remembers|smiles|laughs|testifies|raconte|témoigne|confie|sourit|se\ssouvient)\b)"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:(?:woman|man|girl|boy|mother|father|student|farmer|femme|fille|mère|homme)\s(?:named|called|nommée?|appelée?)"
    r"|my\sname\sis|je\sm['’]appelle)\s$",
    re.I,
)


def is_nobody(name: str, uses: Sequence[tuple[Sentence, Name]], small: Counter[str]) -> bool:
    """Tell whether all uses of a name show that it names no body: a headline, a common word, a person."""
    if any(each.project for _, each in uses):
        return False
    if all(_is_headline(one) and each.text != one.text for one, each in uses):
        return not is_complete(name) and not is_acronym(name)
    if all(_is_shouted(one, each.text) for one, each in uses):
        return True
    inside = sum(one.kind == "paragraph" and not each.initial for one, each in uses)
    return _is_plain(name, inside, small) or _is_person(name, uses)


def is_menu(text: str) -> bool:
    """Tell whether a line is but the menu of a page: "Home  About us  Contact"."""
    words = _WORD.findall(text)
    told = [fold(word) for word in words if fold(word) not in FUNCTION]
    if not words or re.search(r"[.:;!?]\s*$", text):
        return False
    if all(word in _OF_PAGES for word in told):
        return True
    listed = all(word[0].isupper() for word in words) and len(words) >= _FEWEST_WORDS
    return listed and sum(fold(word) in _OF_PAGES for word in words) >= _LEAST_OF_MENU


def small_words(sentences: Iterable[Sentence]) -> Counter[str]:
    """Count the words that the running text of a document writes in small letters."""
    told = (_ADDRESS.sub(" ", each.text) for each in sentences if each.kind == "paragraph")
    return Counter(fold(word) for text in told for word in _WORD.findall(text) if word[0].islower())


def _is_plain(name: str, inside: int, small: Counter[str]) -> bool:
    """Tell whether a name is but a common word of the text, with a capital where a line begins."""
    if " " in name or is_acronym(name) or name.isupper():
        return False
    return small[fold(name)] > 0 and inside <= small[fold(name)]


def _is_person(name: str, uses: Sequence[tuple[Sentence, Name]]) -> bool:
    """Tell whether a text speaks of a name as of a person, by its age, what it is, or that it smiles."""
    if is_complete(name) or any(is_acronym(word) or word.isupper() for word in name.split()):
        return False
    return any(
        _PERSON_AFTER.match(one.text, each.end) or _PERSON_BEFORE.search(one.text[: each.start])
        for one, each in uses
    )


def _is_headline(sentence: Sentence) -> bool:
    """Tell whether a line has a capital at most of its words, so that they tell no names: a headline."""
    words = [word for word in _WORD.findall(sentence.text) if fold(word) not in FUNCTION]
    large = sum(word[0].isupper() for word in words)
    return sentence.kind == "heading" and len(words) >= _OF_HEADLINE and large * 5 >= len(words) * 4


def _is_shouted(sentence: Sentence, name: str) -> bool:
    """Tell whether a name only stands in a line in capitals that says something: "WHAT KEEPS US BUSY"."""
    if not sentence.text.isupper() or not name.isupper() or len(sentence.text.split()) > _LONGEST_LINE:
        return False
    said = {fold(word) for word in _WORD.findall(name)} & _SAYING
    return bool(said) or not is_complete(name)
