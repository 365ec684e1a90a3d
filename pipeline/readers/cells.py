"""RawCell → Cell with its place, and what is odd about a table's cells and columns before anyone asks what they mean.

In: a RawSheet, its header, its cells. Out: cells, places as Excel names them, and findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.findings import Code, Finding, Location
from pipeline.model import Cell
from pipeline.readers.columns import column_of
from pipeline.readers.raw import Problem
from pipeline.text import clean, illegal_characters, is_number, key, listed, one_line, quoted
from pipeline.vocabulary import NEW_WORDS, STATUS_SPELLINGS, Column, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.readers.header import Header
    from pipeline.readers.raw import RawCell, RawSheet


_COUNTS = re.compile(r"(?:sum|totalt|antall|tal på|i alt)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"herav |derav |av disse |av desse ", re.IGNORECASE)
"""«Herav gjennomført», 3"""
_SUMS = re.compile(r"(?:(?:del)?sum|(?:gjennom)?snitt|totalt|i alt|til sammen)\b(?:\s+\S+){0,4}", re.IGNORECASE)
_ID = re.compile(r"m-[0-9a-f]{10}(?:-\d+)?")
_NOT_READ = {None, Column.NUMBER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a row says of itself: the id of its measure, or that it is new; either way it goes on from no other."""

    id: str | None = None
    cell: RawCell | None = None


def mark_of(row: Sequence[RawCell], header: Header) -> Mark:
    """Find the id of a workbook that the program has made, wherever it stands, or «Nytt» instead of a number."""
    for cell in row:
        text, column = clean(cell.text), header.columns.get(cell.column)
        if column in _NOT_READ and _ID.fullmatch(text.casefold()):
            return Mark(id=text.casefold(), cell=cell)
        if key(text) in NEW_WORDS and column_of(header.name_of(cell.column))[0] is Column.NUMBER:
            return Mark(cell=cell)
    return Mark()


def cell_of(sheet: RawSheet, raw: RawCell) -> Cell:
    """Read a cell: its text cleaned, the raw one kept, and whether it can be trusted."""
    return Cell(
        text=clean(raw.text),
        raw=raw.text,
        at=location_of(sheet, raw.row, raw.column),
        trusted=raw.problem is None,
    )


def joined(first: Cell | None, more: Cell, between: str = "\n") -> Cell:
    """Add what stands in a row below to a cell that it goes on from."""
    if first is None:
        return more
    return replace(first, text=f"{first.text}{between}{more.text}", raw=f"{first.raw}\n{more.raw}")


def location_of(sheet: RawSheet, row: int, column: int) -> Location:
    """Name a place as Excel does."""
    row, column = sheet.places.get((row, column), (row, column))
    return Location(file=sheet.file, sheet=sheet.name, cell=f"{column_letter(column)}{row}")


def column_letter(column: int) -> str:
    """Name a column as Excel does: 1 → A, 27 → AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shown(sheet: RawSheet) -> RawSheet:
    """Leave out what of a sheet is not shown."""
    rows = (tuple(cell for cell in row if not cell.hidden and not sheet.hidden) for row in sheet.rows)
    return replace(sheet, rows=tuple(row for row in rows if row))


def hidden_parts(sheet: RawSheet) -> str | None:
    """Name what of a sheet is not shown: itself, rows or columns."""
    rows = sorted({row[0].row for row in sheet.rows if all(cell.hidden for cell in row)})
    numbers = {cell.column for row in sheet.rows for cell in row}
    shown = {cell.column for row in sheet.rows for cell in row if not cell.hidden}
    columns = [column_letter(number) for number in sorted(numbers - shown)] if len(rows) < len(sheet.rows) else []
    parts = (
        *(("Det skjulte arket",) if sheet.hidden else ()),
        *((f"Skjulte rader ({listed([str(row) for row in rows])})",) if rows else ()),
        *((f"Skjulte kolonner ({listed(columns)})",) if columns else ()),
    )
    return listed([parts[0], *(f"{part[:1].lower()}{part[1:]}" for part in parts[1:])]) if parts else None


def header_findings(sheet: RawSheet, header: Header) -> Iterator[Finding]:
    """Say which column is missing, and which was chosen of two for the same."""
    yield from missing_column(sheet, header)
    yield from several_columns(sheet, header)


_ASKED = {Column.STATUS: "Status", Column.ANSWER: "Bør videreføres …?"}
"""The columns that a report cannot do without, with the headers to write."""


def missing_column(sheet: RawSheet, header: Header) -> Iterator[Finding]:
    """Tabellen mangler kolonnen for status eller for om tiltaket bør videreføres.

    Skriv overskriften over kolonnen, eller legg kolonnen til.
    """
    for column, name in _ASKED.items():
        if header.cell_of(column) is None:
            at = location_of(sheet, header.place.row, header.place.column)
            message = f"Tabellen har ingen kolonne for «{name}»."
            yield findings.warning(
                Code.MISSING_COLUMN, at, message, f"Skriv «{name}» over kolonnen, eller legg den til."
            )


_WHAT_AND_WHERE = frozenset({Column.SECTION, Column.AREA, Column.NUMBER, Column.MEASURE, Column.POINT})


def columns_beside(sheet: RawSheet, header: Header) -> tuple[str, ...]:
    """Name the filled columns that say more of the measures than what and where they are."""
    filled = {
        cell.column
        for row in sheet.rows
        for cell in row
        if row[0].row > header.last_row and not is_blank(clean(cell.text)) and mark_of((cell,), header).cell is None
    }
    beside = (number for number in sorted(filled) if header.columns.get(number) not in _WHAT_AND_WHERE)
    return tuple(one_line(header.name_of(number)) for number in beside)


def unread_column(names: Sequence[str], at: Location) -> Iterator[Finding]:
    """Programmet har kolonner med mer enn tiltakene, og de er ikke lest.

    Skriv opplysningene i statusarkene, i kolonner med de samme navnene. Der blir de lest, og står i statusrapporten.
    """
    if names:
        what = "Kolonnen" if len({*names}) == 1 else "Kolonnene"
        message = f"{what} {listed([f'«{name}»' for name in dict.fromkeys(names)])} i programmet er ikke lest."
        hint = "Skriv opplysningene i statusarkene, i kolonner med de samme navnene; da står de i statusrapporten."
        yield findings.warning(Code.UNREAD_COLUMN, at, message, hint)


def several_columns(sheet: RawSheet, header: Header) -> Iterator[Finding]:
    """To kolonner kan være den samme, og én av dem er valgt.

    Se om riktig kolonne er lest. Gi den som ikke gjelder, et annet navn.
    """
    for column, name in _ASKED.items():
        if (chosen := header.cell_of(column)) is None:
            continue
        for other in header.others_of(column):
            message = f"{quoted(clean(chosen.text))} er lest som «{name}», og ikke {quoted(clean(other.text))}."
            place = location_of(sheet, other.row, other.column)
            yield findings.warning(Code.SEVERAL_COLUMNS, place, message, "Gi kolonnen som ikke gjelder, et annet navn.")


def cell_findings(sheet: RawSheet, cell: RawCell) -> Iterator[Finding]:
    """Say what makes the text of a cell other than what its writer sees."""
    at = location_of(sheet, cell.row, cell.column)
    for rule in () if cell.repeated else (error_value, formula_without_value, illegal_character):
        yield from rule(cell, at)


def error_value(cell: RawCell, at: Location) -> Iterator[Finding]:
    """Cellen viser en feilverdi fra Excel, som #REF!.

    Rett formelen, eller skriv verdien i stedet for den.
    """
    if cell.problem is Problem.ERROR_VALUE:
        message = f"Cellen viser feilverdien {one_line(cell.text)}."
        yield findings.error(Code.ERROR_VALUE, at, message, "Rett formelen eller skriv verdien.")


def formula_without_value(cell: RawCell, at: Location) -> Iterator[Finding]:
    """Cellen har en formel som aldri er regnet ut.

    Åpne og lagre arbeidsboken i Excel, eller skriv verdien i stedet for formelen.
    """
    if cell.problem is Problem.NO_VALUE:
        message = f"Cellen har en formel uten beregnet verdi: {quoted(cell.text)}."
        hint = "Åpne og lagre arbeidsboken i Excel, eller skriv verdien."
        yield findings.error(Code.FORMULA_WITHOUT_VALUE, at, message, hint)


def illegal_character(cell: RawCell, at: Location) -> Iterator[Finding]:
    """Teksten har tegn som ikke kan vises i noe dokument.

    Skriv teksten på nytt. Tegnene står som «□» i dokumentene så lenge.
    """
    if illegal := illegal_characters(cell.text):
        message = f"Teksten har tegn som ikke kan vises ({listed(illegal)}); de står som «□» i dokumentene."
        yield findings.warning(Code.ILLEGAL_CHARACTER, at, message, "Skriv teksten på nytt.")
    elif cell.codes:
        message = f"Teksten har filformatets kode {listed(cell.codes)}, lest som tegnet den står for."
        yield findings.note(Code.ILLEGAL_CHARACTER, at, message)


def text_without_measure(cell: RawCell, at: Location) -> Iterator[Finding]:
    """Teksten står på en rad uten tiltak, og er ikke med i dokumentene.

    Skriv tiltaket på raden, eller flytt teksten til tiltakets rad.
    """
    message = f"Teksten {quoted(clean(cell.text))} står på en rad uten tiltak, og er ikke med i dokumentene."
    hint = "Skriv tiltaket på raden, eller flytt teksten til tiltakets rad."
    yield findings.warning(Code.TEXT_WITHOUT_MEASURE, at, message, hint)


def is_count(cells: dict[Column, RawCell], row: Sequence[RawCell]) -> bool:
    """Tell whether a row counts what stands above it: «Sum tiltak», 10, or «Sum klima» and nothing but numbers.

    A formula that was never calculated may be a number.
    """
    named = [cell for column, cell in cells.items() if column in {Column.AREA, Column.MEASURE}] or [*row[:1]]
    texts = [clean(cell.text) for cell in named]
    if len(texts) > 1 and _COUNTS.match(texts[0]) and texts[1].isdigit():
        return True
    others = [cell for cell in row if cell.column not in {one.column for one in named}]
    if not texts or not others or not all(cell.problem or is_number(clean(cell.text)) for cell in others):
        return False
    uncounted = all(cell.problem or cell is cells.get(Column.DESCRIPTION) for cell in others)
    return (
        _SUMS.fullmatch(texts[0]) is not None
        or key(_OF_THEM.sub("", texts[0])) in STATUS_SPELLINGS
        or (uncounted and _COUNTS.match(texts[0]) is not None)
    )


def counts_measures(sheet: RawSheet, header: Header) -> bool:
    """Tell whether a table has numbers for its measures: «Klima | 3», how many there are."""
    measures = [
        clean(cell.text)
        for row in sheet.rows
        for cell in row
        if cell.row > header.last_row and header.columns.get(cell.column) is Column.MEASURE
    ]
    return bool(measures) and all(text.isdigit() for text in measures)
