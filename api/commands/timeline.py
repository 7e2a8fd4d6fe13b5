"""`ihuriro timeline`: what began and what ended between two dates."""

from collections.abc import Sequence

import typer

from api.session import (
    AS_OF_OPTION,
    JSON_OPTION,
    PAGE_OPTION,
    limit_option,
    opened,
    say,
    write_json,
    write_table,
)
from graph.questions.resolve import resolve_all
from graph.questions.timeline import Timeline, timeline
from graph.questions.timeline.changes import Change, Undated

app = typer.Typer()


@app.command("timeline")
def timeline_command(
    ids: list[str] = typer.Argument(None, help="Only these and their links; else all.", metavar="[ID]..."),
    since: str | None = typer.Option(
        None, "--from", help="From when; else from the first date known.", metavar="DATE"
    ),
    until: str | None = typer.Option(None, "--to", help="Until when; else until today.", metavar="DATE"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(100, "Most lines of each list."),
    page: int = PAGE_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """Tell what began and what ended between two dates, what nobody dates, and how old it is."""
    with opened() as store:
        found = timeline(
            store, since, until, resolve_all(store, ids or []), as_of=as_of, limit=limit, page=page
        )
    if as_json:
        write_json(found)
        return
    none = "nothing that has a date" if found.page == 1 else "nothing more"
    _say_changes(f"began from {found.since} to {found.until}", found.began, none)
    _say_changes("ended", found.ended, none)
    _say_undated(found.undated)
    _write_state(found)
    if found.truncated:
        say("there is more: ask with --page, or --limit")


def _say_changes(title: str, changes: Sequence[Change], none: str) -> None:
    say(f"{title}: {len(changes) or none}")
    for each in changes:
        doubt = "" if each.sure else " (perhaps not in this time)"
        sources = ", ".join(sorted({said.source for said in each.evidence}))
        say(f"  {each.date}{doubt}  {each.sentence}  [{sources}]")


def _say_undated(undated: Sequence[Undated]) -> None:
    if undated:
        say(f"undated: {len(undated)}")
    for each in undated:
        age = f"said {each.said_on}, {each.years} years ago" if each.said_on else "nobody knows when said"
        say(f"  {each.sentence}  ({age})  [{each.evidence.source}]")


def _write_state(found: Timeline) -> None:
    keys = ("at_since", "began", "came", "ended", "went", "at_until", "undated")
    titles = ["links", found.since, "began", "came", "ended", "went", found.until, "undated"]
    write_table("", titles, [[each.type, *(str(getattr(each, key)) for key in keys)] for each in found.types])
    ages = found.ages
    if ages.median:
        say(f"said from {ages.oldest} to {ages.newest}; half by {ages.median}; unknown: {ages.unknown}")
