"""Finished documents and data as readable text, for golden cases: one line a paragraph or a table row."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from docx import Document
from docx.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docx.text.paragraph import Paragraph

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MARKS = {"Heading 1": "# ", "Heading 2": "## ", "Heading 3": "### ", "Heading 4": "#### "}


def word_dump(content: bytes) -> str:
    """Write a Word file's body: headings with #, list items with their style, table rows with |."""
    return "\n".join(_word_lines(content)) + "\n"


def _word_lines(content: bytes) -> Iterator[str]:
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            yield from (_table_row([cell.text for cell in row.cells]) for row in block.rows)
        else:
            yield _paragraph_line(block)


def _paragraph_line(paragraph: Paragraph) -> str:
    style = paragraph.style.name if paragraph.style and paragraph.style.name else ""
    mark = _MARKS.get(style, f"[{style}] " if "List" in style else "")
    return mark + _flat(paragraph.text) + "".join(f"[Figur: {words}]" for words in _pictures(paragraph))


def _pictures(paragraph: Paragraph) -> list[str | None]:
    """Give what stands for each picture of a paragraph."""
    return [drawn.get("descr") for drawn in paragraph._p.iter(f"{_DRAWING}docPr")]  # noqa: SLF001


def _table_row(cells: list[str]) -> str:
    return "| " + " | ".join(_flat(cell) for cell in cells) + " |"


def _flat(text: str) -> str:
    return text.replace("\n", " ⏎ ").replace("\t", " ⇥ ")


def words(text: str) -> list[str]:
    """Give the words of a dump, without the marks that say what they stand in."""
    return [word for word in text.replace("|", " ").split() if not set(word) <= set("#⏎⇥[]")]


_SILENT = {"head", "style", "svg", "title"}
"""What has no text of the document's, or, for a picture, stands in Word as a picture too."""


class _Text(HTMLParser):
    """Collects what a reader of the page sees."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def html_text(html: str) -> str:
    """Write the text of a page."""
    parser = _Text()
    parser.feed(html)
    return " ".join(parser.parts)


def data_dump(data: dict[str, Any]) -> str:
    """Write data.json as one line a measure: place, status, decision, basis, match, and the text."""
    head = f"{data['organisation']} {data['year']}, per {data['as_of']}, neste {data['next_year']}"
    return "\n".join((head, *_measure_lines(data["measures"]))) + "\n"


def _measure_lines(measures: list[dict[str, Any]]) -> Iterator[str]:
    heading = None
    for measure in measures:
        if heading != (heading := (measure["section"], measure["theme"])):
            yield f"== {measure['section']} / {measure['theme']}"
        codes = (
            measure["draft"],
            measure["status"]["code"],
            f"{measure['decision']['code']}/{measure['decision']['basis']}",
            measure["match"]["kind"] + ("/new" if measure["new"] else ""),
            f"row {measure['source']['row']}" if measure["source"] else "no row",
        )
        yield f"{'  ' if measure['parent'] else ''}- {_flat(measure['text'])}  [{', '.join(codes)}]"
