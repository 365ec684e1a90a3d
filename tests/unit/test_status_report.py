"""What the board reads: counts, sentences, lists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.codes import StatusCode
from pipeline.compose.status_report import StatusReport, compose_status_report
from tests.builders import decided

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Webinarer:
      - Om skog
      - Om myr
    - Felles kart
    ## Transport
    - Nattbuss
    # Overordna strategier
    - Fremme prioriteringene
"""
REPORTED = """
    Tema                 | Tiltak                 | Status                | Beskrivelse    | Bør videreføres?
    Klima                | Webinarer:             | Gjennomført           |                | ja
                         | * Om skog              | Gjennomført           |                |
                         | Nytt: Om hav           | Pågående              |                |
                         | * Om myr               | Blir ikke gjennomført | Ingen foredrag | nei
                         | Felles kart            | Ikke påbegynt         |                | Ja, men mindre
    Transport            | Nattbuss               |                       |                |
    Overordna strategier | Fremme prioriteringene | Pågående              |                | Hvis finansiering
"""


def _report(sheet: str = REPORTED, adopted: str = ADOPTED) -> StatusReport:
    return compose_status_report(decided(sheet, adopted))


def _rows(*rows: str) -> StatusReport:
    """Compose the report of a theme of its own: rows of measure, status and answer."""
    adopted = "# Klima\n" + "\n".join(f"- {row.split('|')[0].strip()}" for row in rows)
    lines = "\n".join(f"{'Klima' if place == 0 else ''} | {row}" for place, row in enumerate(rows))
    return _report(f"Tema | Tiltak | Status | Bør videreføres?\n{lines}", adopted)


def _texts(report: StatusReport, part: str) -> list[str]:
    return [item.text for item in getattr(report, part)]


# Counts


def test_measures_and_points_are_counted_apart_and_what_is_new_is_a_measure() -> None:
    report = _report()
    assert (report.measures, report.points) == (5, 2)


def test_every_measure_is_counted_once_under_its_status() -> None:
    counts = {count.code: count.number for count in _report().counts}
    assert counts == {
        StatusCode.DONE: 1,
        StatusCode.PARTLY_DONE: 0,
        StatusCode.IN_PROGRESS: 2,
        StatusCode.NOT_STARTED: 1,
        StatusCode.CANCELLED: 0,
        StatusCode.MISSING: 1,
    }


def test_the_counts_of_the_themes_add_up_to_the_counts_of_the_whole() -> None:
    report = _report()
    assert [sum(column) for column in zip(*(theme.numbers for theme in report.themes), strict=True)] == [
        count.number for count in report.counts
    ]
    assert sum(theme.total for theme in report.themes) == report.measures


def test_the_themes_stand_in_the_programmes_order() -> None:
    assert [(theme.name, theme.total) for theme in _report().themes] == [
        ("Klima", 3),
        ("Transport", 1),
        ("Overordna strategier", 1),
    ]


def test_a_row_that_says_a_measure_once_more_is_not_counted() -> None:
    report = _report(
        "Tema | Tiltak | Status\nTransport | Nattbuss | Pågående\n | Nattbuss | Pågående",
        "# Område\n## Transport\n- Nattbuss",
    )
    assert (report.measures, report.points, [item.repeated for item in report.sections[0].themes[0].items]) == (
        1,
        0,
        [False, True],
    )


def test_a_theme_that_the_programme_heads_twice_is_counted_once() -> None:
    report = _report(
        "Tema | Tiltak | Status\nKlima | Felles kart | Pågående\nTransport | Nattbuss | Pågående",
        "# Område\n## Klima\n- Felles kart\n## Transport\n- Nattbuss\n## Klima\n- Turkart",
    )
    assert sum(theme.total for theme in report.themes) == report.measures == 3


# Parts


def test_the_whole_programme_stands_in_the_sections_in_its_order() -> None:
    report = _report()
    assert [
        (section.name, theme.name, [item.text for item in theme.items])
        for section in report.sections
        for theme in section.themes
    ] == [
        ("Innsatsområder", "Klima", ["Webinarer:", "Om skog", "Om hav", "Om myr", "Felles kart"]),
        ("Innsatsområder", "Transport", ["Nattbuss"]),
        ("Overordna strategier", None, ["Fremme prioriteringene"]),
    ]


def test_deviations_are_what_will_not_be_carried_out_with_the_reason() -> None:
    assert [(item.text, item.description) for item in _report().deviations] == [("Om myr", "Ingen foredrag")]


def test_what_the_board_must_decide_stands_by_itself() -> None:
    report = _rows(
        "Felles kart | Pågående | ja",
        "Turkart | Pågående | Bør vurderes",
        "Nattbuss | Pågående | Hvis finansiering",
        "Bildeling | Pågående | nei",
        "Elsykler | Pågående |",
    )
    assert _texts(report, "decisions") == ["Turkart", "Nattbuss"]
    assert _texts(report, "unanswered") == ["Elsykler"]


def test_a_merger_with_nobody_knows_what_is_for_the_board_to_decide() -> None:
    report = _rows("Felles kart | Pågående | slås sammen med noe annet", "Nattbuss | Pågående | ja")
    assert _texts(report, "decisions") == ["Felles kart"]


def test_new_measures_stand_by_themselves_too() -> None:
    assert _texts(_report(), "new") == ["Om hav"]


def test_a_theme_where_no_row_says_anything_is_named() -> None:
    assert _report().unreported == ("Transport",)


@pytest.mark.parametrize("row", ["Nattbuss | Pågående | |", "Nattbuss | | Møte i mai |", "Nattbuss | | | ja"])
def test_a_theme_where_a_row_says_anything_is_not(row: str) -> None:
    report = _report(
        f"Tema | Tiltak | Status | Beskrivelse | Bør videreføres?\nTransport | {row}", "# Transport\n- Nattbuss"
    )
    assert report.unreported == ()


# Sentences


def test_the_title_names_whose_programme_which_year_and_which_day() -> None:
    assert _report().title == "Status for Osloregionens handlingsprogram 2025 per 2. september 2025"


def test_without_a_name_or_a_date_the_title_says_what_is_missing() -> None:
    year = decided(REPORTED, ADOPTED)
    nameless = replace(year, edition=replace(year.edition, organisation=None, as_of=None))
    assert compose_status_report(nameless).title == "Status for Handlingsprogram 2025 per dato ikke oppgitt"


def test_the_summary_says_each_thing_in_one_sentence() -> None:
    report = _rows(
        "Felles kart | Gjennomført | ja",
        "Turkart | Gjennomført | Ja, men mindre",
        "Nattbuss | Pågående | Hvis finansiering",
        "Bildeling | Blir ikke gjennomført | nei",
        "Elsykler | |",
    )
    assert report.summary == (
        "Av 5 tiltak er 2 gjennomført og 1 pågående.",
        "Ett tiltak blir ikke gjennomført.",
        "Ett tiltak mangler status.",
        "To tiltak er foreslått videreført i 2026, av dem ett med endring.",
        "Ett tiltak er foreslått avsluttet.",
        "Ett tiltak er lagt fram for styrets avgjørelse og ett mangler svar på om det bør videreføres.",
    )


def test_the_only_measure_that_goes_on_with_a_change_is_not_one_of_them() -> None:
    assert _rows("Felles kart | Pågående | Ja, men mindre").summary == (
        "Det ene tiltaket er pågående.",
        "Ett tiltak er foreslått videreført i 2026, med endring.",
    )


def test_the_summary_is_silent_on_what_there_is_none_of() -> None:
    assert _rows("Felles kart | Gjennomført | nei").summary == (
        "Det ene tiltaket er gjennomført.",
        "Ett tiltak er foreslått avsluttet.",
    )


def test_the_summary_names_the_themes_that_nobody_reports() -> None:
    assert "Ett tiltak mangler status. Ingen under temaet Transport er rapportert." in _report().summary


def test_the_board_is_asked_to_take_note_and_to_agree() -> None:
    assert _rows("Felles kart | Gjennomført | ja").resolutions == (
        "Styret tar status for handlingsprogram 2025 til orientering.",
        "Styret slutter seg til utkastet til handlingsprogram 2026 som grunnlag for videre arbeid.",
    )


@pytest.mark.parametrize(
    ("number", "words"), [(1, "tiltaket"), (2, "de to tiltakene"), (12, "de tolv tiltakene"), (13, "de 13 tiltakene")]
)
def test_the_board_is_asked_to_decide_as_many_as_there_are(number: int, words: str) -> None:
    report = _rows(*(f"Kart {place} over {'x' * place} | Pågående | Bør vurderes" for place in range(1, number + 1)))
    assert report.resolutions[1] == f"Styret gir føringer for {words} under «Styret må ta stilling til»."


def test_points_that_go_with_their_group_are_not_measures_for_the_board_to_decide() -> None:
    report = _report("Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | Hvis finansiering\n | * Om skog |")
    assert report.resolutions[1] == "Styret gir føringer for tiltaket under «Styret må ta stilling til»."


def test_the_same_number_is_before_the_board_in_the_summary_and_in_the_resolution() -> None:
    report = _report("Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | * Om skog | Bør vurderes")
    assert any("styrets avgjørelse" in sentence for sentence in report.summary) == (len(report.resolutions) == 3)
