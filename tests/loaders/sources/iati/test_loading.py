from collections import Counter
from pathlib import Path

from lxml import etree

from graph.bolt.store import Store
from tests.conftest import wipe
from tests.loaders.loading import exported, load, write_lines
from tests.loaders.sources.iati.told import SAMPLES
from tests.material import material


def test_a_file_loads_and_loads_again_without_change(store: Store, tmp_path: Path) -> None:
    first, second = (load(store, tmp_path, SAMPLES / "activities-2.03.xml")[0] for _ in range(2))

    assert (first.status, second.status) == ("complete", "unchanged")
    lines = [line for line in exported(store) if line.get("source") == "activities-2-03"]
    flows = Counter(line["flow"] for line in lines if line.get("type") == "FUNDS")
    assert flows == {"commitment": 2, "disbursement": 3, "incoming": 1, "unknown": 2}
    twins = [line["id"] for line in lines if line.get("amount_minor") == 250_000]
    assert len(set(twins)) == 2
    assert first.rejected == 11
    assert first.rejects_file
    assert "1,500" in Path(first.rejects_file).read_text(encoding="utf-8")


SHARES = """
    MATCH ()-[link]->()
    WHERE link.percentage IS NOT NULL
    RETURN type(link) AS type, link.percentage AS percentage, link.id AS id
    ORDER BY id
    LIMIT 10000
"""


def test_the_percentages_of_a_real_file_stand_in_the_graph_and_in_its_export(
    store: Store, tmp_path: Path
) -> None:
    path = material("iati/activities/codeforiati-complex_example_dfid.xml")[0]
    written = Counter(
        ("WORKS_ON", float(one.get("percentage")))
        for one in etree.parse(path).iter("sector")
        if one.get("percentage") and one.get("code") != "99810"  # which says that none is specified
    )

    load(store, tmp_path, path)
    there = store.read(SHARES)
    lines = exported(store)
    wipe(store)
    load(store, tmp_path, write_lines(tmp_path / "all.jsonl", lines))

    assert len(there) == 94
    assert Counter((row["type"], row["percentage"]) for row in there) == written
    assert store.read(SHARES) == there
    assert exported(store) == lines


def test_another_percentage_is_no_other_statement(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "activities.xml"
    text = (SAMPLES / "activities-2.03.xml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    load(store, tmp_path, path)
    before = {row["id"]: row["percentage"] for row in store.read(SHARES)}

    path.write_text(text.replace('percentage="60"', 'percentage="55.5"'), encoding="utf-8")
    report = load(store, tmp_path, path)[0]
    after = {row["id"]: row["percentage"] for row in store.read(SHARES)}

    assert (report.status, report.new, report.gone) == ("complete", 0, 0)
    assert after == {own: 55.5 if share == 60 else share for own, share in before.items()}
    assert sorted(before.values()) == [20, 40, 60, 80]
