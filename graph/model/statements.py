"""What a statement is: one checked thing that one source says, with where and how it says it."""

import hashlib
import json
import re
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from graph.dates import PartialDate, first_day, last_day

Tier = Literal["public", "members", "restricted"]
TIERS: tuple[Tier, ...] = ("public", "members", "restricted")
Review = Literal["no", "accepted", "corrected"]
DateBasis = Literal["stated", "derived"]

# What may change without making it another statement: where it stands, how sure we are, who may see it,
# and how much of a whole it is.
_NOT_IN_ID = frozenset(
    {
        "record",
        "paraphrase",
        "said_on",
        "confidence",
        "reviewed",
        "visibility",
        "from_stated",
        "to_stated",
        "date_basis",
        "percentage",
    }
)
_EMPTY: tuple[object, ...] = ("", ())
_LARGEST = 2**63 - 1
StoredInt = Annotated[int, Field(ge=-_LARGEST, le=_LARGEST)]
"""A number that a database can hold."""


def _without_sign(said: object) -> object:
    return said.strip().removesuffix("%") if isinstance(said, str) else said


Share = Annotated[float, BeforeValidator(_without_sign), Field(ge=0, le=100)]
"""How many percent of a whole: 30, also written as "30%"; not 0.3."""

_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, check_circular=False)


def as_text(said: object) -> str:
    """Return plain values as text that is the same whatever the order of their fields."""
    return _WRITER.encode(said)


def _part_of_one(said: object) -> object:
    """Return 0.9 for "90%", as a workbook may show it; pydantic judges all else."""
    is_share = isinstance(said, str) and re.fullmatch(r"\s*\d+(?:\.\d+)?\s*%\s*", said)
    return float(str(said).strip().removesuffix("%")) / 100 if is_share else said


class Statement(BaseModel):
    """One checked thing that one source says."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)

    source: str = Field("", description="Id of the source that says it; set when it is loaded.")
    record: str = Field("", description="Where in the source: row, paragraph, activity; may change.")
    quote: str = Field("", description="The words of the source, verbatim.")
    paraphrase: str = Field("", description="What the source says, in our words, where it cannot be quoted.")
    said_on: PartialDate | None = Field(None, description="When the source said it.")
    since: PartialDate | None = Field(None, description="True from, as far as stated.")
    until: PartialDate | None = Field(None, description="True until, as far as stated.")
    date_basis: DateBasis | None = Field(
        None, description="Whether the dates stand there or were worked out."
    )
    confidence: Annotated[float, BeforeValidator(_part_of_one)] = Field(
        1.0, ge=0, le=1, description="How sure the reading is, from 0 to 1."
    )
    reviewed: Review = Field("no", description="Whether somebody looked at it.")
    visibility: Tier = Field("public", description="Who may see it.")

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        since, until = self.since, self.until
        if since and until and since != until and first_day(since) > last_day(until):
            raise ValueError(f"it ends ({until}) before it begins ({since})")
        return self

    def sayings(self) -> dict[str, Any]:
        """Return its fields that are not empty, as plain values fit for the database and for JSON."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in self.__dict__.items()
            if value is not None and value is not False and value not in _EMPTY
        }

    def fingerprint(self, said: dict[str, Any] | None = None) -> str:
        """Return what makes it this statement and no other of its source; `said` spares asking again."""
        own = {key: value for key, value in (said or self.sayings()).items() if key not in _NOT_IN_ID}
        return as_text([self.kind(), own])

    @classmethod
    def kind(cls) -> str:
        """Return the name of its kind: a label or a link type."""
        raise NotImplementedError


class Description(Statement):
    """What one source says of one entity."""

    label: ClassVar[str] = "Entity"
    labels: ClassVar[tuple[str, ...]] = ()
    title: ClassVar[str] = "Thing"
    color: ClassVar[str] = "#888888"
    shape: ClassVar[str] = "dot"

    stated_id: str = Field(min_length=1, max_length=200, description="The source's own id of the entity.")
    name: str = Field(min_length=1, max_length=500, description="Its name, as the source writes it.")
    aliases: tuple[str, ...] = Field((), description="Other names the source gives it, acronyms too.")
    identifiers: tuple[str, ...] = Field((), description="Codes as scheme:code, such as pcode:RW33.")
    country: str | None = Field(None, pattern="^[A-Z]{2}$", description="Country in which it is so named.")
    generic: bool = Field(False, description="A kind of body, not one body; never merged or ranked.")

    @classmethod
    def kind(cls) -> str:
        """Return its label."""
        return cls.label


class Link(Statement):
    """What one source says of two entities."""

    type: ClassVar[str] = ""
    title: ClassVar[str] = ""
    reverse: ClassVar[str] = ""
    sources: ClassVar[tuple[str, ...]] = ()
    targets: ClassVar[tuple[str, ...]] = ()
    influence: ClassVar[bool] = False
    symmetric: ClassVar[bool] = False
    alike: ClassVar[bool] = False
    color: ClassVar[str] = "#999999"

    from_stated_id: str = Field(min_length=1, description="The source's id of the first entity.")
    to_stated_id: str = Field(min_length=1, description="The source's id of the second entity.")
    from_stated: str = Field("", description="Name of the first entity as written here.")
    to_stated: str = Field("", description="Name of the second entity as written here.")

    @model_validator(mode="after")
    def _has_evidence(self) -> Self:
        if not (self.quote or self.paraphrase or self.record):
            raise ValueError("a link needs evidence: a quote, a paraphrase or a record")
        return self

    @classmethod
    def kind(cls) -> str:
        """Return its type."""
        return cls.type


def statement_id(source: str, fingerprint: str, ordinal: int) -> str:
    """Return the id of a statement: the same words of the same source give the same id."""
    text = f"{source}\n{fingerprint}\n{ordinal}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]
