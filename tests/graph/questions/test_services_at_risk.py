"""Which services and projects are at risk when the known support of those who carry them out goes."""

from graph.bolt.store import Store
from graph.questions.exits import Exits, exits
from graph.questions.exits.endangered import Endangered
from tests.graph.questions.spoken import put, spoken

DAY = "2020-12-01"
ENDS = "donor FUNDS keeper 2020..2021-03"
LASTS = "other FUNDS keeper 2020..2024"


def of(answer: Exits, own: str) -> Endangered:
    [found] = [each for each in answer.endangered if each.id == own]
    return found


def ids(answer: Exits) -> list[str]:
    return [each.id for each in answer.endangered]


def test_what_somebody_carries_out_whose_known_support_ends_is_at_risk(store: Store) -> None:
    put(spoken(ENDS, "keeper PROVIDES service-x", "keeper IMPLEMENTS project-y"), store)

    answer = exits(store, [], on=DAY)

    assert [each.id for each in answer.ending] == ["keeper"]
    assert ids(answer) == ["project-y", "service-x"]
    service, project = of(answer, "service-x"), of(answer, "project-y")
    assert service.reasons == ("provided by Keeper, whose last known support ends on 2021-03-31",)
    assert project.reasons == ("carried out by Keeper, whose last known support ends on 2021-03-31",)
    assert (service.by, service.remain, service.until) == (("keeper",), (), "2021-03-31")
    assert [answer.evidence[own].record for own in service.links] == ["row 1", "row 0"]
    assert ids(exits(store, [], on=DAY, months=2)) == []


def test_who_has_other_support_keeps_its_services_until_that_goes_too(store: Store) -> None:
    put(spoken(ENDS, LASTS, "keeper PROVIDES service-x"), store)

    def reasons(*leaving: str) -> list[tuple[str, ...]]:
        return [each.reasons for each in exits(store, leaving, on=DAY).endangered]

    assert reasons() == []
    assert reasons("donor") == []
    assert reasons("other") == [("provided by Keeper, whose last known support ends on 2021-03-31",)]
    assert reasons("donor", "other") == [("provided by Keeper, who loses all known support",)]


def test_who_else_provides_a_service_at_risk_remains_by_name(store: Store) -> None:
    joint = [f"{own} PROVIDES service-x" for own in ("keeper", "partner", "quiet")]
    put(spoken(ENDS, "other FUNDS partner 2020..2024", *joint), store)

    service = of(exits(store, [], on=DAY), "service-x")

    assert (service.by, service.remain) == (("keeper",), ("partner", "quiet"))
    assert service.reasons == (
        "provided by Keeper, whose last known support ends on 2021-03-31",
        "also provided by Partner, who keeps known support",
        "also provided by Quiet, of whose support nothing is known",
    )
    later = of(exits(store, ["other"], on=DAY), "service-x")
    assert (later.by, later.remain) == (("keeper", "partner"), ("quiet",))
    assert later.until == "2021-03-31", "the last day of the last support of both"


def test_what_ends_with_the_support_or_rests_is_not_at_risk(store: Store) -> None:
    runs = [f"keeper IMPLEMENTS project-{name}" for name in ("planned", "cancelled", "beyond")]
    put(
        spoken(
            ENDS,
            *runs,
            "keeper PROVIDES service-handed-over 2018..2021-02",
            "keeper PROVIDES service-x",
            project_planned={"period": ("2020", "2021-03")},
            project_beyond={"period": ("2020", "2021-04")},
            project_cancelled={"status": "cancelled"},
        ),
        store,
    )

    assert ids(exits(store, [], on=DAY)) == ["project-beyond", "service-x"]
    assert ids(exits(store, ["service-x"], on=DAY)) == ["project-beyond"]
