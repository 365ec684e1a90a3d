"""The cues of a free-text answer, found and set against each other: negations bound, doubts heard, reasons left alone.

In: an answer's text. Out: a CuedAnswer that the rules of ``answers.py`` ask. The phrases stand in vocabulary.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.dates import period_end
from pipeline.vocabulary import Cue, answer_cues, is_made_of

OPENING = ' \t\n,.:;–—!-/(…*«"'
"""What may stand before the first word of an answer, or between it and the reason."""
_CUES = (
    *("yes", "no", "but", "emphasis", "condition", "consider", "hedge", "merge"),
    *("stop", "go_on", "change", "lean", "negation", "part"),
)
_CLAUSE_END = re.compile(r"[.!?;:,\n(]|\s[–—-]\s|\b(?:og|men|så|som|eller|at)\b")
_CLAUSE_START = re.compile(r"[.!?;:,\n(/]|\s[–—-]\s")
_AGAINST = re.compile(r"\s+(?:til|å|for å|til å)\s+(?:å\s+)?", re.IGNORECASE)
"""What joins a no to what it is against: «nei til nedleggelse», «ikke behov for å avslutte»."""
_IS = re.compile(r"\s+(?:er|blir|vert|er heller)\s+", re.IGNORECASE)
"""What joins a thing to what is said of it: «nedleggelse er ikke aktuelt», «videreføring er uaktuelt»."""
_FINISHED = re.compile(
    r"\W*(?:(?:prosjektet|tiltaket|arbeidet|dette|det)\s+)?(?:er\s+)?(?:nå\s+|no\s+)?(?P<word>\w+)", re.IGNORECASE
)
_DOUBTS = frozenset({"consider", "hedge"})
_DOUBTED = frozenset({"go_on", "merge", "stop", "change"})
_OPPOSITES = {"go_on": "stop", "stop": "go_on", "merge": "go_on", "yes": "no"}
"""«ikke videreføres» is a stop; «ikke legges ned» and «ikke slås sammen» say that it goes on as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CuedAnswer:
    """An answer with its cues found."""

    text: str
    next_year: int
    cues: tuple[Cue, ...]

    def has(self, *names: str) -> bool:
        """Tell whether a cue of any of these names is there."""
        return any(cue.name in names for cue in self.cues)

    def proposes(self, *names: str) -> bool:
        """Tell whether a clause of the answer comes straight to such a cue: «bør justeres», but not «for å endre»."""
        return any(cue.name in names and self._is_straight(cue) for cue in self.cues)

    def _is_straight(self, cue: Cue) -> bool:
        start = self.opening.end if self.opening and self.opening.end <= cue.start else 0
        for end in _CLAUSE_START.finditer(self.text, start, cue.start):
            start = end.end()
        others = [other for other in self.cues if start <= other.start and other.end <= cue.start]
        between = self.text[start : cue.start]
        for other in others:
            between = between.replace(self.text[other.start : other.end], " ", 1)
        return is_made_of("directive", between)

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
        return period_end(self.text)

    @property
    def over(self) -> bool:
        """The period ends before the year that the answer is about."""
        return self.period_end is not None and self.period_end < self.next_year


def find_cues(text: str) -> tuple[Cue, ...]:
    """Find the cues; a negated cue turns into its opposite, a doubted one is left to the doubt before it."""
    cues: list[Cue] = []
    for cue in _opened_by_finished(text) or answer_cues(text, *_CUES):
        before = cues[-1] if cues else None
        if before is None:
            cues.append(cue)
        elif (together := _together(before, cue, text)) is not None:
            cues[-1:] = together
        elif not _is_doubted(before, cue, text):
            cues.append(cue)
    return tuple(cues)


def _opened_by_finished(text: str) -> tuple[Cue, ...]:
    """Take «Ferdig» for a stop where the answer begins with it; anywhere else it is about the work, not the measure."""
    if not (first := _FINISHED.match(text)) or not is_made_of("finished", first["word"]):
        return ()
    stop = Cue(name="stop", start=first.start("word"), end=first.end("word"))
    return stop, *(cue for cue in answer_cues(text, *_CUES) if cue.start >= stop.end)


def _together(before: Cue, cue: Cue, text: str) -> list[Cue] | None:
    """Give what two cues say together, where they belong together."""
    between = text[before.end : cue.start]
    if before.name == "negation" and _is_bound(between):
        return _negated(cue, before)
    if cue.name == "stop" and before.name in {"no", "stop"} and _AGAINST.fullmatch(between):
        return [Cue(name="consider", start=before.start, end=cue.end)]
    turned = (cue.name == "stop" and _IS.fullmatch(between)) or (cue.name == "negation" and _is_bound(between))
    if before.name in {"go_on", "stop"} and turned:
        return [Cue(name=_OPPOSITES[before.name], start=before.start, end=cue.end)]
    return None


def _is_bound(between: str) -> bool:
    """Tell whether a negation and a word belong together: nothing but helping words stands between them."""
    return not _CLAUSE_START.search(between) and is_made_of("bridge", between)


def _negated(cue: Cue, negation: Cue) -> list[Cue]:
    """Turn a negated cue; what a negation cannot turn stands as it is, and an unbound negation stays to be seen."""
    if cue.name == "change":
        return []
    if cue.name in _OPPOSITES:
        return [Cue(name=_OPPOSITES[cue.name], start=negation.start, end=cue.end)]
    return [negation, cue]


def _is_doubted(before: Cue, cue: Cue, text: str) -> bool:
    """Tell whether a doubt in the same clause governs the cue: «vurdere nedleggelse», «kanskje videreføres»."""
    same_clause = not _CLAUSE_END.search(text[before.end : cue.start])
    return before.name in _DOUBTS and cue.name in _DOUBTED and same_clause
