"""Finds the header of a table of measures, and what each of its columns holds.

In: a RawSheet. Out: a Header, or None. A header is known by its words (vocabulary.toml), wherever it stands in the
first rows, in whatever order its columns are, on one row or on two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.dates import years
from pipeline.readers.columns import PERIOD_WORD, START, WHOLE, column_of, is_given_status, latest
from pipeline.readers.crosses import crosses_of
from pipeline.readers.two_rows import two_rows_joined
from pipeline.text import clean, key
from pipeline.vocabulary import REASON_WORDS, SECOND_RANK, Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.readers.crosses import Crosses
    from pipeline.readers.raw import RawCell, RawSheet

_DESCRIBES = re.compile(r"(?:tiltaks)?(?:beskriv|skildr)", re.IGNORECASE)
_OF_OTHERS = re.compile(r"sekretariat|administrasjon|\bintern|\brådets?\b|\bstyrets?\b", re.IGNORECASE)
_PLANNED = re.compile(r"\bplan(?:lagt|lagd)?\b|\bbudsjett", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")
LAST_HEADER_ROW = 40
REPORTED_CELLS = frozenset({Column.STATUS, Column.DESCRIPTION, Column.ANSWER})
_REPORTED = frozenset({Column.STATUS, Column.DESCRIPTION, Column.ANSWER, Column.AREA, Column.SECTION})
"""One of these is said of the measures in a sheet that reports on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of a table, on one row or two."""

    first_row: int
    last_row: int
    columns: dict[int, Column]
    """Column number → what it holds; columns that hold something else are not in it."""
    cells: dict[int, RawCell]
    earlier: tuple[int, ...] = ()
    """Columns with the status of earlier in the year, the latest first: read where the chosen one is empty."""
    more: tuple[int, ...] = ()
    """Columns with more of the description."""
    crosses: Crosses

    def cell_of(self, column: Column) -> RawCell | None:
        """Give the header's cell of a column, None where the table has none."""
        held = [*self.columns.items(), *((number, crossed) for number, (crossed, _) in self.crosses.items())]
        return next((self.cells[number] for number, one in held if one is column), None)

    @property
    def place(self) -> RawCell:
        """The header's first cell."""
        return next(iter(self.cells.values()))

    def is_repeated(self, cells: dict[Column, RawCell]) -> bool:
        """Tell whether a row is the header once more, as at the top of a printed page."""
        held = [(cell, self.cell_of(column)) for column, cell in cells.items()]
        return len(held) > 1 and all(own is not None and key(cell.text) == key(own.text) for cell, own in held)

    def others_of(self, column: Column) -> tuple[RawCell, ...]:
        """Give the header's cells that name the same as the one that was chosen, for all that is seen of the year."""
        read, chosen = {*self.columns, *self.earlier, *self.crosses}, self.cell_of(column)
        passed = _passed_over(tuple(self.cells.values()))
        whole = chosen is not None and "\n" not in chosen.text
        return tuple(
            cell
            for number, cell in self.cells.items()
            if number not in read and column_of(cell.text)[0] is column and cell not in passed
            if not (chosen and _is_of_before(cell, chosen)) and not (whole and "\n" in cell.text)
        )

    def name_of(self, number: int) -> str:
        """Give the header of a column as written, or an empty one's Norwegian stand-in."""
        return clean(self.cells[number].text) if number in self.cells else "Uten overskrift"


def find_header(sheet: RawSheet, *, reports: bool = True) -> Header | None:
    """Find the row that names most columns; it must name the measures and something that is said of them.

    Below one with «Tiltak» itself, a row that only begins so is a measure: «Prosjekt Grønn havn | Gjennomført | …».
    With ``reports`` that is a status, a description, an answer or an area, as in a status sheet; else any column.
    """
    top = [row for row in sheet.rows if row[0].row <= LAST_HEADER_ROW + 1]
    plain = [row[0].row for row in top if len(row) > 2 and (Column.MEASURE, WHOLE) in {column_of(c.text) for c in row}]  # noqa: PLR2004
    rows = [(row, below) for row, below in with_next(top) if not plain or row[0].row <= plain[0] or row[0].row in plain]
    found = (_header(row, below, reports=reports) for row, below in rows if row[0].row <= LAST_HEADER_ROW)
    return max(filter(None, found), key=_worth, default=None)


def _worth(header: Header) -> tuple[int, int, int]:
    """Order headers by what they name: most columns, then most that a group reports; of two alike, the upper one."""
    return len(header.columns), len(REPORTED_CELLS & set(header.columns.values())), -header.first_row


def header_again(row: tuple[RawCell, ...], below: tuple[RawCell, ...]) -> Header | None:
    """Read a row further down as the header of another table, where every one of its cells names a column."""
    whole = all(column_of(cell.text)[1] >= START for cell in row)
    header = _header(row, below, reports=True) if whole else None
    return header if header and len(header.columns) > 2 else None  # noqa: PLR2004


def with_next(rows: Sequence[tuple[RawCell, ...]]) -> Iterator[tuple[tuple[RawCell, ...], tuple[RawCell, ...]]]:
    """Give each row with the one right below it, which is empty where nothing stands there."""
    for place, row in enumerate(rows):
        after = rows[place + 1] if place + 1 < len(rows) else ()
        yield row, after if after and after[0].row == row[0].row + 1 else ()


def _header(row: tuple[RawCell, ...], below: tuple[RawCell, ...], *, reports: bool) -> Header | None:
    single = _of_cells(row, row, reports=reports)
    joined = two_rows_joined(row, below)
    double = _of_cells(joined, below, reports=reports) if joined else None
    return double or single


def _of_cells(cells: Sequence[RawCell], last: Sequence[RawCell], *, reports: bool) -> Header | None:
    """Make a header of cells that name its columns; ``last`` is the lower of its rows."""
    by_number = {cell.column: cell for cell in cells}
    crosses = crosses_of(cells)
    passed = _passed_over(cells)
    fits = sorted(
        (
            (_rank(cell.text, column, fit), latest(cell.text), fit, -cell.column, column)
            for cell in cells
            if cell.column not in crosses
            for column, fit in [column_of(cell.text)]
            if column and cell not in passed
        ),
        reverse=True,
    )
    columns: dict[int, Column] = {}
    for *_, place, column in fits:
        if column not in columns.values():
            columns[-place] = column
    known = {-place: column for *_, place, column in sorted(fits, key=lambda fit: -fit[-2])}
    _name_levels(columns, known)
    _name_described(columns, known, by_number)
    _name_reason(columns, known, {number: cell.text.split("\n") for number, cell in by_number.items()})
    if any(cell.column not in crosses and is_given_status(cell.text) for cell in cells):
        return None
    held = {*columns.values(), *(column for column, _ in crosses.values())}
    alone = len(held) == 1 and (reports or not any(fit == WHOLE for *_, fit, _, _ in fits) or len(cells) == 1)
    if Column.MEASURE not in held or alone or (reports and not held & _REPORTED):
        return None
    return Header(
        first_row=min(cell.row for cell in cells),
        last_row=last[0].row,
        columns=dict(sorted(columns.items())),
        cells=by_number,
        earlier=_earlier(columns, by_number),
        more=tuple(
            cell.column
            for cell in cells
            if cell.column not in columns
            and cell.column not in crosses
            and column_of(cell.text)[0] is Column.DESCRIPTION
            and cell not in passed
            and not any(
                _is_earlier(cell, by_number[n]) for n, column in columns.items() if column is Column.DESCRIPTION
            )
        ),
        crosses=crosses,
    )


def _rank(text: str, column: Column, fit: int) -> int:
    """Order headers by how they name a column; «Status 2025» is as sure as «Framdrift» alone."""
    return WHOLE // 1000 if column is Column.STATUS and "status" in key(text) else fit // 1000


def _is_earlier(cell: RawCell, chosen: RawCell) -> bool:
    """Tell whether a header says the same as the chosen one of a time before: «1. tertial» over «Hva er gjort»."""
    own, last = (cell.text.rpartition("\n"), chosen.text.rpartition("\n"))
    return key(own[2]) == key(last[2]) and max(latest(own[0])) > 0 and latest(own[0]) < latest(last[0])


def _passed_over(cells: Sequence[RawCell]) -> list[RawCell]:
    """Give the columns that are kept as their own, since others beside them are surer to be what they name."""
    return [*_planned(cells), *(cell for column in SECOND_RANK for cell in _second_rank(cells, column))]


def _planned(cells: Sequence[RawCell]) -> list[RawCell]:
    """Give the columns that say what was to be, beside others of the same kind: «Framdrift: planlagt | faktisk»."""
    named = [(cell, column) for cell in cells if (column := column_of(cell.text)[0]) in REPORTED_CELLS]
    planned = [(cell, column) for cell, column in named if _PLANNED.search(cell.text.rpartition("\n")[2])]
    others = {column for cell, column in named if (cell, column) not in planned}
    return [cell for cell, column in planned if column in others]


def _second_rank(cells: Sequence[RawCell], column: Column) -> list[RawCell]:
    """Give the columns for remarks, for another's comments, for phases: they count only where no other column does."""
    named = [cell for cell in cells if column_of(cell.text)[0] is column]
    theirs = [cell for cell in named if column is Column.DESCRIPTION and _OF_OTHERS.search(cell.text)]
    seconds = [cell for cell in named if cell in theirs or key(cell.text) in SECOND_RANK[column]]
    return seconds if len(seconds) < len(named) else []


def _name_levels(columns: dict[int, Column], known: dict[int, Column]) -> None:
    """Name the outer of two columns of areas a section, and a column of points alone the measures."""
    areas = sorted(number for number, column in known.items() if column in {Column.AREA, Column.SECTION})
    if len(areas) > 1:
        columns |= {areas[0]: Column.SECTION, areas[1]: Column.AREA}
        for number in areas[2:]:
            columns.pop(number, None)
    if Column.MEASURE not in columns.values():
        columns |= {number: Column.MEASURE for number, column in columns.items() if column is Column.POINT}


def _name_described(columns: dict[int, Column], known: dict[int, Column], cells: dict[int, RawCell]) -> None:
    """Name «Beskrivelse av tiltaket» beside a title the description, where no other column is that."""
    for number, column in known.items():
        about = column is Column.MEASURE and _DESCRIBES.match(cells[number].text)
        if about and number not in columns and Column.DESCRIPTION not in columns.values():
            columns[number] = Column.DESCRIPTION


def _name_reason(columns: dict[int, Column], known: dict[int, Column], lines: dict[int, list[str]]) -> None:
    """Name the reason for the answer, right beside it: «Begrunnelse», «Videre?», or under the same words above.

    Where a status is reported too, and no other column describes, the reason is the status's.
    """
    answers = [number for number, column in columns.items() if column is Column.ANSWER]
    beside = min((number for number in lines if answers and number > answers[0]), default=None)
    described = [number for number, column in known.items() if column is Column.DESCRIPTION and number != beside]
    if beside is None or not (described or Column.STATUS not in columns.values()):
        return
    under_one = len(lines[beside]) > 1 and lines[beside][0] == lines[answers[0]][0]
    if not (under_one or key(lines[beside][-1]) in REASON_WORDS or known.get(beside) is Column.ANSWER):
        return
    columns[beside] = Column.REASON
    if described and Column.DESCRIPTION not in columns.values():
        columns[described[0]] = Column.DESCRIPTION


def _earlier(columns: dict[int, Column], cells: dict[int, RawCell]) -> tuple[int, ...]:
    """Give the status columns of earlier quarters, or months, of the same year."""
    chosen = next((number for number, column in columns.items() if column is Column.STATUS), None)
    if chosen is None or not PERIOD_WORD.search(cells[chosen].text):
        return ()
    same_year = [
        number
        for number, cell in cells.items()
        if number not in columns
        and column_of(cell.text)[0] is Column.STATUS
        and set(years(cell.text)) == set(years(cells[chosen].text))
    ]
    return tuple(sorted(same_year, key=lambda number: (latest(cells[number].text), number), reverse=True))


def _is_of_before(cell: RawCell, chosen: RawCell) -> bool:
    """Tell whether a header has the chosen one's words of a year before: «Status 2024» beside «Status 2025»."""
    words, others = (key(_YEAR.sub("", header.text)) for header in (cell, chosen))
    return words == others and 0 < max(years(cell.text), default=0) < min(years(chosen.text), default=0)
