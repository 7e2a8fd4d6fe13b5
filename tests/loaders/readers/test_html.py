from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import SourceUnusable
from loaders.readers import Document, read_document

Writer = Callable[[str, bytes | str], Path]


PAGE = """<!DOCTYPE html><html><head><title>Gisa &amp; Kivuli</title><style>p {color: red}</style></head>
<body><nav><a href="/">Home</a></nav><script>var secret = "no"</script><template>no</template>
<h1>About  the
forum</h1><p>The forum <b>works</b> with the <a href="#">Kivuli&nbsp;Union</a>.<br>Second line</p>
<ul><li>First<ul><li>Inner</li></ul></li><li><p>Second</p></li></ul>
<table><tr><th>Title</th><th>File</th></tr><tr><td>Report</td><td><p>2014</p><p>PDF</p></td></tr></table>
<div hidden>hidden</div><p style="display: none">hidden</p><!-- hidden -->loose text &lt;script&gt;
<pre>one
two</pre></body></html>"""


def page(write: Writer, content: str | bytes, name: str = "page.html") -> Document:
    return read_document(write(name, content))


def test_a_page_is_what_its_readers_see(write: Writer) -> None:
    document = page(write, PAGE)

    assert document.title == "Gisa & Kivuli"
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        ("heading", 1, "About the forum"),
        ("paragraph", 0, "The forum works with the Kivuli\u00a0Union.\nSecond line"),
        ("item", 1, "First"),
        ("item", 2, "Inner"),
        ("item", 1, "Second"),
        ("row", 0, "Title | File"),
        ("row", 0, "Report | 2014 PDF"),
        ("paragraph", 0, "loose text <script>"),
        ("paragraph", 0, "one\ntwo"),
    ]
    assert all(document.text[block.start : block.end] == block.text for block in document.blocks)


def test_tables_that_lay_out_a_page_are_seen_through(write: Writer) -> None:
    cells = "<td><h2>News</h2><p>The forum met.</p></td><td><ul><li>One</li></ul></td>"
    html = f"<html><table><tr>{cells}</tr></table>"

    assert [block.kind for block in page(write, html).blocks] == ["heading", "paragraph", "item"]


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "utf-8"])
def test_a_page_is_read_in_the_encoding_that_it_declares(declared: str, write: Writer) -> None:
    words = {"iso-8859-1": "Réseau", "windows-1251": "Союз", "utf-8": "Réseau Союз"}[declared]
    html = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p></body></html>'

    assert page(write, html.encode(declared)).text == words


def test_a_page_nested_without_end_is_read(write: Writer) -> None:
    html = "<html><body>" + "<div>" * 20_000 + "deep" + "</div>" * 20_000

    assert page(write, html).text == "deep"


def test_a_page_of_nothing_but_tags_is_refused(write: Writer) -> None:
    with pytest.raises(SourceUnusable, match="more than 500,000 tags"):
        page(write, "<html>" + "<b>" * 500_001)


def test_a_page_that_scripts_would_fill_is_refused(write: Writer) -> None:
    with pytest.raises(SourceUnusable, match="shows no text by itself"):
        page(write, "<html><body><div id=app></div><script>load()</script></body></html>")
