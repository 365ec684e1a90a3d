"""Measures with their theme before them in one cell, as a form's list has them: «Samferdsel – Kartlegge parkering».

In: the cells of a row, and the programme's headings. Out: the same, with the theme in a cell of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.text import clean, heading_key
from pipeline.vocabulary import Column

if TYPE_CHECKING:
    from pipeline.readers.header import Header
    from pipeline.readers.raw import RawCell, RawSheet

_BETWEEN = re.compile(r"\s*[–—:|/>]\s*|\s+-\s+")


def themes_before(sheet: RawSheet, header: Header, known: frozenset[str]) -> frozenset[str]:
    """Give the headings that stand before the measures of a sheet; none where it has areas, or most have none."""
    if {Column.AREA, Column.SECTION} & {*header.columns.values()}:
        return frozenset()
    places = {number for number, column in header.columns.items() if column is Column.MEASURE}
    cells = [cell for row in sheet.rows if row[0].row > header.last_row for cell in row if cell.column in places]
    themed = sum(_parted(cell, known) is not None for cell in cells)
    return known if 2 * themed > len(cells) else frozenset()


def with_theme(cells: dict[Column, RawCell], themes: frozenset[str]) -> dict[Column, RawCell]:
    """Part a measure from the theme before it."""
    measure = cells.get(Column.MEASURE)
    parted = _parted(measure, themes) if measure else None
    return cells | {Column.AREA: parted[0], Column.MEASURE: parted[1]} if parted else cells


def _parted(cell: RawCell, themes: frozenset[str]) -> tuple[RawCell, RawCell] | None:
    text = clean(cell.text)
    ends = [found for found in _BETWEEN.finditer(text) if heading_key(text[: found.start()]) in themes]
    if not ends or not text[ends[-1].end() :]:
        return None
    return replace(cell, text=text[: ends[-1].start()]), replace(cell, text=text[ends[-1].end() :])
