"""How people write currencies: signs, codes and names in several languages."""

from functools import cache
from pathlib import Path

from graph.vocabularies.files import read_table

_FILE = Path(__file__).parent / "data" / "currencies.csv"


@cache
def currency_words() -> dict[str, str]:
    """Return the code of a currency by each way to write it."""
    rows = read_table(_FILE, ("code", "words"))
    return {word: row["code"] for row in rows for word in row.spellings("words")}
