"""Words and signs of a sentence, and which of them are written as acronyms."""

import re
from dataclasses import dataclass

from graph.identity.normalize import fold
from graph.vocabularies.currencies import currency_words
from loaders.sources.profiles.words import GENERIC_ACRONYMS, SELF_NOUNS

# "UNX-funded" is two words, UNX and what it did.
_NO_DEED = (
    r"(?!(?:co-)?(?:funded|financed|supported|sponsored|backed|led|run|implemented|hosted|owned|managed|based)"
    r"\b)"
)
_TOKEN = re.compile(
    r"\bSte?\.(?=\s[A-Z])|(?<!\w)(?![NM][’'])[^\W\d_]{1,2}[’'](?=[A-ZÀ-Ý])"
    rf"|[^\W_]+(?:[’'‘`´-]{_NO_DEED}[^\W_]+)*[’'](?=\s)|[^\W_]+(?:[’'‘`´-]{_NO_DEED}[^\W_]+)*\+?|\S"
)
_ARTICLE = re.compile(r"L['’][a-zà-ÿ]")
_ACRONYM = re.compile(r"(?=[^A-Z]{0,4}[A-Z][^A-Z]{0,4}[A-Z])[A-Z][A-Za-z]{0,9}\d{0,3}\+?(?:-[A-Z0-9]{1,8})?")
_GLUED = re.compile(r"(?:namely|and|with|by|of|from|the|like|to|for|in)(?=[A-Z])")
_GLUED_AFTER = re.compile(r"[A-Z]{2,8}\d{1,3}(?=[A-Z][a-z]{3})")
_PARTICIPLE = re.compile(r"[A-ZÀ-Ý].*(?=-(?:funded|financed|sponsored|supported|led|backed|based|run)$)")
_ELIDED_HEAD = re.compile(r"[LlDd][’'](?=(?:ambassade|université|archidiocèse)$)")
_PARTED = (_GLUED, _GLUED_AFTER, _PARTICIPLE, _ELIDED_HEAD)


@dataclass(frozen=True)
class Token:
    """A word or a sign, and where it stands in the sentence."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words and signs of a sentence; words that lost the blank between them are parted,
    and "ABC-funded" is the name and what is said of it."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        glued = next(filter(None, (each.match(match.group()) for each in _PARTED)), None)
        if glued:
            found.append(Token(glued.group(), start, start + glued.end()))
            start += glued.end()
        found.append(Token(text[start:end], start, end))
    return found


def is_acronym(word: str) -> bool:
    """Tell whether a word is an acronym of some body, such as ABCD or AbCD; not of a theme, people, money."""
    if word in currency_words() or not _ACRONYM.fullmatch(word) or is_plural(word):
        return False
    return fold(word).replace(" ", "") not in GENERIC_ACRONYMS


def is_plural(word: str) -> bool:
    """Tell whether a word is an acronym in the plural, and so means a kind of body: "CSOs", "MPs"."""
    return len(word) > 2 and word.endswith("s") and word[:-1].isupper() and word[:-1].isalpha()


def is_elided(word: str) -> bool:
    """Tell whether a word is a small one that lost its vowel before a name: d', or n' in Bantu tongues."""
    return len(word) <= 3 and word[-1:] in ("'", "’") and word[:1].islower()


def is_capital(word: str) -> bool:
    """Tell whether a word can stand in a name: it begins with a capital letter."""
    return word[:1].isupper() and not (_ARTICLE.match(word) and fold(word[2:]) in SELF_NOUNS)


def is_acronym_like(word: str) -> bool:
    """Tell whether a word is written as an acronym, of whatever thing."""
    return bool(_ACRONYM.fullmatch(word))
