"""Ids that people can read, made so that two texts never share one."""

import hashlib

from graph.identity.normalize import fold, slug

LONGEST = 150


def readable_id(text: str, *more: str) -> str:
    """Return an id of a text; what it leaves out of it, and what else tells it apart, becomes a mark."""
    words = slug(text)
    if any(more) or len(fold(text)) > len(words):
        return f"{words}-{mark_of('|'.join((*more, fold(text) or text)))}"
    return words


def short_id(code: str) -> str:
    """Return a code as it is, unless it is longer than an id may be."""
    return code if len(code) <= LONGEST else f"{code[:LONGEST]}-{mark_of(code)}"


def mark_of(text: str) -> str:
    """Return a short mark that tells texts apart."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
