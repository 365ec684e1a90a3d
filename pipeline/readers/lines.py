"""A row with several measures in one cell, line by line, → a row for each.

In: a row by its columns. Out: the same, or one for each line of the measure's cell, where the other cells follow it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.text import clean, key
from pipeline.vocabulary import STATUS_SPELLINGS, Column, begins, is_answer_word, is_blank, without_filler

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.readers.raw import RawCell

_EACH = (Column.NUMBER, Column.MEASURE, Column.STATUS, Column.DESCRIPTION, Column.ANSWER, Column.REASON)
_WHOLE = (Column.SECTION, Column.AREA)


def line_by_line(row: tuple[RawCell, ...], columns: Mapping[int, Column]) -> tuple[tuple[RawCell, ...], ...]:
    """Part a row where every line of its measures has a status or an answer of its own on the same line."""
    measure = next((cell for cell in row if columns.get(cell.column) is Column.MEASURE), None)
    count = len(_lines(measure.text.strip())) if measure else 1
    each = {cell.column: _lines_of(cell, count) for cell in row if columns.get(cell.column) in _EACH}
    follows = any(_follows(lines, columns[number]) for number, lines in each.items())
    if count == 1 or not follows or not all(each.values()):
        return (row,)
    return tuple(tuple(_of_line(row, each, columns, place)) for place in range(count))


def _lines(text: str) -> list[str]:
    return [clean(line) for line in re.split(r"\r\n|\r|\n", text)]


def _lines_of(cell: RawCell, count: int) -> list[str]:
    """Give a cell's lines where it has as many, empty ones between them too: a measure with no more to say has one."""
    return next((lines for text in (cell.text, cell.text.strip()) if len(lines := _lines(text)) == count), [])


def _follows(lines: Sequence[str], column: Column) -> bool:
    """Tell whether there is a status, or an answer, on each line."""
    told = [line for line in lines if not is_blank(line)]
    match column:
        case Column.STATUS:
            says = all(without_filler(key(line)) in STATUS_SPELLINGS for line in told)
        case Column.ANSWER:
            says = all(begins("yes", line) or begins("no", line) or is_answer_word(line) for line in told)
        case _:
            says = False
    return says and bool(told)


def _of_line(
    row: tuple[RawCell, ...], each: Mapping[int, Sequence[str]], columns: Mapping[int, Column], place: int
) -> Iterator[RawCell]:
    """Give what one line says: its own of each cell, the area, and what is said once for all the first time."""
    for cell in row:
        if cell.column in each:
            if line := each[cell.column][place]:
                yield replace(cell, text=line)
        elif place == 0 or columns.get(cell.column) in _WHOLE:
            yield replace(cell, repeated=cell.repeated or place > 0)
