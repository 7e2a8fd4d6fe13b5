"""What is known of a source: a document or data file, published by an organization."""

from pydantic import BaseModel, ConfigDict, Field

from graph.dates import PartialDate
from graph.model.statements import Tier


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
