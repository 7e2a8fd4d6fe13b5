"""The vocabulary that every graph knows beforehand."""

from pathlib import Path

import pytest

import loaders.pipeline
from graph.bolt.store import Store
from graph.model.entities import Place
from graph.places.gazetteer import gazetteer
from loaders.reference import REFERENCE, reference_statements
from tests.little_network import grants
from tests.loaders.loading import exported, load


def test_all_districts_of_the_shipped_country_are_there_after_any_load(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, grants())

    pcodes = {line.get("pcode") for line in exported(store) if "District" in line.get("labels", ())}
    shipped = {
        place.pcode for place in gazetteer().places if place.level == "district" and place.country == "RW"
    }
    assert len(shipped) == 30
    assert shipped <= pcodes


def test_a_new_version_of_the_vocabulary_is_loaded_and_the_old_goes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [one for one in reference_statements() if one.record == "list of places"]
    new = Place(stated_id="new-isle", name="New Isle", record="list of places")

    with monkeypatch.context() as patch:
        patch.setattr(loaders.pipeline, "reference_statements", lambda: iter([*places, new]))
        patch.setattr(loaders.pipeline, "reference_version", lambda: "newer")
        load(store, tmp_path)
        assert "new-isle" in _ids(store)
    load(store, tmp_path)

    assert "new-isle" not in _ids(store)
    assert [line["sha256"] for line in exported(store) if line["id"] == REFERENCE]


def _ids(store: Store) -> set[str]:
    return {str(line["id"]) for line in exported(store) if line["kind"] == "entity"}
