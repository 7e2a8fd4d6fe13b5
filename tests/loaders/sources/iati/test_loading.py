from collections import Counter
from pathlib import Path

from graph.bolt.store import Store
from tests.loaders.loading import exported, load
from tests.loaders.sources.iati.told import SAMPLES


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
