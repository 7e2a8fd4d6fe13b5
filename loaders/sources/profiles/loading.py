"""The loader of profiles: documents of running text into statements, each with its sentence."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.identity.normalize import fold, slug
from graph.model.sources import Source
from loaders.catalogue import Loader, Opened, Options, Said
from loaders.readers import Document, kind_of, read_document
from loaders.readers.files import unusable
from loaders.sources.profiles.bodies import Body
from loaders.sources.profiles.reading import Reading, read

NAME = "profiles"
VERSION = "15"
_SURE = {"text": 60, "markdown": 60, "html": 60, "pdf": 60, "docx": 60}
_ADDRESS = re.compile(r"\s*((?:https?://|www\.)\S{3,2000})")
_TITLE_WORDS = 25
# What stands at the top of a page without being its title.
_FURNITURE = re.compile(
    r"^(?:top of page|skip to|menu\b|home$|call us|author archive|welcome|\W*$)|@|\d{6}", re.IGNORECASE
)
_FEWEST_WORDS = 8


def sureness(path: Path) -> int:
    """Return how surely a file is running text about bodies: text, a web page, Markdown, PDF or Word."""
    return _SURE.get(kind_of(path), 0)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a document, as a row."""

    number: int
    where: str
    text: str


def open_profile(path: Path, options: Options) -> Opened[Paragraph]:
    """Return the source, its paragraphs as rows, and what each of them says."""
    document = read_document(path)
    reading = read(document)
    if not reading.statements:
        raise unusable(path, "nothing was found in it: no link, date or field of any organization")
    source = _source(path, options, document, reading)

    def parse(row: Paragraph) -> Iterator[Said]:
        yield from reading.statements.get(row.number, ())

    return Opened(source, list(_rows(document)), parse, document.text)


def _rows(document: Document) -> Iterator[Paragraph]:
    for block in document.blocks:
        yield Paragraph(block.number, block.where, block.text)


def _source(path: Path, options: Options, document: Document, reading: Reading) -> Source:
    address = _ADDRESS.match(document.text)
    return Source(
        id=options.source or slug(path.stem),
        file=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        title=_title(document, reading.cast.subject),
        publisher=_publisher(reading, address.group(1) if address else ""),
        url=address.group(1) if address else "",
        published=reading.said_on,
        loader=NAME,
    )


def _title(document: Document, subject: Body | None) -> str:
    """Return the heading that a document opens with, and whom it is about where that does not say it."""
    heading = document.title or ""
    if len(heading.split()) > _TITLE_WORDS or _FURNITURE.search(heading):
        heading = ""
    if subject is None:
        return heading
    named = any(fold(name) in fold(heading) for name in (subject.name, *subject.aliases))
    if not heading:
        return f"About {subject.name}"
    return heading if named else f"{heading} (about {subject.name})"


def _publisher(reading: Reading, address: str) -> str:
    """Return the subject's name where the text is its own: it says "we", or stands at its address."""
    subject = reading.cast.subject
    if subject is None:
        return ""
    says_we = sum(
        bool(re.search(r"\b(?:we|our|nous|notre|nos)\b", each.text, re.I)) for each in reading.sentences
    )
    host = re.sub(r"[^a-z0-9]", "", fold(address.split("/")[2])) if address.count("/") > 2 else ""
    keys = [fold(name).replace(" ", "") for name in (subject.name, *subject.aliases)]
    own_address = any(len(key) > 2 and key in host for key in keys)
    return subject.name if says_we > 1 or own_address else ""


LOADER = Loader(
    name=NAME,
    version=VERSION,
    title="Profiles of organizations",
    reads="Running text about organizations: plain text, web pages (HTML), Markdown, PDF, Word (DOCX).",
    becomes="Organizations, networks, working groups and projects, and what the text says of them as fact: "
    "members, partners, funders with amounts, referrals, services, places, people served and themes, each "
    "with its sentence.",
    leaves_out="Hopes, plans, denials, praise of others, names of persons, and what it cannot tell for sure.",
    sureness=sureness,
    open=open_profile,
)
