from pathlib import Path

import pytest

from graph.model.entities import Place
from graph.model.links import Funds, Implements
from tests.loaders.sources.iati.told import SAMPLES, Told, told

WELLS = "GB-CHC-9990001-7"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return told(SAMPLES / "activities-1.05.xml", tmp_path_factory.mktemp("spools"))


def test_texts_stand_in_the_elements_themselves(sample: Told) -> None:
    project = next(one for one in sample.descriptions if one.stated_id == WELLS and one.since)
    assert (project.name, project.aliases) == ("Wells of Kayonza", ("Puits de Kayonza",))
    assert sample.source.publisher == "Meadow Aid"


def test_a_planned_beginning_after_the_actual_end_was_overtaken(tmp_path: Path, sample: Told) -> None:
    text = (SAMPLES / "activities-1.05.xml").read_text(encoding="utf-8")
    early = tmp_path / "early.xml"
    early.write_text(text.replace('type="end-actual" iso-date="2013', 'type="end-actual" iso-date="2011'))

    project = next(one for one in sample.descriptions if one.stated_id == WELLS and one.since)
    assert (project.since, project.until) == ("2012-05-01", "2013-12-31")
    late = next(one for one in told(early, tmp_path).descriptions if one.stated_id == WELLS and one.until)
    assert (late.since, late.until) == (None, "2011-12-31")


def test_roles_are_words(sample: Told) -> None:
    roles = {(one.from_stated, one.role) for one in sample.of("IMPLEMENTS") if isinstance(one, Implements)}
    assert roles == {("Kayonza Well Diggers", "implementing"), ("Meadow Aid", "accountable")}
    assert [one.reason[:15] for one in sample.rejects] == ["the role 'Cheer"]


def test_types_of_transaction_are_letters(sample: Told) -> None:
    found = {one.transaction: (one.flow, one.amount_minor, one.currency) for one in sample.funds}
    assert found == {
        "Incoming Funds": ("incoming", 2_914_340, "GBP"),
        "Disbursement": ("disbursement", 100_000_000, "GBP"),
        "Loan Repayment": ("repayment", 500, "GBP"),
        "Reimbursement": ("unknown", 600, "GBP"),
    }


def test_the_day_of_a_transaction_goes_before_that_of_its_value(sample: Told) -> None:
    days = {one.transaction: one.since for one in sample.funds}
    assert (days["Disbursement"], days["Incoming Funds"]) == ("2012-07-02", "2012-06-01")


def test_a_reference_without_a_name_is_the_body_that_has_both(sample: Told) -> None:
    came = next(one for one in sample.funds if one.flow == "incoming")
    assert (came.from_stated_id, came.to_stated_id) == ("internal:GB-9", "org-id:GB-CHC-9990001")
    assert (came.to_stated, came.project) == ("Meadow Aid", "Wells of Kayonza")


def test_a_funder_whose_money_goes_to_another_also_funds_the_activity(sample: Told) -> None:
    silent = [one for one in sample.of("FUNDS") if isinstance(one, Funds) and one.amount_minor is None]
    assert [(one.from_stated, one.to_stated_id, one.flow) for one in silent] == [
        ("Ministry of Meadows", WELLS, "unknown")
    ]


def test_places_have_their_designation_and_point(sample: Told) -> None:
    hollow = sample.named("Green Hollow")[0]
    assert isinstance(hollow, Place)
    assert (hollow.level, hollow.country, hollow.lat, hollow.lon) == ("district", "RW", -1.9, 30.6)


def test_a_sector_may_have_a_name_only(sample: Told) -> None:
    assert {one.to_stated for one in sample.of("WORKS_ON")} == {
        "Basic drinking water supply",
        "Deep wells",
    }
