"""Which pairs are proposed, in which order, and which are not."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identity.blocking import LARGEST_BLOCK, pairs
from graph.identity.bodies import Body, bodies_of
from graph.identity.clusters import Mention
from graph.identity.ranking import LEAST, Ranking
from graph.identity.weights import Weights
from tests.graph.identity.comparable import around, bodies


def body(
    entity: str,
    name: str,
    *codes: str,
    source: str = "",
    country: str = "RW",
    family: str = "Organization",
    generic: bool = False,
) -> Body:
    mention = Mention((source or entity, entity), family, (name,), codes, country, generic)
    return bodies_of([(entity, mention)])[0]


def best(*given: Body) -> list[tuple[str, str]]:
    return [(pair.left.id, pair.right.id) for pair in Ranking(given).best]


def test_the_likeliest_come_first() -> None:
    found = around(
        "Umusozi Women Network",
        "Kora Women Network",
        "Network of Umusozi Women",
        "Umusozi Women",
        "Cedar Yard",
    )

    assert [pair.right.names[0] for pair in found][:2] == ["Network of Umusozi Women", "Umusozi Women"]
    assert all(one.like.score >= other.like.score for one, other in pairwise(found))


def test_a_body_that_is_like_both_leads_from_one_name_to_the_other() -> None:
    found = around("Amber Hill", "Amber Hill (Ubutaka)", "Ubutaka", "Cedar Yard")

    assert [pair.right.names[0] for pair in found] == ["Amber Hill (Ubutaka)", "Ubutaka"]
    assert [pair.through for pair in found] == ["", "0001"]
    assert "Amber Hill (Ubutaka) may be both" in found[1].like.reasons
    assert found[1].like.score < found[0].like.score


def test_what_one_agency_tells_apart_no_third_brings_together() -> None:
    left, right = body("a", "Amber Hill", "reg:1"), body("c", "Ubutaka", "reg:2")
    found = Ranking([left, body("b", "Amber Hill (Ubutaka)"), right]).around("a")

    assert "c" not in {pair.right.id for pair in found if not pair.like.identifiers_differ}


def test_candidates_that_seem_to_be_one_body_do_not_take_all_the_first_places() -> None:
    likest = ("Umusozi Women Network", "Network of Umusozi Women", "Umusozi Womens Network")
    found = around("Umusozi Women's Network", *likest, "Umusozi Women Health Forum")

    assert [pair.right.names[0] in likest for pair in found] == [True, True, False, True]
    assert found[3].like.score > found[2].like.score


def test_kinds_of_bodies_are_never_proposed() -> None:
    mentions = [
        ("a", Mention(("s", "a"), "Organization", ("Health centers",), (), "RW", True)),
        ("b", Mention(("t", "b"), "Organization", ("Health centers",), (), "RW")),
    ]

    assert [one.id for one in bodies_of(mentions)] == ["b"]


def test_two_families_are_never_a_pair() -> None:
    assert best(body("a", "Umusozi Women"), body("b", "Umusozi Women", family="Project")) == []


def test_different_codes_of_one_agency_are_marked_and_ranked_down() -> None:
    first, second = body("a", "Umusozi Women", "reg:1"), body("b", "Women Umusozi", "reg:2")
    third = body("c", "Women of Umusozi", "tax:7")

    ranked = Ranking([first, second, third])
    (top, *_, last) = ranked.around("a")

    assert (top.right.id, top.like.identifiers_differ) == ("c", False)
    assert (last.right.id, last.like.identifiers_differ) == ("b", True)
    assert "one agency gave them different codes" in last.like.reasons
    assert last.like.score < top.like.score / 2


def test_two_terms_of_our_lists_are_no_pair() -> None:
    terms = [body(code, "Widows and orphans", f"theme:{code}", family="Theme") for code in "ab"]

    assert best(*terms) == []


def test_other_countries_and_one_source_speak_against() -> None:
    here, there = body("b", "Umusozi"), body("c", "Umusozi", country="KE")
    told_apart = body("d", "Umusozi", source="a")
    found = {
        pair.right.id: pair.like
        for pair in Ranking([body("a", "Umusozi"), here, there, told_apart]).around("a")
    }

    assert found["b"].score > found["d"].score > found["c"].score
    assert "stated in different countries, RW and KE" in found["c"].reasons
    assert "one source tells them apart" in found["d"].reasons


def test_an_unknown_country_is_said() -> None:
    found = Ranking([body("a", "Umusozi"), body("b", "Umusozi", country="")]).best

    assert "the country of one is not stated" in found[0].like.reasons


def test_what_very_many_share_makes_no_pairs() -> None:
    many = bodies(*(f"Women Association {word}" for word in _words(3 * LARGEST_BLOCK)))

    assert len(list(pairs(many, Weights(many)))) < len(many)


def test_a_rare_word_finds_its_pair_among_many() -> None:
    many = bodies(
        *(f"Women Association {word}" for word in _words(3 * LARGEST_BLOCK)),
        "Umusozi Women Association",
        "Asociation of Umusozi Women",
    )

    assert best(*many)[0] == ("0090", "0091")


def _words(count: int) -> list[str]:
    dice = random.Random(3)
    return [
        "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(6)) for _ in range(count)
    ]


WORDS = ["amber", "hill", "women", "network", "AHWN", "Umusozi", "of", "réseau", "(AHW)", "Japan", "-", "2"]


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), max_size=6))
def test_pairs_do_not_depend_on_who_is_looked_at(names: list[str]) -> None:
    ranking = Ranking(bodies(*names))

    for pair in ranking.best:
        assert LEAST <= pair.like.score <= 1
        assert pair.like.reasons
        assert pair in ranking.around(pair.left.id)
        assert pair in ranking.around(pair.right.id)
