"""The documents' font: the files that the PDF embeds, and the characters that it has.

In: the installed font package. Out: bytes and a set of code points. Nothing is taken from the system's fonts.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import fontpkg_source_sans_3

from pipeline.text import REPLACEMENT

if TYPE_CHECKING:
    from pathlib import Path

FAMILY = "Source Sans 3"
FACES = {"upright": "SourceSans3[wght].ttf", "italic": "SourceSans3-Italic[wght].ttf"}
_WHITE_SPACE = frozenset("\n\t ")
_USUAL = (
    _WHITE_SPACE | frozenset(map(chr, (*range(0x21, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100)))) | {*"–—“”’…•"}
)
"""Those that nearly all texts are made of; the font has them, so it need not be opened."""


def face(name: str) -> Path:
    """Give the file of a face, ``upright`` or ``italic``; each holds every weight."""
    path: Path = fontpkg_source_sans_3.ROOT / "files" / FACES[name]
    return path


class Characters:
    """The characters that all faces have: ``char in Characters()``."""

    def __contains__(self, char: object) -> bool:
        """Tell whether the font has a character."""
        return char in _USUAL or char in _characters()


@cache
def _characters() -> frozenset[str]:
    points = set.intersection(*(_points(name) for name in FACES))
    return frozenset(map(chr, points)) | _WHITE_SPACE


def _points(name: str) -> set[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  which few texts need

    with TTFont(face(name), lazy=True) as font:
        return set(font.getBestCmap())


def printable(text: str) -> str:
    """Write a text with the characters of the font: joiners left out, and □ where it has no character."""
    if _USUAL.issuperset(text):
        return text
    known = _characters()
    return "".join(
        char if char in known else REPLACEMENT
        for char in text
        if char in known or unicodedata.category(char) not in {"Cf", "Mn"}
    )
