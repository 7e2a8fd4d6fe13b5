"""A document cut into headings, paragraphs, list items, rows and sentences, each with its place."""

from dataclasses import dataclass

from loaders.readers import Document
from loaders.readers.blocks import BlockKind
from loaders.sources.profiles.blocks import Block, blocks_of
from loaders.sources.profiles.columns import heads_table
from loaders.sources.profiles.splitting import sentence_spans

_DEEPEST = 5


@dataclass(frozen=True)
class Sentence:
    """One sentence, heading, item or row, with where it stands in the document."""

    text: str
    start: int
    end: int
    number: int
    paragraph: int
    kind: BlockKind
    headings: tuple[str, ...]
    """The headings above it that are open, outermost first."""
    lead: str
    """The sentence that introduces the list this item stands in, else empty."""
    label: str = ""
    """What stands before the colon in a row such as 'Donor: …', else empty."""

    record: str = ""
    """Where in the document it stands, in words."""
    columns: tuple[str, ...] = ()
    """What the columns of its table are about; of a row in a table with known headings."""
    heads: bool = False
    """Whether it is the row of headings of such a table."""


def sentences(document: Document) -> list[Sentence]:
    """Return the sentences of a document in their order, headings among them."""
    found: list[Sentence] = []
    headings: list[Block] = []
    leads = _leads(blocks := blocks_of(document.blocks, document.text), document.text)
    after_body = True
    columns: tuple[str, ...] = ()
    for block in blocks:
        heads = block.kind == "row" and not columns and bool(heads_table(block.text))
        columns = (columns or heads_table(block.text)) if block.kind == "row" else ()
        if block.kind == "heading":
            headings = _open_headings(headings, block, after_body)
        after_body = block.kind != "heading"
        above = tuple(each.text for each in (headings[:-1] if block.kind == "heading" else headings))
        whole = [(block.start, block.end)]
        spans = (
            whole
            if block.kind == "heading" or columns
            else sentence_spans(document.text, block.start, block.end)
        )
        for start, end in spans:
            text = document.text[start:end]
            found.append(
                Sentence(
                    text,
                    start,
                    end,
                    len(found) + 1,
                    block.number,
                    block.kind,
                    above,
                    leads.get(block.number, ""),
                    "" if columns else block.label,
                    block.where,
                    columns,
                    heads,
                )
            )
    return found


def _open_headings(stack: list[Block], block: Block, after_body: bool) -> list[Block]:
    """Return the headings that are open from this one on; a heading right below another stands under it."""
    if after_body or len(stack) >= _DEEPEST:
        stack = [each for each in stack if each.level < block.level]
    return [*stack, block]


def _leads(blocks: list[Block], text: str) -> dict[int, str]:
    """Return for each item the last sentence before its list."""
    leads: dict[int, str] = {}
    lead = ""
    for block in blocks:
        if block.kind == "item":
            leads[block.number] = lead
        elif block.kind == "heading":
            lead = ""
        else:
            start, end = sentence_spans(text, block.start, block.end)[-1]
            lead = text[start:end]
    return leads
