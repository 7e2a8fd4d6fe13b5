"""What a file says of itself: who publishes it, when, and of which activities it tells. The first pass."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import RowRejected
from graph.identity.normalize import slug
from graph.model.sources import Source
from loaders.readers.files import unusable
from loaders.readers.xml import XmlRow, read_xml, root_of
from loaders.sources.iati.activity import identifier_of
from loaders.sources.iati.bodies import Bodies
from loaders.sources.iati.days import day_of

ACTIVITY, ORGANIZATION = "iati-activity", "iati-organisation"
ROOTS = {
    "iati-activities": ACTIVITY,
    "iati-organisations": ORGANIZATION,
    ACTIVITY: ACTIVITY,
    ORGANIZATION: ORGANIZATION,
}
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class Facts:
    """What a first pass over a file found, and nothing of what its activities say."""

    holds: str
    published: str | None = None
    reporters: tuple[str, ...] = ()
    """Names of the organizations that report, one for each."""
    ids: Collection[str] = ()
    repeated: Mapping[str, int] = field(default_factory=dict)
    """Where an activity stands that was told before, and the line in which it was."""
    uneven: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What of the activities of a table does not add up, by their ids: no row of it tells."""

    def source(self, path: Path) -> Source:
        """Return the file as a source; one that gathers the activities of many has no publisher."""
        what = "activities" if self.holds == ACTIVITY else "organizations"
        one = len(self.reporters) == 1
        of = f"of {self.reporters[0]}" if one else f"of {len(self.reporters)} reporting organizations"
        return Source(
            id=slug(path.stem),
            title=f"IATI {what} {of}"[:_LONGEST_TITLE] if self.reporters else f"IATI {what}",
            publisher=self.reporters[0] if one else "",
            published=self.published,
        )


def facts_of(path: Path) -> Facts:
    """Read a file once for what it says of itself; refuse one that holds no activities or organizations."""
    root = root_of(path)
    holds = ROOTS.get(root.tag) if root else None
    published = day_of(root.attributes.get("generated-datetime", "")) if root else None
    reporters: dict[str, str] = {}
    lines: dict[str, int] = {}
    repeated: dict[str, int] = {}
    for row in read_xml(path, (ACTIVITY, ORGANIZATION)):
        holds = holds or row.element.tag
        for one in row.element.children("reporting-org")[:1]:
            body = Bodies.named_by([one], row.element.language).of(one)
            if body:
                reporters.setdefault(body.stated_id, body.name)
        if row.element.tag == ACTIVITY:
            _note_line(row, lines, repeated)
    if holds is None:
        raise unusable(path, f"holds no {ACTIVITY} and no {ORGANIZATION}; it is no IATI file")
    return Facts(holds, published, tuple(reporters.values()), lines, repeated)


def _note_line(row: XmlRow, lines: dict[str, int], repeated: dict[str, int]) -> None:
    with suppress(RowRejected):  # the second pass tells why
        identifier = identifier_of(row.element)
        if identifier in lines:
            repeated[row.where] = lines[identifier]
        else:
            lines[identifier] = row.number
