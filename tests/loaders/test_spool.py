"""What a file says, on disk: ids that no other row changes, and links that join what they may."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.bolt.cypher import DESCRIBES
from graph.errors import Busy, RowRejected, WorkspaceUnusable
from graph.model.entities import KIND_OF, family
from graph.model.links import LINK_KINDS, LINK_OF, Funds
from graph.model.sources import Source
from graph.model.statements import Description, Link, Statement
from loaders.rejects import Reject
from loaders.spool import Spool
from loaders.spool_sql import joins

Ids = dict[str, dict[str, object]]


@contextmanager
def spooled(*said: Statement) -> Iterator[tuple[Spool, int]]:
    """Return a sealed spool of what one source says, and how many links did not fit."""
    with TemporaryDirectory() as folder, Spool(Path(folder) / "one.spool") as spool:
        spool.hear_source(Source(id="north"))
        for number, one in enumerate(said):
            spool.hear(one.model_copy(update={"source": "north"}), f"row {number}")
        yield spool, spool.seal()


def ids_of(*said: Statement, kind: str = "FUNDS") -> Ids:
    with spooled(*said) as (spool, _):
        return dict(spool.new(kind))


def body(stated_id: str = "a", **fields: object) -> Description:
    return KIND_OF["Organization"].model_validate({"stated_id": stated_id, "name": "Amber"} | fields)


# Few words and many places: often the same is said twice, or the same of another row.
funds = st.builds(
    Funds,
    from_stated_id=st.sampled_from("ab"),
    to_stated_id=st.sampled_from("ab"),
    record=st.sampled_from(["grant 1", "grant 2", "grant 3"]),
    confidence=st.sampled_from([0.5, 1.0]),
    since=st.sampled_from([None, "2014"]),
)
BODIES = (body("a"), body("b"))


@given(st.lists(funds, max_size=8), st.randoms())
def test_the_order_of_rows_changes_no_id_and_nothing_said(said: list[Link], chance: Random) -> None:
    before = ids_of(*BODIES, *said)
    mixed = [*BODIES, *said]
    chance.shuffle(mixed)

    assert ids_of(*mixed) == before
    assert len(before) == len(said)


@given(st.lists(funds, max_size=6), st.lists(funds, max_size=3))
def test_inserted_rows_change_no_id(said: list[Link], more: list[Link]) -> None:
    assert ids_of(*BODIES, *said).keys() <= ids_of(*BODIES, *more, *said).keys()


def test_what_is_said_three_times_are_three_statements_and_of_an_entity_one() -> None:
    link = Funds(from_stated_id="a", to_stated_id="b", record="grant 1")

    assert len(ids_of(*BODIES, link, link, link)) == 3
    assert len(ids_of(body(), body(), body(record="row 9"), kind=DESCRIBES)) == 1


def test_what_is_said_of_an_entity_at_two_tiers_stays_two() -> None:
    said = ids_of(body(), body(visibility="members"), kind=DESCRIBES)

    assert {one.get("visibility") for one in said.values()} == {"public", "members"}


def test_each_type_of_link_joins_what_it_declares() -> None:
    for kind in LINK_KINDS:
        declared = {(family(one), family(other)) for one, other in product(kind.sources, kind.targets)}
        joined = {(one, other) for type_, one, other in joins() if type_ == kind.type}
        assert joined == ({(one, one) for one, _ in declared} if kind.alike else declared)


def test_a_part_is_of_the_family_of_its_whole() -> None:
    parts = {(one, other) for type_, one, other in joins() if type_ == "PART_OF"}

    assert parts == {(one, one) for one in ("Organization", "Project", "Place", "Population", "Theme")}


def _described(label: str, stated_id: str) -> Description:
    return KIND_OF[label].model_validate({"stated_id": stated_id, "name": "Amber"})


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        ("PART_OF", "Organization", "Place"),
        ("PART_OF", "Project", "Organization"),
        ("PART_OF", "Service", "Service"),
        ("FUNDS", "Service", "Organization"),
        ("LACKS", "Theme", "Place"),
        ("MEMBER_OF", "Organization", "Event"),
    ],
)
def test_a_link_between_what_it_does_not_join_is_set_aside(type_: str, one: str, other: str) -> None:
    link = LINK_OF[type_](from_stated_id="a", to_stated_id="b", record="row 3")

    with spooled(_described(one, "a"), _described(other, "b"), link) as (spool, misfits):
        reasons = [reject.reason for reject in spool.rejects()]
        assert dict(spool.new(type_)) == {}

    assert misfits == 1
    assert reasons == [f"{type_} does not join {one} and {other}"]


def test_a_link_in_the_air_is_set_aside_with_its_place() -> None:
    with spooled(body("a"), Funds(from_stated_id="a", to_stated_id="nobody", record="x")) as (spool, misfits):
        rejects = [(reject.where, reject.reason) for reject in spool.rejects()]

    assert misfits == 1
    assert rejects == [("row 1", "'nobody' is linked but nowhere described")]


def test_one_thing_is_not_of_two_families() -> None:
    with (
        spooled(body("a")) as (spool, _),
        pytest.raises(RowRejected, match="'a' is described both as Organization and as Place"),
    ):
        spool.hear(_described("Place", "a").model_copy(update={"source": "north"}), "row 2")


def test_a_row_that_fails_half_way_leaves_nothing() -> None:
    def half() -> None:
        spool.refuse(Reject(1, "row 1", "a reason", "said"))
        raise RowRejected("changed my mind")

    with spooled(body("a")) as (spool, _):
        with pytest.raises(RowRejected, match="changed my mind"):
            spool.all_or_nothing(half)
        assert list(spool.rejects()) == []


def test_a_spool_that_another_holds_is_left_alone(tmp_path: Path) -> None:
    with Spool(tmp_path / "one.spool"), pytest.raises(Busy, match=r"one\.spool is being written"):
        Spool(tmp_path / "one.spool")


@pytest.fixture
def little_room() -> Iterator[None]:
    """Let no file grow beyond 300,000 bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("little_room")
def test_where_there_is_no_room_one_line_says_what_to_do(tmp_path: Path) -> None:
    with (
        pytest.raises(WorkspaceUnusable, match=r"cannot be kept there .* make room, load again"),
        Spool(tmp_path / "one.spool") as spool,
    ):
        spool.hear_source(Source(id="north"))
        for number in range(20_000):
            spool.hear(body(f"body-{number}", source="north"), f"row {number}")
        spool.seal()

    Spool(tmp_path / "one.spool").close()
