"""Rows that are only a few words of the measure that they report on: «Fremmede arter».

In: the texts of a theme's rows and measures that have found no other. Out: pairs of places. A secretary knows which
measure is meant where all that a row says stands in one measure, and in no other of the theme.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.wording import compare

if TYPE_CHECKING:
    from collections.abc import Sequence


def only_meant(rows: Sequence[str], measures: Sequence[str], theme: Sequence[str]) -> list[tuple[int, int]]:
    """Pair each row with the one measure that it can mean; ``theme`` is the texts of all its measures.

    No row where two measures have its words, and none of two rows that want the same measure.
    """
    wanted = [(row, column) for row, text in enumerate(rows) if (column := _meant(text, measures, theme)) is not None]
    times = Counter(column for _, column in wanted)
    return [(row, column) for row, column in wanted if times[column] == 1]


def _meant(row: str, measures: Sequence[str], theme: Sequence[str]) -> int | None:
    holding = [text for text in theme if compare(row, text).held]
    known = len(holding) == 1 and holding[0] in measures and compare(row, holding[0]).stands_in
    return measures.index(holding[0]) if known else None
