"""Workbook file → RawSheets. The only reader of .xlsx; knows nothing of what the cells mean.

Every text is kept as typed, also in hidden rows and sheets. Raises InputError where the file is no workbook.
"""

from __future__ import annotations

import io
import re
import sys
import warnings
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.errors import InputError
from pipeline.readers.damage import DAMAGED
from pipeline.readers.lights import is_status, lights_of
from pipeline.readers.raw import Problem, RawCell, RawSheet

# openpyxl loads numpy where it is installed, to know its kinds of numbers, and then takes twice the time to start.
_loaded = sys.modules.get("numpy")
sys.modules["numpy"] = None  # type: ignore[assignment]  # as Python marks what is not to be found
try:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException
finally:
    del sys.modules["numpy"]
    if _loaded:
        sys.modules["numpy"] = _loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.cell_range import CellRange
    from openpyxl.worksheet.worksheet import Worksheet

    from pipeline.readers.raw import Place

    _AnyCell = Cell | MergedCell

_OLE = b"\xd0\xcf\x11\xe0"
_STRICT, _USUAL = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/"), rb"http://schemas.openxmlformats.org/\1/2006/"
_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*(\d{4}-\d\d-\d\d)")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_UNDERSCORE = "_x005F_"
"""Stands before what only looks like a code."""


def read_workbook(path: Path) -> tuple[RawSheet, ...]:
    """Read every worksheet of a workbook, in the workbook's order.

    Raises:
        InputError: the file is locked by a password, of another format, or damaged.

    """
    try:
        content = path.read_bytes()
    except OSError as problem:
        message = f"{path.name}: filen kan ikke leses ({problem.strerror}). Lukk den i andre programmer og prøv igjen."
        raise InputError(message) from problem
    return read_content(path.name, content)


def read_content(file: str, content: bytes) -> tuple[RawSheet, ...]:
    """Read a workbook as ``read_workbook`` does, from its bytes."""
    _refuse_other_formats(file, content)
    formulas = _load(file, content, data_only=False)
    computed = _load(file, content, data_only=True) if _has_formulas(formulas) else formulas
    saved = _saved(content)
    return tuple(replace(_sheet(file, sheet, computed[sheet.title]), saved=saved) for sheet in formulas.worksheets)


def _saved(content: bytes) -> date | None:
    """Give the day that a workbook says it was last saved; openpyxl says today where it says nothing."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        told = package.read(_PROPERTIES) if _PROPERTIES in package.namelist() else b""
    found = _MODIFIED.search(told)
    return date.fromisoformat(found[1].decode()) if found else None


def _refuse_other_formats(file: str, content: bytes) -> None:
    if content.startswith(_OLE):
        message = (
            f"{file}: filen er passordbeskyttet eller i det gamle formatet .xls. "
            "Åpne den i Excel, fjern passordet, og lagre den som Excel-arbeidsbok (.xlsx)."
        )
        raise InputError(message)
    if not content.startswith(b"PK"):
        message = f"{file}: filen er ikke en Excel-arbeidsbok. Åpne den i Excel og lagre den som .xlsx."
        raise InputError(message)


def _load(file: str, content: bytes, *, data_only: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # extensions that openpyxl would lose if it wrote; we only read
            return load_workbook(transitional(content), data_only=data_only, rich_text=False)
    except (*DAMAGED, InvalidFileException) as problem:
        message = (
            f"{file}: arbeidsboken er skadet og kan ikke åpnes. "
            "Åpne den i Excel, la Excel reparere den, og lagre den på nytt."
        )
        raise InputError(message) from problem


def transitional(content: bytes) -> io.BytesIO:
    """Give a workbook saved as «Strict Open XML» the usual names of its elements: openpyxl would find no sheets."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if b"purl.oclc.org/ooxml" not in package.read("_rels/.rels"):
            return io.BytesIO(content)
        renamed = io.BytesIO()
        with zipfile.ZipFile(renamed, "w") as target:
            for name in package.namelist():
                part = package.read(name)
                target.writestr(name, _STRICT.sub(_USUAL, part) if name.endswith((".xml", ".rels")) else part)
    renamed.seek(0)
    return renamed


def _stored(sheet: Worksheet) -> dict[tuple[int, int], _AnyCell]:
    """Give the cells that are in the file, not the rectangle that they span: a stray space can be far away."""
    return sheet._cells  # noqa: SLF001


def _has_formulas(workbook: Workbook) -> bool:
    return any(cell.data_type == "f" for sheet in workbook.worksheets for cell in _stored(sheet).values())


def _sheet(file: str, formulas: Worksheet, computed: Worksheet) -> RawSheet:
    spread = {place: first for merged in computed.merged_cells.ranges for place, first in _spread(merged, computed)}
    wide = {(one.min_row, one.min_col): one.max_col - one.min_col + 1 for one in computed.merged_cells.ranges}
    asked, unseen = _stored(formulas), _hidden_places(computed)
    lights = _lights(computed)
    cells = (
        RawCell(row=place[0], column=place[1], text=lights[place], coloured=True)
        if place in lights
        else _cell(place, cell, asked[place], spread)
        for place, cell in sorted(_stored(computed).items())
    )
    told = (
        replace(cell, span=wide.get((cell.row, cell.column), 1), hidden=unseen(cell.row, cell.column))
        for cell in cells
        if cell
    )
    rows = groupby(told, key=lambda cell: cell.row)
    hidden = computed.sheet_state != "visible"
    return RawSheet(file=file, name=formulas.title, rows=tuple(tuple(row) for _, row in rows), hidden=hidden)


def _lights(sheet: Worksheet) -> dict[Place, str]:
    """Give the words for cells that are only filled with a colour, where the sheet explains its colours."""
    texts = {place: str(cell.value) for place, cell in _stored(sheet).items() if cell.value is not None}
    empty = ((place, cell) for place, cell in _stored(sheet).items() if cell.value is None and cell.has_style)
    colours = {place: colour for place, cell in empty if (colour := _colour(cell))}
    words = ((place, _stored(sheet)[place]) for place, text in texts.items() if colours and is_status(text))
    worded = {place: colour for place, cell in words if cell.has_style and (colour := _colour(cell))}
    return lights_of(texts, colours, worded) if len({*colours.values()}) > 1 else {}


def _colour(cell: _AnyCell) -> str | None:
    """Name the colour that a cell is filled with, as the file has it: by its parts, or by a number."""
    fill = _look(cell, "fill")
    if not fill or fill.fill_type != "solid":
        return None
    shown = fill.fgColor
    return f"{shown.type} {shown.value} {shown.tint}"


def _hidden_places(sheet: Worksheet) -> Callable[[int, int], bool]:
    """Tell which rows and columns are not shown; a filter hides rows in the same way."""
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = [(column.min or 0, column.max or 0) for column in sheet.column_dimensions.values() if column.hidden]
    return lambda row, column: row in rows or any(first <= column <= last for first, last in columns)


def _spread(merged: CellRange, sheet: Worksheet) -> Iterator[tuple[tuple[int, int], _AnyCell]]:
    """Give a range that is merged downwards its text in each row: an area beside all its measures."""
    first = _stored(sheet).get((merged.min_row, merged.min_col))
    if first is not None:
        for row in range(merged.min_row + 1, merged.max_row + 1):
            yield (row, merged.min_col), first


def _cell(
    place: tuple[int, int], shown: _AnyCell, formula: _AnyCell, spread: dict[tuple[int, int], _AnyCell]
) -> RawCell | None:
    cell = spread.get(place, shown)
    problem = _problem(cell, formula)
    written = (
        str(formula.value) if problem is Problem.NO_VALUE else _text(cell.value, str(_look(cell, "number_format")))
    )
    if not written.strip():
        return None
    font, alignment = _look(cell, "font"), _look(cell, "alignment")
    return RawCell(
        row=place[0],
        column=place[1],
        text=_unescaped(written),
        codes=tuple(code for code in dict.fromkeys(_ESCAPE.findall(written)) if code != _UNDERSCORE),
        bold=bool(font and font.b),
        indent=int((alignment and alignment.indent) or 0) + (len(written) - len(written.lstrip(" \u00a0"))) // 2,
        problem=problem,
        repeated=cell is not shown,
    )


def _look(cell: _AnyCell, part: str) -> Any:  # noqa: ANN401  each has a type of its own
    """Give a part of how a cell looks; None where it names one that the workbook does not have."""
    try:
        return getattr(cell, part)
    except IndexError:
        return None


def _problem(cell: _AnyCell, formula: _AnyCell) -> Problem | None:
    if cell.data_type == "e":
        return Problem.ERROR_VALUE
    return Problem.NO_VALUE if formula.data_type == "f" and cell.value is None else None


def _text(value: object, number_format: str) -> str:
    """Write a cell's value as a person reads it in Excel."""
    match value:
        case None:
            return ""
        case bool():
            return "SANN" if value else "USANN"
        case datetime():
            return f"{value:%d.%m.%Y}" if value.time() == time() else f"{value:%d.%m.%Y %H:%M}"
        case date():
            return f"{value:%d.%m.%Y}"
        case int() | float():
            return _number_text(value, number_format)
        case _:
            return str(value)


_SHARE = re.compile(r"0(?:\.(0+))?\s?%")
"""The format of a share, with its decimals."""


def _number_text(number: float, number_format: str) -> str:
    if share := _SHARE.search(number_format):
        return f"{number * 100:.{len(share[1] or '')}f} %".replace(".", ",")
    return str(number) if isinstance(number, int) else f"{number:.10g}".replace(".", ",")


def _unescaped(text: str) -> str:
    """Turn the file format's ``_x000D_`` into its character (ECMA-376 part 1, 22.9.2.19); lone surrogates stay."""
    if not _ESCAPE.search(text):
        return text
    decoded = _ESCAPE.sub(lambda code: chr(int(code[0][2:6], 16)), text)
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
