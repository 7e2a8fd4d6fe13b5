"""HXL hashtags: a row of them under the headers says what each column means, as in `#org +type +code`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAG = re.compile(r"#\s*([^\W\d]\w*)((?:\s*\+\s*\w+)*)")
_WITHOUT_MARK = re.compile(r"[a-z]+\d?(?:\s*\+\s*[a-z]\w*)*")


@dataclass(frozen=True, slots=True)
class Tag:
    """What a column means: a word, and attributes whose order says nothing."""

    name: str
    attributes: frozenset[str] = frozenset()

    @classmethod
    def read(cls, text: str) -> "Tag | None":
        """Return the tag that a cell holds, whatever its spaces and case."""
        found = _TAG.fullmatch(text.strip())
        if not found:
            return None
        attributes = (part.strip().lower() for part in found[2].split("+"))
        return cls(found[1].lower(), frozenset(part for part in attributes if part))

    def has(self, *attributes: str) -> bool:
        """Tell whether it has one of these attributes."""
        return not self.attributes.isdisjoint(attributes)


Tags = tuple[Tag | None, ...]


def tags_in(cells: Sequence[str]) -> Tags | None:
    """Return the tags of a row of tags: at least half of what stands in it; else nothing."""
    filled = sum(bool(cell.strip()) for cell in cells)
    tags = tuple(Tag.read(cell) for cell in cells)
    found = sum(tag is not None for tag in tags)
    return tags if found and found * 2 >= filled else None


def lacks_marks(cells: Sequence[str]) -> bool:
    """Tell whether a row holds tags whose `#` was forgotten or lost."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    joined = sum("+" in cell for cell in filled)
    return joined >= 2 and all(_WITHOUT_MARK.fullmatch(cell) for cell in filled)
