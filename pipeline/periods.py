"""What is reported more than once in a year: of a quarter's sheets or rows, the last ones count.

In: the sheets as each was read. Out: the sheets that count, with the rows that count, and what is told of the others.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.findings import Code, Finding, Location
from pipeline.model import Heading, StatusRow
from pipeline.readers.columns import MONTH, latest
from pipeline.text import key, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.model import StatusSheet

_PERIOD = re.compile(rf"kvartal|tertial|halvår|\b[kqt]\s?[1-4]\b|{MONTH}|\b\d{{1,2}}\.\d{{1,2}}\b", re.IGNORECASE)
"""Says in a sheet's name, or in a cell of a row, when in the year it is of."""
_LONGEST = 30
"""Characters of a cell that says a period, and nothing more."""
_SHOWN = 10
"""Rows that are named one by one."""


def of_latest_period(sheets: Sequence[StatusSheet]) -> tuple[list[StatusSheet], tuple[Finding, ...]]:
    """Leave out sheets, and rows of a sheet, of earlier in the year that report the same measures, and tell of it."""
    by_time = sorted(sheets, key=lambda sheet: latest(sheet.name))
    replaced = {id(sheet): later for sheet in sheets for later in by_time if _is_earlier(sheet, later)}
    found = tuple(
        findings.warning(
            Code.PASSED_OVER,
            Location(file=sheet.file, sheet=sheet.name),
            f"Arket «{later.name}» gjelder samme tiltak senere i året; dette er ikke lest.",
            "Fjern arket, eller rett navnet eller datoen i det.",
        )
        for sheet in sheets
        if (later := replaced.get(id(sheet)))
    )
    kept = [_of_latest_rows(sheet) for sheet in sheets if id(sheet) not in replaced]
    return [sheet for sheet, _ in kept], (*found, *(note for _, note in kept if note))


def _is_earlier(sheet: StatusSheet, later: StatusSheet) -> bool:
    """Tell whether two sheets say when they are of, «1. kvartal» and «2. kvartal», and are of the same measures."""
    if sheet.file != later.file or not (_PERIOD.search(sheet.name) and _PERIOD.search(later.name)):
        return False
    measures, others = ({key(row.measure.text) for row in one.rows} for one in (sheet, later))
    return latest(sheet.name) < latest(later.name) and len(measures & others) * 2 > min(len(measures), len(others))


def _of_latest_rows(sheet: StatusSheet) -> tuple[StatusSheet, Finding | None]:
    """Leave out the rows of a sheet that report on a measure before another row does: «1. kvartal», «2. kvartal»."""
    told: dict[tuple[str, str], list[tuple[StatusRow, str]]] = {}
    heading = ""
    for item in sheet.items:
        if isinstance(item, Heading):
            heading = key(item.cell.text)
        elif period := _period_of(item):
            told.setdefault((heading, key(item.measure.text)), []).append((item, period))
    older = [row for rows in told.values() for row in _all_but_latest(rows)]
    if not older:
        return sheet, None
    places = [str(row.source.row) for row in older]
    named = listed(places) if len(places) <= _SHOWN else f"{listed(places[:_SHOWN])} med flere"
    message = f"Radene {named} gjelder tiltak som også er rapportert senere i året; den siste perioden er brukt."
    left_out = {id(row) for row in older}
    kept = replace(sheet, items=tuple(item for item in sheet.items if id(item) not in left_out))
    return kept, findings.note(Code.PASSED_OVER, Location(file=sheet.file, sheet=sheet.name), message)


def _period_of(row: StatusRow) -> str | None:
    """Give what a row says of the period that it is of, in a column of its own."""
    texts = (cell.text for _, cell in row.extra if len(cell.text) <= _LONGEST)
    return next((text for text in texts if _PERIOD.search(text)), None)


def _all_but_latest(rows: Sequence[tuple[StatusRow, str]]) -> list[StatusRow]:
    """Give the rows of one measure that another of a later period replaces; none where two are of the same."""
    times = [latest(period) for _, period in rows]
    filled = [(time, row) for time, (row, _) in zip(times, rows, strict=True) if row.status or row.answer]
    if len({*times}) < len(times) or len(rows) < 2 or not filled:  # noqa: PLR2004
        return []
    last = max(filled, key=lambda one: one[0])[1]
    return [row for row, _ in rows if row is not last]
