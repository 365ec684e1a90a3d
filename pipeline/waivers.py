"""The ``[[waivers]]`` of settings.toml → findings that the office accepts by name, as notes that say who and why.

In: all findings, and the measures they are about. Out: the findings, and what was waived, for the report and the
receipt. A waiver changes how a finding is told, never what the documents say of the measure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.findings import Code, Finding, Location, Severity, warning
from pipeline.text import key, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model import DecidedMeasure, Measure
    from pipeline.settings import Waiver


_ACCEPTED = "Ingenting; det er godtatt i settings.toml."


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived:
    """A finding that the office accepts, as it was before."""

    finding: Finding
    waiver: Waiver
    measure: Measure | None
    """The measure that it is about; None where it is about no single one."""


def waive(
    findings: Sequence[Finding], waivers: Sequence[Waiver], measures: Sequence[DecidedMeasure]
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Turn the findings that a waiver names into notes; a waiver that names none is a finding itself."""
    told: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        measure = _measure_at(finding.at, measures)
        waiver = next((one for one in waivers if _names(one, finding, measure)), None)
        if waiver:
            waived.append(Waived(finding=finding, waiver=waiver, measure=measure))
            message = f"{finding.message} Godtatt av {waiver.who}: {waiver.reason}"
            told.append(replace(finding, severity=Severity.NOTE, message=message, hint=_ACCEPTED))
        else:
            told.append(finding)
    return (*told, *unused_waiver(waivers, waived)), tuple(waived)


def _measure_at(at: Location, measures: Sequence[DecidedMeasure]) -> Measure | None:
    """Find the measure whose row a place is in, or whose place in the programme it is."""
    for one in measures:
        row = one.merged.row
        places = (row.status_at, row.answer_at, *(cell.at for cell in row.cells)) if row else ()
        if at in (*places, one.measure.at):
            return one.measure
    return None


def _names(waiver: Waiver, finding: Finding, measure: Measure | None) -> bool:
    if waiver.code != finding.code:
        return False
    if waiver.cell is not None and not finding.at.is_named(waiver.cell):
        return False
    return waiver.measure is None or (measure is not None and key(measure.text) == key(waiver.measure))


def unused_waiver(waivers: Sequence[Waiver], waived: Sequence[Waived]) -> Iterator[Finding]:
    """Unntaket i settings.toml passer ikke på noe funn.

    Feilen er kanskje rettet. Ta da unntaket bort; se ellers om koden, cellen og tiltaket er skrevet som i funnet.
    """
    used = [one.waiver for one in waived]
    for waiver in waivers:
        if waiver not in used:
            what = waiver.cell or quoted(waiver.measure or "")
            message = f"Unntaket for {waiver.code} ({what}) passer ikke på noe funn."
            hint = "Ta det bort hvis feilen er rettet."
            yield warning(Code.UNUSED_WAIVER, Location(file="settings.toml"), message, hint)
