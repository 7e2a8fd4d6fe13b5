"""What organizations do, and what is served."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.questions.activity import Provision, activities, provisions
from graph.questions.evidence import stored_links
from graph.questions.moments import moment
from tests.graph.questions.drawn import Drawing, on_database
from tests.graph.questions.spoken import put

TODAY = moment(date.today().isoformat())
EVER = moment(None)
GBV, SURVIVORS = "gender-based-violence", "gbv-survivors"
HILLSIDE, LAKESHORE, TERRACE = (
    "hillside-health-initiative",
    "lakeshore-legal-aid",
    "terrace-womens-association",
)


def drawn() -> Drawing:
    """Two bodies, a project and a service, two of each thing that they may do."""
    drawing = Drawing()
    for own in ("one", "two"):
        drawing.entity(own)
    drawing.entity("project", labels=("Project",))
    drawing.entity("service", labels=("Service",))
    drawing.entity("event", labels=("Event",))
    for label, names in (("Theme", "health water"), ("Population", "women men"), ("District", "east west")):
        for own in names.split():
            drawing.entity(own, labels=("Place", label) if label == "District" else (label,))
    return drawing


def cells(store: Store, as_of: str | None = "2020") -> list[tuple[str, str, str, str]]:
    return [
        (each.theme, each.population, each.place, each.provider) for each in provisions(store, moment(as_of))
    ]


def test_an_organization_does_what_its_projects_and_services_do(little: Store) -> None:
    found = activities(little, moment("2023"))

    assert set(found[HILLSIDE].themes) == {GBV}
    assert set(found[HILLSIDE].places) == {"rubavu"}
    assert set(found[LAKESHORE].themes) == {GBV, "legal-aid"}
    assert set(found[LAKESHORE].places) == {"musanze", "rubavu"}, "its office in Huye is not activity"
    assert set(found[TERRACE].populations) == {"adolescents"}
    assert found[HILLSIDE].themes == {GBV: tuple(sorted(_saying(little, "answer 11", "answer 21")))}
    assert HILLSIDE not in activities(little, moment("2025")), "its project ended"


def test_served_is_what_one_project_states_together(little: Store) -> None:
    found = provisions(little, moment("2023"))

    assert [(each.theme, each.population, each.place, each.provider) for each in found] == [
        (GBV, SURVIVORS, "rubavu", HILLSIDE),
        (GBV, SURVIVORS, "rubavu", LAKESHORE),
        ("nutrition", "adolescents", "musanze", TERRACE),
    ]
    assert found[0].links == tuple(
        sorted(_saying(little, "answer 11", "answer 15", "answer 19", "answer 21"))
    )
    assert found[0].undertaking == "safe-steps-project"
    assert [each.theme for each in provisions(little, moment("2025"))] == ["nutrition"]


def _saying(store: Store, *records: str) -> list[str]:
    columns = store.columns(SAYING, records=list(records))
    return [link.id for link in stored_links(columns)]


SAYING = """
    MATCH (one:Entity)-[link]->(other:Entity)
    WHERE link.record IN $records
    WITH one, link, other ORDER BY link.id LIMIT 100
    RETURN collect(type(link)) AS type, collect(one.id) AS from_id, collect(other.id) AS to_id,
           collect(properties(link)) AS statement
"""


def test_one_record_about_one_organization_states_things_together(store: Store) -> None:
    drawing = drawn()
    for record, theme, place in (("row 1", "health", "east"), ("row 2", "water", "west")):
        drawing.link("WORKS_ON", "one", theme, record=record)
        drawing.link("OPERATES_IN", "one", place, record=record)
    drawing.link("WORKS_ON", "two", "health", record="row 2")
    drawing.link("WORKS_ON", "two", "health", record="row 1", source="another")
    drawing.link("OPERATES_IN", "two", "west", record="row 3")
    drawing.put(store)

    assert cells(store) == [("health", "", "east", "one"), ("water", "", "west", "one")]
    assert set(activities(store, EVER)["two"].places) == {"west"}


def test_without_a_record_nothing_is_stated_together(store: Store) -> None:
    drawing = drawn()
    drawing.link("WORKS_ON", "one", "health", record="")
    drawing.link("OPERATES_IN", "one", "east", record="")
    drawing.put(store)

    assert cells(store) == []


def test_an_office_an_event_and_a_place_alone_serve_nobody(store: Store) -> None:
    drawing = drawn()
    drawing.link("WORKS_ON", "one", "health", record="row 1")
    drawing.link("OPERATES_IN", "one", "east", record="row 1", role="office")
    drawing.link("WORKS_ON", "event", "health")
    drawing.link("OPERATES_IN", "event", "east")
    drawing.link("OPERATES_IN", "project", "east")
    drawing.put(store)

    assert cells(store) == []
    assert activities(store, EVER)["one"].places == {}


def test_a_service_that_nobody_provides_has_no_known_provider(store: Store) -> None:
    drawing = drawn()
    serves = drawing.link("SERVES", "service", "women")
    works = drawing.link("OPERATES_IN", "service", "east", role="activity")
    drawing.put(store)

    assert provisions(store, EVER) == (Provision("", "women", "east", "", (serves, works), "service"),)


def test_over_every_date_only_what_was_true_at_one_time_is_together(store: Store) -> None:
    drawing = drawn()
    drawing.link("WORKS_ON", "project", "health", period=("2010", "2012"))
    drawing.link("WORKS_ON", "project", "water", period=("2014", None))
    drawing.link("OPERATES_IN", "project", "east", period=("2013", "2016"))
    drawing.link("IMPLEMENTS", "one", "project")
    drawing.put(store)

    assert cells(store, None) == cells(store, "2015") == [("water", "", "east", "one")]


def test_what_is_closed_planned_or_cancelled_serves_nobody(store: Store) -> None:
    drawing = drawn()
    for own, status, period in (
        ("closed", "closed", (None, None)),
        ("suspended", "suspended", (None, None)),
        ("planned", "planned", (None, None)),
        ("begun", "planned", ("2015", None)),
        ("cancelled", "cancelled", ("2015", None)),
        ("active", "active", (None, None)),
    ):
        drawing.entity(own, labels=("Project",), status=status, period=period)
        drawing.link("WORKS_ON", own, "health")
        drawing.link("OPERATES_IN", own, "east")
    drawing.put(store)

    def running(as_of: str | None) -> set[str]:
        return {each.undertaking for each in provisions(store, moment(as_of))}

    assert running(TODAY.day) == {"active", "begun"}
    assert running("2020") == running(None) == {"active", "begun", "closed", "suspended"}


def test_after_midnight_a_day_that_is_past_is_looked_at_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = drawn()
    drawing.entity("closed", labels=("Project",), status="closed")
    drawing.link("WORKS_ON", "closed", "health")
    drawing.link("OPERATES_IN", "closed", "east")
    put(drawing, store)

    def running(today: str) -> list[str]:
        for module in ("kept", "states"):
            monkeypatch.setattr(f"graph.questions.{module}.today", lambda: today)
        return [each.undertaking for each in provisions(store, moment("2024-06-01"))]

    assert running("2024-06-01") == []
    assert running("2024-06-02") == ["closed"], "that it had closed by then, nobody says"


DONE = [
    ("WORKS_ON", "health"),
    ("WORKS_ON", "water"),
    ("SERVES", "women"),
    ("SERVES", "men"),
    ("OPERATES_IN", "east"),
    ("OPERATES_IN", "west"),
]
LINKS = st.lists(
    st.tuples(
        st.sampled_from(["one", "two", "project", "service"]),
        st.sampled_from(DONE),
        st.sampled_from(["row 1", "row 2"]),
    ),
    max_size=12,
)


@on_database(25)
@given(LINKS, st.sets(st.sampled_from(["one", "two"])))
def test_who_serves_does_it_and_each_reason_is_a_link(
    store: Store, links: list[tuple[str, tuple[str, str], str]], doers: set[str]
) -> None:
    drawing = drawn()
    for own, (kind, to), record in links:
        drawing.link(kind, own, to, record=record)
    for own in sorted(doers):
        drawing.link("IMPLEMENTS", own, "project")
        drawing.link("PROVIDES", own, "service")
    drawing.put(store)
    does, served = activities(store, EVER), provisions(store, EVER)
    ends = {row["props"]["id"]: {row["a"], row["b"]} for _, row in drawing.links}

    for each in served:
        dimensions = {each.theme, each.population, each.place} - {""}
        assert each.place and len(dimensions) > 1
        assert {own for link in each.links for own in ends[link]} == dimensions | {
            each.undertaking,
            each.provider or each.undertaking,
        }
        if each.provider:
            doing = does[each.provider]
            assert dimensions <= {*doing.themes, *doing.populations, *doing.places}
    for own, activity in does.items():
        for said in (activity.themes, activity.populations, activity.places):
            assert all(at in {end for link in ids for end in ends[link]} for at, ids in said.items())
            assert all(own in {end for link in ids for end in ends[link]} for ids in said.values())
