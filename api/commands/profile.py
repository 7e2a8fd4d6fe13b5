"""`ihuriro profile`: everything about one entity, and who says so."""

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, limit_option, opened, say, write_json
from graph.dates import period
from graph.maps.words import own_fields
from graph.questions.profile import Group, Profile, profile
from graph.questions.resolve import resolve
from graph.questions.results import Evidence, Link

app = typer.Typer()


@app.command("profile")
def profile_command(
    name: str = typer.Argument(..., help="An id, a name or an acronym.", metavar="ID"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(1000, "Most links that are shown."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Show everything about one entity, each thing with who says so."""
    with opened() as store:
        found = profile(store, resolve(store, name), as_of=as_of, limit=limit)
    if as_json:
        write_json(found)
    else:
        _tell_profile(found)


def _tell_profile(found: Profile) -> None:
    entity = found.entity
    dates = f", {period(entity.since, entity.until)}" if entity.since or entity.until else ""
    say(f"{entity.name} ({entity.kind_title}{dates})")
    if entity.aliases:
        say(f"also: {'; '.join(entity.aliases)}")
    for conflict in found.conflicts:
        values = "; ".join(f"{value.value} ({', '.join(value.sources)})" for value in conflict.values)
        say(f"sources disagree on {conflict.field}: {values}")
    for group in found.groups:
        _tell_group(group)
    if found.truncated:
        say("more links than are shown; ask for them with --limit")


def _tell_group(group: Group) -> None:
    say(f"\n{group.title}")
    for tie in group.ties:
        say(f"  {tie.name}")
        for link in tie.links:
            say(f"      {_said(link)}")


def _said(link: Link) -> str:
    said = link.evidence
    fields = [f"{word}: {value}" for word, value in own_fields(link.fields)]
    dates = [period(link.since, link.until)] if link.since or link.until else []
    sure = [f"confidence {link.confidence:.0%}"] if link.confidence < 1 else []
    where = ", ".join([said.source_title or said.source, said.record, *sure])
    return "; ".join([*dates, *fields, f"{_words(said)} [{where}]"])


def _words(evidence: Evidence) -> str:
    if evidence.quote:
        return f"“{' '.join(evidence.quote.split())}”"
    return f"in our words: {evidence.paraphrase or 'as recorded'}"
