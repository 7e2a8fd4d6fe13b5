"""A field that was left empty asks for nothing."""

from urllib.parse import parse_qsl, urlencode

from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from api.left_empty import filled

TEXT = st.text("a=&+%é ", max_size=3)


@given(st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=5))
def test_what_has_a_value_stays_and_nothing_else(fields: list[tuple[str, str]]) -> None:
    left = filled(urlencode(fields).encode()).decode()

    assert parse_qsl(left, keep_blank_values=True) == [field for field in fields if field[1]]


def test_a_number_may_be_left_empty(client: TestClient) -> None:
    empty = client.get("/measures.json?confidence=&missing=&limit=&place=")
    absent = client.get("/measures.json")

    assert (empty.status_code, empty.headers["etag"]) == (200, absent.headers["etag"])
    assert empty.json() == absent.json()
