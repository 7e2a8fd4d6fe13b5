"""`ihuriro export`: the part that was asked for, in a file that other programs open."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from typer.testing import CliRunner

from api.cli import app as commands
from graph.errors import IhuriroError
from graph.model.entities import LABELS
from graph.model.links import LINK_OF
from graph.settings import Settings
from tests.conftest import environment_of
from tests.little_network import HILLSIDE, LAKESHORE, SAFE_STEPS, SURVEY_SOURCE, TERRACE

SURVIVORS = "survivors of gender-based violence"


def _export(graph: Settings, out: Path, *words: str) -> str:
    environment = environment_of(graph)
    done = CliRunner().invoke(
        commands, ["export", *words, "-o", str(out)], env=environment, catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return done.output


def _read(out: Path) -> Any:
    return nx.read_graphml(out, force_multigraph=True)


def test_a_part_is_the_kinds_links_and_date_that_were_asked_for(little: Settings, tmp_path: Path) -> None:
    out, told = tmp_path / "part.graphml", ("--format", "graphml")
    money = ("--links", "FUNDS,PARTNERS_WITH", "--kinds", "Organization")

    _export(little, out, *told)
    whole = _read(out)
    said = _export(little, out, *told, *money)
    part = _read(out)
    _export(little, out, *told, "--as-of", "2023")
    later = _read(out)
    narrowed = ("--place", "Rubavu", "--theme", "gender-based violence", "--population", SURVIVORS)
    _export(little, out, *told, *narrowed, "--source", f"{SURVEY_SOURCE},", "--confidence", "0.5")
    there = _read(out)

    assert f"{len(part)} entities, {part.number_of_edges()} links" in said
    assert {kind for _, _, kind in part.edges(data="type")} == {"FUNDS", "PARTNERS_WITH"}
    assert set(part) == {own for own, labels in whole.nodes(data="labels") if "Organization" in labels}
    assert "old-bridge-counseling-center" in whole and "old-bridge-counseling-center" not in later
    assert 0 < later.number_of_edges() < whole.number_of_edges()
    assert {name for _, name in there.nodes(data="name")} >= {HILLSIDE, LAKESHORE, SAFE_STEPS, "Rubavu"}
    assert (len(there), there.number_of_edges()) == (6, 8)


def test_a_part_around_one_is_its_neighborhood(little: Settings, tmp_path: Path) -> None:
    out = tmp_path / "part.graphml"

    _export(little, out, TERRACE, "--format", "graphml")

    part = _read(out)
    center = next(own for own, name in part.nodes(data="name") if name == TERRACE)
    assert all(center in ends[:2] for ends in part.edges(keys=True))
    assert set(part) == {center, *nx.all_neighbors(part, center)}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--links", "LOVES"), ", ".join(LINK_OF)),
        (("--kinds", "Person"), ", ".join(LABELS)),
        (("--as-of", "2021-02-30"), "2021-02-30"),
        (("Nobody Known",), "Nobody Known"),
        (("--source", "rumors"), SURVEY_SOURCE),
        (("--place", "gender-based violence"), "is no place: it is Theme"),
        (("--theme", "Astrology"), "Astrology"),
        (("--confidence", "2"), "from 0 to 1"),
    ],
)
def test_what_cannot_be_asked_for_is_said_and_no_file_is_written(
    little: Settings, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    with pytest.raises(IhuriroError) as refused:
        _export(little, tmp_path / "part.graphml", *words, "--format", "graphml")

    assert told in str(refused.value)
    assert not list(tmp_path.iterdir())
