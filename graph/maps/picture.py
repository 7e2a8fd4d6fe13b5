"""Pictures of the network for print and slides: SVG, and PNG made from it."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Unpack

import resvg_py

from graph.errors import IhuriroError
from graph.maps.caption import Caption, Told
from graph.maps.drawing import Drawing, drawing_of, line_width
from graph.maps.labels import FONT_SIZE, LINE_HEIGHT, Box, plain, text_width, wrap
from graph.maps.layout import LABELED
from graph.maps.lines import stroke
from graph.maps.pyvis_map import INK
from graph.maps.shapes import outline
from graph.maps.spread import Point, overlapping
from graph.maps.templates import TEMPLATES
from graph.model.entities import KIND_OF
from graph.model.links import LINK_OF
from graph.questions.results import Entity, Subgraph

_MARGIN = 40.0
_NARROWEST = 900.0
_LARGEST_SIDE = 8000
_FONTS = "'DejaVu Sans', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"


@dataclass(frozen=True)
class _Line:
    path: str
    head: str
    color: str
    width: float


@dataclass(frozen=True)
class _Node:
    x: float
    y: float
    radius: float
    path: str
    fill: str
    edge: str
    ring: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Item:
    """One entry of the legend, and where it stands."""

    x: float
    y: float
    title: str
    color: str
    path: str
    arrow: bool


@dataclass(frozen=True)
class _Page:
    """What stands where around the network."""

    width: int
    height: int
    unit: float
    shift_x: float
    shift_y: float
    foot_y: float
    title: tuple[str, ...]
    told: list[str]
    items: list[_Item]
    legend_height: float


def svg(subgraph: Subgraph, **told: Unpack[Told]) -> str:
    """Return the network as an SVG picture that says how old it is, what it shows and whose word it is."""
    caption, drawing = Caption(**told), drawing_of(subgraph)
    return TEMPLATES.get_template("picture.svg").render(
        page=_page(caption, drawing),
        lines=list(_lines(drawing)),
        nodes=list(_nodes(drawing)),
        ink=INK,
        fonts=_FONTS,
        font_size=FONT_SIZE,
        line_height=LINE_HEIGHT,
        margin=_MARGIN,
    )


def png(picture: str, zoom: float = 2.0) -> bytes:
    """Return an SVG picture of ours as PNG, so many times as large where that is not too large."""
    _check_fonts()
    width, height = _size(picture)
    fitting = min(zoom, _LARGEST_SIDE / max(width, height))
    return resvg_py.svg_to_bytes(svg_string=picture, background="#ffffff", zoom=fitting)


def _size(picture: str) -> tuple[int, int]:
    box = picture.split('viewBox="0 0 ', 1)[1].split('"', 1)[0]
    width, height = box.split()
    return int(width), int(height)


@lru_cache(maxsize=1)
def _check_fonts() -> None:
    """Refuse to make a picture without any words: a machine without fonts would draw none and say nothing."""
    page = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}</svg>'
    word = f'<text x="2" y="15" font-family="{_FONTS}">Aa</text>'
    if resvg_py.svg_to_bytes(svg_string=page.format(word)) == resvg_py.svg_to_bytes(
        svg_string=page.format("")
    ):
        raise IhuriroError(
            "This machine has no fonts, so a PNG would have no names: install one, such as "
            "fonts-dejavu-core, or write the picture as .svg and open it elsewhere."
        )


def _page(caption: Caption, drawing: Drawing) -> _Page:
    left, top, right, low = _frame(drawing)
    width = max(right - left, _NARROWEST)
    # What stands around the network keeps its share of the page, so that it can be read when that is shrunk.
    unit = max(1.0, width / 1400)
    title = wrap(plain(caption.title), int(width / unit / 15), 3)
    told = _told_lines(caption, drawing, int(width / unit / 8.2))
    items, legend_height = _legend(drawing, width / unit)
    head = (24 + 32 * len(title)) * unit + 16
    foot_y = head + low - top + 28
    return _Page(
        width=round(width + 2 * _MARGIN),
        height=round(foot_y + (legend_height + 24 * len(told) + 40) * unit),
        unit=round(unit, 3),
        shift_x=round(_MARGIN - left + (width - (right - left)) / 2, 1),
        shift_y=round(head - top, 1),
        foot_y=round(foot_y, 1),
        title=title,
        told=told,
        items=items,
        legend_height=legend_height,
    )


def _frame(drawing: Drawing) -> tuple[float, float, float, float]:
    corners = [
        (x - box.width / 2, y - box.above, x + box.width / 2, y + box.below)
        for (x, y), box in ((drawing.places[one.id], _box(drawing, one)) for one in drawing.entities)
    ] or [(0.0, 0.0, 0.0, 0.0)]
    left, top, right, low = zip(*corners, strict=True)
    return min(left), min(top), max(right), max(low)


def _box(drawing: Drawing, entity: Entity) -> Box:
    lines, radius = drawing.lines[entity.id], drawing.radius(entity.id) * 1.3
    width = max(2 * radius, *(text_width(line) for line in lines))
    return Box(width, radius, radius + 6 + LINE_HEIGHT * len(lines))


def _lines(drawing: Drawing) -> Iterator[_Line]:
    for tie, bend in zip(drawing.ties, drawing.bends(), strict=True):
        kind = LINK_OF[tie.type]
        start, end = drawing.places[tie.from_id], drawing.places[tie.to_id]
        gap = drawing.radius(tie.to_id) * 1.15 + 2
        made = stroke(start, end, bend=bend, gap=gap, arrow=not kind.symmetric)
        yield _Line(made.path, made.head, kind.color, line_width(tie))


def _nodes(drawing: Drawing) -> Iterator[_Node]:
    named = _named(drawing)
    for entity in drawing.entities:
        kind = KIND_OF[entity.kind]
        x, y = drawing.places[entity.id]
        yield _Node(
            x=x,
            y=y,
            radius=drawing.radius(entity.id),
            path=outline(kind.shape),
            fill="#ffffff" if entity.generic else kind.color,
            edge=kind.color if entity.generic else INK,
            ring=4.0 if entity.id in drawing.subgraph.centers else 1.5,
            lines=drawing.lines[entity.id] if entity.id in named else (),
        )


def _named(drawing: Drawing) -> set[str]:
    """Return whose names are written: everybody's, or where there are too many, the best connected."""
    if len(drawing.entities) <= LABELED:
        return {entity.id for entity in drawing.entities}
    ranked = sorted(drawing.entities, key=lambda one: (-drawing.degrees[one.id], one.id))
    taken: list[tuple[Point, Box]] = []
    named = set()
    for entity in ranked:
        place, box = drawing.places[entity.id], _box(drawing, entity)
        if not any(min(overlapping(place, box, other, its)) > 0 for other, its in taken):
            taken.append((place, box))
            named.add(entity.id)
    return named


def _legend(drawing: Drawing, width: float) -> tuple[list[_Item], float]:
    """Return the legend in columns, and how high it is."""
    kinds = [(f"{row.title} ({row.count})", row.color, row.path, False) for row in drawing.legend.kinds]
    types = [(f"{row.title} ({row.count})", row.color, "", row.arrow) for row in drawing.legend.types]
    columns = max(1, int(width // 230))
    items = list(_in_columns(kinds, columns, 0.0))
    below = 28.0 * math.ceil(len(kinds) / columns) + 10
    items += _in_columns(types, columns, below)
    return items, below + 28.0 * math.ceil(len(types) / columns) + 10


def _in_columns(rows: Iterable[tuple[str, str, str, bool]], columns: int, below: float) -> Iterator[_Item]:
    for number, (title, color, path, arrow) in enumerate(rows):
        yield _Item(number % columns * 230.0, below + number // columns * 28.0, title, color, path, arrow)


def _told_lines(caption: Caption, drawing: Drawing, letters: int) -> list[str]:
    said = [f"{caption.dated(drawing.subgraph)}. {caption.shown(drawing.subgraph, len(drawing.ties))}."]
    if caption.filters:
        said.append(f"Filter: {caption.filters}.")
    said.append("Sources: " + ("; ".join(caption.cited()) or "none named") + ".")
    if caption.code:
        said.append(f"Code of this picture: {caption.code}")
    return [line for text in said for line in wrap(plain(text), letters, 12)]
