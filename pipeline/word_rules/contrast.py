"""How well a colour shows on another, as WCAG 2.1 counts it: 1 for none, 21 for black on white."""

from __future__ import annotations


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours of six hexadecimal digits."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_STRAIGHT = 0.03928
"""Below it the curve of sRGB is a straight line; the figure is WCAG's."""


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= _STRAIGHT else ((channel + 0.055) / 1.055) ** 2.4)
