"""What is read from whole profiles: every link that they state, and no other."""

from pathlib import Path

import pytest

from graph.errors import SourceUnusable
from graph.model.sources import Source
from graph.model.statements import Description, Link
from loaders.catalogue import Options
from loaders.sources.profiles.loading import LOADER
from tests.loaders.sources.profiles.said import statements
from tests.loaders.sources.profiles.whole_profiles import (
    COMMUNITY,
    COMMUNITY_LINKS,
    FARMERS,
    FARMERS_LINKS,
    FRENCH,
    FRENCH_LINKS,
    HOME,
    HOME_LINKS,
    PRESS,
    PRESS_LINKS,
    REPORT,
    REPORT_LINKS,
    SHEET,
    SHEET_LINKS,
    UMBRELLA,
    UMBRELLA_LINKS,
    WOMEN,
    WOMEN_LINKS,
    Said,
)

TESTED = {"MEMBER_OF", "CONVENES", "PART_OF", "FUNDS", "IMPLEMENTS", "PARTNERS_WITH", "REFERS_TO", "SUPPORTS"}

Opening = tuple[Source | None, list[object], str]


def opened(text: str, folder: Path, name: str = "profile.txt") -> Opening:
    """Return the source of a text, all that its rows say, and the text as it was read."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    found = LOADER.open(file, Options())
    return found.source, [said for row in found.rows for said in found.parse(row)], found.text


def links_of(statements: list[object]) -> Said:
    names = {said.stated_id: said.name for said in statements if isinstance(said, Description)}
    links = [said for said in statements if isinstance(said, Link) and said.type in TESTED]
    return {(names[said.from_stated_id], said.type, names[said.to_stated_id]) for said in links}


@pytest.mark.parametrize(
    ("text", "name", "links"),
    [
        pytest.param(COMMUNITY, "community.txt", COMMUNITY_LINKS, id="community organization"),
        pytest.param(UMBRELLA, "umbrella.txt", UMBRELLA_LINKS, id="umbrella with lists"),
        pytest.param(SHEET, "sheet.txt", SHEET_LINKS, id="project sheet"),
        pytest.param(FRENCH, "french.txt", FRENCH_LINKS, id="French"),
        pytest.param(FARMERS, "farmers.txt", FARMERS_LINKS, id="wrapped at a fixed width"),
        pytest.param(REPORT, "report.md", REPORT_LINKS, id="annual report in Markdown"),
        pytest.param(WOMEN, "women.txt", WOMEN_LINKS, id="achievements in a list"),
        pytest.param(PRESS, "press.txt", PRESS_LINKS, id="press release"),
        pytest.param(HOME, "home.html", HOME_LINKS, id="web page"),
    ],
)
def test_a_profile_says_these_links_and_no_others(text: str, name: str, links: Said, tmp_path: Path) -> None:
    _, statements, _ = opened(text, tmp_path, name)

    assert links_of(statements) == links


@pytest.mark.parametrize("text", [COMMUNITY, UMBRELLA, FRENCH, FARMERS])
def test_every_link_has_a_verbatim_quote_a_place_and_no_review(text: str, tmp_path: Path) -> None:
    _, statements, read = opened(text, tmp_path)

    links = [said for said in statements if isinstance(said, Link)]

    assert links
    assert all(link.quote and " ".join(link.quote.split()) in " ".join(read.split()) for link in links)
    assert all(link.record.startswith("paragraph ") for link in links)
    assert {link.reviewed for link in links} == {"no"}
    assert all(0 < link.confidence < 1 for link in links)


def test_every_end_of_a_link_is_described_once(tmp_path: Path) -> None:
    _, statements, _ = opened(COMMUNITY, tmp_path)

    described = [said.stated_id for said in statements if isinstance(said, Description)]
    ends = {
        end
        for said in statements
        if isinstance(said, Link)
        for end in (said.from_stated_id, said.to_stated_id)
    }

    assert ends <= set(described)
    assert len(described) == len(set(described))


def test_money_through_another_is_one_chain(tmp_path: Path) -> None:
    _, statements, _ = opened(COMMUNITY, tmp_path)

    funds = [said.sayings() for said in statements if isinstance(said, Link) and said.type == "FUNDS"]
    chains = [link["chain"] for link in funds if "chain" in link]

    assert len(chains) == 3
    assert len(set(chains)) == 1


def test_the_source_is_named_after_its_file_and_published_by_whom_it_is_about(tmp_path: Path) -> None:
    source, _, _ = opened(COMMUNITY, tmp_path, "Kwetu Profile.txt")

    assert source is not None
    assert source.id == "kwetu-profile"
    assert source.file == "Kwetu Profile.txt"
    assert source.publisher == "Kwetu Tumaini Initiative"


def test_tables_and_data_files_are_no_profiles(tmp_path: Path) -> None:
    for name, text in {
        "a.csv": "name,funder\nHope Trust,Bora\nSun Trust,Bora\n",
        "b.json": '{"name": "Hope Trust"}',
        "c.xml": "<?xml version='1.0'?><names><name>Hope Trust</name></names>",
    }.items():
        (tmp_path / name).write_text(text)
        assert LOADER.sureness(tmp_path / name) == 0

    (tmp_path / "d.txt").write_text(COMMUNITY)
    assert LOADER.sureness(tmp_path / "d.txt") > 0


@pytest.mark.parametrize(
    "text",
    [
        "# Data\n\nThese files were copied on a rainy day. They are licensed under CC BY 4.0.\n",
        "MIT License\n\nPermission is granted to any person obtaining a copy of this software.\n",
    ],
    ids=["note", "license"],
)
def test_a_text_of_which_nothing_is_found_is_refused_in_one_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "NOTE.md").write_text(text)

    with pytest.raises(SourceUnusable, match=r"^NOTE\.md: nothing was found in it: [^\n]+$"):
        LOADER.open(tmp_path / "NOTE.md", Options())


def test_a_body_of_which_nothing_is_said_is_not_taken_for_the_subject() -> None:
    told = statements("Bora Foundation is praised by all.\n\nHope Trust (HT) was founded in 1998.\n")

    assert [(each.name, each.since) for each in told if isinstance(each, Description)] == [
        ("Hope Trust", "1998")
    ]
