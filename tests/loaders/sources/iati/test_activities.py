from pathlib import Path

import pytest

from graph.model.entities import Organization, Place, Project
from graph.model.links import Funds, Implements, OperatesIn, WorksOn
from loaders.catalogue import choose
from tests.loaders.sources.iati.told import SAMPLES, Told, told

HEALTH = "XI-INV-700-HEALTH"
WATER = "XI-INV-700-WATER"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return told(SAMPLES / "activities-2.03.xml", tmp_path_factory.mktemp("spools"))


def paid(sample: Told, number: int) -> Funds:
    where = f"{HEALTH} transaction {number}"
    found = [one for one in sample.funds if one.record.partition(" (")[0] == where]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("name", ["activities-2.03.xml", "activities-1.05.xml", "organisation.xml"])
def test_a_file_is_known_by_its_outermost_element(name: str) -> None:
    assert choose(SAMPLES / name).name == "iati"


def test_a_file_is_published_by_the_one_organization_that_reports(sample: Told) -> None:
    assert (sample.source.publisher, sample.source.published) == ("Sunrise Fund", "2024-03-01")
    assert sample.source.title == "IATI activities of Sunrise Fund"


def test_an_activity_is_described_once_as_a_project_with_its_title_in_english_first(sample: Told) -> None:
    said = [one for one in sample.descriptions if one.stated_id == HEALTH]

    assert len(said) == 1
    project = said[0]
    assert isinstance(project, Project)
    assert (project.name, project.aliases) == (
        "Health for all in Musanze",
        ("Santé pour tous à Musanze",),
    )
    assert project.identifiers == (f"iati-activity:{HEALTH}",)
    assert (project.since, project.until, project.date_basis) == ("2021-02-15", "2025-12-31", "stated")
    assert (project.status, project.said_on, project.record) == ("active", "2024-02-20", HEALTH)


def test_those_who_take_part_keep_their_role(sample: Told) -> None:
    roles = {
        (one.from_stated, one.role)
        for one in sample.of("IMPLEMENTS")
        if isinstance(one, Implements) and one.to_stated_id == HEALTH
    }
    assert roles == {
        ("Umuti Clinics", "accountable"),
        ("Bridge Trust", "extending"),
        ("Lake Women's Circle", "implementing"),
    }


def test_a_funder_is_linked_without_amount_only_where_no_transaction_tells_of_it(sample: Told) -> None:
    silent = [one for one in sample.of("FUNDS") if isinstance(one, Funds) and one.amount_minor is None]
    assert not silent  # both funders pay the activity by transactions


def test_each_transaction_is_one_flow_of_money(sample: Told) -> None:
    one = paid(sample, 1)
    assert (one.from_stated, one.to_stated, one.project) == (
        "Sunrise Fund",
        "Lake Women's Circle",
        "Health for all in Musanze",
    )
    assert (one.amount_minor, one.currency, one.flow) == (100_050, "USD", "commitment")
    assert (one.since, one.until, one.said_on) == ("2021-03-01", "2021-03-01", "2024-02-20")
    assert (one.quote, one.record) == ("Agreed for the first year", f"{HEALTH} transaction 1 (T1)")


def test_money_without_a_receiver_goes_to_the_activity(sample: Told) -> None:
    assert paid(sample, 2).to_stated_id == HEALTH
    assert paid(sample, 2).project is None


def test_twins_are_two_statements(sample: Told) -> None:
    assert [paid(sample, number).amount_minor for number in (2, 3)] == [250_000, 250_000]


def test_a_provider_without_a_reference_is_the_participant_of_its_name(sample: Told) -> None:
    one = paid(sample, 4)
    assert (one.from_stated_id, one.to_stated_id) == ("org-id:XM-DAC-99123", HEALTH)
    assert (one.flow, one.transaction, one.amount_minor) == (
        "commitment",
        "Incoming Commitment",
        200_000_000,
    )


def test_money_that_comes_in_from_nobody_named_is_not_given_by_the_reporter(sample: Told) -> None:
    one = paid(sample, 5)
    assert (one.from_stated, one.amount_minor, one.flow) == ("provider not named", -7_525, "incoming")
    assert all(giver.generic for giver in sample.named("provider not named"))


def test_a_kind_of_givers_is_no_body(sample: Told) -> None:
    assert {one.generic for one in sample.named("Private donors in the hills")} == {True}
    assert {one.generic for one in sample.named("Agency of Rivers")} == {False}


def test_a_transaction_that_cannot_be_used_is_refused_alone(sample: Told) -> None:
    refused = {one.where: one.reason for one in sample.rejects if " transaction " in one.where}
    assert "thousands or for decimals" in refused[f"{HEALTH} transaction 7"]
    assert "'QQQ' is not in ISO 4217" in refused[f"{HEALTH} transaction 8"]
    assert "'2021-13-01' does not exist" in refused[f"{HEALTH} transaction 9"]
    assert len(sample.funds) + len(refused) == 12  # every transaction of the file


def test_the_rejects_show_the_line_and_the_transaction(sample: Told) -> None:
    refused = next(one for one in sample.rejects if "QQQ" in one.reason)
    lines = (SAMPLES / "activities-2.03.xml").read_text(encoding="utf-8").splitlines()
    assert "<transaction>" in lines[refused.number - 1]
    assert 'currency="QQQ"' in refused.said


def test_a_kind_of_transaction_that_the_standard_lacks_is_kept_and_named(sample: Told) -> None:
    one = paid(sample, 10)
    assert (one.flow, one.transaction) == ("unknown", "transaction type 77")
    assert one.amount_minor == 1_234_568  # calculated to more decimals than there are cents
    assert one.to_stated_id == HEALTH  # who pays itself spends on the activity


def test_places_are_found_by_name_in_the_country_or_kept_as_written(sample: Told) -> None:
    places = {one.to_stated: one.to_stated_id for one in sample.of("OPERATES_IN")}
    assert set(places) == {"Rwanda", "XK", "South of Sahara", "Musanze District", "Hill Post Nine", "Burundi"}
    assert places["Musanze District"] == "place:musanze"

    post = sample.named("Hill Post Nine")[0]
    assert isinstance(post, Place)
    assert (post.country, post.level, post.lat, post.lon) == ("RW", "site", -1.95, 30.06)
    assert post.identifiers == ("geonames:123456",)


def test_sectors_are_themes_by_their_codes_or_by_the_publishers_own_names(sample: Told) -> None:
    themes = {one.to_stated: one.to_stated_id for one in sample.of("WORKS_ON")}
    assert themes == {
        "Basic health care": "theme:primary-health-care",
        "Basic Education": "theme:primary-education",
        "Rain songs": "theme:rain-songs",
        "Family planning": "theme:family-planning",
    }


def shares(found: Told) -> dict[str, float | None]:
    return {one.to_stated: one.percentage for one in found.links if isinstance(one, WorksOn | OperatesIn)}


def test_sectors_and_countries_keep_what_share_of_the_activity_they_are(sample: Told) -> None:
    said = {name: share for name, share in shares(sample).items() if share is not None}
    assert said == {"Basic health care": 60, "Basic Education": 40, "Rwanda": 80, "XK": 20}
    assert "sector@percentage" not in sample.unused


def edited(folder: Path, old: str, new: str) -> Told:
    text = (SAMPLES / "activities-2.03.xml").read_text(encoding="utf-8")
    assert old in text
    (folder / "edited.xml").write_text(text.replace(old, new), encoding="utf-8")
    return told(folder / "edited.xml", folder)


@pytest.mark.parametrize("written", ["-1", "100.01", "half", "NaN", "1e1", "12,5", "60 %"])
def test_a_percentage_that_cannot_be_one_is_refused_with_its_line(tmp_path: Path, written: str) -> None:
    found = edited(tmp_path, 'code="12220" percentage="60"', f'code="12220" percentage="{written}"')

    refused = next(one for one in found.rejects if "percentage" in one.reason)
    assert refused.reason.startswith(f"the percentage {written!r} is not a number from 0 to 100")
    assert refused.where == f"{HEALTH} sector 1"
    lines = (tmp_path / "edited.xml").read_text(encoding="utf-8").splitlines()
    assert f'percentage="{written}"' in lines[refused.number - 1]
    assert "Basic health care" not in shares(found)


@pytest.mark.parametrize(("written", "meant"), [("0", 0), ("100", 100), (".8", 0.8), ("+33.30", 33.3)])
def test_a_percentage_is_read_as_the_standard_writes_numbers(
    tmp_path: Path, written: str, meant: float
) -> None:
    found = edited(tmp_path, 'code="12220" percentage="60"', f'code="12220" percentage="{written}"')
    assert shares(found)["Basic health care"] == meant


def test_percentages_that_do_not_add_up_are_counted_and_kept(sample: Told, tmp_path: Path) -> None:
    uneven = {name: count for name, count in sample.unused.items() if "add up" in name}
    assert uneven == {
        "percentages that do not add up to 100 (sector, vocabulary 1)": 1,
        "percentages that do not add up to 100 (sector, vocabulary 2)": 1,
    }
    regional = edited(tmp_path, '<recipient-region code="289"', '<recipient-region code="289" percentage="5"')
    assert regional.unused["percentages that do not add up to 100 (recipient-region, vocabulary 1)"] == 1
    assert shares(regional)["South of Sahara"] == 5


def test_a_share_of_a_transaction_is_none_of_the_activity(tmp_path: Path) -> None:
    found = edited(tmp_path, 'code="13030"', 'code="13030" percentage="100"')
    assert shares(found)["Family planning"] is None
    assert found.unused["sector@percentage"] == 1


def test_parents_and_children_are_part_of_each_other(sample: Told) -> None:
    parts = {(one.from_stated_id, one.to_stated_id) for one in sample.of("PART_OF")}
    assert parts == {(HEALTH, "XI-INV-700-ALL"), (WATER, HEALTH)}
    assert [one.name for one in sample.descriptions if one.stated_id == "XI-INV-700-ALL"] == [
        "XI-INV-700-ALL"
    ]


def test_dates_out_of_order_cost_the_dates_and_nothing_else(sample: Told) -> None:
    refused = next(one for one in sample.rejects if one.where == WATER)
    assert "ends (2020-01-01) before it begins (2022-01-01)" in refused.reason
    said = [(one.name, one.since, one.until) for one in sample.descriptions if one.stated_id == WATER]
    assert said == [(WATER, None, None)]
    assert [one.amount_minor for one in sample.funds if one.record.startswith(WATER)] == [4_000]


def test_an_activity_told_twice_or_without_identifier_is_refused_with_its_money(sample: Told) -> None:
    refused = {one.where: one.reason for one in sample.rejects if one.where.startswith("iati-activity")}
    assert set(refused) == {"iati-activity 3", "iati-activity 3 transaction 1", "iati-activity 4"}
    assert "stands in line" in refused["iati-activity 3 transaction 1"]
    assert "no iati-identifier" in refused["iati-activity 4"]


def test_contacts_are_never_taken_and_what_is_left_out_is_counted(sample: Told) -> None:
    everything = [one.model_dump_json() for one in (*sample.descriptions, *sample.links)]
    everything += [one.said for one in sample.rejects]
    assert not [text for text in everything if "Keza" in text or "keza@" in text]
    assert sample.unused["contact-info"] == 1
    assert {"budget", "policy-marker", "transaction/own:value-EUR"} <= set(sample.unused)
    assert "related-activity of type 3 (sibling)" in sample.unused


def test_a_status_that_the_standard_does_not_have_is_left_out_and_counted(tmp_path: Path) -> None:
    text = (SAMPLES / "activities-2.03.xml").read_text(encoding="utf-8")
    odd = tmp_path / "odd.xml"
    odd.write_text(
        text.replace('<activity-status code="2"/>', '<activity-status code="9"/>'), encoding="utf-8"
    )

    found = told(odd, tmp_path)

    assert found.unused["activity-status 9 (unknown)"] == 1
    assert {
        one.status for one in found.descriptions if isinstance(one, Project) and one.stated_id == HEALTH
    } == {None}


def test_names_that_say_nothing_are_no_organizations(sample: Told) -> None:
    assert not sample.named("nan")
    bodies = [one for one in sample.descriptions if isinstance(one, Organization)]
    assert all("internal:n/a" not in one.identifiers for one in bodies)


def test_a_category_of_bodies_does_not_identify_the_body_that_is_named_with_it(sample: Told) -> None:
    clinics = sample.named("Umuti Clinics")[0]
    assert clinics.identifiers == ("internal:XM-DAC-22000",)
    assert clinics.stated_id.startswith("umuti-clinics-")


def test_an_organization_file_says_who_is_who(tmp_path: Path) -> None:
    found = told(SAMPLES / "organisation.xml", tmp_path)

    assert {(one.stated_id, one.name, one.aliases) for one in found.descriptions} == {
        ("org-id:XI-INV-700", "Sunrise Fund", ("Fonds Aurore",)),
        ("org-id:XI-INV-701", "Sunrise Services", ()),
    }
    assert not found.links
    assert {"total-budget", "recipient-org-budget"} <= set(found.unused)
    assert [one.where for one in found.rejects] == ["iati-organisation 2"]
