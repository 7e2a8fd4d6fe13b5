import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.places.gazetteer import SHIPPED, PlaceTerm, gazetteer, load_gazetteer, version
from graph.vocabularies.files import DataFileError
from tests.material import material

PLACES = gazetteer()
DISTRICTS = PLACES.districts("RW")
HEADER = "pcode,name,level,parent,spellings,short,lon,lat\n"
OTHER_WORDS = """\
Goma
Kayanza
Karonga
Mwanza
Muyinga
Bureau
Nyanga
Manager
Muhammad
Range
Sorthern Province
province
district
children
community
Nyama
Kagame
Karisimbi
Nyirangongo
Gasana
Nyarutarama
Ruhengeri market
Northern Ireland
Central Province
"""


def found(text: str, country: str | None = None) -> str | None:
    place = PLACES.find(text, country)
    return place.id if place else None


def closest(text: str, country: str | None = None) -> str | None:
    place = PLACES.closest(text, country)
    return place.id if place else None


def test_rwanda_has_five_provinces_and_thirty_districts_inside_them() -> None:
    provinces = PLACES.children("rwanda")

    assert [place.pcode for place in provinces] == ["RW1", "RW2", "RW3", "RW4", "RW5"]
    assert len(DISTRICTS) == 30
    assert [len(PLACES.children(place.id)) for place in provinces] == [3, 8, 7, 5, 7]
    for district in DISTRICTS:
        assert district.parent in {place.id for place in provinces}
        assert district.lon is not None
        assert 28.8 < district.lon < 30.9
        assert district.lat is not None
        assert -2.9 < district.lat < -1.0


def test_codes_are_those_of_the_official_list() -> None:
    [path] = material("places/cod_pcodes_rwanda_adm1_adm2.csv")
    listed = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = {cells[2]: (cells[3], cells[4]) for cells in listed if cells[0] == "RWA"}

    assert len(rows) == 35
    for code, (name, parent) in rows.items():
        place = PLACES.by_pcode(code)
        assert place is not None
        assert place.name == name
        above = PLACES.by_id(place.parent or "")
        assert above is not None
        assert above.pcode == (parent if place.level == "district" else "RW")


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Rubavu", "rubavu"),
        ("RUBAVU DISTRICT", "rubavu"),
        ("District de Rubavu", "rubavu"),
        ("Akarere ka Rubavu", "rubavu"),
        ("Gisenyi", "rubavu"),
        ("Kigali", "kigali-city"),
        ("City of Kigali", "kigali-city"),
        ("Ville de Kigali", "kigali-city"),
        ("Umujyi wa Kigali", "kigali-city"),
        ("Southern province", "southern-province"),
        ("Province of the East", "eastern-province"),
        ("Province de l’Est", "eastern-province"),
        ("Intara y'Amajyaruguru", "northern-province"),
        ("Iburasirazuba", "eastern-province"),
        ("Province of South-Kivu", "south-kivu"),
        ("DRC", "democratic-republic-of-the-congo"),
        ("République démocratique du Congo", "democratic-republic-of-the-congo"),
        ("the Netherlands", "netherlands"),
        ("Pays-Bas", "netherlands"),
        ("United Kingdom", "united-kingdom"),
        ("Ouganda", "uganda"),
        ("Rwandan", "rwanda"),
        ("Congo", None),
        ("est", None),
        ("east", None),
        ("reporting", None),
        ("", None),
    ],
)
def test_a_name_finds_its_place(text: str, place_id: str | None) -> None:
    assert found(text) == place_id


def test_short_names_are_clear_only_within_a_country() -> None:
    assert found("East", "RW") == "eastern-province"
    assert found("est", "rw") == "eastern-province"
    assert found("East", "KE") is None
    assert found("Équateur") == "ecuador"
    assert found("Équateur", "CD") == "equateur-province"


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Rwamgana", "rwamagana"),
        ("Nyagare", "nyagatare"),
        ("Nyagare District", "nyagatare"),
        ("Nyaruguenge district", "nyarugenge"),
        ("Easten Province", "eastern-province"),
        ("Rubavu", "rubavu"),
    ],
)
def test_a_misspelled_name_finds_its_place(text: str, place_id: str) -> None:
    assert closest(text) == place_id


@pytest.mark.parametrize(
    "text",
    OTHER_WORDS.splitlines(),
)
def test_other_places_and_ordinary_words_are_no_misspellings(text: str) -> None:
    place = PLACES.closest(text)

    assert place is None or place == PLACES.find(text)


def test_a_place_of_another_country_is_no_misspelling_here() -> None:
    assert closest("Kayanza", "RW") is None
    assert closest("Rwamgana", "BI") is None


@given(st.sampled_from(DISTRICTS), st.sampled_from(["{}", "{} District", "district of {}", " «{}» ", "{}!"]))
def test_case_and_punctuation_do_not_matter(place: PlaceTerm, writing: str) -> None:
    assert PLACES.find(writing.format(place.name.upper())) == place


@given(st.sampled_from([place for place in DISTRICTS if len(place.name) >= 8]), st.data())
def test_a_doubled_letter_is_forgiven(place: PlaceTerm, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(place.name) - 1))
    text = place.name[:at] + place.name[at] + place.name[at:]

    assert PLACES.closest(text) == place


@given(st.text(max_size=20))
def test_any_text_can_be_looked_up(text: str) -> None:
    place = PLACES.find(text)

    assert place is None or PLACES.closest(text) == place


def test_every_form_in_running_text_names_one_place() -> None:
    forms = list(PLACES.surface_forms())

    assert len(forms) == len({form for form, _ in forms})
    assert all(PLACES.find(form) == place for form, place in forms)
    written = {form for form, _ in forms}
    assert {"Rubavu District", "Province de l'Est", "Burundi"} <= written
    assert not {"East", "Est", "Rwandan", "Congo", "Réunion"} & written


def test_ids_and_codes_are_unique() -> None:
    assert len({place.id for place in PLACES.places}) == len(PLACES.places)
    codes = [place.pcode for place in PLACES.places if place.pcode]
    assert len(set(codes)) == len(codes)


def test_a_country_is_added_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "lu.csv").write_text(
        "pcode;name;level;parent;spellings;short;lon;lat\n"
        "LU1;Red Hills;1;;;Red;6.1;49.6\nLU11;Millbrook;2;LU1;;;6.1;49.7\n",
        encoding="utf-8-sig",
    )

    extended = load_gazetteer(tmp_path)

    assert [place.name for place in extended.districts("LU")] == ["Millbrook"]
    assert extended.find("Red Hills Province") == extended.by_pcode("lu1")
    assert extended.closest("Milbrook District") == extended.by_pcode("LU11")
    assert len(extended.districts("RW")) == 30
    assert version(tmp_path) != version()


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("lu.csv", "pcode,name\n", 1, "'level'"),
        ("lu.csv", HEADER + "LU1,,1,,,,,\n", 2, "name"),
        ("lu.csv", HEADER + "LU1,Red,3,,,,,\n", 2, "level '3'"),
        ("lu.csv", HEADER + "LU11,Mill,2,LU1,,,,\n", 2, "'LU1'"),
        ("lu.csv", HEADER + "LU1,Red,1,,,,east,\n", 2, "degrees"),
        ("lu.csv", HEADER + "LU1,Red,1,,,,200,\n", 2, "180"),
        ("lu.csv", HEADER + "LU1,Red,1,,,,,\nLU1,Blue,1,,,,,\n", 3, "twice"),
        ("lu.csv", HEADER + "LU1,Rwanda,1,,,,,\n", None, "own"),
        ("zz.csv", HEADER, None, "ISO 3166"),
        ("places.csv", HEADER, None, "two letters"),
    ],
)
def test_a_bad_file_gives_one_error_that_names_file_and_line(
    tmp_path: Path, name: str, text: str, line: int | None, words: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(DataFileError) as caught:
        load_gazetteer(tmp_path)

    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in str(caught.value)


def test_shipped_country_files_are_called_by_their_country() -> None:
    assert (SHIPPED / "rw.csv").exists()
    assert json.dumps(sorted({place.country for place in PLACES.places if place.level != "country"})) == (
        '["BI", "CD", "RW"]'
    )
