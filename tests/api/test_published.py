"""A published graph is served without what only its stewards do, and published without telling passwords."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app as commands
from graph.bolt.embedded import stop_engine
from graph.bolt.store import Store, open_store
from graph.errors import InvalidQuestion
from graph.exchange.jsonl import export_lines
from graph.settings import Settings
from tests.api.conftest import HERE, load, page
from tests.conftest import wipe
from tests.little_network import SECRET, survey
from tests.loaders.test_publishing import EVERYTHING

NEO4J = "bolt://127.0.0.1:1"
PUBLIC = ("Riverbend trains the staff of Terrace.", "Lakeshore wants the bill passed.", "Safe Steps Project")
WITHHELD = (SECRET, "Terrace sends survivors to the clinic.")


@pytest.fixture(scope="module")
def public(
    engine: Settings, open_engine: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """What the command published of the little network to a folder."""
    wipe(open_engine)
    load(open_engine, engine, survey())
    folder = tmp_path_factory.mktemp("public")
    done = CliRunner().invoke(commands, ["publish", "--tier", "public", str(folder)], env=environment(engine))
    assert done.exit_code == 0, done.output
    assert "entities and" in done.output
    yield Settings(neo4j_uri=None, workspace=folder)
    stop_engine(folder)


def environment(settings: Settings) -> dict[str, str]:
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
    return {
        "IHURIRO_WORKSPACE": str(settings.workspace),
        "IHURIRO_NEO4J_URI": settings.neo4j_uri or "",
        "IHURIRO_NEO4J_PASSWORD": password,
    }


def check_that_it_is_public(published: Store) -> None:
    """Check that a graph holds what the public may see of the survey, and not a word of the rest."""
    held = json.dumps(published.read(EVERYTHING))
    assert [words for words in PUBLIC if words not in held] == []
    assert [words for words in WITHHELD if words in held] == []
    assert {line["visibility"] for line in export_lines(published) if line["kind"] == "link"} == {"public"}


def test_a_folder_that_is_published_to_holds_what_is_public_alone(public: Settings) -> None:
    with open_store(public) as published:
        check_that_it_is_public(published)


def test_where_nobody_reviews_the_menu_offers_no_review(public: Settings, engine: Settings) -> None:
    shown = {}
    for name, settings in (("published", public), ("own", engine)):
        with TestClient(create_app(settings), base_url=HERE) as client:
            shown[name] = [str(link["href"]) for link in page(client.get("/")).select("nav a")]
            statuses = {address: client.get(address).status_code for address in shown[name]}
            assert set(statuses.values()) == {200}, statuses
            found = client.get("/review").status_code
            assert found == (404 if name == "published" else 200)
            assert SECRET not in client.get("/entities/riverbend-relief-agency").text or name == "own"
    assert [address for address in shown["own"] if address not in shown["published"]] == ["/review"]
    assert "/search" in shown["published"]


def test_a_password_on_the_command_line_is_refused_and_not_repeated(little: Settings) -> None:
    target = "bolt://neo4j:green-heron@127.0.0.1"
    with pytest.raises(InvalidQuestion) as refused:
        CliRunner().invoke(
            commands,
            ["publish", "--tier", "public", target],
            env=environment(little),
            catch_exceptions=False,
        )

    assert "green-heron" not in str(refused.value)
    assert "IHURIRO_PUBLISH_PASSWORD" in str(refused.value)


@pytest.mark.parametrize("same", [".", "../{name}", "{path}"])
def test_the_graph_itself_is_no_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, same: str) -> None:
    monkeypatch.chdir(tmp_path)
    target = same.format(name=tmp_path.name, path=tmp_path)
    own = {"IHURIRO_WORKSPACE": ".", "IHURIRO_NEO4J_URI": ""}

    with pytest.raises(InvalidQuestion, match="the graph itself"):
        CliRunner().invoke(commands, ["publish", "--tier", "public", target], env=own, catch_exceptions=False)


def test_the_same_database_of_a_neo4j_is_no_target(tmp_path: Path) -> None:
    own = {"IHURIRO_WORKSPACE": str(tmp_path), "IHURIRO_NEO4J_URI": NEO4J}

    with pytest.raises(InvalidQuestion, match="the graph itself"):
        CliRunner().invoke(commands, ["publish", "--tier", "public", NEO4J], env=own, catch_exceptions=False)


@pytest.mark.parametrize("engine", ["neo4j"], indirect=True)
def test_a_neo4j_is_published_to_with_a_password_of_its_own(tmp_path: Path, engine: Settings) -> None:
    source = {"IHURIRO_WORKSPACE": str(tmp_path), "IHURIRO_NEO4J_URI": "", "IHURIRO_NEO4J_PASSWORD": "wrong"}
    assert engine.neo4j_uri is not None and engine.neo4j_password is not None
    own = source | {"IHURIRO_PUBLISH_PASSWORD": engine.neo4j_password.get_secret_value()}
    with open_store(engine) as target:
        wipe(target)
        try:
            loaded = CliRunner().invoke(commands, ["load", str(survey())], env=own)
            done = CliRunner().invoke(commands, ["publish", "--tier", "public", engine.neo4j_uri], env=own)
            assert (loaded.exit_code, done.exit_code) == (0, 0), loaded.output + done.output
            check_that_it_is_public(target)
            assert target.read("MATCH (g:Graph) RETURN g.published AS tier ORDER BY tier LIMIT 1") == [
                {"tier": "public"}
            ]
        finally:
            stop_engine(tmp_path)
