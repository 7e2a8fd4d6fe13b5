"""What handlers are given: the graph, and what people wrote turned into what questions understand."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar
from urllib.parse import parse_qsl

from fastapi import Depends, Query, Request
from fastapi.concurrency import run_in_threadpool

from graph.bolt.cypher import create_schema
from graph.bolt.store import Store, open_store
from graph.errors import GraphUnavailable, InvalidQuestion, NotFound
from graph.questions.funding.rates import Rates
from graph.questions.moments import moment
from graph.questions.names import LONGEST_TEXT
from graph.questions.only import WORDS, Only
from graph.questions.resolve import merged_into, resolve
from graph.settings import Settings

T = TypeVar("T")
_log = logging.getLogger("ihuriro")
_WAIT_SECONDS = 2.0
_LARGEST_FORM = 100_000


class Gate:
    """Opens the graph once; while it cannot be reached, says so at once and tries again a little later."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._failed: tuple[float, GraphUnavailable] | None = None

    def store(self) -> Store:
        """Return the open graph."""
        with self._lock:
            if self._store is None:
                self._store = self._opened()
            return self._store

    @property
    def opened(self) -> Store | None:
        """Return the graph if it is open."""
        return self._store

    def try_open(self) -> None:
        """Open the graph when the server starts; one that is not there yet may come later."""
        try:
            self.store()
        except GraphUnavailable as error:
            _log.warning("%s (pages answer 503 until it is back)", error)

    def close(self) -> None:
        """Let go of the graph."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = None

    def _opened(self) -> Store:
        if self._failed and time.monotonic() - self._failed[0] < _WAIT_SECONDS:
            raise self._failed[1]
        try:
            return _ready(self._settings)
        except GraphUnavailable as error:
            self._failed = time.monotonic(), error
            raise


def _ready(settings: Settings) -> Store:
    store = open_store(settings)
    try:
        create_schema(store)
    except BaseException:
        store.close()
        raise
    return store


def store_of(request: Request) -> Store:
    """Return the graph of this server."""
    gate: Gate = request.app.state.gate
    return gate.store()


async def _graph_of(request: Request) -> Store:
    gate: Gate = request.app.state.gate
    return gate.opened if gate.opened is not None else await run_in_threadpool(gate.store)


GraphStore = Annotated[Store, Depends(_graph_of)]


class Moved(Exception):  # noqa: N818 - no error
    """What had this id by itself is now in another entity, which has its answer."""

    def __init__(self, asked: str, entity: str) -> None:
        super().__init__(asked, entity)
        self.asked = asked
        self.entity = entity


# What only looks at the request is `async`: it is done at once, without a thread of its own.


async def _workspace_of(request: Request) -> Path:
    workspace: Path = request.app.state.workspace
    return workspace


Workspace = Annotated[Path, Depends(_workspace_of)]


def rates_of(request: Request) -> Rates | None:
    """Return the rates that this server was given, if any."""
    rates: Rates | None = request.app.state.rates
    return rates


async def _given_rates(request: Request) -> Rates | None:
    return rates_of(request)


GivenRates = Annotated[Rates | None, Depends(_given_rates)]


async def _form_of(request: Request) -> dict[str, str]:
    """Return what a form was filled with; of a field that stands twice, the last counts."""
    sent = bytearray()
    async for part in request.stream():
        sent += part
        if len(sent) > _LARGEST_FORM:
            raise InvalidQuestion(f"the form holds more than {_LARGEST_FORM // 1000} thousand characters")
    try:
        return dict(parse_qsl(sent.decode(), keep_blank_values=True, encoding="utf-8", errors="strict"))
    except (UnicodeDecodeError, ValueError) as reason:
        raise InvalidQuestion("what was sent is no form") from reason


Form = Annotated[dict[str, str], Depends(_form_of)]


class Names:
    """Finds whom people mean by an id, a name or an acronym."""

    def __init__(self, request: Request, store: GraphStore) -> None:
        self._request = request
        self._store = store

    def one(self, text: str) -> str:
        """Return the id of the one entity that is meant; the error page offers others.

        An id that something had before a merge sends the one who asks to the id that it is in now.
        """
        self._request.state.asked = text
        own, asked = resolve(self._store, text), text.strip()
        if own != asked and merged_into(self._store, asked) == own:
            raise Moved(text, own)
        return own

    def asked_of(self, texts: Sequence[str], question: Callable[[list[str]], T], *, lists: bool = False) -> T:
        """Put a question about those that are meant; of ids, which most texts are, it is asked at once.

        `lists` says that a text may name several between commas.
        """
        if all(0 < len(text.strip()) <= LONGEST_TEXT for text in texts):
            with suppress(NotFound):
                return question([text.strip() for text in texts])
        return question(self.all(texts) if lists else [self.one(text) for text in texts])

    def all(self, texts: Sequence[str]) -> list[str]:
        """Return the ids of those that are meant, each once; a text may name several between commas."""
        ids = [own for text in texts if text.strip() for own in self._several(text)]
        return list(dict.fromkeys(ids))

    def maybe(self, text: str) -> str:
        """Return the id of the one that is meant, if any."""
        return self.one(text) if text.strip() else ""

    def meant(self, only: Only) -> Only:
        """Return what is asked for, with the ids of those whom people named."""
        place, theme, people = map(self.maybe, (only.place, only.theme, only.population))
        return replace(only, place=place, theme=theme, population=people)

    def _several(self, text: str) -> list[str]:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        try:
            return [self.one(text)]
        except NotFound:
            if len(parts) < 2:
                raise
        return [self.one(part) for part in parts]


async def _names_of(request: Request, store: GraphStore) -> Names:
    return Names(request, store)


WhoIsMeant = Annotated[Names, Depends(_names_of)]


def _filled(value: str | None) -> str | None:
    """Return nothing for a field of a form that was left empty."""
    return value.strip() or None if value else None


async def _as_of(
    as_of: Annotated[
        str | None, Query(description="Only what is true on this day, like 2023-05-01 or 2023.")
    ] = None,
) -> str | None:
    day = _filled(as_of)
    moment(day)  # refuse a day that does not exist, also where nothing else was asked
    return day


async def _links(
    links: Annotated[list[str] | None, Query(description="Only these types of link, like FUNDS.")] = None,
) -> list[str] | None:
    return list(parts_of(links)) or None


def parts_of(texts: Sequence[str] | None) -> tuple[str, ...]:
    """Return what stands between the commas of a field, which may stand several times."""
    return tuple(part.strip() for text in texts or () for part in text.split(",") if part.strip())


Sources = Annotated[list[str] | None, Query(description=WORDS["source"])]
Place = Annotated[str, Query(description=WORDS["place"])]
Theme = Annotated[str, Query(description=WORDS["theme"])]
Population = Annotated[str, Query(description=WORDS["population"])]
Confidence = Annotated[float, Query(ge=0, le=1, description=WORDS["confidence"])]


async def _only(
    request: Request,
    kinds: Annotated[list[str] | None, Query(description=WORDS["kinds"])] = None,
    source: Sources = None,
    place: Place = "",
    theme: Theme = "",
    population: Population = "",
    confidence: Confidence = 0.0,
) -> Only:
    what = (place.strip(), theme.strip(), population.strip())
    only = Only(parts_of(kinds), parts_of(source), *what, confidence)
    request.state.only = only  # the fields of the page show what was typed, not the ids that are meant
    return only


async def _page(
    page: Annotated[
        int, Query(ge=1, le=100_000, description="Which part of a long list, in parts of `limit`.")
    ] = 1,
) -> int:
    return page


AsOf = Annotated[str | None, Depends(_as_of)]
WhichPart = Annotated[int, Depends(_page)]
LinkTypes = Annotated[list[str] | None, Depends(_links)]
Narrowed = Annotated[Only, Depends(_only)]
