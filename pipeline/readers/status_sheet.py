"""RawSheet → StatusSheet: finds the header, the area headings and the measure rows.

In: one sheet of a workbook, and the names of the programme's headings. Out: the sheet read, and findings; or None where
the sheet has no table of measures. Which heading is a section and which measure a row means is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.model import Heading, StatusRow, StatusSheet
from pipeline.pointers import DITTO
from pipeline.readers.asides import end_of_table, is_card, is_example, is_note, is_page_number
from pipeline.readers.by_content import by_content
from pipeline.readers.cells import (
    Mark,
    cell_findings,
    cell_of,
    columns_beside,
    counts_measures,
    header_findings,
    hidden_parts,
    is_count,
    joined,
    location_of,
    mark_of,
    text_without_measure,
)
from pipeline.readers.gathering import gathered, labelled
from pipeline.readers.header import find_header, header_again, with_next
from pipeline.readers.legend import NO_LEGEND, is_explained, legend_in
from pipeline.readers.lines import line_by_line
from pipeline.readers.reasons import answered
from pipeline.readers.reported import Rows, named_in
from pipeline.readers.themed import themes_before, with_theme
from pipeline.text import clean, heading_key, key
from pipeline.vocabulary import SECTION_NAMES, Column, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.findings import Finding
    from pipeline.readers.header import Header
    from pipeline.readers.legend import Legend
    from pipeline.readers.raw import RawCell, RawSheet

_REPORTED = (Column.STATUS, Column.DESCRIPTION, Column.ANSWER)
_JOINS_ON = re.compile(r"(?:for|og|i|på|til|av|med|som|om|ved|samt|eller|fra|frå|der|slik)\s")
"""Small words that no measure begins with, in lower case: the text of the row above goes on."""


def read_status_sheet(
    sheet: RawSheet, headings: frozenset[str] = frozenset(), beside: Legend = NO_LEGEND
) -> tuple[StatusSheet | None, tuple[Finding, ...]]:
    """Read one sheet.

    ``headings`` holds the comparison keys of the programme's sections and themes, ``beside`` the signs that other
    sheets of the workbook explain.
    """
    found = find_header(sheet)
    if found is None or counts_measures(sheet, found):
        return None, ()
    legend = legend_in(sheet, found.first_row, beside)
    header = by_content(sheet, found, legend, headings)
    reading = _Reading(sheet=sheet, header=header, known=headings | SECTION_NAMES, legend=legend)
    reading.findings += header_findings(sheet, header)
    return _read(reading), tuple(reading.findings)


def read_table(sheet: RawSheet) -> StatusSheet | None:
    """Read a table of measures of which nothing need be reported, as in an adopted programme."""
    header = find_header(sheet, reports=False)
    return _read(_Reading(sheet=sheet, header=header, known=frozenset(SECTION_NAMES))) if header else None


def _read(reading: _Reading) -> StatusSheet:
    sheet, header = reading.sheet, reading.header
    header_rows = {_texts(row) for row in sheet.rows if header.first_row <= row[0].row <= header.last_row}
    for row, below in with_next([row for row in sheet.rows if row[0].row > header.last_row]):
        if again := header_again(row, below):
            reading.header = again
        elif _texts(row) in header_rows or is_explained(row):
            continue
        elif row[0].row > reading.header.last_row:
            for line in line_by_line(row, reading.header.columns):
                reading.add(line)
    above = tuple(cell_of(sheet, cell) for row in sheet.rows if row[0].row < header.first_row for cell in row)
    answer = header.cell_of(Column.ANSWER)
    return StatusSheet(
        file=sheet.file,
        name=sheet.name,
        above=above,
        answer_header=cell_of(sheet, answer) if answer else None,
        headers=tuple(cell_of(sheet, cell) for cell in header.cells.values()),
        hidden=hidden_parts(sheet),
        saved=sheet.saved,
        beside=columns_beside(sheet, header),
        items=tuple(reading.items),
    )


def _texts(row: tuple[RawCell, ...]) -> tuple[str, ...]:
    return tuple(key(cell.text) for cell in row)


class _Reading:
    """The table being read from top to bottom: what has been found so far, and the area that holds now."""

    def __init__(self, sheet: RawSheet, header: Header, known: frozenset[str], legend: Legend | None = None) -> None:
        self.sheet = sheet
        self.legend = legend or NO_LEGEND
        self.rows = Rows(sheet=sheet, reports=legend is not None, signs=self.legend.statuses)
        self.header = header
        self.known = known
        self.themes = themes_before(sheet, header, known)
        self.items: list[Heading | StatusRow] = []
        self.findings: list[Finding] = []
        self.area: dict[Column, str] = {}
        self.mark = Mark()
        """Of the row being read."""
        self.end = end_of_table(sheet, header)
        self.areas_in_own_column = any(
            header.columns.get(cell.column) in (Column.AREA, Column.SECTION) for row in sheet.rows for cell in row
            if row[0].row > header.last_row
        )  # fmt: skip

    def add(self, row: tuple[RawCell, ...]) -> None:
        """Take the next row of the table."""
        self.mark = mark_of(row, self.header)
        row = tuple(cell for cell in row if cell is not self.mark.cell)
        if not row:
            return
        cells = {column: cell for cell in row if (column := self.header.columns.get(cell.column))}
        if self.header.is_repeated(cells) or is_count(cells, row):
            return
        read = {*self.header.columns, *self.header.earlier, *self.header.more, *self.header.crosses}
        others = [cell for cell in row if cell.column not in read]
        cells = with_theme(gathered(cells, row, self.header), self.themes)
        self.findings += [told for cell in (*cells.values(), *others) for told in cell_findings(self.sheet, cell)]
        if told := answered(cells.get(Column.ANSWER), cells.get(Column.REASON), self.legend.answers):
            cells[Column.ANSWER] = told
        if len(row) == 1 and not self.mark.cell and (is_card(row[0].text) or is_page_number(row[0].text)):
            return
        if len(row) == 1 and not row[0].repeated and self._is_stray_heading(row[0]):
            self.items.append(Heading(cell=cell_of(self.sheet, row[0]), level=None))
            return
        for column in (Column.SECTION, Column.AREA):
            if column in cells:
                self._enter_area(column, cells[column])
        self._add_content(cells, others)

    def _enter_area(self, column: Column, cell: RawCell) -> None:
        name = heading_key(cell.text)
        if cell.repeated or self.area.get(column) == name or clean(cell.text) in DITTO:
            return
        if column is Column.SECTION:
            self.area.pop(Column.AREA, None)
        self.area[column] = name
        level = (1 if column is Column.SECTION else 2) if Column.SECTION in self.header.columns.values() else None
        self.items.append(Heading(cell=cell_of(self.sheet, cell), level=level))

    def _add_content(self, cells: dict[Column, RawCell], others: list[RawCell]) -> None:
        measure = cells.get(Column.MEASURE)
        reported = [cells[column] for column in _REPORTED if column in cells]
        beside = [*others, *named_in(cells), *(cells[column] for column in (Column.NUMBER,) if column in cells)]
        point = cells.get(Column.POINT)
        if point is not None and not is_blank(clean(point.text)):
            self._add_point(measure, point, cells, others)
            return
        if measure is None or is_blank(clean(measure.text)):
            self._continue_row(cells)
        elif self.rows.reports and is_example(measure.text):
            beside = [measure, *reported, *beside]
        elif not reported and self.rows.reports and self._goes_on(measure) and (told := labelled(measure)):
            self._continue_row(told)
        elif not self.mark.cell and Column.STATUS not in cells and (above := self._begun(measure)):
            self.items[-1] = replace(above, measure=joined(above.measure, cell_of(self.sheet, measure), " "))
            self._continue_row(cells)
        elif not reported and not beside and is_note(measure.text) and self.rows.reports:
            self._tell_stray([measure])
        elif self.mark.cell or reported or not self._is_heading(measure):
            self.items.append(self._row(measure, cells, others))
            return
        else:
            self.items.append(Heading(cell=cell_of(self.sheet, measure), level=None))
        self._tell_stray(beside)

    def _add_point(
        self, measure: RawCell | None, point: RawCell, cells: dict[Column, RawCell], others: list[RawCell]
    ) -> None:
        """Take a point from its own column; the measure beside it is a row of its own the first time."""
        last = next((item for item in reversed(self.items) if isinstance(item, StatusRow) and not item.under), None)
        told = last is not None and measure is not None and key(last.measure.text) == key(measure.text)
        if measure is not None and not measure.repeated and not told and not is_blank(clean(measure.text)):
            self.items.append(self._row(measure, {Column.MEASURE: measure}, []))
        self.items.append(replace(self._row(point, cells, others), under=True))

    def _begun(self, measure: RawCell) -> StatusRow | None:
        """Give the row above where its measure's text goes on here: «… langtidsplanen», and under it «for Andøya»."""
        above = self.items[-1] if self.items else None
        if not isinstance(above, StatusRow) or above.source.row != measure.row - 1:
            return None
        return above if _JOINS_ON.match(clean(measure.text)) else None

    def _goes_on(self, cell: RawCell) -> bool:
        """Tell whether a cell may be more of what stands above it: not where it stands in a footer."""
        return cell.row <= self.end

    def _may_go_on(self, cell: RawCell) -> bool:
        """Tell whether a cell without a measure is more of what stands above; in a footer «og i mai» is, alone."""
        described = self.header.columns.get(cell.column) is Column.DESCRIPTION
        return self._goes_on(cell) or (described and cell.text[:1].islower())

    def _is_stray_heading(self, cell: RawCell) -> bool:
        """Tell whether a text alone on its row, in a column for something else, is an area: across merged columns."""
        elsewhere = self.header.columns.get(cell.column) not in {Column.SECTION, Column.AREA, Column.MEASURE}
        return elsewhere and not self.mark.cell and (cell.bold or heading_key(cell.text) in self.known)

    def _is_heading(self, measure: RawCell) -> bool:
        """Tell whether a lone measure is an area: known as one, or bold or across where no other column has areas."""
        across = len(self.header.cells) > 1 and measure.column + measure.span > max(self.header.cells)
        looks = measure.bold or (measure.span > 1 and across)
        return heading_key(measure.text) in self.known or (looks and not self.areas_in_own_column)

    def _row(self, measure: RawCell, cells: dict[Column, RawCell], others: list[RawCell]) -> StatusRow:
        return self.rows.row(self.header, self.mark, measure, cells, others)

    def _continue_row(self, cells: dict[Column, RawCell]) -> None:
        """Add a row with an empty measure to the one above: more of the description or the answer."""
        above = self.items[-1] if self.items else None
        if not isinstance(above, StatusRow) or self.mark.cell or not all(map(self._may_go_on, cells.values())):
            self._tell_stray(cells[column] for column in _REPORTED if column in cells)
            return
        more = [column for column in _REPORTED if column in cells and not cells[column].repeated]
        for column in more:
            above = self._continued(above, column, cells[column])
        places = [location_of(self.sheet, cells[column].row, cells[column].column) for column in more[:1]]
        self.items[-1] = replace(above, continued=(*above.continued, *places))

    def _continued(self, row: StatusRow, column: Column, raw: RawCell) -> StatusRow:
        more = cell_of(self.sheet, raw)
        match column:
            case Column.DESCRIPTION:
                return replace(row, description=joined(row.description, more))
            case Column.ANSWER:
                return replace(row, answer=joined(row.answer, more))
            case _ if row.status is None:
                return replace(row, status=more)
            case _:
                self._tell_stray([raw])
                return row

    def _tell_stray(self, cells: Iterable[RawCell]) -> None:
        for cell in cells:
            counts = self.header.columns.get(cell.column) is Column.NUMBER and not any(map(str.isalpha, cell.text))
            if not (cell.repeated or counts):
                self.findings += text_without_measure(cell, location_of(self.sheet, cell.row, cell.column))
