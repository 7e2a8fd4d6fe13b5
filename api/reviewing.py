"""Writing down what a person says of a pair or of a statement, for the page and for the command."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from graph.bolt.store import Store
from graph.dates import today
from graph.errors import InvalidQuestion
from graph.identity.judgements import Judgement, Verdict
from graph.model.reviews import Review
from graph.questions.reviewing import statement
from loaders.correcting import correction
from loaders.foreseeing import Foreseen, foresee
from loaders.judging import judge
from loaders.reviewing import review
from loaders.sides import Sides

_COMPARED = "compared side by side"


def say_of_pair(
    store: Store,
    workspace: Path,
    pair: Sides,
    verdict: Verdict,
    by: str,
    why: str = "",
    *,
    sure: bool = False,
) -> None:
    """Write down whether two are the same; stop where there is doubt, unless somebody is sure."""
    judgement = _judgement(pair, verdict, by, why)
    if verdict == "same" and not sure and (doubts := foresee(store, pair, judgement).doubts):
        told = "; ".join(doubts)
        raise InvalidQuestion(f"{told}: nothing was changed; if they are the same, say that you are sure")
    judge(store, workspace, judgement)


def merge_foreseen(store: Store, pair: Sides, by: str) -> Foreseen:
    """Return what will be when somebody says that two are the same, and why that is doubtful."""
    return foresee(store, pair, _judgement(pair, "same", by))


def _judgement(pair: Sides, verdict: Verdict, by: str, why: str = "") -> Judgement:
    word = {"verdict": verdict, "by": by.strip(), "on": today()}
    try:
        return Judgement.model_validate(
            {"left": pair.left, "right": pair.right, **word, "why": why.strip() or _COMPARED}
        )
    except ValidationError as reason:
        raise InvalidQuestion(_first(reason)) from reason


def say_of_statement(
    store: Store,
    workspace: Path,
    own: str,
    verdict: str,
    by: str,
    why: str = "",
    right: Mapping[str, str] | None = None,
) -> None:
    """Write down whether a statement was read rightly; `right` has what is written over its fields."""
    corrected = correction(store, statement(store, own), right or {}) if verdict == "corrected" else {}
    word = {"by": by.strip(), "on": today(), "why": why.strip()}
    try:
        told = Review.model_validate({"id": own, "verdict": verdict, **word, **corrected})
    except ValidationError as reason:
        raise InvalidQuestion(_first(reason)) from reason
    review(store, workspace, told)


def _first(reason: ValidationError) -> str:
    error = reason.errors()[0]
    if error["loc"] == ("by",):
        return "write your name: it is kept with what you say"
    return f"{'.'.join(map(str, error['loc']))}: {error['msg']}"
