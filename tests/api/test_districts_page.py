"""The map of squares and its table."""

import json
from urllib.parse import parse_qs, urlsplit

from fastapi.testclient import TestClient

from api.pages.districts import shade
from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import page, words
from tests.conftest import environment_of

ASKED = "as_of=2023-05-01"


def test_each_square_and_each_row_says_the_number_of_the_data(client: TestClient) -> None:
    told = client.get(f"/districts.json?{ASKED}").json()["districts"]
    read = page(client.get(f"/districts?{ASKED}"))
    squares = {
        text[1].get_text(): text[0].get_text() for text in (a.select("text") for a in read.select("svg a"))
    }
    rows = [[cell.get_text(" ", strip=True) for cell in row("td")] for row in read.select("tbody tr")]

    assert squares == {each["name"]: str(each["organizations"]) for each in told}
    assert len(rows) == len(told)
    for (name, number, who), each in zip(rows, told, strict=True):
        assert name.startswith(each["name"])
        assert number == str(each["organizations"])
        assert all(body["name"] in who for body in each["active"])


def test_a_district_leads_to_its_profile_and_to_what_is_served_there(client: TestClient) -> None:
    read = page(client.get(f"/districts?{ASKED}&theme=gender-based+violence"))
    [row] = [row for row in read.select("tbody tr") if row.get_text().strip().startswith("Rubavu")]
    square, gaps = read.select_one("svg a[href='/entities/rubavu']"), row.select_one("a.go")

    assert square is not None
    assert client.get("/entities/rubavu").status_code == 200
    assert gaps is not None
    address = urlsplit(str(gaps["href"]))
    assert address.path == "/gaps"
    assert parse_qs(address.query) == {
        "place": ["rubavu"],
        "theme": ["gender-based-violence"],
        "as_of": ["2023-05-01"],
    }


def test_what_is_undated_says_so_with_its_age(client: TestClient) -> None:
    read = words(client.get(f"/districts?{ASKED}"))

    assert "Terrace Women's Association : 2 statements, undated, last said on 2023-05-02" in read
    assert "Lakeshore Legal Aid : 1 statement, last said on 2023-05-02" in read


def test_squares_get_darker_with_their_number_and_nobody_known_is_white() -> None:
    shades = [shade(number, 20) for number in range(21)]

    assert shades[0] == 0
    assert shades[1] == 1
    assert shades == sorted(shades)
    assert shades[20] == 4
    assert shade(1, 1) == 1


def test_the_command_says_the_same_as_the_page(client: TestClient, little: Settings) -> None:
    asked = client.get(f"/districts.json?{ASKED}&theme=nutrition").json()
    arguments = ("districts", "--theme", "nutrition", "--as-of", "2023-05-01")

    done = ihuriro(*arguments, "--json", environment=environment_of(little))
    read = ihuriro(*arguments, environment=environment_of(little))

    assert json.loads(done.stdout) == asked
    assert "Musanze" in read.stdout
    assert "Terrace Women's Association" in read.stdout
