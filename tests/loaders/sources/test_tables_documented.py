"""The page on tables tells the truth about mappings."""

import re
from pathlib import Path

from loaders.catalogue import Options
from loaders.mapping import Mapping, read_mapping
from tests.loaders.sources.mapped_tables import heard, told, workbook

PAGE = (Path(__file__).parents[3] / "docs" / "tables.md").read_text(encoding="utf-8")


def test_the_mapping_of_the_page_is_one_and_reads_the_table_it_is_for(tmp_path: Path) -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "partners.yaml"
    path.write_text(example, encoding="utf-8")
    header = (
        "Name of organization",
        "Acronym",
        "Type",
        "Partners",
        "Donor",
        "Amount (USD)",
        "District",
        "Start date",
        "End date",
    )
    row = ("Acorn Trust", "AT", "Fondation", "Birch Union", "Elm Fund", 500, "Rubavu, Huye", "2020", "2021")
    table = workbook(tmp_path, {"Partners": [("Our partners",), ("in 2024",), header, row]})

    said, refused = heard(table, Options(mapping=path))

    assert refused == {}
    assert [kind for kind, _, _ in told(said)] == ["PARTNERS_WITH", "FUNDS", "OPERATES_IN", "OPERATES_IN"]
    assert read_mapping(path).covers is not None


def test_the_page_explains_every_word_of_a_mapping() -> None:
    assert all(f"| `{word}` |" in PAGE for word in Mapping.model_fields)
