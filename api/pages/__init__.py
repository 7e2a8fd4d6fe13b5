"""Pages: one file is one page, and its one handler answers people (HTML) and programs (JSON)."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from inspect import signature
from typing import Any, get_type_hints

from pydantic import BaseModel

from graph.questions.results import Result


@dataclass(frozen=True)
class Page:
    """What a file of this folder declares as `PAGE`.

    The template has the name of the page, and is given the result of the handler as `result`.
    """

    name: str
    path: str
    title: str
    answer: Callable[..., Result]
    """Parameters as FastAPI reads them; the annotation of what it returns is the schema of the JSON."""
    menu: int | None = None
    """Its place in the menu of every page."""
    change: Callable[..., str] | None = None
    """Does what a form of the page asks for, and returns the address to go on at; only for who may write."""
    form: type[BaseModel] | None = None
    """What its form sends to be changed, with an example."""
    words: Mapping[str, object] = field(default_factory=dict)
    """Functions and values that its template uses."""
    table: Callable[[Any], str] | None = None
    """Writes its result as CSV, which is answered at the same path with `.csv`."""
    carried: bool = False
    """Whether its result is a part of the network that is answered as files for other programs, too."""
    example: str = ""
    """An address at which it answers something about the little network; else it is asked for one day."""

    @property
    def json_path(self) -> str:
        """Return where the same is answered as JSON."""
        return "/index.json" if self.path == "/" else f"{self.path}.json"

    @property
    def shown_at(self) -> str:
        """Return an address of the page that has an answer in the little network."""
        return self.example or self.path + ("?as_of=2023-05-01" if self.takes("as_of") else "")

    @property
    def told_at(self) -> str:
        """Return the address of the data of the same answer."""
        return self.json_path if self.path == "/" else self.taken_at("json")

    def taken_at(self, ending: str) -> str:
        """Return the address of the same answer as a file with this ending."""
        path, asked, query = self.shown_at.partition("?")
        return f"{path}.{ending}{asked}{query}"

    def takes(self, parameter: str) -> bool:
        """Say whether its handler takes a parameter."""
        return parameter in signature(self.answer).parameters

    @property
    def model(self) -> type[Result]:
        """Return the model of its result."""
        model = get_type_hints(self.answer)["return"]
        if not (isinstance(model, type) and issubclass(model, Result)):
            raise TypeError(f"api/pages/{self.name}.py: the handler must say which Result it returns")
        return model


@cache
def pages() -> tuple[Page, ...]:
    """Return every page, those of the menu first and in its order."""
    found = [
        importlib.import_module(module.name).PAGE
        for module in pkgutil.iter_modules(__path__, f"{__name__}.")
        if not module.name.rpartition(".")[2].startswith("_")
    ]
    return tuple(sorted(found, key=lambda page: (page.menu is None, page.menu or 0, page.name)))
