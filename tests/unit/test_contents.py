"""The list of contents of an HTML document; that of a Word document is tested with the documents."""

from __future__ import annotations

from pipeline.writers.contents import headings_of_html, mark_html_headings

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
