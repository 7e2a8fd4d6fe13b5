"""Text in the cells of tables that spreadsheet programs open."""

# The wide forms are what programs set to Chinese or Japanese take for the same signs.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula when it opens a CSV file."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
