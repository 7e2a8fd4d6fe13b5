"""What every loader does with ids told twice, dates out of order, unknown currencies and unknown codes."""

from pathlib import Path
from typing import NamedTuple

import pytest

from graph.errors import SourceUnusable
from loaders.catalogue import Options, choose
from loaders.sources.tables import LOADER as TABLES
from loaders.sources.tables import names
from tests.loaders.sources.spooled import Heard, heard

IATI = """<iati-activities version="2.03"><iati-activity default-currency="USD">
<iati-identifier>XI-INV-1</iati-identifier>
<reporting-org ref="XI-INV" type="22"><narrative>Fern Bank House</narrative></reporting-org>
<title><narrative>Wells</narrative></title>
{}
</iati-activity>{}</iati-activities>"""
PAYMENT = (
    '<transaction><transaction-type code="3"/><transaction-date iso-date="2021-02-01"/>'
    '<value currency="{}" value-date="2021-02-01">100</value></transaction>'
)
TWIN = (
    "<iati-activity><iati-identifier>XI-INV-1</iati-identifier><title><narrative>Roads</narrative></title>"
    '<reporting-org ref="XI-INV" type="22"><narrative>Fern Bank House</narrative></reporting-org>'
    "</iati-activity>"
)
NODE = '<node id="{}"><data key="name">{}</data>{}</node>'
GRAPH = (
    "<graphml>"
    + "".join(
        f'<key id="{name}" for="all" attr.name="{name}" attr.type="string"/>'
        for name in ("name", "kind", "type", "since", "until", "amount", "currency", "country")
    )
    + '<graph edgedefault="directed">'
    + NODE.format("a", "Fern Bank House", "{}")
    + NODE.format("b", "Slate Roof Trust", "")
    + '<edge source="a" target="b">{}</edge>{}</graph></graphml>'
)
GRANTS = (
    "Identifier,Funding Org:Identifier,Funding Org:Name,Recipient Org:Identifier,Recipient Org:Name,Title,"
    "Currency,Amount Awarded,Award Date,Planned Dates:Start Date,Planned Dates:End Date,"
    "Beneficiary Location:Name,Beneficiary Location:Geographic Code Type\n"
    "360G-a-1,GB-CHC-1,Fern Fund,GB-CHC-2,House,Wells,{currency},100,2021-01-01,{since},{until},{place}\n"
    "{more}"
)
WHO = "#org,#sector,#activity,#country+code,#date+start,#date+end,#value,#currency,#org+funder\n"
TABLE = "id,kind,name,country,since,until,type,from,to,amount,currency,flow\n"
SERVICES = "id,organization_id,name,status,assured_date\n"


class Fault(NamedTuple):
    """A file with one fault, and what is told of it: a refusal with its place, or a count."""

    file: str
    text: str
    where: str
    words: str


def grants(currency: str = "GBP", since: str = "", until: str = "", place: str = ",", more: str = "") -> str:
    return GRANTS.format(currency=currency, since=since, until=until, place=place, more=more)


TWICE = {
    "iati": Fault("a.xml", IATI.format("", TWIN), "iati-activity 2", "stands in line 1 already"),
    "tables": Fault(
        "a.csv",
        TABLE + "a,Organization,Fern Bank House,,,,,,,,,\na,Organization,Slate Roof Trust,,,,,,,,,\n",
        "row 3",
        "the id 'a' belongs to another entity in row 2",
    ),
    "graphfiles": Fault(
        "a.graphml",
        GRAPH.format("", "", NODE.format("a", "Another", "")),
        "node 3",
        "the id 'a' belongs to node 1",
    ),
    "360giving": Fault(
        "a.csv",
        grants(more="360G-a-1,GB-CHC-1,Fern Fund,GB-CHC-2,House,Wells,GBP,200,2021-01-01,,,,\n"),
        "row 3",
        "row 2 tells of another amount",
    ),
    "hsds": Fault(
        "services.csv",
        SERVICES + "s1,,Eye Camp,active,\ns1,,Ear Camp,active,\n",
        "services.csv row 3",
        "the id 's1' is that of 'Eye Camp' already",
    ),
}
ORDER = {
    "iati": Fault(
        "a.xml",
        IATI.format(
            '<activity-date type="1" iso-date="2022-05-01"/><activity-date type="3" iso-date="2020-01-01"/>',
            "",
        ),
        "XI-INV-1",
        "ends (2020-01-01) before it begins (2022-05-01)",
    ),
    "tables": Fault(
        "a.csv",
        TABLE + "a,Organization,Fern Bank House,,2022,2020,,,,,,\nb,Organization,Slate Roof Trust,,,,,,,,,\n",
        "row 2",
        "it ends (2020) before it begins (2022)",
    ),
    "graphfiles": Fault(
        "a.graphml",
        GRAPH.format('<data key="since">2022</data><data key="until">2020</data>', "", ""),
        "",
        "until (ends before it begins)",
    ),
    "hxl3w": Fault(
        "a.csv",
        WHO
        + "Fern Bank House,Health,Wells,KE,2022-05-01,2020-01-01,,,\nSlate Roof Trust,Health,Roads,KE,,,,,\n",
        "row 2",
        "it ends (2020-01-01) before it begins (2022-05-01)",
    ),
    "360giving": Fault(
        "a.csv",
        grants(since="2022-01-01", until="2020-01-01", place="Hall,"),
        "",
        "plannedDates/0/endDate (before its start)",
    ),
    "hsds": Fault(
        "services.csv",
        SERVICES + "s1,,Eye Camp,active,2021-02-30\n",
        "",
        "services.assured_date not as we know it",
    ),
}
CURRENCY = {
    "iati": Fault(
        "a.xml",
        IATI.format(PAYMENT.format("XQQ") + PAYMENT.format("USD"), ""),
        "XI-INV-1 transaction 1",
        "the currency 'XQQ' is not in ISO 4217",
    ),
    "tables": Fault(
        "a.csv",
        TABLE
        + ",,,,,,FUNDS,Fern Fund,Fern Bank House,100,XQQ,grant\n"
        + ",,,,,,FUNDS,Fern Fund,Fern Bank House,100,USD,grant\n",
        "row 2",
        "the currency 'XQQ' is not in ISO 4217",
    ),
    "graphfiles": Fault(
        "a.graphml",
        GRAPH.format(
            "",
            '<data key="type">FUNDS</data><data key="amount">100</data><data key="currency">XQQ</data>',
            '<edge source="b" target="a"/>',
        ),
        "edge 1",
        "the currency 'XQQ' is not in ISO 4217",
    ),
    "hxl3w": Fault(
        "a.csv",
        WHO
        + "Fern Bank House,Health,Wells,KE,,,100,XQQ,Fern Fund\n"
        + "Slate Roof Trust,Health,Roads,KE,,,100,USD,Fern Fund\n",
        "row 2",
        "in no currency that is known",
    ),
    "360giving": Fault(
        "a.csv",
        grants("XQQ", more="360G-a-2,GB-CHC-1,Fern Fund,GB-CHC-2,House,Wells,GBP,200,2021-01-01,,,,\n"),
        "row 2",
        "no code of ISO 4217",
    ),
}
CODE = {
    "iati": Fault(
        "a.xml",
        IATI.format('<recipient-country code="ZZ"/>', ""),
        "XI-INV-1 recipient-country 1",
        "the country 'ZZ' is not in ISO 3166",
    ),
    "tables": Fault(
        "a.csv",
        TABLE + "a,Organization,Fern Bank House,ZZ,,,,,,,,\nb,Organization,Slate Roof Trust,,,,,,,,,\n",
        "row 2",
        "the country 'ZZ' is not in ISO 3166",
    ),
    "graphfiles": Fault(
        "a.graphml", GRAPH.format('<data key="country">ZZ</data>', "", ""), "", "country (not as we know it)"
    ),
    "hxl3w": Fault(
        "a.csv",
        WHO + "Fern Bank House,Health,Wells,ZZ,,,,,\nSlate Roof Trust,Health,Roads,KE,,,,,\n",
        "row 2",
        "the country 'ZZ' is not in ISO 3166",
    ),
    "360giving": Fault("a.csv", grants(place="Hall,ODD"), "", "Beneficiary Location:Geographic Code Type"),
    "hsds": Fault(
        "services.csv", SERVICES + "s1,,Eye Camp,asleep,\n", "", "services.status not as we know it"
    ),
}
FAULTS = [
    pytest.param(loader, fault, id=f"{loader}-{what}")
    for what, each in (("twice", TWICE), ("order", ORDER), ("currency", CURRENCY), ("code", CODE))
    for loader, fault in each.items()
]


@pytest.mark.parametrize(("loader", "fault"), FAULTS)
def test_each_fault_has_its_line_or_its_count_and_the_rest_is_heard(
    loader: str, fault: Fault, tmp_path: Path
) -> None:
    said = _heard(fault, loader, tmp_path)

    if fault.where:
        assert list(said.refused) == [fault.where]
        assert fault.words in said.refused[fault.where]
    else:
        assert said.refused == {}
        assert said.unused[fault.words] == 1
    assert said.bodies


def _heard(fault: Fault, loader: str, folder: Path) -> Heard:
    path = folder / fault.file
    path.write_text(fault.text, encoding="utf-8")
    assert choose(path).name == loader
    return heard(path, choose(path))


def test_a_table_that_names_more_than_can_be_borne_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "MOST_NAMED", 2)
    path = tmp_path / "a.csv"
    path.write_text("kind,name\n" + "".join(f"Organization,House {n}\n" for n in range(5)), encoding="utf-8")

    with pytest.raises(SourceUnusable, match="row 5: names more than 2 entities; split the file"):
        TABLES.open(path, Options())
