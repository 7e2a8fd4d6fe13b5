"""Rules of the house: read from the files, so that no one has to remember them."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.docs import PAGES
from tests.material import material

PROJECT = Path(__file__).parents[1]
ROOMS = ("graph", "loaders", "api", "tools")
# What a room may not import.
CLOSED = {"graph": {"loaders", "api", "tests"}, "loaders": {"api", "tests"}, "api": {"tests"}}
# Names of files that would say nothing of what is in them.
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
# Kinds whose names in the data are no names of bodies.
# Acronyms of kinds of bodies, of which every district has one.
KINDS_OF_BODIES = {"JADF"}
NO_BODIES = {"OPERATES_IN", "SERVES", "WORKS_ON", "REFERS_TO", "LACKS", "ADVOCATES"}
CYPHER = re.compile(
    r"^\s*(MATCH|OPTIONAL MATCH|MERGE|CREATE|UNWIND)\s*[(\[$]|^\s*(MATCH|UNWIND) ", re.MULTILINE
)


def files(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (PROJECT / room).rglob("*.py"))


def where(path: Path, line: int = 0) -> str:
    return f"{path.relative_to(PROJECT)}:{line}"


def imported(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""


@pytest.mark.parametrize("room", CLOSED)
def test_imports_go_one_way(room: str) -> None:
    wrong = [
        f"{where(path, line)} imports {name}"
        for path in files(room)
        for line, name in imported(path)
        if name.split(".")[0] in CLOSED[room]
    ]
    assert not wrong


def test_no_file_is_longer_than_a_person_reads() -> None:
    lengths = {where(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files(*ROOMS)}
    assert not {path: length for path, length in lengths.items() if length > LONGEST_FILE}


def test_no_function_is_longer_than_a_page() -> None:
    wrong = {
        f"{where(path, node.lineno)} {node.name}": length
        for path in files(*ROOMS)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert not wrong


def test_every_file_is_named_after_what_is_in_it() -> None:
    assert not [where(path) for path in files(*ROOMS) if path.stem in EMPTY_WORDS]


def test_cypher_stands_in_constants_and_only_one_file_writes_it_from_the_model() -> None:
    wrong = [
        where(path, node.lineno)
        for path in files("graph", "loaders", "api")
        if path != PROJECT / "graph" / "bolt" / "cypher.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) and CYPHER.search(_plain(node))
    ]
    assert not wrong


def _plain(text: ast.JoinedStr) -> str:
    return "".join(
        part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "X"
        for part in text.values
    )


def test_every_question_to_the_graph_is_ordered_and_limited() -> None:
    wrong = [
        f"{where(path, line)} {name}"
        for path in files("graph", "loaders", "api")
        for line, name, text in constants(path)
        if CYPHER.search(text)
        and "RETURN" in text
        and not re.search(r"\b(SET|DELETE|CREATE|MERGE|REMOVE)\b", text)
        and not _is_bounded(text)
    ]
    assert not wrong


def _is_bounded(text: str) -> bool:
    """Return whether a query orders and limits; one that collects all into one row has only to order."""
    one_row = re.search(r"RETURN\s+(collect|count|sum|min|max|coalesce)\(", text)
    return ("ORDER BY" in text and "LIMIT" in text) or bool(one_row and "LIMIT" in text)


def constants(path: Path) -> Iterator[tuple[int, str, str]]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                yield node.lineno, name, text


@pytest.mark.parametrize("page", PAGES)
def test_what_the_docs_say_of_the_code_is_what_the_code_says(page: str) -> None:
    written = (PROJECT / "docs" / page).read_text(encoding="utf-8")
    assert written == PAGES[page](), "write it anew with: make docs"


@pytest.fixture(scope="module")
def names() -> set[str]:
    """Names and acronyms of organizations in the data that this project was tried on."""
    found: set[str] = set()
    for gold in material("*/gold.jsonl"):
        for line in gold.read_text(encoding="utf-8").splitlines():
            found |= _bodies(json.loads(line))
    return {name for name in found if _is_telling(name)}


def _bodies(document: dict[str, object]) -> set[str]:
    found = {str(document.get("subject") or "")}
    facts = document.get("facts")
    assert isinstance(facts, list)
    for fact in facts:
        found |= {fact["from"], *fact.get("from_aliases", ())}
        if fact["type"] not in NO_BODIES:
            found |= {fact["to"], *fact.get("to_aliases", ())}
    return found


def _is_telling(name: str) -> bool:
    """Return whether a name is one body's own: capital words, or an acronym that is no word."""
    words: list[str] = re.findall(r"[^\W\d_]+", name)
    if len(words) == 1:
        return bool(re.fullmatch(r"[A-Z]{4,}", name))
    return sum(word[0].isupper() for word in words) >= max(2, len(words) - 2)


def test_no_organization_of_the_data_stands_in_the_code(names: set[str]) -> None:
    assert len(names) > 100
    wrong = []
    for path in sorted(path for room in ("graph", "loaders") for path in (PROJECT / room).rglob("*")):
        if path.suffix in {".py", ".csv", ".yaml", ".json", ".txt"} and path.is_file():
            text = " ".join(path.read_text(encoding="utf-8").split())
            wrong += [
                f"{where(path)}: {name}"
                for name in sorted(names - KINDS_OF_BODIES)
                if name in text and re.search(rf"\b{re.escape(name)}\b", text)
            ]
    assert not wrong


@pytest.mark.parametrize(
    ("module", "reader"),
    [("known", "graph/identity/known.py"), ("graph.identity.known", "graph/identity/bodies.py")],
)
def test_known_names_serve_nothing_but_the_comparing_of_bodies(module: str, reader: str) -> None:
    readers = {
        path.relative_to(PROJECT).as_posix()
        for path in files(*ROOMS)
        for _, name in imported(path)
        if name == module
    }
    assert readers == {reader}
