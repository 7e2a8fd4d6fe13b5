"""Claims made to fit the model: each end is of a kind that the link may join, each claim stands once."""

from collections import defaultdict
from collections.abc import Iterable

from graph.model.entities import Network, Organization, Project
from graph.model.links import Convenes, Implements, MemberOf
from loaders.sources.profiles.bodies import Body
from loaders.sources.profiles.claims import Claim, End


def fitted(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that fit the model, once what is said of bodies has settled their kinds."""
    once = _once(claims)
    _settle_kinds(once)
    return [
        claim
        for claim in once
        if _fits(claim.from_, claim.kind.sources) and _fits(claim.to, claim.kind.targets)
    ]


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Return the surest of the claims that one sentence makes of the same two ends."""
    best: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        if claim.from_ is claim.to or not _is_named(claim.from_) or not _is_named(claim.to):
            continue
        key = (claim.kind, claim.from_.id, claim.to.id, claim.sentence.number, claim.fields.get("number"))
        if key not in best or best[key].confidence < claim.confidence:
            best[key] = claim
    return list(best.values())


def _is_named(end: End) -> bool:
    return bool(end.name.strip())


def _settle_kinds(claims: list[Claim]) -> None:
    """Let what is said of a body decide what it is, where its name alone could be misread."""
    said: dict[Body, set[str]] = defaultdict(set)
    for claim in claims:
        for end, allowed in ((claim.from_, claim.kind.sources), (claim.to, claim.kind.targets)):
            if isinstance(end, Body):
                said[end].add(_slot(claim, end, allowed))
    for body, slots in said.items():
        if "project" in slots and "actor" not in slots and body.kind is Organization and not body.sure:
            body.kind = Project
        elif "project" not in slots and "actor" in slots and body.kind is Project and not body.titled:
            body.kind = Organization
        if "room" in slots and body.kind is Organization:
            body.kind = Network


def _slot(claim: Claim, end: Body, allowed: tuple[str, ...]) -> str:
    if claim.kind is Implements and end is claim.to:
        return "project"
    if end is claim.to and (claim.kind is MemberOf or (claim.kind is Convenes and end.kind.label != "Event")):
        return "room"
    return "actor" if "Project" not in allowed else ""


def _fits(end: End, allowed: tuple[str, ...]) -> bool:
    if not isinstance(end, Body):
        return True
    return bool(set(end.kind.labels) & set(allowed))
