"""What an HSDS publication says of itself."""

from pathlib import Path

from graph.identity.normalize import slug
from graph.model.sources import Source
from loaders.readers import JsonValue, read_json
from loaders.sources.hsds.folder import PACKAGE, is_package, split_name


def source_of(path: Path) -> Source:
    """Return the source: a folder is named after itself, for its files have the same names everywhere."""
    if path.suffix.lower() != ".csv" and not path.name.endswith(PACKAGE):
        return Source(id=slug(path.stem))
    named = slug(f"{path.resolve().parent.name} {split_name(path.name)[0]}")
    if path.name.endswith(PACKAGE) and is_package(path):
        return _described(named, read_json(path))
    return Source(id=named)


def _described(named: str, package: JsonValue) -> Source:
    said = package if isinstance(package, dict) else {}
    first = said.get("licenses")
    license_ = first[0] if isinstance(first, list) and first and isinstance(first[0], dict) else {}
    return Source(
        id=named,
        title=_text(said.get("title")),
        url=_text(said.get("homepage")),
        license=_text(license_.get("name")) or _text(license_.get("title")),
    )


def _text(value: JsonValue) -> str:
    return value.strip() if isinstance(value, str) else ""
