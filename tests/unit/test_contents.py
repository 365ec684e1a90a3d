"""The list of contents of an HTML document and of a Word document."""

from __future__ import annotations

from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from pipeline.writers.contents import headings_of, headings_of_html, link_contents, mark_html_headings

HTML = """<h1>Status</h1><h2>Innhold</h2><h2 class="a">Avvik</h2>
<h3>By- <b>og</b> region &amp; bygd</h3><h4>Tema</h4><h2>Vedlegg</h2>"""


def test_the_list_has_the_headings_of_two_levels_and_not_its_own() -> None:
    entries = headings_of_html(HTML)
    assert [(entry.text, entry.level) for entry in entries] == [
        ("Avvik", 2),
        ("By- og region & bygd", 3),
        ("Vedlegg", 2),
    ]


def test_each_heading_is_marked_with_the_place_that_its_entry_links_to() -> None:
    marked = mark_html_headings(HTML)
    places = [f'id="{entry.place}"' for entry in headings_of_html(HTML)]
    assert [marked.index(place) for place in places] == sorted(marked.index(place) for place in places)
    assert '<h2 id="innhold-1" class="a">Avvik</h2>' in marked
    assert "<h2>Innhold</h2>" in marked


def test_a_line_of_a_word_list_links_to_its_heading_and_one_without_a_heading_to_nothing() -> None:
    document = Document()
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    lines = [document.add_paragraph(text, "toc 1") for text in ("Avvik", "Borte", "Vedlegg")]
    for text in ("Innhold", "Avvik", "Vedlegg"):
        document.add_heading(text, 2)
    entries = headings_of(document)
    link_contents(document)
    places = {entry.text: entry.place for entry in entries}
    assert [(line.text, [link.fragment for link in line.hyperlinks]) for line in lines[::2]] == [
        ("Avvik", [places["Avvik"]]),
        ("Vedlegg", [places["Vedlegg"]]),
    ]
    assert lines[1].hyperlinks == []
