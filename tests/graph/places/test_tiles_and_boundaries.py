import json
from pathlib import Path

import pytest

from graph.places.boundaries import read_boundaries
from graph.places.gazetteer import gazetteer
from graph.places.tiles import read_tiles, tiles
from graph.vocabularies.files import DataFileError
from tests.material import material

SQUARE = [[30.0, -2.0], [30.1, -2.0], [30.1, -2.1], [30.0, -2.0]]


def boundaries(folder: Path, *features: object) -> Path:
    path = folder / "shapes.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def feature(code: object = "RW33", kind: str = "Polygon", coordinates: object = None) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": [SQUARE] if coordinates is None else coordinates}
    return {"type": "Feature", "properties": {"ADM2_PCODE": code}, "geometry": geometry}


def test_every_district_has_its_own_square() -> None:
    laid = tiles("RW")

    assert [tile.place for tile in laid] == list(gazetteer().districts("RW"))
    assert len({(tile.row, tile.column) for tile in laid}) == 30
    assert tiles("LU") == ()


def test_neighbors_mostly_touch_on_the_tile_map() -> None:
    [path] = material("places/district_adjacency.json")
    at = {tile.place.name: (tile.row, tile.column) for tile in tiles("RW")}
    pairs = [(a, b) for a, others in json.loads(path.read_text()).items() for b in others if a < b]
    touching = [(a, b) for a, b in pairs if max(abs(x - y) for x, y in zip(at[a], at[b], strict=True)) == 1]

    assert len(touching) / len(pairs) > 0.85


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("pcode,row,column\nRW99,0,0\n", 2, "RW99"),
        ("pcode,row,column\nRW11,0,0\nRW12,0,0\n", 3, "RW11"),
        ("pcode,row,column\nRW11,0,0\nRW11,0,1\n", 3, "already"),
        ("pcode,row,column\nRW11,-1,0\n", 2, "whole numbers"),
    ],
)
def test_a_bad_tile_map_names_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "rw.csv"
    path.write_text(text)

    with pytest.raises(DataFileError) as caught:
        read_tiles(path)

    assert caught.value.line == line
    assert words in str(caught.value)


def test_a_boundary_file_is_read_in_the_order_of_codes(tmp_path: Path) -> None:
    with_height = [[[*point, 1500.0] for point in SQUARE]]
    path = boundaries(tmp_path, feature("rw33"), feature("RW11", "MultiPolygon", [with_height]))

    shapes = read_boundaries(path)

    assert [shape.place.id for shape in shapes] == ["nyarugenge", "rubavu"]
    assert shapes[0].polygons == shapes[1].polygons
    assert shapes[1].polygons[0][0][1] == (30.1, -2.0)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (feature("RW99"), "RW99"),
        (feature("RW33"), "already"),
        (feature(None), "P-code"),
        (feature("RW11", coordinates=[SQUARE[:3]]), "four points"),
        (feature("RW11", coordinates=[[[500, 0], [1, 1], [2, 2], [500, 0]]]), "180"),
        (feature("RW11", "Point", [30, -2]), "Polygon"),
        ("nonsense", "valid dictionary"),
    ],
)
def test_a_bad_boundary_names_file_and_feature(tmp_path: Path, bad: object, words: str) -> None:
    path = boundaries(tmp_path, feature("RW33"), bad)

    with pytest.raises(DataFileError) as caught:
        read_boundaries(path)

    assert f"{path}: feature 2: " in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"features": []}', '"' + "x" * 10])
def test_what_is_no_geojson_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "shapes.geojson"
    path.write_text(text)

    with pytest.raises(DataFileError, match=r"shapes\.geojson"):
        read_boundaries(path)


def test_real_shapes_of_all_districts_are_read() -> None:
    [path] = material("places/rwanda_districts_simplified.geojson")

    shapes = read_boundaries(path)

    assert [shape.place for shape in shapes] == list(gazetteer().districts("RW"))
    assert all(max(len(rings[0]) for rings in shape.polygons) > 30 for shape in shapes)
