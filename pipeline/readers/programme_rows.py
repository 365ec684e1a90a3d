"""Rows of a table of measures → measures of the programme being built, points under the measure that they belong to.

In: a table's headings and rows in order, and the level of each heading. Out: what they say, put down in the outline.
Decides nothing of which tables are the programme's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model import Heading
from pipeline.text import has_bullet, one_line, without_bullet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.findings import Location
    from pipeline.model import Measure, StatusRow
    from pipeline.readers.outline import Outline

_DOTTED = re.compile(r"(?:tiltak\s+)?\d{1,2}(?:\.\d{1,2})+", re.IGNORECASE)
_LETTER = re.compile(r"[a-zæøå](?:\)|\.\s)", re.IGNORECASE)


def put_rows(
    outline: Outline, items: Iterable[Heading | StatusRow], level_of: Mapping[Location, int], name: str
) -> None:
    """Put down a table; ``name`` is the section of rows that stand under no heading."""
    group: tuple[StatusRow, Measure] | None = None
    for item in items:
        if isinstance(item, Heading):
            group = None
            outline.enter(level_of[item.cell.at], one_line(item.cell.text).rstrip(" :"), item.cell.at)
            continue
        if outline.section is None:
            outline.enter(1, name, item.measure.at)
        number = item.number.text if item.number else None
        first, *points = _lines(item.measure.text)
        if group and _is_point(item, group[0]):
            outline.put(without_bullet(first), item.measure.at, parent=group[1].id, number=number)
        else:
            group = (item, outline.put(without_bullet(first), item.measure.at, number=number))
        for point in points:
            outline.put(without_bullet(point), item.measure.at, parent=group[1].id)


def _lines(text: str) -> list[str]:
    """Part a cell that holds a measure and its points, each on a line with a bullet; else the whole text."""
    first, *rest = text.split("\n")
    return [first, *rest] if rest and all(map(has_bullet, rest)) and not has_bullet(first) else [text]


def _is_point(row: StatusRow, group: StatusRow) -> bool:
    leads_in = group.measure.text.endswith(":")
    numbers = [cell.text.rstrip(". ") if cell else "" for cell in (row.number, group.number)]
    numbered_under = bool(numbers[1]) and re.match(rf"{re.escape(numbers[1])}(?:\.|[a-zæøå])", numbers[0]) is not None
    indented = row.indent > group.indent or (
        _LETTER.match(row.measure.text) is not None and _DOTTED.match(group.measure.text) is not None
    )
    return row.under or numbered_under or indented or (leads_in and row.bullet and not group.bullet)
