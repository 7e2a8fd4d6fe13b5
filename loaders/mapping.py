"""What a mapping file says: where a table comes from, what it covers, and which column means what."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graph.dates import PartialDate
from graph.model.sources import Covers
from graph.model.statements import Tier
from loaders.readers.yaml import Document, read_yaml
from loaders.terms import term_coded, term_named


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceFacts(_Part):
    """What the steward knows of the file; what is left out, the file says itself."""

    id: str | None = Field(None, min_length=1, max_length=200)
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    license: str | None = None
    published: PartialDate | None = None
    visibility: Tier | None = None

    def said(self) -> dict[str, str]:
        """Return what it says, by the names of the fields of a source."""
        return self.model_dump(exclude_none=True)


class Mapping(_Part):
    """A mapping file."""

    source: SourceFacts = SourceFacts()
    covers: Covers | None = None

    @field_validator("covers")
    @classmethod
    def _known(cls, covers: Covers | None) -> Covers | None:
        if covers is None:
            return None
        if not (covers.themes and covers.places):
            raise ValueError("a file covers themes in places: write at least one of each, or leave it out")
        themes = tuple(_identifier("Theme", text) for text in covers.themes)
        places = tuple(_identifier("Place", text) for text in covers.places)
        return covers.model_copy(update={"themes": themes, "places": places})


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file; raise SourceUnusable with the place and what to do."""
    document = read_yaml(path)
    try:
        return Mapping.model_validate(document.value)
    except ValidationError as reason:
        raise _refused(document, reason) from reason


def _refused(document: Document, reason: ValidationError) -> Exception:
    first = reason.errors()[0]
    words = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        words = "there is no such thing in a mapping; correct the word, or take it out"
    return document.error(first["loc"], words)


def _identifier(label: str, text: str) -> str:
    """Return the identifier of a theme or place that the vocabularies know."""
    known = term_named(label, text) or (term_coded(label, text) if label == "Theme" else None)
    if known is None:
        raise ValueError(f"{text!r} is no {label.lower()} that the vocabularies know; write its name or code")
    return known.identifiers[0]
