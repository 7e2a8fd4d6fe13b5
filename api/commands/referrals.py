"""`ihuriro referrals`: from a need to those who can meet it, and what is wrong on the way."""

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, PAGE_OPTION, limit_option, opened, say, write_json
from graph.questions.moments import part
from graph.questions.referrals import Pathway, Referrals, ServiceThere, referrals
from graph.questions.resolve import resolve

app = typer.Typer()


@app.command("referrals")
def referrals_command(
    population: str = typer.Option("", "--population", help="For whom.", metavar="P"),
    service: str = typer.Option("", "--service", help="A service, or words for what is needed.", metavar="S"),
    place: str = typer.Option("", "--place", help="Where.", metavar="D"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(50, "Most of each that are shown."),
    page: int = PAGE_OPTION,
    as_json: bool = JSON_OPTION,
) -> None:
    """Show how people with a need come to those who meet it, and where they may end up with nothing."""
    with opened() as store:
        people, where = (resolve(store, name) if name else "" for name in (population, place))
        found = referrals(
            store, population=people, service=service, place=where, as_of=as_of, limit=limit, page=page
        )
    if as_json:
        write_json(found)
        return
    for number, pathway in enumerate(found.pathways, part(limit, page).start + 1):
        _pathway(found, number, pathway)
    if page == 1 and not found.pathways:
        say(f"no pathway is known on {found.as_of}; that does not mean that there is none")
    for each in found.unreferred:
        say(f"nobody is known to refer to: {_service(found, each)}")
    for fault in found.faults:
        say(f"{fault.sort}: {', '.join(found.names[own] for own in fault.ids)}: {fault.reason}")
    say(
        f"{found.statements} referrals known on {found.as_of}, {found.undated} do not say when they were said"
    )
    further = "; some referrals lead on from there" if found.lead_on else ""
    say(f"ways of more than {found.depth} referrals one after the other are not looked for{further}")
    if found.truncated:
        say("there is more: ask with --page, or --limit")
    if found.cut:
        say("there are more ways than were looked through: ask for fewer things")


def _pathway(found: Referrals, number: int, pathway: Pathway) -> None:
    open_parts = f" (not said: {', '.join(pathway.not_said)})" if pathway.not_said else ""
    say(f"{number}. {' → '.join(found.names[own] for own in pathway.ids)}{open_parts}")
    for hop in pathway.hops:
        if hop.type == "REFERS_TO":
            details = [hop.by and f"by {hop.by}", hop.service and f"for {hop.service}"]
            details += [hop.population and f"for {found.names[hop.population]}"]
            details += [f"said on {hop.said_on}" if hop.said_on else "date not said"]
            way = f"from {found.names[hop.from_id]} to {found.names[hop.to_id]}"
            say(f"   people are referred {way}: {', '.join(filter(None, details))}")
    for service in pathway.services:
        say(f"   {_service(found, service)}")


def _service(found: Referrals, service: ServiceThere) -> str:
    providers = ", ".join(found.names[own] for own in service.providers) or "provider not known"
    eligibility = f"; for: {service.eligibility}" if service.eligibility else ""
    languages = f"; in {', '.join(service.languages)}" if service.languages else ""
    checked = f"; checked on {service.assured_on}" if service.assured_on else "; not known when checked"
    return f"{service.name}, {providers}{eligibility}{languages}{checked}"
