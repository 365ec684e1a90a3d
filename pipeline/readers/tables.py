"""The tables of a sheet, each with its header above it: of a sheet as people lay it out, one that the reader knows.

In: a sheet. Out: the same cells as one or more sheets with a header on top. Tables side by side are parted; what has
its headers in a column, once for all measures or once for each, is turned. The cells keep their own places.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.readers.by_content import measures_named, numbers_named, statuses_named
from pipeline.readers.columns import START, WHOLE, column_of
from pipeline.readers.header import REPORTED_CELLS, find_header
from pipeline.text import clean, key
from pipeline.vocabulary import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipeline.readers.raw import Place, RawCell, RawSheet


def tables_of(sheet: RawSheet) -> tuple[RawSheet, ...]:
    """Give the tables of a sheet; the sheet itself where it has one with its header above, or none."""
    if header := find_header(sheet):
        firsts = _starts([header.cells[number] for number in sorted(header.cells)])
        return tuple(_parts(sheet, firsts, header.first_row)) if len(firsts) > 1 else (sheet,)
    turned = _turned(sheet)
    if turned and find_header(turned):
        return (turned,)
    return (measures_named(sheet) or statuses_named(sheet) or numbers_named(sheet) or sheet,)


def _starts(labels: Sequence[RawCell]) -> list[RawCell]:
    """Give where headers begin anew, each time with all that a table needs; only the first, where they do not."""
    firsts = [cell for cell in labels if key(cell.text) == key(labels[0].text)]
    ends = [labels.index(cell) for cell in firsts[1:]] + [len(labels)]
    whole = all(_is_header(labels[labels.index(cell) : end]) for cell, end in zip(firsts, ends, strict=True))
    return firsts if whole else labels[:1]  # type: ignore[return-value]


def _is_header(cells: Iterable[RawCell]) -> bool:
    named = {column for cell in cells for column, fit in [column_of(cell.text)] if fit >= START}
    return Column.MEASURE in named and bool(named & REPORTED_CELLS)


def _parts(sheet: RawSheet, firsts: Sequence[RawCell], header_row: int) -> Iterator[RawSheet]:
    """Part tables that stand side by side; a line alone above them belongs to all."""
    for first, after in pairwise([*firsts, None]):
        yield replace(
            sheet,
            rows=tuple(
                kept
                for row in sheet.rows
                if (kept := row if len(row) == 1 and row[0].row < header_row else _between(row, first, after))
            ),
        )


def _between(row: tuple[RawCell, ...], first: RawCell | None, after: RawCell | None) -> tuple[RawCell, ...]:
    begin = first.column if first else 0
    return tuple(cell for cell in row if cell.column >= begin and (after is None or cell.column < after.column))


def _turned(sheet: RawSheet) -> RawSheet | None:
    """Turn a sheet whose headers stand in its first column: «Tiltak», under it «Status», the measures beside."""
    labels = _labels(sheet)
    if not _is_header(labels) or len({cell.column for cell in labels}) > 1:
        return None
    firsts = _starts(labels)
    measures = [cell for cell in labels if column_of(cell.text)[0] is Column.MEASURE]
    table = _Table(labels, measures[0])
    blocks = {cell.row for cell in (measures if len(firsts) == 1 < len(measures) else firsts)}
    for row in sheet.rows:
        if row[0].row in blocks:
            table.end_block()
        table.add(row)
    table.end_block()
    return replace(sheet, rows=tuple(table.rows), places=table.places)


def _labels(sheet: RawSheet) -> list[RawCell]:
    """Give the headers that stand first on their row: to the letter, or with something beside them somewhere."""
    fits = [(row, _fit_of(row[0].text)) for row in sheet.rows if not row[0].repeated]
    names = {key(row[0].text) for row, fit in fits if fit == WHOLE or (fit >= START and len(row) > 1)}
    return [row[0] for row, _ in fits if key(row[0].text) in names]


def _fit_of(label: str) -> int:
    """Give how well a header in a column fits; a question that holds the words is as good as one that begins so."""
    _, fit = column_of(label)
    return START if fit and clean(label).endswith("?") else fit


class _Table:
    """The table being made: a row for each column of values that stands beside the headers."""

    def __init__(self, labels: Sequence[RawCell], measure: RawCell) -> None:
        self.rows: list[tuple[RawCell, ...]] = []
        self.places: dict[Place, Place] = {}
        self._labels = {cell.row: cell for cell in labels}
        self._columns = {name: number for number, name in enumerate(dict.fromkeys(map(_name, labels)), 1)}
        self._measures = self._columns[_name(measure)]
        self._headed = False
        self._block: list[tuple[RawCell, tuple[RawCell, ...]]] = []
        """Headers with what stands beside each."""

    def add(self, row: tuple[RawCell, ...]) -> None:
        """Take the next row of the sheet: a header with its values, more of these, or a line of its own."""
        label = self._labels.get(row[0].row)
        if label:
            self._block.append((label, tuple(_each(row[1:]))))
        elif self._block and row[0].column > self._block[-1][0].column:
            self._block.append((self._block[-1][0], tuple(_each(row))))
        elif self._block and row[0].column == self._block[-1][0].column and len(row) > 1:
            self._add_field(row)
        else:
            self.end_block()
            self._put({self._measures + place: cell for place, cell in enumerate(row)})

    def _add_field(self, row: tuple[RawCell, ...]) -> None:
        """Take a field of the form that nothing is known of, as a column of its own: «Rapportert av»."""
        self._columns.setdefault(_name(row[0]), len(self._columns) + 1)
        self._labels[row[0].row] = row[0]
        self._block.append((row[0], tuple(_each(row[1:]))))

    def end_block(self) -> None:
        """Make a row of each column of values, under a header before the first."""
        if not self._block:
            return
        if not self._headed:
            self._put({self._columns[_name(label)]: label for label in reversed(self._labels.values())})
            self._headed = True
        for column in dict.fromkeys(cell.column for _, values in self._block for cell in values):
            self._put_values(column)
        self._block = []

    def _put_values(self, column: int) -> None:
        found: dict[int, RawCell] = {}
        for label, values in self._block:
            number = self._columns[_name(label)]
            self.places[len(self.rows) + 1, number] = label.row, column
            for cell in values:
                if cell.column == column:
                    above = found.get(number)
                    found[number] = replace(above, text=f"{above.text}\n{cell.text}") if above else cell
        self._put(found)

    def _put(self, cells: dict[int, RawCell]) -> None:
        row = len(self.rows) + 1
        for column, cell in cells.items():
            self.places[row, column] = cell.row, cell.column
        self.rows.append(tuple(replace(cells[column], row=row, column=column, span=1) for column in sorted(cells)))


def _name(label: RawCell) -> str:
    return key(label.text)


def _each(values: Sequence[RawCell]) -> Iterator[RawCell]:
    """Give a value that is merged over columns once for each."""
    for cell in values:
        yield from (replace(cell, column=cell.column + over, repeated=over > 0) for over in range(cell.span))
