"""The same profile says the same, printed as PDF or written in Word."""

import shutil
import subprocess
from pathlib import Path

import pytest

from graph.model.statements import Link
from loaders.catalogue import Options, choose
from loaders.sources.profiles.loading import LOADER
from tests.loaders.readers.paper import pdf_of, word_of
from tests.loaders.sources.profiles.test_profiles import links_of
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
    UMBRELLA,
    UMBRELLA_LINKS,
    Said,
)

PROFILES = [
    pytest.param(COMMUNITY, COMMUNITY_LINKS, id="community organization"),
    pytest.param(UMBRELLA, UMBRELLA_LINKS, id="umbrella with lists"),
    pytest.param(FRENCH, FRENCH_LINKS, id="French"),
    pytest.param(FARMERS, FARMERS_LINKS, id="farmers"),
    pytest.param(PRESS, PRESS_LINKS, id="press release"),
]


CHROMIUM = shutil.which("chromium")


def opened(path: Path) -> tuple[list[object], str]:
    assert choose(path) is LOADER
    found = LOADER.open(path, Options())
    return [said for row in found.rows for said in found.parse(row)], found.text


@pytest.mark.parametrize(("text", "links"), PROFILES)
def test_a_printed_profile_says_what_its_text_says(text: str, links: Said, tmp_path: Path) -> None:
    statements, read = opened(pdf_of(text, tmp_path / "profile.pdf", header="Profiles 2024"))

    said = [one for one in statements if isinstance(one, Link)]

    assert links_of(statements) == links
    assert all(one.quote in read and one.record.startswith("page 1, paragraph ") for one in said)


@pytest.mark.parametrize(("text", "links"), PROFILES)
def test_a_profile_in_word_says_what_its_text_says(text: str, links: Said, tmp_path: Path) -> None:
    statements, read = opened(word_of(text, tmp_path / "profile.docx"))

    said = [one for one in statements if isinstance(one, Link)]

    assert links_of(statements) == links
    assert all(one.quote in read and one.record.startswith("paragraph ") for one in said)


def test_a_web_page_printed_by_a_browser_says_what_the_page_says(tmp_path: Path) -> None:
    if CHROMIUM is None:
        pytest.skip("no Chromium: `chromium` is not on the path")
    page = tmp_path / "home.html"
    page.write_text(HOME, encoding="utf-8")
    printing = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--print-to-pdf={tmp_path}/home.pdf",
    ]
    subprocess.run([*printing, page.as_uri()], check=True, capture_output=True, timeout=60)

    statements, _ = opened(tmp_path / "home.pdf")

    assert links_of(statements) == HOME_LINKS
