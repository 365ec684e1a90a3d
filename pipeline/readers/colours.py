"""Colours as WordprocessingML writes them → six hexadecimal digits: shading, highlighting, «auto»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.readers.package import W

if TYPE_CHECKING:
    from pipeline.readers.package import Element

WHITE, BLACK = "FFFFFF", "000000"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PERCENT = re.compile(r"pct(\d+)")
_DARK = 0x80
_HIGHLIGHTS = {
    "black": BLACK,
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": WHITE,
    "yellow": "FFFF00",
}


def shade(element: Element | None) -> str:
    """Give the colour of a ``w:shd``; nothing where it lets the ground through."""
    if element is None:
        return ""
    pattern = element.get(f"{W}val") or "clear"
    fill, above = _colour(element.get(f"{W}fill"), ""), _colour(element.get(f"{W}color"), BLACK)
    if pattern == "solid":
        return above
    if percent := _PERCENT.fullmatch(pattern):
        return _mixed(above, fill or WHITE, int(percent[1]) / 100)
    return fill


def _colour(said: str | None, otherwise: str) -> str:
    return said.upper() if said and _HEX.fullmatch(said) else otherwise


def _mixed(above: str, ground: str, share: float) -> str:
    pairs = zip(channels(above), channels(ground), strict=True)
    return "".join(f"{round(share * one + (1 - share) * other):02X}" for one, other in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """Give red, green and blue, 0 to 255."""
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def readable(facts: dict[str, str], ground: str | None) -> tuple[str, str]:
    """Give the colour of a text and what is behind it; «auto» is black or white, whichever shows."""
    background = _HIGHLIGHTS.get(facts.get("highlight", "")) or facts.get("shd") or ground or WHITE
    shown = WHITE if sum(channels(background)) < 3 * _DARK else BLACK
    return _colour(facts.get("color"), shown), background
