"""A name with its own acronym beside it is the same name."""

import pytest

from graph.identity.full_names import apart
from tests.graph.identity.mentions import mention
from tests.graph.identity.test_clusters import A, B, C, grouped, joined


@pytest.mark.parametrize(
    "written",
    [
        "Amber Hill Trust (AHT)",
        "AHT (Amber Hill Trust)",
        "AHT - Amber Hill Trust",
        "Amber Hill Trust / AHT",
        "Amber Hill Trust AHT",
        "AHT Amber Hill Trust",
        "Amber Hill Trust (AMHIT)",
    ],
)
def test_an_acronym_beside_its_full_name_is_taken_off(written: str) -> None:
    full, acronym = apart(written)

    assert full == "Amber Hill Trust"
    assert acronym in {"aht", "amhit"}
    assert joined(mention(A, written), mention(B, "The Amber Hill Trust"))


@pytest.mark.parametrize(
    "written",
    [
        "Amber Hill Trust (Musanze)",
        "Amber Hill Trust (XYZ)",
        "Amber Hill Trust AMHIT",
        "Amber Hill Trust - Musanze",
        "AHT Musanze",
        "Amber (AMB)",
        "AHT",
    ],
)
def test_what_is_no_acronym_of_the_rest_stays(written: str) -> None:
    assert apart(written) == (written, "")
    assert not joined(mention(A, written), mention(B, "Amber Hill Trust"))


def test_two_acronyms_of_one_full_name_may_be_two_bodies() -> None:
    plain, one, other = "Amber Hill Trust", "Amber Hill Trust (AHT)", "Amber Hill Trust (AMHT)"

    assert grouped(mention(A, plain), mention(B, one), mention(C, other)) == [[A], [B], [C]]


def test_in_an_unknown_country_or_with_different_codes_it_is_not_certain() -> None:
    written = ("Amber Hill Trust", "Amber Hill Trust (AHT)")

    assert not joined(*(mention(key, name, country="") for key, name in zip((A, B), written, strict=True)))
    assert not joined(mention(A, written[0], codes=("reg:1",)), mention(B, written[1], codes=("reg:2",)))
