"""The little network, as the tests of questions have it."""

from tests.graph.questions.conftest import little

__all__ = ["little"]
