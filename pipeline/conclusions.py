"""The yes or no that an answer comes to at its end: «En kjerneoppgave, så ja», «Flertallet innstiller på nei».

In: a Reading without a yes or a no first. Out: a decision, or None where it comes to none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.clauses import Role
from pipeline.codes import DecisionCode
from pipeline.reading import sure
from pipeline.verdicts import CHANGES
from pipeline.vocabulary import begins

if TYPE_CHECKING:
    from pipeline.reading import Reading

_CONCLUSION = re.compile(
    r"(?:^|(?<!ikke )(?<!ikkje )\b(?:så|derfor|altså|dermed|svaret er|(?:annet|anna) enn|konklusjonen(?: er| blir)?"
    r"|blir|framleis|fortsatt|fremdeles|sannsynligvis|trolig|truleg|antakelig|antageligvis|absolutt|definitivt)\s+)"
    r"(?:(?:et|eit|ett)\s+(?:(?:klart|tydelig|tydeleg|rungende|rungande|soleklart|stort|enstemmig|samrøystes)\s+)?)?"
    r"(?P<word>ja|nei)(?:[,\s]+(?:selvfølgelig|sjølvsagt|takk|absolutt|gjerne))?\W*$"
    r"|\b(?:flertallet|fleirtalet|gruppa|gruppen|styret|vi|me)\s+"
    r"(?:innstiller|innstilte|stemte|røysta|landet|landa|gikk|gjekk|konkluderte)\s+"
    r"(?:på|for|med|inn for)?\s*(?P<voted>ja|nei)\W*$"
    r"|\b(?:landet|landa|lander|landar|endte|enda)\s+(?:på|med)\s+(?:(?:et|eit)\s+)?(?:klart\s+|tydelig\s+|tydeleg\s+|stort\s+)?"
    r"(?P<landed>ja|nei)\W*$"
    r"|^(?:(?:hele|heile)\s+)?(?:\w*grupp(?:a|en)|vi|me|alle)\s+(?:sier|seier|svarer)\s+(?P<said>ja|nei)\W*$",
    re.IGNORECASE,
)
"""«… en kjerneoppgave, så ja»: the answer stands last."""
_TURN = re.compile(r"\bmen\s+(?P<word>nei)\s*[,–.]\s*[^.!?]*[.!]*$(?P<said>)", re.IGNORECASE)
"""«En kjempeidé, men nei, det blir ikke mer av dette»"""
_ALONE = re.compile(r"(?P<word>ja|nei)(?P<said>)", re.IGNORECASE)


def _verdict_last(reading: Reading) -> DecisionCode | None:
    """Read a last sentence that says no more than what is to be done: «… Avsluttes.», «… Blir stående.»."""
    last = [clause for clause in reading.clauses if clause.sentence == reading.clauses[-1].sentence]
    acts = {act.name for act in last[0].acts}
    plain = len(last) == 1 and last[0].sentence > 0 and last[0].is_bare and last[0].role is not Role.REASON
    if not plain or sure(reading.said[:-1], "consider", *CHANGES):
        return None
    return (
        {"go_on": DecisionCode.CONTINUE, "stop": DecisionCode.DISCONTINUE}.get(acts.pop()) if len(acts) == 1 else None
    )


def concluded(reading: Reading) -> DecisionCode | None:
    """Read the yes or no that an answer ends with."""
    if reading.lead or not reading.clauses or reading.conditions():
        return None
    if verdict := _verdict_last(reading):
        return verdict
    if reading.said and reading.said[0].proposes("go_on", "stop"):
        return None
    last = _CONCLUSION.search(
        " ".join(clause.text for clause in reading.clauses if clause.sentence == reading.clauses[-1].sentence)
    )
    last = last or _ALONE.fullmatch(reading.clauses[-1].text)
    last = last or (None if reading.does("stop", "go_on") else _TURN.search(reading.text))
    both = re.search(r"\bja\b", reading.text, re.IGNORECASE) and re.search(r"\bnei\b", reading.text, re.IGNORECASE)
    if last is None or (last["said"] and both) or sure(reading.said, "consider"):
        return None
    if given(reading):
        return DecisionCode.CONDITIONAL
    word = next(word for word in last.groups() if word)
    return DecisionCode.CONTINUE if word.casefold() == "ja" else DecisionCode.DISCONTINUE


def given(reading: Reading) -> bool:
    """Tell whether a clause names what an answer hangs on: «Uten midler: nei»."""
    return bool(reading.conditions()) or any(begins("given", clause.text) for clause in reading.clauses)
