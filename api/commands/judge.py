"""`ihuriro judge`: say whether two entities are the same."""

import sys
from enum import StrEnum
from getpass import getuser

import typer
from pydantic import BaseModel, ConfigDict

from api.foreseen import foreseen_in_words
from api.session import JSON_OPTION, messages, opened, say, settings, write_json
from graph.dates import today
from graph.errors import InvalidQuestion, NotFound
from graph.identity.judgements import Judgement
from loaders.foreseeing import Foreseen, foresee
from loaders.judging import judge, unjudge
from loaders.sides import Sides, sides

app = typer.Typer()


class Word(StrEnum):
    """What somebody may say of two."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Judged(BaseModel):
    """A judgement, what it changes, and whether it was written."""

    model_config = ConfigDict(frozen=True)

    judgement: Judgement | None
    withdrawn: bool
    foreseen: Foreseen
    done: bool


@app.command("judge")
def judge_command(
    one: str = typer.Argument(..., help="An id, a name or an acronym.", metavar="A"),
    other: str = typer.Argument(..., help="Another one.", metavar="B"),
    word: Word | None = typer.Argument(None, help="same, different or unsure.", metavar="VERDICT"),
    why: str | None = typer.Option(None, "--why", help="Why, in a few words.", metavar="TEXT"),
    by: str | None = typer.Option(None, "--by", help="Who says so; you, if not given.", metavar="NAME"),
    withdraw: bool = typer.Option(False, "--withdraw", help="Take back what was judged of the two."),
    dry_run: bool = typer.Option(False, "--dry-run", help="Say what would change and change nothing."),
    yes: bool = typer.Option(False, "--yes", help="Do it even where there is doubt."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Judge whether two entities are the same, different, or nobody knows; or take that back."""
    if not withdraw and (word is None or not (why or "").strip()):
        raise typer.BadParameter("say same, different or unsure, and --why; or --withdraw")
    with opened() as store:
        meant = sides(store, one, other)
        if withdraw and meant.earlier is None:
            raise NotFound(f"nothing was judged of {one!r} and {other!r}")
        judgement = None if word is None or withdraw else _judgement(meant, word, why or "", by)
        foreseen = foresee(store, meant, judgement)
        for line in () if as_json else foreseen_in_words(foreseen):
            say(line)
        stopped = _stopped(foreseen, dry_run=dry_run, yes=yes)
        if stopped is None and judgement is not None:
            judge(store, settings().workspace, judgement, messages.print)
        elif stopped is None:
            unjudge(store, settings().workspace, meant.left, meant.right, messages.print)
    if as_json:
        write_json(Judged(judgement=judgement, withdrawn=withdraw, foreseen=foreseen, done=stopped is None))
    else:
        say("nothing was changed" if stopped is not None else "withdrawn" if withdraw else "judged")
    if stopped:
        raise InvalidQuestion(stopped)


def _judgement(meant: Sides, word: Word, why: str, by: str | None) -> Judgement:
    return Judgement.model_validate(
        {
            "left": meant.left,
            "right": meant.right,
            "verdict": word.value,
            "by": by or getuser(),
            "on": today(),
            "why": why,
        }
    )


def _stopped(foreseen: Foreseen, *, dry_run: bool, yes: bool) -> str | None:
    """Return why nothing is done: an empty text for a dry run, nothing when it may go on."""
    if dry_run:
        return ""
    if not foreseen.doubts or yes:
        return None
    if sys.stdin.isatty() and typer.confirm("Are they the same nevertheless?", err=True):
        return None
    return f"{'; '.join(foreseen.doubts)}: nothing was changed; if they are the same, say so with --yes"
