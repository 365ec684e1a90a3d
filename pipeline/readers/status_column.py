"""The column of statuses in a table whose header names none: the one whose cells say so.

In: a sheet and its header. Out: the header, with the column where most cells begin with a status.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.codes import Fit, StatusCode
from pipeline.readers.cells import cell_of
from pipeline.readers.raw import RawCell
from pipeline.statuses import read_status
from pipeline.vocabulary import Column, is_blank

if TYPE_CHECKING:
    from pipeline.readers.header import Header
    from pipeline.readers.raw import RawSheet

_MOST = 0.6
"""Of the cells that are filled in."""
_ENOUGH = 3
"""Cells; fewer may say it by chance."""


def with_status_column(sheet: RawSheet, header: Header) -> Header:
    """Find the statuses by what the cells say, where no header does; the last such column, of the latest report."""
    crossed = {column for column, _ in header.crosses.values()}
    if Column.STATUS in {*header.columns.values(), *crossed}:
        return header
    below: dict[int, list[RawCell]] = {}
    for row in sheet.rows:
        for cell in row:
            if cell.row > header.last_row and header.columns.get(cell.column, Column.DESCRIPTION) is Column.DESCRIPTION:
                below.setdefault(cell.column, []).append(cell)
    found = [number for number, cells in below.items() if _are_statuses(sheet, cells)]
    if not found:
        return header
    number = max(found)
    unnamed = RawCell(row=header.last_row, column=number, text="")
    return replace(header, columns={**header.columns, number: Column.STATUS}, cells={number: unnamed, **header.cells})


def _are_statuses(sheet: RawSheet, cells: list[RawCell]) -> bool:
    read = [read_status(cell_of(sheet, cell)) for cell in cells if not is_blank(cell.text)]
    known = [one for one in read if one.code is not StatusCode.MISSING and one.fit is not Fit.UNKNOWN]
    return len(known) >= _ENOUGH and len(known) >= _MOST * len(read)
