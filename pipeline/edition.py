"""Which programme, which year, which status date: read from what stands above the tables, unless settings say it.

In: the status sheets, the programme, the folder's name, the settings' values. Out: an Edition and findings.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.dates import years
from pipeline.errors import InputError
from pipeline.findings import Code, Finding, Location
from pipeline.model import Edition
from pipeline.organisation import PROGRAMME, find_organisation
from pipeline.status_date import find_status_date
from pipeline.text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.model import Cell, Programme, StatusSheet

_AFTER = re.compile(r"\better 20\d\d", re.IGNORECASE)
_OF_PROGRAMME = re.compile(rf"{PROGRAMME}\w*\s+(?:for\s+)?(20\d\d)", re.IGNORECASE)
_NEXT = re.compile(
    r"\b(?:forslag|framlegg|innspill|innspel|utkast)\s+til\b[^.,:;]*$|\b(?:neste|kommende|komande)\s+(?:års\s+)?$",
    re.IGNORECASE,
)
"""In a sheet, what stands before the programme's name where it is next year's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What settings.toml says of the edition; None where it says nothing."""

    organisation: str | None = None
    year: int | None = None
    as_of: date | None = None
    next_year: int | None = None


def find_edition(
    sheets: Sequence[StatusSheet], programme: Programme, folder: str, wanted: Wanted
) -> tuple[Edition, tuple[Finding, ...]]:
    """Find organisation, year, status date and next year.

    Raises:
        InputError: nothing says which year the programme is for.

    """
    year = wanted.year or find_year(sheets, programme, folder)
    if year is None:
        message = (
            f"{folder}: verken statusarkene eller programmet sier hvilket år handlingsprogrammet gjelder. "
            "Skriv det i tittelen («… handlingsprogram 2025»), eller year = 2025 i settings.toml."
        )
        raise InputError(message)
    as_of, found = (wanted.as_of, ()) if wanted.as_of else find_status_date(sheets, year)
    edition = Edition(
        organisation=wanted.organisation
        or find_organisation(_titles(sheets, programme), _headings(programme), programme.front),
        year=year,
        as_of=as_of,
        next_year=wanted.next_year or year + 1,
    )
    return edition, (*found, *_contradictions(sheets, programme, edition), *missing_organisation(edition, sheets[0]))


def year_of(sheet: StatusSheet) -> int | None:
    """Tell which year one sheet is for, by its title, the header of the answers or its name."""
    for cell in sheet.above:
        if named := _named_in(cell):
            return named
    if sheet.answer_header and (asked := years(sheet.answer_header.text)):
        return asked[0] - 1
    year = next(iter(years(sheet.name)), None)
    only_asks = sheet.answer_header and all(row.status_at == row.measure.at for row in sheet.rows)
    return year - 1 if year and only_asks else year


def _named_in(cell: Cell) -> int | None:
    """Give the year of the programme that a sheet's title names, or of the one before the next that it speaks of."""
    found = _OF_PROGRAMME.search(cell.text)
    return int(found[1]) - (_NEXT.search(cell.text[: found.start()]) is not None) if found else None


def _titles(sheets: Sequence[StatusSheet], programme: Programme) -> list[str]:
    return [cell.text for sheet in sheets for cell in sheet.above] + [programme.title or "", *programme.front]


def _headings(programme: Programme) -> list[str]:
    return [name for heading in programme.headings for name in heading if name]


def find_year(sheets: Sequence[StatusSheet], programme: Programme, folder: str) -> int | None:
    """Take the year from the surest place that has one; where they differ, the one that most of them say."""
    adopted = (programme.title or "", *programme.front)
    named = [year for sheet in sheets for cell in sheet.above if (year := _named_in(cell))]
    named += [int(found[1]) for title in adopted if (found := _OF_PROGRAMME.search(title))]
    headers = [sheet.answer_header.text for sheet in sheets if sheet.answer_header]
    asked = [about - 1 for text in headers if (about := _asked_about(text))]
    if votes := Counter((*named, *asked) if named else asked):
        return votes.most_common(1)[0][0]
    titles = _titles(sheets, programme)
    names = " ".join((*titles, *(sheet.name for sheet in sheets), programme.file, *(sheet.file for sheet in sheets)))
    return next(iter((*years(names), *years(folder))), None)


def _asked_about(text: str) -> int | None:
    """Give the year that answers are about: «Bør videreføres 2026?», «Veien videre etter 2025»."""
    named = next(iter(years(text)), None)
    return named + 1 if named and _AFTER.search(text) else named


def _contradictions(sheets: Sequence[StatusSheet], programme: Programme, edition: Edition) -> tuple[Finding, ...]:
    """Say where a header or the programme's title is about another year."""
    found = [
        findings.warning(
            Code.CONFLICTING_DATES,
            cell.at,
            f"Overskriften {quoted(cell.text)} gjelder {stated}; neste handlingsprogram er for {edition.next_year}.",
            f"Skriv {edition.next_year} i overskriften, eller next_year = {stated} i settings.toml.",
        )
        for sheet in sheets
        if (cell := sheet.answer_header) and (stated := _asked_about(cell.text)) not in {None, edition.next_year}
    ]
    titles = [(cell, year) for sheet in sheets for cell in sheet.above if (year := _named_in(cell))]
    agreed = any(year == edition.year for _, year in titles)
    found += [
        findings.warning(
            Code.CONFLICTING_DATES,
            cell.at,
            f"Tittelen {quoted(cell.text)} gjelder {year}; handlingsprogrammet er for {edition.year}.",
            f"Skriv {edition.year} i tittelen, eller year = {year} i settings.toml.",
        )
        for cell, year in titles
        if agreed and year != edition.year
    ]
    of_programme = _OF_PROGRAMME.search(programme.title or "")
    if of_programme and int(of_programme[1]) != edition.year:
        message = f"Programmet {quoted(programme.title or '')} gjelder ikke {edition.year}, som statusarkene er for."
        hint = "Legg inn programmet for samme år som statusarkene."
        found.append(findings.warning(Code.CONFLICTING_DATES, Location(file=programme.file), message, hint))
    return tuple(found)


def missing_organisation(edition: Edition, sheet: StatusSheet) -> tuple[Finding, ...]:
    """Verken arket eller programmet sier hvem handlingsprogrammet tilhører.

    Skriv navnet i tittelen («Osloregionens handlingsprogram 2025»), eller «organisation = "…"» i settings.toml.
    """
    if edition.organisation:
        return ()
    message = "Verken arket eller programmet sier hvem handlingsprogrammet tilhører; navnet mangler i dokumentene."
    at = Location(file=sheet.file, sheet=sheet.name)
    return (findings.warning(Code.MISSING_ORGANISATION, at, message, 'Skriv organisation = "…" i settings.toml.'),)
