"""Who goes with whom, so that all together are as alike as they can be: optimal, not the best pair first.

In: a score for each row with each measure. Out: pairs of places. Knows nothing of what is scored.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_FEW = 6
"""Rows that want the same measures, up to which all ways are tried: scipy takes half a second to load."""
_Wishes = dict[int, dict[int, float]]
"""For each row the measures that it may have, with their scores."""


def assign(scores: Sequence[Sequence[float]], least: float) -> list[tuple[int, int]]:
    """Pair rows with columns, each once, so that the sum of the scores is the highest; none below ``least``.

    Of two ways that are as good, the one where the first row has the first column.
    """
    wishes = {
        row: wanted
        for row, line in enumerate(scores)
        if (wanted := {column: score for column, score in enumerate(line) if score >= least})
    }
    return sorted(pair for group in _groups(wishes) for pair in (_few if len(group) <= _FEW else _many)(group))


def _groups(wishes: _Wishes) -> Iterator[_Wishes]:
    """Part the rows into those that want the same, directly or through others; the groups do not touch each other."""
    wanting: Mapping[int, list[int]] = defaultdict(list)
    for row, wanted in wishes.items():
        for column in wanted:
            wanting[column].append(row)
    seen: set[int] = set()
    for row in wishes:
        if row not in seen:
            group = _reached(row, wishes, wanting)
            seen |= group
            yield {one: wishes[one] for one in sorted(group)}


def _reached(row: int, wishes: _Wishes, wanting: Mapping[int, Iterable[int]]) -> set[int]:
    reached, new = {row}, [row]
    while new:
        others = {other for column in wishes[new.pop()] for other in wanting[column]} - reached
        reached |= others
        new += others
    return reached


def _few(wishes: _Wishes) -> tuple[tuple[int, int], ...]:
    rows = tuple(wishes)

    @cache
    def best(place: int, taken: frozenset[int]) -> tuple[float, tuple[tuple[int, int], ...]]:
        if place == len(rows):
            return 0.0, ()
        ways = []
        for column, score in wishes[rows[place]].items():
            if column not in taken:
                total, pairs = best(place + 1, taken | {column})
                ways.append((total + score, ((rows[place], column), *pairs)))
        return max((*ways, best(place + 1, taken)), key=lambda way: way[0])

    return best(0, frozenset())[1]


def _many(wishes: _Wishes) -> list[tuple[int, int]]:
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  which few years need

    columns = sorted({column for wanted in wishes.values() for column in wanted})
    allowed = [[wanted.get(column, 0.0) for column in columns] for wanted in wishes.values()]
    found = zip(*(places.tolist() for places in linear_sum_assignment(allowed, maximize=True)), strict=True)
    pairs = [([*wishes][row], columns[column]) for row, column in found]
    return [(row, column) for row, column in pairs if column in wishes[row]]
