"""The rules for free-text answers to «Bør videreføres?», each under an example; the first that fits decides.

In: a Reading, the answer in clauses. Out: a decision, or None where the rule does not fit. Whatever is not plain goes
to the board, and no rule turns a yes into a no or a no into a yes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.clauses import Role
from pipeline.codes import DecisionCode
from pipeline.dates import period_end, years
from pipeline.reading import sure
from pipeline.verdicts import CHANGES, continued, stopped
from pipeline.vocabulary import answer_cues, begins, is_wholly, mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.clauses import Clause
    from pipeline.reading import Reading

_AND = re.compile(r"(?:men|og|eller)\s+", re.IGNORECASE)
_ASKED = re.compile(r"\W*\w+\s*\?")
"""«Ja?»"""
_NOT_YET = re.compile(r"\b(?:er|ble|blei|vart|har|blir|vert)\s+(?:\w+\s+)?(?:ikk?j?e|itj)\b", re.IGNORECASE)
"""«er ikke gjennomført ennå»"""
_FROM_START = re.compile(r"\b(?:fra|frå|ved nyttår|ved årsskiftet|før)\b|\b1\.\s*(?:1\.|jan)", re.IGNORECASE)
"""The year behind it is the first in which a thing is no more."""
_ENDS = re.compile(r"avslutt|slutt|går ut|gå ut|gikk ut|gjekk ut|utgå|nedl|legg|opphør|fases", re.IGNORECASE)
"""Words for coming to an end, which a year may go with; «videreføres ikke i 2026» is no end in 2026."""


def _says_both(reading: Reading) -> DecisionCode | None:
    """Both words, each by itself: of two parts a change, of one thing a contradiction."""
    if reading.lead is None:
        parts = {name for clause in reading.clauses for name in ("yes", "no") if is_wholly(name, clause.text)}
        changed = DecisionCode.CONDITIONAL if reading.conditions() else DecisionCode.CONTINUE_CHANGED
        return changed if parts == {"yes", "no"} else None
    other = "no" if reading.lead == "yes" else "yes"
    opposed = [clause for clause in reading.clauses if begins(other, _AND.sub("", clause.text))]
    if not opposed:
        return None
    if mentions("aimed", opposed[0].text) and mentions("aimed", reading.text[: opposed[0].start]):
        return DecisionCode.CONTINUE_CHANGED
    behind = [clause for clause in reading.clauses if clause.start > opposed[0].start]
    alone = is_wholly(other, opposed[0].text) and not any(one.sentence == opposed[0].sentence for one in behind)
    conceded = opposed[0].sentence > 0 and not alone and not reading.does("go_on", "stop")
    return None if conceded else DecisionCode.CONSIDER


def _over(reading: Reading) -> bool:
    """Tell whether the period ends before the year that the answer is about."""
    end = period_end(reading.text)
    return end is not None and end < reading.next_year


def _mixed(reading: Reading) -> DecisionCode:
    """Read an answer where something stops and something goes on: parts of the measure, or a contradiction."""
    parts = mentions("parted", reading.text) or any(clause.role is Role.BUT for clause in reading.said)
    return DecisionCode.CONTINUE_CHANGED if parts else DecisionCode.CONSIDER


def _merged(reading: Reading) -> bool:
    return reading.does("merge") or any(begins("part", clause.text) for clause in reading.said)


def _left_open(reading: Reading) -> bool:
    """Tell whether the matter is left to someone: not where a new direction is proposed first."""
    return reading.does("consider", "hedge") and reading.first not in {*CHANGES, "lean"}


def _in_parts(reading: Reading) -> DecisionCode | None:
    """Read an answer where something stops and something goes on."""
    if not reading.does("stop"):
        return None
    opposed = reading.does("go_on") or sure(reading.said, *CHANGES)
    kept = any(clause.role is Role.BUT and not clause.does("stop") for clause in reading.said)
    of_a_part = len(reading.said) > 1 and not sure(reading.said, "stop")
    return _mixed(reading) if opposed or kept or of_a_part else None


def _ended(reading: Reading) -> DecisionCode:
    """Read what stops: one negation makes it plain, two in a clause do not."""
    stops = [clause for clause in reading.said if clause.does("stop")]
    doubled = any(len(answer_cues(clause.text, "negation")) > 1 for clause in stops)
    return DecisionCode.CONSIDER if doubled else DecisionCode.DISCONTINUE


def _goes_on(reading: Reading) -> DecisionCode | None:
    if not reading.does("go_on"):
        return None
    changed = any(_is_altered(clause, place) for place, clause in enumerate(reading.said))
    return DecisionCode.CONTINUE_CHANGED if changed else DecisionCode.CONTINUE


def _is_altered(clause: Clause, place: int) -> bool:
    return clause.does(*CHANGES) or (clause.role is Role.BUT and place > 0)


def _by_period(reading: Reading) -> DecisionCode | None:
    """Hold a period, or the year that something ends, against the year that is asked about."""
    if reading.lead or reading.first not in {None, "go_on", "stop"} or reading.conditions():
        return None
    end = _end(reading)
    if end is None or (reading.does("go_on") and reading.does("stop")) or reading.does("consider", "hedge", *CHANGES):
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
    if reading.does("consider", "hedge", "condition", *CHANGES):
        return None
    if any(mentions("ongoing", clause.text) for clause in reading.said):
        return DecisionCode.CONTINUE
    planned = mentions("scheduled", reading.text) and not mentions("negation", reading.text)
    later = planned and max(years(reading.text), default=0) >= reading.next_year
    ended = [clause for clause in reading.said if mentions("over", clause.text)]
    if ended:
        denied = any(_NOT_YET.search(clause.text) for clause in ended)
        return DecisionCode.CONSIDER if later or denied else DecisionCode.DISCONTINUE
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
    if last is None or sure(reading.said, "consider", "hedge"):
        return None
    return DecisionCode.CONTINUE if last["word"].casefold() == "ja" else DecisionCode.DISCONTINUE


def _is_question(reading: Reading) -> bool:
    """Tell whether the answer asks: not where a question stands in the reason."""
    if _ASKED.match(reading.text):
        return True
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
    "yes": lambda reading: continued(reading) if reading.lead == "yes" else None,
    # «Nei, prosjektene legges inn som egne poster», «Utgår»
    "no": lambda reading: stopped(reading) if reading.lead == "no" else None,
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
    "stop": lambda reading: _when(reading.does("stop"), _ended(reading)),
    # «Arbeidet med veien må holde fram»
    "go on": _goes_on,
    # «Bør spisses», «Bør ha fokus på interessepolitikk»
    "change": lambda reading: _when(sure(reading.said, *CHANGES, "lean"), DecisionCode.CONTINUE_CHANGED),
    # «Fast oppgave», «Penga er brukt opp»
    "implied": _implied,
}
"""The rules in the order they are tried, by name, each under an example of what it is for."""
