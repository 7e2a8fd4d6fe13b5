"""Names that people of the field know: data, apart from the code that reads it."""

from pathlib import Path

BODIES = Path(__file__).parent / "bodies.csv"
"""One line for each well-known body: its usual name, and its others with a `|` between them."""
