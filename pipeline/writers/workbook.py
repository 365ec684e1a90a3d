"""Form → .xlsx bytes: the only writer of whole workbooks; the same bytes for the same form.

In: what stands in a form. Out: a workbook with drop-downs, help, locked texts and room to write, which prints on A4.
What stands in it, and why, is decided in ``sheets/``.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from pipeline.labels import GUIDANCE
from pipeline.sheets.form import Field, LineKind
from pipeline.sheets.guidance import ANSWER_CHOICES, DATE_HELP, HELP, NOTE, STATUS_CHOICES, guidance_of
from pipeline.writers.package import packed, unpacked
from pipeline.writers.row_heights import HIGHEST, SIZE, height_of, size_for

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from pipeline.sheets.form import Form, Line

    _AnyCell = Cell | MergedCell

_WIDTHS = {
    Field.MARK: 10, Field.NUMBER: 6, Field.MEASURE: 48, Field.LAST: 32, Field.STATUS: 21, Field.DESCRIPTION: 46,
    Field.ANSWER: 18, Field.REASON: 36,
}  # fmt: skip
"""In figures of the usual size."""
_GUIDANCE_WIDTH = 90
_FREE = frozenset({Field.STATUS, Field.DESCRIPTION, Field.ANSWER, Field.REASON})
_QUIET = frozenset({Field.MARK, Field.NUMBER, Field.LAST})
_CHOICES = {Field.STATUS: STATUS_CHOICES, Field.ANSWER: ANSWER_CHOICES}
_HEADER_ROW = 3
_LOWEST = 32.0
"""Points: room for two lines of handwriting on paper."""
_TITLE_HEIGHTS = 30, 22
"""Of the title and the note under it."""
_MARK_SIZE = 8
_INDENT = 2
_MOST_HELP, _MOST_TITLE = 255, 32
"""Characters that Excel shows beside a cell."""
_FONT = "Calibri"
_DARK, _LOCKED, _GREY, _WHITE = "1F3864", "F2F2F2", "595959", "FFFFFF"
_HEADINGS = {LineKind.SECTION: (13, "D9E2F3"), LineKind.THEME: (SIZE, "EDF2FA")}
"""Size and fill."""
_LINE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BAND = Border(top=_LINE, bottom=_LINE)
_CORE, _SHEETS = "docProps/core.xml", "xl/worksheets/"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')
_CLOCK = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def write_form(form: Form) -> bytes:
    """Write a workbook for a group to fill in."""
    book = Workbook()
    book.properties.creator, book.properties.title, book.properties.language = form.owner, form.title, "nb-NO"
    table = _Table(book.worksheets[0], form)
    table.write()
    _write_guidance(book.create_sheet(GUIDANCE), form)
    out = io.BytesIO()
    book.save(out)
    return _without_clock(out.getvalue())


def _put(cell: _AnyCell, text: str, font: Font, fill: str | None = None) -> None:
    """Write a text so that it is never a formula, an error or a code, whatever it begins with."""
    if text:
        cell.value = _ESCAPE.sub("_x005F_", text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="top")
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)


def _font(size: float = SIZE, colour: str | None = None, *, bold: bool = False) -> Font:
    return Font(name=_FONT, size=size, bold=bold, color=colour)


class _Table:
    """The sheet that is filled in, being written from top to bottom."""

    def __init__(self, sheet: Worksheet, form: Form) -> None:
        self.sheet = sheet
        self.form = form
        self.columns = {field: number for number, field in enumerate(form.headers, 1)}

    def write(self) -> None:
        """Write all of it."""
        self.sheet.title = self.form.sheet
        self._write_title()
        self._write_header()
        for row, line in enumerate(self.form.lines, _HEADER_ROW + 1):
            if line.kind in _HEADINGS:
                self._write_heading(row, line)
            else:
                self._write_measure(row, line)
        for field, choices in _CHOICES.items():
            self._offer(field, choices)
        _set_page(self.sheet)
        self.sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
        corner = self.sheet.cell(_HEADER_ROW + 1, self.columns[Field.MEASURE] + 1)
        self.sheet.freeze_panes = corner.coordinate

    def _write_title(self) -> None:
        """Write the title and the note, which run over the empty cells beside them."""
        title, note = (self.sheet.cell(row, self.columns[Field.MEASURE]) for row in (1, 2))
        _put(title, self.form.title, _font(16, _DARK, bold=True))
        _put(note, NOTE, _font(colour=_GREY))
        title.alignment = note.alignment = Alignment(vertical="center")
        self.sheet.row_dimensions[1].height, self.sheet.row_dimensions[2].height = _TITLE_HEIGHTS
        if not self.form.dated:
            title.protection = Protection(locked=False)
            self._help(title, "Dato", DATE_HELP)

    def _write_header(self) -> None:
        for field, name in self.form.headers.items():
            cell = self.sheet.cell(_HEADER_ROW, self.columns[field])
            _put(cell, name, _font(colour=_WHITE, bold=True), _DARK)
            cell.border = _BOX
            self.sheet.column_dimensions[cell.coordinate.rstrip("0123456789")].width = _WIDTHS[field]
            self._help(cell, name.partition(" (")[0], HELP[field])
        heights = (height_of(name, _WIDTHS[field] - 1) for field, name in self.form.headers.items())
        self.sheet.row_dimensions[_HEADER_ROW].height = max(heights)

    def _help(self, cell: _AnyCell, title: str, text: str) -> None:
        """Show a text beside a cell when it is chosen."""
        message = DataValidation(promptTitle=title[:_MOST_TITLE], prompt=text[:_MOST_HELP], showInputMessage=True)
        message.add(cell)
        self.sheet.add_data_validation(message)

    def _write_heading(self, row: int, line: Line) -> None:
        """Write a heading, which runs over the empty cells beside it, and wraps where even they are too few."""
        size, fill = _HEADINGS[line.kind]
        first, font = self.columns[Field.MEASURE], _font(size, _DARK, bold=True)
        for number in self.columns.values():
            cell = self.sheet.cell(row, number)
            _put(cell, line.text if number == first else "", font, fill)
            cell.border = _BAND
        room = sum(_WIDTHS[field] for field, number in self.columns.items() if number >= first)
        wraps = height_of(line.text, room, size) > height_of("", room, size)
        self.sheet.cell(row, first).alignment = Alignment(vertical="center", wrap_text=wraps)
        height = height_of(line.text, _WIDTHS[Field.MEASURE] if wraps else room, size)
        self.sheet.row_dimensions[row].height = min(height, HIGHEST)

    def _write_measure(self, row: int, line: Line) -> None:
        texts = {Field.NUMBER: line.number, Field.MARK: line.mark, Field.MEASURE: line.text, Field.LAST: line.last}
        heights = [self._write_cell(row, field, line, texts.get(field, "")) for field in self.columns]
        self.sheet.row_dimensions[row].height = min(max(_LOWEST, *heights), HIGHEST)

    def _write_cell(self, row: int, field: Field, line: Line, text: str) -> float:
        """Write one cell of a measure; give the height that it asks for."""
        cell = self.sheet.cell(row, self.columns[field])
        free = field in _FREE or (field is Field.MEASURE and line.kind is LineKind.NEW)
        indent = _INDENT if line.point and field is Field.MEASURE else 0
        room = _WIDTHS[field] - indent
        size = _MARK_SIZE if field is Field.MARK else size_for(text, room)
        _put(cell, text, _font(size, _GREY if field in _QUIET else None), None if free else _LOCKED)
        cell.alignment = Alignment(wrap_text=field is not Field.MARK, horizontal="left", vertical="top", indent=indent)
        cell.border, cell.protection = _BOX, Protection(locked=not free)
        return 0.0 if field is Field.MARK else height_of(text, room, size)

    def _offer(self, field: Field, choices: tuple[str, ...]) -> None:
        """Give the rows of measures a drop-down; another word is asked about and may stand, for the reader looks."""
        offered = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        offered.errorStyle, offered.showErrorMessage = "warning", True
        offered.errorTitle, offered.error = "Ikke i listen", "Ordet står ikke i listen. Vil dere bruke det likevel?"
        column = self.columns[field]
        for first, last in self._runs():
            offered.ranges.add(CellRange(min_col=column, min_row=first, max_col=column, max_row=last).coord)
        self.sheet.add_data_validation(offered)

    def _runs(self) -> list[tuple[int, int]]:
        """Give the first and the last row of each run of measures."""
        runs: list[tuple[int, int]] = []
        for row, line in enumerate(self.form.lines, _HEADER_ROW + 1):
            if line.kind in _HEADINGS:
                continue
            follows = bool(runs) and runs[-1][1] == row - 1
            runs[-1 if follows else len(runs) :] = [(runs[-1][0] if follows else row, row)]
        return runs


def _set_page(sheet: Worksheet) -> None:
    """Print on A4 landscape, as wide as the page; lock what is not free, but not widths, heights and new rows."""
    sheet.page_setup.paperSize, sheet.page_setup.orientation = int(sheet.PAPERSIZE_A4), "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.5, bottom=0.75, header=0.3, footer=0.3)
    sheet.oddFooter = HeaderFooterItem()
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&F", "Side &P av &N"
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows"):
        setattr(sheet.protection, allowed, False)


def _write_guidance(sheet: Worksheet, form: Form) -> None:
    """Write the sheet of help, one cell a row, so that no row of it is a header."""
    row = 1
    for about, text in guidance_of(form.headers):
        for words, font in ((about, _font(12 if row > 1 else 16, _DARK, bold=True)), (text, _font())):
            _put(sheet.cell(row, 1), words, font)
            sheet.row_dimensions[row].height = height_of(words, _GUIDANCE_WIDTH, font.size)
            row += 1
    sheet.column_dimensions["A"].width = _GUIDANCE_WIDTH
    sheet.sheet_view.showGridLines = False
    _set_page(sheet)


def _without_clock(package: bytes) -> bytes:
    """Take out when it was written, and let the rows grow with what is typed into them."""
    files = unpacked(package)
    files[_CORE] = _CLOCK.sub(b"", files[_CORE])
    sheets = {name: _FIXED_HEIGHT.sub(rb"\1", part) for name, part in files.items() if name.startswith(_SHEETS)}
    return packed(files | sheets)
