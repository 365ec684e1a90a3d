"""The characters that the documents' font has, known without opening it where they are the usual ones."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from pipeline.text import REPLACEMENT
from pipeline.writers.fonts import FACES, Characters, face, printable

USUAL = "Året 2026 – «Grønn» æøåÆØÅ §½é…\u00a0\n\t"


@pytest.mark.parametrize("name", FACES)
def test_every_usual_character_is_in_the_font(name: str) -> None:
    usual = [chr(point) for point in range(0x21, 0x100) if chr(point) in Characters() and chr(point).isprintable()]
    with TTFont(face(name), lazy=True) as font:
        known = {chr(point) for point in font.getBestCmap()}
    assert len(usual) > 150
    assert {*usual, *"–—“”’…•"} <= known


@pytest.mark.parametrize("char", ["漢", "👍", "\u200d"])
def test_what_the_font_lacks_is_told_and_not_printed(char: str) -> None:
    assert char not in Characters()
    assert char not in printable(f"{USUAL}{char}")
    assert REPLACEMENT in printable("漢")


def test_usual_text_is_printed_as_it_is() -> None:
    assert printable(USUAL) == USUAL
    assert "Ž" in Characters()
