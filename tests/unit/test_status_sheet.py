"""Reading a sheet: which rows are headings, which are measures, and what is odd about the cells."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pipeline.codes import StatusCode
from pipeline.findings import Code, Finding, Severity
from pipeline.model import Heading, StatusRow, StatusSheet
from pipeline.readers.cells import column_letter, counts_measures
from pipeline.readers.header import find_header
from pipeline.readers.status_sheet import read_status_sheet, read_table
from pipeline.statuses import read_status
from pipeline.text import key
from tests.builders import plain_sheet, programme, sheet, sheet_findings, status_sheet

PROGRAMME = programme("""
    # Innsatsområder
    ## Klima og natur
    - Felles kart
    ## Transport
    - Flere nattbusser
""")


def _outline(text: str) -> list[str]:
    """Write a sheet's items as they stand: ``# heading``, ``- measure``."""
    return [
        f"# {item.cell.text}" if isinstance(item, Heading) else f"- {item.measure.text}"
        for item in status_sheet(text, PROGRAMME).items
    ]


def _only_row(text: str) -> StatusRow:
    (row,) = status_sheet(text, PROGRAMME).rows
    return row


def _texts(row: StatusRow) -> tuple[str | None, str | None, str | None]:
    return tuple(cell.text if cell else None for cell in (row.status, row.description, row.answer))  # type: ignore[return-value]


def _codes(found: tuple[Finding, ...]) -> list[tuple[Severity, Code, str | None]]:
    return [(finding.severity, finding.code, finding.at.cell) for finding in found]


# Layouts: where the area stands


@pytest.mark.parametrize("between", [" – ", ": ", " | ", " - "])
def test_the_area_may_stand_before_the_measure_in_its_cell(between: str) -> None:
    assert _outline(
        f"""
        Tema – tiltak ; Status
        Klima og natur{between}Felles kart ; Pågående
        Klima og natur{between}Rydde strender – del 2 ; Pågående
        Transport{between}Flere nattbusser ; Pågående
    """.replace(" | ", " / ").replace(" ; ", " | ")
    ) == [
        "# Klima og natur",
        "- Felles kart",
        "- Rydde strender – del 2",
        "# Transport",
        "- Flere nattbusser",
    ]


def test_a_measure_that_begins_with_the_name_of_an_area_is_whole_where_the_others_do_not() -> None:
    assert _outline("""
        Tiltak | Status
        Transport – felles innkjøp | Pågående
        Felles kart | Pågående
        Flere nattbusser | Pågående
    """) == ["- Transport – felles innkjøp", "- Felles kart", "- Flere nattbusser"]


def test_an_export_of_tasks_names_the_measures_and_not_their_ids() -> None:
    assert _outline("""
        Oppgave-ID | Oppgavenavn | Samlingsnavn | Fremdrift | Tilordnet til | Forfallsdato
        Ud8fG2K | Felles kart | Klima og natur | Pågår | Kari | 01.12.2026
        Xk29sLq | Flere nattbusser | Transport | Fullført | Ola | 01.12.2026
    """) == ["# Klima og natur", "- Felles kart", "# Transport", "- Flere nattbusser"]


def test_the_area_may_stand_on_its_own_row() -> None:
    assert _outline("""
        Tema | Tiltak | Status
        Klima og natur | | |
        | Felles kart | Pågående
        Transport | | |
        | Flere nattbusser | Pågående
    """) == ["# Klima og natur", "- Felles kart", "# Transport", "- Flere nattbusser"]


def test_the_area_may_stand_on_the_row_of_its_first_measure() -> None:
    assert _outline("""
        Tema           | Tiltak           | Status
        Klima og natur | Felles kart      | Pågående
                       | Turkart          | Pågående
        Transport      | Flere nattbusser | Pågående
    """) == ["# Klima og natur", "- Felles kart", "- Turkart", "# Transport", "- Flere nattbusser"]


def test_the_area_may_stand_on_every_row() -> None:
    assert _outline("""
        Tema            | Tiltak           | Status
        Klima og natur  | Felles kart      | Pågående
        Klima og natur: | Turkart          | Pågående
        Transport       | Flere nattbusser | Pågående
    """) == ["# Klima og natur", "- Felles kart", "- Turkart", "# Transport", "- Flere nattbusser"]


def test_the_area_may_be_merged_down() -> None:
    assert _outline("""
        Tema           | Tiltak           | Status
        Klima og natur | Felles kart      | Pågående
        ^              | Turkart          | Pågående
        Transport      | Flere nattbusser | Pågående
    """) == ["# Klima og natur", "- Felles kart", "- Turkart", "# Transport", "- Flere nattbusser"]


def test_the_area_may_stand_in_the_column_of_the_measures_if_the_programme_knows_it() -> None:
    assert _outline("""
        Tiltak           | Status
        Klima og natur:  |
        Felles kart      | Pågående
        TRANSPORT        |
        Flere nattbusser | Pågående
    """) == ["# Klima og natur:", "- Felles kart", "# TRANSPORT", "- Flere nattbusser"]


def test_a_bold_text_alone_on_its_row_is_an_area_where_no_column_has_areas() -> None:
    assert _outline("""
        Tiltak      | Status
        **Havbruk** |
        Felles kart | Pågående
    """) == ["# Havbruk", "- Felles kart"]


def test_a_bold_text_alone_on_its_row_is_a_measure_where_another_column_has_the_areas() -> None:
    assert _outline("""
        Tema           | Tiltak      | Status
        Klima og natur | **Havbruk** |
        Transport      | Felles kart | Pågående
    """) == ["# Klima og natur", "- Havbruk", "# Transport", "- Felles kart"]


def test_a_measure_alone_on_its_row_is_still_a_measure() -> None:
    assert _outline("""
        Tiltak      | Status
        Felles kart |
    """) == ["- Felles kart"]


def test_an_area_with_a_status_beside_it_is_a_measure() -> None:
    assert _outline("""
        Tiltak        | Status
        **Transport** | Pågående
    """) == ["- Transport"]


def test_two_columns_of_areas_say_which_level_they_have() -> None:
    read = status_sheet("""
        Hovedområde    | Tema      | Tiltak      | Status
        Innsatsområder | Klima     | Felles kart | Pågående
                       | Transport | Nattbuss    | Pågående
    """)
    headings = [item for item in read.items if isinstance(item, Heading)]
    assert [(heading.cell.text, heading.level) for heading in headings] == [
        ("Innsatsområder", 1),
        ("Klima", 2),
        ("Transport", 2),
    ]


def test_one_column_of_areas_says_no_level() -> None:
    read = status_sheet("""
        Tema  | Tiltak      | Status
        Klima | Felles kart | Pågående
    """)
    assert [item.level for item in read.items if isinstance(item, Heading)] == [None]


def test_a_theme_of_the_same_name_under_the_next_section_is_a_heading_again() -> None:
    assert _outline("""
        Hovedområde        | Tema  | Tiltak      | Status
        Innsatsområder     | Klima | Felles kart | Pågående
        Tverrgående temaer | Klima | Nattbuss    | Pågående
    """) == ["# Innsatsområder", "# Klima", "- Felles kart", "# Tverrgående temaer", "# Klima", "- Nattbuss"]


def test_a_theme_that_comes_back_is_a_heading_again() -> None:
    assert _outline("""
        Tema      | Tiltak      | Status
        Klima     | Felles kart | Pågående
        Transport | Nattbuss    | Pågående
        Klima     | Turkart     | Pågående
    """) == ["# Klima", "- Felles kart", "# Transport", "- Nattbuss", "# Klima", "- Turkart"]


# What stands above the table, and its header


def test_what_stands_above_the_header_is_kept_with_its_place() -> None:
    read = status_sheet("""
        Status - Osloregionens handlingsprogram 2025 - pr 2 sept | utkast

        Tiltak      | Status
        Felles kart | Pågående
    """)
    assert [(cell.text, cell.at.cell) for cell in read.above] == [
        ("Status - Osloregionens handlingsprogram 2025 - pr 2 sept", "A1"),
        ("utkast", "B1"),
    ]


def test_the_header_of_the_answers_is_kept_for_its_year() -> None:
    read = status_sheet("""
        Tiltak      | Bør videreføres 2026?
        Felles kart | ja
    """)
    assert read.answer_header is not None
    assert read.answer_header.text == "Bør videreføres 2026?"


def test_a_sheet_without_a_table_of_measures_is_none() -> None:
    assert read_status_sheet(sheet("Kontaktpersoner | Telefon\nKari | 1")) == (None, ())


def test_columns_in_another_order_are_read_by_their_headers() -> None:
    row = _only_row("""
        Bør videreføres? | Beskrivelse   | Tiltak      | Status
        ja               | Møte i januar | Felles kart | Pågående
    """)
    assert (row.measure.text, _texts(row)) == ("Felles kart", ("Pågående", "Møte i januar", "ja"))


def test_a_header_repeated_further_down_is_passed_over() -> None:
    assert _outline("""
        Tema           | Tiltak           | Status
        Klima og natur | Felles kart      | Pågående
        TEMA           | Tiltak:          | Status
        Transport      | Flere nattbusser | Pågående
    """) == ["# Klima og natur", "- Felles kart", "# Transport", "- Flere nattbusser"]


def test_the_two_columns_that_every_table_has_may_be_repeated() -> None:
    assert _outline("""
        Tiltak      | Status
        Felles kart | Pågående
        Tiltak      | Status
        Turkart     | Pågående
    """) == ["- Felles kart", "- Turkart"]


def test_one_word_of_the_header_is_not_the_header() -> None:
    assert _outline("""
        Tiltak | Status
        Tiltak |
    """) == ["- Tiltak"]


def test_a_measure_that_is_called_measure_is_not_a_repeated_header() -> None:
    assert _outline("""
        Tiltak | Status
        Tiltak | Pågående
    """) == ["- Tiltak"]


def test_a_sheet_may_lack_columns() -> None:
    row = _only_row("""
        Tiltak      | Bør videreføres?
        Felles kart | ja
    """)
    assert (_texts(row), row.number, row.extra) == ((None, None, "ja"), None, ())


def test_the_cell_of_a_missing_column_is_the_measures_own() -> None:
    row = _only_row("""
        Nr | Tiltak      | Status
        1  | Felles kart |
    """)
    assert (row.status_at.cell, row.answer_at.cell) == ("C2", "B2")


# Rows


def test_a_row_keeps_where_it_stands_and_what_was_typed() -> None:
    row = _only_row("""
        Tittel

        Nr | Tiltak          | Status
        7  | * Felles   kart | Pågående
    """)
    assert (row.source.file, row.source.sheet, row.source.row) == ("status.xlsx", "Status 2025", 4)
    assert (row.measure.text, row.measure.raw) == ("* Felles kart", "* Felles   kart")
    assert row.number is not None
    assert (row.number.text, row.measure.at.cell) == ("7", "B4")


def test_bullet_and_indent_are_kept() -> None:
    bulleted, indented = status_sheet("""
        Tiltak        | Status
        * Felles kart | Pågående
        >>Turkart     | Pågående
    """).rows
    assert [(row.bullet, row.indent) for row in (bulleted, indented)] == [(True, 0), (False, 2)]


def test_other_filled_columns_are_kept_under_their_headers() -> None:
    row = _only_row("""
        Tiltak      | Status   | Ansvarlig | Koordinator | Frist
        Felles kart | Pågående | Kari      | Ola         |
    """)
    assert [(name, cell.text) for name, cell in row.extra] == [("Ansvarlig", "Kari"), ("Koordinator", "Ola")]


def test_a_column_without_a_header_is_kept_too() -> None:
    row = _only_row("""
        Tiltak      | Status   |
        Felles kart | Pågående | husk Kari
    """)
    assert [(name, cell.text) for name, cell in row.extra] == [("Uten overskrift", "husk Kari")]


def test_a_row_without_a_measure_goes_on_with_the_row_above() -> None:
    row = _only_row("""
        Tiltak      | Status   | Beskrivelse   | Bør videreføres?
        Felles kart | Pågående | Møte i januar | Ja, men
                    |          | og i mai      | mindre
    """)
    assert _texts(row) == ("Pågående", "Møte i januar\nog i mai", "Ja, men\nmindre")


def test_a_continuation_may_fill_what_the_row_above_left_empty() -> None:
    row = _only_row("""
        Tiltak      | Status   | Beskrivelse | Bør videreføres?
        Felles kart |          |             |
                    | Pågående | og i mai    | ja
    """)
    assert _texts(row) == ("Pågående", "og i mai", "ja")


def test_a_dash_for_a_measure_goes_on_with_the_row_above() -> None:
    row = _only_row("""
        Tiltak      | Status   | Beskrivelse
        Felles kart | Pågående | Møte i januar
        -           |          | og i mai
    """)
    assert _texts(row) == ("Pågående", "Møte i januar\nog i mai", None)


def test_a_description_merged_down_is_not_said_twice() -> None:
    row = _only_row("""
        Tiltak      | Status   | Beskrivelse   | Bør videreføres?
        Felles kart | Pågående | Møte i januar | ja
                    |          | ^             | , men mindre
    """)
    assert _texts(row) == ("Pågående", "Møte i januar", "ja\n, men mindre")


def test_a_status_merged_down_over_two_measures_is_the_status_of_both() -> None:
    rows = status_sheet("""
        Tiltak      | Status
        Felles kart | Pågående
        Turkart     | ^
    """).rows
    assert [_texts(row)[0] for row in rows] == ["Pågående", "Pågående"]


def test_an_empty_row_parts_nothing() -> None:
    row = _only_row("""
        Tiltak      | Status   | Beskrivelse
        Felles kart | Pågående | Møte i januar

                    |          | og i mai
    """)
    assert _texts(row)[1] == "Møte i januar\nog i mai"


def test_what_stands_after_an_empty_row_goes_on_within_the_table_and_not_below_it() -> None:
    text = """
        Tiltak      | Status   | Beskrivelse
        Felles kart | Pågående | Møte i januar

                    |          | Kurs i mai
        Turkart     | Pågående | Trykkes

                    |          | Moelva, 4. november
                    |          | Kari Nordmann
    """
    assert [_texts(row)[1] for row in status_sheet(text).rows] == ["Møte i januar\nKurs i mai", "Trykkes"]
    stray = [one.at.cell for one in sheet_findings(text) if one.code is Code.TEXT_WITHOUT_MEASURE]
    assert stray == ["C7", "C8"]


# Findings about single cells


def test_a_text_without_a_measure_is_told() -> None:
    found = sheet_findings("""
        Tema  | Tiltak | Status   | Beskrivelse
        Klima |        | Pågående | Møte i januar
    """)
    assert _codes(found) == [
        (Severity.WARNING, Code.TEXT_WITHOUT_MEASURE, "C2"),
        (Severity.WARNING, Code.TEXT_WITHOUT_MEASURE, "D2"),
    ]


def test_of_two_columns_of_answers_side_by_side_the_second_says_more_of_the_first() -> None:
    row = _only_row("""
        Tiltak      | Status   | Merknader     | Ja/nei | Videre?
        Felles kart | Pågående | Møte i januar | J      | spisses mot skred
    """)
    assert _texts(row) == ("Pågående", "Møte i januar", "J, spisses mot skred")


def test_a_row_that_counts_the_measures_is_none() -> None:
    assert _outline("""
        Tema       | Tiltak      | Status
        Klima      | Felles kart | Pågående
        Sum tiltak | 1           |
    """) == ["# Klima", "- Felles kart"]


@pytest.mark.parametrize("header", ["", "Rapport fra gruppa", "Kommentar"])
def test_a_column_whose_cells_are_statuses_has_them_whatever_it_is_called(header: str) -> None:
    rows = status_sheet(
        f"""
        Tiltak           | {header}                     | Bør videreføres 2026?
        Felles kart      | Pågående                     | ja
        Flere nattbusser | Ferdig. To linjer er i gang. | nei
        Skilt            | Ikke startet                 | ja
        Benker           | Kari følger opp              | ja
        """,
        PROGRAMME,
    ).rows
    assert [row.status.text if row.status else None for row in rows] == [
        "Pågående",
        "Ferdig",
        "Ikke startet",
        "Kari følger opp",
    ]
    assert [row.description.text if row.description else None for row in rows] == [
        None,
        "To linjer er i gang.",
        None,
        None,
    ]


def test_a_column_with_some_words_that_may_be_statuses_is_what_it_is_called() -> None:
    row = status_sheet(
        """
        Tiltak           | Kommentar             | Bør videreføres 2026?
        Felles kart      | Ferdig                | ja
        Flere nattbusser | Møte i mars           | nei
        Skilt            | Tilbud er hentet inn  | ja
        Benker           | Satt ut ved alle stopp | ja
        """,
        PROGRAMME,
    ).rows[0]
    assert _texts(row) == (None, "Ferdig", "ja")


def test_the_number_of_a_heading_or_of_an_empty_row_is_no_text() -> None:
    found = sheet_findings("""
        Nr  | Innsatsområde / tiltak | Status
        1   | **Havbruk**            |
        1.1 | Felles kart            | Pågående
        1.2 |                        |
        NB! | **Transport**          |
    """)
    assert _codes(found) == [(Severity.WARNING, Code.TEXT_WITHOUT_MEASURE, "A5")]


def test_a_second_status_for_one_measure_is_told() -> None:
    found = sheet_findings("""
        Tiltak      | Status
        Felles kart | Pågående
                    | Gjennomført
    """)
    assert _codes(found) == [(Severity.WARNING, Code.TEXT_WITHOUT_MEASURE, "B3")]


def test_a_text_that_goes_on_with_a_measure_is_not_told() -> None:
    assert (
        sheet_findings("""
            Tiltak      | Status   | Beskrivelse
            Felles kart | Pågående | Møte i januar
                        |          | og i mai
        """)
        == ()
    )


@pytest.mark.parametrize("value", ["#REF!", "#N/A", "#DIV/0!"])
def test_an_error_value_is_told_and_not_trusted(value: str) -> None:
    text = f"""
        Tiltak      | Status
        Felles kart | {value}
    """
    row = _only_row(text)
    assert row.status is not None
    assert (row.status.text, row.status.trusted) == (value, False)
    assert _codes(sheet_findings(text)) == [(Severity.ERROR, Code.ERROR_VALUE, "B2")]


def test_a_formula_without_a_value_is_told_and_not_trusted() -> None:
    text = """
        Tiltak      | Status
        Felles kart | =Ark2!A1
    """
    row = _only_row(text)
    assert row.status is not None
    assert not row.status.trusted
    assert _codes(sheet_findings(text)) == [(Severity.ERROR, Code.FORMULA_WITHOUT_VALUE, "B2")]


def test_an_error_value_that_is_merged_down_is_told_once() -> None:
    found = sheet_findings("""
        Tiltak      | Status
        Felles kart | #REF!
        Turkart     | ^
    """)
    assert _codes(found) == [(Severity.ERROR, Code.ERROR_VALUE, "B2")]


def test_a_sound_sheet_has_no_findings() -> None:
    assert (
        sheet_findings("""
            Tiltak      | Status   | Beskrivelse          | Bør videreføres?
            Felles kart | Pågående | 50 % ferdig, 3 > 2 ✓ | ja
        """)
        == ()
    )


def test_a_control_character_is_shown_as_a_box_and_told() -> None:
    text = """
        Tiltak             | Status
        Felles_x0007_ kart | Pågående
    """
    assert _only_row(text).measure.text == "Felles□ kart"
    (finding,) = sheet_findings(text)
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.WARNING, Code.ILLEGAL_CHARACTER, "A2")
    assert "U+0007" in finding.message


def test_a_lone_surrogate_is_shown_as_a_box_and_told() -> None:
    text = """
        Tiltak             | Status
        Felles_xD83D_ kart | Pågående
    """
    assert _only_row(text).measure.text == "Felles□ kart"
    assert _codes(sheet_findings(text)) == [(Severity.WARNING, Code.ILLEGAL_CHARACTER, "A2")]


def test_a_code_of_the_file_format_is_read_as_its_character_and_noted() -> None:
    text = """
        Tiltak                  | Status
        Felles_x000D__x000A_kart | Pågående
    """
    assert _only_row(text).measure.text == "Felles\nkart"
    assert _codes(sheet_findings(text)) == [(Severity.NOTE, Code.ILLEGAL_CHARACTER, "A2")]


# Whatever people type


FILLED = st.text(st.sampled_from("aøJ1-–*:?.#_ \n\t\u00a0\u200b\x07\ud800 |"), max_size=8) | st.sampled_from(
    ["Tiltak", "Status", "Innsatsområder", "ja", "Pågående", "-", "Bør videreføres 2026?", "#REF!", "Klima"]
)
GRIDS = st.lists(st.lists(FILLED, max_size=6), max_size=12)
HEADER = ["Tema", "Tiltak", "Status", "Beskrivelse", "Bør videreføres 2026?", "Ansvarlig"]


@given(GRIDS)
def test_any_grid_is_read_without_raising(rows: list[list[str]]) -> None:
    raw = plain_sheet(rows)
    read, _ = read_status_sheet(raw)
    header = find_header(raw)
    assert (read is None) == (header is None or counts_measures(raw, header))


DECORATED = st.sampled_from(["", "{}", "{}", "* {}", "{}:", " {}\n", "{} ja", "Pågående {}", "\x07{}"])
SHAPES = st.lists(st.lists(DECORATED, max_size=7), max_size=8)
"""How each cell of a grid looks around a word that no other cell has."""


@given(SHAPES)
def test_every_text_of_the_table_ends_up_in_the_sheet_or_in_a_finding(shapes: list[list[str]]) -> None:
    rows = [
        [shape.format(f"ord{row}x{column}") for column, shape in enumerate(shapes[row])] for row in range(len(shapes))
    ]
    read, found = read_status_sheet(plain_sheet([HEADER, *rows]))
    assert read is not None
    kept = " ".join((_everything(read), *(key(finding.message) for finding in found))).split()
    typed = [word for cells in rows for text in cells for word in key(text).split()]
    assert [word for word in typed if word not in kept] == []


def _everything(read: StatusSheet) -> str:
    cells = [read.answer_header, *read.above]
    for item in read.items:
        if isinstance(item, Heading):
            cells.append(item.cell)
        else:
            cells += [item.measure, item.status, item.description, item.answer, item.number]
            cells += [cell for _, cell in item.extra]
    header = " ".join(HEADER)
    return key(" ".join((header, *(cell.text for cell in cells if cell))))


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "", "", "", "Kari"],
        ["Klima", "", "", "", "", "Kari"],
        ["", "Felles kart", "", "", "", "Kari"],
    ],
)
def test_a_text_in_another_column_is_kept_or_told(row: list[str]) -> None:
    read, found = read_status_sheet(plain_sheet([HEADER, ["Klima", "Turkart", "Pågående"], row]))
    assert read is not None
    assert "kari" in f"{_everything(read)} {' '.join(key(finding.message) for finding in found)}"


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_a_column_is_named_as_excel_does(column: int, letters: str) -> None:
    assert column_letter(column) == letters


ID = "m-1c5c9b768e"


def test_an_id_is_kept_wherever_it_stands_and_is_nothing_else() -> None:
    rows = status_sheet(f"""
        Nr. | Tiltak       | Status   | Noe annet
        {ID}-2 | Felles kart  | Pågående |
        7   | Turkart      | Pågående | {ID.upper()}
        8   | Skogkart     | Pågående | m-12
    """).rows
    assert [(row.id, row.number and row.number.text, [cell.text for _, cell in row.extra]) for row in rows] == [
        (f"{ID}-2", None, []),
        (ID, "7", []),
        (None, "8", ["m-12"]),
    ]


def test_a_row_with_an_id_is_no_heading_and_goes_on_from_no_other() -> None:
    read = status_sheet(f"""
        Id     | Tiltak           | Status
               | **Klima**        |
        {ID}   | **Klima**        |
        {ID}-2 | for barn og unge |
        {ID}-3 | side 3           |
    """)
    assert [item.cell.text for item in read.items if isinstance(item, Heading)] == ["Klima"]
    assert [row.measure.text for row in read.rows] == ["Klima", "for barn og unge", "side 3"]


def test_what_is_said_beside_an_id_without_a_measure_is_not_the_row_aboves() -> None:
    text = f"""
        Id     | Tiltak      | Status   | Beskrivelse
        {ID}   | Felles kart | Pågående |
        {ID}-2 |             | Utgår    | Ingen penger
    """
    (row,) = status_sheet(text).rows
    assert row.description is None
    assert [finding.at.cell for finding in sheet_findings(text)] == ["C3", "D3"]


def test_a_row_marked_new_instead_of_numbered_says_so_itself() -> None:
    read = status_sheet("""
        Id   | Tiltak          | Status
        Nytt | Felles kart     | Pågående
        nytt | Nytt: Turkart   | Pågående
        Nytt |                 |
    """)
    assert [(row.measure.text, row.measure.raw) for row in read.rows] == [
        ("Nytt: Felles kart", "Felles kart"),
        ("Nytt: Turkart", "Nytt: Turkart"),
    ]


@pytest.mark.parametrize(
    ("answer", "reason", "read"),
    [
        ("Ja", "for å holde trykket oppe", "Ja, for å holde trykket oppe"),
        ("Ja.", "Gir tillit", "Ja. Gir tillit"),
        ("Slås sammen med", "Felles kart", "Slås sammen med Felles kart"),
        ("Ja", "-", "Ja"),
        ("", "Nei, det er dyrt", "Nei, det er dyrt"),
        ("Ja", "", "Ja"),
    ],
)
def test_an_answer_and_the_reason_beside_it_are_read_as_one(answer: str, reason: str, read: str) -> None:
    (row,) = status_sheet(f"""
        Tiltak      | Status   | Beskrivelse | Bør videreføres 2026? | Begrunnelse
        Felles kart | Pågående | I rute      | {answer}              | {reason}
    """).rows
    assert row.description is not None
    assert row.answer is not None
    assert (row.description.text, row.answer.text) == ("I rute", read)


def test_an_error_value_for_a_reason_is_told_and_the_answer_stands() -> None:
    text = """
        Tiltak      | Status   | Beskrivelse | Bør videreføres 2026? | Begrunnelse
        Felles kart | Pågående | I rute      | Ja                    | #REF!
    """
    (row,) = status_sheet(text).rows
    assert row.answer is not None
    assert row.answer.text == "Ja"
    assert [(finding.code, finding.at.cell) for finding in sheet_findings(text)] == [(Code.ERROR_VALUE, "E2")]


def test_what_was_reported_last_is_not_read() -> None:
    (row,) = status_sheet("""
        Tiltak      | Sist rapportert (2. mai 2025) | Status   | Beskrivelse
        Felles kart | Gjennomført\\nI rute          | Pågående |
    """).rows
    assert (row.status and row.status.text, row.description, row.extra) == ("Pågående", None, ())


def test_in_an_adopted_programme_the_mark_is_no_part_of_the_measure() -> None:
    read = read_table(
        sheet("""
        Nr | Tema  | Tiltak      | Ansvarlig
        Ny | Klima | Felles kart | Kari
    """)
    )
    assert read is not None
    assert [row.measure.text for row in read.rows] == ["Felles kart"]


def test_the_signs_of_the_sheet_may_be_told_below_the_table_or_in_two_cells_above_it() -> None:
    below = status_sheet("Tiltak | Status\nKart | P\nKurs | G\n\nP = pågående\nG = gjennomført")
    above = status_sheet("P | Pågående\nG | Gjennomført\n\nTiltak | Status\nKart | P\nKurs | G")
    for read in (below, above):
        statuses = [read_status(row.status, row.legend).code for row in read.rows[:2]]
        assert statuses == [StatusCode.IN_PROGRESS, StatusCode.DONE]


@pytest.mark.parametrize(
    ("typed", "status", "description"),
    [
        ("Pågående – møte i mai", "Pågående", "Møte i mai"),
        ("Ferdig. Åpnet i juni.", "Ferdig", "Åpnet i juni."),
        ("Ikke startet: venter på svar", "Ikke startet", "Venter på svar"),
        ("Møte i mai. Ferdig.", "Møte i mai. Ferdig.", None),
        ("Pågående", "Pågående", None),
        ("Gjennomført i mai", "Gjennomført i mai", "Gjennomført i mai"),
        ("Ikke påbegynt ennå", "Ikke påbegynt ennå", None),
    ],
)
def test_a_status_with_more_behind_it_is_parted_where_nothing_else_describes(
    typed: str, status: str, description: str | None
) -> None:
    (row,) = status_sheet(f"Tiltak | Status | Videreføres?\nFelles kart | {typed} | Ja").rows
    assert row.status
    assert row.status.text == status
    assert (row.description.text if row.description else None) == description
    (beside,) = status_sheet(f"Tiltak | Status | Beskrivelse\nFelles kart | {typed} | Tegnet").rows
    assert beside.status
    assert beside.status.text == typed


@pytest.mark.parametrize(
    ("asked", "typed", "answer"),
    [
        ("Avsluttes?", "Ja", "Avsluttes"),
        ("Bør tiltaket legges ned? (ja/nei)", "nei, viktig", "Avsluttes ikke, viktig"),
        ("Skal tiltaket ut av programmet i 2027?", "Usikker", "Usikker"),
        ("Videreføres eller avsluttes?", "Ja", "Ja"),
        ("Bør videreføres?", "Nei", "Nei"),
    ],
)
def test_a_yes_to_the_end_of_a_measure_is_no_yes_to_it(asked: str, typed: str, answer: str) -> None:
    rows = status_sheet(f"Tiltak | Status | {asked}" + f"\nFelles kart | Pågår | {typed}" * 3).rows
    assert [row.answer.text if row.answer else None for row in rows] == [answer] * 3


def test_a_cell_that_is_the_status_and_tells_what_has_been_done_is_one_cell() -> None:
    (row,) = status_sheet("Tiltak | Status | Videreføres?\nFelles kart | Gjennomført i mai | Ja").rows
    assert [cell.text for cell in row.cells] == ["Felles kart", "Gjennomført i mai", "Ja"]


@pytest.mark.parametrize(
    ("header", "typed", "status"),
    [("Framdrift (%)", "0,5", "50 %"), ("Prosent ferdig, status", "40", "40 %"), ("Status", "0,5", "0,5")],
)
def test_a_number_under_a_percent_sign_is_a_share(header: str, typed: str, status: str) -> None:
    (row,) = status_sheet(f"Tiltak | {header} | Videreføres?\nFelles kart | {typed} | Ja").rows
    assert row.status
    assert row.status.text == status


def test_a_column_whose_cells_are_answers_has_them_whatever_it_is_called() -> None:
    rows = status_sheet(
        "Tiltak | Status | 2026\nKart | Ferdig | Ja\nKurs | Ferdig | nei, ferdig\nBenker | Pågår | Ja, men færre"
    ).rows
    assert [row.answer.text if row.answer else None for row in rows] == ["Ja", "nei, ferdig", "Ja, men færre"]


def test_a_column_of_other_words_is_none_of_answers() -> None:
    rows = status_sheet("Tiltak | Status | 2026\nKart | Ferdig | 100\nKurs | Ferdig | Jan\nBenker | Pågår | Ja").rows
    assert [row.answer for row in rows] == [None, None, None]


def test_more_of_a_description_that_is_only_a_dash_is_none() -> None:
    (row,) = status_sheet(
        "Tiltak | Status | Kommentar 1. tertial | Kommentar 2. tertial\nKart | Ferdig | - | Tegnet"
    ).rows
    assert row.description
    assert row.description.text == "Tegnet"


def test_a_status_with_a_number_counts_and_is_no_measure() -> None:
    text = """
        Tema      | Tiltak              | Status
        Transport | Nattbuss til Moelva | Pågående

                  | Herav pågående      | 1
                  | Gjennomført         | 5
    """
    assert [row.measure.text for row in status_sheet(text).rows] == ["Nattbuss til Moelva"]


@pytest.mark.parametrize("header", ["Merknad til svaret", "Begrunnelse / kommentar til svaret"])
def test_what_is_said_of_the_answer_stands_behind_it(header: str) -> None:
    text = f"""
        Tema      | Tiltak              | Beskrivelse  | Videreføres? | {header}
        Transport | Nattbuss til Moelva | Anbud i mai  | Ja           | men bare i helgene
    """
    (row,) = status_sheet(text).rows
    assert row.description is not None
    assert row.description.text == "Anbud i mai"
    assert row.answer is not None
    assert row.answer.text == "Ja, men bare i helgene"
