"""`ihuriro review`: look at what waits for a person, and answer with one key each."""

import sys
from collections.abc import Callable
from getpass import getuser
from pathlib import Path
from typing import TypeVar

import click
import typer
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from api.foreseen import foreseen_in_words
from api.reviewing import merge_foreseen, say_of_pair, say_of_statement
from api.session import JSON_OPTION, console, limit_option, opened, say, settings, write_json
from graph.bolt.store import Store
from graph.errors import ContradictoryJudgements, InvalidQuestion
from graph.exchange.terminal import printable
from graph.identity.candidates import Candidate, Side
from graph.identity.judgements import Verdict
from graph.questions.reviewed import words
from graph.questions.reviewing import ReadStatement, Waiting, waiting
from loaders.correcting import as_written
from loaders.reviewing import withdraw
from loaders.sides import Sides

app = typer.Typer()
T = TypeVar("T")
_PAIR_KEYS: dict[str, Verdict] = {"s": "same", "d": "different", "u": "unsure"}
_STATEMENT_KEYS = {"a": "accepted", "r": "rejected", "c": "corrected"}
_NEXT, _QUIT = "n", "q"


@app.command("review")
def review_command(
    pairs: bool = typer.Option(False, "--pairs", help="Only pairs that may be the same."),
    statements: bool = typer.Option(False, "--statements", help="Only statements that a program read."),
    source: str | None = typer.Option(None, "--source", help="Only what this source says.", metavar="ID"),
    around: str | None = typer.Option(None, "--around", help="Only pairs of this entity.", metavar="ID"),
    limit: int = limit_option(20, "Most of each that is asked."),
    by: str | None = typer.Option(None, "--by", help="Who reviews; you, if not given.", metavar="NAME"),
    back: str | None = typer.Option(
        None, "--withdraw", help="Take back what was said of this statement.", metavar="STATEMENT"
    ),
    said: bool = typer.Option(False, "--said", help="Show what was said of statements, the latest first."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Say of pairs whether they are the same, and of statements whether a program read them rightly."""
    if back is not None:
        _take_back(back)
        return
    if said:
        _show_said(source, limit, as_json=as_json)
        return
    if around is not None:
        pairs, statements = True, False
    both = pairs == statements
    if not as_json and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise typer.BadParameter("answers are asked in a terminal; elsewhere use --json, or the page /review")
    with opened() as store:
        found = waiting(
            store,
            source=source,
            around=around,
            limit=limit,
            pairs=pairs or both,
            statements=statements or both,
        )
        if as_json:
            write_json(found)
            return
        _Reviewer(store, settings().workspace, by or getuser()).go_through(found)


def _take_back(statement: str) -> None:
    with opened() as store:
        withdraw(store, settings().workspace, statement, say)
    say("withdrawn: the statement stands as its source made it")


def _show_said(source: str | None, limit: int, *, as_json: bool) -> None:
    with opened() as store:
        found = words(store, source=source, limit=limit)
    if as_json:
        write_json(found)
        return
    say(f"{found.statements_reviewed} statements were reviewed; take one back with --withdraw ID")
    for one in found.said_of_statements:
        told = f"{one.one} {one.title} {one.other}".strip() or "no source here makes this statement"
        why = f": {one.why}" if one.why else ""
        say(printable(f"{one.id}  {one.verdict} by {one.by} on {one.on}{why}"))
        say(printable(f"  {told}"))


class _Reviewer:
    """Asks one person about one thing after the other."""

    def __init__(self, store: Store, workspace: Path, by: str) -> None:
        self._store, self._workspace, self._by = store, workspace, by

    def go_through(self, found: Waiting) -> None:
        """Ask about all that was found, until somebody has had enough."""
        say(f"{found.pairs_waiting} pairs and {found.statements_waiting} statements wait; {self._by} answers")
        asked = all(self._goes_on(self._ask_pair, pair) for pair in found.pairs)
        if asked:
            asked = all(self._goes_on(self._ask_statement, said) for said in found.statements)
        say("that was all of these" if asked else "the rest waits")

    def _goes_on(self, ask: Callable[[T], bool], one: T) -> bool:
        """Ask, and again after what cannot be; return whether to go on with the next."""
        while True:
            try:
                return ask(one)
            except (ContradictoryJudgements, InvalidQuestion) as reason:
                say(str(reason))

    def _ask_pair(self, pair: Candidate) -> bool:
        _show_pair(pair)
        key = _key("s same, d different, u unsure, n next, q quit", (*_PAIR_KEYS, _NEXT, _QUIT))
        if key in _PAIR_KEYS:
            sides, verdict = Sides(pair.left.stated, pair.right.stated), _PAIR_KEYS[key]
            if verdict != "same" or self._is_merged(sides):
                say_of_pair(self._store, self._workspace, sides, verdict, self._by, sure=True)
        return key != _QUIT

    def _is_merged(self, sides: Sides) -> bool:
        """Show what a merge would change; where it is doubted, return whether somebody is sure."""
        foreseen = merge_foreseen(self._store, sides, self._by)
        for line in foreseen_in_words(foreseen):
            say(line)
        return not foreseen.doubts or typer.confirm("Are they the same nevertheless?")

    def _ask_statement(self, said: ReadStatement) -> bool:
        _show_statement(said)
        key = _key("a accept, r reject, c correct, n next, q quit", (*_STATEMENT_KEYS, _NEXT, _QUIT))
        if key in _STATEMENT_KEYS:
            right = _corrected(said) if key == "c" else {}
            verdict = _STATEMENT_KEYS[key]
            say_of_statement(self._store, self._workspace, said.id, verdict, self._by, right=right)
        return key != _QUIT


def _key(words: str, keys: tuple[str, ...]) -> str:
    say(words)
    while (key := click.getchar().casefold()) not in keys:
        if key in ("\x03", "\x04"):
            raise KeyboardInterrupt
    return key


def _show_pair(pair: Candidate) -> None:
    table = Table(show_header=False, expand=True, box=None, pad_edge=False)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(_side(pair.left), _side(pair.right))
    console.print(Panel(table, title="Are these the same?"), soft_wrap=False)
    say(f"alike {pair.score:.0%}: {'; '.join(pair.reasons)}{'; somebody was unsure' if pair.unsure else ''}")


def _side(side: Side) -> Text:
    lines = [
        f"also {'; '.join(side.aliases)}" if side.aliases else "",
        ", ".join(side.identifiers),
        f"{side.country or 'country not said'}, {side.links} links, said by {', '.join(side.sources)}",
    ]
    told = Text(printable(side.name), style="bold")
    return told.append("".join(f"\n{printable(line)}" for line in lines if line), style="not bold")


def _show_statement(said: ReadStatement) -> None:
    other = f" {said.other.name}" if said.other else ""
    values = [f"{name}: {as_written(value)}" for name, value in said.values.items() if as_written(value)]
    shown = Text(_plain(said.passage.before)).append(_plain(said.passage.quote), style="reverse")
    shown.append(_plain(said.passage.after))
    console.print(Panel(shown, title="Was this read rightly?"), soft_wrap=False)
    say(f"{said.one.name} {said.title}{other}")
    say("; ".join([*values, f"confidence {said.confidence:.0%}", said.evidence.source, said.evidence.record]))


def _plain(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))


def _corrected(said: ReadStatement) -> dict[str, str]:
    """Ask field by field what is right; an empty line keeps what stands."""
    had = {name: as_written(value) for name, value in said.values.items()}
    if said.other:
        ends = {"from": said.one, "to": said.other}
        had = {
            **{f"{end}_{what}": getattr(ends[end], what) for end in ends for what in ("name", "kind")},
            **had,
        }
    say("what is right? Enter keeps what stands, - takes it away")
    asked = {name: typer.prompt(printable(name), default=printable(value)) for name, value in had.items()}
    return {name: "" if value == "-" else value for name, value in asked.items()}
