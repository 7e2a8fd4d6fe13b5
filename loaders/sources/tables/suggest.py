"""A first draft of a mapping, from the headers of a table and what stands under them."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import yaml

from graph.errors import SourceUnusable
from graph.exchange.terminal import printable
from graph.identity.normalize import fold
from graph.vocabularies.terms import vocabulary
from loaders.readers import kind_of
from loaders.sources.tables.guessing import Guess, Guessed, currency_of, decimals_of, guessed, is_date
from loaders.sources.tables.headings import Meaning
from loaders.sources.tables.sheets import NOT_DATA, cells_of

_LINKS: dict[Meaning, tuple[str, str]] = {
    "partner": ("PARTNERS_WITH", "to"),
    "donor": ("FUNDS", "from"),
    "recipient": ("FUNDS", "to"),
    "place": ("OPERATES_IN", "to"),
    "theme": ("WORKS_ON", "to"),
    "population": ("SERVES", "to"),
    "members": ("MEMBER_OF", "from"),
    "member of": ("MEMBER_OF", "to"),
    "project": ("IMPLEMENTS", "to"),
}
_OURS: dict[Meaning, str] = {"name": "name", "acronym": "aliases", "website": "website", "founded": "since"}
_WHY_NOT: dict[Meaning | None, str] = {
    None: "not recognized",
    "person": "contacts of persons are not collected",
    "counter": "numbers of rows say nothing",
    "amount": "an amount needs who gave it, and a currency: see `columns:` of a `link: FUNDS`",
    "currency": "there is no amount that it belongs to",
    "number": "a number needs the people that it counts",
}
_LONGEST = 60
_MOST_WORDS = 40


def suggest(path: Path) -> str:
    """Return a mapping that loads as it is where the guess is right; raise SourceUnusable without any."""
    if kind_of(path) not in ("csv", "xlsx"):
        raise SourceUnusable(f"{path.name}: is no table; a mapping is for CSV and XLSX")
    sheets: list[Guessed] = []
    skipped: list[str] = []
    for name, rows in groupby(cells_of(path), key=lambda row: row.sheet):
        sheet = guessed(name, rows) if fold(name) not in NOT_DATA else None
        if sheet is not None and _says_rows(sheet):
            sheets.append(sheet)
        else:
            skipped.append(name)
    if not sheets:
        raise SourceUnusable(
            f"{path.name}: no row looks like a header with the names of organizations under it; "
            "write the mapping by hand, as docs/tables.md shows, or fill in `ihuriro tables template FILE`"
        )
    return "\n".join([*_head(path, sheets), *_sheets(sheets, skipped)]) + "\n"


def _says_rows(sheet: Guessed) -> bool:
    return bool(sheet.of("name")) or _is_list_of_grants(sheet)


def _is_list_of_grants(sheet: Guessed) -> bool:
    return bool(sheet.of("donor") and sheet.of("recipient") and not sheet.of("name"))


def _head(path: Path, sheets: list[Guessed]) -> Iterator[str]:
    name = printable(path.name)
    yield f"# A first draft of what the columns of {name} mean."
    yield "# Check each line, correct it or take it out, then:"
    yield f"#   ihuriro load {name} --map THIS-FILE.yaml --dry-run"
    yield "source:"
    yield f"  title: {quoted(sheets[0].title or path.stem)}"
    yield "  # publisher: who published it"
    yield "  # published: 2024-05"
    yield "  # license: CC-BY-4.0"
    yield "# What the file covers completely, if it does: whoever is not in it is not there."
    yield "# covers:"
    yield "#   themes: [health]"
    yield "#   places: [Rwanda]"
    yield "#   on: 2024-05"
    marks = {mark for sheet in sheets for guess in sheet.of("amount") if (mark := decimals_of(guess))}
    if len(marks) == 1:
        yield f"decimals: {quoted(marks.pop())}  # what stands before the decimals of amounts"
    yield "# dates: day first  # where no date of a column tells whether day or month stands first"
    yield "# places_in: RW  # the country in which names of places are clear"


def _sheets(sheets: list[Guessed], skipped: list[str]) -> Iterator[str]:
    if not sheets[0].name:
        yield f"header: {sheets[0].header}"
        yield from _table(sheets[0], "")
        return
    yield "sheets:"
    for sheet in sheets:
        yield f"  - name: {quoted(sheet.name)}"
        yield f"    header: {sheet.header}"
        yield from _table(sheet, "    ")
    for name in skipped:
        yield f"  # not read: {_shown(name)}"


def _table(sheet: Guessed, indent: str) -> Iterator[str]:
    used = {guess.header for guess in sheet.of("name")[:1]}
    lines = list(_grants(sheet, used) if _is_list_of_grants(sheet) else _entities(sheet, used))
    yield from (f"{indent}{line}" for line in lines)
    for guess in sheet.columns:
        if guess.header not in used:
            why = _WHY_NOT.get(guess.meaning, "another column is it already, or nothing takes it")
            yield f"{indent}# ignored: {_shown(guess.header)}: {why}{_example(guess)}"


def _grants(sheet: Guessed, used: set[str]) -> Iterator[str]:
    """A row is one grant: who gave it, who got it."""
    amounts = _money(sheet)
    columns = {
        sheet.of("donor")[0].header: "from",
        sheet.of("recipient")[0].header: "to",
        **amounts,
        **_dates(sheet),
    }
    columns |= {guess.header: "project" for guess in sheet.of("project")[:1]}
    yield "columns:"
    for header, ours in columns.items():
        used.add(header)
        yield f"  {quoted(header)}: {ours}"
    yield "constants:"
    yield "  type: FUNDS"
    yield from (f"  currency: {code}" for code in _currency(sheet, amounts))


def _entities(sheet: Guessed, used: set[str]) -> Iterator[str]:
    """A row is one organization, and its links."""
    yield "constants:"
    yield f"  kind: {'Network' if sheet.of('members') else 'Organization'}  # what each row describes"
    yield "columns:"
    taken: set[str] = set()
    for guess in sheet.columns:
        ours = _OURS.get(guess.meaning) if guess.meaning else None
        if ours and (ours not in taken or ours == "aliases") and _fits(guess):
            taken.add(ours)
            used.add(guess.header)
            yield f"  {quoted(guess.header)}: {ours}  # {guess.why}{_example(guess)}"
        elif guess.meaning == "sort" and "sort" not in taken:
            taken.add("sort")
            used.add(guess.header)
            yield from _sort(guess)
        elif guess.meaning in _LINKS:
            used.add(guess.header)
            yield from _template(sheet, guess, used)
    dates = _dates(sheet)
    if dates and any(guess.meaning in _LINKS for guess in sheet.columns):
        used.update(dates)
        yield "links:  # what every link of a row has"
        yield "  columns:"
        yield from (f"    {quoted(header)}: {ours}" for header, ours in dates.items())


def _fits(guess: Guess) -> bool:
    return guess.meaning != "founded" or all(map(is_date, guess.values[:_MOST_WORDS]))


def _template(sheet: Guessed, guess: Guess, used: set[str]) -> Iterator[str]:
    link, cell = _LINKS[guess.meaning] if guess.meaning else ("", "")
    yield f"  {quoted(guess.header)}:  # {guess.why}{_example(guess)}"
    yield f"    link: {link}"
    if cell == "from":
        yield "    cell: from  # those in the cell come first"
    if guess.separators:
        marks = ", ".join(map(quoted, (";", "\n", *guess.separators)))
        yield f"    separators: [{marks}]"
    columns = _of_link(sheet, guess)
    used.update(columns)
    if columns:
        yield "    columns:"
        yield from (f"      {quoted(header)}: {ours}" for header, ours in columns.items())
    yield from (f"    constants: {{currency: {code}}}" for code in _currency(sheet, columns))


def _of_link(sheet: Guessed, guess: Guess) -> dict[str, str]:
    """Return the columns that belong to the links of another: amounts to the giver, numbers to the people."""
    if guess in sheet.of("donor")[:1]:
        return _money(sheet)
    if guess in sheet.of("population")[:1]:
        return {each.header: "number" for each in sheet.of("number")[:1]}
    return {}


def _money(sheet: Guessed) -> dict[str, str]:
    """Return the columns of an amount and its currency, where the currency is known."""
    amounts, currencies = sheet.of("amount")[:1], sheet.of("currency")[:1]
    if not amounts or not (currencies or currency_of(amounts[0])):
        return {}
    columns = {amounts[0].header: "amount"}
    return columns | {each.header: "currency" for each in currencies}


def _currency(sheet: Guessed, columns: dict[str, str]) -> Iterator[str]:
    """Yield the currency of the amounts among these columns, where their header alone names it."""
    ours = columns.values()
    if "amount" in ours and "currency" not in ours and (code := currency_of(sheet.of("amount")[0])):
        yield code


def _dates(sheet: Guessed) -> dict[str, str]:
    found: dict[str, str] = {}
    for meaning, ours in (("start", "since"), ("end", "until")):
        found |= {
            guess.header: ours
            for guess in sheet.columns
            if guess.meaning == meaning and ours not in found.values() and any(map(is_date, guess.values))
        }
    return found


def _sort(guess: Guess) -> Iterator[str]:
    known = {text: term.id for text in dict.fromkeys(guess.values) if (term := vocabulary("sort").find(text))}
    yield f"  {quoted(guess.header)}:  # {guess.why}{_example(guess)}"
    yield "    column: sort"
    if known:
        yield "    values:"
        yield from (
            f"      {quoted(' '.join(text.split()))}: {known[text]}" for text in list(known)[:_MOST_WORDS]
        )


def quoted(text: str) -> str:
    """Return a text as YAML has it in quotes, on one line."""
    return str(yaml.safe_dump(text, default_style='"', allow_unicode=False, width=1_000_000)).strip()


def _example(guess: Guess) -> str:
    return f", such as {_shown(guess.values[0])}" if guess.values else ", empty"


def _shown(text: str) -> str:
    """Return a text as it may stand in a comment: one line, not long."""
    plain = printable(" ".join(text.split()))
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
