"""The requirements to Word documents: how they are told of, and what they count."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.word_rules import REQUIREMENTS, code, listed
from pipeline.word_rules.contrast import contrast
from pipeline.word_rules.evidence import FILLED, values_of

README = Path(__file__).parents[2] / "templates/README.md"
_LISTED = re.compile(r"(<!-- krav: [^\n]*-->\n).*?(<!-- slutt på krav -->)", re.DOTALL)


def test_the_requirements_are_w1_to_w12() -> None:
    assert [code(one) for one in REQUIREMENTS] == [f"W{number}" for number in range(1, 13)]


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=code)
def test_every_requirement_says_what_it_wants_and_what_to_do_in_whole_sentences(requirement: object) -> None:
    wanted, _, advice = (requirement.__doc__ or "").partition("\n\n")
    assert re.fullmatch(r"[A-ZÆØÅ][^\n|]*\.", wanted)
    assert re.fullmatch(r"[A-ZÆØÅ].*\.", advice.strip(), re.DOTALL)


def test_the_guide_to_the_templates_lists_the_requirements(*, update_golden: bool) -> None:
    text = README.read_text(encoding="utf-8")
    expected = _LISTED.sub(lambda found: f"{found[1]}\n{listed()}\n\n{found[2]}", text)
    if update_golden:
        README.write_text(expected, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == expected
    assert _LISTED.search(text)


@pytest.mark.parametrize(
    ("one", "other", "wanted"), [("000000", "FFFFFF", 21.0), ("767676", "FFFFFF", 4.54), ("12324A", "12324A", 1.0)]
)
def test_contrast_is_counted_as_wcag_counts_it(one: str, other: str, wanted: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(wanted, abs=0.005)


def test_a_value_that_looks_like_code_is_taken_out_of_a_text_whatever_its_capitals_and_spaces() -> None:
    values = values_of({"t": [{"svar": "Pris  {{ X }}", "status": "ja"}]})
    assert values.without("Svar: pris {{ x }} og {{ y }}, ja") == f"svar: {FILLED} og {{{{ y }}}}, ja"


def test_a_measures_own_text_is_told_from_other_texts() -> None:
    item = {"tekst": "* Kart", "punkt": False, "andre_opplysninger": [{"navn": "Ansvarlig", "tekst": "* Kari"}]}
    values = values_of({"deler": [item]})
    assert (values.measures, values.free) == (("* kart",), ("* kari",))
