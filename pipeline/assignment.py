"""Who goes with whom, so that all together are as alike as they can be: optimal, not the best pair first.

In: a score for each row with each measure. Out: pairs of places. Knows nothing of what is scored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def assign(scores: Sequence[Sequence[float]], least: float) -> list[tuple[int, int]]:
    """Pair rows with columns, each once, so that the sum of the scores is the highest; none below ``least``."""
    possible = [(row, column) for row, line in enumerate(scores) for column, score in enumerate(line) if score >= least]
    if len({row for row, _ in possible}) == len(possible) == len({column for _, column in possible}):
        return possible
    # scipy takes a while to load, and few years need it.
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    allowed = [[score if score >= least else 0.0 for score in line] for line in scores]
    rows, columns = linear_sum_assignment(allowed, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in pairs if scores[row][column] >= least]
