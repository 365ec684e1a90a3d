"""The lines of a programme → a Word document in the look of the template for programmes, its measures marked.

In: lines, the template. Out: bytes, the same for the same input. What the template says in its body is not in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.anchors import bookmark_of
from pipeline.compose.redline import Kind, Line
from pipeline.readers.tracked import paragraph_elements
from pipeline.writers.contents import set_bookmark
from pipeline.writers.context import programme_context
from pipeline.writers.package import MAIN, packed, parse, unpacked, written
from pipeline.writers.word import write_outline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.writers.properties import Properties

TEMPLATE = "handlingsprogram.docx"
_STYLES = {
    Kind.TITLE: "Heading 1",
    Kind.LABEL: "Normal",
    Kind.SECTION: "Heading 2",
    Kind.THEME: "Heading 3",
    Kind.MEASURE: "List Bullet",
    Kind.POINT: "List Bullet 2",
    Kind.TEXT: "Normal",
}


def write_programme(template: Path, lines: Sequence[Line], properties: Properties) -> bytes:
    """Write a programme.

    Raises:
        TemplateError: the template cannot be filled in, or lacks a style.

    """
    label = next((line.text for line in lines if line.kind is Kind.LABEL), "")
    context = programme_context(properties.title, properties.author, label)
    content = write_outline(template, [(_STYLES[line.kind], line.text) for line in lines], context, properties)
    files = unpacked(content)
    body = parse(files[MAIN])
    for number, (paragraph, line) in enumerate(zip(paragraph_elements(body), lines, strict=True), 1):
        if line.measure:
            set_bookmark(paragraph, number, bookmark_of(line.measure))
    return packed({**files, MAIN: written(body)})
