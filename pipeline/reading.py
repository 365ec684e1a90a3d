"""An answer, read: what it begins with, and its clauses; the views of them that the rules ask for.

In: an answer's lead and clauses. Out: what is said, what is only a reason, what sets a condition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.clauses import Clause, Role
from pipeline.vocabulary import answer_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

_US = re.compile(r"\w+\s+(?:vi|me|dette|det|tiltaket|denne)\b", re.IGNORECASE)
"""«dersom vi sluttet»: tells what would happen, and sets no condition."""
_SHALL = re.compile(r"\bskal\b", re.IGNORECASE)
"""«Skal vi holde fram, må kommunene betale»: names what the condition is for."""
_AIM = re.compile(r"\w+\s+(?:det|dette|den|tiltaket|vi|me)\s+skal\b", re.IGNORECASE)
"""«Må spisses hvis det skal ha noe for seg»: says what the change is for."""
_NOT = re.compile(
    r"\b(?:ikk?j?e|itj|aldri|neppe|på ingen (?:måte|vis)|langt fra)\s+(?:helt\s+|heilt\s+)?$", re.IGNORECASE
)
_WHICH = re.compile(r"\b(?:en|ein|ei|et|eit)\s+\w+\s+som\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
"""«en plan som ikke gjelder lenger»: what is over is not the measure."""
_HAD = re.compile(r"^hadde\b", re.IGNORECASE)
"""«Hadde vi fått midler, ville vi fortsatt»: a condition, and not the past."""
_PAST = re.compile(r"\b(?:varte|hadde|var|vart|ble)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An answer, read."""

    text: str
    next_year: int
    lead: str | None
    """``yes`` or ``no`` where the answer begins with it, or with words as good."""
    clauses: tuple[Clause, ...]
    """What stands behind the lead."""

    @property
    def said(self) -> tuple[Clause, ...]:
        """The clauses that say what is to be done: not the reasons."""
        return tuple(clause for clause in self.clauses if clause.role in {Role.MAIN, Role.BUT})

    @property
    def opening(self) -> tuple[Clause, ...]:
        """Those of the first sentence, where a lead is bound to what stands behind it."""
        return tuple(clause for clause in self.said if clause.sentence == 0)

    @property
    def first(self) -> str | None:
        """The first act that is said."""
        return next((act.name for clause in self.said for act in clause.acts), None)

    def does(self, *names: str) -> bool:
        """Tell whether such an act is said."""
        return any(clause.does(*names) for clause in self.said)

    def conditions(self) -> list[Clause]:
        """Give the clauses that set a condition on the answer, and do not tell what would happen without it."""
        changed = any(clause.proposes("change", "altered") for clause in self.said)
        found = [clause for clause in self.clauses if is_condition(clause)]
        if not found and _IF_FIRST.match(self.text):
            found = [*self.clauses[:1]]
        return [clause for clause in found if not (changed and _AIM.match(clause.text))]


_IF_FIRST = re.compile(
    r"om\s+(?!å\b|kort\b|litt\b|to\b|tre\b|et?t\b|eit+\b|ein? (?:månad|måned|stund|uke|veke)|no\w+ (?:år|m|u|v))"
    r"[^,.;]{4,80},\s*(?:så\s+)?(?:fortsett\w*|fortset|kan|bør|skal|går|kjører|køyrer|tar|tek|vil|blir|vert"
    r"|viderefører|vidarefører|holder|held|stopper|stoppar|avslutt\w+)\b"
    r"|om\s+(?!å\b|lag\b|sommeren|sumaren|vinteren|høsten|hausten|våren|dagen|kvelden)(?:\w+\s+){1,4}?(?:\w{4,}(?:er|ar)|får|går|gir|gjev|blir|vert|held|tek|tar|kjem|ser|sier|seier)\b[^,.;]{0,40}\W*$"
    r"|(?:kommer|kjem|blir|vert|stiller)\s+[^,.;]{2,60}\bmed\b[^,.;]{0,20},\s*(?:så|da|då)\s+\w+",
    re.IGNORECASE,
)
"""«Om fylket bidrar med en veileder, fortsetter vi», «Kjem Vestland med, så kjem me òg»"""
_NO_CONDITION = re.compile(
    r"(?:om ikk?j?e ann[ea][tn]?|(?:hvis|om|dersom) no[ek]o? (?:skal|må|bør)"
    r"|så lenge (?:har|hadde|er))\b|så lenge som d",
    re.IGNORECASE,
)
"""«om ikke annet», «hvis noe skal prioriteres», «så lenge har vi ventet»"""


def is_condition(clause: Clause) -> bool:
    """Tell whether a clause sets a condition: «hvis fylket betaler», and not «dersom vi sluttet»."""
    if clause.role is Role.REASON or _PAST.search(_HAD.sub("", clause.text)) or _NO_CONDITION.match(clause.text):
        return False
    about_us = _US.match(clause.text) is not None and clause.does("stop") and not _SHALL.search(clause.text)
    return not about_us and (clause.role is Role.CONDITION or clause.does("condition"))


def is_over(text: str) -> bool:
    """Tell whether a text says that something is over, and no «ikke» stands before it."""
    return any(
        not _NOT.search(text[: cue.start]) and not _WHICH.search(text[: cue.start]) for cue in answer_cues(text, "over")
    )


def sure(clauses: Sequence[Clause], *names: str) -> bool:
    """Tell whether a clause comes straight to such an act."""
    return any(clause.proposes(*names) for clause in clauses)
