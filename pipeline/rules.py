"""Every finding's rule: what it means and what to do, from the docstring of the function that finds it.

In: a Code. Out: a Rule in bokmål, for the user guide and the report. The function has the code's name. ``guide`` writes
the part of docs/brukerveiledning.md that lists them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline import edition, status_date
from pipeline.checks import CHECKS
from pipeline.corrections import unused_correction
from pipeline.findings import Code
from pipeline.readers import cells, outline
from pipeline.templates import mistakes
from pipeline.verify import pdf_remark
from pipeline.waivers import unused_waiver

if TYPE_CHECKING:
    from collections.abc import Callable

_FINDERS: tuple[Callable[..., object], ...] = (
    *CHECKS,
    cells.missing_column,
    cells.several_columns,
    cells.unread_column,
    cells.text_without_measure,
    cells.error_value,
    cells.formula_without_value,
    cells.illegal_character,
    outline.empty_heading,
    status_date.missing_status_date,
    status_date.conflicting_dates,
    status_date.inferred_year,
    edition.missing_organisation,
    unused_correction,
    unused_waiver,
    pdf_remark,
    mistakes.unknown_name,
    mistakes.unknown_filter,
    mistakes.unreadable_code,
    mistakes.broken_field,
    mistakes.mixed_field,
    mistakes.unpaired_code,
    mistakes.misplaced_code,
    mistakes.unfillable_field,
    mistakes.broken_requirement,
    mistakes.reviewed_template,
    mistakes.unusable_template,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A finding's rule."""

    meaning: str
    """One sentence."""
    advice: str
    """What to do, in a sentence or two."""
    group: str
    """What the rule is about."""


_GROUPS = {
    "of_statuses": "Status",
    "of_answers": "Svar på om tiltaket bør videreføres",
    "of_duplicates": "Tiltak og temaer",
    "of_measures": "Tiltak og temaer",
    "of_texts": "Tekst",
    "of_spelling": "Tekst",
    "outline": "Tiltak og temaer",
    "cells": "Celler og kolonner",
    "edition": "År, dato og navn",
    "status_date": "År, dato og navn",
    "mistakes": "Malene",
}


def _rule(finder: Callable[..., object]) -> Rule:
    meaning, _, advice = (finder.__doc__ or "").partition("\n\n")
    module = finder.__module__.rpartition(".")[2]
    return Rule(meaning=meaning, advice=" ".join(advice.split()), group=_GROUPS.get(module, "Innstillinger og PDF-er"))


RULES = {Code(finder.__name__.replace("_", "-")): _rule(finder) for finder in _FINDERS}
"""In the order that the user guide lists them."""


def guide() -> str:
    """Write the rules as tables in Markdown, a table for each thing that they are about."""
    by_group = sorted(RULES.items(), key=lambda pair: [*_GROUPS.values(), pair[1].group].index(pair[1].group))
    tables = []
    for group, pairs in groupby(by_group, key=lambda pair: pair[1].group):
        rows = [f"| `{code}` | {rule.meaning} | {rule.advice} |" for code, rule in pairs]
        tables.append("\n".join((f"### {group}", "", "| kode | betyr | gjør |", "| --- | --- | --- |", *rows)))
    return "\n\n".join(tables)
