"""In which country a document names its bodies: the one it speaks of most."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graph.places.gazetteer import gazetteer
from loaders.sources.profiles.ground import country_code, country_of_people
from loaders.sources.profiles.passages import Sentence
from loaders.sources.profiles.rules.places_names import named_places

_CAPITALIZED = re.compile(r"\b[A-Z][a-zà-ÿ]{3,30}\b")
_SHARE = 0.6
_FEWEST = 2


def home_country(sentences: Sequence[Sentence]) -> str | None:
    """Return the code of the country that most places, people and names of bodies in a text point to.

    Two bodies of one full name are taken for one only within a country, so a text that speaks of several
    countries alike has none.
    """
    counts = Counter(code for sentence in sentences for code in _countries(sentence.text))
    if not counts:
        return None
    code, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return code if most >= max(_FEWEST, _SHARE * counts.total()) else None


def _countries(text: str) -> Iterator[str]:
    for word in _CAPITALIZED.findall(text):
        if code := country_code(word) or country_of_people(word):
            yield code
    for mention in named_places(text):
        place = gazetteer().by_id(mention.id.removeprefix("place-"))
        if place is not None and place.level != "country":
            yield place.country
