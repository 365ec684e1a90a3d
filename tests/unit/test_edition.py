"""Organisation, year, status date and next year, from what stands above the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.edition import Wanted, find_edition
from pipeline.errors import InputError
from pipeline.findings import Code, Finding, Severity
from tests.builders import programme, status_sheet

if TYPE_CHECKING:
    from pipeline.model import Edition

TITLE = "Status - Osloregionens handlingsprogram 2025 - pr 2 sept"
NAMELESS = "# Klima\n- Felles kart"


def _find(
    *titles: str,
    header: str = "Bør videreføres 2026?",
    adopted: str = NAMELESS,
    folder: str = "input",
    wanted: Wanted | None = None,
) -> tuple[Edition, tuple[Finding, ...]]:
    sheets = [
        status_sheet(f"{title}\n\nTiltak | {header}\nFelles kart | ja", name=f"Ark{number}")
        for number, title in enumerate(titles, 1)
    ]
    return find_edition(sheets, programme(adopted), folder, wanted or Wanted())


def _edition(*titles: str, header: str = "Bør videreføres?", adopted: str = NAMELESS, folder: str = "input") -> Edition:
    return _find(*titles, header=header, adopted=adopted, folder=folder)[0]


def _codes(found: tuple[Finding, ...]) -> list[tuple[Severity, Code]]:
    return [(finding.severity, finding.code) for finding in found]


def test_the_title_of_2025_says_all() -> None:
    edition, found = _find(TITLE)
    assert (edition.organisation, edition.year, edition.as_of, edition.next_year) == (
        "Osloregionen",
        2025,
        date(2025, 9, 2),
        2026,
    )
    assert _codes(found) == [(Severity.NOTE, Code.INFERRED_YEAR)]


def test_a_date_with_its_year_needs_no_note() -> None:
    assert _find("Status for Osloregionens handlingsprogram 2025 per 2. september 2025")[1] == ()


@pytest.mark.parametrize(
    "title",
    [
        "Status – Osloregionens handlingsprogram 2025 – per 02.09.2025",
        "Osloregionens handlingsprogram 2025: status per 2. september 2025",
        "Handlingsprogram 2025. Status 2025-09-02",
        "Status per 2.9.25 for handlingsprogrammet 2025",
        "Status\\nhandlingsprogram for 2025, 2. sept",
    ],
)
def test_year_and_date_are_read_however_the_title_is_written(title: str) -> None:
    edition = _edition(title)
    assert (edition.year, edition.as_of) == (2025, date(2025, 9, 2))


# Year


def test_the_year_of_the_programme_beats_the_year_of_the_date() -> None:
    edition = _edition("Handlingsprogram 2025, status per 15. januar 2026")
    assert (edition.year, edition.as_of) == (2025, date(2026, 1, 15))


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Forslag til handlingsprogram 2026", 2025),
        ("Innspill til Testrådets handlingsprogram 2026 per 2. september", 2025),
        ("Neste års handlingsprogram 2026", 2025),
        ("Forslag til møteplan. Handlingsprogram 2026", 2026),
        ("Oppfølging av handlingsprogram 2026", 2026),
    ],
)
def test_a_proposal_in_a_sheet_is_for_the_next_programme(title: str, year: int) -> None:
    assert _edition(title).year == year


def test_the_adopted_proposal_is_the_years_own() -> None:
    assert _edition("Status per 2. september", adopted=f"% Forslag til handlingsprogram 2025\n{NAMELESS}").year == 2025


def test_the_year_may_stand_in_the_programmes_title_alone() -> None:
    assert _edition("Status 2. sept", adopted=f"% Handlingsprogram 2025\n{NAMELESS}").year == 2025


@pytest.mark.parametrize("header", ["Bør videreføres 2026?", "Veien videre etter 2025"])
def test_the_year_asked_about_is_the_next(header: str) -> None:
    edition = _edition("Status 2. sept", header=header)
    assert (edition.year, edition.next_year) == (2025, 2026)


@pytest.mark.parametrize(("title", "folder"), [("Status høsten 2025", "input"), ("Status", "2025")])
def test_else_the_year_stands_in_a_name(title: str, folder: str) -> None:
    assert _edition(title, folder=folder).year == 2025


def test_without_a_year_anywhere_we_cannot_go_on() -> None:
    sheets = [status_sheet("Tiltak | Status\nFelles kart | Pågående", name="Ark1")]
    with pytest.raises(InputError, match="hvilket år"):
        find_edition(sheets, programme(NAMELESS), "input", Wanted())


# Status date


def test_a_sheet_without_a_date_is_an_error() -> None:
    edition, found = _find("Osloregionens handlingsprogram 2025")
    assert (edition.as_of, _codes(found)) == (None, [(Severity.ERROR, Code.MISSING_STATUS_DATE)])
    assert found[0].at.cell == "A1"


def test_the_date_may_stand_in_a_header() -> None:
    sheets = [status_sheet("Tiltak | Status per 1. oktober 2025 | Bør videreføres 2026?\nFelles kart | Pågår | ja")]
    found = find_edition(sheets, programme(NAMELESS), "input", Wanted(organisation="Osloregionen"))
    assert (found[0].as_of, found[1]) == (date(2025, 10, 1), ())


def test_nothing_above_the_table_is_an_error_too() -> None:
    sheets = [status_sheet("Tiltak | Bør videreføres 2026?\nFelles kart | ja")]
    _, found = find_edition(sheets, programme(NAMELESS), "input", Wanted(organisation="Osloregionen"))
    assert _codes(found) == [(Severity.ERROR, Code.MISSING_STATUS_DATE)]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Status handlingsprogram 2025, september", date(2025, 9, 30)),
        ("Handlingsprogram 2025, status 2. tertial", date(2025, 8, 31)),
        ("Handlingsprogram 2025: 1. halvår", date(2025, 6, 30)),
        ("Handlingsprogram 2025, frist for utfylling i september", None),
        ("Handlingsprogram 2025, status høst", None),
        ("Januar–desember 2025\\nHandlingsprogram 2025 per september", date(2025, 9, 30)),
        ("Handlingsprogram 2025, utfylt av Mai Berg og Jan", None),
        ("Handlingsprogram 2025, fylles ut i september", None),
    ],
)
def test_a_month_or_a_part_of_the_year_is_read_as_its_last_day(title: str, day: date | None) -> None:
    edition, found = _find(title, wanted=Wanted(organisation="Osloregionen"))
    told = [(Severity.NOTE, Code.INFERRED_YEAR)] if day else [(Severity.ERROR, Code.MISSING_STATUS_DATE)]
    assert (edition.as_of, _codes(found)) == (day, told)


@pytest.mark.parametrize(
    ("name", "file", "day"),
    [
        ("Status august", "status.xlsx", date(2025, 8, 31)),
        ("Ark1", "dalrådet_status_okt25.xlsx", date(2025, 10, 31)),
        ("Ark1", "eksport_20250914.xlsx", date(2025, 9, 14)),
        ("Ark1", "eksport_20259914.xlsx", None),
        ("Ark1", "Marsvin 2025.xlsx", None),
    ],
)
def test_the_date_may_stand_in_a_name(name: str, file: str, day: date | None) -> None:
    sheets = [status_sheet("Tiltak | Bør videreføres 2026?\nFelles kart | ja", name=name, file=file)]
    assert find_edition(sheets, programme(NAMELESS), "input", Wanted(organisation="Osloregionen"))[0].as_of == day


@pytest.mark.parametrize(
    ("saved", "day", "severity"),
    [
        (date(2025, 9, 14), date(2025, 9, 14), Severity.WARNING),
        (date(2026, 1, 10), date(2026, 1, 10), Severity.WARNING),
        (date(2024, 12, 31), None, Severity.ERROR),
        (date(2026, 7, 1), None, Severity.ERROR),
    ],
)
def test_else_the_day_a_workbook_was_saved_is_taken_where_it_can_be_right(
    saved: date, day: date | None, severity: Severity
) -> None:
    sheet = replace(status_sheet("Tiltak | Bør videreføres 2026?\nFelles kart | ja"), saved=saved)
    edition, found = find_edition([sheet], programme(NAMELESS), "input", Wanted(organisation="Osloregionen"))
    assert (edition.as_of, _codes(found)) == (day, [(severity, Code.MISSING_STATUS_DATE)])


def test_a_date_that_no_calendar_has_is_no_date() -> None:
    edition, found = _find("Osloregionens handlingsprogram 2025 per 31. september 2025")
    assert (edition.as_of, _codes(found)) == (None, [(Severity.ERROR, Code.MISSING_STATUS_DATE)])


def test_of_two_dates_the_latest_counts_and_the_other_is_told() -> None:
    edition, found = _find(
        "Osloregionens handlingsprogram 2025 per 2. september 2025",
        "Osloregionens handlingsprogram 2025 per 30. august 2025",
    )
    assert (edition.as_of, _codes(found)) == (date(2025, 9, 2), [(Severity.WARNING, Code.CONFLICTING_DATES)])
    assert (found[0].at.sheet, "30. august 2025" in found[0].message) == ("Ark2", True)


def test_the_day_of_the_meeting_is_not_the_day_of_the_status() -> None:
    edition = _edition("Osloregionens handlingsprogram 2025 per 2. september 2025, til styret 29. oktober 2025")
    assert edition.as_of == date(2025, 9, 2)


def test_earlier_dates_over_columns_of_the_same_table_do_not_conflict() -> None:
    sheet = status_sheet("""
        Osloregionens handlingsprogram 2025
        Tiltak      | Status per 30. april 2025 | Status per 31. august 2025
        Felles kart | Ikke påbegynt             | Pågående
    """)
    edition, found = find_edition([sheet], programme(NAMELESS), "2025", Wanted())
    assert (edition.as_of, [one.code for one in found]) == (date(2025, 8, 31), [])


def test_a_header_of_an_earlier_date_in_another_workbook_does_conflict() -> None:
    titled = "Fjordrådets handlingsprogram 2025\nTiltak | Status per {day} 2025 | Videreføres 2026?\nKart | Ferdig | Ja"
    sheets = [status_sheet(titled.format(day=day), file=f"{day}.xlsx") for day in ("30. april", "31. august")]
    _, found = find_edition(sheets, programme(NAMELESS), "2025", Wanted())
    assert [(one.code, one.at.file) for one in found] == [(Code.CONFLICTING_DATES, "30. april.xlsx")]


def test_two_sheets_of_one_date_do_not_conflict() -> None:
    assert _find(*["Osloregionens handlingsprogram 2025 per 2. september 2025"] * 2)[1] == ()


# Settings


def test_settings_win_over_the_title() -> None:
    wanted = Wanted(organisation="Follorådet", year=2024, as_of=date(2024, 8, 31), next_year=2026)
    edition, found = _find(TITLE, wanted=wanted)
    assert (edition.organisation, edition.year, edition.as_of, edition.next_year) == (
        "Follorådet",
        2024,
        date(2024, 8, 31),
        2026,
    )
    assert found == ()


def test_settings_may_give_the_date_that_the_sheet_lacks() -> None:
    _, found = _find("Osloregionens handlingsprogram 2025", wanted=Wanted(as_of=date(2025, 9, 2)))
    assert found == ()


def test_settings_may_give_the_year_alone() -> None:
    edition, _ = _find("Status 2. sept", header="Bør videreføres?", wanted=Wanted(year=2025))
    assert (edition.year, edition.as_of, edition.next_year) == (2025, date(2025, 9, 2), 2026)


# Contradictions


def test_a_header_about_another_year_is_told() -> None:
    edition, found = _find("Osloregionens handlingsprogram 2025 per 2. september 2025", header="Bør videreføres 2027?")
    assert (edition.next_year, _codes(found)) == (2026, [(Severity.WARNING, Code.CONFLICTING_DATES)])
    assert (found[0].at.cell, "2027" in found[0].message) == ("B3", True)


def test_a_header_without_a_year_is_not_told() -> None:
    assert _find("Osloregionens handlingsprogram 2025 per 2. september 2025", header="Bør videreføres?")[1] == ()


def test_a_programme_of_another_year_is_told() -> None:
    _, found = _find(
        "Osloregionens handlingsprogram 2025 per 2. september 2025",
        adopted=f"% Osloregionens handlingsprogram 2024\n{NAMELESS}",
    )
    assert (_codes(found), found[0].at.file) == ([(Severity.WARNING, Code.CONFLICTING_DATES)], "programme.docx")


def test_a_programme_of_the_same_year_is_not_told() -> None:
    _, found = _find(
        "Osloregionens handlingsprogram 2025 per 2. september 2025",
        adopted=f"% Osloregionens handlingsprogram 2025\n{NAMELESS}",
    )
    assert found == ()


# Organisation


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("Status - Osloregionens handlingsprogram 2025 - pr 2 sept", "Osloregionen"),
        ("Status for Osloregionens handlingsprogram 2025 per 2. september", "Osloregionen"),
        ("Status: Follorådets handlingsprogram 2025, 2. sept", "Follorådet"),
        ("Romerike regionråds handlingsprogram 2025, 2. sept", "Romerike regionråd"),
        ("Follorådet AS’ handlingsprogram 2025, 2. sept", "Follorådet AS"),
        ("Osloregionen sitt handlingsprogram 2025, 2. sept", "Osloregionen"),
    ],
)
def test_the_owner_is_named_in_the_title(title: str, organisation: str) -> None:
    assert _edition(title).organisation == organisation


@pytest.mark.parametrize(
    ("title", "organisation"),
    [
        ("STATUS FOR NORDRE VIDDA REGIONRÅDS HANDLINGSPROGRAM 2025", "Nordre Vidda regionråd"),
        ("NORDRE VIDDA IPR – status per 2. september 2025", "Nordre Vidda IPR"),
        ("REGION NORD – status per 2. september 2025", "Region Nord"),
        ("KS – handlingsprogram 2025", "KS"),
    ],
)
def test_an_owner_in_capitals_is_written_as_in_running_text(title: str, organisation: str) -> None:
    assert _edition(title).organisation == organisation


def test_the_first_title_that_names_an_owner_counts() -> None:
    edition = _edition(
        "Status 2. sept 2025", "Follorådets handlingsprogram 2025", "Mosseregionens handlingsprogram 2025"
    )
    assert edition.organisation == "Follorådet"


def test_the_owner_may_be_named_in_the_programmes_title() -> None:
    edition = _edition("Status 2. sept", adopted=f"% Osloregionens handlingsprogram 2025\n{NAMELESS}")
    assert edition.organisation == "Osloregionen"


@pytest.mark.parametrize(
    ("above", "organisation"),
    [
        ("Salten", "Salten"),
        ("Indre Helgeland", "Indre Helgeland"),
        ("Sammen om framtida", None),
        ("Utkast", None),
        ("Høringsutgave", None),
        ("Innhold", None),
        ("Vedlegg", None),
    ],
)
def test_the_owner_may_stand_alone_over_the_programmes_title(above: str, organisation: str | None) -> None:
    adopted = f"{above}\nHandlingsprogram 2025\n{NAMELESS}"
    assert _edition("Status 2. sept", adopted=adopted).organisation == organisation


@pytest.mark.parametrize(
    "title",
    [
        "Handlingsprogram 2025 per 2. september 2025",
        "Status handlingsprogram 2025 per 2. september 2025",
        "Vedtatt handlingsprogram 2025 per 2. september 2025",
        "Status for årets handlingsprogram 2025 per 2. september 2025",
        "Her finner du det som faggruppene melder om handlingsprogram 2025 per 2. september 2025",
    ],
)
def test_a_title_without_an_owner_is_told(title: str) -> None:
    edition, found = _find(title)
    assert (edition.organisation, _codes(found)) == (None, [(Severity.WARNING, Code.MISSING_ORGANISATION)])
