from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, strategies as st

from pipeline.assignment import assign

LEAST = 0.5
scores = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(st.sampled_from([0.0, 0.4, 0.5, 0.7, 0.9]), min_size=columns, max_size=columns))
)


def _total(table: list[list[float]], pairs: list[tuple[int, int]]) -> float:
    return sum(table[row][column] for row, column in pairs)


def _highest(table: list[list[float]]) -> float:
    """Try every order of the columns, each row may also go without."""
    wide = [[score if score >= LEAST else 0.0 for score in line] + [0.0] * len(table) for line in table]
    places = range(len(wide[0])) if wide else ()
    ways = permutations(places, len(wide))
    return max((sum(line[column] for line, column in zip(wide, way, strict=True)) for way in ways), default=0.0)


@given(scores.filter(lambda table: len(table) <= 4))
def test_no_other_way_of_pairing_has_a_higher_sum(table: list[list[float]]) -> None:
    assert _total(table, assign(table, LEAST)) == pytest.approx(_highest(table))


@given(scores)
def test_each_row_and_each_column_is_in_one_pair_at_most_and_none_is_under_the_least(table: list[list[float]]) -> None:
    pairs = assign(table, LEAST)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(table[row][column] >= LEAST for row, column in pairs)


@pytest.mark.parametrize("rows", [5, 9])
def test_a_row_gives_up_its_best_for_the_sake_of_all_in_small_groups_and_large(rows: int) -> None:
    chain = [
        [0.9 if column == row else 0.8 if column == row + 1 else 0.0 for column in range(rows)] for row in range(rows)
    ]
    chain[-1][0], chain[-1][-1] = 0.9, 0.6
    pairs = assign(chain, LEAST)
    assert len(pairs) == rows
    assert _total(chain, pairs) == pytest.approx(max(0.9 * (rows - 1) + 0.6, 0.8 * (rows - 1) + 0.9))


def test_of_equals_the_first_row_has_the_first_column() -> None:
    assert assign([[0.9, 0.9], [0.9, 0.9]], LEAST) == [(0, 0), (1, 1)]
