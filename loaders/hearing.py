"""What a loader makes of rows, checked: a row is taken in whole, or refused with the reason."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from pydantic import ValidationError

from graph.errors import RowRejected
from graph.identity.judgements import Judgement
from graph.model.reviews import Review
from graph.model.sources import Source
from graph.model.statements import TIERS, Description, Statement, Tier
from loaders.catalogue import Opened, Reviewed, Said, UsedValues, Whom
from loaders.readers import BadRow, Row
from loaders.reference import REFERENCE
from loaders.rejects import Reject
from loaders.spool import Spool

_LONGEST_REPORTED = 2000
_MOST_REMEMBERED = 2_000


class Notes(Protocol):
    """Takes down what an ear hears."""

    def hear_all(self, said: Iterable[tuple[Statement, Mapping[str, str]]], locator: str) -> None:
        """Take in all that one row states, or nothing; what stands beside a statement replaces its fields."""

    def refuse(self, reject: Reject, missed: Iterable[Whom] = ()) -> None:
        """Write down a row that cannot be used, and whom it would have described."""

    def count_unused(self, names: Iterable[str]) -> None:
        """Count columns or elements that say something and that nobody used."""


class Ear:
    """Takes in the statements that a loader makes of rows, and writes down what it refuses."""

    def __init__(self, notes: Notes, source: Source | None) -> None:
        self.notes = notes
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
            self._refuse(row, what_is_wrong(reason), _as_text(row), missed)
            return False
        self._remember(one for one in news if isinstance(one, Description))
        self.notes.count_unused(_unused(watched))
        return True

    def _was_heard(self, one: Said) -> bool:
        return isinstance(one, Description) and one in self._heard

    def _remember(self, descriptions: Iterable[Description]) -> None:
        if len(self._heard) > _MOST_REMEMBERED:
            self._heard.clear()
        self._heard.update(descriptions)

    def _take_all(self, said: Sequence[Said], where: str) -> None:
        """Take in all or nothing."""
        self.notes.hear_all([(one, self._placed(one)) for one in _statements(said)], where)

    def _placed(self, one: Statement) -> dict[str, str]:
        """Return whose word a statement is, and who may see it."""
        source = one.source or (self._source.id if self._source is not None else "")
        if source not in self._tiers:
            raise RowRejected(f"it is said by {source!r}, a source that nothing before tells of")
        return {"source": source, "visibility": max(one.visibility, self._tiers[source], key=TIERS.index)}

    def _refuse(self, row: Any, reason: str, said: str, missed: Iterable[Whom] = ()) -> None:
        """Write down a row that cannot be used, and whom nobody may describe now."""
        own = self._source.id if self._source is not None else ""
        reject = Reject(row.number, row.where, reason, legible(said[:_LONGEST_REPORTED]))
        self.notes.refuse(reject, [(legible(source) or own, legible(stated)) for source, stated in missed])


class OpenEar(Ear):
    """Takes in sources, judgements and reviews too, each of which changes what later rows mean."""

    def __init__(self, spool: Spool, source: Source | None) -> None:
        super().__init__(spool, source)
        self._spool = spool

    def _take_all(self, said: Sequence[Said], where: str) -> None:
        if all(isinstance(one, Statement) for one in said):
            super()._take_all(said, where)
        elif len(said) > 1:
            self._spool.all_or_nothing(lambda: self._take_each(said, where))
        else:
            self._take(said[0], where)

    def _take_each(self, said: Iterable[Said], where: str) -> None:
        for one in said:
            self._take(one, where)

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
            super()._take_all([one], where)


def legible(text: str) -> str:
    """Return a text without the half characters that names of files and rows may hold."""
    return text.encode(errors="replace").decode()


def what_is_wrong(reason: RowRejected | ValidationError | UnicodeEncodeError) -> str:
    """Return in words why something cannot be used."""
    if isinstance(reason, RowRejected):
        return str(reason)
    if isinstance(reason, UnicodeEncodeError):
        return f"it holds half a character, {reason.object[reason.start]!r}, that no text can hold"
    first = reason.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    return f"{field}: {said}" if field else said


def _statements(said: Iterable[Said]) -> Iterator[Statement]:
    for one in said:
        if not isinstance(one, Statement):
            raise TypeError(f"{type(one).__name__} is no statement, and needs an OpenEar")
        yield one


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


def _as_text(row: Any) -> str:
    values = getattr(row, "values", None) or getattr(row, "value", None)
    return json.dumps(dict(values), ensure_ascii=False, default=str) if values else str(row)
