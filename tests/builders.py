r"""Inputs as a person would type them: sheets as grids, programmes as outlines.

A grid has one line a row and `` | `` between the cells; line 1 is row 1, and an empty line is an empty row::

    Tiltak                | Status   | Bør videreføres 2026?
    **Klima**             |          |
    * Felles kart         | Pågående | ja
    >> Kart for sykkel    | ^        | Ja,\nmen mindre

``**bold**``, one ``>`` for each step of indent, ``^`` for a cell merged with the one above it, ``\n`` for a line break
in a cell, ``=A1`` for a formula that was never calculated, ``#REF!`` for an error value, ``_x0007_`` for the file
format's code.

An outline is a programme: ``% title``, ``# section``, ``## theme``, ``- measure``, ``  - point``, and plain lines.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING

from docx import Document
from docx.shared import Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from pipeline.checks import Evidence
from pipeline.decide import decide
from pipeline.findings import Code
from pipeline.lexicon import Lexicon
from pipeline.match import match
from pipeline.merge import merge
from pipeline.model import DecidedProgramme, Edition, Match, MergedProgramme, Programme, StatusSheet
from pipeline.readers.programme import programme_from_document
from pipeline.readers.raw import Problem, RawCell, RawParagraph, RawSheet
from pipeline.readers.status_sheet import read_status_sheet
from pipeline.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from pipeline.findings import Finding
    from pipeline.model import DecidedMeasure

FILE = "status.xlsx"
SHEET = "Status 2025"
CHARACTERS = frozenset(map(chr, (*range(0x20, 0x250), *range(0x2010, 0x2044)))) | frozenset("\n\t□→½✓○×")
"""What the font of the documents is taken to hold where a test does not say otherwise."""

_ERRORS = {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"}
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MERGED = "^"
_OUTLINE = re.compile(r"(?P<mark>%|#{1,9}|(?P<deeper>(?: {2})*)-) +(?P<text>\S.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """One cell of a grid, as typed."""

    row: int
    column: int
    text: str
    bold: bool
    indent: int
    merged: bool

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(match[0] for match in _CODE.finditer(self.text)))

    @property
    def problem(self) -> Problem | None:
        if self.text in _ERRORS:
            return Problem.ERROR_VALUE
        return Problem.NO_VALUE if self.text.startswith("=") else None


def _lines(text: str) -> list[str]:
    return dedent(text).strip("\n").splitlines()


def _grid(text: str) -> list[list[_Typed]]:
    """Read a grid: its filled rows, in each its filled cells."""
    rows: list[list[_Typed]] = []
    above: dict[int, _Typed] = {}
    for row, line in enumerate(_lines(text), 1):
        cells = [_typed(row, column, cell.strip(" "), above) for column, cell in enumerate(line.split("|"), 1)]
        above = {cell.column: cell for cell in cells}
        if filled := [cell for cell in cells if cell.text]:
            rows.append(filled)
    return rows


def _typed(row: int, column: int, written: str, above: dict[int, _Typed]) -> _Typed:
    if written == _MERGED:
        first = above[column]
        return _Typed(row=row, column=column, text=first.text, bold=first.bold, indent=first.indent, merged=True)
    unindented = written.lstrip(">")
    bold = len(unindented) > len("****") and unindented.startswith("**") and unindented.endswith("**")
    text = unindented[2:-2] if bold else unindented
    return _Typed(
        row=row,
        column=column,
        text=text.strip(" ").replace("\\n", "\n"),
        bold=bold,
        indent=len(written) - len(unindented),
        merged=False,
    )


def sheet(text: str, *, file: str = FILE, name: str = SHEET) -> RawSheet:
    """Make a sheet from a typed-out grid."""
    return RawSheet(file=file, name=name, rows=tuple(tuple(_raw(cell) for cell in row) for row in _grid(text)))


def _raw(cell: _Typed) -> RawCell:
    return RawCell(
        row=cell.row,
        column=cell.column,
        text=_CODE.sub(lambda code: chr(int(code[1], 16)), cell.text),
        codes=cell.codes,
        bold=cell.bold,
        indent=cell.indent,
        problem=cell.problem,
        repeated=cell.merged,
    )


def plain_sheet(rows: Sequence[Sequence[str]], *, file: str = FILE, name: str = SHEET) -> RawSheet:
    """Make a sheet from bare strings, whatever they hold; empty strings are empty cells."""
    filled = (
        tuple(RawCell(row=row, column=column, text=text) for column, text in enumerate(cells, 1) if text)
        for row, cells in enumerate(rows, 1)
    )
    return RawSheet(file=file, name=name, rows=tuple(cells for cells in filled if cells))


def document(text: str) -> tuple[RawParagraph, ...]:
    """Make a document's paragraphs from an outline; empty lines only part it. ``| Tiltak | Frist`` is a table's row."""
    paragraphs: list[RawParagraph] = []
    table = row = 0
    for line in (line for line in _lines(text) if line.strip()):
        if not line.startswith("|"):
            row = 0
            paragraphs.append(_paragraph(len(paragraphs) + 1, line))
            continue
        table, row = table + (row == 0), row + 1
        for column, cell in enumerate(line[1:].split("|"), 1):
            read = RawParagraph(number=len(paragraphs) + 1, text=cell.strip(), cell=(table, row, column))
            paragraphs.append(replace(read, text=read.text.replace("\\n", "\n")))
    return tuple(paragraphs)


def _paragraph(number: int, line: str) -> RawParagraph:
    marked = _OUTLINE.fullmatch(line)
    if marked is None:
        return RawParagraph(number=number, text=line.replace("\\n", "\n"))
    mark, text = marked["mark"], marked["text"].replace("\\n", "\n")
    if mark.endswith("-"):
        return RawParagraph(number=number, text=text, level=len(marked["deeper"]) // 2)
    return RawParagraph(number=number, text=text, heading=mark.count("#"))


def programme(text: str, *, file: str = "programme.docx") -> Programme:
    """Read a programme from an outline."""
    return programme_from_document(file, document(text))[0]


def status_sheet(text: str, of: Programme | None = None, *, file: str = FILE, name: str = SHEET) -> StatusSheet:
    """Read a status sheet from a grid, with the headings of the programme known."""
    read, _ = _read(text, of, file, name)
    return read


def sheet_findings(text: str, of: Programme | None = None) -> tuple[Finding, ...]:
    """Read a status sheet from a grid for what was odd about its cells; a grid may leave columns out."""
    _, found = _read(text, of, FILE, SHEET)
    return tuple(finding for finding in found if finding.code is not Code.MISSING_COLUMN)


def _read(text: str, of: Programme | None, file: str, name: str) -> tuple[StatusSheet, tuple[Finding, ...]]:
    headings = of.headings if of else ()
    known = frozenset(key(heading) for both in headings for heading in both if heading)
    read, found = read_status_sheet(sheet(text, file=file, name=name), known)
    if read is None:
        message = "the grid has no header: «Tiltak» and one of «Status», «Beskrivelse», «Bør videreføres»"
        raise ValueError(message)
    return read, found


def matched(sheet_text: str, programme_text: str) -> Match:
    """Read and match."""
    known = programme(programme_text)
    return match([status_sheet(sheet_text, known)], known)


def merged(sheet_text: str, programme_text: str) -> MergedProgramme:
    """Read, match and merge."""
    return merge(programme(programme_text), matched(sheet_text, programme_text))


def edition(next_year: int = 2026) -> Edition:
    """Give the edition that tests are about: Osloregionen's, status of 2 September."""
    year = next_year - 1
    return Edition(organisation="Osloregionen", year=year, as_of=date(year, 9, 2), next_year=next_year)


def decided(sheet_text: str, programme_text: str, next_year: int = 2026) -> DecidedProgramme:
    """Run the whole core: read, match, merge, decide."""
    both = merged(sheet_text, programme_text)
    return DecidedProgramme(edition=edition(next_year), headings=both.headings, measures=decide(both, next_year))


def lexicon(bokmaal: str, nynorsk: str = "", english: str = "", own: str = "") -> Lexicon:
    """Make a lexicon of lists as typed: words between spaces, a form before its base as ``kommuner:kommune``."""
    return Lexicon(
        bokmaal=_forms(bokmaal), nynorsk=_forms(nynorsk), english=_forms(english), own=frozenset(own.split())
    )


def _forms(words: str) -> dict[str, str]:
    return {form: base or form for form, _, base in (word.partition(":") for word in words.split())}


def evidence(
    sheet_text: str,
    programme_text: str,
    next_year: int = 2026,
    characters: frozenset[str] = CHARACTERS,
    lexicon: Lexicon | None = None,
) -> Evidence:
    """Run the whole core, and give what the rules may look at."""
    known = programme(programme_text)
    return Evidence(
        edition=edition(next_year),
        programme=known,
        sheets=(status_sheet(sheet_text, known),),
        match=matched(sheet_text, programme_text),
        measures=decided(sheet_text, programme_text, next_year).measures,
        characters=characters,
        lexicon=lexicon,
    )


def of_text(year: DecidedProgramme, text: str) -> DecidedMeasure:
    """Find the one measure that has this text."""
    (found,) = (one for one in year.measures if one.measure.text == text)
    return found


def workbook(path: Path, sheets: dict[str, str]) -> Path:
    """Write a real workbook, each sheet by its name from a grid; «Ark (skjult)» is a hidden sheet «Ark»."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, text in sheets.items():
        written = book.create_sheet(name.removesuffix(" (skjult)"))
        written.sheet_state = "hidden" if name.endswith(" (skjult)") else "visible"
        _write_sheet(written, _grid(text))
    book.save(path)
    return path


def _write_sheet(out: Worksheet, rows: list[list[_Typed]]) -> None:
    merged_from: dict[int, int] = {}
    for cell in (cell for row in rows for cell in row):
        if not cell.merged:
            merged_from[cell.column] = cell.row
            written = out.cell(cell.row, cell.column, cell.text)
            written.font = Font(bold=cell.bold)
            written.alignment = Alignment(indent=cell.indent, wrap_text=True)
    for column, first, last in _merged_ranges(rows):
        out.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)


def _merged_ranges(rows: list[list[_Typed]]) -> list[tuple[int, int, int]]:
    """Give (column, first row, last row) of the cells that are merged downwards."""
    ranges: dict[tuple[int, int], int] = {}
    first: dict[int, int] = {}
    for cell in (cell for row in rows for cell in row):
        if cell.merged:
            ranges[cell.column, first[cell.column]] = cell.row
        else:
            first[cell.column] = cell.row
    return [(column, start, last) for (column, start), last in ranges.items()]


def word_programme(path: Path, text: str) -> Path:
    """Write a real Word document from an outline, with Word's own styles for headings and lists."""
    path.write_bytes(_word_programme(text))
    return path


@cache
def _word_programme(text: str) -> bytes:
    out, content = Document(), io.BytesIO()
    for paragraph in document(text):
        if paragraph.cell is None:
            out.add_paragraph(paragraph.text, style=_style(paragraph))
            continue
        _, row, column = paragraph.cell
        table = out.add_table(rows=0, cols=1) if (row, column) == (1, 1) else out.tables[-1]
        if column == 1:
            table.add_row()
        elif column > len(table.columns):
            table.add_column(Pt(100))
        table.cell(row - 1, column - 1).text = paragraph.text
    out.save(content)
    return content.getvalue()


def _style(paragraph: RawParagraph) -> str:
    if paragraph.heading is not None:
        return f"Heading {paragraph.heading}" if paragraph.heading else "Title"
    if paragraph.level is not None:
        return f"List Bullet {paragraph.level + 1}" if paragraph.level else "List Bullet"
    return "Normal"
