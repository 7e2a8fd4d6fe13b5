"""The aim of it all: one organization that three sources name otherwise is one, and several again at will."""

from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.exchange.jsonl import Line, export_lines
from graph.identity.judgements import Judgement
from graph.questions.profile import profile
from graph.questions.resolve import resolve
from loaders.judging import judge, unjudge
from loaders.sides import sides
from tests.loaders.loading import exported, load

IATI = """<iati-activities version="2.03">
<iati-activity xml:lang="en" default-currency="USD">
  <iati-identifier>XI-INV-9-WELLS</iati-identifier>
  <reporting-org ref="XI-INV-9" type="60"><narrative>Sunrise Fund</narrative></reporting-org>
  <title><narrative>Wells for Kirehe</narrative></title>
  <participating-org ref="GB-CHC-990001" role="4" type="21">
    <narrative>Amber Hill Trust</narrative>
  </participating-org>
  <recipient-country code="RW"/>
  <transaction>
    <transaction-type code="3"/>
    <transaction-date iso-date="2023-03-01"/>
    <value value-date="2023-03-01">5000</value>
    <provider-org ref="XI-INV-9"><narrative>Sunrise Fund</narrative></provider-org>
    <receiver-org ref="GB-CHC-990001"><narrative>Amber Hill Trust</narrative></receiver-org>
  </transaction>
</iati-activity>
</iati-activities>
"""
SHEET = """Organization,Code,Sector,District
#org+name,#org+code,#sector+name,#adm2+name
Umusozi Relief,AHT-KGL,GBV,Rubavu
Open Door Relief,ODR,GBV,Rubavu
"""
TABLE = """kind,name,aliases,identifiers,country,type,from,to,record
Organization,Colline d'Ambre,CdA,org-id:RW-RGB-990117,RW,,,,
,,,,,MEMBER_OF,CdA,Open Door Coalition,list of members
"""
NAMES = ("Amber Hill Trust", "Umusozi Relief", "Colline d'Ambre")
CODES = ["internal:AHT-KGL", "org-id:GB-CHC-990001", "org-id:RW-RGB-990117"]


@pytest.fixture
def three(store: Store, tmp_path: Path) -> Store:
    files = {"wells.xml": IATI, "3w.csv": SHEET, "members.csv": TABLE}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    reports = load(store, tmp_path, *(tmp_path / name for name in files))
    assert [(one.loader, one.status, one.rejected) for one in reports] == [
        ("iati", "complete", 0),
        ("hxl3w", "complete", 0),
        ("tables", "complete", 0),
    ]
    return store


def bodies(store: Store) -> list[Line]:
    """Return the entities that any source calls by one of the names."""
    found = [line for line in export_lines(store) if line["kind"] == "entity"]
    return [line for line in found if {line["name"], *line["aliases"]} & set(NAMES)]


def same(store: Store, folder: Path, one: str, other: str) -> Judgement:
    meant = sides(store, one, other)
    word = {"verdict": "same", "by": "Ama", "on": "2024-05-01", "why": "one office"}
    said = Judgement.model_validate({"left": meant.left, "right": meant.right, **word})
    judge(store, folder, said)
    return said


def test_three_sources_of_one_organization_are_one_by_judgement_and_three_again_without(
    three: Store, tmp_path: Path
) -> None:
    apart = exported(three)
    assert sorted(line["name"] for line in bodies(three)) == sorted(NAMES)
    linked = {name: groups(three, name) for name in NAMES}

    words = [same(three, tmp_path, NAMES[0], other) for other in NAMES[1:]]

    [one] = bodies(three)
    assert {one["name"], *one["aliases"]} == {*NAMES, "CdA"}
    assert one["identifiers"] == CODES
    assert {said["source"] for said in one["said"]} == {"wells", "3w", "members"}
    assert {resolve(three, name) for name in NAMES} == {one["id"]}
    assert groups(three, one["id"]) == set().union(*linked.values())
    assert groups(three, one["id"]) > {"FUNDS", "WORKS_ON", "MEMBER_OF"}

    for word in reversed(words):
        unjudge(three, tmp_path, word.left, word.right)
    assert exported(three) == apart


def test_a_newer_version_of_one_source_leaves_them_one(three: Store, tmp_path: Path) -> None:
    for other in NAMES[1:]:
        same(three, tmp_path, NAMES[0], other)
    [one] = bodies(three)

    sheet = tmp_path / "3w.csv"
    sheet.write_text(SHEET + "Umusozi Relief,AHT-KGL,Health,Kirehe\n", encoding="utf-8")
    load(three, tmp_path, sheet)

    assert [line["id"] for line in bodies(three)] == [one["id"]]
    works = next(group for group in profile(three, one["id"]).groups if group.type == "OPERATES_IN")
    assert {"Kirehe", "Rubavu"} <= {tie.name for tie in works.ties}


def groups(store: Store, name: str) -> set[str]:
    """Return the types of the links of an organization."""
    return {group.type for group in profile(store, resolve(store, name)).groups}
