from pathlib import Path

from graph.model.entities import Network, Organization, Place, Project, Theme, WorkingGroup
from graph.model.links import Funds, RefersTo
from graph.model.statements import Description, Link
from loaders.terms import strong_identifiers
from tests.loaders.sources.tables_read import descriptions, read, refusals, table


def test_ends_that_no_row_describes_are_what_the_type_of_link_makes_them(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
type,from,to
MEMBER_OF,Acorn Trust,Oak Forum
IMPLEMENTS,Acorn Trust,Clean Wells
WORKS_ON,Acorn Trust,Beekeeping for beginners
""",
    )

    named = descriptions(read(path))

    assert type(named["Acorn Trust"]) is Organization
    assert type(named["Oak Forum"]) is Network
    assert type(named["Clean Wells"]) is Project
    assert type(named["Beekeeping for beginners"]) is Theme
    assert named["Beekeeping for beginners"].identifiers == ()


def test_a_name_is_the_same_kind_in_every_link_of_a_table(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
type,from,to
FUNDS,Acorn Trust,Clean Wells
OPERATES_IN,Clean Wells,Rubavu
IMPLEMENTS,Birch Union,Clean Wells
PARTNERS_WITH,Oak Forum,Birch Union
MEMBER_OF,Birch Union,Oak Forum
""",
    )

    kinds = {
        name: {each.label for each in read(path) if isinstance(each, Description) and each.name == name}
        for name in ("Clean Wells", "Oak Forum")
    }

    assert kinds == {"Clean Wells": {"Project"}, "Oak Forum": {"Network"}}


def test_the_kind_of_an_end_may_be_said(tmp_path: Path) -> None:
    path = table(tmp_path, "type,from,to,to_kind\nMEMBER_OF,Acorn Trust,Water Table,Working group")

    assert type(descriptions(read(path))["Water Table"]) is WorkingGroup


def test_a_link_finds_its_ends_by_id_name_alias_or_other_spelling(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
kind,id,name,aliases,type,from,to
,,,,PARTNERS_WITH,AT,the Birch Organisation
Organization,ac,Acorn Trust,AT; Acorns,,,
Organization,,Birch Organization,,,,
,,,,PARTNERS_WITH,ac,acorns
""",
    )

    said = read(path)
    links = [each for each in said if isinstance(each, Link)]

    assert len(said) == 4
    assert (links[0].from_stated_id, links[0].to_stated_id) == ("ac", "birch-organization")
    assert (links[1].from_stated_id, links[1].to_stated_id) == ("ac", "ac")
    assert links[0].from_stated == "AT"


def test_a_name_of_two_entities_is_refused_with_their_ids(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
kind,id,name,type,from,to
Organization,a1,Acorn Trust,,,
Organization,a2,Acorn Trust,,,
,,,PARTNERS_WITH,Acorn Trust,Birch Union
""",
    )

    assert "'a1' and of 'a2'; write the id" in refusals(path)[4]


def test_an_id_stands_for_one_entity(tmp_path: Path) -> None:
    path = table(tmp_path, "kind,id,name\nOrganization,a,Acorn Trust\nOrganization,a,Birch Union")

    assert "'a' belongs to another entity in row 2" in refusals(path)[3]


def test_an_end_never_takes_the_id_of_something_else(tmp_path: Path) -> None:
    path = table(
        tmp_path, "kind,id,name,type,from,to\nPlace,mill,Old Mill,,,\n,,,PARTNERS_WITH,Mill,Acorn Trust"
    )

    ids = {(each.stated_id, each.label) for each in read(path) if isinstance(each, Description)}

    assert ids == {("mill", "Place"), ("organization:mill", "Organization"), ("acorn-trust", "Organization")}


def test_an_end_of_the_wrong_kind_is_refused(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "kind,name,type,from,to\nOrganization,Oak Forum,,,\n,,MEMBER_OF,Acorn Trust,Oak Forum",
    )

    reason = refusals(path)[3]

    assert "row 2 describes as Organization" in reason
    assert "MEMBER_OF leads to Network or WorkingGroup" in reason


def test_places_are_found_by_name_and_by_code(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
type,from,to
OPERATES_IN,Acorn Trust,RUBAVU
OPERATES_IN,Acorn Trust,rw33
OPERATES_IN,Acorn Trust,Rwanda
""",
    )

    places = [each for each in read(path) if isinstance(each, Place)]

    assert places[0].identifiers == ("pcode:RW33",)
    assert places[0] == places[1]
    assert [place.label for place in places] == ["District", "District", "Place"]
    assert places[2].identifiers == strong_identifiers("Place", "Rwanda", "")
    assert places[2].identifiers


def test_a_misspelled_district_is_refused_with_the_right_one(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
type,from,to
OPERATES_IN,Acorn Trust,Nyamashekke
OPERATES_IN,Acorn Trust,RW99
OPERATES_IN,Acorn Trust,Old Mill
""",
    )

    reasons = refusals(path)

    assert "did you mean Nyamasheke (RW37)?" in reasons[2]
    assert "'RW99' is not in the list of places" in reasons[3]
    assert 4 not in reasons


def test_a_row_that_describes_a_term_is_that_term_everywhere(tmp_path: Path) -> None:
    path = table(tmp_path, "kind,name,pcode,identifiers\nTheme,Nutrition,,own:7\nDistrict,Rubavu,RW33,")

    named = descriptions(read(path))

    assert named["Nutrition"].identifiers[:2] == ("own:7", "theme:nutrition")
    assert named["Rubavu"].identifiers == ("pcode:RW33",)


def test_people_referred_and_middlemen_are_described_too(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
type,from,to,population,via
REFERS_TO,Acorn Trust,Birch Union,Adolescents,
FUNDS,Cedar Fund,Birch Union,,Acorn Trust; Dogwood Desk
""",
    )

    said = read(path)
    described = {each.stated_id for each in said if isinstance(each, Description)}
    refers, funds = (each for each in said if isinstance(each, Link))

    assert isinstance(refers, RefersTo)
    assert refers.population in described
    assert isinstance(funds, Funds)
    assert funds.via == ("acorn-trust", "dogwood-desk")
    assert set(funds.via) <= described


def test_what_only_restricted_links_name_is_described_as_restricted(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
type,from,to,visibility
PARTNERS_WITH,Acorn Trust,Hidden House,restricted
PARTNERS_WITH,Acorn Trust,Hidden House,Members
PARTNERS_WITH,Birch Union,Acorn Trust,
""",
    )

    tiers = {
        name: {each.visibility for each in read(path) if isinstance(each, Description) and each.name == name}
        for name in ("Hidden House", "Acorn Trust")
    }

    assert tiers == {"Hidden House": {"members"}, "Acorn Trust": {"public"}}


def test_the_tier_of_the_source_is_that_of_rows_that_say_none(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "type,from,to,visibility,source_visibility\nPARTNERS_WITH,Acorn Trust,Birch Union,,members",
    )

    assert {each.visibility for each in read(path)} == {"members"}


def test_long_names_that_begin_alike_stay_apart(tmp_path: Path) -> None:
    alike = "A very long name of a coalition that begins like another one of the very same length, "
    path = table(tmp_path, f'kind,name\nOrganization,"{alike}north"\nOrganization,"{alike}south"')

    assert len({each.stated_id for each in read(path) if isinstance(each, Description)}) == 2


def test_a_part_is_of_the_family_of_its_whole(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
type,from,to
PART_OF,Rubavu,Western Province
IMPLEMENTS,Acorn Trust,Clean Wells
PART_OF,Clean Wells,Big Water
PART_OF,Acorn Trust,Oak Group
""",
    )

    named = descriptions(read(path))

    assert {name: said.labels[0] for name, said in named.items()} == {
        "Rubavu": "Place",
        "Western Province": "Place",
        "Acorn Trust": "Organization",
        "Clean Wells": "Project",
        "Big Water": "Project",
        "Oak Group": "Organization",
    }


def test_a_middleman_with_the_name_of_two_is_refused(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        """
kind,id,name,type,from,to,via
Organization,a1,Acorn Trust,,,,
Organization,a2,Acorn Trust,,,,
,,,FUNDS,Cedar Fund,Birch Union,Acorn Trust
""",
    )

    assert "column 'via' holds 'Acorn Trust', the name of 'a1' and of 'a2'" in refusals(path)[4]
