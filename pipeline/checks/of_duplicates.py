"""Rules about what stands twice: a measure, its number, a whole workbook."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.findings import Code, Finding, Location, error, warning
from pipeline.text import key, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.checks.evidence import Evidence
    from pipeline.model import DecidedMeasure, StatusRow

_FEWEST_COPIED, _MOST_OF_IT = 3, 0.8
"""Rows, and their share of a workbook, from which it is a copy of another, and not told row by row."""


def duplicate_measure(evidence: Evidence) -> Iterator[Finding]:
    """Det samme tiltaket står på flere rader.

    Slett den ene raden. Sier radene forskjellige ting, er det en feil til én av dem er igjen. Er det en hel arbeidsbok
    som står to ganger, ta den ene ut av mappen.
    """
    repeats = [*_repeats(evidence)]
    copies = _copies(evidence, repeats)
    for file, other_file in copies.items():
        differ = any(_differ(row, other) for _, row, other in repeats if row.source.file == file)
        message = f"Arbeidsboken har de samme tiltakene som {other_file}{', med noe annet i dem' if differ else ''}."
        hint = "Behold bare den som er rettet sist, og ta den andre ut av mappen."
        yield (error if differ else warning)(Code.DUPLICATE_MEASURE, Location(file=file), message, hint)
    for one, row, other in repeats:
        message = f"{quoted(one.measure.text)} står også på {_row_name(other, row)}"
        if other and copies.get(row.source.file) == other.source.file:
            continue
        if _differ(row, other):
            hint = "Behold én rad med riktig status og svar."
            yield error(Code.DUPLICATE_MEASURE, row.measure.at, f"{message}, med noe annet i status eller svar.", hint)
        else:
            yield warning(Code.DUPLICATE_MEASURE, row.measure.at, f"{message}.", "Slett den ene raden.")


def _repeats(evidence: Evidence) -> Iterator[tuple[DecidedMeasure, StatusRow, StatusRow | None]]:
    """Give the rows that report on a measure once more, with the first one's row."""
    first = {one.measure.id: one for one in evidence.measures}
    for one, row in evidence.reported():
        if one.merged.repeats:
            yield one, row, first[one.merged.repeats].merged.row


def _copies(
    evidence: Evidence, repeats: Sequence[tuple[DecidedMeasure, StatusRow, StatusRow | None]]
) -> dict[str, str]:
    """Find the workbooks that nearly all stand in another too: the corrected one beside the one that was sent out."""
    rows = Counter(row.source.file for _, row in evidence.reported())
    shared = Counter((row.source.file, other.source.file) for _, row, other in repeats if other)
    return {
        file: other
        for (file, other), number in shared.items()
        if file != other and number >= max(_FEWEST_COPIED, _MOST_OF_IT * rows[file])
    }


def _differ(row: StatusRow, other: StatusRow | None) -> bool:
    """Tell whether a row says something else than the first one; an empty one says nothing."""
    return any(_said(row)) and _said(row) != _said(other)


def _row_name(row: StatusRow | None, beside: StatusRow) -> str:
    """Name a row, with its workbook and sheet where they are not those of the row it is told at."""
    if row is None:
        return "en annen rad"
    here = (row.source.file, row.source.sheet) == (beside.source.file, beside.source.sheet)
    return f"rad {row.source.row}" if here else f"rad {row.source.row} i {row.source.file}, arket «{row.source.sheet}»"


def _said(row: StatusRow | None) -> tuple[str, str]:
    if row is None:
        return "", ""
    return key(row.status.text if row.status else ""), key(row.answer.text if row.answer else "")


def duplicate_number(evidence: Evidence) -> Iterator[Finding]:
    """To tiltak i arket har samme nummer.

    Rett nummeret som er skrevet over. Tiltakene er funnet etter teksten så lenge.
    """
    seen: dict[tuple[str, str | None, str | None, str], StatusRow] = {}
    for one, row in evidence.reported():
        if row.number is None or one.merged.repeats:
            continue
        place = row.source.file, one.measure.section, one.measure.theme, key(row.number.text)
        first = seen.setdefault(place, row)
        if first is not row and key(first.measure.text) != key(row.measure.text):
            message = f"Nummeret {quoted(row.number.text)} står også på {_row_name(first, row)}."
            yield warning(Code.DUPLICATE_NUMBER, row.number.at, message, "Rett nummeret.")
