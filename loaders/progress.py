"""Who is told how far a load is."""

from collections.abc import Callable
from typing import Protocol


class Progress(Protocol):
    """Is told how far a load is."""

    def reading(self, file: str) -> Callable[[int], None]:
        """Return what is called with the number of rows read."""

    def writing(self, file: str, things: int) -> Callable[[int], None]:
        """Return what is called with the number of entities and statements written."""

    def say(self, line: str) -> None:
        """Say one line."""


class Silence:
    """Progress that nobody wants to hear of."""

    def reading(self, _file: str) -> Callable[[int], None]:
        """Return what takes no notice."""
        return lambda _: None

    def writing(self, _file: str, _things: int) -> Callable[[int], None]:
        """Return what takes no notice."""
        return lambda _: None

    def say(self, line: str) -> None:
        """Say nothing."""
