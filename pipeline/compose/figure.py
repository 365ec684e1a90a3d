"""Status per theme → a picture's geometry: stacked bars with the figure in each part, and what it says in words.

In: the counts of a status report. Out: places and sizes in points, and the text that stands for the picture. Draws
nothing; templates/statusfigur.svg.j2 does, the same for PDF and Word.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.text import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.codes import StatusCode
    from pipeline.compose.status_report import StatusCount, ThemeCount

WIDTH = 476
"""Points: the text's width on an A4 page with its margins."""
_BARS_FROM = 166
_LABEL_LETTERS = 34
"""Letters that a line of a theme's name has room for."""
_LINE = 11
_BAR = 12
_ROW_GAP = 6
_SEGMENT_GAP = 1
_ROOM_FOR_SYMBOL = 24
_ROOM_FOR_FIGURE = 11
_LEGEND_COLUMNS = 3
_LEGEND_LINE = 14
_LEGEND_GAP = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a bar: the measures of a theme that have one status."""

    code: StatusCode
    x: float
    width: float
    text: str
    """``✓ 2``; the figure alone, or nothing, where there is no room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A theme: its name in lines, and its parts."""

    lines: tuple[str, ...]
    y: float
    """The upper edge of the bar."""
    height: float
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a colour stands for."""

    code: StatusCode
    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The picture."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    keys: tuple[Key, ...]
    words: str
    """All its figures, for those who do not see it."""


def compose_figure(counts: Sequence[StatusCount], themes: Sequence[ThemeCount]) -> Figure | None:
    """Compose the picture; None where there is nothing to draw."""
    most = max((theme.total for theme in themes), default=0)
    if not most:
        return None
    bars = tuple(_bars(counts, themes, (WIDTH - _BARS_FROM) / most))
    below = bars[-1].y + max(_BAR, _LINE * len(bars[-1].lines)) + _LEGEND_GAP
    keys = tuple(_keys(counts, below))
    height = keys[-1].y + _LEGEND_LINE
    return Figure(width=WIDTH, height=height, bars=bars, keys=keys, words=_words(counts, themes))


def _bars(counts: Sequence[StatusCount], themes: Sequence[ThemeCount], scale: float) -> Iterator[Bar]:
    y = 2.0
    for theme in themes:
        lines = tuple(textwrap.wrap(theme.name, _LABEL_LETTERS)) or ("",)
        yield Bar(lines=lines, y=y, height=_BAR, segments=tuple(_segments(counts, theme, scale)))
        y += max(_BAR, _LINE * len(lines)) + _ROW_GAP


def _segments(counts: Sequence[StatusCount], theme: ThemeCount, scale: float) -> Iterator[Segment]:
    x = float(_BARS_FROM)
    for count, number in zip(counts, theme.numbers, strict=True):
        if number:
            width = round(number * scale, 2)
            yield Segment(code=count.code, x=x, width=max(width - _SEGMENT_GAP, 1), text=_text(count, number, width))
            x = round(x + width, 2)


def _text(count: StatusCount, number: int, width: float) -> str:
    if width >= _ROOM_FOR_SYMBOL:
        return f"{count.symbol} {number}"
    return str(number) if width >= _ROOM_FOR_FIGURE else ""


def _keys(counts: Sequence[StatusCount], below: float) -> Iterator[Key]:
    column = WIDTH / _LEGEND_COLUMNS
    for place, count in enumerate(counts):
        x, y = (place % _LEGEND_COLUMNS) * column, below + (place // _LEGEND_COLUMNS) * _LEGEND_LINE
        yield Key(code=count.code, text=f"{count.symbol} {count.label}", x=round(x, 2), y=y)


def _words(counts: Sequence[StatusCount], themes: Sequence[ThemeCount]) -> str:
    parts = []
    for theme in themes:
        said = [
            f"{number} {count.label.lower()}" for count, number in zip(counts, theme.numbers, strict=True) if number
        ]
        parts.append(f"{theme.name}: {listed(said) if said else 'ingen tiltak'}.")
    return " ".join(("Stolpediagram over antall tiltak etter status i hvert tema.", *parts))
