"""Finding the header of a table of measures."""

from __future__ import annotations

import pytest

from pipeline.readers.columns import column_of
from pipeline.readers.header import Header, find_header
from pipeline.vocabulary import Column
from tests.builders import sheet


def _header(text: str) -> Header:
    header = find_header(sheet(text))
    assert header is not None
    return header


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Innsatsområde/tverrgående tema", Column.AREA),
        ("Tiltak", Column.MEASURE),
        ("TILTAK", Column.MEASURE),
        ("Tiltak 2025", Column.MEASURE),
        ("Status", Column.STATUS),
        ("Status per 2. september", Column.STATUS),
        ("Status\npr 2 sept", Column.STATUS),
        ("Beskrivelse", Column.DESCRIPTION),
        ("Kommentar til status", Column.DESCRIPTION),
        ("Bør videreføres 2026?", Column.ANSWER),
        ("Bør vidareførast?", Column.ANSWER),
        ("Skal tiltaket videreføres?", Column.ANSWER),
        ("Tiltak nr.", Column.NUMBER),
        ("Tiltak nr i programmet", Column.NUMBER),
        ("Gruppens kommentar til status", Column.DESCRIPTION),
        ("Nr", Column.NUMBER),
        ("Ansvarlig", Column.OWNER),
        ("Frist", Column.DEADLINE),
        ("Budsjett (kr)", Column.BUDGET),
        ("Hovedområde", Column.SECTION),
        ("Innsatsområde / tiltak", Column.MEASURE),
        ("Tema og tiltak", Column.MEASURE),
        ("2. tertial", Column.STATUS),
        ("September 2026", Column.STATUS),
        ("Hva mener gruppa om 2027?", Column.ANSWER),
        ("Hva er gjort i 2026?", Column.DESCRIPTION),
        ("Tiltaket", Column.MEASURE),
        ("Tiltaket videreføres i 2027?", Column.ANSWER),
        ("Tiltaket er gjennomført", Column.STATUS),
        ("Innsats", Column.MEASURE),
        ("#", Column.NUMBER),
        ("Tema – tiltak", Column.MEASURE),
        ("Tiltak-ID", Column.NUMBER),
    ],
)
def test_a_header_names_its_column(text: str, column: Column) -> None:
    assert column_of(text)[0] is column


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "Koordinator",
        "Oppgave-ID",
        "Tiltak står i rekkefølge etter hvor viktige de er, og gjelder for hele programperioden",
    ],
)
def test_a_text_that_names_no_column_holds_something_else(text: str) -> None:
    assert column_of(text) == (None, 0)


def test_the_whole_text_fits_better_than_its_start_and_that_than_a_part() -> None:
    whole, start, part = (column_of(text)[1] for text in ("Status", "Status nå", "Om dagens status"))
    assert whole > start > part > 0


def test_the_header_of_2025_is_found_with_its_columns() -> None:
    header = _header("""
        Innsatsområde/tverrgående tema | Tiltak | Status | Beskrivelse | Bør videreføres 2026?
    """)
    assert header.columns == {
        1: Column.AREA,
        2: Column.MEASURE,
        3: Column.STATUS,
        4: Column.DESCRIPTION,
        5: Column.ANSWER,
    }


def test_the_header_need_not_stand_in_row_1_or_column_1() -> None:
    header = _header("""
        Status - Osloregionens handlingsprogram 2025 - pr 2 sept

          | | Tiltak      | Status
          | | Felles kart | Pågående
    """)
    assert (header.first_row, header.columns) == (3, {3: Column.MEASURE, 4: Column.STATUS})


def test_columns_may_stand_in_any_order() -> None:
    header = _header("Bør videreføres? | Status | Tiltak | Tema")
    assert list(header.columns.values()) == [Column.ANSWER, Column.STATUS, Column.MEASURE, Column.AREA]


def test_of_two_columns_the_one_that_fits_better_counts() -> None:
    header = _header("Status fra i fjor | Tiltak | Status")
    assert header.columns == {2: Column.MEASURE, 3: Column.STATUS}


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Tiltak | Status 2024 | Status 2025", 3),
        ("Tiltak | Status 1.9 | Status 1.5", 2),
        ("Tiltak | Status | Status", 2),
    ],
)
def test_of_two_columns_of_the_same_words_the_latest_counts(header: str, column: int) -> None:
    columns = _header(header).columns
    assert [place for place, held in columns.items() if held is Column.STATUS] == [column]


def test_a_title_that_mentions_measures_is_no_header() -> None:
    header = _header("""
        Tiltak i handlingsprogrammet | Status
        Nr | Tiltak | Status | Beskrivelse
    """)
    assert header.first_row == 2


def test_of_two_headers_alike_the_first_counts() -> None:
    header = _header("""
        Tiltak | Status
        Felles kart | Pågående
        Tiltak | Status
    """)
    assert header.first_row == 1


@pytest.mark.parametrize("text", ["Status | Beskrivelse", "Tiltak | Koordinator", "Tiltak", "Kari | Ola"])
def test_a_row_without_measures_or_anything_said_of_them_is_no_header(text: str) -> None:
    assert find_header(sheet(text)) is None


def test_an_empty_sheet_has_no_header() -> None:
    assert find_header(sheet("")) is None


def test_a_header_below_row_40_is_not_looked_for() -> None:
    assert find_header(sheet("x\n" * 40 + "Tiltak | Status")) is None
    assert find_header(sheet("x\n" * 39 + "Tiltak | Status")) is not None


def test_a_column_that_holds_something_else_keeps_its_name() -> None:
    header = _header("Tiltak | Status | Koordinator\\nnavn")
    assert (header.name_of(3), header.name_of(4)) == ("Koordinator\nnavn", "Uten overskrift")


def test_the_cell_of_a_column_is_found_by_what_it_holds() -> None:
    header = _header("Tiltak | Bør videreføres 2026?")
    answer = header.cell_of(Column.ANSWER)
    assert answer is not None
    assert (answer.text, header.cell_of(Column.OWNER)) == ("Bør videreføres 2026?", None)


def test_a_line_above_the_headers_is_no_part_of_them() -> None:
    header = find_header(
        sheet("Tema: Klima\nTiltak | Status | Beskrivelse | Bør videreføres i 2026?\nKart | Ferdig | |")
    )
    assert header is not None
    assert [*header.columns.values()] == [Column.MEASURE, Column.STATUS, Column.DESCRIPTION, Column.ANSWER]


def test_a_name_with_a_number_under_a_column_is_no_second_header() -> None:
    header = find_header(sheet("Tiltak | Status | Ansvarlig |\n | | Vei24 AS | Linje2x4\nFelles kart | Ferdig | Ås |"))
    assert header is not None
    assert header.last_row == 1


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("Tiltak | Status | Beskrivelse | Bør videreføres 2026? | Begrunnelse", 5),
        ("Tiltak | Status | Bør videreføres 2026? | Begrunnelse | Beskrivelse", 4),
        ("Tiltak | Status | Beskrivelse | Videreføres? | Hvorfor / hvorfor ikke?", 5),
        ("Tiltak | Status | Bør videreføres 2026? | Begrunnelse", None),
        ("Tiltak | Bør videreføres 2026? | Begrunnelse", 3),
        ("Tiltak | Status | Begrunnelse | Beskrivelse | Bør videreføres 2026?", None),
        ("Tiltak | Status | Begrunnelse for svaret | Bør videreføres 2026?", 3),
    ],
)
def test_the_reason_for_the_answer_stands_right_beside_it(header: str, reason: int | None) -> None:
    columns = _header(header).columns
    assert next((number for number, column in columns.items() if column is Column.REASON), None) == reason
    assert (Column.DESCRIPTION in columns.values()) == ("Beskrivelse" in header or reason is None)


def test_a_measure_that_begins_as_a_header_does_is_none_below_one() -> None:
    found = find_header(
        sheet("""
            Fagfelt | Tiltak              | Status     | Fortell      | Hva så?
            Klima   | Felles klimaplan    | Pågående   | Vi er i gang | Ja
            Klima   | Prosjekt Grønn havn | Gjennomført | Utført i mai | Fortsetter
        """)
    )
    assert found is not None
    assert found.first_row == 1


def test_a_word_for_measures_in_a_title_or_a_guide_above_hides_no_header() -> None:
    found = find_header(
        sheet("""
            Tiltak |
            Tiltak | Hva vi skal gjøre
            Tiltak i 2026 | Status | Videreføres?
        """)
    )
    assert found is not None
    assert found.first_row == 3
