"""The sheets of a year seen together: halves of a report become one, an older year's is left out."""

from __future__ import annotations

import pytest

from pipeline.findings import Code
from pipeline.readers.status_sheet import read_status_sheet
from pipeline.together import cut_rows_joined, halves_joined, of_latest_workbook, of_latest_year, of_reports
from tests.builders import programme, sheet, status_sheet

STATUSES = """
    Tema  | Tiltak      | Status     | Kommentar
    Klima | Felles kart | Pågår      | Tegnet
    Klima | Kurs        | Ferdig     |
    Buss  | Kurs        | Ikke startet |
"""
ANSWERS = """
    Tema  | Tiltak      | Videreføres? | Ansvarlig
    Buss  | Kurs        | Ja           |
    Klima | Kurs        | Nei          | Ås
    Klima | Felles kart | Endres       |
"""


def _reports(*texts: str) -> list[tuple[str | None, ...]]:
    sheets = [status_sheet(text, name=f"Ark{number}") for number, text in enumerate(texts)]
    return [
        tuple(cell.text if cell else None for cell in (row.measure, row.status, row.description, row.answer))
        for one in halves_joined(sheets, ())[0]
        for row in one.rows
    ]


def test_each_measure_gets_its_status_and_its_answer() -> None:
    assert _reports(STATUSES, ANSWERS) == [
        ("Felles kart", "Pågår", "Tegnet", "Endres"),
        ("Kurs", "Ferdig", None, "Nei"),
        ("Kurs", "Ikke startet", None, "Ja"),
    ]


def test_the_answer_keeps_its_cell_and_what_stands_beside_it() -> None:
    sheets = [status_sheet(STATUSES, name="Status"), status_sheet(ANSWERS, name="Svar")]
    row = halves_joined(sheets, ())[0][0].rows[1]
    assert (row.status_at.sheet, row.status_at.cell) == ("Status", "C3")
    assert (row.answer_at.sheet, row.answer_at.cell) == ("Svar", "C3")
    assert [(header, cell.text) for header, cell in row.extra] == [("Ansvarlig", "Ås")]


def test_a_row_without_its_other_half_stays() -> None:
    more = f"{ANSWERS}    Klima | Solkart | Ja |\n"
    assert _reports(STATUSES, more)[-1] == ("Solkart", None, None, "Ja")


@pytest.mark.parametrize(
    "other",
    [
        "Tiltak | Status | Videreføres?\nFelles kart | Ferdig | Ja",  # says both itself
        "Tiltak | Videreføres?\nFelles kart | Ja\nFelles kart | Nei",  # which of them?
        "Tiltak | Videreføres?\nFelles kart for sykkel | Ja",
    ],
)
def test_what_is_no_half_of_it_is_not_joined(other: str) -> None:
    alone = "Tiltak | Status\nFelles kart | Pågår"
    assert _reports(alone, other)[0] == ("Felles kart", "Pågår", None, None)


def test_a_column_that_the_other_half_has_is_not_missing() -> None:
    texts = {"Status": "Tiltak | Status\nFelles kart | Pågår", "Svar": "Tiltak | Videreføres?\nFelles kart | Ja"}
    read = [read_status_sheet(sheet(text, name=name)) for name, text in texts.items()]
    found = [finding for _, more in read for finding in more]
    assert [finding.code for finding in found] == [Code.MISSING_COLUMN] * 2
    assert halves_joined([one for one, _ in read if one], found)[1] == ()
    assert halves_joined([one for one, _ in read[:1] if one], found)[1] == tuple(found)


def test_answers_about_the_next_year_are_of_the_year_before() -> None:
    sheets = [status_sheet(STATUSES, name="Status 2025"), status_sheet(ANSWERS, name="Forslag 2026")]
    assert of_latest_year(sheets) == (sheets, ())


def test_a_whole_report_of_another_year_is_left_out() -> None:
    text = "Tiltak | Status | Videreføres?\nFelles kart | Ferdig | Ja"
    sheets = [status_sheet(text, name="Status 2025"), status_sheet(text, name="Status 2026")]
    kept, found = of_latest_year(sheets)
    assert (kept, [finding.at.sheet for finding in found]) == (sheets[1:], ["Status 2025"])


@pytest.mark.parametrize(
    ("adopted", "kept"), [(2025, ["Rapport"]), (2024, ["Rapport", "2024"]), (None, ["Rapport", "2024"])]
)
def test_a_sheet_that_says_no_year_is_of_the_programmes(adopted: int | None, kept: list[str]) -> None:
    text = "Tiltak | Status | Videreføres?\nFelles kart | Ferdig | Ja"
    sheets = [status_sheet(text, name="Rapport"), status_sheet(text, name="2024")]
    assert [sheet.name for sheet in of_latest_year(sheets, adopted)[0]] == kept


@pytest.mark.parametrize(
    ("below", "measures"),
    [
        ("og hytter i fjellet | |", ["Kart over stier og hytter i fjellet"]),
        ("og hytter i fjellet | Pågår |", ["Kart over stier", "og hytter i fjellet"]),
        ("Og hytter i fjellet | |", ["Kart over stier", "Og hytter i fjellet"]),
        ("benker ved elva | |", ["Kart over stier", "benker ved elva"]),
    ],
)
def test_a_measure_that_was_cut_in_two_rows_is_one_where_the_programme_has_it_whole(
    below: str, measures: list[str]
) -> None:
    adopted = programme("# Område\n## Klima\n- Kart over stier og hytter i fjellet\n- Nattbuss")
    read = status_sheet(f"Tiltak | Status | Beskrivelse\nKart over stier | Pågår | Tegnet\n{below}")
    (joined,) = cut_rows_joined([read], adopted)
    assert [row.measure.text for row in joined.rows] == measures


def test_of_two_workbooks_the_later_counts_and_what_only_the_earlier_has_is_kept() -> None:
    title = "Status per {day} 2025\nTiltak | Status\nKart | Pågår\nKurs | Ferdig\n"
    may = status_sheet(f"{title.format(day='15. mai')}Fiskekort | Ferdig", file="mai.xlsx")
    september = status_sheet(title.format(day="15. september"), file="september.xlsx")
    kept, found = of_latest_workbook([may, september])
    assert [[row.measure.text for row in one.rows] for one in kept] == [["Fiskekort"], ["Kart", "Kurs"]]
    assert [(one.code, one.at.file) for one in found] == [(Code.PASSED_OVER, "mai.xlsx")]


def test_workbooks_of_other_measures_or_of_the_same_day_are_both_read() -> None:
    title = "Status per {day} 2025\nTiltak | Status\n{rows}"
    one = status_sheet(title.format(day="15. mai", rows="Kart | Pågår\nKurs | Ferdig"), file="a.xlsx")
    other = status_sheet(
        title.format(day="15. september", rows="Messe | Pågår\nKurs | Ferdig\nBuss | I rute"), file="b.xlsx"
    )
    same = status_sheet(title.format(day="15. mai", rows="Kart | Ferdig\nKurs | Ferdig"), file="c.xlsx")
    assert of_latest_workbook([one, other])[1] == ()
    assert of_latest_workbook([one, same])[1] == ()


def test_a_plan_beside_a_sheet_that_reports_is_passed_over() -> None:
    told = status_sheet("Tema | Tiltak | Status\nKlima | Kart | Pågår\n | Kurs | Ferdig")
    plan = status_sheet("Tema | Tiltak | Budsjett\nKlima | Kart | 40\n | Kurs | 10", name="Plan")
    kept, found = of_reports([told, plan], ())
    assert kept == [told]
    assert [(one.code, one.at.sheet) for one in found] == [(Code.PASSED_OVER, "Plan")]


@pytest.mark.parametrize(
    "beside",
    [
        "Tema | Tiltak\nKlima | Nattbuss\n | Gangveg",
        "Tema | Tiltak | Beskrivelse\nKlima | Kart | Tegnet\n | Kurs | Holdt",
    ],
)
def test_a_sheet_of_other_measures_or_that_reports_is_no_plan(beside: str) -> None:
    told = status_sheet("Tema | Tiltak | Status\nKlima | Kart | Pågår\n | Kurs | Ferdig")
    sheets = [told, status_sheet(beside, name="Forslag")]
    assert of_reports(sheets, ()) == (sheets, ())


def test_a_guide_with_an_example_is_no_report() -> None:
    sheets = [status_sheet(STATUSES, name="Klima"), status_sheet("Tiltak | Status\nMal | Pågår", name="Veiledning")]
    kept, found = of_reports(sheets, ())
    assert ([sheet.name for sheet in kept], [one.code for one in found]) == (["Klima"], [Code.PASSED_OVER])
    assert of_reports(sheets[1:], ()) == (sheets[1:], ())
