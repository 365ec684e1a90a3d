"""Rows of a table of measures → measures of the programme being built, points under the measure that they belong to.

In: a table's headings and rows in order, and the level of each heading. Out: what they say, put down in the outline.
Decides nothing of which tables are the programme's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.findings import Code, note
from pipeline.model import Heading
from pipeline.readers.document import levels_of
from pipeline.text import has_bullet, key, one_line, quoted, without_bullet
from pipeline.vocabulary import LABELS_OF_OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.findings import Location
    from pipeline.model import Measure, StatusRow
    from pipeline.readers.outline import Outline

_DOTTED = re.compile(r"(?:tiltak\s+)?\d{1,2}(?:\.\d{1,2})+", re.IGNORECASE)
_DASH = re.compile(r"[–—-]\s")
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
        if _is_goal(item):
            message = f"Teksten {quoted(item.measure.text)} er ikke lest som tiltak, siden den står som mål."
            outline.findings.append(note(Code.PASSED_OVER, item.measure.at, message))
            continue
        number = item.number.text if item.number else None
        (first, _), *others = _lines(item.measure.text)
        if group and _is_point(item, group[0]):
            outline.put(without_bullet(first), item.measure.at, parent=group[1].id, number=number)
        else:
            group = (item, outline.put(without_bullet(first), item.measure.at, number=number))
        for text, level in others:
            parent = group[1].id if level else None
            put = outline.put(without_bullet(text), item.measure.at, parent=parent)
            group = group if level else (item, put)


def _is_goal(row: StatusRow) -> bool:
    """Tell whether a row without a number says that it is a goal: «Mål: Alle skal ha en møteplass»."""
    label, colon, _ = row.measure.text.partition(":")
    return bool(colon) and row.number is None and key(label) in LABELS_OF_OTHERS


def _lines(text: str) -> list[tuple[str, int]]:
    """Part a cell where each line after the first has a bullet: measures, 0, and their points, 1; else one measure."""
    first, *rest = text.split("\n")
    if not rest or not all(map(has_bullet, rest)):
        return [(text, 0)]
    levels = levels_of([first, *rest])
    return list(zip([first, *rest], levels, strict=True))


def _is_point(row: StatusRow, group: StatusRow) -> bool:
    leads_in = group.measure.text.endswith(":")
    numbers = [cell.text.rstrip(". ") if cell else "" for cell in (row.number, group.number)]
    numbered_under = bool(numbers[1]) and re.match(rf"{re.escape(numbers[1])}(?:\.|[a-zæøå])", numbers[0]) is not None
    indented = row.indent > group.indent or (
        _LETTER.match(row.measure.text) is not None and _DOTTED.match(group.measure.text) is not None
    )
    dashed = row.bullet and not group.bullet and (leads_in or _DASH.match(row.measure.text) is not None)
    return row.under or numbered_under or indented or dashed
