"""Sheets as groups make them themselves: crosses, ticks, signs, notes, several things in a cell, other headers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.codes import Fit, StatusCode
from pipeline.findings import Code
from pipeline.model import StatusRow
from pipeline.readers.status_sheet import read_status_sheet
from pipeline.readers.tables import tables_of
from pipeline.statuses import read_status
from tests.builders import sheet, sheet_findings, status_sheet


def _status(header: str, *cells: str) -> str | None:
    (row,) = status_sheet(f"Tiltak | Beskrivelse | {header}\nFelles kart | | {' | '.join(cells)}").rows
    return row.status.text if row.status else None


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        (("Ja", "Nei"), "Påbegynt"),
        (("Ja", "Ja"), "Fullført"),
        (("Nei", "Nei"), "Ikke påbegynt"),
        (("SANN", "USANN"), "Påbegynt"),
        (("x", ""), "Påbegynt"),
        (("x", "x"), "Påbegynt / Fullført"),
        (("Ja, i mai", ""), "Påbegynt, i mai"),
        (("", ""), None),
    ],
)
def test_of_statuses_with_yes_and_no_the_furthest_counts(cells: tuple[str, ...], status: str | None) -> None:
    assert _status("Påbegynt (ja/nei) | Fullført (ja/nei)", *cells) == status


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Ja", "gjennomført"),
        ("Nei", "Ikke gjennomført"),
        ("Nei, utsatt til høsten", "Ikke gjennomført, utsatt til høsten"),
        ("Pågående", "Pågående"),
        ("Kun første del", "Kun første del"),
    ],
)
def test_a_status_that_is_asked_for_is_answered_with_yes_or_no(cell: str, status: str) -> None:
    assert _status("Er tiltaket gjennomført?", cell) == status


def test_beside_a_column_of_statuses_the_question_is_not_the_status() -> None:
    assert _status("Status | Avsluttet?", "Pågående", "Nei") == "Pågående"


@pytest.mark.parametrize(("box", "answer"), [("SANN", "Ja"), ("USANN", "Nei"), ("false", "Nei"), ("Nei", "Nei")])
def test_a_box_that_is_ticked_says_yes(box: str, answer: str) -> None:
    (row,) = status_sheet(f"Tiltak | Status | Videreføres?\nFelles kart | Pågående | {box}").rows
    assert row.answer
    assert row.answer.text == answer


def test_several_measures_in_a_cell_are_parted_where_the_other_cells_follow_them() -> None:
    rows = status_sheet(r"""
        Tiltak         | Status               | Beskrivelse | Videreføres?
        Kart\nNattbuss | Pågående\nAvsluttet  | \nIngen bød | Ja\nNei
        Kurs\ni Moelva | Pågående             | Avholdt     | Ja
        Messe\nStand   | I rute\nlangt framme | a\nb        | kanskje\ndet
    """).rows
    assert [(row.measure.text, row.status and row.status.text) for row in rows] == [
        ("Kart", "Pågående"),
        ("Nattbuss", "Avsluttet"),
        ("Kurs\ni Moelva", "Pågående"),
        ("Messe\nStand", "I rute\nlangt framme"),
    ]
    assert [row.description.text if row.description else None for row in rows[:2]] == [None, "Ingen bød"]


@pytest.mark.parametrize(
    ("told", "answers"),
    [
        ("1 = ja, 2 = ja, med endring, 3 = nei", ["Ja", "ja, med endring", "nei"]),
        ("1 = rødt, 2 = gult, 3 = grønt", ["Ja", "2", "3"]),
    ],
)
def test_the_sheets_own_signs_for_answers_are_read_as_what_they_stand_for(told: str, answers: list[str]) -> None:
    read = status_sheet(f"{told}\n\nTiltak | Status | Videreføres?\nA | Pågående | Ja\nB | I rute | 2\nC | Ferdig | 3")
    assert [row.answer.text for row in read.rows if row.answer] == answers


def test_the_sheets_own_signs_may_be_pictures_and_are_not_told_row_by_row() -> None:
    read = status_sheet("🟢 = gjennomført, 🟡 = pågår\n\nTiltak | Status\nKart | 🟢\nKurs | 🟡\nMesse | 🔴")
    statuses = [read_status(row.status, row.legend) for row in read.rows]
    assert [(status.code, status.fit) for status in statuses] == [
        (StatusCode.DONE, Fit.SIGN),
        (StatusCode.IN_PROGRESS, Fit.SIGN),
        (StatusCode.MISSING, Fit.UNKNOWN),
    ]


@pytest.mark.parametrize(
    ("line", "description", "number"),
    [
        ("Kommentar: møte i mai", "møte i mai", 1),
        ("- Merknad: møte i mai", "møte i mai", 1),
        ("Rapport: møter i mai", None, 2),
        ("Kommentar:", None, 1),
        ("\nMerknad: gruppa har hatt lite folk", None, 1),
    ],
)
def test_a_line_below_a_measure_may_say_what_it_is(line: str, description: str | None, number: int) -> None:
    rows = status_sheet(f"Tiltak | Status | Videreføres?\nFelles kart | Pågående | Ja\n{line}").rows
    assert (rows[0].description.text if rows[0].description else None) == description
    assert len(rows) == number


def test_what_is_done_and_what_is_left_are_descriptions_and_no_statuses_to_tick() -> None:
    (row,) = status_sheet("Tiltak | Utført | Gjenstår | Videreføres?\nFelles kart | Tegnet | Trykkes | Ja").rows
    assert (row.status, row.description and row.description.text) == (None, "Tegnet\nTrykkes")


def test_signs_that_are_explained_below_the_table_in_two_cells_are_no_rows() -> None:
    read = status_sheet("Tiltak | St. | Videreføres?\nKart | F | Ja\nKurs | I | Nei\n\nF | = ferdig\nI | = i gang")
    assert [read_status(row.status, row.legend).code for row in read.rows] == [StatusCode.DONE, StatusCode.IN_PROGRESS]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("(Gruppa har hatt lite folk i år)", 1),
        ("OBS: flyttet til høsten", 1),
        ("Mål: flere lærlinger", 1),
        ("Målet for reisen", 2),
        ("Kart (del to)", 2),
    ],
)
def test_a_note_between_the_rows_is_no_measure_and_is_told(line: str, rows: int) -> None:
    text = f"Tiltak | Status | Videreføres?\nFelles kart | Pågående | Ja\n{line}"
    assert len(status_sheet(text).rows) == rows
    told = [finding for finding in sheet_findings(text) if finding.code is Code.TEXT_WITHOUT_MEASURE]
    assert len(told) == 2 - rows


def test_of_what_was_planned_and_what_is_the_latter_counts() -> None:
    text = "Tiltak | Framdrift planlagt | Framdrift faktisk\nKart | 60 % | 40 %\nKurs | 1 % | 0 %"
    assert [row.status.text for row in status_sheet(text).rows if row.status] == ["40 %", "0 %"]


def test_figures_beside_a_description_are_a_column_of_their_own() -> None:
    text = "Tiltak | Status | Resultat | Kommentar\nKart | Ferdig | 7 | Er tegnet\nKurs | Ferdig | 12 % | Holdt i mai"
    rows = status_sheet(text).rows
    assert [row.description.text for row in rows if row.description] == ["Er tegnet", "Holdt i mai"]
    assert [[cell.text for _, cell in row.extra] for row in rows] == [["7"], ["12 %"]]


@pytest.mark.parametrize(("header", "described"), [("Rapportering", True), ("Status", False)])
def test_a_long_text_among_statuses_is_what_was_done_where_the_header_says_so(header: str, *, described: bool) -> None:
    long = "Verket har fått nye eiere, og de vil bruke tid på å tenke seg om"
    read = status_sheet(
        f"Tiltak | {header} | Videreføres?\nA | Pågår | Ja\nB | Ferdig | Ja\nC | Stanset | Nei\nD | {long} | Ja"
    )
    last = read.rows[-1]
    assert (last.description.text if last.description else None) == (long if described else None)


def test_a_line_over_the_form_of_one_measure_is_no_heading() -> None:
    form = "Tiltak 1.{n}\nNavn på tiltaket | {text}\nStatus | Pågående\nSkal det videreføres i 2026? | Ja\n\n"
    (table,) = tables_of(sheet("".join(form.format(n=n, text=text) for n, text in enumerate(("Kart", "Kurs")))))
    read, _ = read_status_sheet(table)
    assert read is not None
    assert [item.measure.text for item in read.items if isinstance(item, StatusRow)] == ["Kart", "Kurs"]
    assert len(read.items) == 2


def test_symbols_may_stand_beside_their_meanings_with_nothing_between() -> None:
    read = status_sheet("""
        Tegn i «Nå»: ● ferdig ◐ holder på ○ ikke begynt
        Tegn i «2026»: → videre som nå ■ slutt

        Tema  | Tiltak | Nå | 2026
        Klima | Kart   | ●  | ■
        Klima | Kurs   | ◐  | →
        Klima | Messe  | ○  | →
    """)
    assert [read_status(row.status, row.legend).code for row in read.rows] == [
        StatusCode.DONE,
        StatusCode.IN_PROGRESS,
        StatusCode.NOT_STARTED,
    ]
    assert [row.answer.text for row in read.rows if row.answer] == ["slutt", "videre som nå", "videre som nå"]


@pytest.mark.parametrize("header", ["Ferdig (plan) | Ferdig (faktisk)", "Gjennomført (dato) | Fullført (dato)"])
def test_a_bracket_that_asks_for_no_yes_makes_no_cross(header: str) -> None:
    assert _status(f"Status | {header}", "Pågående", "12.05.2025", "13.06.2025") == "Pågående"


@pytest.mark.parametrize(("told", "rows"), [("360", 1), ("360 deltakere kom", 2)])
def test_a_count_in_the_description_is_no_measure(told: str, rows: int) -> None:
    read = status_sheet(
        f"Tiltak | Status | Beskrivelse\nFelles kart | Pågående | Tegnet\nAntall deltakere i alt | | {told}"
    )
    assert len(read.rows) == rows


def test_a_remark_under_the_same_header_as_the_answer_belongs_to_it() -> None:
    grid = sheet("""
        Tiltak      | Status  | Hva er gjort | Bør videreføres 2026? |
                    |         |              | Ja/Nei                | Merknad
        Felles kart | Pågår   | Tegnet       | Ja                    | men hvert andre år
    """)
    first, *others = grid.rows
    merged = replace(grid, rows=((*first[:-1], replace(first[-1], span=2)), *others))
    for raw, answer in ((merged, "Ja, men hvert andre år"), (grid, "Ja")):
        read, _ = read_status_sheet(raw)
        assert read
        assert [row.answer.text for row in read.rows if row.answer] == [answer]


def test_a_share_beside_it_does_not_take_the_place_of_the_status() -> None:
    (row,) = status_sheet("Tiltak | Status 2025 | Framdrift | Videreføres?\nFelles kart | Pågår | 0.6 | Ja").rows
    assert row.status
    assert row.status.text == "Pågår"


@pytest.mark.parametrize(("second", "status"), [("Fase", "Ferdig"), ("Framdrift", "Pågår")])
def test_a_phase_is_the_status_only_where_no_other_column_is(second: str, status: str) -> None:
    assert _status(f"{second} | Status", "Pågår", "Ferdig") == status
    assert _status("Fase", "Pågår") == "Pågår"


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Sum | 3 | 120", 1),
        ("Delsum klima | 3 |", 1),
        ("Antall sykkelplasser skal økes | | 3", 2),
        ("Totalt forbud mot engangsplast i alle kommunale bygg og anlegg | | 3", 2),
        ("Sum | |", 2),
        ("Sum klima og natur | | =SUM(C2:C2)", 1),
        ("Antall kryss | =COUNTA(B2:B2) |", 1),
        ("Nattbuss | | =SUM(C2:C2)", 2),
        (" | Snitt | 52", 1),
        ("[Skriv tiltaket her] | [Status] |", 1),
        ("(Eksempel) Felles vannverk | Pågående |", 1),
        ("– Døme: Felles vannverk | Pågående |", 1),
        ("Eksempelskolen som møteplass | Pågående |", 2),
    ],
)
def test_only_a_sum_with_nothing_but_numbers_is_no_measure(line: str, rows: int) -> None:
    read = status_sheet(f"Tiltak | Status | Budsjett\nFelles kart | Pågående | 40\n{line}")
    assert len(read.rows) == rows


@pytest.mark.parametrize(
    ("header", "cell", "status"),
    [
        ("Ferdig når?", "20.06.2025", StatusCode.DONE),
        ("Ferdig når?", "20. juni 2025", StatusCode.DONE),
        ("Ferdig når?", "mai 2025", StatusCode.DONE),
        ("Ferdig når?", "er i gang, ferdig høsten 2026", StatusCode.IN_PROGRESS),
        ("Status", "20.06.2025", StatusCode.MISSING),
    ],
)
def test_a_day_is_a_status_only_where_the_header_asks_when_it_was_done(
    header: str, cell: str, status: StatusCode
) -> None:
    (row,) = status_sheet(f"Tiltak | {header} | Videreføres?\nFelles kart | {cell} | Ja").rows
    assert read_status(row.status, row.legend).code is status


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Bør videreføres i 2026: ja", 1),
        ("Beskrivelse av friluftsområder: kart og skilt", 2),
        ("Videreføring av tiltak i fjellet: skilt", 2),
    ],
)
def test_a_line_is_said_of_the_measure_above_only_where_its_label_is_a_whole_header(line: str, rows: int) -> None:
    assert len(status_sheet(f"Tiltak | Status | Videreføres?\nFelles kart | Pågående |\n{line}").rows) == rows


@pytest.mark.parametrize(
    ("line", "rows"), [("F | = ferdig", 1), ("Nattbuss til byen | = ferdig", 2), ("F | = samme som over", 2)]
)
def test_a_sign_and_its_meaning_are_short_and_say_a_status_or_an_answer(line: str, rows: int) -> None:
    assert len(status_sheet(f"Tiltak | Status | Videreføres?\nFelles kart | F | Ja\n{line}").rows) == rows


def test_a_new_measure_with_brackets_at_both_ends_is_no_note() -> None:
    read = status_sheet("Tiltak | Status | Videreføres?\nFelles kart | Pågående | Ja\n(Nytt) Turkart (forprosjekt)")
    assert len(read.rows) == 2


def test_descriptions_that_hold_a_status_among_other_words_are_no_column_of_statuses() -> None:
    told = ["Kurs avholdt i mai", "Innspill levert", "Høringen pågår"]
    rows = "\n".join(f"Tiltak {place} | {text} | Ja" for place, text in enumerate(told))
    read = status_sheet(f"Tiltak | Kommentar | Videreføres?\n{rows}").rows
    assert [(row.status, row.description and row.description.text) for row in read] == [(None, text) for text in told]


def test_names_beside_the_statuses_are_no_descriptions() -> None:
    people = ["Kari Dahl", "Ola Berg", "Liv Aune"]
    rows = "\n".join(f"Tiltak {place} | Ferdig | {name} | Ja" for place, name in enumerate(people))
    read = status_sheet(f"Tiltak | Status | Kontaktperson | Videreføres?\n{rows}").rows
    assert [row.description for row in read] == [None] * 3
