"""What a grant says: who gave how much to whom, for what work, where and about what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.errors import RowRejected
from graph.identity.normalize import fold
from graph.model.entities import Organization, Project, Theme
from graph.model.links import Funds, Implements, OperatesIn, PartOf, Serves, WorksOn
from graph.model.statements import Description, Link
from loaders.amounts import is_currency, minor_units
from loaders.readers import Row
from loaders.sources.threesixtygiving.days import day_of
from loaders.sources.threesixtygiving.grants import LEFT_OUT
from loaders.sources.threesixtygiving.named import FUNDER, LOCATION, RECIPIENT, Named, parts_of, shortened
from loaders.sources.threesixtygiving.places import place_of
from loaders.terms import term_coded, term_named

PROGRAM, ABOUT = "grantProgramme", "classifications"
_DATES = ("plannedDates/0", "actualDates/0")
_LONGEST_NAME = 500
_LONGEST_QUOTE = 1000

Statements = Iterator[Description | Link]


@dataclass(frozen=True)
class Parser:
    """Turns one row into statements; all it knows beside the row is who and what is named in the file."""

    named: Named
    issued: str | None

    def __call__(self, row: Row) -> Statements:
        """Yield what a row says."""
        if list(row.values) == [LEFT_OUT]:
            return  # and nobody looks at the value, so that it is counted
        grant = Grant(row, self.named, day_of(row.values.get("dateModified", "")) or self.issued)
        if row.where in self.named.further:
            yield from grant.more(self.named.further[row.where])
        else:
            yield from grant.whole()


@dataclass(frozen=True)
class Grant:
    """One grant, or a row that tells more of one."""

    row: Row
    named: Named
    said_on: str | None

    def whole(self) -> Statements:
        """Yield the money, and the work that it is for where the grant tells more of it."""
        funder, recipient = self._body(FUNDER, "gave"), self._body(RECIPIENT, "received")
        yield from (funder, recipient)
        yield self._money(funder, recipient)
        parts = [*self._programs(funder), *self._about()]
        dates = next(
            (at for at in _DATES if self._told(f"{at}/startDate") or self._told(f"{at}/endDate")), ""
        )
        if parts or dates or self._told("id") in self.named.several:
            yield self._work(dates)
            yield Implements(
                from_stated_id=recipient.stated_id,
                from_stated=self._told(f"{RECIPIENT}/0/name"),
                to_stated_id=self._id,
                to_stated=self._told("title"),
                record=self._record,
                said_on=self.said_on,
            )
            yield from parts

    def more(self, objection: str) -> Statements:
        """Yield what a further row of a grant adds to it: places and themes."""
        if objection:
            raise RowRejected(objection)
        if self._told("id") not in self.named.first:
            raise RowRejected(f"no row gives the amount awarded of grant {self._told('id')!r}; write it")
        yield from self._about()

    @property
    def _record(self) -> str:
        return f"grant {self._told('id') or self.row.where}"

    @property
    def _id(self) -> str:
        return shortened(f"grant:{self._told('id') or self.row.where}")

    def _told(self, path: str) -> str:
        return self.row.values.get(path, "")

    def _body(self, group: str, did: str) -> Organization:
        if any(
            self._told(f"{at}/id") or self._told(f"{at}/name") for at in parts_of(self.row.values, group)[1:]
        ):
            raise RowRejected(
                f"{group}: several organizations, and it is not said how much each {did}; "
                "write one grant for each"
            )
        if not (self._told(f"{group}/0/id") or self._told(f"{group}/0/name")):
            raise RowRejected(f"{group}: it is not said who {did} the money; write a name or an identifier")
        return self.named.describe(self.row.values, group)

    def _money(self, funder: Organization, recipient: Organization) -> Funds:
        currency, date = self._told("currency").upper(), self._told("awardDate")
        if not is_currency(currency):
            raise RowRejected(f"currency {currency!r}: no code of ISO 4217; write three letters, such as USD")
        if date and not day_of(date):
            raise RowRejected(f"awardDate {date!r}: no date that exists; write it as 2014-05-01")
        if not self._told("amountAwarded"):
            raise RowRejected("amountAwarded: it is not said how much; write the amount, or 0")
        return Funds(
            from_stated_id=funder.stated_id,
            from_stated=self._told(f"{FUNDER}/0/name"),
            to_stated_id=recipient.stated_id,
            to_stated=self._told(f"{RECIPIENT}/0/name"),
            amount_minor=minor_units(self._told("amountAwarded"), currency),
            currency=currency,
            flow="grant",
            project=self._told("title") or None,
            since=day_of(date),
            until=day_of(date),
            date_basis="stated" if date else None,
            record=self._record,
            quote=self._told("description")[:_LONGEST_QUOTE],
            said_on=self.said_on,
        )

    def _work(self, dates: str) -> Project:
        return Project(
            stated_id=self._id,
            name=(self._told("title") or self._record)[:_LONGEST_NAME],
            identifiers=(f"360g:{self._told('id')}",) if self._told("id") else (),
            since=day_of(self._told(f"{dates}/startDate")),
            until=day_of(self._told(f"{dates}/endDate")),
            record=self._record,
            quote=self._told("description")[:_LONGEST_QUOTE],
            said_on=self.said_on,
        )

    def _programs(self, funder: Organization) -> Statements:
        """Yield the programs of a funder that the grant belongs to; two funders may call theirs alike."""
        for at in parts_of(self.row.values, PROGRAM):
            code, title = self._told(f"{at}/code"), self._told(f"{at}/title")
            if not (code or title):
                continue
            own_id = shortened(f"program:{funder.stated_id}:{fold(f'{code} {title}').replace(' ', '-')}")
            yield Project(stated_id=own_id, name=(title or code)[:_LONGEST_NAME])
            yield PartOf(
                from_stated_id=self._id,
                from_stated=self._told("title"),
                to_stated_id=own_id,
                to_stated=title or code,
                record=self._record,
                said_on=self.said_on,
            )

    def _about(self) -> Statements:
        """Yield where the work is and what it is about."""
        for at in parts_of(self.row.values, LOCATION):
            place = place_of(self.row.values, at, self.named)
            if place:
                yield place
                yield self._joined(OperatesIn, place, self._told(f"{at}/name") or place.name)
        for at in parts_of(self.row.values, ABOUT):
            term = term_of(self.row.values, at)
            if term:
                yield term
                link = Serves if term.label == "Population" else WorksOn
                yield self._joined(link, term, self._told(f"{at}/title") or term.name)

    def _joined(self, link: type[Link], term: Description, written: str) -> Link:
        return link(
            from_stated_id=self._id,
            from_stated=self._told("title"),
            to_stated_id=term.stated_id,
            to_stated=written,
            record=self._record,
            said_on=self.said_on,
        )


def term_of(values: Mapping[str, str], at: str) -> Description | None:
    """Return the theme or the people that a classification names."""
    code, title = values.get(f"{at}/code", ""), values.get(f"{at}/title", "")
    words = fold(values.get(f"{at}/vocabulary", "")).replace(" ", "-")
    known = term_coded("Theme", f"dac:{code}") if code and "dac" in words.split("-") else None
    known = known or (term_named("Theme", title) or term_named("Population", title) if title else None)
    if known or not (code or title):
        return known
    identifiers = (f"{words or 'internal'}:{code}",) if code else ()
    own_id = shortened(f"theme:{words}:{fold(f'{code} {title}').replace(' ', '-')}")
    return Theme(stated_id=own_id, name=title or code, identifiers=identifiers)
