"""The columns of statuses and of answers in a table whose header names none: those whose cells say so.

In: a sheet and its header. Out: the header, with the columns where most cells begin with a status, or a yes or a no.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.codes import Fit, StatusCode
from pipeline.readers.cells import cell_of
from pipeline.readers.raw import RawCell
from pipeline.statuses import read_status
from pipeline.text import clean
from pipeline.vocabulary import Column, begins, is_answer_word, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.readers.header import Header
    from pipeline.readers.raw import RawSheet

_MOST = 0.6
"""Of the cells that are filled in."""
_ENOUGH = 3
"""Cells; fewer may say it by chance."""


def by_content(sheet: RawSheet, header: Header) -> Header:
    """Find the statuses and the answers by what the cells say, where no header does; the last such column."""
    header = _with(
        header, Column.STATUS, _columns(sheet, header, described=True), lambda cells: _statuses(sheet, cells)
    )
    return _with(header, Column.ANSWER, _columns(sheet, header, described=False), _answers)


def _with(
    header: Header, wanted: Column, below: dict[int, list[RawCell]], told: Callable[[list[RawCell]], int]
) -> Header:
    """Name the last column whose cells mostly say what is wanted, where the header does not have it."""
    crossed = {column for column, _ in header.crosses.values()}
    found = [
        number for number, cells in below.items() if (times := told(cells)) >= _ENOUGH and times >= _MOST * len(cells)
    ]
    if wanted in {*header.columns.values(), *crossed} or not found:
        return header
    unnamed = RawCell(row=header.last_row, column=max(found), text="")
    columns, cells = {**header.columns, max(found): wanted}, {max(found): unnamed, **header.cells}
    return replace(header, columns=columns, cells=cells)


def _columns(sheet: RawSheet, header: Header, *, described: bool) -> dict[int, list[RawCell]]:
    """Give the filled cells of the columns that nothing is known of; with ``described`` those of descriptions too."""
    taken = {number for number, column in header.columns.items() if not (described and column is Column.DESCRIPTION)}
    taken |= set() if described else {*header.more, *header.earlier, *header.crosses}
    below: dict[int, list[RawCell]] = {}
    for row in sheet.rows:
        for cell in row:
            if cell.row > header.last_row and cell.column not in taken and not is_blank(cell.text):
                below.setdefault(cell.column, []).append(cell)
    return below


def _statuses(sheet: RawSheet, cells: list[RawCell]) -> int:
    read = (read_status(cell_of(sheet, cell)) for cell in cells)
    return sum(one.code is not StatusCode.MISSING and one.fit is not Fit.UNKNOWN for one in read)


def _answers(cells: list[RawCell]) -> int:
    texts = (clean(cell.text) for cell in cells)
    return sum(begins("yes", text) or begins("no", text) or is_answer_word(text) for text in texts)
