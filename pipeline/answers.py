"""What a group's free-text answer to «Bør videreføres?» says.

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
    """Decided without a yes or a no at the front: a person should confirm."""
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
    r"(?:se|sjå|jf|jfr|som)\b\.?\s+"
    r"(?!(?:over|ovenfor|under|nedenfor|før|i fjor|tidligere|vedlegg|notat)\b)"
    r"(?P<name>\S.*?)(?:\s*\(?(?:over|ovenfor|under|nedenfor)\)?)?\s*",
    re.IGNORECASE,
)
_AROUND = " .!…\t\n\"'«»“”()"
_DITTO = frozenset({'"', "”", "“", "''", ",,", "〃"})


def read_answer(text: str, next_year: int) -> Answer:
    """Read one answer. ``text`` is cleaned; empty and dashes are no answer."""
    if text.strip(" -–—") in _DITTO:
        return Answer(pointer=Pointer.ABOVE, rule="above")
    bare = text.strip(_AROUND)
    if is_blank(bare) or is_blank(text):
        return Answer()
    if pointed := _pointer(bare):
        return pointed
    if is_wholly("yes_alone", bare):
        return Answer(code=DecisionCode.CONTINUE, rule="yes")
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
        suggested=reading.lead is None and rule in {"stop", "go on", "change"} and code is not DecisionCode.CONDITIONAL,
        contradictory=rule in {"yes and no", "period against yes"},
        reserved=rule == "yes" and code is DecisionCode.CONTINUE and says("answer", "reservation", reading.text),
        promises_replacement=code is DecisionCode.DISCONTINUE and says("answer", "replacement", reading.text),
    )


def _reason(reading: CuedAnswer) -> str | None:
    """Give what stands behind the yes or no, in the group's words: «Ja, for å få tyngde» → «for å få tyngde»."""
    rest = reading.text[reading.opening.end :] if reading.opening else reading.text
    return rest.lstrip(OPENING + ")»").rstrip() or None


def _says_both(reading: CuedAnswer) -> bool:
    """«Nei, ja», «Ja / nei»: both words, each by itself and not within a reason."""
    return reading.lead is not None and reading.proposes("no" if reading.lead == "yes" else "yes")


def _not_next_year(reading: CuedAnswer) -> bool:
    """«Ja, men ikke i 2026»: the yes is for another year."""
    return re.search(rf"\bikk?j?e (?:i|for|før|til) {reading.next_year}\b", reading.text, re.IGNORECASE) is not None


def _only_later(reading: CuedAnswer) -> bool:
    """«Ja, fra 2027», asked about 2026: the yes is for the years after."""
    named = [int(year) for year in re.findall(r"\b(?:fra|frå|først i|i)\s+(?:\w+\s+)?(20\d\d)", reading.text)]
    return bool(named) and min(named) > reading.next_year


def _continued(reading: CuedAnswer) -> DecisionCode:
    """Say how a measure that goes on goes on: as it is, changed, on a condition, or only if the board wants it."""
    if reading.has("condition") or _IF_ABOUT.match(reading.text):
        return DecisionCode.CONDITIONAL
    doubtful = reading.proposes("stop", "consider") or (reading.proposes("hedge") and not reading.has("but"))
    if (
        doubtful
        or _not_next_year(reading)
        or _only_later(reading)
        or (reading.has("but") and reading.has("stop", "consider"))
    ):
        return DecisionCode.CONSIDER
    if reading.has("but") or reading.proposes("change"):
        return DecisionCode.CONTINUE_CHANGED
    return DecisionCode.CONTINUE


def _stopped(reading: CuedAnswer) -> DecisionCode:
    """Say how a measure that ends ends: a «nei, men …» is the board's to settle."""
    if reading.has("condition"):
        return DecisionCode.CONDITIONAL
    later = max(years(reading.text), default=0) >= reading.next_year
    if (later and not _not_next_year(reading)) or reading.has("but", "consider", "hedge", "go_on", "change"):
        return DecisionCode.CONSIDER
    return DecisionCode.DISCONTINUE


def _unled(reading: CuedAnswer, code: DecisionCode) -> DecisionCode:
    """Leave to the board what no yes or no leads and something in the text speaks against: «Lite å videreføre»."""
    against = reading.has("negation", "no", "yes") or (reading.has("stop") and reading.has("go_on"))
    return DecisionCode.CONSIDER if against else code


def _changed(reading: CuedAnswer) -> DecisionCode:
    """Read a proposal of change as a yes with a change, unless a no stands before it: «ikke mer fokus på»."""
    names = [cue.name for cue in reading.cues]
    before = names[: min(names.index(name) for name in ("change", "lean") if name in names)]
    return DecisionCode.CONSIDER if {"negation", "no", "yes"} & {*before} else DecisionCode.CONTINUE_CHANGED


def _by_period(reading: CuedAnswer) -> DecisionCode | None:
    if reading.period_end is None or reading.first not in {None, "go_on", "stop"} or reading.lead:
        return None
    named = years(reading.text)
    if len(named) > 1 and min(named) > reading.next_year:
        return DecisionCode.CONSIDER
    if reading.first is not None or reading.has("negation"):
        return DecisionCode.CONSIDER if reading.over or reading.first == "stop" else DecisionCode.CONTINUE
    return DecisionCode.DISCONTINUE if reading.over else DecisionCode.CONTINUE


def _when(fits: bool, code: DecisionCode) -> DecisionCode | None:  # noqa: FBT001
    return code if fits else None


RULES: dict[str, Callable[[CuedAnswer], DecisionCode | None]] = {
    # «Ja / nei»
    "yes and no": lambda a: _when(_says_both(a), DecisionCode.CONSIDER),
    # «Ja?»
    "question": lambda a: _when("?" in a.text, DecisionCode.CONSIDER),
    # «Bør slås sammen med den over.»
    "merge": lambda a: _when(a.has("merge") and a.first not in {"consider", "hedge"}, DecisionCode.MERGE),
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
    # «Prosjektperioden er 2025-26», «Går ut 2026»
    "period": _by_period,
    # «Videreføres ikke», «Utgår»
    "stop": lambda a: _unled(a, _stopped(a)) if a.first == "stop" else None,
    # «Bør fortsette i redusert omfang»
    "go on": lambda a: _unled(a, _continued(a)) if a.first == "go_on" else None,
    # «Bør spisses», «Bør ha fokus på interessepolitikk»
    "change": lambda a: _changed(a) if a.first in {"change", "lean"} else None,
}
"""The rules in the order they are tried, by name, each under an example of what it is for."""
