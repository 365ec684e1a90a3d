"""The words that are known, and how phrases are found in a text."""

from __future__ import annotations

import pytest

from pipeline.codes import StatusCode
from pipeline.text import key
from pipeline.vocabulary import (
    HEADERS,
    SECTION_NAMES,
    STATUS_LABELS,
    STATUS_SPELLINGS,
    STATUS_SYMBOLS,
    SYNONYMS,
    Column,
    answer_cues,
    begins,
    is_blank,
    is_wholly,
    says,
)


def test_every_status_has_its_own_label_and_symbol() -> None:
    assert len(set(STATUS_LABELS.values())) == len(set(STATUS_SYMBOLS.values())) == len(StatusCode)


@pytest.mark.parametrize("code", [code for code in StatusCode if code is not StatusCode.MISSING])
def test_a_label_is_a_spelling_of_its_own_status(code: StatusCode) -> None:
    assert STATUS_SPELLINGS[key(STATUS_LABELS[code])][0] is code


def test_every_column_has_a_header() -> None:
    assert set(HEADERS.values()) == set(Column)


@pytest.mark.parametrize(
    "name", ["Politiske prioriteringer", "Overordna strategier:", "Innsatsområder", "Tverrgående temaer"]
)
def test_the_sections_of_2025_are_known(name: str) -> None:
    assert key(name) in SECTION_NAMES


@pytest.mark.parametrize("text", ["", "-", "–", "—", ".", "…", "?", "N/A", "i/t", "Ingen"])
def test_what_says_nothing_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["ja", "nei", "Ingen møter", "- ja", "0", "x"])
def test_what_says_something_is_not_blank(text: str) -> None:
    assert not is_blank(text)


def test_cues_come_in_the_order_they_stand() -> None:
    assert [cue.name for cue in answer_cues("Ja, men nei", "no", "but", "yes")] == ["yes", "but", "no"]


def test_of_two_cues_that_overlap_the_longer_counts() -> None:
    assert [cue.name for cue in answer_cues("ikke aktuelt", "negation", "pointless")] == ["pointless"]


@pytest.mark.parametrize("text", ["Januar", "Norge", "Oslomarka", "neie", "hja"])
def test_a_cue_is_a_word_and_not_a_part_of_one(text: str) -> None:
    assert answer_cues(text, "yes", "no") == ()


def test_a_phrase_may_be_broken_over_lines() -> None:
    assert [cue.name for cue in answer_cues("slås\n  sammen", "merge")] == ["merge"]


def test_a_phrase_with_a_star_has_any_ending() -> None:
    assert says("answer", "consider", "Må vurderes")
    assert not says("answer", "consider", "Må verdsettes")


def test_letter_case_does_not_count() -> None:
    assert says("description", "done", "GJENNOMFØRT i mai")


def test_wholly_is_all_of_the_text_and_begins_is_its_start() -> None:
    assert is_wholly("above", "se over")
    assert not is_wholly("above", "se over i mai")
    assert begins("remark", "se i sammenheng med planen")
    assert not begins("remark", "må ikke se i sammenheng med planen")


def test_each_group_of_synonyms_has_several_words_and_stands_once() -> None:
    assert [group for group in SYNONYMS if len({*group}) < 2 or any(" " in word for word in group)] == []
    assert len({frozenset(group) for group in SYNONYMS}) == len(SYNONYMS)
