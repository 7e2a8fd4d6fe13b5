"""Review: what waits for a person, with its evidence, and what was said before and can be taken back."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from api.deps import Form, GraphStore, Workspace
from api.pages import Page
from api.reviewing import say_of_pair, say_of_statement
from graph.bolt.store import Store
from graph.errors import InvalidQuestion
from graph.identity.judgements import StatedKey, Verdict, judgement_id
from graph.model.entities import KIND_OF, family
from graph.questions.reviewed import PairWord, StatementWord, Words, word, words
from graph.questions.reviewing import ReadStatement, Waiting, waiting
from loaders.correcting import as_written
from loaders.judging import unjudge
from loaders.reviewing import withdraw
from loaders.sides import Sides

_SAYS: dict[str, Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}
_VERDICTS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
_BACK = "withdraw"
_TOLD = {
    "accepted": "read rightly",
    "rejected": "read wrongly",
    "corrected": "read with a mistake",
    "same": "are the same",
    "different": "are different",
    "unsure": "nobody can tell",
}


class ToReview(Waiting, Words):
    """What waits for a person, who that is, and what was said before."""

    by: str = Field("", description="Who reviews.")
    source: str | None = Field(None, description="The only source asked for.")
    around: str | None = Field(None, description="The only entity whose pairs were asked for.")
    done: StatementWord | PairWord | None = Field(None, description="What was said just now.")


class Sent(BaseModel):
    """What a person says of a pair or of a statement, or takes back; corrections begin with `said.`."""

    model_config = ConfigDict(
        json_schema_extra={
            "patternProperties": {r"^said\..+": {"type": "string"}},
            "additionalProperties": False,
            "example": {
                "id": "0f3a91c2d4e5b6a798081726",
                "verdict": "reject",
                "by": "Ama",
                "why": "it is another office",
            },
        }
    )

    verdict: Literal["same", "different", "unsure", "accept", "reject", "correct", "withdraw"] = Field(
        description="Of a pair: same, different, unsure. Of a statement: accept, reject, correct. "
        "Of both: withdraw what was said."
    )
    by: str = Field("", description="Who says so; needed unless it is taken back.")
    why: str = Field("", max_length=2000, description="Why.")
    id: str = Field("", description="The statement, where it is no pair.")
    left_source: str = Field("", description="Of a pair, the source of the one.")
    left: str = Field("", description="What that source calls it.")
    right_source: str = Field("", description="The source of the other.")
    right: str = Field("", description="What that source calls it.")
    sure: str = Field("", description="There at all: the two are the same, although it is doubted.")
    source: str = Field("", description="Go on with this source alone.")
    around: str = Field("", description="Go on with pairs of this entity alone.")


def answer(
    store: GraphStore,
    by: Annotated[str, Query(max_length=200, description="Your name; it is kept with what you say.")] = "",
    source: Annotated[str, Query(description="Only what this source says.")] = "",
    around: Annotated[str, Query(description="Only pairs of this entity.")] = "",
    done: Annotated[str, Query(max_length=24, description="Id of what was said just now.")] = "",
    limit: Annotated[int, Query(ge=1, le=200, description="Most of each that is shown.")] = 10,
) -> ToReview:
    """Return pairs that may be the same, statements that a program read, and what was said before."""
    own = source.strip() or None
    one = around.strip() or None
    found = waiting(store, source=own, around=one, limit=limit)
    said = words(store, source=own, limit=limit)
    just_now = word(store, done) if done else None
    return ToReview(by=by.strip(), source=own, around=one, done=just_now, **dict(found), **dict(said))


def change(store: GraphStore, workspace: Workspace, form: Form) -> str:
    """Write down what a person says of a pair or of a statement, or take it back, and go on."""
    said = form.get("verdict", "")
    place = "statements" if "id" in form else "pairs"
    kept = {name: form[name] for name in ("by", "source", "around") if form.get(name)}
    if said == _BACK:
        _take_back(store, workspace, form)
    else:
        kept["done"] = _write_down(store, workspace, form, said)
    return f"/review{'?' if kept else ''}{urlencode(kept)}#{'said' if said == _BACK else place}"


def _write_down(store: Store, workspace: Path, form: Mapping[str, str], said: str) -> str:
    """Write down what is said, and return its id."""
    by, why = form.get("by", ""), form.get("why", "")
    if own := form.get("id"):
        written = {name.removeprefix("said."): value for name, value in form.items() if "." in name}
        say_of_statement(store, workspace, own, _VERDICTS.get(said, said), by, why, written)
        return own
    if said not in _SAYS:
        raise InvalidQuestion(f"{said!r} is no answer: say {', '.join((*_SAYS, *_VERDICTS))}")
    left, right = (_side(form, side) for side in ("left", "right"))
    say_of_pair(store, workspace, Sides(left, right), _SAYS[said], by, why, sure="sure" in form)
    return judgement_id(left, right)


def _take_back(store: Store, workspace: Path, form: Mapping[str, str]) -> None:
    if own := form.get("id"):
        withdraw(store, workspace, own)
    else:
        left, right = (_side(form, side) for side in ("left", "right"))
        unjudge(store, workspace, left, right)


def _side(form: Mapping[str, str], side: str) -> StatedKey:
    return StatedKey(source=form.get(f"{side}_source", ""), stated_id=form.get(side, ""))


def kinds_beside(kind: str) -> list[str]:
    """Return the kinds that an entity of this kind may be instead."""
    return [label for label in KIND_OF if family(label) == family(kind)]


def inputs_of(said: ReadStatement) -> list[tuple[str, str]]:
    """Return the fields of a statement that a form shows, with what stands in them."""
    return [(name, as_written(value)) for name, value in said.values.items() if name != "kind"]


_WORDS: dict[str, Any] = {"inputs_of": inputs_of, "kinds_beside": kinds_beside, "told": _TOLD}
PAGE = Page(
    name="review",
    path="/review",
    title="Review",
    answer=answer,
    menu=8,
    change=change,
    form=Sent,
    words=_WORDS,
)
