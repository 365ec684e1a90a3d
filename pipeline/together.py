"""The year's status sheets seen together: an older year's is left out, two that each hold half of a report are one.

In: the sheets as each was read, and what was found in them. Out: the sheets that count, and what is found of them now.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.dates import written_dates
from pipeline.edition import year_of
from pipeline.findings import Code, Finding, Location
from pipeline.model import StatusRow
from pipeline.readers.cells import joined
from pipeline.text import heading_key, key
from pipeline.wording import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from pipeline.model import Heading, Programme, StatusSheet

Name = tuple[str, ...]


def of_latest_year(
    sheets: Sequence[StatusSheet], adopted: int | None = None
) -> tuple[list[StatusSheet], tuple[Finding, ...]]:
    """Leave out the sheets of earlier years that stand beside this year's in a workbook, with a warning.

    A sheet that says no year is of the one that the programme was ``adopted`` for.
    """
    latest: dict[str, int] = {}
    for sheet in sheets:
        latest[sheet.file] = max(latest.get(sheet.file, 0), year_of(sheet) or adopted or 0)
    older = [sheet for sheet in sheets if (year := year_of(sheet)) and year < latest[sheet.file]]
    found = tuple(
        findings.warning(
            Code.PASSED_OVER,
            Location(file=sheet.file, sheet=sheet.name),
            f"Arket gjelder {year_of(sheet)}, et annet i arbeidsboken {latest[sheet.file]}; det er ikke lest.",
            "Fjern arket, eller rett årstallet i det.",
        )
        for sheet in older
    )
    return [sheet for sheet in sheets if sheet not in older], found


def of_latest_workbook(sheets: Sequence[StatusSheet]) -> tuple[list[StatusSheet], tuple[Finding, ...]]:
    """Leave out of a workbook what another reports at a later date, with a warning; what only it has is kept."""
    found: list[Finding] = []
    kept: list[StatusSheet] = []
    for sheet in sheets:
        later = [other for other in sheets if other.file != sheet.file and _is_before(sheet, other)]
        told = {key(row.measure.text) for other in later for row in other.rows}
        again = {id(row) for row in sheet.rows if key(row.measure.text) in told}
        if 2 * len(again) <= len(sheet.rows):
            kept.append(sheet)
            continue
        kept.append(replace(sheet, items=tuple(item for item in sheet.items if id(item) not in again)))
        at = Location(file=sheet.file, sheet=sheet.name)
        message = f"«{later[0].file}» har de samme tiltakene per en senere dato; radene som står i begge, er lest der."
        found.append(findings.warning(Code.PASSED_OVER, at, message, "Fjern arbeidsboken, eller rett datoen i den."))
    return kept, tuple(found)


def of_reports(
    sheets: Sequence[StatusSheet], found: Sequence[Finding]
) -> tuple[list[StatusSheet], tuple[Finding, ...]]:
    """Leave out a plan, where nothing is asked of the measures, or a guide, beside a sheet that reports; note it."""
    kept = [sheet for sheet in sheets if not (_is_plan(sheet, sheets) or _is_guide(sheet, sheets))]
    places = {(sheet.file, sheet.name) for sheet in sheets} - {(sheet.file, sheet.name) for sheet in kept}
    notes = [
        findings.note(Code.PASSED_OVER, Location(file=file, sheet=name), "Arket rapporterer ikke, og er ikke lest.")
        for file, name in sorted(places)
    ]
    return kept, (*(one for one in found if (one.at.file, one.at.sheet) not in places), *notes)


_GUIDE = re.compile(
    r"(?:veiledning|rettleiing|instruks|eksempel|døme|les (?:meg|dette)(?: først| fyrst)?|slik .*|hjelp)\W*",
    re.IGNORECASE,
)
"""A whole name: «Veiledning og karriere» may be a theme."""
_FEW_EXAMPLES = 3


def _is_guide(sheet: StatusSheet, sheets: Sequence[StatusSheet]) -> bool:
    """Tell whether a sheet shows how to fill in the others: by its name, with an example or two."""
    others = any(one.file == sheet.file and len(one.rows) > len(sheet.rows) for one in sheets)
    return others and len(sheet.rows) <= _FEW_EXAMPLES and _GUIDE.fullmatch(sheet.name.strip()) is not None


def _is_plan(sheet: StatusSheet, sheets: Sequence[StatusSheet]) -> bool:
    """Tell whether a sheet has no column for what is reported, and most of its measures stand in one that has."""
    if any(row.description or {row.status_at, row.answer_at} != {row.measure.at} for row in sheet.rows):
        return False
    others = [one for one in sheets if one.file == sheet.file and one is not sheet]
    told = {key(row.measure.text) for one in others for row in one.rows if row.status_at != row.measure.at}
    return 2 * sum(key(row.measure.text) in told for row in sheet.rows) > len(sheet.rows)


def _is_before(sheet: StatusSheet, other: StatusSheet) -> bool:
    dates = [_days(one) for one in (sheet, other)]
    return bool(dates[0] and dates[1]) and max(dates[0]) < max(dates[1])


def _days(sheet: StatusSheet) -> list[date]:
    """Give the days that stand above a table, of the year that they name."""
    return [day for cell in sheet.above for one in written_dates(cell.text) if one.year and (day := one.on(one.year))]


_WHOLE = 0.95
"""Likeness of a measure with the two rows that it stands on."""


def cut_rows_joined(sheets: Sequence[StatusSheet], programme: Programme) -> list[StatusSheet]:
    """Join a measure whose text was cut and goes on in the row below, in lower case, where the programme has both."""
    return [replace(sheet, items=tuple(_with_cut_rows(sheet.items, programme))) for sheet in sheets]


def _with_cut_rows(items: Sequence[Heading | StatusRow], programme: Programme) -> list[Heading | StatusRow]:
    found: list[Heading | StatusRow] = []
    for item in items:
        above = found[-1] if found else None
        if isinstance(above, StatusRow) and isinstance(item, StatusRow) and _goes_on(above, item, programme):
            found[-1] = replace(
                above,
                measure=joined(above.measure, item.measure, " "),
                description=joined(above.description, item.description) if item.description else above.description,
                continued=(*above.continued, item.measure.at),
            )
        else:
            found.append(item)
    return found


def _goes_on(above: StatusRow, below: StatusRow, programme: Programme) -> bool:
    """Tell whether two rows are one measure: nothing is asked of the lower, and the programme has them as one text."""
    if below.id or below.status or below.answer or below.bullet or not below.measure.text[:1].islower():
        return False
    if any(key(measure.text) == key(below.measure.text) for measure in programme.measures):
        return False
    whole = f"{above.measure.text} {below.measure.text}"
    return any(
        compare(whole, measure.text).likeness >= _WHOLE
        and len(measure.text) - len(above.measure.text) > len(below.measure.text) // 2
        for measure in programme.measures
    )


def halves_joined(
    sheets: Sequence[StatusSheet], found: Sequence[Finding]
) -> tuple[list[StatusSheet], tuple[Finding, ...]]:
    """Join the rows of a sheet without answers with those of one without statuses that say the same measures.

    A row without its other half stays where it is. Of a sheet that has found it, a column is no longer missing.
    """
    asked, reported = _named(sheets, _only_answers), _named(sheets, _only_statuses)
    pairs = {id(reported[name]): asked[name] for name in reported.keys() & asked.keys()}
    told = {id(row) for row in pairs.values()}
    whole = [
        replace(
            sheet,
            items=tuple(
                _joined(item, pairs[id(item)]) if isinstance(item, StatusRow) and id(item) in pairs else item
                for item in sheet.items
                if id(item) not in told
            ),
        )
        for sheet in sheets
    ]
    complete = {(sheet.file, sheet.name) for sheet in sheets if any(id(row) in {*pairs, *told} for row in sheet.rows)}
    left = (one for one in found if one.code is not Code.MISSING_COLUMN or (one.at.file, one.at.sheet) not in complete)
    return [sheet if sheet.rows else replace(sheet, items=()) for sheet in whole], tuple(left)


def _only_answers(row: StatusRow) -> bool:
    return row.status_at == row.measure.at != row.answer_at


def _only_statuses(row: StatusRow) -> bool:
    return row.answer_at == row.measure.at != row.status_at


def _named(sheets: Sequence[StatusSheet], wanted: Callable[[StatusRow], bool]) -> dict[Name, StatusRow]:
    """Give the rows that are wanted by their words, and by these and their heading where the words stand twice."""
    rows = [(heading, row) for sheet in sheets for heading, row in _under_headings(sheet) if wanted(row)]
    names: list[tuple[Name, StatusRow]] = [((key(row.measure.text),), row) for _, row in rows]
    names += [((heading, key(row.measure.text)), row) for heading, row in rows]
    times = Counter(name for name, _ in names)
    return {name: row for name, row in names if times[name] == 1}


def _under_headings(sheet: StatusSheet) -> Iterator[tuple[str, StatusRow]]:
    heading = ""
    for item in sheet.items:
        if isinstance(item, StatusRow):
            yield heading, item
        else:
            heading = heading_key(item.cell.text)


def _joined(status: StatusRow, answer: StatusRow) -> StatusRow:
    """Give the row that reports the status, with what the other says beside it."""
    described = joined(status.description, answer.description) if answer.description else status.description
    return replace(
        status,
        description=described,
        answer=answer.answer,
        answer_at=answer.answer_at,
        number=status.number or answer.number,
        extra=(*status.extra, *answer.extra),
    )
