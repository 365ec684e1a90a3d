"""Five hundred of the broken files of ``make fuzz``; it runs 20,000."""

from __future__ import annotations

from collections import Counter

from tests.fuzz import results

CASES = 500


def test_broken_files_end_in_a_sentence_or_in_findings() -> None:
    found = [*results(CASES, seed=6)]
    assert [(one.number, one.trouble) for one in found if one.trouble] == []
    assert len(found) == CASES
    codes = Counter(one.code for one in found)
    assert min(codes[0], codes[1], codes[3]) > 10, "some are still read, some have errors, some cannot be read"
