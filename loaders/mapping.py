"""What a mapping file says: where a table comes from, what it covers, and which column means what."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Named
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    field_validator,
    model_validator,
)

from graph.dates import PartialDate
from graph.model.sources import Covers
from graph.model.statements import Tier
from loaders.mapping_words import (
    ENTITY_COLUMNS,
    LINK_COLUMNS,
    SEVERAL,
    require_kind,
    require_known,
    require_type,
)
from loaders.readers.yaml import Document, read_yaml
from loaders.terms import term_coded, term_named

_NOT_OF_TEMPLATES = frozenset({"type", "from", "to"})


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceFacts(_Part):
    """What the steward knows of the file; what is left out, the file says itself."""

    id: str | None = Field(None, min_length=1, max_length=200)
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    license: str | None = None
    published: PartialDate | None = None
    visibility: Tier | None = None

    def said(self) -> dict[str, str]:
        """Return what it says, by the names of the fields of a source."""
        return self.model_dump(exclude_none=True)


class Cell(_Part):
    """A column of theirs whose cells are a column of ours."""

    column: str
    values: dict[str, str] = Field({}, description="Their words, and ours for them.")
    separators: tuple[str, ...] | None = Field(None, description="What parts the entries of a cell.")

    @field_validator("column")
    @classmethod
    def _known(cls, text: str) -> str:
        require_known(text, ENTITY_COLUMNS | LINK_COLUMNS)
        return text


class Cells(_Part):
    """Their columns that become ours, and what every row says beside them."""

    columns: dict[str, Annotated[Cell, BeforeValidator(lambda said: _as_cell(said))]] = {}
    constants: dict[str, str] = {}

    @model_validator(mode="after")
    def _of_links(self) -> Self:
        for column in (*self.constants, *(cell.column for cell in self.columns.values())):
            require_known(column, LINK_COLUMNS - _NOT_OF_TEMPLATES, "a link made by `link:`")
        return self


class Template(Cells):
    """A column of theirs that names those whom the row's entity is linked with."""

    link: str
    cell: Literal["from", "to"] = Field("to", description="The end at which those in the cell stand.")
    kind: str | None = Field(None, description="What those in the cell are, where it is not the usual kind.")
    values: dict[str, str] = {}
    separators: tuple[str, ...] | None = None

    @field_validator("link")
    @classmethod
    def _known_type(cls, text: str) -> str:
        return require_type(text)

    @field_validator("kind")
    @classmethod
    def _known_kind(cls, text: str | None) -> str | None:
        return text and require_kind(text)


Target = Annotated[
    Annotated[Cell, Tag("cell")] | Annotated[Template, Tag("template")],
    Discriminator(lambda said: _tag_of(said)),
]


class Table(_Part):
    """What the columns of one table mean."""

    columns: dict[str, Annotated[tuple[Target, ...], BeforeValidator(lambda said: _as_list(said))]] = {}
    constants: dict[str, str] = {}
    links: Cells = Field(Cells(), description="What every link of a row has.")
    fill_down: tuple[str, ...] = Field((), description="Columns of theirs of which an empty cell repeats.")

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Yield their columns that become columns of ours."""
        return (
            (header, one) for header, each in self.columns.items() for one in each if isinstance(one, Cell)
        )

    def templates(self) -> Iterator[tuple[str, Template]]:
        """Yield their columns that become links."""
        return (
            (header, one)
            for header, each in self.columns.items()
            for one in each
            if isinstance(one, Template)
        )

    def headers(self) -> list[str]:
        """Return every column of theirs that is spoken of."""
        inner = [header for _, template in self.templates() for header in template.columns]
        return list(dict.fromkeys((*self.columns, *inner, *self.links.columns, *self.fill_down)))

    def required(self) -> list[str]:
        """Return their columns without which no row says anything."""
        wanted = {"name"} if self.says_entities else {"from", "to"}
        return [header for header, cell in self.cells() if cell.column in wanted]

    @property
    def says_entities(self) -> bool:
        """Whether a row is an entity and links of it, rather than one link."""
        return "name" in self._ours()

    @model_validator(mode="after")
    def _rows_make_sense(self) -> Self:
        ours = self._ours()
        if not self.columns:
            return self
        if not (self.says_entities or {"from", "to"} <= ours):
            raise ValueError("no column becomes `name`, nor two `from` and `to`: a row would say nothing")
        known, row = (ENTITY_COLUMNS, "an entity") if self.says_entities else (LINK_COLUMNS, "a link")
        for column in ours:
            require_known(column, known, f"a row that is {row}")
        if not self.says_entities and any(self.templates()):
            raise ValueError("a row that has `from` and `to` is one link; it can have no further `link:`")
        _require_kinds(self.constants)
        _require_once([cell.column for _, cell in self.cells()])
        return self

    def _ours(self) -> set[str]:
        return {cell.column for _, cell in self.cells()} | self.constants.keys()


class Sheet(Table):
    """One sheet of a workbook; without columns of its own it has those of the mapping."""

    name: str
    header: int | None = Field(None, ge=1, description="Number of the row that names the columns.")


class Mapping(Table):
    """A mapping file."""

    source: SourceFacts = SourceFacts()
    covers: Covers | None = None
    sheets: tuple[Sheet, ...] = ()
    header: int | None = Field(None, ge=1, description="Number of the row that names the columns.")
    dates: Literal["day first", "month first"] | None = None
    decimals: Literal[".", ","] | None = None
    places_in: str | None = Field(None, pattern="^[A-Z]{2}$")
    separators: tuple[str, ...] = (";", "\n")

    @field_validator("covers")
    @classmethod
    def _known(cls, covers: Covers | None) -> Covers | None:
        if covers is None:
            return None
        if not (covers.themes and covers.places):
            raise ValueError("a file covers themes in places: write at least one of each, or leave it out")
        themes = tuple(_identifier("Theme", text) for text in covers.themes)
        places = tuple(_identifier("Place", text) for text in covers.places)
        return covers.model_copy(update={"themes": themes, "places": places})

    @model_validator(mode="after")
    def _sheets_have_columns(self) -> Self:
        for sheet in self.sheets:
            if not (sheet.columns or self.columns):
                raise ValueError(f"the sheet {sheet.name!r} has no columns, and the mapping neither")
        return self

    @property
    def has_columns(self) -> bool:
        """Whether it says what columns mean, rather than only where a file comes from."""
        return bool(self.columns or self.sheets)

    def table_of(self, sheet: Sheet | None) -> Table:
        """Return what the columns of a sheet mean."""
        return sheet if sheet is not None and sheet.columns else self


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file; raise SourceUnusable with the place and what to do."""
    document = read_yaml(path)
    try:
        return Mapping.model_validate(document.value)
    except ValidationError as reason:
        raise _refused(document, reason) from reason


def _require_kinds(constants: Named[str, str]) -> None:
    if "kind" in constants:
        require_kind(constants["kind"])
    if "type" in constants:
        require_type(constants["type"])


def _require_once(columns: list[str]) -> None:
    for column in columns:
        if columns.count(column) > 1 and column not in SEVERAL:
            raise ValueError(f"two columns become `{column}`, which holds one thing; keep one")


def _as_cell(said: object) -> object:
    return {"column": said} if isinstance(said, str) else said


def _as_list(said: object) -> object:
    each = said if isinstance(said, list) else [said]
    return [_as_cell(one) for one in each]


def _tag_of(said: object) -> str:
    is_link = "link" in said if isinstance(said, Named) else isinstance(said, Template)
    return "template" if is_link else "cell"


def _refused(document: Document, reason: ValidationError) -> Exception:
    first = reason.errors()[0]
    words = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        words = "there is no such thing in a mapping; correct the word, or take it out"
    return document.error(_stated(document, first["loc"]), words)


def _stated(document: Document, place: Iterable[str | int]) -> tuple[str | int, ...]:
    """Return a place as the file has it: a check names steps that nobody wrote."""
    known: tuple[str | int, ...] = ()
    for step in place:
        if (*known, step) in document.lines:
            known = (*known, step)
    return known


def _identifier(label: str, text: str) -> str:
    """Return the identifier of a theme or place that the vocabularies know."""
    known = term_named(label, text) or (term_coded(label, text) if label == "Theme" else None)
    if known is None:
        raise ValueError(f"{text!r} is no {label.lower()} that the vocabularies know; write its name or code")
    return known.identifiers[0]
