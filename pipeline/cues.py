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
    *("yes", "no", "but", "emphasis", "condition", "consider", "hedge", "merge"),
    *("stop", "go_on", "change", "lean", "negation", "period"),
)
_CLAUSE_END = re.compile(r"[.!?;:,\n]|\b(?:og|men|så|som|eller)\b")
_GOVERNING = frozenset({"negation", "consider", "hedge"})
_GOVERNED = frozenset({"go_on", "merge", "stop", "change"})
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
    def opening(self) -> Cue | None:
        """The yes or no that the answer begins with; words that only strengthen it may stand before."""
        before = self.text
        for cue in self.cues:
            if cue.name != "emphasis":
                opens = cue.name in {"yes", "no"} and not before[: cue.start].strip(OPENING)
                return cue if opens else None
            before = before[: cue.start] + " " * (cue.end - cue.start) + before[cue.end :]
        return None

    @property
    def lead(self) -> str | None:
        """``yes`` or ``no`` where the answer begins with it."""
        return self.opening.name if self.opening else None

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
        if before is None or not _governs(before, cue, text):
            cues.append(cue)
        elif before.name == "negation":
            cues[-1:] = _negated(cue, before)
    return tuple(_turned(cues, text))


def _governs(before: Cue, cue: Cue, text: str) -> bool:
    """Tell whether a negation or a doubt is about the next cue: near it, in the same clause."""
    between = text[before.end : cue.start]
    related = before.name in _GOVERNING and cue.name in _GOVERNED
    return related and len(between) <= _NEAR and not _CLAUSE_END.search(between)


def _negated(cue: Cue, negation: Cue) -> list[Cue]:
    """«ikke videreføres» is a stop; «ikke legges ned» and «ikke slås sammen» go on; «uten endring» changes nothing."""
    if cue.name == "change":
        return []
    return [Cue(name="stop" if cue.name == "go_on" else "go_on", start=negation.start, end=cue.end)]


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
