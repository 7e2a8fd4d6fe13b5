"""Short names for the map, and how much room they take."""

import re
import unicodedata
from dataclasses import dataclass

from graph.identity.normalize import fold
from graph.questions.results import Entity

FONT_SIZE = 15
LINE_HEIGHT = 18
NODE_RADIUS = 13
_LINE = 18
_LINES = 3
_ACRONYM = re.compile(r"^(?=.*[^\W\d_].*[^\W\d_])[^\W_][\w&+/.\-]{1,11}$")
_GO_BY_ACRONYMS = frozenset({"Organization", "Project"})
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Box:
    """The room that a node and its label take, around the middle of the node."""

    width: float
    above: float
    below: float


NODE_ALONE = Box(2 * NODE_RADIUS + 24, NODE_RADIUS + 12, NODE_RADIUS + 12)


def short_lines(entity: Entity) -> tuple[str, ...]:
    """Return what stands beside a node: the acronym a body goes by, else its name in short lines."""
    name = plain(entity.name)
    acronyms = [alias for alias in entity.aliases if is_acronym(alias) and shortens(alias, name)]
    if acronyms and _GO_BY_ACRONYMS & set(entity.labels):
        return (min(acronyms, key=lambda alias: (len(alias), alias)),)
    return wrap(name)


def shortens(acronym: str, name: str) -> bool:
    """Say whether an acronym is of this name, not of its name in another language: its letters in order."""
    letters, rest = fold(acronym).replace(" ", ""), iter(fold(name))
    return len(acronym) < len(name) and letters[:1] == fold(name)[:1] and all(one in rest for one in letters)


def is_acronym(text: str) -> bool:
    """Say whether a name is written as an acronym: short, one word, all its letters capitals."""
    return bool(_ACRONYM.match(text)) and text == text.upper() and text != text.lower()


def plain(text: str) -> str:
    """Return a text without characters that cannot be drawn, on one line."""
    spaced = _SPACES.sub(" ", text)
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in {"Cc", "Cs", "Cn"}).strip()


def wrap(text: str, line: int = _LINE, most: int = _LINES) -> tuple[str, ...]:
    """Return a text in at most so many lines of about so many letters; what does not fit becomes "…"."""
    lines = [""]
    for word in text.split():
        pieces = [word[start : start + line] for start in range(0, len(word), line)]
        for piece in pieces:
            joined = f"{lines[-1]} {piece}".strip()
            if len(joined) <= line:
                lines[-1] = joined
            else:
                lines.append(piece)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    return (*lines[: most - 1], f"{last[: line - 1].rstrip()}…")


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """Return about how wide a text is, on the safe side, in the font of any machine."""
    return sum(_sign_width(sign) for sign in text) * size


def box_of(lines: tuple[str, ...]) -> Box:
    """Return the room that a node with these lines under it takes."""
    width = max(2 * NODE_RADIUS, *(text_width(line) for line in lines))
    return Box(width + 10, NODE_RADIUS + 6, NODE_RADIUS + 6 + LINE_HEIGHT * len(lines))


def _sign_width(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0x1F000:
        return 1.25
    if sign in "iljtf.,:;'|!()[] -":
        return 0.38
    return 0.74 if sign.isupper() or sign in "mw@%&" else 0.6
