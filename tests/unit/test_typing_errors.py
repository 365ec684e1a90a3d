"""Typing errors in the words that decide an answer."""

from __future__ import annotations

import pytest

from pipeline.typing_errors import mended, place_before


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("vidarførast", "vidareførast"),
        ("Avslutes nå", "Avsluttes nå"),
        ("bør nedleges", "bør nedlegges"),
        ("forutsat midler", "forutsatt midler"),
    ],
)
def test_a_misspelt_verdict_is_read_as_it_was_meant(written: str, meant: str) -> None:
    assert mended(written)[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "vurderte det i fjor",
        "kommunale veier",
        "Fortetting i sentrum",
        "befaring",
        "tilbake",
        "overtatt",
        "videre",
        "ja",
    ],
)
def test_a_word_that_is_right_is_left_alone(text: str) -> None:
    assert mended(text) == (text, [])


def test_a_place_in_the_mended_text_is_found_in_the_text_as_it_was_written() -> None:
    text, ends = mended("Avslutes, fordi det er gjort")
    assert place_before(text.index(","), ends) == "Avslutes, fordi".index(",")
