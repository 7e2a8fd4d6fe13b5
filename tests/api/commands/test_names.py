"""Whoever is named on the command line: nobody, several, or one by an id from before a merge."""

import pytest

from graph.bolt.store import Store
from graph.identity.judgements import Judgement
from graph.questions.resolve import resolve
from graph.settings import Settings
from loaders.judging import judge
from tests.api.commands.command_line import ihuriro
from tests.api.test_old_addresses import NEW, OLD, SIDES, WORD
from tests.conftest import environment_of, wipe
from tests.little_network import little_files
from tests.loaders.loading import body, load, shorten_reference, source, write_lines

WHO = (
    ("profile", "?"),
    ("neighborhood", "?"),
    ("introductions", "?", "RRA"),
    ("introductions", "RRA", "?"),
    ("compare", "?", "RRA"),
    ("compare", "RRA", "?"),
    ("partners", "?"),
    ("funding", "?"),
    ("exits", "RRA", "?"),
    ("timeline", "?"),
    ("measures", "--doubt", "nothing", "--without", "?"),
)
WHAT = (
    ("search", "a", "--theme", "?"),
    ("search", "a", "--place", "?"),
    *(("partners", option, "?") for option in ("--theme", "--population", "--place")),
    *(("gaps", option, "?") for option in ("--theme", "--population", "--place")),
    *(("referrals", option, "?") for option in ("--population", "--place")),
    *(("overlap", option, "?") for option in ("--theme", "--place")),
    *(("measures", option, "?") for option in ("--theme", "--place")),
    ("districts", "--theme", "?"),
)


@pytest.fixture(scope="module")
def named(engine: Settings, open_engine: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The little network, two of one name, and two that were found to be the same."""
    folder = tmp_path_factory.mktemp("named")
    wipe(open_engine)
    lines = [source("north"), body("north", "a", "Amber Hill Trust"), body("north", "b", "Amber Heights")]
    lines += [body("north", own, f"{own} Bank", aliases=["Ring"]) for own in ("Long", "Short")]
    with pytest.MonkeyPatch.context() as patch:
        shorten_reference(patch)
        load(open_engine, folder, *little_files(), write_lines(folder / "north.jsonl", lines))
        judge(open_engine, folder, Judgement.model_validate({**SIDES, **WORD}))
    return environment_of(engine)


def asked(command: tuple[str, ...], who: str) -> tuple[str, ...]:
    return tuple(who if word == "?" else word for word in command)


@pytest.mark.parametrize("command", [*WHO, *WHAT], ids=" ".join)
def test_who_is_nobody_or_several_is_one_line_with_those_who_may_be_meant(
    named: dict[str, str], command: tuple[str, ...]
) -> None:
    nobody = ihuriro(*asked(command, "Hilside Health Initiative"), environment=named)
    several = ihuriro(*asked(command, "ring"), environment=named)

    for done in (nobody, several):
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "Nothing in the graph has the id or name 'Hilside Health Initiative'" in nobody.stderr
    assert "Near to it: Hillside Health Initiative (hillside-health-initiative)" in nobody.stderr
    assert "It could be: long-bank, short-bank." in several.stderr


@pytest.mark.parametrize("command", WHO, ids=" ".join)
def test_an_id_from_before_a_merge_is_answered_as_the_one_of_now(
    named: dict[str, str], command: tuple[str, ...]
) -> None:
    before, now = (ihuriro(*asked(command, own), "--json", environment=named) for own in (OLD, NEW))

    assert (before.returncode, before.stdout) == (0, now.stdout)
    assert NEW in before.stdout


@pytest.mark.usefixtures("named")
def test_in_python_an_id_from_before_a_merge_is_found_too(open_engine: Store) -> None:
    assert resolve(open_engine, OLD) == NEW
