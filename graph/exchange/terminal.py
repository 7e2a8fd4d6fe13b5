"""Text on a terminal: it is shown and never obeyed."""

from unicodedata import category

# What makes the text after it run the other way.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def printable(text: str) -> str:
    """Return a text as it may stand in one line: nothing in it that a terminal would obey."""
    return "".join(ascii(each)[1:-1] if _is_obeyed(each) else each for each in text)


def _is_obeyed(character: str) -> bool:
    """Return whether a character moves the cursor, breaks the line, turns the text or is half of one."""
    return category(character) in ("Cc", "Cs", "Zl", "Zp") or character in _TURNING
