"""Which day the statuses are for: from what stands above the tables, else from names, else when a workbook was saved.

In: the status sheets, and the programme's year. Out: a day or None, and findings. A day that nobody wrote is told.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.dates import MONTHS, WrittenDate, in_words, named_months, written_dates
from pipeline.findings import Code, Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model import Cell, StatusSheet

_AS_OF = re.compile(r"\b(?:per|pr)\b\.?\s*", re.IGNORECASE)
"""The day behind it is the status date; another in the title may be the meeting's."""
_OTHER_DAY = re.compile(
    r"\b(?:frist|innan|innen|senest|seinast|vedtatt|vedteke|møte|behandlet|handsama|behandles|sendes|sendast|fylles|fyllast|leveres|leverast)\b",
    re.IGNORECASE,
)
"""A day with it is not the status date."""
_TITLE = 12
"""Words; a longer line explains."""
_PARTS = {"kvartal": 3, "tertial": 4, "halvår": 6}
"""Months."""
_PART = re.compile(rf"\b(?P<number>[1-4])\.?\s*(?P<part>{'|'.join(_PARTS)})", re.IGNORECASE)
"""«2. tertial 2025»"""
_STAMP = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-3]\d)(?!\d)")
"""«eksport_20250914» in the name of a file."""
_JOINED = re.compile(r"_|(?<=[a-zæøå])(?=\d)", re.IGNORECASE)
"""«status_okt25»"""
_LATEST = 6, 30
"""The last day of the year after on which the statuses of a year are plausibly written down."""


def find_status_date(sheets: Sequence[StatusSheet], year: int) -> tuple[date | None, tuple[Finding, ...]]:
    """Find the day that the statuses are for, the latest where the sheets differ."""
    known = _dated(sheets, year)
    if known:
        latest = max(day for _, day, _ in known)
        return latest, tuple(_told(sheets, known, latest))
    cells = [cell for sheet in sheets for cell in sheet.above if not written_dates(cell.text)]
    behind = [(cell, cell.text[at.end() :]) for cell in cells for at in _AS_OF.finditer(cell.text)]
    titles = [(cell, cell.text) for cell in cells if _is_title(cell.text)]
    for told in (behind, titles):
        if ends := [(end, cell.at) for cell, text in told if (end := _end_of_time(text, year))]:
            day, at = max(ends, key=lambda pair: pair[0])
            return day, inferred_year(at, day, "uten dag")
    if in_names := list(_in_names(sheets, year)):
        day, at = max(in_names, key=lambda pair: pair[0])
        return day, inferred_year(at, day, "bare i navnet på arket eller filen")
    return _saved(sheets, year)


def _is_title(text: str) -> bool:
    """Tell whether a line says what the sheet is, and not what is to be done with it: «Innsjøregionen, september»."""
    return len(text.split()) <= _TITLE and not text.rstrip().endswith(".") and not _OTHER_DAY.search(text)


def _dated(sheets: Sequence[StatusSheet], year: int) -> list[tuple[Cell, date, int | None]]:
    """Give the days that stand above the tables or in the headers, behind «per» where any does, with their years."""
    cells = [cell for sheet in sheets for cell in sheet.above]
    titles = [cell for sheet in sheets for cell in (*sheet.above, *sheet.headers)]
    dated = [
        (cell, found) for cell in titles for at in _AS_OF.finditer(cell.text) for found in _next_date(cell, at.end())
    ]
    dated = dated or [
        (cell, written) for cell in cells if not _OTHER_DAY.search(cell.text) for written in written_dates(cell.text)
    ]
    return [(cell, day, written.year) for cell, written in dated if (day := written.on(year))]


def _next_date(cell: Cell, start: int) -> tuple[WrittenDate, ...]:
    """Give the date that stands right behind «per»; none where something else does."""
    rest = cell.text[start:]
    return tuple(found for found in written_dates(rest)[:1] if rest.startswith(found.as_written))


def _told(
    sheets: Sequence[StatusSheet], known: Sequence[tuple[Cell, date, int | None]], latest: date
) -> Iterator[Finding]:
    """Say where another day stands, and that none has its year."""
    latest_sheets = {(cell.at.file, cell.at.sheet) for cell, day, _ in known if day == latest}
    earlier = {cell for sheet in sheets if (sheet.file, sheet.name) in latest_sheets for cell in sheet.headers}
    for cell, day, _ in known:
        if day != latest and cell not in earlier:
            yield from conflicting_dates(cell, day, latest)
    if not any(written for _, _, written in known):
        yield from inferred_year(known[0][0].at, latest)


def _end_of_time(text: str, year: int) -> date | None:
    """Read «september», «2. tertial 2025», «per mars 2026» as the last day of it."""
    if part := _PART.search(text):
        month = int(part["number"]) * _PARTS[part["part"].casefold()]
        return _end_of_month(year, month) if month <= len(MONTHS) else None
    months = named_months(text)
    return _end_of_month(months[-1][0] or year, months[-1][1]) if months else None


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _in_names(sheets: Sequence[StatusSheet], year: int) -> Iterator[tuple[date, Location]]:
    """Give the days and months in the names of sheets and files: «Status august», «eksport_20250914.xlsx»."""
    for sheet in sheets:
        at = Location(file=sheet.file, sheet=sheet.name)
        for name in (sheet.name, sheet.file.rpartition(".")[0]):
            stamp = _STAMP.search(name)
            if stamp and int(stamp[3]) <= monthrange(int(stamp[1]), int(stamp[2]))[1]:
                yield date(int(stamp[1]), int(stamp[2]), int(stamp[3])), at
            elif (end := _end_of_time(_JOINED.sub(" ", name), year)) is not None:
                yield end, at


def _saved(sheets: Sequence[StatusSheet], year: int) -> tuple[date | None, tuple[Finding, ...]]:
    """Take the day that a workbook was last saved, where that is a day on which the year may have been reported."""
    days = [(sheet.saved, sheet) for sheet in sheets if sheet.saved and date(year, 1, 1) <= sheet.saved]
    plausible = [(day, sheet) for day, sheet in days if day <= date(year + 1, *_LATEST)]
    day, sheet = max(plausible, key=lambda pair: pair[0], default=(None, sheets[0]))
    return day, missing_status_date(sheet, year, day)


def missing_status_date(sheet: StatusSheet, year: int, saved: date | None) -> tuple[Finding, ...]:
    """Arket sier ikke hvilken dato statusen gjelder.

    Skriv datoen over tabellen («… per 2. september 2025»), eller «as_of = 2025-09-02» i settings.toml. Dagen da
    arbeidsboken sist ble lagret, er brukt der den kan være riktig.
    """
    at = sheet.above[0].at if sheet.above else Location(file=sheet.file, sheet=sheet.name)
    message = "Arket sier ikke hvilken dato statusen gjelder."
    hint = f"Skriv datoen over tabellen («… per 2. september {year}»), eller as_of = {year}-09-02 i settings.toml."
    if saved is None:
        return (findings.error(Code.MISSING_STATUS_DATE, at, message, hint),)
    message = f"{message} Dagen da arbeidsboken sist ble lagret, {in_words(saved)}, er brukt."
    return (findings.warning(Code.MISSING_STATUS_DATE, at, message, hint),)


def conflicting_dates(cell: Cell, day: date, latest: date) -> tuple[Finding, ...]:
    """Datoene eller årstallene i arkene og programmet stemmer ikke med hverandre.

    Skriv samme dato i alle arkene, og årstallet for neste handlingsprogram i overskriften.
    """
    message = f"Arket gjelder per {in_words(day)}, et annet per {in_words(latest)}; den siste datoen brukes."
    return (findings.warning(Code.CONFLICTING_DATES, cell.at, message, "Skriv samme dato i alle arkene."),)


def inferred_year(at: Location, latest: date, how: str = "uten år") -> tuple[Finding, ...]:
    """Datoen står uten år eller dag, eller bare i et navn, og er lest som en hel dato.

    Skriv hele datoen hvis den er lest feil.
    """
    message = f"Datoen står {how}, og er lest som {in_words(latest)}."
    return (findings.note(Code.INFERRED_YEAR, at, message),)
