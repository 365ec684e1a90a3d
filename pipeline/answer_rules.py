"""The rules for free-text answers to «Bør videreføres?», each under an example; the first that fits decides.

In: a Reading, the answer in clauses. Out: a decision, or None where the rule does not fit. Whatever is not plain goes
to the board, and no rule turns a yes into a no or a no into a yes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.clauses import Clause, Role
from pipeline.codes import DecisionCode
from pipeline.dates import period_end, years
from pipeline.vocabulary import begins, is_wholly, mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DONE = re.compile(
    r"\b(?:ble|blei|vart|er|var)\s+(?:nå\s+|no\s+)?(?:avslutt\w+|nedlagt|lagt ned|fullført|ferdige? med alt|ferdig)\b",
    re.IGNORECASE,
)
"""Says that the measure is over: not what a yes is followed by."""
_FROM_START = re.compile(r"\b(?:fra|frå|ved nyttår|ved årsskiftet|før)\b|\b1\.\s*(?:1\.|jan)", re.IGNORECASE)
"""The year behind it is the first in which a thing is no more."""
_ENDS = re.compile(r"avslutt|slutt|går ut|gå ut|gikk ut|gjekk ut|utgå|nedl|legg|opphør|fases", re.IGNORECASE)
"""Words for coming to an end, which a year may go with; «videreføres ikke i 2026» is no end in 2026."""
_AGAINST = re.compile(r"til\b", re.IGNORECASE)
"""«nei til nedleggelse»"""
_US = re.compile(r"\w+\s+(?:vi|me|dette|det|tiltaket|denne)\b", re.IGNORECASE)
_IF_BEHIND = re.compile(r"om\s+(?!å\b|lag\b|ikk?j?e lenge\b)", re.IGNORECASE)
"""«Ja, om Enova åpner ny utlysning»"""
_SHALL = re.compile(r"\b(?:bør|må|skal|vi vil|me vil)\b", re.IGNORECASE)
_BUT_SHALL = re.compile(r"men\s+(?:\w+\s+){0,2}(?:bør|må|skal|vil)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:varte|hadde|var|vart|ble)\b", re.IGNORECASE)
_CUTS = re.compile(
    r"(?:kutt|dropp|stryk|fjern|slett|ta (?:ut|bort|vekk)|kutte|droppe|stryke|fjerne)\s+"
    r"(?!(?:dette|det|den|denne|tiltaket|hele|heile|ut|heilt|helt)\b)\w",
    re.IGNORECASE,
)
"""An order to cut a part: «dropp overnattingen», and not «dropp dette»."""


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
        return [clause for clause in self.clauses if _is_condition(clause)]


def _is_condition(clause: Clause) -> bool:
    """«hvis fylket betaler», but not «dersom vi sluttet» or «så lenge det varte»."""
    if clause.role is Role.REASON or _PAST.search(clause.text):
        return False
    about_us = _US.match(clause.text) is not None and clause.does("go_on", "stop")
    return not about_us and (clause.role is Role.CONDITION or clause.does("condition"))


def _sure(clauses: Sequence[Clause], *names: str) -> bool:
    return any(clause.proposes(*names) for clause in clauses)


_CHANGES = ("change", "altered")


def _says_both(reading: Reading) -> DecisionCode | None:
    """Both words, each by itself: of two parts a change, of one thing a contradiction."""
    if reading.lead is None:
        parts = {name for clause in reading.clauses for name in ("yes", "no") if is_wholly(name, clause.text)}
        changed = DecisionCode.CONDITIONAL if reading.conditions() else DecisionCode.CONTINUE_CHANGED
        return changed if parts == {"yes", "no"} else None
    other = "no" if reading.lead == "yes" else "yes"
    opposed = [
        clause for clause in reading.clauses if begins(other, clause.text.removeprefix("men ").removeprefix("og "))
    ]
    if not opposed:
        return None
    if mentions("aimed", opposed[0].text) and mentions("aimed", reading.text[: opposed[0].start]):
        return DecisionCode.CONTINUE_CHANGED
    alone = is_wholly(other, opposed[0].text)
    conceded = opposed[0].sentence > 0 and not alone and not reading.does("go_on", "stop")
    return None if conceded else DecisionCode.CONSIDER


def _over(reading: Reading) -> bool:
    """Tell whether the period ends before the year that the answer is about."""
    end = period_end(reading.text)
    return end is not None and end < reading.next_year


def _not_next_year(reading: Reading) -> bool:
    """«Ja, men ikke i 2026»: the yes is for another year."""
    not_then = rf"\bikk?j?e (?:aktuel\w* |lenger )?(?:i|for|før|til) {reading.next_year}\b"
    return re.search(not_then, reading.text, re.IGNORECASE) is not None


def _only_later(reading: Reading) -> bool:
    """«Ja, fra 2027», asked about 2026: the yes is for the years after."""
    named = [int(year) for year in re.findall(r"\b(?:fra|frå|først i|i)\s+(?:\w+\s+)?(20\d\d)", reading.text)]
    return bool(named) and min(named) > reading.next_year


def _is_change(clause: Clause, place: int) -> bool:
    """Tell whether what stands behind a yes changes the measure: proposed, or taken back by «men»."""
    if clause.role is Role.BUT:
        return place == 0 or clause.proposes(*_CHANGES, "lean") or _BUT_SHALL.match(clause.text) is not None
    return clause.proposes(*_CHANGES)


def _continued(reading: Reading) -> DecisionCode:
    """Say how a measure that goes on goes on: as it is, changed, on a condition, or only if the board wants it."""
    near = [clause for clause in reading.clauses if clause.sentence == 0 or _opens_with_condition(clause)]
    if any(_is_condition(clause) for clause in near) or (near and _IF_BEHIND.match(near[0].text)):
        return DecisionCode.CONDITIONAL
    if _sure(reading.said, "consider") or _sure(reading.opening, "hedge") or _contradicts(reading):
        return DecisionCode.CONSIDER
    merged = [clause for clause in reading.opening if clause.does("merge")]
    if any(clause in reading.said[:1] or clause.proposes("merge") for clause in merged):
        of_parts = any(mentions("pieces", clause.text) for clause in merged)
        return DecisionCode.CONTINUE_CHANGED if of_parts else DecisionCode.MERGE
    cut = any(_cuts(clause) for clause in reading.said)
    changed = cut or any(_is_change(clause, place) for place, clause in enumerate(reading.said))
    return DecisionCode.CONTINUE_CHANGED if changed else DecisionCode.CONTINUE


def _opens_with_condition(clause: Clause) -> bool:
    """Tell whether a second sentence is the condition: «Ja. Forutsetter ekstern finansiering.»."""
    return clause.sentence == 1 and (clause.role is Role.CONDITION or clause.proposes("condition"))


def _cuts(clause: Clause) -> bool:
    """«men stryk siste setning»: a part goes, and the rest stays."""
    return _CUTS.match(clause.text.removeprefix("men ")) is not None


def _contradicts(reading: Reading) -> bool:
    """Tell whether what stands behind a yes speaks against it: another year, or an end."""
    ended = [clause for clause in reading.said if clause.does("stop") and not _cuts(clause)]
    ends_later = max(years(reading.text), default=0) >= reading.next_year
    over = any(clause.role is Role.BUT and not clause.does(*_CHANGES) for clause in ended) or _sure(ended, "stop")
    first = reading.clauses[0].text if reading.clauses else ""
    asked = any(clause.role is Role.BUT for clause in reading.said) and "?" in reading.text
    later = not ended and _only_later(reading)
    return (over and not ends_later) or asked or later or _DONE.search(first) is not None or _not_next_year(reading)


def _stopped(reading: Reading) -> DecisionCode:
    """Say how a measure that ends ends: another form is a change, and what should go on all the same is the board's."""
    if reading.conditions():
        return DecisionCode.CONDITIONAL
    if any(clause.proposes("merge") for clause in reading.said):
        return DecisionCode.MERGE
    if any(mentions("not_so", clause.text) for clause in reading.opening):
        return DecisionCode.CONTINUE_CHANGED if len(reading.clauses) > 1 else DecisionCode.CONSIDER
    if _is_kept(reading):
        return DecisionCode.CONTINUE
    wanted = any(clause.does("go_on", *_CHANGES) and _SHALL.search(clause.text) for clause in reading.said)
    against = any(clause.does("stop") and _AGAINST.match(clause.text) for clause in reading.clauses[:1])
    praised = any(mentions("ongoing", clause.text) for clause in reading.opening)
    ends_later = (period_end(reading.text) or 0) >= reading.next_year
    doubted = reading.does("consider") or _sure(reading.said, "hedge")
    return DecisionCode.CONSIDER if wanted or against or praised or doubted or ends_later else DecisionCode.DISCONTINUE


def _is_kept(reading: Reading) -> bool:
    """Tell whether the no is to ending it, and a yes follows: «Nei, dette kan vi ikke stoppe. Må videreføres!»."""
    refused = any(clause.does("go_on") and mentions("negation", clause.text) for clause in reading.opening)
    return refused and any(clause.proposes("go_on") for clause in reading.said if clause.sentence > 0)


def _mixed(reading: Reading) -> DecisionCode:
    """Read an answer where something stops and something goes on: parts of the measure, or a contradiction."""
    parts = mentions("parted", reading.text) or any(clause.role is Role.BUT for clause in reading.said)
    return DecisionCode.CONTINUE_CHANGED if parts else DecisionCode.CONSIDER


def _merged(reading: Reading) -> bool:
    return reading.does("merge") or any(begins("part", clause.text) for clause in reading.said)


def _left_open(reading: Reading) -> bool:
    """Tell whether the matter is left to someone: not where a new direction is proposed first."""
    return reading.does("consider", "hedge") and reading.first not in {*_CHANGES, "lean"}


def _in_parts(reading: Reading) -> DecisionCode | None:
    """Read an answer where something stops and something goes on."""
    if not reading.does("stop"):
        return None
    opposed = reading.does("go_on") or _sure(reading.said, *_CHANGES)
    kept = any(clause.role is Role.BUT and not clause.does("stop") for clause in reading.said)
    of_a_part = len(reading.said) > 1 and not _sure(reading.said, "stop")
    return _mixed(reading) if opposed or kept or of_a_part else None


def _goes_on(reading: Reading) -> DecisionCode | None:
    if not reading.does("go_on"):
        return None
    changed = any(_is_altered(clause, place) for place, clause in enumerate(reading.said))
    return DecisionCode.CONTINUE_CHANGED if changed else DecisionCode.CONTINUE


def _is_altered(clause: Clause, place: int) -> bool:
    return clause.does(*_CHANGES) or (clause.role is Role.BUT and place > 0)


def _by_period(reading: Reading) -> DecisionCode | None:
    """Hold a period, or the year that something ends, against the year that is asked about."""
    if reading.lead or reading.first not in {None, "go_on", "stop"} or reading.conditions():
        return None
    end = _end(reading)
    if end is None or (reading.does("go_on") and reading.does("stop")) or reading.does("consider", "hedge", *_CHANGES):
        return None
    named = years(reading.text)
    if mentions("negation", reading.text) or (len(named) > 1 and min(named) > reading.next_year):
        return DecisionCode.CONSIDER
    if end >= reading.next_year:
        return DecisionCode.CONTINUE
    return DecisionCode.CONSIDER if reading.first == "go_on" else DecisionCode.DISCONTINUE


def _end(reading: Reading) -> int | None:
    """Give the last year that something goes on: «ut 2026», «avsluttes i 2026», «nedlegges fra 2027»."""
    stops = [clause for clause in reading.said if clause.does("stop")]
    if not stops:
        return period_end(reading.text)
    named = years(stops[0].text)
    if not named or not _ENDS.search(stops[0].text):
        return None
    return min(named) if len(named) > 1 else named[0] - (_FROM_START.search(stops[0].text) is not None)


def _implied(reading: Reading) -> DecisionCode | None:
    """Read what no verb says: «Fast oppgave», «Penga er brukt opp», «Neste gang 12. mai 2026»."""
    if reading.does("consider", "hedge", "condition", *_CHANGES):
        return None
    if any(mentions("ongoing", clause.text) for clause in reading.said):
        return DecisionCode.CONTINUE
    planned = mentions("scheduled", reading.text) and not mentions("negation", reading.text)
    later = planned and max(years(reading.text), default=0) >= reading.next_year
    if any(mentions("over", clause.text) for clause in reading.said):
        return DecisionCode.CONSIDER if later else DecisionCode.DISCONTINUE
    return DecisionCode.CONTINUE if later else None


_CONCLUSION = re.compile(
    r"(?:^|\b(?:så|derfor|altså|dermed|svaret er|konklusjonen(?: er| blir)?|blir)\s+)(?P<word>ja|nei)"
    r"(?:[,\s]+(?:selvfølgelig|sjølvsagt))?\W*$",
    re.IGNORECASE,
)
"""«… en kjerneoppgave, så ja»: the answer stands last."""


def _concluded(reading: Reading) -> DecisionCode | None:
    """Read the yes or no that an answer ends with."""
    if reading.lead or not reading.clauses or (reading.said and reading.said[0].proposes("go_on", "stop")):
        return None
    if reading.conditions():
        return None
    last = _CONCLUSION.search(
        " ".join(clause.text for clause in reading.clauses if clause.sentence == reading.clauses[-1].sentence)
    )
    if last is None or _sure(reading.said, "consider", "hedge"):
        return None
    return DecisionCode.CONTINUE if last["word"].casefold() == "ja" else DecisionCode.DISCONTINUE


def _is_question(reading: Reading) -> bool:
    return "?" in reading.text and not (reading.lead and reading.text.rfind("?") < len(reading.text) // 2)


def _when(fits: bool, code: DecisionCode) -> DecisionCode | None:  # noqa: FBT001
    return code if fits else None


RULES: dict[str, Callable[[Reading], DecisionCode | None]] = {
    # «Ja / nei», «Ja til podkasten, nei til papiravisa»
    "yes and no": _says_both,
    # «Ja?»
    "question": lambda reading: _when(_is_question(reading), DecisionCode.CONSIDER),
    # «Ja, prosjektperiode 2023-2025», asked about 2026
    "period against yes": lambda reading: _when(reading.lead == "yes" and _over(reading), DecisionCode.CONSIDER),
    # «Ja, for å få tyngde», «Ja, men mindre», «Ja, hvis det blir finansiert», «Bør videreføres»
    "yes": lambda reading: _continued(reading) if reading.lead == "yes" else None,
    # «Nei, prosjektene legges inn som egne poster», «Utgår»
    "no": lambda reading: _stopped(reading) if reading.lead == "no" else None,
    # «Dette er en kjerneoppgave, så ja»
    "conclusion": _concluded,
    # «Prosjektperioden er 2025-26», «Går ut 2026»
    "period": _by_period,
    # «Bør slås sammen med den over.»
    "merge": lambda reading: _when(_merged(reading), DecisionCode.MERGE),
    # «Hvis finansiering.»; but «Vet ikke om det blir penger» is open
    "condition": lambda reading: _when(
        bool(reading.conditions()) and reading.first not in {"consider", "hedge"}, DecisionCode.CONDITIONAL
    ),
    # «Innretning og hyppighet bør vurderes», «Usikkert»
    "consider": lambda reading: _when(_left_open(reading), DecisionCode.CONSIDER),
    # «Kursdelen utgår, men nettverket lever videre»
    "parts": _in_parts,
    # «Tiltaket har gjort nytten sin»
    "stop": lambda reading: _when(reading.does("stop"), DecisionCode.DISCONTINUE),
    # «Arbeidet med veien må holde fram»
    "go on": _goes_on,
    # «Bør spisses», «Bør ha fokus på interessepolitikk»
    "change": lambda reading: _when(_sure(reading.said, *_CHANGES, "lean"), DecisionCode.CONTINUE_CHANGED),
    # «Fast oppgave», «Penga er brukt opp»
    "implied": _implied,
}
"""The rules in the order they are tried, by name, each under an example of what it is for."""
