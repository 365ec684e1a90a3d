"""What is reported more than once in a year: the last sheets and rows count, and the others are told of."""

from __future__ import annotations

import pytest

from pipeline.findings import Code, Severity
from pipeline.periods import of_latest_period
from tests.builders import status_sheet

STATUSES = """
    Tema  | Tiltak      | Status     | Kommentar
    Klima | Felles kart | Pågår      | Tegnet
    Klima | Kurs        | Ferdig     |
    Buss  | Kurs        | Ikke startet |
"""


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (["1. kvartal", "3. kvartal", "2. kvartal"], ["3. kvartal"]),
        (["Status juni", "Status mars"], ["Status juni"]),
        (["T1 2025", "T2 2025"], ["T2 2025"]),
        (["Klimagruppen", "Transportgruppen"], ["Klimagruppen", "Transportgruppen"]),
    ],
)
def test_of_sheets_of_one_year_the_last_counts(names: list[str], kept: list[str]) -> None:
    sheets = [status_sheet(STATUSES, name=name) for name in names]
    left, found = of_latest_period(sheets)
    assert [sheet.name for sheet in left] == kept
    assert [finding.at.sheet for finding in found] == [name for name in names if name not in kept]


def test_months_of_different_measures_are_all_read() -> None:
    sheets = [status_sheet(STATUSES, name="Mars"), status_sheet("Tiltak | Status\nNattbuss | Ferdig", name="Juni")]
    assert of_latest_period(sheets) == (sheets, ())


def _left(text: str) -> tuple[list[tuple[str, str | None]], list[tuple[Severity, Code]]]:
    (sheet,), found = of_latest_period([status_sheet(text)])
    rows = [(row.measure.text, row.status.text if row.status else None) for row in sheet.rows]
    return rows, [(finding.severity, finding.code) for finding in found]


@pytest.mark.parametrize(
    ("first", "second"), [("1. kvartal", "2. kvartal"), ("T1", "T2"), ("Mars 2026", "Juni 2026"), ("1.3.", "1.6.")]
)
def test_of_rows_for_one_measure_the_last_period_counts(first: str, second: str) -> None:
    assert _left(f"""
        Tiltak      | Periode  | Status
        Felles kart | {second} | Pågående
        Felles kart | {first}  | Ikke påbegynt
        Kurs        | {first}  | Gjennomført
    """) == ([("Felles kart", "Pågående"), ("Kurs", "Gjennomført")], [(Severity.NOTE, Code.PASSED_OVER)])


def test_a_later_period_that_nobody_has_filled_in_does_not_count() -> None:
    rows, _ = _left("""
        Tiltak      | Periode    | Status
        Felles kart | 1. kvartal | Pågående
        Felles kart | 2. kvartal |
    """)
    assert rows == [("Felles kart", "Pågående")]


def test_rows_of_one_period_under_other_headings_or_with_a_deadline_are_all_there() -> None:
    rows, found = _left("""
        Tema  | Tiltak | Frist      | Status
        Klima | Kurs   | 1. kvartal | Pågående
        Klima | Kurs   | 1. kvartal | Gjennomført
        Buss  | Kurs   | 2. kvartal | Pågående
    """)
    assert (len(rows), found) == (3, [])
