"""Published networks, counted a second way: straight from the files, with nothing of the loader's."""

import json
from collections import Counter

import pytest

from graph.errors import SourceUnusable
from loaders.catalogue import Options, choose
from loaders.sources.graphfiles import LOADER
from tests.loaders.sources.graphfiles_read import TWO_MODES, WOMEN, drawn
from tests.loaders.sources.spooled import heard
from tests.material import MATERIAL, material

FOLDER = MATERIAL / "networks"
NONE = ["(none).json", "(none)-davis.json"]
"""Names to look for where the material is not here, so that the tests say so."""
FILES = sorted(
    str(path.relative_to(FOLDER))
    for path in FOLDER.rglob("*")
    if path.suffix in {".gexf", ".graphml", ".csv"}
) or list(NONE)
JSON = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.json")) or list(NONE)
EDGES = [name for name in FILES if not name.endswith("_nodes.csv")]
OTHERS = {"reference_centralities.json"}
"""What stands beside the networks and is none."""


@pytest.mark.parametrize("name", [name for name in EDGES if not any(word in name for word in TWO_MODES)])
def test_a_real_network_of_one_mode_loads_whole(name: str) -> None:
    (path,) = material(f"networks/{name}")
    said, (nodes, edges) = heard(path, LOADER), drawn(path)

    assert choose(path) is LOADER
    assert not said.refused
    assert len(said.bodies) == nodes
    by_name = path.suffix == ".csv"
    ends = ("from_stated", "to_stated") if by_name else ("from_stated_id", "to_stated_id")
    assert Counter((link[ends[0]], link[ends[1]]) for link in said.of("PARTNERS_WITH")) == edges


@pytest.mark.parametrize("kind", [("TOOK_PART", "Event"), ("MEMBER_OF", "Network")], ids=["events", "clubs"])
@pytest.mark.parametrize(
    "name", [name for name in (*EDGES, *JSON) if any(word in name for word in TWO_MODES)]
)
def test_a_real_network_of_two_modes_loads_when_it_is_said_what_it_is(
    name: str, kind: tuple[str, str]
) -> None:
    (path,) = material(f"networks/{name}")
    said, (nodes, edges) = heard(path, LOADER, Options(link_type=kind[0])), drawn(path)

    assert not said.refused
    assert Counter(body["kind"] for body in said.bodies.values()) == {
        "Organization": WOMEN,
        kind[1]: nodes - WOMEN,
    }
    assert Counter((link["from_stated"], link["to_stated"]) for link in said.of(kind[0])) == edges

    unsaid = heard(path, LOADER)
    assert not unsaid.links
    assert len(unsaid.refused) == edges.total() + nodes - WOMEN
    assert all("--link-type TOOK_PART" in reason for reason in unsaid.refused.values())


def test_every_table_of_nodes_is_read_with_its_edges() -> None:
    for path in material("networks/*_nodes.csv"):
        assert choose(path) is LOADER
        assert LOADER.enters(path) == path.with_name(path.name.replace("_nodes", "_edges"))


def test_a_real_kumu_project_loads_without_its_persons() -> None:
    (path,) = material("networks/interchange/kumu-*.json")
    drawn = json.loads(path.read_text(encoding="utf-8"))
    persons = {
        one["_id"] for one in drawn["elements"] if one["attributes"].get("element type") == "Interviewee"
    }
    said = heard(path, LOADER)

    assert set(said.bodies) == {one["_id"] for one in drawn["elements"]} - persons
    assert Counter((link["from_stated_id"], link["to_stated_id"]) for link in said.links) == Counter(
        (one["from"], one["to"]) for one in drawn["connections"] if not {one["from"], one["to"]} & persons
    )
    assert said.unused["persons (left out)"] == len(persons) > 0


@pytest.mark.parametrize("name", JSON)
def test_json_is_known_by_what_it_holds(name: str) -> None:
    (path,) = material(f"networks/{name}")

    if path.name in OTHERS:
        with pytest.raises(SourceUnusable, match="no loader knows this format"):
            choose(path)
    else:
        assert choose(path) is LOADER
