"""What a load says when it is done, to a person, a program and the graph."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["complete", "unchanged", "refused", "failed"]


class LoadReport(BaseModel):
    """The outcome of loading one file."""

    model_config = ConfigDict(frozen=True)

    file: str
    beside: tuple[str, ...] = Field((), description="The other files that were read with it.")
    source: str = ""
    loader: str = ""
    status: Status
    reason: str = Field("", description="Why it was refused or failed.")
    entities: int = 0
    links: int = 0
    new: int = Field(0, description="Statements that the graph did not have.")
    gone: int = Field(0, description="Statements that the source no longer makes.")
    rejected: int = 0
    unused: dict[str, int] = Field(default_factory=dict, description="Columns nobody used, and how often.")
    rejects_file: str | None = None
    seconds: float = 0.0
    dry_run: bool = False
