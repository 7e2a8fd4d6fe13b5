"""Reviews: somebody's word on one statement, that it was read rightly, wrongly, or with a mistake."""

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.dates import PartialDate
from graph.model.entities import KIND_OF, family
from graph.model.links import LINK_OF
from graph.model.statements import Description, Link, Statement

Verdict = Literal["accepted", "rejected", "corrected"]
Value = str | int | float | bool | tuple[str, ...] | None
Fields = Mapping[str, Any]

ENDS = ("from", "to")
# Whose word it is, in which words and where: no correction changes what the source wrote.
FIXED = frozenset(
    {
        *("source", "record", "quote", "paraphrase", "said_on", "confidence", "reviewed", "visibility"),
        *("date_basis", "stated_id", *(f"{end}_stated{what}" for end in ENDS for what in ("", "_id"))),
    }
)
_DATES = frozenset({"since", "until"})


class End(BaseModel):
    """Whom a corrected link is about: one that its source describes, else one by name and kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=500, description="Its name.")
    kind: str = Field(description="Its kind, such as Network.")
    stated_id: str = Field("", description="The source's id of it, where the source describes it.")
    country: str | None = Field(None, pattern="^[A-Z]{2}$", description="Country in which it is so named.")

    @model_validator(mode="after")
    def _of_the_model(self) -> Self:
        if self.kind not in KIND_OF:
            raise ValueError(f"{self.kind!r} is no kind of the model; there are {', '.join(sorted(KIND_OF))}")
        return self


class Review(BaseModel):
    """Somebody's word on one statement."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern="^[0-9a-f]{24}$", description="Id of the statement.")
    verdict: Verdict
    by: str = Field(min_length=1, max_length=200, description="Who says so.")
    on: PartialDate = Field(description="When.")
    why: str = Field("", max_length=2000, description="Why.")
    fields: dict[str, Value] = Field(
        default_factory=dict, description="What is right, by field; nothing where nothing should stand."
    )
    from_end: End | None = Field(None, description="Who is right as the first entity of a link.")
    to_end: End | None = Field(None, description="Who is right as the second entity of a link.")

    @model_validator(mode="after")
    def _corrects_something_if_anything(self) -> Self:
        if bool(self.fields or self.ends) != (self.verdict == "corrected"):
            raise ValueError("a correction says what is right, and nothing else does")
        if fixed := sorted(FIXED & set(self.fields)):
            raise ValueError(f"{', '.join(fixed)}: no review changes what a source wrote, or where")
        return self

    @property
    def ends(self) -> dict[str, End]:
        """Return the ends that it corrects, by `from` and `to`."""
        named = {"from": self.from_end, "to": self.to_end}
        return {end: value for end, value in named.items() if value is not None}


def correctable(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind of statement that a review may correct."""
    model: type[Statement] = LINK_OF[kind] if kind in LINK_OF else KIND_OF[kind]
    own = tuple(name for name in model.model_fields if name not in FIXED)
    return own if kind in LINK_OF else ("kind", *own)


def corrected(said: Statement, review: Review) -> Statement | None:
    """Return a statement with the fields that a review corrects; nothing where they cannot be."""
    fields: dict[str, Any] = dict(review.fields)
    model = type(said) if isinstance(said, Link) else _kind(said, fields.pop("kind", said.kind()))
    if model is None:
        return None
    own = {name: value for name, value in said if name in model.model_fields}
    basis = {"date_basis": None} if _DATES & set(fields) else {}
    plain = _without_empty({**own, **basis, **fields, "reviewed": "corrected"})
    try:
        return model.model_validate(plain)
    except ValidationError:
        return None


def _kind(said: Statement, wanted: object) -> type[Statement] | None:
    """Return the kind that an entity is said to be; an organization never becomes a project."""
    if not isinstance(wanted, str) or wanted not in KIND_OF:
        return None
    return KIND_OF[wanted] if family(wanted) == family(said.kind()) else None


def _without_empty(fields: Fields) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None and value != ""}


def described_end(end: End, stated_id: str, said: Link) -> Description:
    """Return the description of an end that a review names and that the source itself does not describe."""
    return KIND_OF[end.kind].model_validate(
        {
            "stated_id": stated_id,
            "name": end.name,
            "country": end.country,
            "reviewed": "corrected",
            **{name: getattr(said, name) for name in ("source", "record", "quote", "paraphrase", "said_on")},
            "visibility": said.visibility,
        }
    )
