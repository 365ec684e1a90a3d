"""The rules that a year's input is held against: one function a rule, one signature, one list.

In: the evidence (sheets, programme, pairs, decisions). Out: findings, each at the cell that a person must look at.
The first line of each rule's docstring is the rule as the user guide prints it, and is therefore in Norwegian.
Rules about single cells that cannot be read at all stand in ``readers/status_sheet.py``,
about the year in ``edition.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.checks import of_answers, of_duplicates, of_measures, of_spelling, of_statuses, of_texts
from pipeline.checks.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.findings import Finding

__all__ = ["CHECKS", "Evidence", "check"]


CHECKS: tuple[Callable[[Evidence], Iterator[Finding]], ...] = (
    of_statuses.unknown_status,
    of_statuses.unusual_status,
    of_statuses.missing_status,
    of_answers.missing_answer,
    of_answers.unclear_answer,
    of_answers.suggested_decision,
    of_answers.reserved_answer,
    of_answers.contradictory_answer,
    of_answers.dead_reference,
    of_answers.answer_in_description,
    of_answers.inferred_decision,
    of_answers.replacement_missing,
    of_duplicates.duplicate_measure,
    of_duplicates.duplicate_number,
    of_measures.not_reported,
    of_measures.not_in_programme,
    of_measures.not_new,
    of_measures.reworded,
    of_measures.proposed_pair,
    of_measures.moved_theme,
    of_measures.unknown_heading,
    of_measures.misspelt_heading,
    of_measures.no_heading,
    of_measures.passed_over,
    of_measures.theme_not_reported,
    of_statuses.cancelled_without_reason,
    of_statuses.status_against_description,
    of_statuses.group_against_points,
    of_statuses.status_went_back,
    of_texts.pasted_text,
    of_texts.continued_text,
    of_texts.hidden_cells,
    of_texts.impossible_date,
    of_texts.unprintable_character,
    of_spelling.suspected_typo,
)


def check(evidence: Evidence) -> tuple[Finding, ...]:
    """Hold the evidence against every rule."""
    return tuple(finding for rule in CHECKS for finding in rule(evidence))
