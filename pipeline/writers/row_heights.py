"""How high a row must be for its wrapped texts, which Excel works out only when someone edits the row.

In: a text and the width of its column. Out: points. The letters are measured roughly, and rather too wide than too
narrow: what opens the workbook may have another font.
"""

from __future__ import annotations

SIZE = 11
"""Of the letters, in points, where nothing else is said."""
HIGHEST = 409
"""Points; Excel has no higher rows."""
_SIZES = (SIZE, 9, 8, 7)
_LEADING = 1.4
_AIR = 4
_NARROW = frozenset("iljtfrI.,:;'!|()[]«» -")
_WIDE = frozenset("mwMWÆ@%&—…")


def height_of(text: str, width: float, size: float = SIZE) -> float:
    """Tell how many points high a text is in a column as wide as ``width`` figures of the usual size."""
    return _lines(text, width * SIZE / size) * size * _LEADING + _AIR


def size_for(text: str, width: float) -> int:
    """Choose the size of the letters: the usual, or for a text that no row could show, a smaller one."""
    return next((size for size in _SIZES if height_of(text, width, size) <= HIGHEST), _SIZES[-1])


def _lines(text: str, width: float) -> int:
    return sum(_wrapped(line, width - 1) for line in text.split("\n"))


def _wrapped(line: str, width: float) -> int:
    """Count the lines that one is broken into at its spaces; a word wider than the column is broken itself."""
    lines, place = 1, 0.0
    for word in line.split(" "):
        wide = _width(word)
        if place and place + wide > width:
            lines, place = lines + 1, 0.0
        over = int(wide // width) if wide > width else 0
        lines, place = lines + over, place + wide - over * width + _width(" ")
    return lines


def _width(text: str) -> float:
    """Measure a text in figures."""
    return sum(0.6 if char in _NARROW else 1.6 if char in _WIDE else 1.25 if char.isupper() else 1.0 for char in text)
