"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from pipeline.dates import impossible_dates, in_words, written_dates, years


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("pr 2 sept", date(2025, 9, 2)),
        ("per 2. september 2025", date(2025, 9, 2)),
        ("PER 2. SEPTEMBER", date(2025, 9, 2)),
        ("2.sep.", date(2025, 9, 2)),
        ("styrevedtak 6.feb 2025", date(2025, 2, 6)),
        ("1.mai\n2025", date(2025, 5, 1)),
        ("4 juni - KS Konferansesenter", date(2025, 6, 4)),
        ("28-29 aug", date(2025, 8, 29)),
        ("28.–29. august 2024", date(2024, 8, 29)),
        ("02.09.2025", date(2025, 9, 2)),
        ("2.9.2025", date(2025, 9, 2)),
        ("2.9.25", date(2025, 9, 2)),
        ("2/9-25", date(2025, 9, 2)),
        ("2025-09-02", date(2025, 9, 2)),
        ("29. februar 2024", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, day: date) -> None:
    (written,) = written_dates(text)
    assert written.on(2025) == day


def test_a_date_without_a_year_says_so() -> None:
    (written,) = written_dates("pr 2 sept")
    assert written.year is None


def test_dates_come_in_the_order_they_stand() -> None:
    found = written_dates("02.09.2025, så 6. februar, så 2025-01-31")
    assert [written.month for written in found] == [9, 2, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Arendalsuka 2025",
        "Sak 38/25",
        "2025-26",
        "våren 2025",
        "møte i januar",
        "kl. 12.00–14.00",
        "3,5 mars",
        "kap. 1.2",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert written_dates(text) == ()


@pytest.mark.parametrize("text", ["40 marinaer", "35 desentraliserte anlegg", "50 julegaver", "12 juniorstillinger"])
def test_a_word_that_begins_like_a_month_is_none(text: str) -> None:
    assert written_dates(text) == ()


@pytest.mark.parametrize(
    "text", ["31. juni", "30. februar", "32. mars", "0. mai", "31.11.2025", "1.13.2025", "2025-02-30"]
)
def test_a_date_that_no_calendar_has_is_named(text: str) -> None:
    assert impossible_dates(f"Ferdig {text} i år", 2025) == (text,)


def test_29_february_is_possible_only_in_a_leap_year() -> None:
    assert impossible_dates("29. februar", 2025) == ("29. februar",)
    assert impossible_dates("29. februar", 2024) == ()


def test_the_year_in_the_text_beats_the_year_assumed() -> None:
    assert impossible_dates("29. februar 2024", 2025) == ()


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_date_in_words_is_read_back(day: date) -> None:
    (written,) = written_dates(f"Status per {in_words(day)}, sak 4/25")
    assert written.on(1999) == day


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_no_date_of_the_calendar_is_called_impossible(day: date) -> None:
    assert impossible_dates(f"{day:%d.%m.%Y} og {day.isoformat()} og {in_words(day)}", 1999) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prosjektperioden er 2025-26", (2025, 2026)),
        ("2025–26", (2025, 2026)),
        ("2025/26", (2025, 2026)),
        ("2029-2033", (2029, 2033)),
        ("2029 – 2033", (2029, 2033)),
        ("mai2025-aug2026", (2025, 2026)),
        ("1.1.2024–31.12.2026", (2024, 2026)),
        ("handlingsprogram 2025", (2025,)),
        ("fram til 2050-årene", (2050,)),
        ("Sak 38/25", ()),
        ("12025", ()),
    ],
)
def test_years_are_found_with_the_short_ends_of_periods(text: str, found: tuple[int, ...]) -> None:
    assert years(text) == found


def test_the_month_of_a_date_is_no_year() -> None:
    assert years("2025-09-02") == (2025,)


def test_a_date_in_words_is_as_sprakradet_writes_it() -> None:
    assert in_words(date(2025, 9, 2)) == "2. september 2025"
