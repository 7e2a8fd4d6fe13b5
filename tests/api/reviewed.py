"""An invented profile with names that another source writes otherwise: something to review."""

from pathlib import Path

TEXT = """Marigold House

About us. Marigold House is a non-governmental organization in Rwanda, founded in 2009. It cares for
survivors & their <b>families</b>.

Marigold House is a member of the Copper Kettle Network. It works in partnership with Slate Roof Trust
and is funded by the Juniper Gate Foundation.
"""
TABLE = "kind,name,aliases,country\nOrganization,Marigold Houses,,RW\nOrganization,Slate Roofs Trust,SRT,RW\n"


def review_files(folder: Path) -> list[Path]:
    """Write a text that a program has to read, and a table with names that are nearly the same."""
    profile, table = folder / "marigold.txt", folder / "register.csv"
    profile.write_text(TEXT, encoding="utf-8")
    table.write_text(TABLE, encoding="utf-8")
    return [profile, table]
