"""Finds the header of a table of measures, and what each of its columns holds.

In: a RawSheet. Out: a Header, or None. A header is known by its words (vocabulary.toml), wherever it stands in the
first rows and in whatever order its columns are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.dates import years
from pipeline.text import clean, key
from pipeline.vocabulary import HEADERS, Column

if TYPE_CHECKING:
    from pipeline.readers.raw import RawCell, RawSheet

_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\b")
_NUMBER = re.compile(r"\d+")
_LAST_HEADER_ROW = 40
_LONGEST_HEADER = 80
"""Characters; a longer text is a sentence and not a header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header row of a table."""

    first_row: int
    last_row: int
    columns: dict[int, Column]
    """Column number → what it holds; columns that hold something else are not in it."""
    cells: dict[int, RawCell]

    def cell_of(self, column: Column) -> RawCell | None:
        """Give the header's cell of a column, None where the table has none."""
        return next((self.cells[number] for number, held in self.columns.items() if held is column), None)

    @property
    def place(self) -> RawCell:
        """The header's first cell."""
        return next(iter(self.cells.values()))

    def others_of(self, column: Column) -> tuple[RawCell, ...]:
        """Give the header's cells that name the same as the one that was chosen."""
        return tuple(
            cell
            for number, cell in self.cells.items()
            if number not in self.columns and column_of(cell.text)[0] is column
        )

    def name_of(self, number: int) -> str:
        """Give the header of a column as written, or an empty one's Norwegian stand-in."""
        return clean(self.cells[number].text) if number in self.cells else "Uten overskrift"


def find_header(sheet: RawSheet) -> Header | None:
    """Find the row that names most columns; it must name the measures and something that is said of them."""
    candidates = [header for row in sheet.rows if row[0].row <= _LAST_HEADER_ROW if (header := _header(row))]
    return max(candidates, key=lambda header: (len(header.columns), -header.first_row), default=None)


def _header(row: tuple[RawCell, ...]) -> Header | None:
    fits = sorted(
        (
            (fit // 1000, _latest(cell.text), fit, -cell.column, column)
            for cell in row
            for column, fit in [column_of(cell.text)]
            if column
        ),
        reverse=True,
    )
    columns: dict[int, Column] = {}
    for *_, place, column in fits:
        if column not in columns.values():
            columns[-place] = column
    held = set(columns.values())
    if Column.MEASURE not in held or not held & {
        Column.STATUS,
        Column.DESCRIPTION,
        Column.ANSWER,
        Column.AREA,
    }:
        return None
    cells = {cell.column: cell for cell in row}
    return Header(first_row=row[0].row, last_row=row[0].row, columns=dict(sorted(columns.items())), cells=cells)


def _latest(text: str) -> tuple[int, ...]:
    """Order headers of the same words by the time they name: «Status 2025» before «Status 2026», 1.5 before 1.9."""
    dated = [(int(month), int(day)) for day, month in _DAY.findall(text)]
    numbers = [int(number) for number in _NUMBER.findall(text)]
    return max(years(text), default=0), *max(dated, default=(0, 0)), *numbers[:1]


def column_of(text: str) -> tuple[Column | None, int]:
    """Tell what a header's text names, and how well: the whole text fits better than its start, that than a part."""
    name = key(text)
    if not name or len(name) > _LONGEST_HEADER:
        return None, 0
    best: tuple[int, Column | None] = (0, None)
    for phrase, column in HEADERS.items():
        if (fit := _fit(name, phrase)) > best[0]:
            best = (fit, column)
    return best[1], best[0]


def _fit(name: str, phrase: str) -> int:
    if name == phrase:
        return 3000
    if name.startswith(f"{phrase} "):
        return 2000 + len(phrase)
    return 1000 + len(phrase) if f" {phrase} " in f" {name} " else 0
