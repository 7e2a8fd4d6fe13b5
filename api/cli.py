"""The command line: every module in `api.commands` is a command."""

import gc
import importlib
import pkgutil
import sys
from importlib.metadata import version
from typing import Any

import typer
from typer.core import TyperGroup

import api.commands
from graph.errors import AmbiguousName, IhuriroError
from graph.exchange.terminal import printable


class Commands(TyperGroup):
    """The commands, each imported when it is asked for: a command starts no slower for the others."""

    def list_commands(self, _ctx: Any) -> list[str]:
        """Return the names of the commands: those of the modules."""
        return [module.name for module in pkgutil.iter_modules(api.commands.__path__)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command that a module of this name holds."""
        if cmd_name not in self.list_commands(ctx):
            return None
        return typer.main.get_command(importlib.import_module(f"api.commands.{cmd_name}").app)


app = typer.Typer(
    name="ihuriro",
    cls=Commands,
    help="Explore who works with whom, who funds whom and who refers people to whom, and see who said so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ihuriro {version('ihuriro')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Say which version this is."
    ),
) -> None:
    """Explore who works with whom, who funds whom and who refers people to whom, and see who said so."""


def look_seldom_for_circles() -> None:
    """Let Python look less often for objects that hold each other.

    What is worked out from a large network is millions of objects that stay: to look through them again and
    again took up to half of the time of a first answer.
    """
    gc.set_threshold(100_000, 20, 100)


def main() -> None:
    """Run one command; what goes wrong is one line on stderr and exit status 1."""
    look_seldom_for_circles()
    try:
        app()
    except AmbiguousName as error:
        _fail(error, *error.candidates)
    except IhuriroError as error:
        _fail(error)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)  # noqa: T201
        sys.exit(130)


def _fail(error: IhuriroError, *candidates: str) -> None:
    could_be = f" It could be: {', '.join(candidates)}." if candidates else ""
    print(printable(f"ihuriro: {error}{could_be}"), file=sys.stderr)  # noqa: T201
    sys.exit(1)


if __name__ == "__main__":
    main()
