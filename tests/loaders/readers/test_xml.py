import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import SourceUnusable
from loaders.readers import xml
from loaders.readers.element import Element
from loaders.readers.xml import read_xml, root_of

Write = Callable[[str], Path]
GRANTS = """<?xml version="1.0"?>
<grants xmlns:own="http://example.org/own" version="7">
  <!-- said in passing -->
  <grant own:color="green" year="2014">
    <to ref="A">Umuti Clinic</to>
    <to ref="B">Sunrise Fund</to>
    <note own:by="x">  two
      lines </note>
    <own:secret>yes</own:secret>
    <empty/>
  </grant>
  <grant><grant>inner</grant></grant>
</grants>
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "file.xml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def elements(path: Path, *tags: str) -> list[Element]:
    return [row.element for row in read_xml(path, tags)]


def test_each_outermost_element_of_a_name_is_a_row_with_its_line(write: Write) -> None:
    rows = list(read_xml(write(GRANTS), ("grant",)))

    assert [(row.number, row.where) for row in rows] == [(4, "grant 1"), (12, "grant 2")]
    assert [one.text for one in rows[0].element.children("to")] == ["Umuti Clinic", "Sunrise Fund"]


def test_an_element_tells_what_nobody_looked_at(write: Write) -> None:
    grant = elements(write(GRANTS), "grant")[0]
    assert [one.get("ref") for one in grant.children("to")] == ["A", "B"]
    note = grant.child("note")
    assert note and note.text == "two lines"

    assert sorted(grant.unused()) == ["@own:color", "@year", "note@own:by", "own:secret", "to", "to"]

    grant.pass_over("to")
    grant.leave("a remark", 2)
    assert sorted(grant.unused()) == [
        "@own:color", "@year", "a remark", "a remark", "note@own:by", "own:secret",
    ]  # fmt: skip


def test_what_is_taken_out_of_an_element_is_not_even_shown(write: Write) -> None:
    grant = elements(write(GRANTS), "grant")[0]

    assert grant.without("to") == 2
    assert "Umuti" not in str(grant)
    assert "two" in str(grant)


@pytest.mark.parametrize("end", ["\r", "\r\n"])
def test_line_ends_of_other_systems_are_fine(tmp_path: Path, end: str) -> None:
    path = tmp_path / "file.xml"
    path.write_bytes(GRANTS.replace("\n", end).encode())

    assert len(elements(path, "grant")) == 2


def test_a_file_may_be_in_any_encoding_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "file.xml"
    path.write_bytes('<?xml version="1.0" encoding="iso-8859-1"?><a><b>é</b></a>'.encode("latin-1"))
    assert elements(path, "b")[0].text == "é"

    path.write_bytes('<?xml version="1.0" encoding="utf-16"?><a><b>é</b></a>'.encode("utf-16"))
    assert elements(path, "b")[0].text == "é"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<a>\n<b></a>", "line 2: is not well-formed XML: Opening and ending tag mismatch"),
        ("<a>\n<b/>", "line 2: is not well-formed XML: Premature end"),
        ("<a><b>&nobody;</b></a>", "line 1: is not well-formed XML: Entity 'nobody' not defined"),
        ("<a><x:b/></a>", "line 1: is not well-formed XML: Namespace prefix x"),
        ("not XML at all", "is text, not XML"),
        ("", "is empty"),
    ],
)
def test_what_is_no_xml_is_one_error_with_the_line(write: Write, text: str, reason: str) -> None:
    with pytest.raises(SourceUnusable, match=f"file.xml: .*{reason}"):
        elements(write(text), "b")


@pytest.mark.parametrize(
    "kind",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>',
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_type_is_refused_before_any_row(write: Write, kind: str) -> None:
    with pytest.raises(SourceUnusable, match="document type"):
        elements(write(f"{kind}<a><b>&x;</b></a>"), "a")
    with pytest.raises(SourceUnusable, match="document type"):
        elements(write(f"{kind}<a><b>some</b></a>"), "b")


def test_entities_within_entities_blow_nothing_up(write: Write) -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 20}">' for n in range(1, 12))
    with pytest.raises(SourceUnusable):
        elements(write(f'<!DOCTYPE a [<!ENTITY e0 "ha">{bomb}]><a><b at="&e11;">&e11;</b></a>'), "b")


def test_an_element_that_does_not_end_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "MAX_ELEMENT_BYTES", 200_000)
    with pytest.raises(SourceUnusable, match="one element is longer than 200,000 bytes"):
        elements(write(f"<a><b>{'<c/>' * 100_000}</b></a>"), "b")
    with pytest.raises(SourceUnusable, match="one element is longer"):
        elements(write(f"<a>{'<c/>' * 100_000}<b/></a>"), "b")

    assert len(elements(write(f"<a>{'<b>some</b>' * 100_000}</a>"), "b")) == 100_000


COUNTING = """
import resource, sys
from pathlib import Path
from loaders.readers.xml import read_xml
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(sum(1 for _ in read_xml(Path(sys.argv[1]), ("b",))))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_elements_that_were_read_leave_memory(write: Write) -> None:
    path = write("<a>" + "<b><c>many words of one row</c></b>\n" * 300_000 + "</a>")
    told = subprocess.run(
        [sys.executable, "-c", COUNTING, str(path)], capture_output=True, text=True, check=True
    )
    count, kilobytes = map(int, told.stdout.split())

    assert count == 300_000
    assert kilobytes < 10_000


def test_the_outermost_element_is_known_from_the_beginning_of_a_file(write: Write) -> None:
    root = root_of(write(GRANTS + "<broken"))
    assert root and (root.tag, root.attributes) == ("grants", {"version": "7"})
    assert root_of(write("plain words")) is None
