"""The rules for free-text answers to «Bør videreføres?», each under an example; the first that fits decides.

In: a Reading, the answer in clauses. Out: a decision, or None where the rule does not fit. Whatever is not plain goes
to the board, and no rule turns a yes into a no or a no into a yes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.clauses import Role
from pipeline.codes import DecisionCode
from pipeline.conclusions import concluded, given
from pipeline.implied import by_period, implied, not_until, period_is_over, postponed
from pipeline.proposals import ended, goes_on, in_parts, is_to_be
from pipeline.reading import sure
from pipeline.refusals import stopped
from pipeline.verdicts import CHANGES, continued
from pipeline.vocabulary import begins, is_wholly, mentions

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.clauses import Clause
    from pipeline.reading import Reading

_NONE_WITHOUT = re.compile(
    r"(?:ingen|inga|intet|ikkje noko|ikke noe)\b[^,;.=]{2,40}[,=–]\s*(?:så\s+)?"
    r"(?:ingen|inga|intet|ikkje noko|ikke noe)\b(?!\s+(?:etterspør|etterspur|interesse|aktivitet|delta|oppfølg|resultat"
    r"|respons|framdrift|fremdrift|behov))[^,;.]{2,40}[.!]*$",
    re.IGNORECASE,
)
"""«Ingen penger, ingen messe»: what the one hangs on; not «ingen aktivitet, ingen interesse»."""
_HANGS = re.compile(
    r"\W*[^.?!,]{2,40}\?\s*(?:da|så|i så fall)\b|.*\b(?:tilslag|tilsagn)\b[^.]*\bavslag\b"
    r"|\W*om\s+(?!å\b)[^,.;]+,\s*(?:så\s+|da\s+)?ja\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""«Penger? Da ja», «Tilslag = vi fortsetter, avslag = ferdig», «Om planen kommer i tide, ja»"""
_ONE_OF_TWO = re.compile(r"\W*ja,?\s+til\s[^.;]*,?\s+(?:men\s+)?(?:ikk?j?e|nei)\s+til\s", re.IGNORECASE)
"""«Ja til kurs, men ikke til studietur»"""
_DIVIDED = re.compile(
    r"\b(?:noen|nokon|nokre|nån|nåen|somme|enkelte|halve gruppa|halvparten|éin|én|tre|to)\s+(?:\w+\s+){0,3}?"
    r"(?:vil|ville|ønsker|ønskjer|ynskjer|ønsket|mener|meiner|mente|meinte|synes|synest|syns|tykkjer|stemte|røysta)\b.*"
    r"\b(?:andre|nån|nåen|nokre|noen|nokon|resten|halvparten)\b",
    re.IGNORECASE,
)
"""«Noen vil legge ned, andre vil utvide»"""
_AND = re.compile(r"(?:men|og|eller)\s+", re.IGNORECASE)
_ASKED = re.compile(r"\W*\w+\s*\?|[^.!?]{1,40}\beller\s*\?", re.IGNORECASE)
"""«Ja?», «Ja … eller?»"""

_BEHIND = re.compile(r"(?:^|\s)(ja|nei)\W*$", re.IGNORECASE)
"""«Kurset ja, nettverket nei»"""
_LETTERED = re.compile(r"\b[a-d]\)\s*(ja|nei)\b", re.IGNORECASE)
"""«a) ja b) nei»"""
_SAYS = re.compile(
    r"\b(?:sier|seier|mener|meiner|anbefaler|tilrår|vil|ønsker|ønskjer|ynskjer|røyster|stemmer|heller|ikkje|ikke)\b",
    re.IGNORECASE,
)
"""«Bøndene sier ja, næringssjefen sier nei»: two opinions, and no answer."""
_FEW = 6
"""Words before a yes or a no that stands behind what it is said of."""


_TAKEN_BACK = re.compile(
    r"\W*(?:(?:nei,? altså ja|ja,? altså nei)\b|(?:nei\.\s+ja|ja\.\s+nei)\b(?!,?\s+(?:vi|me|det|jeg|eg)\b))",
    re.IGNORECASE,
)
"""«Nei. Ja, viktig tiltak.», «nei altså ja»"""


def _each_by_itself(reading: Reading) -> DecisionCode | None:
    """Read answers that stand behind what they are given to: «Kurset: ja. Messa: nei»."""
    said = [_BEHIND.search(clause.text) for clause in reading.clauses if len(clause.text.split()) <= _FEW]
    answers = {found[1].casefold() for found in (*said, *_LETTERED.finditer(reading.text)) if found}
    told = any(clause.role is Role.BUT or _SAYS.search(clause.text) for clause in reading.clauses)
    if len(answers) < 2 or told:  # noqa: PLR2004
        return None
    return DecisionCode.CONDITIONAL if given(reading) else DecisionCode.CONTINUE_CHANGED


def _says_both(reading: Reading) -> DecisionCode | None:
    """Both words, each by itself: of two parts a change, of one thing a contradiction."""
    if reading.lead is None:
        return _each_by_itself(reading)
    if _TAKEN_BACK.match(reading.text):
        return DecisionCode.CONSIDER
    other = "no" if reading.lead == "yes" else "yes"
    opposed = [clause for clause in reading.clauses if begins(other, _AND.sub("", clause.text))]
    if not opposed:
        return None
    if mentions("aimed", opposed[0].text) and mentions("aimed", reading.text[: opposed[0].start]):
        return DecisionCode.CONTINUE_CHANGED
    behind = [clause for clause in reading.clauses if clause.start > opposed[0].start]
    alone = is_wholly(other, opposed[0].text) and not any(one.sentence == opposed[0].sentence for one in behind)
    conceded = opposed[0].sentence > 0 and not alone and not reading.does("stop" if reading.lead == "yes" else "go_on")
    return None if conceded else DecisionCode.CONSIDER


def _merged(reading: Reading) -> bool:
    joins = (clause for clause in reading.said if begins("part", clause.text) and not begins("idiom", clause.text))
    return reading.does("merge") or any(joins)


def _is_operation(reading: Reading) -> bool:
    """Tell whether the measure has become somebody's daily work, and nothing is said of what is left for the rest."""
    plain = mentions("operation", reading.text) and not mentions("own", reading.text)
    taken_back = any(clause.role is Role.BUT for clause in reading.said)
    return plain and not taken_back and not reading.does("go_on", "consider", "hedge") and not reading.conditions()


def _left_open(reading: Reading) -> bool:
    """Tell whether the matter is left to someone: not where a new direction is proposed first, and not doubted."""
    doubted = any(clause.role is Role.BUT and clause.does("consider", "hedge") for clause in reading.said)
    return reading.does("consider", "hedge") and (doubted or reading.first not in {*CHANGES, "lean"})


_ASKED_ASIDE = re.compile(
    r"(?<=[.!])\s+(?:er det|har|finnes|finst|veit|vet|kjenner|kjenn)\s+(?:noen|nokon|dere|de|dykk)\b[^.!?]*\?\W*$",
    re.IGNORECASE,
)
"""«Ja, gjerne. Har noen nøkkelen?»: of something else than whether it goes on."""


def _is_question(reading: Reading) -> bool:
    """Tell whether the answer asks: not where a question stands in the reason."""
    if _ASKED.match(reading.text):
        return True
    text = _ASKED_ASIDE.sub("", reading.text) if reading.lead else reading.text
    return "?" in text and not (reading.lead and text.rfind("?") < len(text) // 2)


def _is_divided(reading: Reading) -> bool:
    """Tell whether the group wants two things, and nothing is concluded."""
    found = _DIVIDED.search(reading.text)
    return found is not None and not any(clause.role is Role.BUT and clause.acts for clause in reading.clauses)


def _is_threatened(reading: Reading) -> bool:
    """Tell whether it ends without what is waited for: «Avventer tilsagn. Uten det avsluttes prosjektet»."""
    return any(clause.role is Role.CONDITION and begins("or_else", clause.text) for clause in reading.clauses)


def _follows(reading: Reading) -> bool:
    """Tell what follows when a condition that begins its sentence is met: «Får vi penger, fortsetter vi»."""
    firsts = [one for one in reading.conditions() if not any(_is_before(other, one) for other in reading.clauses)]
    behind = [other for one in firsts for other in reading.said if _is_before(one, other)]
    return any(clause.does("go_on", "stop") and clause.is_bare for clause in behind)


def _is_before(one: Clause, other: Clause) -> bool:
    return one.sentence == other.sentence and one.start < other.start


def _when(fits: bool, code: DecisionCode) -> DecisionCode | None:  # noqa: FBT001
    return code if fits else None


RULES: dict[str, Callable[[Reading], DecisionCode | None]] = {
    # «Ja / nei», «Ja til podkasten, nei til papiravisa»
    "yes and no": _says_both,
    # «Penger? Da ja.»
    "hangs": lambda reading: _when(_HANGS.match(reading.text) is not None, DecisionCode.CONDITIONAL),
    # «Ja?»
    "question": lambda reading: _when(_is_question(reading), DecisionCode.CONSIDER),
    # «Ingen penger, ingen messe»
    "no means": lambda reading: _when(_NONE_WITHOUT.match(reading.text) is not None, DecisionCode.CONDITIONAL),
    # «Noen vil legge ned, andre vil utvide»
    "divided": lambda reading: _when(_is_divided(reading), DecisionCode.CONSIDER),
    # «Ja til kurs, men ikke til studietur»
    "one of two": lambda reading: _when(_ONE_OF_TWO.match(reading.text) is not None, DecisionCode.CONTINUE_CHANGED),
    # «Tidligst 2029», «Gjenopptas i 2029»
    "not until": not_until,
    # «Utsettes til 2027»
    "postponed": postponed,
    # «Ja, prosjektperiode 2023-2025», asked about 2026
    "period against yes": lambda reading: _when(
        reading.lead == "yes" and period_is_over(reading), DecisionCode.CONSIDER
    ),
    # «Ja, for å få tyngde», «Ja, men mindre», «Ja, hvis det blir finansiert», «Bør videreføres»
    "yes": lambda reading: continued(reading) if reading.lead == "yes" else None,
    # «Nei, prosjektene legges inn som egne poster», «Utgår»
    "no": lambda reading: stopped(reading) if reading.lead == "no" else None,
    # «Dette er en kjerneoppgave, så ja»
    "conclusion": concluded,
    # «Prosjektperioden er 2025-26», «Går ut 2026»
    "period": by_period,
    # «Inngår i ordinær drift i kommunene»
    "operation": lambda reading: _when(_is_operation(reading), DecisionCode.DISCONTINUE),
    # «Bør slås sammen med den over.»
    "merge": lambda reading: _when(_merged(reading), DecisionCode.MERGE),
    # «Hvis finansiering.»; but «Vet ikke om det blir penger» is open
    "condition": lambda reading: _when(
        bool(reading.conditions())
        and (reading.first not in {"consider", "hedge"} or _is_threatened(reading) or _follows(reading)),
        DecisionCode.CONDITIONAL,
    ),
    # «Innretning og hyppighet bør vurderes», «Usikkert», «Bør endres, men vi er uenige om hvordan»
    "consider": lambda reading: _when(_left_open(reading), DecisionCode.CONSIDER),
    # «Kursdelen utgår, men nettverket lever videre»
    "parts": in_parts,
    # «Tiltaket har gjort nytten sin»
    "stop": lambda reading: _when(reading.does("stop"), ended(reading)),
    # «Arbeidet med veien må holde fram»
    "go on": goes_on,
    # «Bør spisses», «Bør ha fokus på interessepolitikk»
    "change": lambda reading: _when(sure(reading.said, *CHANGES, "lean"), DecisionCode.CONTINUE_CHANGED),
    # «Fast oppgave», «Penga er brukt opp»
    "implied": implied,
    # «Ordningen bør gjelde hele året»
    "otherwise": lambda reading: _when(is_to_be(reading), DecisionCode.CONTINUE_CHANGED),
}
"""The rules in the order they are tried, by name, each under an example of what it is for."""
