"""Rules about what stands in any cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dates import impossible_dates
from pipeline.findings import Code, Finding, warning
from pipeline.text import REPLACEMENT, one_line

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
    for cell in _texts(evidence):
        strange = dict.fromkeys(char for char in cell.text if char not in evidence.characters and char.isprintable())
        if strange:
            names = ", ".join(f"«{char}» (U+{ord(char):04X})" for char in strange)
            message = f"Tegnet {names} finnes ikke i skriften, og står som «{REPLACEMENT}» i PDF-ene."
            yield warning(Code.UNPRINTABLE_CHARACTER, cell.at, message, "Skriv det med ord hvis det betyr noe.")
