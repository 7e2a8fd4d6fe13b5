"""From the rows of vocabulary files to terms, with every mistake named by file and line."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from graph.vocabularies.files import DataFileError, TableRow, read_table
from graph.vocabularies.spellings import spelling_key
from graph.vocabularies.vocabulary import Scheme, Term, Vocabulary

_COLUMNS = ("id", "broader", "sensitive", "codes", "en")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def read_vocabulary(scheme: Scheme, paths: Iterable[Path]) -> Vocabulary:
    """Build one vocabulary from its files; later files extend and correct the earlier."""
    terms: dict[str, Term] = {}
    keys: dict[str, str] = {}
    for path in paths:
        rows = {row["id"]: row for row in _unique(read_table(path, _COLUMNS))}
        claimed: dict[str, TableRow] = {}
        for row in rows.values():
            term = _term(scheme, row, terms.get(row["id"]))
            terms[term.id] = term
            _claim(row, term.id, keys, claimed)
        for row in rows.values():
            _check_broader(row, terms)
        _check_codes(rows.values(), terms)
    return Vocabulary(scheme, _inherit_sensitivity(terms), keys)


def _unique(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    seen: dict[str, int] = {}
    for row in rows:
        if not _SLUG.fullmatch(row["id"]):
            raise row.error(f"id {row['id']!r} must be small letters, digits and hyphens, like legal-aid")
        if row["id"] in seen:
            raise row.error(f"id {row['id']!r} stands already in line {seen[row['id']]}; make them one line")
        seen[row["id"]] = row.line
        yield row


def _term(scheme: Scheme, row: TableRow, known: Term | None) -> Term:
    names = _names(row)
    if known is None and not names.get("en"):
        raise row.error("a new term needs an English name in the column 'en'")
    if row["sensitive"].lower() not in {"", "yes", "no"}:
        raise row.error(f"column 'sensitive' says {row['sensitive']!r}; write yes, no or nothing")
    sensitive = row["sensitive"].lower() == "yes"
    broader, codes = row["broader"] or None, row.spellings("codes")
    if known is None:
        return Term(row["id"], scheme, names["en"][0], names, broader, codes, sensitive)
    merged = {
        language: tuple(dict.fromkeys((*known.names.get(language, ()), *names.get(language, ()))))
        for language in (*known.names, *(each for each in names if each not in known.names))
    }
    return replace(
        known,
        names=merged,
        broader=broader or known.broader,
        codes=tuple(dict.fromkeys((*known.codes, *codes))),
        sensitive=sensitive if row["sensitive"] else known.sensitive,
    )


def _names(row: TableRow) -> dict[str, tuple[str, ...]]:
    languages = [column for column in row.cells if column not in _COLUMNS[:4]]
    for column in languages:
        if not _LANGUAGE.fullmatch(column):
            raise DataFileError(row.path, 1, f"column {column!r} is neither known nor the code of a language")
    return {language: spellings for language in languages if (spellings := row.spellings(language))}


def _claim(row: TableRow, term_id: str, keys: dict[str, str], claimed: dict[str, TableRow]) -> None:
    """Give a row's spellings to its term; a later file may take a spelling over, the same file may not."""
    for label in (label for labels in _names(row).values() for label in labels):
        key = spelling_key(label)
        if not key:
            raise row.error(f"the spelling {label!r} has no letters or digits")
        other = claimed.setdefault(key, row)
        if other["id"] != term_id:
            raise row.error(
                f"the spelling {label!r} belongs to {other['id']!r} already (line {other.line}); "
                "keep it in one of the two"
            )
        keys[key] = term_id


def _check_broader(row: TableRow, terms: Mapping[str, Term]) -> None:
    path = [row["id"]]
    while (above := terms[path[-1]].broader) is not None:
        if above not in terms:
            raise row.error(f"the broader term {above!r} is not in this vocabulary")
        if above in path:
            raise row.error(f"the broader terms run in a circle: {' > '.join([*path, above])}")
        path.append(above)


def _check_codes(rows: Iterable[TableRow], terms: Mapping[str, Term]) -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for term in terms.values():
        for code in term.codes:
            owners[code].append(term.id)
    for row in rows:
        for code in row.spellings("codes"):
            if ":" not in code:
                raise row.error(f"the code {code!r} must say its list, like dac:15160")
            if others := [owner for owner in owners[code] if owner != row["id"]]:
                raise row.error(f"the code {code!r} belongs to {others[0]!r} too; keep it in one of them")


def _inherit_sensitivity(terms: Mapping[str, Term]) -> dict[str, Term]:
    """Mark whatever is narrower than a sensitive term as sensitive too."""

    def sensitive(term: Term) -> bool:
        return term.sensitive or (term.broader is not None and sensitive(terms[term.broader]))

    return {term.id: replace(term, sensitive=sensitive(term)) for term in terms.values()}
