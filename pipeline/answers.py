"""What a group's free-text answer to «Bør videreføres?» says.

In: the answer's text and the year it is about. Out: an Answer. The cues stand in vocabulary.toml, the rules in
``answer_rules.py``. Whatever is not plain goes to the board («consider»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.answer_rules import RULES
from pipeline.codes import DecisionCode
from pipeline.cues import OPENING, CuedAnswer, find_cues
from pipeline.text import key
from pipeline.vocabulary import answer_cues, begins, is_blank, is_wholly, says


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
    """Decided without a yes or a no at the front: a person should confirm."""
    contradictory: bool = False
    reserved: bool = False
    """A yes with a reservation: «sannsynlig», «foreløpig»."""
    promises_replacement: bool = False
    """A no that names something to come instead."""


_NAMED = re.compile(
    r"(?:se|sjå|jf|jfr|som)\b\.?\s+"
    r"(?!(?:over|ovenfor|under|nedenfor|før|i fjor|tidligere|vedlegg|notat)\b)"
    r"(?P<name>\S.*?)(?:\s*\(?(?:over|ovenfor|under|nedenfor)\)?)?\s*",
    re.IGNORECASE,
)
_AROUND = " .!…\t\n\"'«»“”()"
_DITTO = frozenset({'"', "”", "“", "''", ",,", "〃"})


def read_answer(text: str, next_year: int) -> Answer:
    """Read one answer. ``text`` is cleaned; empty and dashes are no answer."""
    bare = text.strip(_AROUND)
    if text.strip(" -–—") in _DITTO:
        return Answer(pointer=Pointer.ABOVE, rule="above")
    if is_blank(bare) or is_blank(text):
        return Answer()
    if pointed := _pointer(bare):
        return pointed
    if is_wholly("yes_alone", bare):
        return Answer(code=DecisionCode.CONTINUE, rule="yes")
    reading = CuedAnswer(text=text, next_year=next_year, cues=find_cues(text))
    named = ((name, code) for name, rule in RULES.items() if (code := rule(reading)) is not None)
    name, code = next(named, ("unclear", DecisionCode.CONSIDER))
    return _answer(reading, name, code)


def _pointer(bare: str) -> Answer | None:
    words = key(bare)
    if is_wholly("above", words):
        return Answer(pointer=Pointer.ABOVE, rule="above")
    if is_wholly("below", words):
        return Answer(pointer=Pointer.BELOW, rule="below")
    if begins("remark", words):
        return Answer(rule="remark")
    if begins("open", words) and not answer_cues(bare, "yes", "no", "go_on", "stop", "merge"):
        return Answer(rule="open")
    if (named := _NAMED.fullmatch(bare)) and not answer_cues(bare, "yes", "no", "merge", "stop", "go_on", "condition"):
        return Answer(pointer=Pointer.NAMED, reason=named["name"].strip(" ()«»"), rule="named")
    return None


def _answer(reading: CuedAnswer, rule: str, code: DecisionCode) -> Answer:
    return Answer(
        code=code,
        reason=reading.text if rule in {"yes and no", "question", "unclear"} else _reason(reading),
        rule=rule,
        by_period=rule == "period",
        suggested=reading.lead is None
        and rule in {"stop", "go on", "change", "conclusion", "unclear"}
        and code is not DecisionCode.CONDITIONAL,
        contradictory=rule in {"yes and no", "period against yes"},
        reserved=rule == "yes" and code is DecisionCode.CONTINUE and says("answer", "reservation", reading.text),
        promises_replacement=code is DecisionCode.DISCONTINUE and says("answer", "replacement", reading.text),
    )


def _reason(reading: CuedAnswer) -> str | None:
    """Give what stands behind the yes or no, in the group's words: «Ja, for å få tyngde» → «for å få tyngde»."""
    rest = reading.text[reading.opening.end :] if reading.opening else reading.text
    return rest.lstrip(OPENING + ")»").rstrip() or None
