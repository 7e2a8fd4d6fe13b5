"""Names of codes of the OECD DAC and the United Nations, which publishers leave out because all know them."""

from functools import cache
from pathlib import Path

from graph.vocabularies.files import read_table

_FILE = Path(__file__).parent / "data" / "codes.csv"


@cache
def _names() -> dict[tuple[str, str], str]:
    rows = read_table(_FILE, ("scheme", "code", "name"))
    return {(row["scheme"], row["code"]): row["name"] for row in rows}


def name_of(scheme: str, code: str) -> str:
    """Return the name of a code such as 15160 of `dac`; "" where it is not known."""
    return _names().get((scheme, code), "")
