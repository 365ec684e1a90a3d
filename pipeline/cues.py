"""The cues of a free-text answer, found and set against each other: negations turned, doubts heard.

In: an answer's text. Out: a CuedAnswer that the rules of ``answers.py`` ask. The phrases stand in vocabulary.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.dates import years
from pipeline.vocabulary import Cue, answer_cues

OPENING = " \t\n,.:;–—!-/"
"""What may stand before the first word of an answer, or between it and the reason."""
_CUES = (
    "yes",
    "no",
    "but",
    "condition",
    "consider",
    "hedge",
    "merge",
    "stop",
    "go_on",
    "change",
    "lean",
    "negation",
    "period",
)
_SENTENCE_END = re.compile(r"[.!?;\n]")
_NEAR = 25
"""Characters within which a word of doubt governs the word after it: «vurdere nedleggelse»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CuedAnswer:
    """An answer with its cues found."""

    text: str
    next_year: int
    cues: tuple[Cue, ...]

    def has(self, *names: str) -> bool:
        """Tell whether a cue of any of these names is there."""
        return any(cue.name in names for cue in self.cues)

    @property
    def lead(self) -> str | None:
        """``yes`` or ``no`` where the answer begins with it."""
        first = self.cues[0] if self.cues else None
        opens = first is not None and first.name in {"yes", "no"} and not self.text[: first.start].lstrip(OPENING)
        return first.name if first and opens else None

    @property
    def first(self) -> str | None:
        """The first cue that can carry an answer by itself."""
        carrying = {"condition", "consider", "hedge", "stop", "go_on", "change", "lean"}
        return next((cue.name for cue in self.cues if cue.name in carrying), None)

    @property
    def period_end(self) -> int | None:
        """The last year of a period that the answer names."""
        return max(years(self.text), default=None) if self.has("period") else None

    @property
    def over(self) -> bool:
        """The period ends before the year that the answer is about."""
        return self.period_end is not None and self.period_end < self.next_year


def find_cues(text: str) -> tuple[Cue, ...]:
    """Find the cues; a negated cue turns into its opposite, a doubted one is left to the doubt before it."""
    cues: list[Cue] = []
    for cue in answer_cues(text, *_CUES):
        before = cues[-1] if cues else None
        near = (
            before is not None
            and cue.start - before.end <= _NEAR
            and not _SENTENCE_END.search(text[before.end : cue.start])
        )
        if near and before and before.name == "negation" and cue.name in {"go_on", "merge", "stop"}:
            cues[-1] = _negated(cue, before)
        elif not (
            near
            and before
            and before.name in {"consider", "hedge"}
            and cue.name in {"stop", "change", "merge", "go_on"}
        ):
            cues.append(cue)
    return tuple(_turned(cues, text))


def _negated(cue: Cue, negation: Cue) -> Cue:
    """«ikke videreføres» is a stop; «ikke legges ned» and «ikke slås sammen» say that it goes on as it is."""
    return Cue(name="stop" if cue.name == "go_on" else "go_on", start=negation.start, end=cue.end)


def _turned(cues: list[Cue], text: str) -> list[Cue]:
    """Read a negation right behind its word: «videreføres ikke»."""
    turned: list[Cue] = []
    for cue in cues:
        before = turned[-1] if turned else None
        behind = before is not None and not text[before.end : cue.start].strip()
        if cue.name == "negation" and before and before.name in {"go_on", "stop"} and behind:
            turned[-1] = Cue(name="stop" if before.name == "go_on" else "go_on", start=before.start, end=cue.end)
        else:
            turned.append(cue)
    return turned
