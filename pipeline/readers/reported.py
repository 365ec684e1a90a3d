"""A row of a table → StatusRow: what is reported of one measure, each thing with its cell.

In: the row's cells by column, with what the table says for all its rows. Out: the row.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.model import Source, StatusRow
from pipeline.readers.cells import Mark, cell_of, location_of
from pipeline.text import clean, has_bullet, says_new
from pipeline.vocabulary import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.codes import StatusCode
    from pipeline.findings import Location
    from pipeline.model import Cell
    from pipeline.readers.header import Header
    from pipeline.readers.raw import RawCell, RawSheet

_EXTRA = (Column.OWNER, Column.DEADLINE, Column.BUDGET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Makes the rows of one table."""

    sheet: RawSheet
    reports: bool
    """A status sheet, and not a programme's table."""
    signs: Mapping[str, StatusCode] = field(default_factory=dict)

    def row(
        self, header: Header, mark: Mark, measure: RawCell, cells: Mapping[Column, RawCell], others: Sequence[RawCell]
    ) -> StatusRow:
        """Make the row of one measure; ``others`` are cells of columns that the reader does not know."""

        def cell(column: Column) -> Cell | None:
            return cell_of(self.sheet, cells[column]) if column in cells else None

        def place(column: Column) -> Location:
            """Give the column's cell in the measure's row, the measure's own where the sheet has no such column."""
            named = header.cell_of(column)
            return location_of(self.sheet, measure.row, named.column if named else measure.column)

        row, _ = self.sheet.places.get((measure.row, measure.column), (measure.row, measure.column))
        return StatusRow(
            source=Source(file=self.sheet.file, sheet=self.sheet.name, row=row),
            id=mark.id,
            measure=self._measure(measure, mark),
            status=cell(Column.STATUS),
            description=cell(Column.DESCRIPTION),
            answer=cell(Column.ANSWER),
            number=cell(Column.NUMBER),
            extra=tuple((header.name_of(raw.column), cell_of(self.sheet, raw)) for raw in (*named_in(cells), *others)),
            bullet=has_bullet(clean(measure.text)),
            indent=measure.indent,
            under=False,
            legend=self.signs,
            status_at=place(Column.STATUS),
            answer_at=place(Column.ANSWER),
        )

    def _measure(self, raw: RawCell, mark: Mark) -> Cell:
        """Read a measure; one that is reported with «Nytt» for a number says so itself."""
        cell = cell_of(self.sheet, raw)
        is_new = self.reports and mark.cell is not None and mark.id is None
        return replace(cell, text=f"Nytt: {cell.text}") if is_new and not says_new(cell.text) else cell


def named_in(cells: Mapping[Column, RawCell]) -> list[RawCell]:
    """Give what a row says of who, when and how much."""
    return [cells[column] for column in _EXTRA if column in cells]
