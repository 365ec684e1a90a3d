"""The figures of ``make evaluate`` do not fall."""

from __future__ import annotations

import pytest

from tests.evaluate import answer_results, pair_results


def test_no_developed_answer_is_turned_round() -> None:
    assert [result.text for result in answer_results("dev") if result.turned_round] == []


@pytest.mark.parametrize(("half", "floor"), [("dev", 0.97), ("held", 0.925)])
def test_answers_are_read_as_well_as_they_were(half: str, floor: float) -> None:
    results = answer_results(half)
    assert sum(result.right for result in results) / len(results) >= floor


def test_measures_are_found_as_often_as_they_were() -> None:
    pairs = [result for result in pair_results("held") if result.wanted]
    assert sum(result.right for result in pairs) / len(pairs) >= 0.97


def test_what_only_looks_like_a_measure_is_kept_apart_from_it() -> None:
    assert [result.sheet for result in pair_results("held") if result.wanted is None and result.got] == []
