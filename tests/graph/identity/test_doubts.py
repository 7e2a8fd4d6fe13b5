"""Doubts: other codes of whichever agency, or many links, and nothing else."""

from graph.identity.doubts import MOST_LINKS, Standing, doubts_of


def standing(own: str, *codes: str, links: int = 0) -> Standing:
    return Standing(own, frozenset(codes), links)


def test_other_codes_are_doubted_whoever_gave_them() -> None:
    one, same, other = "org-id:gb-chc-1", "org-id:gb-chc-2", "org-id:xm-dac-3"

    told = "they have different identifiers: org-id:gb-chc-1 and "
    assert doubts_of(standing("a", one), standing("b", same)) == (told + same,)
    assert doubts_of(standing("a", one), standing("b", other)) == (told + other,)
    assert doubts_of(standing("a", one), standing("b", one, other)) == ()
    assert doubts_of(standing("a", one), standing("b")) == ()


def test_many_links_are_doubted_on_either_side() -> None:
    few, many = standing("a", links=MOST_LINKS), standing("b", links=MOST_LINKS + 1)

    assert doubts_of(few, few) == ()
    assert doubts_of(few, many) == doubts_of(many, few) == ("b has 201 links",)
