"""Tables as people lay them out on a sheet: side by side, with headers in a column, once or for each measure."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pipeline.model import Heading
from pipeline.readers.status_sheet import read_status_sheet
from pipeline.readers.tables import tables_of
from tests.builders import plain_sheet, sheet

Row = tuple[str, ...]


def _rows(text: str) -> list[Row]:
    """Read each row of a sheet: measure, status, answer, with the cells of the two last."""
    found = []
    for table in tables_of(sheet(text)):
        read, _ = read_status_sheet(table)
        assert read is not None
        for row in read.rows:
            texts = [cell.text if cell else "" for cell in (row.measure, row.status, row.answer)]
            found.append((*texts, row.status_at.cell or "", row.answer_at.cell or ""))
    return found


FORM = """
    Tiltak         | Felles kart
    Status         | Pågående
    Videreføres?   | Ja
    Tiltak         | Kurs
    Status         |
    Videreføres?   | Nei
"""


def test_a_field_of_a_form_that_is_not_known_is_no_measure() -> None:
    signed = FORM.replace("Videreføres?   | Ja\n", "Videreføres?   | Ja\n    Rapportert av | Kari, 3. september\n")
    assert _rows(signed)[:2] == [("Felles kart", "Pågående", "Ja", "B2", "B3"), ("Kurs", "", "Nei", "B6", "B7")]


def test_statuses_are_known_by_their_words_where_the_header_only_names_the_measures() -> None:
    found = _rows("""
        Fagfelt | Tiltak      | Stoda no    | Hva så?
        Klima   | Felles kart | Pågående    | Ja
        Klima   | Kurs        | Gjennomført | Nei
        Klima   | Messe       | Utført      | Ja
    """)
    assert [row[:3] for row in found] == [
        ("Felles kart", "Pågående", "Ja"),
        ("Kurs", "Gjennomført", "Nei"),
        ("Messe", "Utført", "Ja"),
    ]


def test_numbers_alone_are_the_measures_where_statuses_stand_beside() -> None:
    assert [row[:2] for row in _rows("Nr | Status | Videreføres?\n1.1 | Pågående | Ja\n1.2 | Ferdig | Nei")] == [
        ("1.1", "Pågående"),
        ("1.2", "Ferdig"),
    ]


def test_a_form_for_each_measure_is_a_row_for_each() -> None:
    assert _rows(FORM) == [("Felles kart", "Pågående", "Ja", "B2", "B3"), ("Kurs", "", "Nei", "B5", "B6")]


def test_headers_in_a_column_are_turned_and_the_cells_keep_their_places() -> None:
    text = "Per 1. mai 2025\nTiltak | Felles kart | Kurs\nStatus | Pågående |\nVidereføres? | Ja | Nei"
    assert _rows(text) == [("Felles kart", "Pågående", "Ja", "B3", "B4"), ("Kurs", "", "Nei", "C3", "C4")]


def test_what_stands_above_is_still_above() -> None:
    (table,) = tables_of(sheet(f"Status per 1. mai 2025\n{FORM}"))
    read, _ = read_status_sheet(table)
    assert read is not None
    assert [cell.text for cell in read.above] == ["Status per 1. mai 2025"]


def test_a_value_that_goes_on_below_its_header_is_one_text() -> None:
    text = "Tiltak | Kart\nStatus | Pågående\nBeskrivelse | Tegnet\n | Trykt\nTiltak | Kurs\nStatus | Ferdig"
    (table,) = tables_of(sheet(text))
    read, _ = read_status_sheet(table)
    assert read is not None
    assert [cell.text if cell else None for cell in (row.description for row in read.rows)] == ["Tegnet\nTrykt", None]


def test_a_theme_between_the_forms_is_a_heading() -> None:
    text = f"**Klima**\n{FORM}**Buss**\nTiltak | Nattbuss\nStatus | Ferdig"
    (table,) = tables_of(sheet(text))
    read, _ = read_status_sheet(table, frozenset({"klima", "buss"}))
    assert read is not None
    assert [item.cell.text for item in read.items if isinstance(item, Heading)] == ["Buss"]
    assert [cell.text for cell in read.above] == ["Klima"]


SIDE_BY_SIDE = """
    Status per 1. mai 2025
    Klima       |          |              | Buss     |        |
    Tiltak      | Status   | Videreføres? | Tiltak   | Status | Videreføres?
    Felles kart | Pågående | Ja           | Nattbuss | Ferdig | Nei
    Kurs        |          | Nei          |          |        |
"""


def test_tables_side_by_side_are_read_each_by_itself() -> None:
    assert _rows(SIDE_BY_SIDE) == [
        ("Felles kart", "Pågående", "Ja", "B4", "C4"),
        ("Kurs", "", "Nei", "B5", "C5"),
        ("Nattbuss", "Ferdig", "Nei", "E4", "F4"),
    ]


def test_each_has_its_own_line_above_and_the_title() -> None:
    read = [read_status_sheet(table)[0] for table in tables_of(sheet(SIDE_BY_SIDE))]
    above = [[cell.text for cell in one.above] for one in read if one]
    assert above == [["Status per 1. mai 2025", "Klima"], ["Status per 1. mai 2025", "Buss"]]


@pytest.mark.parametrize(
    "text",
    [
        "Tiltak | Status | Videreføres?\nFelles kart | Ferdig | Nei",
        "Tiltak | Status | Beskrivelse | Tiltak\nFelles kart | Ferdig | Tegnet | Nr. 4",  # no table of its own
        "Tiltak | Status for kollektivtrafikken\nStatus | Felles kart",  # a header above, as it may be
        "Kontakt | Kari\nTelefon | 22 33 44 55",
        "Tiltak | Felles kart\nFrist | 2027",  # nothing is reported
        "Navn | Status | Kommentar\nKari Dahl | Kommer | Sent\nOla Berg | Forfall |\nLiv Aune | Kommer |",
    ],
)
def test_another_sheet_is_left_as_it_is(text: str) -> None:
    assert tables_of(sheet(text)) == (sheet(text),)


WORDS = st.sampled_from(["Tiltak", "Status", "Videreføres?", "Tema", "ord", "ord", ""])


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), max_size=9))
def test_no_text_is_lost_whatever_the_sheet_looks_like(rows: list[list[str]]) -> None:
    typed = [
        [f"{text}{row}x{column}" if text == "ord" else text for column, text in enumerate(texts)]
        for row, texts in enumerate(rows)
    ]
    kept = [
        text
        for table in tables_of(plain_sheet(typed))
        for row in table.rows
        for cell in row
        for text in cell.text.split("\n")
    ]
    assert [text for texts in typed for text in texts if text.startswith("ord") and text not in kept] == []


def test_measures_without_a_header_are_those_that_statuses_and_answers_stand_beside() -> None:
    text = """
        Nr | Prioritet | | Hvor langt er vi? | Kommentar
        1 | Høy | Felles klimaregnskap | Pågående    | Møte i mai
        2 | Lav | Nattbuss til Moelva  | Gjennomført |
        3 | Høy | Messe i Berlin       | Pågående    | I rute
    """
    measures = [measure for measure, *_ in _rows(text)]
    assert measures == ["Felles klimaregnskap", "Nattbuss til Moelva", "Messe i Berlin"]
