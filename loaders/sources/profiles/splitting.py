"""Where sentences end. Every pattern looks at a bounded piece, so odd text costs no more than its length."""

import re

LONGEST = 2000
_END = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?=\s)|(?<=[a-zé)])[.!?](?=[A-Z][a-z])")
_SHORTENED = re.compile(
    r"\b(?:no|n[o°]|nr|art|dr|mr|mrs|ms|prof|rev|hon|st|mt|vs|e\.g|i\.e|eg|ie|cf|al|etc|approx|fig|vol|ed"
    r"|p\.?o|tel|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|ltd|inc|co|dept|gov|univ|min|ave|rd|[A-Z])$",
    re.IGNORECASE,
)
_QUOTES = (("“", "”"), ("«", "»"))
_LONGEST_TITLE = 100
_OPENS = re.compile(r"\s*[\"'“‘«(\[•-]{0,3}\s*[A-ZÀ-Ý0-9]")
_WEB = re.compile(r"(?:\bwww|www\.\S{0,80}|://\S{0,80}|@\S{0,80})$")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the sentences of a block begin and end; a block always has at least one."""
    spans: list[tuple[int, int]] = []
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and _ends_here(text, mark, begin):
            spans.extend(_bounded(text, begin, mark.end()))
            begin = mark.end()
    spans.extend(_bounded(text, begin, end))
    return spans or [(start, end)]


def _ends_here(text: str, mark: re.Match[str], begin: int) -> bool:
    before = text[max(begin, mark.start() - 90) : mark.start()]
    if text[mark.start()] == "." and (_SHORTENED.search(before[-12:]) or _WEB.search(before)):
        return False
    if text[mark.start()] in "!?" and _is_quoted(text, begin, mark.end()):
        return False
    return _OPENS.match(text, mark.end(), mark.end() + 20) is not None


def _is_quoted(text: str, begin: int, place: int) -> bool:
    """Tell whether a place is within a quotation, such as the title "Arise! Women for Peace"."""
    before, after = text[begin:place], text[place : place + _LONGEST_TITLE]
    straight = before.count('"') % 2 == 1 and '"' in after
    return straight or any(before.rfind(one) > before.rfind(end) and end in after for one, end in _QUOTES)


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return one span without the blanks around it, or several where it is too long to be a sentence."""
    spans: list[tuple[int, int]] = []
    while start < end:
        cut = end
        if end - start > LONGEST:
            blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = blank if blank > 0 else start + LONGEST
        piece = text[start:cut]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if right > left:
            spans.append((left, right))
        start = cut
    return spans
