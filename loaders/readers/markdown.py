"""Markdown: the text stays as it is written, its blocks are found by a Markdown parser."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loaders.readers.blocks import BlockKind, Document, Span, blocks_at, title_in
from loaders.readers.plain import spans_of
from loaders.readers.text import read_text

FRONT_MATTER = re.compile(
    r"\A---\n(?P<fields>(?:[ \t]*(?:#[^\n]*)?\n)*[\w\"'-][\w \"'.-]*:.*?\n)?---(?:\n|\Z)", re.DOTALL
)
"""Fields between two lines; where it does not begin with one, these are lines to part and to underline."""
FRONT_TITLE = re.compile(r"^title\s*:\s*[\"']?(?P<title>.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
MARKS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*(?:\#{1,6}[ \t]+)?")
"""What stands before the words of a line: quote characters, bullets, numbers, hashes."""
HEADING_END = re.compile(r"(?:[ \t]+#+[ \t]*|\n[ \t>]*(?:=+|-+)[ \t]*)\Z")
UNSEEN_HTML = re.compile(r"\s*<(?:script|style|template|!--)", re.IGNORECASE)
LISTS = ("bullet_list_open", "ordered_list_open")


def read_markdown(path: Path) -> Document:
    """The Markdown source as text, with its headings, paragraphs, items and table rows."""
    return markdown_document(read_text(path))


def markdown_document(text: str) -> Document:
    """The blocks of a Markdown source; what stands before them (front matter) only gives the title."""
    front = FRONT_MATTER.match(text)
    skipped = front.end() if front else 0
    spans = list(_spans(text, skipped)) or spans_of(text)  # nested beyond what the parser follows
    blocks = blocks_at(text, spans)
    named = FRONT_TITLE.search(front["fields"] or "") if front else None
    return Document(named["title"] if named else title_in(blocks), text, blocks)


def _spans(text: str, skipped: int) -> Iterator[Span]:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["block"])
    starts = _line_starts(text, skipped)
    lists, fresh_item = 0, False
    for token in parser.parse(text[skipped:]):
        lists += (token.type in LISTS) - token.type.endswith("_list_close")
        if token.type == "list_item_open":
            fresh_item = True
        kind = _kind(token, in_item=fresh_item)
        if kind and token.map:
            fresh_item = False
            start, end = starts[token.map[0]], min(starts[token.map[1]], len(text))
            yield from _trimmed(text, Span(kind, start, end, _level(kind, token, lists)))


def _line_starts(text: str, skipped: int) -> list[int]:
    starts = [skipped]
    starts.extend(skipped + found.end() for found in re.finditer("\n", text[skipped:]))
    return [*starts, len(text), len(text)]


def _kind(token: Token, *, in_item: bool) -> BlockKind | None:
    match token.type:
        case "heading_open":
            return "heading"
        case "paragraph_open":
            return "item" if in_item else "paragraph"
        case "tr_open":
            return "row"
        case "fence" | "code_block":
            return "paragraph"
        case "html_block":
            return None if UNSEEN_HTML.match(token.content) else "paragraph"
        case _:
            return None


def _level(kind: BlockKind, token: Token, lists: int) -> int:
    if kind == "heading":
        return int(token.tag[1:])
    return lists if kind == "item" else 0


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    """The span without the marks before its words and the blank space around them."""
    marks = MARKS.match(text, span.start, span.end)
    start = marks.end() if marks else span.start
    raw = text[start : span.end].rstrip()
    if span.kind == "heading":
        raw = HEADING_END.sub("", raw)
    lead = len(raw) - len(raw.lstrip())
    if raw.strip():
        yield Span(span.kind, start + lead, start + len(raw), span.level)
