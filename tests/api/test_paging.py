"""Long lists are told in parts, each of which leads to the next."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.pages import Page, pages
from graph.questions.search import search
from graph.questions.sources import sources
from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import page, words
from tests.conftest import environment_of

LISTS = {
    "search": ("/search.json?q=women", "results"),
    "sources": ("/sources.json", "sources"),
    "partners": ("/partners.json?ids=RRA&as_of=2023-05-01", "partners"),
    "measures": ("/measures.json?measure=degree&doubt=nothing", "measures"),
}
SEVERAL = {
    "funding": ("/funding.json?as_of=2023-05-01", 2),
    "exits": ("/exits.json?ids=RRA,LLA&on=2023-07-01", 1),
    "referrals": ("/referrals.json?as_of=2023-05-01", 1),
    "gaps": ("/gaps.json?theme=gender-based-violence&as_of=2023", 11),
    "timeline": ("/timeline.json?from=2015&to=2023&as_of=2023-05-01", 9),
    "compare": ("/compare.json?a=RRA&b=LLA&as_of=2023-05-01", 1),
}
"""Answers of several lists, each of which is told in parts of so many."""
NONE = re.compile("Nobody is known|None is known|Nothing that|No pathway|No dead end|says anything")
"""What only an answer without anything may say, no part behind the end of one."""
UNCUT = {
    *("ids", "names", "covers", "counted", "lacks"),
    "leaving",
    "places",
    "themes",
    "populations",
    "kinds",
    "types",
    "years",
    "untraced",
    "between",
}
PAGED = [each for each in pages() if each.name in LISTS]
TOTALS = {"search": "total", "sources": "total", "partners": "found"}


def parts(client: TestClient, address: str) -> Iterator[Any]:
    """Follow the links from part to part."""
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        yield answer.json()
        found = re.search(r'<([^>]+)>; rel="next"', answer.headers.get("link", ""))
        assert bool(found) == answer.json()["truncated"]
        address = found[1] if found else ""


def with_limit(address: str, limit: int) -> str:
    return f"{address}{'&' if '?' in address else '?'}limit={limit}"


@pytest.mark.parametrize("each", PAGED, ids=lambda each: each.name)
@pytest.mark.parametrize("limit", [2, 50])
def test_the_parts_of_a_list_are_the_list(client: TestClient, each: Page, limit: int) -> None:
    address, key = LISTS[each.name]
    whole = client.get(with_limit(address, 200 if each.name == "partners" else 500)).json()

    told = [one for part in parts(client, with_limit(address, limit)) for one in part[key]]

    assert told == whole[key]
    assert len(told) > 1
    assert each.name not in TOTALS or len(told) == whole[TOTALS[each.name]]
    assert not whole["truncated"]


@pytest.mark.parametrize("name", SEVERAL)
def test_the_parts_of_several_lists_are_the_lists(client: TestClient, name: str) -> None:
    address, limit = SEVERAL[name]
    whole = lists_of(client.get(with_limit(address, 1000)).json())
    told: dict[str, list[Any]] = {key: [] for key in whole}

    turned = [lists_of(part) for part in parts(client, with_limit(address, limit))]

    for part in turned:
        assert all(len(one) <= limit for one in part.values())
        for key, one in part.items():
            told[key] += one
    assert told == whole
    assert len(turned) == -(-max(map(len, whole.values())) // limit) > 1
    behind = f"{with_limit(address, limit)}&page={len(turned) + 1}"
    assert not any(lists_of(client.get(behind).json()).values())
    assert not NONE.search(words(client.get(behind.replace(".json", ""))))


def lists_of(answer: dict[str, Any]) -> dict[str, list[Any]]:
    """Return the lists of an answer that are told in parts; of totals and groups, those of each sort."""
    answer = answer.get("comparison") or answer
    found = {key: each for key, each in answer.items() if isinstance(each, list) and key not in UNCUT}
    for total in found.pop("totals", []):
        found.setdefault(f"totals by {total['by']}", []).append(total)
    for group in found.pop("groups", []):
        for side in ("shared", "only_first", "only_second"):
            found[f"{group['type']} {group['direction']} {side}"] = group[side]
    return found


def test_a_part_behind_the_end_is_empty_and_says_how_many_there_are(client: TestClient) -> None:
    for address, key in LISTS.values():
        answer = client.get(f"{with_limit(address, 5)}&page=1000")
        assert (answer.json()[key], answer.json()["truncated"]) == ([], False)
    assert client.get("/search.json?q=a&page=1000").json()["total"] > 1
    assert "Nobody who could join is known" not in client.get("/partners?ids=RRA&page=1000").text
    assert "There are no more" in client.get("/overlap?page=1000").text
    assert "Nothing in here" not in client.get("/search?q=a&page=1000").text


@pytest.mark.parametrize("part", ["0", "-1", "x", "1000000000000000000000"])
def test_parts_that_are_none_are_refused(client: TestClient, part: str) -> None:
    assert client.get(f"/sources.json?page={part}").status_code == 422


def test_a_person_goes_on_to_the_next_part(client: TestClient) -> None:
    for address, _ in LISTS.values():
        address = with_limit(address.replace(".json", ""), 1)
        link = page(client.get(address)).select_one("main a[rel=next]")
        assert link is not None
        assert link["href"] == f"{address}{'&' if '?' in address else '?'}page=2"
        assert client.get(str(link["href"])).status_code == 200


def test_python_users_turn_pages_too(client: TestClient) -> None:
    store = client.app.state.gate.store()  # type: ignore[attr-defined]

    first, second = (search(store, "a", limit=3, page=number).results for number in (1, 2))
    assert [*first, *second] == list(search(store, "a", limit=6).results)
    assert sources(store, limit=1, page=2).sources == sources(store, limit=2).sources[1:]


COMMANDS = {
    "/search.json?q=women": ("search", "women"),
    "/sources.json": ("sources",),
    "/partners.json?ids=RRA&as_of=2023-05-01": ("partners", "RRA", "--as-of", "2023-05-01"),
    "/measures.json?measure=degree&doubt=nothing": ("measures", "--measure", "degree", "--doubt", "nothing"),
    "/funding.json": ("funding",),
    "/exits.json?ids=NLF&on=2023-07-01": ("exits", "NLF", "--on", "2023-07-01"),
    "/referrals.json?as_of=2023-05-01": ("referrals", "--as-of", "2023-05-01"),
    "/gaps.json?theme=GBV&as_of=2023": ("gaps", "--theme", "GBV", "--as-of", "2023"),
    "/timeline.json?from=2015&to=2023": ("timeline", "--from", "2015", "--to", "2023"),
    "/compare.json?a=RRA&b=LLA": ("compare", "RRA", "LLA"),
}


@pytest.mark.parametrize("address", COMMANDS)
def test_commands_turn_the_same_pages(client: TestClient, little: Settings, address: str) -> None:
    command = (*COMMANDS[address], "--limit", "1", "--page", "2")

    told = ihuriro(*command, "--json", environment=environment_of(little))
    read = ihuriro(*command, environment=environment_of(little))

    asked = client.get(f"{with_limit(address, 1)}&page=2").json()
    assert lists_of(json.loads(told.stdout)) == lists_of(asked)
    assert any(lists_of(asked).values())
    assert lists_of(asked) != lists_of(client.get(with_limit(address, 1)).json())
    assert (told.returncode, read.returncode) == (0, 0)
    assert ("--page" in read.stdout) == asked["truncated"]


def test_a_command_says_how_to_turn_the_page(little: Settings) -> None:
    environment = environment_of(little)

    first = ihuriro("search", "a", "--limit", 2, environment=environment).stdout
    behind = ihuriro("search", "a", "--page", 1000, environment=environment).stdout
    none = ihuriro("sources", "--page", 0, environment=environment)

    assert "--page 2" in first
    assert "have a name like that; ask for an earlier --page" in behind
    assert none.returncode == 2
