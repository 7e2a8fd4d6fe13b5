"""Read and judge a whole file into a spool, before any of it touches the graph."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph.errors import RowRejected, SourceUnusable
from graph.identity.judgements import Judgement
from graph.identity.normalize import slug
from graph.model.reviews import Review
from graph.model.sources import Source
from graph.model.statements import TIERS, Description, Statement, Tier
from loaders.catalogue import Loader, Opened, Options, Reviewed, Said, UsedValues, Whom
from loaders.readers import BadRow, Row
from loaders.reference import REFERENCE
from loaders.rejects import Reject
from loaders.spool import Spool

_BLOCK = 1 << 20
_LONGEST_REPORTED = 2000
_MOST_REMEMBERED = 2_000


@dataclass(frozen=True)
class Reading:
    """A file that was read to its end."""

    file: str
    sha256: str
    source: str
    loader: Loader
    rows: int
    rejected: int
    text: str


def sha256_of(path: Path) -> str:
    """Return the checksum of a file; raise SourceUnusable when it cannot be read."""
    if path.exists() and not path.is_file():
        raise SourceUnusable(f"{path.name}: is no file")
    try:
        with path.open("rb") as stream:
            digest = hashlib.sha256()
            while block := stream.read(_BLOCK):
                digest.update(block)
    except OSError as reason:
        raise SourceUnusable(f"{path.name}: {reason.strerror or reason}") from reason
    return digest.hexdigest()


def checksum_of(path: Path, loader: Loader) -> str:
    """Return the checksum of a file and of those that are read with it."""
    own, others = sha256_of(path), loader.beside(path)
    if not others:
        return own
    every = [own, *(f"{legible(one.name)} {sha256_of(one)}" for one in sorted(others))]
    return hashlib.sha256("\n".join(every).encode()).hexdigest()


def legible(text: str) -> str:
    """Return a text without the half characters that names of files and rows may hold."""
    return text.encode(errors="replace").decode()


def read_into(
    spool: Spool, path: Path, loader: Loader, options: Options, tell: Callable[[int], None] = lambda _: None
) -> Reading:
    """Read a file whole into the spool, each row checked; rows that cannot be used are written down."""
    sha256 = checksum_of(path, loader)  # taken before: what changes while it is read counts as another file
    try:
        opened = loader.open(path, options)
        source = _source_of(opened.source, path, loader, options, sha256)
    except ValidationError as reason:
        raise SourceUnusable(f"{path.name}: what it says of itself: {_in_words(reason)}") from reason
    if source is not None:
        spool.hear_source(source)
    ear = _Ear(spool, source)
    rows = rejected = 0
    for row in opened.rows:
        rows += 1
        rejected += not ear.hear(row, opened)
        tell(1)
    rejected += spool.seal()
    name = source.id if source is not None else ""
    return Reading(legible(path.name), sha256, name, loader, rows, rejected, opened.text)


def _source_of(
    stated: Source | None, path: Path, loader: Loader, options: Options, sha256: str
) -> Source | None:
    """Return the source that the file is: asked for, else stated, else its name. None: it holds others."""
    if stated is None:
        return None
    own = {
        "id": options.source or stated.id or slug(path.stem),
        "file": legible(path.name),
        "sha256": sha256,
        "loader": loader.name,
    }
    if own["id"] == REFERENCE:
        raise SourceUnusable(
            f"{path.name}: {REFERENCE!r} is the source of the vocabularies; give it another id"
        )
    return Source.model_validate(stated.model_dump() | own)


class _Ear:
    """Takes what a loader makes of rows into the spool, and writes down what it refuses."""

    def __init__(self, spool: Spool, source: Source | None) -> None:
        self._spool = spool
        self._source = source
        self._tiers: dict[str, Tier] = {}
        # A link's row describes both ends, the same way every time: to hear it once is enough.
        self._heard: set[Description] = set()
        if source is not None:
            self._tiers[source.id] = source.visibility

    def hear(self, row: Any, opened: Opened[Any]) -> bool:
        """Take in all that a row says, or nothing of it; return whether it was taken in."""
        if isinstance(row, BadRow):
            self._refuse(row, row.reason, row.text)
            return False
        watched = replace(row, values=UsedValues(row.values)) if isinstance(row, Row) else row
        news: list[Said] = []
        try:
            for one in opened.parse(watched):
                if not self._was_heard(one):
                    news.append(one)
            self._take_all([one for one in news if not _comes_with_the_program(one)], row.where)
        except (RowRejected, ValidationError, UnicodeEncodeError) as reason:
            missed = (*_described(news), *opened.about(row))
            self._refuse(row, _in_words(reason), _as_text(row), missed)
            return False
        self._remember(one for one in news if isinstance(one, Description))
        self._spool.count_unused(_unused(watched))
        return True

    def _was_heard(self, one: Said) -> bool:
        return isinstance(one, Description) and one in self._heard

    def _remember(self, descriptions: Iterable[Description]) -> None:
        if len(self._heard) > _MOST_REMEMBERED:
            self._heard.clear()
        self._heard.update(descriptions)

    def _take_all(self, said: list[Said], where: str) -> None:
        """Take in all or nothing."""
        if all(isinstance(one, Statement) for one in said):
            self._take_statements(said, where)
        elif len(said) > 1:
            self._spool.all_or_nothing(lambda: self._take_each(said, where))
        else:
            self._take(said[0], where)

    def _take_each(self, said: list[Said], where: str) -> None:
        for one in said:
            self._take(one, where)

    def _take_statements(self, said: Iterable[Said], where: str) -> None:
        """Take in statements with their source and tier."""
        self._spool.hear_all([(one, self._placed(one)) for one in said if isinstance(one, Statement)], where)

    def _placed(self, one: Statement) -> dict[str, str]:
        """Return whose word a statement is, and who may see it."""
        source = one.source or (self._source.id if self._source is not None else "")
        if source not in self._tiers:
            raise RowRejected(f"it is said by {source!r}, a source that nothing before tells of")
        return {"source": source, "visibility": max(one.visibility, self._tiers[source], key=TIERS.index)}

    def _take(self, one: Said, where: str) -> None:
        if isinstance(one, Source):
            self._tiers[one.id] = one.visibility
            self._spool.hear_source(one)
        elif isinstance(one, Judgement):
            self._spool.hear_judgement(one)
        elif isinstance(one, Review):
            self._spool.reviews.hear(one)
        elif isinstance(one, Reviewed):
            statement = one.statement.model_copy(update=self._placed(one.statement))
            self._spool.hear_beside(one.review, statement, where, stands=one.stands)
        else:
            self._take_statements([one], where)

    def _refuse(self, row: Any, reason: str, said: str, missed: Iterable[Whom] = ()) -> None:
        """Write down a row that cannot be used, and whom nobody may describe now."""
        own = self._source.id if self._source is not None else ""
        reject = Reject(row.number, row.where, reason, legible(said[:_LONGEST_REPORTED]))
        self._spool.refuse(reject, ((legible(source) or own, legible(stated)) for source, stated in missed))


def _described(said: Iterable[Said]) -> Iterator[Whom]:
    """Yield whom statements describe."""
    return ((one.source, one.stated_id) for one in said if isinstance(one, Description))


def _unused(row: object) -> list[str]:
    """Return what a row says that nobody used, where the row or its values have an `unused()` that tells."""
    tell: Callable[[], list[str]] | None = getattr(getattr(row, "values", row), "unused", None)
    return tell() if tell is not None else []


def _comes_with_the_program(said: Said) -> bool:
    """Return whether this is the vocabularies' own word: a file does not overwrite it."""
    if isinstance(said, Reviewed):
        return said.statement.source == REFERENCE
    return (said.id if isinstance(said, Source) else getattr(said, "source", "")) == REFERENCE


def _in_words(reason: RowRejected | ValidationError | UnicodeEncodeError) -> str:
    if isinstance(reason, RowRejected):
        return str(reason)
    if isinstance(reason, UnicodeEncodeError):
        return f"it holds half a character, {reason.object[reason.start]!r}, that no text can hold"
    first = reason.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    return f"{field}: {said}" if field else said


def _as_text(row: Any) -> str:
    values = getattr(row, "values", None) or getattr(row, "value", None)
    return json.dumps(dict(values), ensure_ascii=False, default=str) if values else str(row)
