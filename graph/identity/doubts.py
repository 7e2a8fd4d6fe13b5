"""Doubts: why somebody has to say yes once more before two are made one."""

from dataclasses import dataclass

MOST_LINKS = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """One of two that may be made one, as far as doubts go."""

    id: str
    codes: frozenset[str]
    """Its codes that tell bodies apart, in small letters."""
    links: int


def doubts_of(left: Standing, right: Standing) -> tuple[str, ...]:
    """Return what speaks against making two one unasked: other codes, whoever gave them, or many links."""
    found = []
    if left.codes and right.codes and not left.codes & right.codes:
        told = " and ".join(", ".join(sorted(one.codes)) for one in (left, right))
        found.append(f"they have different identifiers: {told}")
    found += [f"{one.id} has {one.links} links" for one in (left, right) if one.links > MOST_LINKS]
    return tuple(found)
