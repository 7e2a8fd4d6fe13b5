"""Names of well-known bodies that share no letters: they are proposed, never merged."""

from pathlib import Path

import pytest

from graph.identity.bodies import bodies_of
from graph.identity.known import read_known
from graph.identity.ranking import LEAST, Ranking
from graph.vocabularies.files import DataFileError
from tests.graph.identity.comparable import around, bodies, score, why
from tests.graph.identity.mentions import mention
from tests.graph.identity.test_clusters import A, B, joined

OTHERS = ("Amber Hill Trust", "Norwegian Amber Church", "British Department for Water Development")
TWO_NAMES = [
    ("DFID", "Foreign, Commonwealth & Development Office (FCDO)", "FCDO"),
    ("Belgian Technical Cooperation", "Enabel", "Enabel"),
    ("Dansk Flygtningehjælp", "Danish Refugee Council", "Danish Refugee Council"),
    ("NCA", "Kirkens Nodhjelp", "Norwegian Church Aid"),
    ("Programme des Nations Unies pour le développement (PNUD)", "UNDP", "UNDP"),
    ("UNIFEM", "United Nations Women", "UN Women"),
]


@pytest.mark.parametrize(("one", "other", "body"), TWO_NAMES)
def test_former_and_own_language_names_come_first_with_the_reason(one: str, other: str, body: str) -> None:
    among = (one, *OTHERS, other)
    first = around(*among)[0]

    assert first == Ranking(bodies(*among)).best[0]
    assert first.right.names == (other,)
    assert first.like.score > 0.85
    assert first.like.reasons[0] == f"both are names of {body}"


@pytest.mark.parametrize(("one", "other", "_"), TWO_NAMES)
def test_what_is_known_merges_nothing(one: str, other: str, _: str) -> None:
    assert not joined(mention(A, one), mention(B, other))


def test_a_part_of_a_name_counts_less() -> None:
    whole, part = around("Kirkens Nødhjelp", "Norwegian Church Aid", "Amber Hill - Norwegian Church Aid")

    assert whole.like.score > part.like.score > 0.6
    assert "only a part of a name is alike" in part.like.reasons
    assert score("Kirkens Nødhjelp - Cedar Yard", "Amber Hill - Norwegian Church Aid") == 0


def test_a_whole_name_that_is_known_means_none_of_its_parts() -> None:
    assert (
        why("Canadian International Development Agency", "ACDI") == "both are names of Global Affairs Canada"
    )
    assert score("Canadian International Development Agency", "ACDI/VOCA") < LEAST


def test_two_known_bodies_are_ranked_down() -> None:
    two = ("Save the Children Sweden", "Save the Children Amber")
    unknown, known = around("Save the Children International", *two)

    assert unknown.right.names == ("Save the Children Amber",)
    assert (
        "known as two bodies: Save the Children International and Save the Children Sweden"
        in known.like.reasons
    )


@pytest.mark.parametrize("family", ["Project", "Theme"])
def test_only_organizations_are_known(family: str) -> None:
    named = [mention(A, "DFID", family=family), mention(B, "FCDO", family=family)]

    assert not Ranking(bodies_of(zip("ab", named, strict=True))).around("a")


@pytest.mark.parametrize(
    ("line", "problem"),
    [("Cedar Yard,Amber Hill|CYY", "is a name of Umusozi too"), ("Cedar Yard,CY", "too short")],
)
def test_a_name_of_two_bodies_or_of_two_letters_is_refused(tmp_path: Path, line: str, problem: str) -> None:
    table = tmp_path / "known.csv"
    table.write_text(f"name,also\nUmusozi,Amber Hill\n{line}\n", encoding="utf-8")

    with pytest.raises(DataFileError, match=rf"line 3.*{problem}"):
        read_known(table)
