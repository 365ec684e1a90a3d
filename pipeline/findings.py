"""What is wrong or doubtful in the input, where it stands, and the one way it is written out.

In: a rule's severity, code, message and hint. Out: one line a finding, with the hint on a line under it.
A finding never stops anything by itself; ``run`` decides what an error among them means.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Severity(StrEnum):
    """How much a finding matters to the documents."""

    ERROR = "error"
    """A document would say something false."""
    WARNING = "warning"
    """A person must look."""
    NOTE = "note"
    """What the program understood."""


SEVERITY_WORDS = {Severity.ERROR: "feil", Severity.WARNING: "advarsel", Severity.NOTE: "merknad"}


SEVERITY_PLURALS = {Severity.ERROR: "feil", Severity.WARNING: "advarsler", Severity.NOTE: "merknader"}


class Code(StrEnum):
    """The name of each rule; waivers and tests refer to it."""

    UNKNOWN_STATUS = "unknown-status"
    UNUSUAL_STATUS = "unusual-status"
    MISSING_STATUS = "missing-status"
    MISSING_ANSWER = "missing-answer"
    UNCLEAR_ANSWER = "unclear-answer"
    SUGGESTED_DECISION = "suggested-decision"
    RESERVED_ANSWER = "reserved-answer"
    CONTRADICTORY_ANSWER = "contradictory-answer"
    DEAD_REFERENCE = "dead-reference"
    ANSWER_IN_DESCRIPTION = "answer-in-description"
    INFERRED_DECISION = "inferred-decision"
    REPLACEMENT_MISSING = "replacement-missing"
    DUPLICATE_MEASURE = "duplicate-measure"
    DUPLICATE_NUMBER = "duplicate-number"
    NOT_REPORTED = "not-reported"
    NOT_IN_PROGRAMME = "not-in-programme"
    NOT_NEW = "not-new"
    REWORDED = "reworded"
    PROPOSED_PAIR = "proposed-pair"
    MOVED_THEME = "moved-theme"
    UNKNOWN_HEADING = "unknown-heading"
    MISSPELT_HEADING = "misspelt-heading"
    EMPTY_HEADING = "empty-heading"
    THEME_NOT_REPORTED = "theme-not-reported"
    NO_HEADING = "no-heading"
    CANCELLED_WITHOUT_REASON = "cancelled-without-reason"
    STATUS_AGAINST_DESCRIPTION = "status-against-description"
    GROUP_AGAINST_POINTS = "group-against-points"
    ERROR_VALUE = "error-value"
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    PASTED_TEXT = "pasted-text"
    CONTINUED_TEXT = "continued-text"
    HIDDEN_CELLS = "hidden-cells"
    STATUS_WENT_BACK = "status-went-back"
    IMPOSSIBLE_DATE = "impossible-date"
    ILLEGAL_CHARACTER = "illegal-character"
    UNPRINTABLE_CHARACTER = "unprintable-character"
    SUSPECTED_TYPO = "suspected-typo"
    MISSING_COLUMN = "missing-column"
    SEVERAL_COLUMNS = "several-columns"
    UNREAD_COLUMN = "unread-column"
    TEXT_WITHOUT_MEASURE = "text-without-measure"
    PASSED_OVER = "passed-over"
    MISSING_STATUS_DATE = "missing-status-date"
    CONFLICTING_DATES = "conflicting-dates"
    INFERRED_YEAR = "inferred-year"
    MISSING_ORGANISATION = "missing-organisation"
    PDF_REMARK = "pdf-remark"
    UNUSED_CORRECTION = "unused-correction"
    UNUSED_WAIVER = "unused-waiver"
    UNKNOWN_NAME = "unknown-name"
    UNKNOWN_FILTER = "unknown-filter"
    UNREADABLE_CODE = "unreadable-code"
    BROKEN_FIELD = "broken-field"
    MIXED_FIELD = "mixed-field"
    UNPAIRED_CODE = "unpaired-code"
    MISPLACED_CODE = "misplaced-code"
    UNFILLABLE_FIELD = "unfillable-field"
    BROKEN_REQUIREMENT = "broken-requirement"
    REVIEWED_TEMPLATE = "reviewed-template"
    UNUSABLE_TEMPLATE = "unusable-template"


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in the input."""

    file: str
    sheet: str | None = None
    cell: str | None = None
    """As Excel names it (C41), or «avsnitt 7» in a Word document."""

    def __str__(self) -> str:
        """Join the parts as a spreadsheet reference: ``status.xlsx!Status 2025!C41``."""
        return "!".join(part for part in (self.file, self.sheet, self.cell) if part)

    def is_named(self, name: str) -> bool:
        """Tell whether a person's name for a place means this one: all of it, or the end, ``C41``."""
        return f"!{self}".casefold().endswith(f"!{name.strip()}".casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a person should know about the input."""

    severity: Severity
    code: Code
    message: str
    hint: str | None = None
    at: Location


def formatted(finding: Finding) -> str:
    """Write a finding as one line that an editor can jump from, its hint on the next."""
    line = f"{finding.at}: {SEVERITY_WORDS[finding.severity]} [{finding.code}] {finding.message}"
    return f"{line}\n  {finding.hint}" if finding.hint else line


def counted(findings: Sequence[Finding]) -> str:
    """Count findings in words: ``1 feil, 2 advarsler, 0 merknader``."""
    numbers = Counter(finding.severity for finding in findings)
    words = {severity: (SEVERITY_WORDS if numbers[severity] == 1 else SEVERITY_PLURALS) for severity in Severity}
    return ", ".join(f"{numbers[severity]} {words[severity][severity]}" for severity in Severity)


def error(code: Code, at: Location, message: str, hint: str | None = None) -> Finding:
    """Make a finding that keeps the documents from being written."""
    return Finding(severity=Severity.ERROR, code=code, at=at, message=message, hint=hint)


def warning(code: Code, at: Location, message: str, hint: str | None = None) -> Finding:
    """Make a finding that a person must look at."""
    return Finding(severity=Severity.WARNING, code=code, at=at, message=message, hint=hint)


def note(code: Code, at: Location, message: str, hint: str | None = None) -> Finding:
    """Make a finding that tells what the program understood."""
    return Finding(severity=Severity.NOTE, code=code, at=at, message=message, hint=hint)
