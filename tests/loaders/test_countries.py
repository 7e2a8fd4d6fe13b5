import pytest

from loaders.terms import country_coded


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KE", "KE"),
        ("ke", "KE"),
        ("Kenya", "KE"),
        ("UK", "GB"),
        ("Atlantis", None),
        ("", None),
        ("RW11", None),
    ],
)
def test_a_country_is_known_by_its_code_or_its_name(text: str, code: str | None) -> None:
    assert country_coded(text) == code


def test_a_district_is_no_country() -> None:
    assert country_coded("Gasabo") is None
