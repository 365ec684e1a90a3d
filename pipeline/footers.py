"""Rows under a table that report on nothing: sums, signatures, notes.

In: a sheet, and the pairs that were made of its rows. Out: the rows that are no measures.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model import Heading
from pipeline.text import is_number, says_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.model import Pair, StatusRow, StatusSheet

_SUM = re.compile(r"(?:sum|totalt|antall|tal på|i alt)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\d+(?:\s+tiltak)?", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:(?:andre|øvrige|egne|eigne|nye|eventuelle|forslag til nye)\s+)?"
    r"(?:innspill|innspel|forslag|tiltak|merknader|kommentarer)\W*|anne?[ta]\W*|eventuelt\W*",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?:oppdatert|fylt ut|utfylt|sist endr\w+|revidert)\b|\w+(?:\s\w+)?\s(?:har|ble|blei|vart)\s", re.IGNORECASE
)
"""«Oppdatert av Siv 1/9», «Kulturgruppa har ikkje møtt»"""
_SUM_LINE = re.compile(r"(?:sum|totalt|antall|tal på|i alt)\b[^:]*:?\s*\d+\s*\.?", re.IGNORECASE)
"""«Antall tiltak: 7», under an area or under the table."""


def footers_of(sheet: StatusSheet, pairs: Sequence[Pair]) -> tuple[StatusRow, ...]:
    """Give the sums, and the last rows under an empty row that report nothing and are nothing in the programme."""
    unknown = {id(pair.placed.row) for pair in pairs if pair.measure is None}
    sums = [row for row in sheet.rows if id(row) in unknown and (_is_sum(row) or _is_left_open(row) or _is_remark(row))]
    last: list[StatusRow] = []
    for item in reversed(sheet.items):
        if isinstance(item, Heading):
            if last:
                break
        elif id(item) not in unknown or _reports(item):
            break
        else:
            last.insert(0, item)
    above = [item.source.row for item in sheet.rows if item not in last]
    while last and above and last[0].source.row == above[-1] + 1 and not _SUM.match(last[0].measure.text):
        above.append(last.pop(0).source.row)
    return *(row for row in sums if row not in last), *last


def _is_sum(row: StatusRow) -> bool:
    counted = row.status is not None and _COUNTED.fullmatch(row.status.text) is not None
    return _SUM_LINE.fullmatch(row.measure.text) is not None or (_SUM.match(row.measure.text) is not None and counted)


def _is_left_open(row: StatusRow) -> bool:
    """Tell whether a row asks for more, and nobody has filled it in: «Andre innspill:»."""
    return not _reports(row) and _ASKS.fullmatch(row.measure.text) is not None


def _is_remark(row: StatusRow) -> bool:
    """Tell whether a row tells how things are, and reports on nothing: «Gruppa har ikke møttes i høst»."""
    return not _reports(row) and row.number is None and _TELLS.match(row.measure.text) is not None


def _reports(row: StatusRow) -> bool:
    """Tell whether a row says anything of a measure, or that it is a new one; a sum of rows does not."""
    if _SUM.match(row.measure.text) and row.status and row.status.text.isdigit():
        return False
    described = row.description is not None and not is_number(row.description.text)
    return bool(row.status or described or row.answer or says_new(row.measure.text))
