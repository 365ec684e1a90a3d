"""RawParagraphs without heading styles, or with tables → paragraphs with headings, and sheets.

In: a Word document's paragraphs as they stand. Out: the same with bold lines as headings where no style marks any; and
the document's tables as RawSheets, so that a table of measures is read as a sheet of measures is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from pipeline.readers.raw import RawCell, RawSheet
from pipeline.text import clean, heading_key
from pipeline.vocabulary import SECTION_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.readers.raw import RawParagraph

_LONGEST_HEADING = 100
"""Characters; a longer bold text is a sentence that someone stresses."""
_NUMBERED = re.compile(r"\s*\d+((?:\.\d+)*)\.?\s")


def with_headings(paragraphs: Sequence[RawParagraph]) -> tuple[RawParagraph, ...]:
    """Take bold lines for headings where the document has no heading styles; the first may be its title."""
    if any(paragraph.heading for paragraph in paragraphs):
        return tuple(paragraphs)
    found = tuple(
        replace(paragraph, heading=_level(paragraph, following)) if _is_heading(paragraph) else paragraph
        for paragraph, following in zip_longest(paragraphs, paragraphs[1:])
    )
    if any(paragraph.heading == 1 for paragraph in found):
        return found
    return tuple(replace(paragraph, heading=1) if paragraph.heading else paragraph for paragraph in found)


def _is_heading(paragraph: RawParagraph) -> bool:
    plain = paragraph.heading is None and paragraph.level is None and paragraph.cell is None
    return plain and paragraph.bold and len(paragraph.text) <= _LONGEST_HEADING


def _level(paragraph: RawParagraph, following: RawParagraph | None) -> int:
    """Tell sections from themes: by the number before, a usual name, or a heading that follows at once."""
    if numbered := _NUMBERED.match(paragraph.text):
        return 1 + numbered[1].count(".")
    above_another = following is not None and _is_heading(following)
    return 1 if above_another or heading_key(paragraph.text) in SECTION_NAMES else 2


def tables_of(file: str, paragraphs: Sequence[RawParagraph]) -> dict[int, RawSheet]:
    """Give the document's tables as sheets, by their number."""
    rows: dict[int, dict[int, dict[int, list[RawParagraph]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for paragraph in paragraphs:
        if paragraph.cell and clean(paragraph.text):
            table, row, column = paragraph.cell
            rows[table][row][column].append(paragraph)
    return {
        table: RawSheet(
            file=file,
            name=f"tabell {table}",
            rows=tuple(
                tuple(_cell(row, column, found) for column, found in sorted(cells.items()))
                for row, cells in sorted(filled.items())
            ),
        )
        for table, filled in rows.items()
    }


def _cell(row: int, column: int, paragraphs: Sequence[RawParagraph]) -> RawCell:
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return RawCell(row=row, column=column, text=text, bold=all(paragraph.bold for paragraph in paragraphs))
