"""`ihuriro partners`: who could join, and why."""

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, PAGE_OPTION, limit_option, opened, say, write_json
from graph.errors import InvalidQuestion
from graph.maps.words import counted
from graph.questions.moments import part
from graph.questions.partners import Partner, Partners, partners
from graph.questions.resolve import resolve_all

app = typer.Typer()


@app.command("partners")
def partners_command(
    ids: list[str] = typer.Argument(None, help="Who looks for partners; a network asks for its members."),
    theme: list[str] = typer.Option([], "--theme", help="What is needed; repeat it.", metavar="T"),
    population: list[str] = typer.Option([], "--population", help="For whom; repeat it.", metavar="P"),
    place: list[str] = typer.Option([], "--place", help="Where; repeat it.", metavar="D"),
    weight: list[str] = typer.Option(
        [],
        "--weight",
        help="How much a part counts: complementarity, ground, closeness, rooms, activity; or what networks "
        "and government bodies are multiplied by (networks, government). Repeat it.",
        metavar="PART=NUMBER",
    ),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(20, "Most partners that are shown."),
    page: int = PAGE_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """Find who could join organizations, the members of a network, or work on a need."""
    weights = dict(map(_weight, weight))
    with opened() as store:
        found = partners(
            store,
            resolve_all(store, ids or []),
            themes=resolve_all(store, theme),
            populations=resolve_all(store, population),
            places=resolve_all(store, place),
            weights=weights,
            as_of=as_of,
            limit=limit,
            page=page,
        )
    if as_json:
        write_json(found)
        return
    for number, partner in enumerate(found.partners, part(limit, page).start + 1):
        _say_partner(number, partner)
    _say_rest(found)


def _weight(text: str) -> tuple[str, float]:
    part, _, number = text.partition("=")
    try:
        return part.strip(), float(number)
    except ValueError:
        raise InvalidQuestion(f"The weight {text!r} cannot be read; write one like closeness=2.") from None


def _say_partner(number: int, partner: Partner) -> None:
    held = f", {partner.factor_of} count {partner.factor:g}" if partner.factor_of else ""
    say(f"{number}. {partner.name} ({partner.id})  {partner.score:.3f}{held}")
    numbers = {part: value for part, value in partner.parts if value is not None}
    say("   " + ", ".join(f"{part} {value:.2f}" for part, value in numbers.items()))
    for reason in partner.reasons:
        sources = ", ".join(sorted({said.source for said in reason.evidence}))
        say(f"   + {reason.adds:.3f} {reason.sentence}  [{sources}]")
    if partner.more_reasons:
        say(f"   and {partner.more_reasons} more reasons")
    rests = "only " if partner.rests_on_little else ""
    say(f"   known from {rests}{counted(partner.statements, 'statement', 'statements')}")
    if partner.not_known:
        say(f"   not known of it: {', '.join(partner.not_known)}")


def _say_rest(found: Partners) -> None:
    for network in found.members:
        stated = "" if network.stated is None else f" of {network.stated}"
        say(f"{network.name}: {network.known}{stated} members known")
    if found.own_not_known:
        say(f"not known of you, so neither what you lack there: {', '.join(found.own_not_known)}")
    if found.need.met:
        say(f"you are known to meet {found.need.met} of {found.need.cells} of what is needed yourselves")
    if found.in_question > found.weighed:
        say(
            f"{found.in_question} came into question; only the {found.weighed} that look most promising "
            "from afar were weighed"
        )
    if found.truncated:
        say("ask for more of them with --page, or --limit")
    say(
        f"{len(found.partners)} of {found.found} who could join on {found.as_of}; not proposed: "
        f"{found.existing} partners you have, {found.ended} ended, {found.generic} kinds of bodies"
    )
