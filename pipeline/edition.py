"""Which programme, which year, which status date: read from what stands above the tables, unless settings say it.

In: the status sheets, the programme, the folder's name, the settings' values. Out: an Edition and findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.dates import WrittenDate, in_words, written_dates, years
from pipeline.errors import InputError
from pipeline.findings import Code, Finding, Location
from pipeline.model import Edition
from pipeline.text import one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.model import Cell, Programme, StatusSheet

_PROGRAMME = r"(?:handlings|tiltaks|års|virksomhets|aktivitets)(?:program|plan)"
_OF_PROGRAMME = re.compile(rf"{_PROGRAMME}\w*\s+(?:for\s+)?(20\d\d)", re.IGNORECASE)
_AS_OF = re.compile(r"\b(?:per|pr)\b\.?\s*", re.IGNORECASE)
"""The day behind it is the status date; another in the title may be the meeting's."""
_OWNER = re.compile(rf"(?P<name>[^–—:]+?)\s+(?:sitt\s+|sin\s+)?{_PROGRAMME}", re.IGNORECASE)
_OWNER_BEHIND = re.compile(
    rf"{_PROGRAMME}\w*\s+(?:20\d\d\s*)?(?:for\s+|[–—-]\s+)(?P<name>[^\W\d_][^,:–—]*?)\s*(?:$|[,:–—]| - )", re.IGNORECASE
)
_KIND = re.compile(
    r"^(?:(?:utkast|status\w*|forslag|vedtatt|rapport\w*|årlig|regional|felles)\b(?:\s+(?:for|til|av|på|i)\b)?[\s:–—-]*)+",
    re.IGNORECASE,
)
"""What kind of document a title says it is, before the owner: «Status for …», «Utkast til …», «Status - …»."""
_LONGEST_NAME = 6
"""Words; a longer text before «handlingsprogram» is a sentence."""


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
    year = wanted.year or _year(sheets, programme, folder)
    if year is None:
        message = (
            f"{folder}: verken statusarkene eller programmet sier hvilket år handlingsprogrammet gjelder. "
            "Skriv det i tittelen («… handlingsprogram 2025»), eller year = 2025 i settings.toml."
        )
        raise InputError(message)
    as_of, found = (wanted.as_of, ()) if wanted.as_of else _status_date(sheets, year)
    edition = Edition(
        organisation=wanted.organisation or _organisation(sheets, programme),
        year=year,
        as_of=as_of,
        next_year=wanted.next_year or year + 1,
    )
    return edition, (*found, *_contradictions(sheets, programme, edition), *missing_organisation(edition, sheets[0]))


def year_of(sheet: StatusSheet) -> int | None:
    """Tell which year one sheet is for, by its title, the header of the answers or its name."""
    named = _OF_PROGRAMME.search(" ".join(cell.text for cell in sheet.above))
    if named:
        return int(named[1])
    asked = years(sheet.answer_header.text) if sheet.answer_header else ()
    return asked[0] - 1 if asked else next(iter(years(sheet.name)), None)


def _year(sheets: Sequence[StatusSheet], programme: Programme, folder: str) -> int | None:
    """Take the year from the surest place that has one."""
    above = " ".join(cell.text for sheet in sheets for cell in sheet.above)
    titles = " ".join((above, programme.title or ""))
    if named := _OF_PROGRAMME.search(titles):
        return int(named[1])
    asked = [years(sheet.answer_header.text) for sheet in sheets if sheet.answer_header]
    if following := [found[0] for found in asked if found]:
        return following[0] - 1
    names = " ".join((titles, *(sheet.name for sheet in sheets), programme.file, *(sheet.file for sheet in sheets)))
    return next(iter((*years(names), *years(folder))), None)


def _status_date(sheets: Sequence[StatusSheet], year: int) -> tuple[date | None, tuple[Finding, ...]]:
    cells = [cell for sheet in sheets for cell in sheet.above]
    dated = [
        (cell, found) for cell in cells for at in _AS_OF.finditer(cell.text) for found in _next_date(cell, at.end())
    ]
    dated = dated or [(cell, written) for cell in cells for written in written_dates(cell.text)]
    known = [(cell, day, written.year) for cell, written in dated if (day := written.on(year))]
    if not known:
        return None, missing_status_date(sheets[0], year)
    latest = max(day for _, day, _ in known)
    found = [finding for cell, day, _ in known if day != latest for finding in conflicting_dates(cell, day, latest)]
    if not any(written for _, _, written in known):
        found += inferred_year(known[0][0], latest)
    return latest, tuple(found)


def missing_status_date(sheet: StatusSheet, year: int) -> tuple[Finding, ...]:
    """Arket sier ikke hvilken dato statusen gjelder.

    Skriv datoen over tabellen («… per 2. september 2025»), eller «as_of = 2025-09-02» i settings.toml.
    """
    at = sheet.above[0].at if sheet.above else Location(file=sheet.file, sheet=sheet.name)
    message = "Arket sier ikke hvilken dato statusen gjelder."
    hint = f"Skriv datoen over tabellen («… per 2. september {year}»), eller as_of = {year}-09-02 i settings.toml."
    return (findings.error(Code.MISSING_STATUS_DATE, at, message, hint),)


def conflicting_dates(cell: Cell, day: date, latest: date) -> tuple[Finding, ...]:
    """Datoene eller årstallene i arkene og programmet stemmer ikke med hverandre.

    Skriv samme dato i alle arkene, og årstallet for neste handlingsprogram i overskriften.
    """
    message = f"Arket gjelder per {in_words(day)}, et annet per {in_words(latest)}; den siste datoen brukes."
    return (findings.warning(Code.CONFLICTING_DATES, cell.at, message, "Skriv samme dato i alle arkene."),)


def inferred_year(cell: Cell, latest: date) -> tuple[Finding, ...]:
    """Datoen står uten år, og er lest som en dato i programmets år.

    Skriv årstallet etter datoen hvis den er lest feil.
    """
    message = f"Datoen står uten år, og er lest som {in_words(latest)}."
    return (findings.note(Code.INFERRED_YEAR, cell.at, message),)


def _next_date(cell: Cell, start: int) -> tuple[WrittenDate, ...]:
    """Give the date that stands right behind «per»; none where something else does."""
    rest = cell.text[start:]
    return tuple(found for found in written_dates(rest)[:1] if rest.startswith(found.as_written))


def _organisation(sheets: Sequence[StatusSheet], programme: Programme) -> str | None:
    """Take the owner's name from «Osloregionens handlingsprogram 2025» or «Handlingsprogram 2025 for Osloregionen»."""
    titles = [cell.text for sheet in sheets for cell in sheet.above] + [programme.title or ""]
    for title in titles:
        bare = _KIND.sub("", one_line(title), count=1)
        if (owner := _OWNER.match(bare)) and _is_name(owner["name"]):
            return _nominative(owner["name"].strip(' «"'))
        if (owner := _OWNER_BEHIND.search(bare)) and _is_name(owner["name"]):
            return owner["name"]
    return None


def _is_name(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= _LONGEST_NAME


def _nominative(name: str) -> str:
    for ending in ("'s", "’s", "'", "’", "s"):
        if name.endswith(ending) and not name.endswith("ss"):
            return name.removesuffix(ending)
    return name


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
        if (cell := sheet.answer_header)
        and (stated := next(iter(years(cell.text)), None)) not in {None, edition.next_year}
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
