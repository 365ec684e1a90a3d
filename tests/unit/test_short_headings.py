"""Headings that are written short, or otherwise, and the headings of the programme that they mean."""

from __future__ import annotations

import pytest

from pipeline.short_headings import stands_for
from tests.builders import matched


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Samferdsel/infrastr.", "Samferdsel og infrastruktur"),
        ("Komp. & arb.liv", "Kompetanse og arbeidsliv"),
        ("Klima/natur/bersk.", "Klima, natur og beredskap"),
        ("Hytter, reiesliv, v.arv", "Hytter, reiseliv og verdensarv"),
        ("Komm.", "Kommunikasjon"),
        ("VA", "Vann og avløp"),
        ("Klima og natur", "Klima, miljø og natur"),
    ],
)
def test_a_heading_may_be_cut_short(name: str, other: str) -> None:
    assert stands_for(name, other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Energi", "Klima og energi"),
        ("Skole", "Skolevei"),
        ("Helse og omsorg", "Helse og oppvekst"),
        ("Natur og klima", "Klima og natur"),
        ("Klima", "Klima, miljø og natur"),
        ("VA", "Veg og bane"),
        ("", "Klima og natur"),
    ],
)
def test_a_heading_that_only_shares_something_stands_for_no_other(name: str, other: str) -> None:
    assert not stands_for(name, other)


ADOPTED = """
    # Klima og natur
    - Felles klimaregnskap
    - Kart over myr
    # Transport
    - Nattbuss til Moelva
"""


def _themes(sheet: str) -> dict[str, str | None]:
    return {pair.placed.row.measure.text: pair.placed.section for pair in matched(sheet, ADOPTED).pairs}


def test_a_heading_is_the_one_that_its_rows_stand_under_in_the_programme() -> None:
    assert _themes("""
        Tema         | Tiltak                    | Status
        Det grønne   | Felles klimaregnskap      | Pågående
                     | Kart over myr             | Pågående
                     | Kurs i blomstereng        | Pågående
    """) == dict.fromkeys(("Felles klimaregnskap", "Kart over myr", "Kurs i blomstereng"), "Klima og natur")


def test_one_row_is_not_enough_to_know_a_heading_by() -> None:
    assert _themes("""
        Tema         | Tiltak                    | Status
        Det grønne   | Felles klimaregnskap      | Pågående
                     | Kurs i blomstereng        | Pågående
    """) == dict.fromkeys(("Felles klimaregnskap", "Kurs i blomstereng"), "Det grønne")


def test_a_heading_of_the_programme_that_the_sheet_has_is_not_another_too() -> None:
    themes = _themes("""
        Tema           | Tiltak                    | Status
        Klima og natur | Kurs i blomstereng        | Pågående
        Det grønne     | Felles klimaregnskap      | Pågående
                       | Kart over myr             | Pågående
    """)
    assert themes["Kart over myr"] == "Det grønne"


@pytest.mark.parametrize("header", ["Temma", "Xyz", ""])
def test_a_column_whose_cells_are_the_programmes_headings_holds_the_areas(header: str) -> None:
    adopted = ADOPTED + "    # Kultur\n    - Festspill\n"
    sheet = f"""
        {header}        | Tiltak               | Status
        Klima/natur.    | Felles klimaregnskap | Pågående
                        | Kurs i blomstereng   | Pågående
        Transport       | Nattbuss til Moelva  | Pågående
        Kultur          | Festspill            | Pågående
    """
    pairs = matched(sheet, adopted).pairs
    assert [pair.placed.section for pair in pairs] == ["Klima og natur", "Klima og natur", "Transport", "Kultur"]


def test_a_column_of_other_names_holds_no_areas() -> None:
    sheet = """
        Xyz    | Tiltak               | Status
        Berit  | Felles klimaregnskap | Pågående
        Ola    | Nattbuss til Moelva  | Pågående
        Kari   | Kart over myr        | Pågående
    """
    assert {pair.placed.section for pair in matched(sheet, ADOPTED).pairs} == {None}
