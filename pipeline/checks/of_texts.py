"""Rules about what stands in any cell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.codes import Fit
from pipeline.dates import impossible_dates
from pipeline.findings import Code, Finding, Location, note, warning
from pipeline.text import REPLACEMENT, key, listed, one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.checks.evidence import Evidence
    from pipeline.model import Cell


def impossible_date(evidence: Evidence) -> Iterator[Finding]:
    """Datoen finnes ikke i kalenderen.

    Rett datoen.
    """
    for cell in _texts(evidence):
        for written in impossible_dates(one_line(cell.text), evidence.edition.year):
            yield warning(Code.IMPOSSIBLE_DATE, cell.at, f"Datoen «{written}» finnes ikke.", "Rett datoen.")


def _texts(evidence: Evidence) -> Iterator[Cell]:
    for sheet in evidence.sheets:
        yield from sheet.above
    for _, row in evidence.reported():
        yield from row.cells


def unprintable_character(evidence: Evidence) -> Iterator[Finding]:
    """Tegnet finnes ikke i skriften som PDF-ene bruker.

    Skriv tegnet med ord hvis det betyr noe. I PDF-ene står det som «□».
    """
    signs = {row.status for one, row in evidence.reported() if one.merged.status.fit is Fit.SIGN}
    for cell in (cell for _, row in evidence.reported() for cell in row.cells if cell not in signs):
        strange = dict.fromkeys(char for char in cell.text if char not in evidence.characters and char.isprintable())
        if strange:
            names = ", ".join(f"«{char}» (U+{ord(char):04X})" for char in strange)
            message = f"Tegnet {names} finnes ikke i skriften, og står som «{REPLACEMENT}» i PDF-ene."
            yield warning(Code.UNPRINTABLE_CHARACTER, cell.at, message, "Skriv det med ord hvis det betyr noe.")


_PASTED = 4
"""Rows with the same sentence, before it is worth a note."""
_SENTENCE = 4
"""Words; a shorter text may well be right in many rows."""


def pasted_text(evidence: Evidence) -> Iterator[Finding]:
    """Den samme setningen står som beskrivelse i mange rader.

    Se om den passer for alle tiltakene, eller skriv hva som gjelder for hvert av dem.
    """
    rows: dict[str, list[Cell]] = defaultdict(list)
    for one, row in evidence.reported():
        if row.description and len(row.description.text.split()) >= _SENTENCE and not one.merged.repeats:
            rows[key(row.description.text)].append(row.description)
    for cells in rows.values():
        if len(cells) >= _PASTED:
            others = listed([_place(cell, cells[0].at, evidence) for cell in cells[1:]])
            yield note(Code.PASTED_TEXT, cells[0].at, f"{quoted(cells[0].text)} står også i {others}.")


def _place(cell: Cell, beside: Location, evidence: Evidence) -> str:
    """Name a cell with what of its workbook and sheet ``beside`` does not share: ``E5 i buss.xlsx``."""
    at, several = cell.at, sum(sheet.file == cell.at.file for sheet in evidence.sheets) > 1
    workbook = f" i {at.file}" if at.file != beside.file else ""
    sheet = f" i arket «{at.sheet}»" if several and (at.file, at.sheet) != (beside.file, beside.sheet) else ""
    return f"{at.cell}{workbook}{sheet}"


def continued_text(evidence: Evidence) -> Iterator[Finding]:
    """En rad uten tiltak er lest som mer av raden over.

    Ingenting, hvis det stemmer. Skriv ellers tiltaket på raden.
    """
    for _, row in evidence.reported():
        for at in row.continued:
            message = f"Raden har ikke noe tiltak, og er lest som mer av {quoted(row.measure.text)}."
            yield note(Code.CONTINUED_TEXT, at, message, "Skriv tiltaket på raden hvis teksten gjelder et annet.")


def hidden_cells(evidence: Evidence) -> Iterator[Finding]:
    """Arket har skjulte rader eller kolonner, eller er skjult selv; det er lest som ellers.

    Slett det som ikke skal være med, eller skriv «read_hidden = false» i settings.toml; da blir det ikke lest.
    """
    for sheet in evidence.sheets:
        if sheet.hidden:
            at = Location(file=sheet.file, sheet=sheet.name)
            yield note(Code.HIDDEN_CELLS, at, f"{sheet.hidden} er lest.", "Slett det som ikke skal være med.")
