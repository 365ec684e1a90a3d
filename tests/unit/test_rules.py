"""What each finding means, and the user guide that says it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.findings import Code
from pipeline.rules import RULES, guide

GUIDE = Path(__file__).parents[2] / "docs/brukerveiledning.md"
_LISTED = re.compile(r"(<!-- funn: [^\n]*-->\n).*?(<!-- slutt på funn -->)", re.DOTALL)


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_rule_and_advice_in_whole_sentences(code: Code) -> None:
    rule = RULES[code]
    assert re.fullmatch(r"[A-ZÆØÅ][^\n|]*\.", rule.meaning)
    assert re.fullmatch(r"[A-ZÆØÅ][^\n|]*\.", rule.advice)


def test_the_user_guide_lists_the_findings_as_their_rules_say_them(*, update_golden: bool) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    expected = _LISTED.sub(lambda found: f"{found[1]}\n{guide()}\n\n{found[2]}", text)
    if update_golden:
        GUIDE.write_text(expected, encoding="utf-8")
    assert GUIDE.read_text(encoding="utf-8") == expected


def test_the_user_guide_has_every_code_once() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \|", guide(), re.MULTILINE)
    assert sorted(listed) == sorted(Code)
