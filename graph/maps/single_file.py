"""The map as one file that opens with the network unplugged, and the same parts for a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Unpack

from markupsafe import Markup

from graph.dates import period
from graph.maps.caption import Caption, Told, cite, web_address
from graph.maps.drawing import drawing_of
from graph.maps.map_data import map_data
from graph.maps.templates import FOLDER, TEMPLATES
from graph.maps.vis_network import vis_network_js
from graph.maps.words import NO_TIE, own_fields
from graph.model.links import LINK_OF
from graph.questions.results import Link, Subgraph

# Read one after the other as one module: each uses what stands above it.
_SCRIPTS = ("canvas.js", "panel.js", "controls.js", "map.js")


@dataclass(frozen=True)
class MapParts:
    """A map in parts, for a page that has a head and a server of its own.

    The page loads `vis_network_js()` as a plain script and `script` after it as a module.
    """

    markup: Markup
    style: str
    script: str


def map_page(subgraph: Subgraph, **told: Unpack[Told]) -> str:
    """Return a whole map as one HTML file: no other file, no network."""
    caption = Caption(**told)
    return TEMPLATES.get_template("map.html").render(
        title=caption.title,
        parts=_parts(subgraph, caption),
        style=Markup(map_css()),  # noqa: S704 - our own file
        script=Markup(map_js()),  # noqa: S704 - our own files
        vis_network=Markup(vis_network_js()),  # noqa: S704 - the installed program, checked there
    )


def map_parts(subgraph: Subgraph, *, profiles: str = "", grow: str = "", **told: Unpack[Told]) -> MapParts:
    """Return the markup, style and script of a map for a page.

    `profiles` and `grow` are addresses that an entity's id is put behind: of its profile, and of this map
    with its neighbors added.
    """
    return _parts(subgraph, Caption(**told), profiles, grow)


def map_css() -> str:
    """Return the style of the map."""
    return (FOLDER / "map.css").read_text("utf-8")


def map_js() -> str:
    """Return the script of the map: one module."""
    return "\n".join((FOLDER / name).read_text("utf-8") for name in _SCRIPTS)


def _parts(subgraph: Subgraph, caption: Caption, profiles: str = "", grow: str = "") -> MapParts:
    drawing = drawing_of(subgraph)
    markup = TEMPLATES.get_template("map_body.html").render(
        caption=caption,
        drawing=drawing,
        data=map_data(drawing, caption, profiles, grow).model_dump(mode="json"),
        names={entity.id: entity.name for entity in drawing.entities},
        link_of=LINK_OF,
        period=period,
        spans=_spans,
        own_fields=own_fields,
        no_tie=NO_TIE,
        cite=cite,
        web_address=web_address,
    )
    return MapParts(Markup(markup), map_css(), map_js())  # noqa: S704 - rendered with every value escaped


def _spans(links: Iterable[Link]) -> list[str]:
    """Return each different time that the statements of a tie name."""
    return list(dict.fromkeys(period(link.since, link.until) for link in links))
