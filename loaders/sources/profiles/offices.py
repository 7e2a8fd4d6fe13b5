"""Country offices: "Great Deeds Utopia" is Great Deeds, unless the text tells them apart."""

import re
from dataclasses import replace

from graph.identity.normalize import fold
from graph.model.entities import Project
from loaders.sources.profiles.bodies import Body, Cast
from loaders.sources.profiles.ground import country_code, country_of_people

_FOUNDED = (
    r"\s+(?:was|were|is|has been)?\s*(?:officially |first )?"
    r"(?:established|founded|opened|launched|set up|closed|registered|phases? out|phased out)"
)


def join_country_projects(cast: Cast) -> None:
    """Take "Great Deeds Utopia" for the project Great Deeds, where the text calls that a project."""
    for project in [body for body in cast.bodies if issubclass(body.kind, Project)]:
        names = {fold(name) for name in (project.name, *project.aliases)}
        for body in [each for each in cast.bodies if each is not project and fold(_bare(each.name)) in names]:
            _drop(cast, body, project)


def _drop(cast: Cast, drop: Body, keep: Body) -> None:
    """Take one body for the other, with all its names and mentions."""
    for name in (drop.name, *drop.aliases):
        keep.called(name)
    _turn_mentions(cast, drop, keep)
    cast.bodies.remove(drop)


def settle_office(cast: Cast, text: str) -> None:
    """Join the subject with its name with a country after it, or tell the office from the whole."""
    subject = cast.subject
    if subject is None:
        return
    wholes, offices = _by_country(subject, cast), _offices_of(subject, cast)
    if len(wholes) == 1:
        _join_or_part(cast, subject, wholes[0], text)
    elif len(offices) == 1:
        _join_or_part(cast, offices[0], subject, text)


def _bare(name: str) -> str:
    """Return a name without the country at its end, or nothing when it has none."""
    rest, _, last = name.rpartition(" ")
    return rest if rest and (country_code(last) or country_of_people(last)) else ""


def _by_country(office: Body, cast: Cast) -> list[Body]:
    """Return the bodies whose name is that of the office without its country."""
    bare = {fold(_bare(name)) for name in (office.name, *office.aliases)} - {""}
    return [body for body in cast.bodies if body is not office and _is_called(body, bare)]


def _offices_of(whole: Body, cast: Cast) -> list[Body]:
    names = {fold(name) for name in (whole.name, *whole.aliases)}
    found = [body for body in cast.bodies if body is not whole and fold(_bare(body.name)) in names]
    return [body for body in found if body.kind is whole.kind]


def _is_called(body: Body, names: set[str]) -> bool:
    return bool(names & {fold(name) for name in (body.name, *body.aliases)})


def _join_or_part(cast: Cast, office: Body, whole: Body, text: str) -> None:
    told_apart = re.search(re.escape(office.name) + _FOUNDED, text) is not None
    cast.country = cast.country or country_code(office.name.rpartition(" ")[2])
    if told_apart:
        cast.subject, cast.office_of = office, whole
        _turn_mentions(cast, whole, office)
        return
    keep, drop = (office, whole) if cast.subject is office else (whole, office)
    _drop(cast, drop, keep)
    cast.subject = keep


def _turn_mentions(cast: Cast, old: Body, new: Body) -> None:
    """Let every mention of one body mean the other: the text speaks of the country office."""
    for number, mentions in cast.named.items():
        cast.named[number] = [replace(each, body=new) if each.body is old else each for each in mentions]
