"""The rules about what stands in any cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pipeline.checks.of_texts import (
    continued_text,
    hidden_cells,
    impossible_date,
    pasted_text,
    unprintable_character,
)
from pipeline.findings import Code, Severity
from pipeline.readers.raw import RawCell, RawSheet
from pipeline.readers.status_sheet import read_status_sheet
from tests.builders import CHARACTERS, evidence

if TYPE_CHECKING:
    from pipeline.checks import Evidence
    from pipeline.model import DecidedMeasure

ADOPTED = "# Klima\n- Felles kart"


def _row(status: str = "Pågående", description: str = "", answer: str = "", frist: str = "") -> str:
    return f"""
        Tema  | Tiltak      | Status   | Beskrivelse   | Bør videreføres? | Frist
        Klima | Felles kart | {status} | {description} | {answer}         | {frist}
    """


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        (_row(description="Møte 31. juni"), "D2"),
        (_row(answer="Ja, fra 30. februar"), "E2"),
        (_row(frist="31.11.2025"), "F2"),
        (_row(status="Gjennomført 32. mars"), "C2"),
        ("Status per 31. september 2025\nTema | Tiltak | Status\nKlima | Felles kart | Pågående", "A1"),
    ],
)
def test_a_date_that_no_calendar_has_is_told_wherever_it_stands(sheet: str, cell: str) -> None:
    (finding,) = impossible_date(evidence(sheet, ADOPTED))
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.WARNING, Code.IMPOSSIBLE_DATE, cell)


def test_a_date_broken_over_two_lines_is_one_date() -> None:
    assert list(impossible_date(evidence(_row(description="Startet 29. februar\\n2024"), ADOPTED))) == []


@pytest.mark.parametrize("text", ["30. juni", "29. februar 2024", "våren 2025", "sak 38/25", "28.–29. august"])
def test_a_date_of_the_calendar_is_not_told(text: str) -> None:
    assert list(impossible_date(evidence(_row(description=text), ADOPTED))) == []


def test_a_character_that_the_font_lacks_is_told_by_its_name() -> None:
    (finding,) = unprintable_character(evidence(_row(answer="ja 👍 👍"), ADOPTED))
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.WARNING, Code.UNPRINTABLE_CHARACTER, "E2")
    assert finding.message.count("U+1F44D") == 1


@pytest.mark.parametrize("text", ["Æøå – «ja» § ½ €", "to\\nlinjer", "Møte i København"])
def test_a_character_that_the_font_has_is_not_told(text: str) -> None:
    assert list(unprintable_character(evidence(_row(description=text), ADOPTED, characters=CHARACTERS | {"€"}))) == []


def test_what_the_font_has_is_for_the_evidence_to_say() -> None:
    sheet = evidence(_row(description="Æ"), ADOPTED, characters=CHARACTERS - {"Æ"})
    assert [finding.at.cell for finding in unprintable_character(sheet)] == ["D2"]


# pasted-text


def _rows(*descriptions: str) -> str:
    rows = "\n".join(f"Klima | Tiltak {place} | Pågående | {text}" for place, text in enumerate(descriptions))
    return f"Tema | Tiltak | Status | Beskrivelse\n{rows}"


def test_one_sentence_in_many_rows_is_one_note_at_the_first() -> None:
    (finding,) = pasted_text(evidence(_rows(*["arr vurderes etter behov"] * 4, "Startet i mai"), ADOPTED))
    assert (finding.severity, finding.at.cell) == (Severity.NOTE, "D2")
    assert finding.message.endswith("står også i D3, D4 og D5.")


@pytest.mark.parametrize(
    "descriptions",
    [["arr vurderes etter behov"] * 3, ["Ingen endring"] * 5, ["Møte med Bærum kommune", "Møte med Asker kommune"] * 2],
)
def test_a_few_rows_or_a_few_words_are_not_told(descriptions: list[str]) -> None:
    assert list(pasted_text(evidence(_rows(*descriptions), ADOPTED))) == []


def test_cells_of_other_workbooks_and_sheets_are_named_with_them() -> None:
    year = evidence(_rows(*["arr vurderes etter behov"] * 4), ADOPTED)
    (sheet,) = year.sheets
    places = [("a.xlsx", "Klima"), ("a.xlsx", "Klima"), ("a.xlsx", "Buss"), ("b.xlsx", "Status")]
    sheets = [replace(sheet, file=file, name=name) for file, name in dict.fromkeys(places)]
    measures = [_moved(one, *place) for one, place in zip(_reported(year), places, strict=True)]
    (finding,) = pasted_text(replace(year, sheets=sheets, measures=measures))
    assert finding.message.endswith("står også i D3, D4 i arket «Buss» og D5 i b.xlsx.")


def _reported(year: Evidence) -> list[DecidedMeasure]:
    return [one for one, _ in year.reported()]


def _moved(one: DecidedMeasure, file: str, name: str) -> DecidedMeasure:
    """Put a row's description into another workbook and sheet."""
    row = one.merged.row
    assert row
    assert row.description
    at = replace(row.description.at, file=file, sheet=name)
    moved = replace(row, description=replace(row.description, at=at))
    return replace(one, merged=replace(one.merged, row=moved))


# Rows read as more of the row above


def test_a_row_read_as_more_of_the_one_above_is_noted() -> None:
    (finding,) = continued_text(evidence(f"{_row(description='Møte i mai')}    | | | Nytt møte i juni", ADOPTED))
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.NOTE, Code.CONTINUED_TEXT, "D3")
    assert "«Felles kart»" in finding.message


def test_a_cell_of_several_lines_is_no_row_of_its_own() -> None:
    assert list(continued_text(evidence(_row(description="Møte i mai\\nNytt møte i juni"), ADOPTED))) == []


# hidden-cells


def _hidden(*, sheet: bool = False, row: bool = False, column: bool = False) -> str | None:
    """Read a sheet where the sheet itself, its third row or its second column is hidden."""
    grid = [["Tiltak", "Status"], ["Felles kart", "Pågående"], ["Nattbuss", "Pågående"]]
    rows = tuple(
        tuple(
            RawCell(row=number, column=place, text=text, hidden=(row and number == 3) or (column and place == 2))
            for place, text in enumerate(cells, 1)
        )
        for number, cells in enumerate(grid, 1)
    )
    read, _ = read_status_sheet(RawSheet(file="status.xlsx", name="Ark1", rows=rows, hidden=sheet))
    assert read
    assert [one.measure.text for one in read.rows] == ["Felles kart", "Nattbuss"]
    return read.hidden


def test_what_is_hidden_is_read_and_named() -> None:
    assert _hidden(sheet=True) == "Det skjulte arket"
    assert _hidden(row=True) == "Skjulte rader (3)"
    assert _hidden(column=True) == "Skjulte kolonner (B)"
    assert _hidden(row=True, column=True) == "Skjulte rader (3) og skjulte kolonner (B)"


def test_a_sheet_that_is_shown_is_not_told() -> None:
    assert _hidden() is None
    assert list(hidden_cells(evidence(_row(), ADOPTED))) == []
