"""How high a row must be for its text."""

from __future__ import annotations

import pytest

from pipeline.writers.row_heights import HIGHEST, height_of, size_for

ONE_LINE = height_of("ett ord", 40)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("to\nlinjer", 2),
        ("et tiltak som er for langt til å stå på én linje her", 2),
        ("Trafikksikkerhetshandlingsplanleggingssamarbeidsavtaleutvalget", 2),
        ("MED STORE BOKSTAVER ER TEKSTEN BREIERE ENN ELLERS", 2),
    ],
)
def test_a_row_is_as_high_as_its_lines(text: str, lines: int) -> None:
    line = height_of("a\nb", 40) - ONE_LINE
    assert height_of(text, 40) == pytest.approx(ONE_LINE + (lines - 1) * line)


def test_a_text_that_no_row_could_show_is_written_smaller() -> None:
    assert size_for("ord " * 50, 40) == 11
    smaller = size_for("ord " * 500, 40)
    assert smaller < 11
    assert height_of("ord " * 500, 40, smaller) <= HIGHEST
    assert size_for("ord " * 9000, 40) == 7
