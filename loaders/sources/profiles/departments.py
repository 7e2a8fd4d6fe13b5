"""Names of ministries that go on after a comma: "Ministry of Sports, Culture and Family Affairs"."""

from collections.abc import Iterator

from graph.identity.normalize import fold
from loaders.sources.profiles.tokens import Token, is_capital, is_elided
from loaders.sources.profiles.words import OF, TOPICS, word_set

_HEADS = word_set("ministry ministere department departement directorate secretariat commission")
_SMALL = OF | word_set("the la le les l")
_LAST = word_set("and et")
_FIELDS = TOPICS | word_set(
    "affaires interieur securite elevage environnement finances budget planification travail emploi commerce"
    " industrie infrastructures energie decentralisation solidarite enseignement recherche integration"
    " protection promotion lutte planning works roads mines"
)
_MOST_PARTS = 6
_MOST_SMALL = 5


def after_comma(words: list[Token], begin: int, stop: int) -> int:
    """Return where the name of a ministry ends that goes on after a comma, or 0 where no comma is its own."""
    if fold(words[begin].text) not in _HEADS or fold(words[begin + 1].text) not in OF:
        return 0
    parts = list(_parts(words, _adjectives(words, stop)))
    closed = len(parts) > 1 and words[parts[-1][0]].text != ","
    return parts[-1][1] if closed and words[parts[0][0]].text == "," else 0


def _parts(words: list[Token], place: int) -> Iterator[tuple[int, int]]:
    """Yield where each of the fields of work in ", Culture and Family Affairs" begins and ends."""
    for _ in range(_MOST_PARTS):
        if place >= len(words) or not (words[place].text == "," or fold(words[place].text) in _LAST):
            return
        stop = _field(words, place + 1 + (words[place].text == "," and _is_last(words, place + 1)))
        if not stop:
            return
        yield place, stop
        if words[place].text != ",":
            return
        place = stop


def _is_last(words: list[Token], place: int) -> bool:
    return place < len(words) and fold(words[place].text) in _LAST


def _field(words: list[Token], place: int) -> int:
    """Return where one field of work stops, 0 where there is none."""
    while place < len(words) and (fold(words[place].text) in _SMALL or is_elided(words[place].text)):
        place += 1
    begin = place
    while place < len(words) and is_capital(words[place].text):
        place += 1
    topical = place > begin and any(fold(word.text) in _FIELDS for word in words[begin:place])
    return _adjectives(words, place) if topical else 0


def _adjectives(words: list[Token], place: int) -> int:
    """Return where the small words that belong to a field stop: "Affaires sociales"."""
    stop = place
    while stop - place <= _MOST_SMALL and stop < len(words) and words[stop].text.isalpha():
        if is_capital(words[stop].text) or fold(words[stop].text) in _LAST:
            break
        stop += 1
    ended = stop < len(words) and (words[stop].text == "," or fold(words[stop].text) in _LAST)
    return stop if ended else place
