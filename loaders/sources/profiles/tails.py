"""The small letters at the end of French names of offices: "Direction générale des affaires rurales"."""

import re

from graph.identity.normalize import fold
from loaders.sources.profiles.tokens import Token, is_capital
from loaders.sources.profiles.words import OF, RELATIONS, word_set

_HEADS = word_set(
    "direction inspection division office commission agence service fonds conseil secretariat departement"
    " ministere comite coordination hopital forum reseau collectif plateforme observatoire institut"
)
_SMALL = word_set("de du des d la le les l et a aux au")
_NOUN = re.compile(r"(?:[ld][’'])?[a-zà-ÿœ-]{3,}")
_CLOSES = frozenset(',.;:()»”"!?')
_MOST = 7


def small_tail(words: list[Token], begin: int, stop: int) -> int:
    """Return where a name goes on to in small letters, or 0 where it does not, or cannot be told to end."""
    if fold(words[begin].text) not in _HEADS or stop - begin > 2:
        return 0
    stop += stop < len(words) and stop - begin == 1 and fold(words[stop].text) in RELATIONS
    if not _opens(words, stop):
        return 0
    place = stop + 1
    while place < len(words) and place - stop <= _MOST and _may_follow(words, place):
        place += 1
    if place < len(words) and is_capital(words[place].text) and fold(words[place - 1].text) in OF | {"des"}:
        return place + 1
    closed = place == len(words) or words[place].text in _CLOSES or _is_next(words, place)
    return place if closed and _NOUN.fullmatch(words[place - 1].text) else 0


def _is_next(words: list[Token], place: int) -> bool:
    """Tell whether "et" and another name follow."""
    after = [is_capital(word.text) for word in words[place + 1 : place + 3]]
    return words[place].text == "et" and any(after)


def _opens(words: list[Token], stop: int) -> bool:
    """Tell whether "de", "des" or "pour" and a noun in small letters follow."""
    if stop + 1 >= len(words) or fold(words[stop].text) not in ("de", "des", "du", "d", "pour"):
        return False
    return bool(_NOUN.fullmatch(words[stop + 1].text)) or fold(words[stop + 1].text) in _SMALL


def _may_follow(words: list[Token], place: int) -> bool:
    word = words[place].text
    return (bool(_NOUN.fullmatch(word)) or fold(word) in _SMALL) and not _is_next(words, place)
