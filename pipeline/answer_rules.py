"""The rules for free-text answers to «Bør videreføres?», each under an example; the first that fits decides.

In: a CuedAnswer. Out: a decision, or None where the rule does not fit. Whatever is not plain goes to the board, and no
rule turns a yes into a no or a no into a yes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.codes import DecisionCode
from pipeline.dates import years

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.cues import CuedAnswer

_IF_ABOUT = re.compile(
    r"(?:ja\W+)?(?:kun |bare |berre )?om (?:(?:det|vi|man|dei|de|den|dette|ein|en|midler|finansiering|prosjektet)\b"
    r"|[^.,;]*\b(?:får|blir|vert|gir|gjev|kommer|kjem|vil|bidrar|bidreg|innvilges|finnes|finst)\b)",
    re.IGNORECASE,
)
"""«om» as a condition, and not as «about»: «om det blir midler»."""
_ENDS = re.compile(r"avslutt|slutt|går ut|gå ut|gikk ut|gjekk ut|utgå|nedl|legg|opphør|fases", re.IGNORECASE)
"""Words for coming to an end, which a year may go with; «videreføres ikke i 2026» is no end in 2026."""
_FROM_START = re.compile(r"\b(?:fra|frå|ved nyttår|ved årsskiftet|før)\b|\b1\.\s*(?:1\.|jan)", re.IGNORECASE)
"""The year behind it is the first in which a thing is no more."""


def _says_both(reading: CuedAnswer) -> bool:
    """«Nei, ja», «Ja / nei»: both words, each by itself and not within a reason."""
    return reading.lead is not None and reading.proposes("no" if reading.lead == "yes" else "yes")


def _is_merger(reading: CuedAnswer) -> bool:
    """«Bør slås sammen med den over», and without a yes or a no «Inngår i …»."""
    merged = reading.has("merge") or (reading.has("part") and reading.lead is None)
    return merged and reading.first not in {"consider", "hedge"}


def _is_condition(reading: CuedAnswer) -> bool:
    return reading.first == "condition" or (_IF_ABOUT.match(reading.text) is not None and not reading.has("consider"))


def _not_next_year(reading: CuedAnswer) -> bool:
    """«Ja, men ikke i 2026»: the yes is for another year."""
    return (
        re.search(
            rf"\bikk?j?e (?:aktuel\w* |lenger )?(?:i|for|før|til) {reading.next_year}\b", reading.text, re.IGNORECASE
        )
        is not None
    )


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
    if reading.has("but", "consider", "hedge") or reading.proposes("go_on", "change"):
        return DecisionCode.CONSIDER
    later = max(years(reading.text), default=0) >= reading.next_year
    return DecisionCode.CONSIDER if later and not _not_next_year(reading) else DecisionCode.DISCONTINUE


def _unled(reading: CuedAnswer, code: DecisionCode) -> DecisionCode:
    """Leave to the board what no yes or no leads and something in the text speaks against: «Lite å videreføre»."""
    names = [cue.name for cue in reading.cues]
    named = {*(names[: names.index("but")] if "but" in names else names)}
    against = named & {"negation", "no", "yes"} or named >= {"stop", "go_on"}
    return DecisionCode.CONSIDER if against else code


def _changed(reading: CuedAnswer) -> DecisionCode:
    """Read a proposal of change as a yes with a change, unless a no stands before it: «ikke mer fokus på»."""
    names = [cue.name for cue in reading.cues]
    before = names[: min(names.index(name) for name in ("change", "lean") if name in names)]
    return DecisionCode.CONSIDER if {"negation", "no", "yes"} & {*before} else DecisionCode.CONTINUE_CHANGED


def _by_period(reading: CuedAnswer) -> DecisionCode | None:
    """Hold a period, or the year that something ends, against the year that is asked about."""
    if reading.lead or reading.first not in {None, "go_on", "stop"}:
        return None
    end = _end(reading)
    if end is None:
        return None
    named = years(reading.text)
    if reading.has("negation") or (len(named) > 1 and min(named) > reading.next_year):
        return DecisionCode.CONSIDER
    if end >= reading.next_year:
        return DecisionCode.CONTINUE
    return DecisionCode.CONSIDER if reading.first == "go_on" else DecisionCode.DISCONTINUE


def _end(reading: CuedAnswer) -> int | None:
    """Give the last year that something goes on: «ut 2026», «avsluttes i 2026», «nedlegges fra 2027»."""
    if reading.first != "stop":
        return reading.period_end
    named = years(reading.text)
    stop = next(cue for cue in reading.cues if cue.name == "stop")
    if not named or not _ENDS.match(reading.text[stop.start : stop.end]):
        return None
    ended_before = _FROM_START.search(reading.text) is not None
    return min(named) if len(named) > 1 else named[0] - ended_before


def _when(fits: bool, code: DecisionCode) -> DecisionCode | None:  # noqa: FBT001
    return code if fits else None


_CONCLUSION = re.compile(r"\b(?:så|derfor|altså|dermed)\s+(?P<word>ja|nei)\W*$", re.IGNORECASE)
"""«… en kjerneoppgave, så ja»: the answer stands last."""


def _concluded(reading: CuedAnswer) -> DecisionCode | None:
    last = _CONCLUSION.search(reading.text)
    if last is None or reading.has("condition", "consider", "hedge"):
        return None
    return DecisionCode.CONTINUE if last["word"].casefold() == "ja" else DecisionCode.DISCONTINUE


RULES: dict[str, Callable[[CuedAnswer], DecisionCode | None]] = {
    # «Ja / nei»
    "yes and no": lambda a: _when(_says_both(a), DecisionCode.CONSIDER),
    # «Ja?»
    "question": lambda a: _when("?" in a.text, DecisionCode.CONSIDER),
    # «Bør slås sammen med den over.»
    "merge": lambda a: _when(_is_merger(a), DecisionCode.MERGE),
    # «Ja, prosjektperiode 2023-2025», asked about 2026
    "period against yes": lambda a: _when(a.lead == "yes" and a.over, DecisionCode.CONSIDER),
    # «Ja, for å få tyngde», «Ja, men mindre», «Ja, hvis det blir finansiert»
    "yes": lambda a: _continued(a) if a.lead == "yes" else None,
    # «Nei, prosjektene legges inn som egne poster»
    "no": lambda a: _stopped(a) if a.lead == "no" else None,
    # «Dette er en kjerneoppgave, så ja»
    "conclusion": _concluded,
    # «Hvis finansiering.»
    "condition": lambda a: _when(_is_condition(a), DecisionCode.CONDITIONAL),
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
