"""What can be set, and that the example says the same."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from graph.settings import Settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def example() -> dict[str, str]:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    pairs = [
        line.removeprefix("# ").split("=", 1)
        for line in lines
        if line.removeprefix("# ").startswith("IHURIRO_")
    ]
    return dict(pairs)


def test_the_example_names_every_setting_and_no_other() -> None:
    assert set(example()) == {f"IHURIRO_{name.upper()}" for name in Settings.model_fields}


def test_the_example_shows_the_defaults() -> None:
    shown = {name.removeprefix("IHURIRO_").lower(): value for name, value in example().items() if value}

    assert Settings.model_validate(shown) == Settings.model_construct()


def test_the_example_explains_every_setting_in_its_own_words() -> None:
    text = " ".join(EXAMPLE.read_text(encoding="utf-8").replace("# ", " ").split())

    assert [
        name for name, field in Settings.model_fields.items() if (field.description or "-") not in text
    ] == []


def test_the_environment_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IHURIRO_WORKSPACE", "elsewhere")
    monkeypatch.setenv("IHURIRO_NEO4J_URI", "")

    settings = Settings()

    assert settings.workspace == Path("elsewhere")
    assert settings.neo4j_uri is None, "an empty value is none"


def test_passwords_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IHURIRO_NEO4J_PASSWORD", "green-heron")

    assert "green-heron" not in repr(Settings())


@pytest.mark.parametrize(("name", "value"), [("engine_memory", "lots"), ("idle_minutes", "0")])
def test_senseless_values_are_refused(name: str, value: str) -> None:
    with pytest.raises(ValidationError, match=name):
        Settings.model_validate({name: value})
