"""What a group's free-text answer to «Bør videreføres?» says (DOMAIN 5.3).

In: the answer's text and the year it is about. Out: an Answer. The cues stand in vocabulary.toml; the rules stand in
RULES, each with an example, and the first that fits decides. Whatever is not plain goes to the board («consider»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.codes import DecisionCode
from pipeline.cues import OPENING, CuedAnswer, find_cues
from pipeline.dates import years
from pipeline.text import key
from pipeline.vocabulary import answer_cues, begins, is_blank, is_wholly, says

if TYPE_CHECKING:
    from collections.abc import Callable


class Pointer(StrEnum):
    """Where an answer sends its reader instead of answering."""

    ABOVE = "above"
    BELOW = "below"
    NAMED = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an answer says by itself, before it is held against other rows."""

    code: DecisionCode | None = None
    """None: nothing is answered here."""
    pointer: Pointer | None = None
    reason: str | None = None
    rule: str | None = None
    """The name of the rule that fitted."""
    by_period: bool = False
    """No word says yes or no; the project's period does."""
    suggested: bool = False
    """Decided without a yes or a no at the front: a person should confirm (DOMAIN 5.3, rule 5)."""
    contradictory: bool = False
    reserved: bool = False
    """A yes with a reservation: «sannsynlig», «foreløpig»."""
    promises_replacement: bool = False
    """A no that names something to come instead."""


_IF_ABOUT = re.compile(
    r"(?:ja\W+)?(?:kun |bare |berre )?"
    r"om (?:det|vi|man|dei|de|den|dette|ein|en|midler|finansiering|prosjektet)\b",
    re.IGNORECASE,
)
"""«om» as a condition, and not as «about»: «om det blir midler»."""
_NAMED = re.compile(
    r"(?:se|sjå|jf|jfr|som)\b\.?\s+(?P<name>\S.*?)(?:\s*\(?(?:over|ovenfor|under|nedenfor)\)?)?\s*", re.IGNORECASE
)
_DITTO = frozenset({'"', "”", "“", "''", ",,", "〃"})


def read_answer(text: str, next_year: int) -> Answer:
    """Read one answer. ``text`` is cleaned; empty and dashes are no answer."""
    if text.strip(" -–—") in _DITTO:
        return Answer(pointer=Pointer.ABOVE, rule="above")
    bare = text.strip(" .!\t\n\"'«»“”()")
    if is_blank(bare) or is_blank(text):
        return Answer()
    pointed = _pointer(bare)
    if pointed:
        return pointed
    reading = CuedAnswer(text=text, next_year=next_year, cues=find_cues(text))
    for name, rule in RULES.items():
        code = rule(reading)
        if code is not None:
            return _answer(reading, name, code)
    return Answer(code=DecisionCode.CONSIDER, reason=text, rule="unclear", suggested=True)


def _pointer(bare: str) -> Answer | None:
    words = key(bare)
    if is_wholly("above", words):
        return Answer(pointer=Pointer.ABOVE, rule="above")
    if is_wholly("below", words):
        return Answer(pointer=Pointer.BELOW, rule="below")
    if begins("remark", words):
        return Answer(rule="remark")
    if (named := _NAMED.fullmatch(bare)) and not answer_cues(bare, "yes", "no", "merge", "stop", "go_on", "condition"):
        return Answer(pointer=Pointer.NAMED, reason=named["name"].strip(" ()«»"), rule="named")
    return None


def _answer(reading: CuedAnswer, rule: str, code: DecisionCode) -> Answer:
    return Answer(
        code=code,
        reason=reading.text if rule in {"yes and no", "question"} else _reason(reading),
        rule=rule,
        by_period=rule == "period",
        suggested=reading.lead is None and rule in {"stop", "go on", "change", "lean"},
        contradictory=rule in {"yes and no", "period against yes"},
        reserved=code is DecisionCode.CONTINUE and says("answer", "reservation", reading.text),
        promises_replacement=code is DecisionCode.DISCONTINUE and says("answer", "replacement", reading.text),
    )


def _reason(reading: CuedAnswer) -> str | None:
    """Give what stands behind the yes or no, in the group's words: «Ja, for å få tyngde» → «for å få tyngde»."""
    rest = reading.text[reading.opening.end :] if reading.opening else reading.text
    return rest.lstrip(OPENING).strip() or None


def _says_both(reading: CuedAnswer) -> bool:
    """«Nei, ja»: both words, the second not merely part of the reason behind the first."""
    return reading.has("yes") and reading.has("no")


def _continued(reading: CuedAnswer) -> DecisionCode:
    """Say how a measure that goes on goes on: as it is, changed, on a condition, or only if the board wants it."""
    after = reading.cues
    if any(cue.name == "condition" for cue in after) or _IF_ABOUT.match(reading.text):
        return DecisionCode.CONDITIONAL
    if reading.has("stop"):
        return DecisionCode.CONSIDER
    if reading.has("consider") or (reading.has("hedge") and not reading.has("but")):
        return DecisionCode.CONSIDER
    if reading.has("but", "change"):
        return DecisionCode.CONTINUE_CHANGED
    return DecisionCode.CONTINUE


def _stopped(reading: CuedAnswer) -> DecisionCode:
    """Say how a measure that ends ends: a «nei, men …» is the board's to settle."""
    if reading.has("condition"):
        return DecisionCode.CONDITIONAL
    later = max(years(reading.text), default=0) >= reading.next_year
    if reading.has("but", "consider", "hedge", "go_on", "change") or later:
        return DecisionCode.CONSIDER
    return DecisionCode.DISCONTINUE


def _when(fits: bool, code: DecisionCode) -> DecisionCode | None:  # noqa: FBT001
    return code if fits else None


def _by_period(reading: CuedAnswer) -> DecisionCode | None:
    if reading.period_end is None or reading.first not in {None, "go_on"}:
        return None
    if reading.over and reading.first == "go_on":
        return DecisionCode.CONSIDER
    return DecisionCode.DISCONTINUE if reading.over else DecisionCode.CONTINUE


RULES: dict[str, Callable[[CuedAnswer], DecisionCode | None]] = {
    # «Ja / nei»
    "yes and no": lambda a: _when(_says_both(a), DecisionCode.CONSIDER),
    # «Ja?»
    "question": lambda a: _when("?" in a.text, DecisionCode.CONSIDER),
    # «Bør slås sammen med den over.»
    "merge": lambda a: _when(a.has("merge") and a.first != "consider", DecisionCode.MERGE),
    # «Ja, prosjektperiode 2023-2025», asked about 2026
    "period against yes": lambda a: _when(a.lead == "yes" and a.over, DecisionCode.CONSIDER),
    # «Ja, for å få tyngde», «Ja, men mindre», «Ja, hvis det blir finansiert»
    "yes": lambda a: _continued(a) if a.lead == "yes" else None,
    # «Nei, prosjektene legges inn som egne poster»
    "no": lambda a: _stopped(a) if a.lead == "no" else None,
    # «Hvis finansiering.»
    "condition": lambda a: _when(a.first == "condition" or bool(_IF_ABOUT.match(a.text)), DecisionCode.CONDITIONAL),
    # «Innretning og hyppighet bør vurderes», «Usikkert»
    "consider": lambda a: _when(a.first in {"consider", "hedge"}, DecisionCode.CONSIDER),
    # «Videreføres ikke», «Utgår»
    "stop": lambda a: _stopped(a) if a.first == "stop" else None,
    # «Prosjektperioden er 2025-26»
    "period": _by_period,
    # «Bør fortsette i redusert omfang»
    "go on": lambda a: _continued(a) if a.first == "go_on" else None,
    # «Bør spisses», «Bør ha fokus på interessepolitikk»
    "change": lambda a: _when(a.first in {"change", "lean"}, DecisionCode.CONTINUE_CHANGED),
}
"""The rules in the order they are tried, by name, each under an example of what it is for."""
