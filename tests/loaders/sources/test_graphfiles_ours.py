"""What we write for other programs, read again: the same entities and links, with who says so."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.exchange.chosen import Chosen, chosen
from graph.exchange.csv_pair import pair_of
from graph.exchange.formats import WRITERS
from graph.model.links import LINK_OF
from graph.questions.results import Entity, Evidence, Link
from loaders.sources.graphfiles import LOADER
from tests.graph.exchange.parts import Part
from tests.graph.questions.conftest import little
from tests.loaders.sources.spooled import Heard, heard

__all__ = ["little"]
ENDINGS = {"graphml": ".graphml", "gexf": ".gexf", "csv": ".csv", "nodelink": ".json", "kumu": ".json"}
formats = pytest.mark.parametrize("form", ENDINGS)
# A name stands in one line, with something to read in it; what begins like a formula is told apart below.
names = st.from_regex(r"[^\W_](\w| |[&'<>\"=+,/-])*\w", fullmatch=True).filter(lambda name: len(name) < 60)


def _again(part: Chosen, folder: Path, form: str) -> Heard:
    path = folder / f"ours{ENDINGS[form]}"
    WRITERS[form](path, part)
    written = pair_of(path)[1] if form == "csv" else path
    assert LOADER.sureness(written) >= 80
    return heard(written, LOADER)


@formats
def test_the_little_network_comes_back_with_its_evidence(little: Store, tmp_path: Path, form: str) -> None:
    part = chosen(little)

    again = _again(part, tmp_path, form)

    entities, links = list(part.entities()), list(part.links())
    assert again.refused == {}
    assert {own: (said["kind"], said["name"]) for own, said in again.bodies.items()} == {
        entity.id: (entity.kind, entity.name) for entity in entities
    }
    assert sorted(_told(said) for said in again.links) == sorted(map(_meant, links))
    assert len({link.type for link in links}) == len(LINK_OF)


def _told(said: dict[str, object]) -> tuple[str, ...]:
    names = ("type", "from_stated_id", "to_stated_id", *_KEPT)
    return tuple(str(said.get(name) or "") for name in names)


def _meant(link: Link) -> tuple[str, ...]:
    words = {name: getattr(link.evidence, name) for name in ("quote", "paraphrase", "record", "said_on")}
    dates = {"since": link.since, "until": link.until, "visibility": link.visibility}
    values = link.fields | words | dates
    return link.type, link.from_id, link.to_id, *(str(values.get(name) or "") for name in _KEPT)


_KEPT = (
    *("quote", "paraphrase", "record", "said_on", "since", "until", "visibility"),
    *("role", "sort", "amount_minor", "currency", "flow", "basis", "number"),
)


@st.composite
def _partners(draw: st.DrawFn) -> Part:
    called = draw(st.lists(names, min_size=2, max_size=5))
    entities = tuple(
        Entity(id=f"body-{number}", name=name, labels=("Organization",)) for number, name in enumerate(called)
    )
    pairs = draw(st.lists(st.permutations([entity.id for entity in entities]), max_size=6))
    links = tuple(
        Link(
            id=f"{number:024}",
            type="PARTNERS_WITH",
            from_id=one,
            to_id=other,
            evidence=Evidence(source="s", record=f"row {number}", quote=draw(names)),
        )
        for number, (one, other, *_) in enumerate(pairs)
    )
    return Part(entities, links)


@formats
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(part=_partners())
def test_organizations_and_who_works_with_whom_are_kept(tmp_path: Path, form: str, part: Part) -> None:
    again = _again(part, tmp_path, form)

    assert again.refused == {}
    assert {own: said["name"] for own, said in again.bodies.items()} == part.names
    assert {said["kind"] for said in again.bodies.values()} == {"Organization"}
    assert sorted(_told(said)[:4] for said in again.links) == sorted(
        _meant(link)[:4] for link in part.links()
    )
