"""Reading the user's own boundary file, whose shapes are known by their P-codes."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, field_validator

from graph.places.gazetteer import Gazetteer, gazetteer
from graph.places.place import PlaceTerm
from graph.vocabularies.files import DataFileError

_CODE_NAMES = ("pcode", "adm2_pcode", "adm1_pcode", "province_pcode")
_MOST_BYTES = 100_000_000

Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]


def _flat(position: object) -> object:
    """Drop a height, which GeoJSON allows as a third number."""
    return position[:2] if isinstance(position, list) else position


Ring = list[Annotated[tuple[Longitude, Latitude], BeforeValidator(_flat)]]


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: list[Ring]

    @field_validator("coordinates")
    @classmethod
    def _closed(cls, rings: list[Ring]) -> list[Ring]:
        if not rings or any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
            raise ValueError("each ring needs four points or more and must end where it begins")
        return rings


class _MultiPolygon(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: list[list[Ring]]

    @field_validator("coordinates")
    @classmethod
    def _closed(cls, polygons: list[list[Ring]]) -> list[list[Ring]]:
        for rings in polygons:
            _Polygon(type="Polygon", coordinates=rings)
        return polygons


class _Feature(BaseModel):
    properties: dict[str, object]
    geometry: Annotated[_Polygon | _MultiPolygon, Field(discriminator="type")]


@dataclass(frozen=True)
class Boundary:
    """The shape of a place: polygons of rings of (lon, lat), the outer ring first."""

    place: PlaceTerm
    polygons: tuple[tuple[tuple[tuple[float, float], ...], ...], ...]


def read_boundaries(path: Path, places: Gazetteer | None = None) -> tuple[Boundary, ...]:
    """Read a GeoJSON file of boundaries in the order of their P-codes, or say which feature is wrong."""
    known = places or gazetteer()
    found: dict[str, Boundary] = {}
    for number, raw in enumerate(_features(path), start=1):
        try:
            feature = _Feature.model_validate(raw)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"][:3])
            raise _wrong(path, number, f"{where}: {first['msg']}") from error
        code = _code(feature, path, number)
        place = known.by_pcode(code)
        if place is None:
            raise _wrong(path, number, f"no place has the P-code {code!r}")
        if code in found:
            raise _wrong(path, number, f"the P-code {code!r} has a shape already")
        found[code] = Boundary(place, _polygons(feature))
    return tuple(found[code] for code in sorted(found))


def _features(path: Path) -> list[object]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DataFileError(path, None, "is larger than 100 MB; simplify the shapes first")
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DataFileError(path, None, f"cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise DataFileError(path, None, "is not JSON; give a GeoJSON file of features") from error
    except json.JSONDecodeError as error:
        raise DataFileError(path, error.lineno, f"is not JSON ({error.msg})") from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features:
        raise DataFileError(path, None, "holds no features; give a GeoJSON FeatureCollection")
    return features


def _code(feature: _Feature, path: Path, number: int) -> str:
    by_lower_name = {name.lower(): value for name, value in feature.properties.items()}
    for name in _CODE_NAMES:
        if isinstance(code := by_lower_name.get(name), str) and code.strip():
            return code.strip().upper()
    raise _wrong(path, number, f"has no P-code; name the property {' or '.join(_CODE_NAMES)}")


def _wrong(path: Path, number: int, problem: str) -> DataFileError:
    return DataFileError(path, None, f"feature {number}: {problem}")


def _polygons(feature: _Feature) -> tuple[tuple[tuple[tuple[float, float], ...], ...], ...]:
    shape = feature.geometry
    polygons = [shape.coordinates] if isinstance(shape, _Polygon) else shape.coordinates
    return tuple(tuple(tuple(ring) for ring in rings) for rings in polygons)
