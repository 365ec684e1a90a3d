"""The closed sets of the model: statuses, decisions, and how each was arrived at. The values are those of data.json."""

from __future__ import annotations

from enum import StrEnum


class StatusCode(StrEnum):
    """How far a measure has come. Five words are the office's own; «missing» is an empty cell."""

    DONE = "done"
    PARTLY_DONE = "partly_done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    CANCELLED = "cancelled"
    MISSING = "missing"


class DecisionCode(StrEnum):
    """What the group answers to «Bør videreføres?»."""

    CONTINUE = "continue"
    CONTINUE_CHANGED = "continue_changed"
    DISCONTINUE = "discontinue"
    CONSIDER = "consider"
    CONDITIONAL = "conditional"
    MERGE = "merge"
    UNANSWERED = "unanswered"


ENDING = frozenset({DecisionCode.DISCONTINUE, DecisionCode.MERGE})
"""Decisions after which there is no such measure; the group's reason for one says why it is not carried out, too."""


class Basis(StrEnum):
    """Which rule gave the decision."""

    ANSWER = "answer"
    REFERENCE = "reference"
    PERIOD = "period"
    INHERITED = "inherited"
    NONE = "none"


class Place(StrEnum):
    """Where in next year's draft a measure stands; each stands in exactly one."""

    KEPT = "kept"
    CHANGED = "changed"
    FOR_DECISION = "for_decision"
    MERGED = "merged"
    DROPPED = "dropped"


class Fit(StrEnum):
    """How well what stands in a status cell says its status."""

    OWN = "own"
    """The office's own word, or one that plainly means it."""
    NEAR = "near"
    """Means the same, but is not the office's word."""
    SIGN = "sign"
    """A sign that the sheet itself explains: «G», «3», «🟢»."""
    DOUBTFUL = "doubtful"
    """The nearest reading of a word that may mean something else."""
    REMARKED = "remarked"
    """A known word with a remark behind it."""
    MISSPELT = "misspelt"
    """One or two letters from a known word."""
    UNKNOWN = "unknown"
    """No reading at all."""


class MatchKind(StrEnum):
    """How a row and a measure of the programme were found to be the same."""

    SAME = "same"
    NORMALISED = "normalised"
    SIMILAR = "similar"
    NEW = "new"
    MISSING = "missing"
