"""`ihuriro districts`: who is active in which district."""

import typer

from api.session import AS_OF_OPTION, JSON_OPTION, limit_option, opened, say, write_json, write_table
from graph.questions.districts import District, districts
from graph.questions.periods import age
from graph.questions.resolve import resolve

app = typer.Typer()


@app.command("districts")
def districts_command(
    theme: str | None = typer.Option(None, "--theme", help="Only this theme and its parts.", metavar="T"),
    as_of: str | None = AS_OF_OPTION,
    limit: int = limit_option(10, "Most organizations named for a district."),
    as_json: bool = JSON_OPTION,
) -> None:
    """Say how many organizations are active in each district, and which."""
    with opened() as store:
        about = None if theme is None else resolve(store, theme)
        found = districts(store, about, as_of=as_of, limit=limit)
    if as_json:
        write_json(found)
        return
    rows = [[each.name, str(each.organizations), str(each.perhaps), _who(each)] for each in found.districts]
    write_table(f"on {found.as_of}", ["district", "known", "perhaps", "who"], rows)
    say(
        f"{found.organizations} known in some district; {found.elsewhere} more only in other places; "
        f"of {found.nowhere} more nobody says where"
    )


def _who(district: District) -> str:
    named = [
        f"{each.name} ({age(True, each.said_on)})" if each.undated else each.name for each in district.active
    ]
    more = district.organizations - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
