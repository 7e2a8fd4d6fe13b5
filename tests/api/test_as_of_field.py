"""The field for a day says what it means when it is left empty."""

from datetime import date

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import page

ASKED = {
    "/partners": "ids=HHI",
    "/introductions": "from=HHI&to=NLF",
    "/referrals": "",
    "/gaps": "theme=gender-based-violence",
    "/overlap": "",
    "/funding": "",
    "/measures": "",
    "/map": "ids=HHI",
}


@pytest.mark.parametrize("path", ASKED)
def test_an_empty_field_means_the_day_that_the_answer_is_of(client: TestClient, path: str) -> None:
    field = page(client.get(f"{path}?{ASKED[path]}")).select_one("input#as_of")
    answered = client.get(f"{path}.json?{ASKED[path]}").json()["as_of"]

    assert field is not None
    assert field["value"] == ""
    assert {"any date": None, "today": date.today().isoformat()}[str(field["placeholder"])] == answered
