"""Review: what waits for a person, side by side with its evidence; forms for those who may write."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from pydantic import Field

from api.deps import Form, GraphStore, Workspace
from api.pages import Page
from api.reviewing import pair_of, say_of_pair, say_of_statement
from graph.errors import InvalidQuestion
from graph.identity.judgements import StatedKey, Verdict
from graph.model.entities import KIND_OF, family
from graph.questions.reviewing import ReadStatement, Waiting, waiting
from loaders.correcting import as_written
from loaders.foreseeing import MOST_LINKS

_SAYS: dict[str, Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}
_VERDICTS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


class ToReview(Waiting):
    """What waits for a person, and who that is."""

    by: str = Field("", description="Who reviews.")
    source: str | None = Field(None, description="The only source asked for.")


def answer(
    store: GraphStore,
    by: Annotated[str, Query(max_length=200, description="Your name; it is kept with what you say.")] = "",
    source: Annotated[str, Query(description="Only what this source says.")] = "",
    limit: Annotated[int, Query(ge=1, le=200, description="Most of each that is shown.")] = 10,
) -> ToReview:
    """Return pairs that may be the same, and statements that a program read, the least sure first."""
    found = waiting(store, source=source.strip() or None, limit=limit)
    return ToReview(by=by.strip(), source=source.strip() or None, **dict(found))


def change(store: GraphStore, workspace: Workspace, form: Form) -> str:
    """Write down what a person says of a pair or of a statement, and go on with what is next."""
    said = form.get("verdict", "")
    by, why = form.get("by", ""), form.get("why", "")
    if own := form.get("id"):
        written = {name.removeprefix("said."): value for name, value in form.items() if "." in name}
        say_of_statement(store, workspace, own, _VERDICTS.get(said, said), by, why, written)
    elif said in _SAYS:
        left, right = (_side(form, side) for side in ("left", "right"))
        say_of_pair(store, workspace, pair_of(left, right), _SAYS[said], by, why, sure="sure" in form)
    else:
        raise InvalidQuestion(f"{said!r} is no answer: say {', '.join((*_SAYS, *_VERDICTS))}")
    kept = urlencode({name: form[name] for name in ("by", "source") if form.get(name)})
    return f"/review{'?' if kept else ''}{kept}#{'statements' if own else 'pairs'}"


def _side(form: Mapping[str, str], side: str) -> tuple[StatedKey, str]:
    key = StatedKey(source=form.get(f"{side}_source", ""), stated_id=form.get(side, ""))
    return key, form.get(f"{side}_id", "")


def kinds_beside(kind: str) -> list[str]:
    """Return the kinds that an entity of this kind may be instead."""
    return [label for label in KIND_OF if family(label) == family(kind)]


def inputs_of(said: ReadStatement) -> list[tuple[str, str]]:
    """Return the fields of a statement that a form shows, with what stands in them."""
    return [(name, as_written(value)) for name, value in said.values.items() if name != "kind"]


_WORDS: dict[str, Any] = {"inputs_of": inputs_of, "kinds_beside": kinds_beside, "most_links": MOST_LINKS}
PAGE = Page(name="review", path="/review", title="Review", answer=answer, menu=8, change=change, words=_WORDS)
