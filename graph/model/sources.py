"""What is known of a source: a document or data file, published by an organization."""

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from graph.dates import PartialDate
from graph.model.statements import Tier


class Covers(BaseModel):
    """What a source covers completely: there, what it does not name is not there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    themes: tuple[str, ...] = Field((), description="Identifiers of themes, such as theme:health.")
    places: tuple[str, ...] = Field((), description="Identifiers of places, such as pcode:RW33.")
    on: PartialDate | None = Field(None, description="As of when; else when the source was published.")
    visibility: Tier = Field(
        "restricted", description="The widest tier that is shown all of it: only there it is complete."
    )

    def as_text(self) -> str:
        """Return it as a database keeps it, which cannot nest."""
        return json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)


class Source(BaseModel):
    """A document or data file, and who published it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(
        min_length=1, max_length=200, description="Its id: stated by the file, or the file's name."
    )
    file: str = Field("", description="Name of the file, without its folder.")
    sha256: str = Field("", description="Checksum of the file.")
    title: str = Field("", description="Its title.")
    publisher: str = Field("", description="Name of the organization that published it.")
    url: str = Field("", description="Where it was published.")
    license: str = Field("", description="Under which license.")
    published: PartialDate | None = Field(None, description="When it was published.")
    loader: str = Field("", description="Name of the loader that read it.")
    complete: bool = Field(True, description="False for a filtered export, which never takes anything back.")
    visibility: Tier = Field("public", description="Tier of its statements unless they say otherwise.")
    covers: Covers | None = Field(None, description="What it covers completely.")

    @field_validator("covers", mode="before")
    @classmethod
    def _from_text(cls, said: object) -> object:
        return json.loads(said) if isinstance(said, str) else said

    def stored(self) -> dict[str, Any]:
        """Return its fields as a database keeps them."""
        return self.model_dump() | {"covers": self.covers.as_text() if self.covers else None}
