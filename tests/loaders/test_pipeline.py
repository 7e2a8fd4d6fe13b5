"""A load from beginning to end, on a real database."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.exchange.jsonl import export_lines, write_jsonl
from loaders.forgetting import forget
from loaders.report import LoadReport
from tests.little_network import GRANTS_SOURCE, SURVEY_SOURCE, grants, little_folder, survey
from tests.loaders.loading import exported, load, shorten_reference


def test_two_files_become_one_network(store: Store, tmp_path: Path) -> None:
    reports = load(store, tmp_path, survey(), grants())

    assert [report.status for report in reports] == ["complete", "complete"]
    assert [report.source for report in reports] == [SURVEY_SOURCE, GRANTS_SOURCE]
    names = {line["name"] for line in exported(store) if line["kind"] == "entity"}
    assert {"Hillside Health Initiative", "Northlight Foundation", "Rubavu"} <= names


def test_a_second_load_changes_nothing(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, survey())
    before = list(export_lines(store))

    reports = load(store, tmp_path, survey())

    assert reports[0].status == "unchanged"
    assert list(export_lines(store)) == before


@pytest.mark.parametrize("order", [(survey, grants), (grants, survey)])
def test_forgetting_one_of_two_leaves_the_other_as_if_alone(
    store: Store, tmp_path: Path, order: tuple[Callable[[], Path], ...]
) -> None:
    load(store, tmp_path, survey())
    alone = exported(store)
    forget(store, tmp_path, SURVEY_SOURCE)

    load(store, tmp_path, *(one() for one in order))
    forget(store, tmp_path, GRANTS_SOURCE)

    assert exported(store) == alone


def test_an_export_restores_the_graph(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, survey(), grants())
    before = exported(store)
    write_jsonl(tmp_path / "all.jsonl", export_lines(store))
    forget(store, tmp_path, SURVEY_SOURCE)
    forget(store, tmp_path, GRANTS_SOURCE)

    reports = load(store, tmp_path, tmp_path / "all.jsonl")

    assert (reports[0].status, reports[0].rejected) == ("complete", 0)
    assert exported(store) == before


def test_a_newer_version_replaces_what_the_older_said(store: Store, tmp_path: Path) -> None:
    folder = little_folder(tmp_path)
    load(store, tmp_path, folder / "survey.csv", folder / "grants.csv")
    fresh = exported(store)
    text = (folder / "survey.csv").read_text()
    lines = text.splitlines(keepends=True)

    (folder / "survey.csv").write_text("".join(lines[:-1]))
    load(store, tmp_path, folder / "survey.csv")
    shorter = exported(store)
    (folder / "survey.csv").write_text(text)
    load(store, tmp_path, folder / "survey.csv")

    assert len(shorter) < len(fresh)
    assert exported(store) == fresh


def test_half_a_file_is_refused_and_the_graph_keeps_what_it_had(store: Store, tmp_path: Path) -> None:
    folder = little_folder(tmp_path)
    load(store, tmp_path, folder / "survey.csv")
    before = exported(store)
    lines = (folder / "survey.csv").read_text().splitlines(keepends=True)
    (folder / "survey.csv").write_text("".join(lines[: len(lines) // 3]))

    refused = load(store, tmp_path, folder / "survey.csv")
    assert refused[0].status == "refused"
    assert "--accept-loss" in refused[0].reason
    assert exported(store) == before

    assert load(store, tmp_path, folder / "survey.csv", accept_loss=True)[0].status == "complete"
    assert len(exported(store)) < len(before)


def activities(count: int) -> str:
    """Return an IATI file of so many activities, each with a payment."""
    one = """
        <iati-activity default-currency="USD"><iati-identifier>XI-WELLS-{0}</iati-identifier>
        <reporting-org ref="XI-WELLS"><narrative>Wells for All</narrative></reporting-org>
        <transaction><transaction-type code="3"/><value value-date="2024-02-01">{0}</value></transaction>
        </iati-activity>"""
    return (
        f'<iati-activities version="2.03">{"".join(map(one.format, range(1, count + 1)))}</iati-activities>'
    )


def package(count: int) -> str:
    """Return a file of so many 360Giving grants."""
    one = {"currency": "KES", "awardDate": "2023-05-02", "fundingOrganization": [{"name": "Baobab Fund"}]}
    numbers = range(1, count + 1)
    grants = [
        {**one, "id": f"360G-{n}", "amountAwarded": n, "recipientOrganization": [{"name": f"School {n}"}]}
        for n in numbers
    ]
    return json.dumps({"grants": grants})


def test_half_of_what_standard_files_told_is_refused_until_somebody_insists(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shorten_reference(monkeypatch)
    written = {tmp_path / "activities.xml": activities, tmp_path / "grants.json": package}

    def told(count: int, part: float = 1, **wishes: object) -> list[LoadReport]:
        for path, write in written.items():
            text = write(count)
            path.write_text(text[: round(part * len(text))], encoding="utf-8")
        return load(store, tmp_path, *written, **wishes)

    assert [one.status for one in told(9)] == ["complete"] * 2
    before = exported(store)

    torn, shorter = told(9, part=0.5, accept_loss=True), told(3)
    assert [one.status for one in torn] == ["failed"] * 2
    assert [one.status for one in shorter] == ["refused"] * 2
    assert all("would be taken back" in one.reason and "--accept-loss" in one.reason for one in shorter)
    assert exported(store) == before

    assert [one.status for one in told(3, accept_loss=True)] == ["complete"] * 2
    amounts = [line["amount_minor"] for line in exported(store) if line.get("type") == "FUNDS"]
    assert sorted(amounts) == [100, 100, 200, 200, 300, 300]


def test_a_dry_run_says_what_would_change_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, survey())
    before = list(export_lines(store))

    report = load(store, tmp_path, grants(), dry_run=True)[0]

    assert report.dry_run
    assert report.new > 0
    assert list(export_lines(store)) == before


def test_a_file_that_cannot_be_read_does_not_stop_the_next(store: Store, tmp_path: Path) -> None:
    (tmp_path / "broken.csv").write_bytes(b"\x00\x01\x02\x89PNG")

    reports = load(store, tmp_path, tmp_path / "missing.csv", tmp_path / "broken.csv", survey())

    assert [report.status for report in reports] == ["failed", "failed", "complete"]
    assert "missing.csv" in reports[0].reason
    assert "broken.csv" in reports[1].reason
