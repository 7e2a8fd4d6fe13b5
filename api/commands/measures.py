"""`ihuriro measures`: who holds the network together, and how sure that is."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict

import typer

from api.session import (
    AS_OF_OPTION,
    CONFIDENCE_OPTION,
    JSON_OPTION,
    PAGE_OPTION,
    PLACE_OPTION,
    SOURCE_OPTION,
    THEME_OPTION,
    TYPES_OPTION,
    meant,
    opened,
    say,
    types_of,
    write_json,
    write_table,
    written,
)
from graph.errors import InvalidQuestion
from graph.exchange.measure_table import measure_table
from graph.measures.doubt import IN_DOUBT, Doubt
from graph.measures.measure import declared
from graph.measures.view import ROOMS, WEIGHING, View
from graph.model.links import ACTING
from graph.questions.measures import measures
from graph.questions.measures.in_database import measures_in_database
from graph.questions.measures.rows import BY_KNOWN, BY_NAME
from graph.questions.measures.told import Measured, Measures, MeasureTold, Rank
from graph.questions.resolve import resolve_all

app = typer.Typer()
_ENGINES = ("igraph", "gds")
_MEASURES = ", ".join(declared())
_OTHERS = ", ".join((BY_NAME, *BY_KNOWN))
_MOST_COLUMNS, _MOST_ROWS = 5, 40
_OPTION = typer.Option
_WITHOUT = typer.Option([], "--without", help="Say what is lost without it.", metavar="ID")
_TRUE, _KNOWN = f"true ties may be missing ({Doubt().missing})", f"known ties may be wrong ({Doubt().wrong})"
_MISSING = typer.Option(None, "--missing", help=f"Which share of the {_TRUE}.")
_WRONG = typer.Option(None, "--wrong", help=f"Which share of the {_KNOWN}.")
_CSV = typer.Option(None, "--csv", help="Write the table to this file.", metavar="FILE")


@app.command("measures")
def measures_command(
    measure: str | None = _OPTION(None, "--measure", help=f"Only some of {_MEASURES}.", metavar="M,M"),
    links: str | None = TYPES_OPTION,
    kinds: str = _OPTION("Organization", "--kinds", help="These kinds of entities.", metavar="K,K"),
    through: str = _OPTION("", "--through", help=f"Tied by what two share: {', '.join(ROOMS)}."),
    weight: str = _OPTION("none", "--weight", help=f"What a tie counts: {', '.join(WEIGHING)}."),
    directed: bool = _OPTION(False, "--directed", help="With the direction of ties."),
    source: str | None = SOURCE_OPTION,
    place: str | None = PLACE_OPTION,
    theme: str | None = THEME_OPTION,
    confidence: float = CONFIDENCE_OPTION,
    largest: bool = _OPTION(False, "--largest", help="Only the largest connected part."),
    sort: str | None = _OPTION(None, "--sort", help=f"The measure to sort by, or {_OTHERS}.", metavar="M"),
    reverse: bool = _OPTION(False, "--reverse", help="The last first."),
    doubt: str | None = _OPTION(None, "--doubt", help=f"What is in doubt: {', '.join(IN_DOUBT)}."),
    missing: float | None = _MISSING,
    wrong: float | None = _WRONG,
    without: list[str] = _WITHOUT,
    engine: str = _OPTION("igraph", "--engine", help=f"What computes: {', '.join(_ENGINES)}."),
    as_of: str | None = AS_OF_OPTION,
    limit: int = _OPTION(1000, "--limit", help="Most entities that are shown.", min=1),
    page: int = PAGE_OPTION,
    csv: Path | None = _CSV,
    as_json: bool = JSON_OPTION,
) -> None:
    """Measure who holds the network together, and say how sure that is."""
    kept, said = tuple(types_of(links) or ACTING), tuple(types_of(source) or ())
    view = View(tuple(types_of(kinds) or ()), kept, through, weight, directed, said, largest)
    asked = _Asked(
        names=types_of(measure) or (), sort=sort, reverse=reverse, as_of=as_of, limit=limit, page=page
    )
    with opened() as store:
        view = replace(view, place=meant(store, place), theme=meant(store, theme), confidence=confidence)
        doubted = _doubt(doubt, missing, wrong)
        if _is_gds(engine, doubted, without):
            found = measures_in_database(store, view, **asked)
        else:
            gone = resolve_all(store, without)
            found = measures(store, view, without=gone, doubt=doubted, **asked)
    _tell(found, csv, as_json=as_json)


class _Asked(TypedDict):
    """What is asked of either engine."""

    names: Sequence[str]
    sort: str | None
    reverse: bool
    as_of: str | None
    limit: int
    page: int


def _doubt(by: str | None, missing: float | None, wrong: float | None) -> Doubt | None:
    """Return what is asked to be in doubt; nothing where that was not asked."""
    asked: dict[str, Any] = {"by": by, "missing": missing, "wrong": wrong}
    given = {name: value for name, value in asked.items() if value is not None}
    return replace(Doubt(), **given) if given else None


def _is_gds(engine: str, doubt: Doubt | None, without: list[str]) -> bool:
    """Say which engine is asked for; refuse what it cannot."""
    if engine not in _ENGINES:
        raise InvalidQuestion(f"There is no engine {engine!r}; there are {', '.join(_ENGINES)}.")
    if engine == "gds" and doubt is not None and doubt.by != "nothing":
        raise InvalidQuestion(
            "With --engine gds there are no intervals: leave out --doubt, --missing and --wrong, or --engine."
        )
    if engine == "gds" and without:
        raise InvalidQuestion("With --engine gds nobody is taken out: leave out --without, or --engine.")
    return engine == "gds"


def _tell(found: Measures, csv: Path | None, *, as_json: bool) -> None:
    if csv is not None:
        written(csv, lambda: csv.write_text(measure_table(found), encoding="utf-8", newline=""))
    if as_json:
        write_json(found)
    elif csv is not None:
        say(f"{csv}: {len(found.measures)} entities")
    else:
        _say_rows(found)
        _say_without(found)
        _say_network(found)


def _say_rows(found: Measures) -> None:
    if not found.measures:
        say("Nobody is in this view of the network: load data, or ask for other kinds or for less.")
        return
    shown = _columns(found)
    heads = ["", "name", *(about.title for about in shown), "known"]
    rows = [
        [_placed(row.rank), row.name, *(_number(row, about) for about in shown), _known(row)]
        for row in found.measures[:_MOST_ROWS]
    ]
    write_table("", heads, rows)
    if len(found.measures) > _MOST_ROWS or found.truncated:
        say("and more: --csv or --json shows all, up to --limit; --page goes on")
    say("known: how many statements by how many sources; little: too few to call it central")
    for about in shown:
        for line in filter(None, (about.finds, about.note, about.why and f"Empty where: {about.why}")):
            say(f"{about.title}: {line}")
    if len(shown) < len(found.about):
        say(f"not in this table, but with --csv and --json: {', '.join(each.name for each in found.about)}")
    if found.doubt:
        say(found.doubt.claim)
        say(found.doubt.note)


def _say_without(found: Measures) -> None:
    if not found.without:
        return
    say(f"Without {', '.join(found.without.names)}:")
    for loss in found.without.losses:
        more = ""
        if loss.random_middle is not None and loss.worse is not None:
            more = f"; as many others take {loss.random_middle:.3g}, and in {loss.worse:.0%} of tries as much"
        say(f"  {loss.title}: {loss.before:.4g} before, {loss.after:.4g} after{more}")
    if found.without.cut_off_names:
        say(f"  cut off from the largest part: {', '.join(found.without.cut_off_names)}")
    say(f"  {found.without.note}")


def _columns(found: Measures) -> list[MeasureTold]:
    """Return the measures that have room beside each other: the one that is sorted by, and the first."""
    return sorted(found.about, key=lambda about: about.name != found.sorted_by)[:_MOST_COLUMNS]


def _number(row: Measured, about: MeasureTold) -> str:
    number = row.number(about.name)
    return "" if number is None else f"{number:.4g}"


def _known(row: Measured) -> str:
    known = row.known
    return f"{known.statements} by {known.sources}{' (little)' if known.little else ''}"


def _placed(rank: Rank | None) -> str:
    if rank is None:
        return ""
    return f"{rank.place}." if rank.low is None else f"{rank.place}. ({rank.low} to {rank.high})"


def _say_network(found: Measures) -> None:
    whole = found.network
    say(
        f"{whole.entities} entities, {whole.ties} ties of {whole.links} links by {whole.sources} sources; "
        f"{whole.isolates} tied to nobody, {whole.components} parts, {whole.largest} in the largest"
    )
    if whole.crowded:
        say(f"left out: {whole.crowded} rooms which too many share")
