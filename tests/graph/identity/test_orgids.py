import pytest

from graph.identity.orgids import agency_of, org_id


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GB-CHC-1164883", "org-id:GB-CHC-1164883"),
        (" gb-coh-08050212 ", "org-id:GB-COH-08050212"),
        ("XM\u2013DAC\u201341121", "org-id:XM-DAC-41121"),
        ("RW-RGB-12-RGB-NGO-2013", "org-id:RW-RGB-12-RGB-NGO-2013"),
        ("XI-IATI-ABC", "org-id:XI-IATI-ABC"),
    ],
)
def test_an_org_id_has_one_writing(text: str, code: str) -> None:
    assert org_id(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "XM-DAC-61000", "XM-DAC-22000", "Excluded", "360G-trust:org-12", "12345", "-", "GB-CHC-", "UG-1"],
)
def test_what_names_a_category_or_something_inside_one_file_is_no_org_id(text: str) -> None:
    assert org_id(text) is None


def test_the_agency_of_an_org_id_tells_which_codes_can_be_compared() -> None:
    assert agency_of("org-id:GB-CHC-1") == agency_of("org-id:GB-CHC-2") == "gb-chc"
    assert agency_of("org-id:GB-COH-1") == "gb-coh"
    assert agency_of("pcode:RW33") == "pcode"
