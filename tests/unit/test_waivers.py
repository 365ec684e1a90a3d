"""[[waivers]]: findings that the office accepts by name."""

from __future__ import annotations

import pytest

from pipeline.checks import check
from pipeline.findings import Code, Finding, Severity
from pipeline.settings import Waiver
from pipeline.waivers import Waived, waive
from tests.builders import evidence

PROGRAMME = "# Klima\n- Felles kart\n- Naturregnskap\n- Havnekart"
SHEET = """
    Tema  | Tiltak        | Status | Bør videreføres 2026?
    Klima | Felles kart   | Blått  | ja
    Klima | Naturregnskap | Grønt  | ja
"""


def _waive(**fields: str) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    held = evidence(SHEET, PROGRAMME)
    waiver = Waiver.model_validate({"code": "unknown-status", "who": "Kari", "why": "Avklares i mai.", **fields})
    return waive(check(held), [waiver], held.measures)


@pytest.mark.parametrize(
    "fields", [{"cell": "C2"}, {"measure": "felles kart"}, {"cell": "C2", "measure": "Felles kart"}]
)
def test_a_waived_error_is_a_note_that_says_who_and_why(fields: dict[str, str]) -> None:
    told, (waived,) = _waive(**fields)
    (first, second) = [finding for finding in told if finding.code is Code.UNKNOWN_STATUS]
    assert (first.severity, first.at.cell) == (Severity.NOTE, "C2")
    assert first.message.endswith("Godtatt av Kari: Avklares i mai.")
    assert second.severity is Severity.ERROR
    assert waived.finding.severity is Severity.ERROR
    assert waived.measure
    assert waived.measure.text == "Felles kart"


def test_a_measure_that_nobody_reports_can_be_waived_by_its_name() -> None:
    told, _ = _waive(code="not-reported", measure="Havnekart")
    (finding,) = [finding for finding in told if finding.code is Code.NOT_REPORTED]
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize(
    "fields",
    [
        {"cell": "D2"},
        {"measure": "Havnekart"},
        {"cell": "C2", "measure": "Naturregnskap"},
        {"code": "missing-status", "cell": "C2"},
    ],
)
def test_a_waiver_that_names_no_finding_is_told_and_waives_nothing(fields: dict[str, str]) -> None:
    told, waived = _waive(**fields)
    assert waived == ()
    assert sum(finding.severity is Severity.ERROR for finding in told) == len(("C2", "C3"))
    assert told[-1].code is Code.UNUSED_WAIVER
