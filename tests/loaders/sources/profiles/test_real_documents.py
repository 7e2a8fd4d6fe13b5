"""What the real profiles that lie beside the project become, where they are there."""

from collections import defaultdict
from pathlib import Path

import pytest

from bench.profiles import SETS, Tally, count
from graph.bolt.store import Store
from graph.questions.neighborhood import neighborhood
from graph.questions.profile import Profile, profile
from graph.questions.resolve import resolve
from tests.loaders.loading import load
from tests.material import material

FUNDERS = {"Amplify Change", "Firelight Foundation", "UNICEF", "USAID FHI360", "USAID IREX"}
MINISTRIES = {"Ministry of Health", "Ministry of Foreign Affairs and East African Cooperation"}


def asked(store: Store, name: str, as_of: str | None = None) -> Profile:
    return profile(store, resolve(store, name), as_of=as_of, limit=1000)


def names(found: Profile) -> dict[str, set[str]]:
    """Return with whom an entity is linked, by the title of the group."""
    groups: dict[str, set[str]] = defaultdict(set)
    for group in found.groups:
        groups[group.title] |= {tie.name for tie in group.ties}
    return groups


def test_five_documents_become_the_graph_that_people_ask(store: Store, tmp_path: Path) -> None:
    files = material("seeds/*.txt")
    texts = {path.name: path.read_text(encoding="utf-8") for path in files}

    reports = load(store, tmp_path, *files)

    assert [report.status for report in reports] == ["complete"] * 5
    imro = asked(store, "IMRO")
    linked = names(imro)
    rooms = next(group for group in imro.groups if group.title == "is a member of").ties
    assert imro.entity.since == "1999"
    assert len(rooms) == 22
    assert sum(tie.name.startswith("TWG ") for tie in rooms) == 4
    assert "Joint Action Development Forum" in linked["is a member of"]
    assert linked["is funded by"] >= FUNDERS
    assert {"Rubavu", "Nyagatare", "Kirehe"} <= linked["works in"]
    assert "Kibagabaga hospital" in linked["refers people to"]
    [served] = [tie for group in imro.groups for tie in group.ties if tie.name == "adolescents"]
    assert served.links[0].fields["number"] == 12000
    project = names(asked(store, "Turikumwe Project"))
    assert (project["is funded by"], project["works in"]) == ({"European Union"}, {"Rubavu"})
    assert asked(store, "RWAMREC").entity.since == "2006"
    assert names(asked(store, "IOM Rwanda"))["works with"] >= MINISTRIES
    for quote in {link.evidence.quote for group in imro.groups for tie in group.ties for link in tie.links}:
        assert any(quote in text for text in texts.values())


def test_a_meeting_has_those_who_organized_it(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, *material("seeds/001*.txt"))

    meeting = names(asked(store, "capacity building sessions to fully engage justice sector CSOs on their "
                          "role and advocacy in strengthening the justice sector"))  # fmt: skip

    assert any("IMRO" in name or "Ihorere" in name for name in meeting["was attended by"])
    assert len(meeting["was attended by"]) == 4


def test_an_office_that_closed_has_links_only_while_it_was_there(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, *material("seeds/004*.txt"))

    office = resolve(store, "IJM Rwanda")
    entity = asked(store, "IJM Rwanda").entity

    assert (entity.since, entity.until) == ("2008", "2016")
    assert names(asked(store, "IJM Rwanda"))["is part of"] == {"IJM"}
    assert neighborhood(store, [office], as_of="2012-01-01").links
    assert not neighborhood(store, [office], as_of="2020-01-01").links


@pytest.mark.parametrize("folder", SETS)
def test_readings_are_mostly_right_and_mostly_whole(folder: str) -> None:
    tally = Tally()

    assert count(tally, *material(f"{folder}/gold.jsonl")) >= 5
    assert tally.precision(tally.kinds()) >= 0.92
    assert tally.recall(tally.kinds()) >= 0.78
    assert tally.precision(tally.kinds(rare=True)) >= 0.93
    assert tally.recall(tally.kinds(rare=True)) >= 0.70
