"""What a judgement will change, in words for a terminal."""

from collections.abc import Iterator

from graph.maps.words import counted
from loaders.foreseeing import Foreseen


def foreseen_in_words(foreseen: Foreseen) -> Iterator[str]:
    """Yield what will be when two are judged, and why that is doubtful, line by line."""
    for part in foreseen.entities:
        was = f", from {' and '.join(part.was)}" if part.was != (part.id,) else ""
        yield f"{part.name} ({part.id}){was}"
    yield f"{counted(foreseen.links_moved, 'link', 'links')} will begin or end elsewhere"
    for line in foreseen.conflicts:
        yield f"sources differ on {line}"
    for line in foreseen.doubts:
        yield f"doubt: {line}"
