"""A directory of services in a folder of CSV files: who offers what, where, for whom."""

import csv
import shutil
import zipfile
from pathlib import Path

import pytest

from graph.bolt.store import Store
from graph.model.entities import Organization, Place, Project, Service, Theme
from graph.model.links import Implements, OperatesIn, PartOf, Provides, Serves, WorksOn
from graph.questions.profile import profile
from loaders.catalogue import choose
from loaders.sources.hsds import LOADER
from tests.conftest import wipe
from tests.loaders.loading import exported, load, write_lines
from tests.loaders.sources.hsds_read import SAMPLE, Directory, read

PACKAGE = SAMPLE / "datapackage.json"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    return read(PACKAGE, tmp_path_factory.mktemp("spools"))


def test_an_organization_has_its_names_its_number_and_the_telephone_of_its_office(
    directory: Directory,
) -> None:
    said = [one for one in directory.described(Organization) if one.name == "Hillside Women Initiative"]

    assert {one.stated_id for one in said} == {"organization:o1"}
    assert {alias for one in said for alias in one.aliases} == {"HWI"}
    assert {code for one in said for code in one.identifiers} == {"internal:o1", "org-id:KE-NCB-2009/117"}
    assert [one.contacts for one in said if one.contacts] == [("+250 788 000 001 ext. 12",)]
    assert next((one.since, one.website, one.said_on) for one in said) == (
        "2009",
        "https://hillside.example",
        "2022-11-30",
    )
    assert directory.named(PartOf) >= {("Hillside Women Initiative West", "Hillside Women Initiative")}


def test_nothing_of_persons_is_taken(directory: Directory) -> None:
    everything = " ".join(map(str, directory.said))

    assert "Ama Boro" not in everything
    assert "ama.boro" not in everything
    assert "000 002" not in everything
    assert directory.unused["contacts.name"] == 1


def test_a_service_has_its_sort_its_state_and_when_it_was_checked(directory: Directory) -> None:
    services = {one.name: one for one in directory.described(Service) if not one.languages}

    lawyers = services["Lawyers on Bicycles"]
    assert (lawyers.sort, lawyers.status, lawyers.assured_on) == ("legal-aid", "open", "2023-05-02")
    assert (lawyers.eligibility, lawyers.said_on) == ("Women who cannot pay a lawyer", "2023-06-01")
    assert lawyers.aliases == ("Avocats à vélo",)
    shelter = services["Shelter"]
    assert (shelter.sort, shelter.status, shelter.eligibility) == ("shelter", "closed", "age 18 or over")
    assert services["Eye Camp"].status == "closed"
    assert services["Night Line"].sort is None


def test_a_service_has_its_languages_by_name_and_those_of_a_location_are_counted(
    directory: Directory,
) -> None:
    said = [one for one in directory.described(Service) if one.languages]

    assert [(one.name, one.languages, one.record) for one in said] == [
        ("Lawyers on Bicycles", ("French",), "languages.csv row 2"),
        ("Lawyers on Bicycles", ("Kinyarwanda",), "languages.csv row 3"),
    ]
    assert (directory.unused["languages.name"], directory.unused["languages.location_id"]) == (2, 1)
    assert directory.unused["languages.service_id of nothing here"] == 1


def test_languages_go_with_the_service_into_the_graph_and_out_of_it(store: Store, tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "lake")
    load(store, tmp_path, folder / "datapackage.json")

    assert profile(store, "lawyers-on-bicycles").entity.details["languages"] == ["French", "Kinyarwanda"]
    before = exported(store)
    whole = write_lines(tmp_path / "whole.jsonl", before)
    wipe(store)
    load(store, tmp_path, whole)
    assert exported(store) == before


def test_services_have_their_providers_as_far_as_the_directory_knows_them(directory: Directory) -> None:
    assert directory.named(Provides) == {
        ("Hillside Women Initiative", "Lawyers on Bicycles"),
        ("Hillside Women Initiative", "Shelter"),
        ("Valley Health Trust", "Eye Camp"),
    }
    assert directory.named(Implements) == {("Hillside Women Initiative", "Justice at the Door")}
    assert [one.name for one in directory.described(Project)] == ["Justice at the Door"]


def test_places_are_sites_in_their_district_and_areas_by_name(directory: Directory) -> None:
    sites = {one.stated_id: one for one in directory.described(Place) if one.level == "site"}

    assert sites.keys() == {"location:l1", "location:l2"}
    assert (sites["location:l1"].lat, sites["location:l1"].lon) == (-1.68, 29.26)
    assert (sites["location:l2"].name, sites["location:l2"].lat) == ("3 Market Street, Oldtown", None)
    assert {("Hillside House", "Rubavu"), ("3 Market Street, Oldtown", "Rwanda")} <= directory.named(PartOf)
    assert {(one.from_stated, one.role, one.to_stated) for one in directory.links(OperatesIn)} == {
        ("Hillside Women Initiative", "office", "Hillside House"),
        ("Valley Health Trust", "office", "3 Market Street, Oldtown"),
        ("Lawyers on Bicycles", "activity", "Hillside House"),
        ("Eye Camp", "activity", "3 Market Street, Oldtown"),
        ("Lawyers on Bicycles", "activity", "Rubavu"),
        ("Lawyers on Bicycles", "activity", "Nyabihu"),
        ("Shelter", "activity", "Lakeshore Parishes"),
    }
    quoted = [one for one in directory.links(OperatesIn) if one.quote]
    assert all(
        one.quote == one.to_stated and one.record.startswith("service_areas.csv row") for one in quoted
    )


def test_terms_are_themes_and_people_of_the_vocabularies_or_themes_of_their_own(directory: Directory) -> None:
    assert directory.named(WorksOn) == {
        ("Lawyers on Bicycles", "Legal aid"),
        ("Lawyers on Bicycles", "Rebicycling"),
    }
    assert directory.named(Serves) == {("Valley Health Trust", "Refugees")}
    own = [one for one in directory.described(Theme) if one.name == "Rebicycling"]
    assert own[0].identifiers == ("valley-list:L2",)


def test_what_cannot_be_used_is_refused_or_counted(directory: Directory) -> None:
    assert [where for where, _ in directory.rejected] == [
        "service_areas.csv row 4",
        "organizations.csv row 5",
    ]
    assert "is a sentence, not the name of a place" in directory.rejected[0][1]
    for lost in (
        "locations.latitude out of range",
        "organizations.parent_organization_id of nothing here",
        "service_at_locations.service_id of nothing here",
        "attributes.taxonomy_term_id of nothing here",
        "organizations.email",
    ):
        assert directory.unused[lost] == 1


def test_the_source_is_named_after_its_folder_and_says_what_the_package_says(directory: Directory) -> None:
    assert directory.source is not None
    assert directory.source.id == "directory"
    assert (directory.source.title, directory.source.license) == ("Services around the lake", "CC-BY-4.0")


def test_tables_lead_to_the_one_by_which_their_folder_is_entered(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "copy")
    assert {LOADER.enters(path) for path in folder.glob("*.csv")} == {folder / "datapackage.json"}

    (folder / "datapackage.json").unlink()

    assert {LOADER.enters(path) for path in folder.glob("*.csv")} == {folder / "organizations.csv"}
    assert all(choose(path) is LOADER for path in folder.glob("*.csv"))


def test_whichever_table_is_given_its_folder_is_read_once(store: Store, tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "lake")

    by_table = load(store, tmp_path / "space", folder / "services.csv", folder / "locations.csv")
    by_folder = load(store, tmp_path / "space", folder)

    assert [(one.file, one.status, one.source) for one in by_table] == [
        ("datapackage.json", "complete", "lake")
    ]
    assert set(by_table[0].beside) == {path.name for path in folder.glob("*.csv")}
    assert [(one.file, one.status) for one in by_folder] == [("datapackage.json", "unchanged")]


def test_a_folder_without_its_package_and_its_zip_say_the_same(store: Store, tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "lake")
    (folder / "datapackage.json").unlink()
    with zipfile.ZipFile(tmp_path / "lake.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)

    by_folder = load(store, tmp_path / "space", folder)
    by_zip = load(store, tmp_path / "space", tmp_path / "lake.zip")

    assert [(one.file, one.status, one.source) for one in by_folder] == [
        ("organizations.csv", "complete", "lake")
    ]
    assert [(one.file, one.status, one.source) for one in by_zip] == [
        ("organizations.csv", "unchanged", "lake")
    ]


def test_a_table_that_lies_alone_says_what_it_says(tmp_path: Path) -> None:
    alone = Path(shutil.copy(SAMPLE / "services.csv", tmp_path / "services.csv"))

    found = read(alone, tmp_path)

    assert LOADER.enters(alone) == alone
    with alone.open(encoding="utf-8") as file:
        assert {one.name for one in found.described(Service)} == {row["name"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("package", ["{", '{"resources": [{"path": "organizations.csv"}]}'])
def test_a_package_that_is_broken_leads_nowhere(package: str, tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "lake")
    (folder / "datapackage.json").write_text(package, encoding="utf-8")

    assert LOADER.enters(folder / "services.csv") == folder / "organizations.csv"


def test_a_package_reads_only_what_lies_in_its_folder() -> None:
    assert {path.parent for path in LOADER.beside(PACKAGE)} == {SAMPLE}
    assert len(LOADER.beside(PACKAGE)) == len(list(SAMPLE.glob("*.csv")))


def test_a_change_in_any_table_is_read_and_nothing_else_is(store: Store, tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLE, tmp_path / "lake")
    first = load(store, tmp_path, folder / "datapackage.json")
    again = load(store, tmp_path, folder / "datapackage.json")
    services = folder / "services.csv"
    services.write_text(
        services.read_text(encoding="utf-8").replace("Eye Camp", "Eye Days"), encoding="utf-8"
    )
    changed = load(store, tmp_path, folder / "datapackage.json")

    assert [report.status for report in (*first, *again, *changed)] == ["complete", "unchanged", "complete"]
    assert (first[0].loader, first[0].source, first[0].rejected) == ("hsds", "lake", 2)
    found = store.read("MATCH (one:Service) RETURN collect(one.name) AS names ORDER BY names LIMIT 1")
    assert "Eye Days" in found[0]["names"]
    assert "Eye Camp" not in found[0]["names"]
