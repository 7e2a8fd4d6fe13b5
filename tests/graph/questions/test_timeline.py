"""What began and what ended between two dates, what is undated, and how old it is."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.questions.moments import moment
from graph.questions.network import network
from graph.questions.timeline import timeline
from graph.questions.timeline.changes import Change
from graph.questions.timeline.spans import years_since
from tests.graph.questions.drawn import Drawing, Period, on_database
from tests.little_network import SURVEY_SOURCE

NODES = [f"body-{number}" for number in range(4)]
DATES = st.sampled_from([None, "2014", "2015-03", "2015-03-09", "2016", "2018-12", "2020-01-01"])
PERIODS = st.tuples(DATES, DATES).filter(lambda each: None in each or str(each[0]) <= str(each[1]))
LINKS = st.lists(
    st.tuples(
        st.sampled_from(["MEMBER_OF", "PARTNERS_WITH", "FUNDS"]),
        st.sampled_from(NODES),
        st.sampled_from(NODES),
        PERIODS,
    ),
    max_size=10,
)
DAYS = st.dates(date(2013, 1, 1), date(2021, 1, 1)).map(date.isoformat)


def drawn(bodies: list[Period], links: list[tuple[str, str, str, Period]]) -> Drawing:
    drawing = Drawing()
    for name, period in zip(NODES, bodies, strict=True):
        drawing.entity(name, period=period)
    for kind, one, other, period in links:
        drawing.link(kind, one, other, period=period)
    return drawing


def told(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(each.date, each.sentence) for each in changes]


@on_database(20)
@given(st.lists(PERIODS, min_size=4, max_size=4), LINKS, st.tuples(DAYS, DAYS).map(sorted))
def test_what_came_and_went_is_what_tells_one_day_from_the_other(
    store: Store, bodies: list[Period], links: list[tuple[str, str, str, Period]], days: list[str]
) -> None:
    drawn(bodies, links).put(store)
    first, last = days
    answer = timeline(store, first, last)
    after_first = timeline(store, _next(first), last) if first < last else None
    before_last = timeline(store, first, _before(last)) if first < last else None

    for day, at in ((first, "at_since"), (last, "at_until")):
        there = Counter(link.type for link in network(store, moment(day)).links)
        assert {each.type: getattr(each, at) for each in answer.types if getattr(each, at)} == dict(there)
    if after_first and before_last:
        changed: Counter[str] = Counter()
        for each in after_first.types:
            changed[each.type] += each.began + each.came
        for each in before_last.types:
            changed[each.type] -= each.ended + each.went
        for each in answer.types:
            assert each.at_until - each.at_since == changed[each.type]


def _next(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


def _before(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() - 1).isoformat()


@on_database(20)
@given(st.lists(PERIODS, min_size=4, max_size=4), LINKS, st.tuples(DAYS, DAYS, DAYS).map(sorted))
def test_a_time_cut_in_two_tells_the_same(
    store: Store, bodies: list[Period], links: list[tuple[str, str, str, Period]], days: list[str]
) -> None:
    drawn(bodies, links).put(store)
    first, cut, last = days
    if cut == last:
        return
    whole, early, late = (
        timeline(store, first, last),
        timeline(store, first, cut),
        timeline(store, _next(cut), last),
    )

    assert told(whole.began) == told(early.began) + told(late.began)
    assert told(whole.ended) == told(early.ended) + told(late.ended)


@on_database(20)
@given(st.lists(PERIODS, min_size=4, max_size=4), LINKS)
def test_what_has_no_date_neither_begins_nor_ends(
    store: Store, bodies: list[Period], links: list[tuple[str, str, str, Period]]
) -> None:
    drawing = drawn(bodies, links)
    drawing.put(store)
    answer = timeline(store, "2000", "2030")
    undated = Counter(
        (kind, one, other) for kind, one, other, period in links if one != other and period == (None, None)
    )
    began: set[tuple[str | None, ...]] = {(own, since) for own, (since, _) in zip(NODES, bodies, strict=True)}
    began |= {(kind, one, other, since) for kind, one, other, (since, _) in links}

    for each in answer.began:
        assert (each.type, *each.ids, each.date) in began or (*each.ids, each.date) in began
    assert Counter((each.type, *each.ids) for each in answer.undated) <= undated
    assert sum(each.undated for each in answer.types) == len(answer.undated)
    if all(period == (None, None) for period in bodies):
        assert Counter((each.type, *each.ids) for each in answer.undated) == undated


def test_it_tells_what_began_and_ended_in_words_with_who_says_so(little: Store) -> None:
    answer = timeline(little, "2019", "2021")

    assert told(answer.began) == [
        ("2019", "Hillside Health Initiative is a member of Rubavu Protection Working Group"),
        ("2019-06", "Riverbend Relief Agency convenes Rubavu Protection Working Group"),
        ("2020", "Hillside Health Initiative convenes Open Door Coalition"),
        ("2020", "Lakeshore Legal Aid works in Musanze"),
        ("2021", "Riverbend Relief Agency supports Terrace Women's Association"),
    ]
    assert told(answer.ended) == [("2021-12", "Old Bridge Counseling Center (Organization)")]
    assert [each.evidence[0].record for each in answer.began][:2] == ["answer 4", "answer 6"]
    assert answer.ended[0].evidence[0].source == SURVEY_SOURCE
    assert (answer.since, answer.until) == ("2019-01-01", "2021-12-31")
    assert all(each.sure for each in answer.began)
    assert not answer.truncated


def test_an_undated_link_is_told_with_its_age_and_how_long_ago_it_was_said(little: Store) -> None:
    answer = timeline(little, "2015", "2023", ["terrace-womens-association"])
    [member] = [each for each in answer.undated if each.type == "MEMBER_OF"]

    assert member.said_on == "2023-05-02", "the day on which the survey was published"
    assert member.years == years_since("2023-05-02", answer.today)
    assert member.evidence.record == "answer 3"
    assert all("Terrace Women's Association" in each.names for each in answer.undated)
    assert answer.ages.unknown == 0
    assert (answer.ages.oldest, answer.ages.newest) == ("2023-05-02", "2024-09")


def test_links_that_end_with_a_body_went_with_it_and_did_not_end_themselves(little: Store) -> None:
    answer = timeline(little, "2021-06", "2022-06", ["old-bridge-counseling-center"])
    types = {each.type: each for each in answer.types}

    assert (types["REFERS_TO"].ended, types["REFERS_TO"].went) == (0, 1)
    assert (types["REFERS_TO"].at_since, types["REFERS_TO"].at_until) == (1, 0)
    assert [each.type for each in answer.ended] == ["Organization"]


def test_a_date_that_may_lie_outside_is_not_told_as_sure(little: Store) -> None:
    answer = timeline(little, "2019-01", "2019-06-15")

    assert {each.date: each.sure for each in answer.began} == {"2019": False, "2019-06": False}


def test_what_began_in_a_year_counts_on_its_first_day_and_what_ended_on_its_last(store: Store) -> None:
    drawn([("2019", None), (None, "2019"), (None, None), (None, None)], []).put(store)

    early, late = timeline(store, "2018", "2019-05"), timeline(store, "2019-06", "2020")

    assert [(each.date, each.sure) for each in early.began] == [("2019", False)]
    assert (early.ended, late.began) == ((), ()), "nothing counts twice where one time follows another"
    assert [(each.date, each.sure) for each in late.ended] == [("2019", False)]
    organizations = next(each for each in late.kinds if each.kind == "Organization")
    assert (organizations.at_since, organizations.at_until) == (4, 3), "what began before is there"


def test_sources_that_say_another_date_are_named_beside_it(little: Store) -> None:
    founded = [each for each in timeline(little, "2004", "2005").began if each.type == "Organization"]

    [hillside] = founded
    assert {hillside.date, *hillside.other_dates} == {"2004", "2005"}
    assert len(hillside.evidence) == 1


def test_statements_that_say_the_same_are_told_once_with_both(store: Store) -> None:
    drawing = drawn([(None, None)] * 4, [])
    for source in ("one", "two"):
        drawing.link("MEMBER_OF", "body-0", "body-1", source=source, period=("2014", None))
    drawing.link("MEMBER_OF", "body-0", "body-1", source="three", period=("2015", None))
    drawing.put(store)

    answer = timeline(store, "2010", "2020")

    assert [(each.date, [said.source for said in each.evidence]) for each in answer.began] == [
        ("2014", ["one", "two"]),
        ("2015", ["three"]),
    ]
    assert [each.began for each in answer.types] == [3]


def test_asked_nothing_it_tells_all_from_the_first_date_until_today(little: Store) -> None:
    answer = timeline(little)

    assert (answer.since, answer.until) == ("2004-01-01", date.today().isoformat())
    assert {"2004", "2024"} <= {each.year for each in answer.years}
    assert sum(each.began for each in answer.years) == sum(len(each.evidence) for each in answer.began)


def test_cut_short_is_said(little: Store) -> None:
    answer = timeline(little, "2015", "2024", limit=2)

    assert (len(answer.began), len(answer.ended), len(answer.undated)) == (2, 2, 2)
    assert answer.truncated
    assert answer.types == timeline(little, "2015", "2024").types


def test_an_empty_graph_has_an_empty_timeline(store: Store) -> None:
    answer = timeline(store, until="2020")

    assert (answer.since, answer.until) == ("2020-12-31", "2020-12-31")
    assert (answer.began, answer.types, answer.years, answer.ages.median) == ((), (), (), None)


def test_what_makes_no_sense_is_refused(little: Store) -> None:
    with pytest.raises(InvalidQuestion, match="earlier date first"):
        timeline(little, "2023", "2019")
    with pytest.raises(InvalidQuestion, match="2021-02-30"):
        timeline(little, "2021-02-30", "2022")
    with pytest.raises(NotFound, match="'nobody'"):
        timeline(little, ids=["nobody"])
