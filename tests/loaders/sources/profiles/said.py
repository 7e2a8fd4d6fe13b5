"""What the rules of one module find in a text."""

import tempfile
from pathlib import Path

from graph.model.statements import Statement
from loaders.readers import Document, read_document
from loaders.sources.profiles.bodies import Cast, cast_of
from loaders.sources.profiles.claims import Claim, Rule
from loaders.sources.profiles.passages import Sentence, sentences
from loaders.sources.profiles.reading import read

Said = set[tuple[str, str, str]]


def document(text: str) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "profile.txt"
        path.write_text(text, encoding="utf-8")
        return read_document(path)


def statements(text: str) -> list[Statement]:
    """All that the loader reads in a text, also where that is nothing."""
    return [each for said in read(document(text)).statements.values() for each in said]


def parsed(text: str) -> tuple[list[Sentence], Cast]:
    whole = document(text)
    parts = sentences(whole)
    return parts, cast_of(whole, parts)


def claims(text: str, rules: tuple[Rule, ...]) -> list[Claim]:
    parts, cast = parsed(text)
    return [claim for rule in rules for claim in rule.claims(parts, cast)]


def said(text: str, rules: tuple[Rule, ...]) -> Said:
    return {(claim.from_.name, claim.kind.type, claim.to.name) for claim in claims(text, rules)}


def found(text: str, rules: tuple[Rule, ...], name: str) -> Claim:
    """The one claim whose second end has a name."""
    (claim,) = [each for each in claims(text, rules) if each.to.name == name]
    return claim
