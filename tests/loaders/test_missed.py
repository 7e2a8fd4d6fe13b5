"""A link whose end was described in a refused row says so, and where that row stands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.catalogue import Options, choose
from loaders.reading import read_into
from loaders.rejects import Reject
from loaders.spool import Spool
from tests.loaders.loading import body, link, source, write_lines

LONG = "Fern Bank " * 51


def rejects_of(path: Path, mapping: Path | None = None) -> list[Reject]:
    with Spool(path.parent / "one.spool") as spool:
        read_into(spool, path, choose(path, mapping=mapping), Options(mapping=mapping))
        return list(spool.rejects())


def lines(folder: Path) -> Path:
    told = [
        source("survey"),
        body("survey", "b1", "Fern Bank House"),
        body("survey", "b2", "Fern Bank Hall", since="2020-13-45"),
        link("survey", "FUNDS", "b1", "b2"),
    ]
    return write_lines(folder / "survey.jsonl", told)


def table(folder: Path) -> Path:
    rows = [
        "kind,id,name,country,type,from,to",
        "Organization,b1,Fern Bank House,KE,,,",
        "Organization,b2,Fern Bank Hall,Kenya!,,,",
        ",,,,FUNDS,b1,b2",
    ]
    path = folder / "table.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def drawing(folder: Path) -> Path:
    own = "b2" * 101  # longer than an id may be
    nodes = [{"id": "b1", "name": "Fern Bank House"}, {"id": own, "name": "Fern Bank Hall"}]
    path = folder / "drawing.json"
    path.write_text(
        json.dumps({"nodes": nodes, "links": [{"source": "b1", "target": own}]}), encoding="utf-8"
    )
    return path


def directory(folder: Path) -> Path:
    (folder / "organizations.csv").write_text(f"id,name,description\nb2,{LONG},homes\n", encoding="utf-8")
    services = "id,organization_id,name,status\ns1,b2,Fern Bank Clinic,active\n"
    (folder / "services.csv").write_text(services, encoding="utf-8")
    return folder / "services.csv"


def activities(folder: Path) -> Path:
    path = folder / "activities.xml"
    path.write_text(
        """<iati-activities version="2.03">
        <iati-activity><iati-identifier>b2</iati-identifier>
          <activity-date type="2" iso-date="2022-01-01"/><activity-date type="4" iso-date="2020-01-01"/>
        </iati-activity>
        <iati-activity><iati-identifier>b1</iati-identifier><related-activity type="1" ref="b2"/>
        </iati-activity></iati-activities>""",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("written", [lines, table, drawing, directory, activities])
def test_a_link_says_that_the_row_of_its_end_was_refused(
    written: Callable[[Path], Path], tmp_path: Path
) -> None:
    rejects = rejects_of(written(tmp_path))

    hanging = [one.reason for one in rejects if "nowhere described" in one.reason]
    (row,) = (one for one in rejects if "nowhere described" not in one.reason)
    told = f" is linked but nowhere described: its row was refused ({row.where}: {row.in_brief})"
    assert [reason.partition(" ")[2] for reason in hanging] == [told.strip()]
    assert "b2" in hanging[0].partition(" ")[0]


def test_the_row_of_a_mapped_table_is_named_too(tmp_path: Path) -> None:
    path, mapping = tmp_path / "members.csv", tmp_path / "members.yaml"
    rows = ["Member,From,To,Partners", "Fern Bank House,,,Fern Bank Hall", "Fern Bank Hall,2020,2019,"]
    path.write_text("\n".join(rows), encoding="utf-8")
    mapping.write_text(
        "columns: {Member: name, From: since, To: until, Partners: {link: PARTNERS_WITH}}", encoding="utf-8"
    )

    refused = {one.where: one.reason for one in rejects_of(path, mapping)}

    assert refused["row 3"] == "it ends (2019) before it begins (2020)"
    assert refused["row 2"].endswith(
        "is linked but nowhere described: its row was refused (row 3: it ends (2019) before it begins (2020))"
    )


def test_a_long_reason_is_told_in_brief() -> None:
    assert Reject(1, "row 1", "a" * 500, "").in_brief == "a" * 120 + "…"
    assert Reject(1, "row 1", "short", "").in_brief == "short"
