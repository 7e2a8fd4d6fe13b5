"""In which languages a service is offered, as people read it."""

from fastapi.testclient import TestClient

from api.app import create_app
from graph.bolt.store import Store
from graph.settings import Settings
from tests.api.commands.command_line import ihuriro
from tests.api.conftest import HERE, load, words
from tests.loaders.sources.hsds_read import SAMPLE


def test_the_languages_of_a_service_stand_on_its_pages_and_in_the_terminal(
    store: Store, settings: Settings, environment: dict[str, str]
) -> None:
    load(store, settings, SAMPLE / "datapackage.json")

    with TestClient(create_app(settings), base_url=HERE) as client:
        assert "Languages French, Kinyarwanda" in words(client.get("/entities/lawyers-on-bicycles"))
        told = words(client.get("/referrals", params={"service": "Lawyers on Bicycles"}))
    shown = ihuriro("referrals", "--service", "Lawyers on Bicycles", environment=environment)

    assert "for Women who cannot pay a lawyer ; in French , Kinyarwanda ; checked on 2023-05-02" in told
    assert "for: Women who cannot pay a lawyer; in French, Kinyarwanda; checked on 2023-05-02" in shown.stdout
