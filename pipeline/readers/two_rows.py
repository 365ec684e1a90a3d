"""A header on two rows → the header on one: «Bør videreføres?» over «Ja | Nei | Kommentar».

In: two rows that stand one right below the other. Out: the cells of both as one row; none where the lower is no header.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.readers.columns import PART, PERIOD_WORD, START, WHOLE, column_of
from pipeline.text import clean, key
from pipeline.vocabulary import STATUS_SPELLINGS, Column, is_answer_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.readers.raw import RawCell

_LONGEST_SUBHEADER = 40


def two_rows_joined(row: tuple[RawCell, ...], below: tuple[RawCell, ...]) -> tuple[RawCell, ...]:
    """Join two header rows: what stands in the lower one is a part of what stands over it, or beside that."""
    own = [cell for cell in below if not cell.repeated]
    over = {cell.column: cell for cell in row}
    wide = {cell.column for cell in row for _ in range(cell.span - 1)}
    names = {cell.column: column_of(cell.text)[0] for cell in row}
    parts = any(cell.column not in over for cell in own) or any(cell.column in wide for cell in own)
    again = {cell.column for cell in own if (names.get(cell.column) or 0) is column_of(cell.text)[0]}
    short = all(len(clean(cell.text)) <= _LONGEST_SUBHEADER or cell.column in again for cell in own)
    named = [cell for cell in own if _names_part(cell.text)]
    beneath = {names.get(cell.column) for cell in own}
    header = 2 * sum(column_of(cell.text)[1] >= START for cell in own) > len(own)
    if len(own) < 2 or not any(names.values()) or (Column.MEASURE in beneath and not header):  # noqa: PLR2004
        return ()
    titled = len(row) == 1 and bool(own) and row[0].column == own[0].column
    if not (parts and short and named) or titled:
        return ()
    found: dict[int, RawCell] = dict(over)
    for cell in own:
        beside = [number for number in over if number <= cell.column]
        above = over[max(beside)] if beside and _reaches(over, max(beside), cell, own) else None
        alone = above is None or _stands_alone(cell, above, own)
        found[cell.column] = cell if above is None or alone else replace(cell, text=f"{above.text}\n{cell.text}")
    return tuple(found[number] for number in sorted(found))


def _stands_alone(cell: RawCell, above: RawCell, own: Sequence[RawCell]) -> bool:
    """Tell whether a cell of the lower row says all by itself, or stands beside one that does under «Rapportering»."""
    if PERIOD_WORD.search(above.text) or (above.span > 1 and column_of(above.text)[0] is Column.ANSWER):
        return False
    under = [one for one in own if above.column <= one.column < above.column + above.span]
    described = column_of(above.text)[0] is Column.DESCRIPTION and any(column_of(one.text)[1] > PART for one in under)
    return column_of(cell.text)[1] == WHOLE or described


def _reaches(over: dict[int, RawCell], number: int, cell: RawCell, own: Sequence[RawCell]) -> bool:
    """Tell whether a cell of the upper row stands over one of the lower: right above, merged, or nothing between."""
    merged = over[number].span > 1
    under = cell.column < number + over[number].span if merged else any(one.column == number for one in own)
    return number == cell.column or under


def _names_part(text: str) -> bool:
    words = key(text)
    known = words in STATUS_SPELLINGS or is_answer_word(clean(text)) or column_of(text)[0] is not None
    return known or PERIOD_WORD.search(words) is not None
