"""Judgements: somebody's word that two entities are the same, different, or that nobody knows."""

import hashlib
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.dates import PartialDate
from graph.model.statements import Tier

Verdict = Literal["same", "different", "unsure"]


class StatedKey(BaseModel):
    """An entity as one source states it: the source's id and its own id of the entity."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    stated_id: str


class Judgement(BaseModel):
    """Somebody's word on whether two entities, as stated, are one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    left: StatedKey
    right: StatedKey
    verdict: Verdict
    by: str = Field(min_length=1, description="Who says so.")
    on: PartialDate = Field(description="When.")
    why: str = Field(min_length=1, description="Why.")
    visibility: Tier = Field("public", description="Who may see what follows from it.")

    @property
    def id(self) -> str:
        """Return its id."""
        return judgement_id(self.left, self.right)


def judgement_id(left: StatedKey, right: StatedKey) -> str:
    """Return the id of what is judged of two: one word for one pair, whichever way round."""
    pair = sorted([(left.source, left.stated_id), (right.source, right.stated_id)])
    return hashlib.sha256(repr(pair).encode()).hexdigest()[:24]
