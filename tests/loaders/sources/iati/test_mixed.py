from pathlib import Path

from tests.loaders.sources.iati.told import told

ONE = """<iati-activity default-currency="USD"><iati-identifier>{id}</iati-identifier>
  <reporting-org ref="{ref}" type="21"><narrative>{name}</narrative></reporting-org>{more}</iati-activity>"""
PAID = """<transaction><transaction-type code="3"/><transaction-date iso-date="2020-02-03"/><value>7</value>
  <receiver-org><narrative>{name}</narrative></receiver-org></transaction>"""


def activity(number: int, name: str, more: str = "", ref: str = "") -> str:
    return ONE.format(id=f"XI-INV-{number}-A", ref=ref or f"XI-INV-{number}", name=name, more=more)


def written(folder: Path, *activities: str) -> Path:
    path = folder / "mixed.xml"
    path.write_text(f'<iati-activities version="2.03">{"".join(activities)}</iati-activities>')
    return path


def test_a_file_that_gathers_many_publishers_has_none_of_its_own(tmp_path: Path) -> None:
    found = told(written(tmp_path, activity(1, "Sunrise Fund"), activity(2, "Meadow Aid")), tmp_path)

    assert found.source.publisher == ""
    assert found.source.title == "IATI activities of 2 reporting organizations"
    assert {one.name for one in found.descriptions if one.label == "Organization"} == {
        "Sunrise Fund",
        "Meadow Aid",
    }


def test_one_reference_with_two_names_is_one_body_and_one_name_with_two_references_is_two(
    tmp_path: Path,
) -> None:
    path = written(
        tmp_path,
        activity(1, "Sunrise Fund"),
        activity(2, "Sunrise Foundation", ref="xi-inv-1"),
        activity(3, "Sunrise Fund"),
    )
    bodies = {
        (one.stated_id, one.name) for one in told(path, tmp_path).descriptions if one.label == "Organization"
    }
    assert bodies == {
        ("org-id:XI-INV-1", "Sunrise Fund"),
        ("org-id:XI-INV-1", "Sunrise Foundation"),
        ("org-id:XI-INV-3", "Sunrise Fund"),
    }


def test_a_name_that_two_references_share_in_an_activity_lends_neither(tmp_path: Path) -> None:
    twins = "".join(
        f'<participating-org ref="XI-INV-{number}" role="4"><narrative>Twin Lakes</narrative>'
        "</participating-org>"
        for number in (8, 9)
    )
    more = twins + PAID.format(name="Twin Lakes") + PAID.format(name="Sunrise fund ")
    found = told(written(tmp_path, activity(1, "Sunrise Fund", more)), tmp_path)

    assert sorted(one.to_stated_id for one in found.funds) == ["XI-INV-1-A", "twin-lakes"]


def test_the_name_of_a_body_never_becomes_the_id_of_another(tmp_path: Path) -> None:
    names = ["Ligue", "Ligue " + "des femmes " * 20, "Ligue " + "des femmes " * 21, "光", "風"]
    more = "".join(PAID.format(name=name) for name in names)
    found = told(written(tmp_path, activity(1, "Sunrise Fund", more)), tmp_path)

    assert len({one.to_stated_id for one in found.funds}) == len(names)
