"""Pages of the documentation that are written from the code: `python -m api.docs`."""

from pathlib import Path

from pydantic.fields import FieldInfo

from graph.model.entities import ENTITY_KINDS, FUNDER
from graph.model.links import LINK_KINDS
from graph.model.statements import Description, Link, Statement
from loaders.catalogue import catalogue

DOCS = Path(__file__).parents[1] / "docs"
_NOTE = "<!-- Written by `make docs` from the code; change it there. -->"


def model_page() -> str:
    """Return the page on the model: every kind of entity and link with its fields."""
    parts = [
        "# The model",
        _NOTE,
        "A graph is made of **statements**: each is one checked thing that one source says, of one entity (a "
        "description) or of two (a link). One relationship in the database is one statement by one source.",
        "## What every statement has",
        _fields(Statement.model_fields),
        "## What every description has",
        _fields(_beyond(Description, Statement)),
        "## Kinds of entities",
        *(_entity(kind) for kind in ENTITY_KINDS),
        f"### {FUNDER}\n\nNot described by anybody: what gives money by some link.",
        "## What every link has",
        _fields(_beyond(Link, Statement)),
        "## Kinds of links",
        _links_at_a_glance(),
        *(_link(kind) for kind in LINK_KINDS),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


_LOADED = """\
The format is told from the content of a file, not from its name. Folders, ZIP archives and files packed with
gzip are loaded file by file; files that belong together are read together, whichever of them is given."""


def loaders_page() -> str:
    """Return the page on loaders: what each reads, makes of it, and leaves out."""
    parts = ["# Loaders", _NOTE, _LOADED]
    for loader in sorted(catalogue().values(), key=lambda one: one.name):
        parts.append(
            f"## {loader.name}: {loader.title}\n\n- reads: {loader.reads}\n- becomes: {loader.becomes}\n"
            f"- leaves out: {loader.leaves_out}\n- version: {loader.version}"
        )
    return "\n\n".join(parts) + "\n"


PAGES = {"model.md": model_page, "loaders.md": loaders_page}


def main() -> None:
    """Write the pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


def _entity(kind: type[Description]) -> str:
    parent = next(base for base in kind.__mro__[1:] if issubclass(base, Description))
    look = f"Labels `{'`, `'.join(kind.labels)}`; drawn as {kind.shape}, {kind.color}."
    return "\n\n".join(
        [f"### {kind.label}", f"{kind.__doc__} {look}", _fields(_beyond(kind, parent))]
    ).rstrip()


def _link(kind: type[Link]) -> str:
    return "\n\n".join([f"### {kind.type}", kind.__doc__ or "", _fields(_beyond(kind, Link))]).rstrip()


def _links_at_a_glance() -> str:
    rows = ["| type | from | to | carries influence |", "|---|---|---|---|"]
    for kind in LINK_KINDS:
        rows.append(
            f"| {kind.type} | {', '.join(kind.sources)} | {', '.join(kind.targets)} "
            f"| {'yes' if kind.influence else ''} |"
        )
    return "\n".join(rows)


def _beyond(kind: type[Statement], parent: type[Statement]) -> dict[str, FieldInfo]:
    return {name: field for name, field in kind.model_fields.items() if name not in parent.model_fields}


def _fields(fields: dict[str, FieldInfo]) -> str:
    if not fields:
        return ""
    rows = [f"| `{name}` | {field.description or ''} |" for name, field in fields.items()]
    return "\n".join(["| field | what it is |", "|---|---|", *rows])


if __name__ == "__main__":
    main()
