"""Rows of a few words: the measure that they can mean, and none where two are possible."""

from __future__ import annotations

import pytest

from pipeline.short_titles import only_meant

THEME = [
    "Bekjempe fremmede arter langs vassdragene",
    "Forvalte villreinområdene i samarbeid med fjellstyrene",
    "Markere skogfinsk kulturarv",
    "Kartlegge bredbåndsdekning i hyttefeltene",
    "Bygge ut bredbånd til alle husstander",
]


@pytest.mark.parametrize(
    ("row", "measure"),
    [
        ("Fremmede arter", THEME[0]),
        ("Villrein", THEME[1]),
        ("Skogfinsk kultur", THEME[2]),
        ("Kartlegging hyttefelt", THEME[3]),
        ("Bredbånd", None),  # two measures are about it
        ("Fremmede fiskearter", None),  # says more exactly what it is about
        ("Ikke fremmede arter", None),
        ("Kart", None),
        ("", None),
    ],
)
def test_a_short_row_is_the_one_measure_that_has_its_words(row: str, measure: str | None) -> None:
    found = only_meant([row], THEME, THEME)
    assert [THEME[column] for _, column in found] == ([measure] if measure else [])


def test_two_rows_that_want_one_measure_get_none() -> None:
    assert only_meant(["Fremmede arter", "Fremmede arter, vassdrag"], THEME, THEME) == []


def test_a_measure_that_has_its_row_makes_it_doubtful_too() -> None:
    assert only_meant(["Fremmede arter"], THEME[:1], [*THEME, "Kurs om fremmede arter"]) == []


def test_a_measure_that_has_its_row_is_not_given_again() -> None:
    assert only_meant(["Villrein"], THEME[:1], THEME) == []
