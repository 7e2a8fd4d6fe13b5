"""Pages of the documentation that are written from the code: `python -m api.docs`."""

from pathlib import Path

from pydantic.fields import FieldInfo

from graph.measures.measure import Measure, declared
from graph.measures.view import ROOMS, WEIGHING
from graph.model.entities import ENTITY_KINDS, FUNDER
from graph.model.links import LINK_KINDS
from graph.model.statements import Description, Link, Statement
from loaders.catalogue import catalogue

DOCS = Path(__file__).parents[1] / "docs"
_ON_MEASURES = """
`ihuriro measures` and the page `/measures` answer who holds a network together, and how sure that is.

**What is measured** is a view of the graph: by default all organizations that are one body, tied or not,
and the links by which they act on each other, at every date. Parallel links are one tie, ties have no
direction and all count the same. Kinds, links, dates, sources, confidence, place and theme narrow the
view; `--through` ties two by what they share instead. Weights are strengths: the shortest ways take one
by the strength as length.

**How sure** (`--doubt ties`): up to 200 networks are made that could be the true one. Each leaves out a
share of the known ties (`--wrong`, 5 %) and adds ties as if a share of the true ones were missing
(`--missing`, 20 %), more where more are known, and as often between two with a neighbor in common as
known ties are. The interval of a place holds nine of ten of the places that come out. Tried on networks
that are fully known, of which so many ties were taken away and put in by chance, the intervals held 81 to
99 of 100 true places; but where all have about as many ties, those who truly come first were in theirs
only in about half of all tries. Where entities times ends of ties are more than 4 million, betweenness and
harmonic closeness are only estimated on each of these networks, so that the intervals are wider; the answer
says so. `--doubt sources` draws the sources anew instead, some not at all and some twice, and shows what
rests on one of them. Nobody is called first of whom fewer than three statements are known, or all from one
source.

**Communities** are looked for up to 50 times, each time in another order. The best division is shown;
*ambiguity* says how much the company of each changes from run to run, *stability* how much of a community
is found again in the possible networks.

**Without somebody** (`--without`): what those who stay lose when it leaves, beside 200 random removals of
as many; how near all are to each other, in larger networks fewer times, and above 1,500 entities not at all.

**What is not defined is null**, with its reason, never 0. **Estimates say so**: where entities times ends
of ties are more than 60 million, betweenness and harmonic closeness start from some entities, drawn by
chance, and their largest standard error is told.
""".strip()
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


def measures_page() -> str:
    """Return the page on measures: what each finds, how to read it, and who wrote of it."""
    parts = ["# Measures", _NOTE, _ON_MEASURES, _weights()]
    for each in declared().values():
        said = f"{each.finds} {each.reading}\n\n{_comes_first(each)}*{each.reference}*"
        parts.append(f"## {each.title} (`{each.name}`)\n\n{said}")
    return "\n\n".join(parts) + "\n"


def _weights() -> str:
    rows = [f"| `{name}` | {words} |" for name, words in WEIGHING.items()]
    rooms = [f"| `{name}` | {room.title} |" for name, room in ROOMS.items()]
    return "\n".join(
        [
            "| weight | a tie counts |",
            "|---|---|",
            *rows,
            "",
            "| through | tied are who |",
            "|---|---|",
            *rooms,
        ]
    )


def _comes_first(measure: Measure) -> str:
    if not measure.first:
        return "It is no ranking.\n\n"
    return "" if measure.first == "high" else "A low number comes first.\n\n"


PAGES = {"model.md": model_page, "loaders.md": loaders_page, "measures.md": measures_page}


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
