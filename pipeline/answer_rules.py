"""The rules for free-text answers to «Bør videreføres?», each under an example; the first that fits decides.

In: a Reading, the answer in clauses. Out: a decision, or None where the rule does not fit. Whatever is not plain goes
to the board, and no rule turns a yes into a no or a no into a yes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.clauses import Role, denials
from pipeline.codes import DecisionCode
from pipeline.implied import by_period, implied, period_is_over, postponed
from pipeline.reading import sure
from pipeline.verdicts import CHANGES, continued, stopped
from pipeline.vocabulary import begins, is_wholly, mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.clauses import Clause
    from pipeline.reading import Reading

_NONE_WITHOUT = re.compile(
    r"(?:ingen|inga|intet|ikkje noko|ikke noe)\b[^,;.=]{2,40}[,=–]\s*(?:så\s+)?(?:ingen|inga|intet|ikkje noko|ikke noe)\b[^,;.]{2,40}[.!]*$",
    re.IGNORECASE,
)
"""«Ingen penger, ingen messe»: what the one hangs on."""
_DIVIDED = re.compile(
    r"\b(?:noen|nokon|nokre|nån|nåen|somme|enkelte|halve gruppa|halvparten|éin|én|tre|to)\s+(?:\w+\s+){0,3}?"
    r"(?:vil|ville|ønsker|ønskjer|ynskjer|ønsket|mener|meiner|mente|meinte|synes|synest|syns|tykkjer|stemte|røysta)\b.*"
    r"\b(?:andre|nån|nåen|nokre|noen|nokon|resten|halvparten)\b",
    re.IGNORECASE,
)
"""«Noen vil legge ned, andre vil utvide»"""
_AND = re.compile(r"(?:men|og|eller)\s+", re.IGNORECASE)
_ASKED = re.compile(r"\W*\w+\s*\?")
"""«Ja?»"""

_BEHIND = re.compile(r"(?:^|\s)(ja|nei)\W*$", re.IGNORECASE)
"""«Kurset ja, nettverket nei»"""
_LETTERED = re.compile(r"\b[a-d]\)\s*(ja|nei)\b", re.IGNORECASE)
"""«a) ja b) nei»"""
_SAYS = re.compile(r"\b(?:sier|seier|mener|meiner|anbefaler|tilrår|vil|ønsker|ønskjer|ynskjer|røyster|stemmer|heller|ikkje|ikke)\b", re.IGNORECASE)
"""«Bøndene sier ja, næringssjefen sier nei»: two opinions, and no answer."""
_FEW = 6
"""Words before a yes or a no that stands behind what it is said of."""


def _each_by_itself(reading: Reading) -> DecisionCode | None:
    """Read answers that stand behind what they are given to: «Kurset: ja. Messa: nei»."""
    said = [_BEHIND.search(clause.text) for clause in reading.clauses if len(clause.text.split()) <= _FEW]
    answers = {found[1].casefold() for found in (*said, *_LETTERED.finditer(reading.text)) if found}
    told = any(clause.role is Role.BUT or _SAYS.search(clause.text) for clause in reading.clauses)
    if len(answers) < 2 or told:  # noqa: PLR2004
        return None
    return DecisionCode.CONDITIONAL if _given(reading) else DecisionCode.CONTINUE_CHANGED


def _given(reading: Reading) -> bool:
    """Tell whether a clause names what an answer hangs on: «Uten midler: nei»."""
    return bool(reading.conditions()) or any(begins("given", clause.text) for clause in reading.clauses)


def _says_both(reading: Reading) -> DecisionCode | None:
    """Both words, each by itself: of two parts a change, of one thing a contradiction."""
    if reading.lead is None:
        return _each_by_itself(reading)
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


def _mixed(reading: Reading) -> DecisionCode:
    """Read an answer where something stops and something goes on: parts of the measure, or a contradiction."""
    parts = mentions("parted", reading.text) or any(clause.role is Role.BUT for clause in reading.said)
    named = [clause for clause in reading.said if clause.does("stop", "go_on") and not clause.is_bare]
    parts |= any(clause.does("stop") for clause in named) and any(clause.does("go_on") for clause in named)
    return DecisionCode.CONTINUE_CHANGED if parts else DecisionCode.CONSIDER


def _merged(reading: Reading) -> bool:
    joins = (clause for clause in reading.said if begins("part", clause.text) and not begins("idiom", clause.text))
    return reading.does("merge") or any(joins)


def _is_operation(reading: Reading) -> bool:
    """Tell whether the measure has become somebody's daily work, and nothing is said of what is left for the rest."""
    plain = mentions("operation", reading.text) and not mentions("own", reading.text)
    taken_back = any(clause.role is Role.BUT for clause in reading.said)
    return plain and not taken_back and not reading.does("go_on", "consider", "hedge") and not reading.conditions()


def _left_open(reading: Reading) -> bool:
    """Tell whether the matter is left to someone: not where a new direction is proposed first."""
    return reading.does("consider", "hedge") and reading.first not in {*CHANGES, "lean"}


_TELLS = re.compile(
    r"\b(?:er|e|var|va|ble|blei|vart|har|hadde|fikk|fekk|kom|gikk|gjekk|gjorde|sto|stod|viste|ga|gav|takk|ingen|inga|nå|no)\b",
    re.IGNORECASE,
)
_WORDS = 4
"""Fewer words tell of no part that remains: «ferja kom»."""


def _may_remain(clause: Clause) -> bool:
    """Tell whether a clause beside what stops may speak of a part that does not: not where it tells how things are."""
    tells = _TELLS.search(clause.text) is not None and clause.role is not Role.BUT
    short = len(clause.text.split()) < _WORDS
    return not (clause.acts or tells or short or clause.denied or mentions("over", clause.text))


def _is_wanted(clause: Clause) -> bool:
    """Tell whether a clause beside what stops says that there is still use for it."""
    ended = clause.acts or clause.denied or mentions("over", clause.text)
    return not ended and mentions("ongoing", clause.text)


def _in_parts(reading: Reading) -> DecisionCode | None:
    """Read an answer where something stops and something goes on."""
    if not reading.does("stop"):
        return None
    opposed = reading.does("go_on") or sure(reading.said, *CHANGES) or any(map(_is_wanted, reading.said))
    kept = any(clause.role is Role.BUT and not clause.does("stop") for clause in reading.said)
    of_a_part = not sure(reading.said, "stop") and any(map(_may_remain, reading.said))
    named = any(clause.does("stop") and mentions("parted", clause.text) for clause in reading.said)
    of_a_part |= named and len(reading.said) > 1
    return _mixed(reading) if opposed or kept or of_a_part else None


def _ended(reading: Reading) -> DecisionCode:
    """Read what stops: one negation makes it plain, two in a clause do not."""
    stops = [clause for clause in reading.said if clause.does("stop")]
    doubled = any(len(denials(clause.text)) > 1 for clause in stops)
    doubled |= all(clause.denied and not clause.proposes("stop") for clause in stops)
    return DecisionCode.CONSIDER if doubled else DecisionCode.DISCONTINUE


def _goes_on(reading: Reading) -> DecisionCode | None:
    if not reading.does("go_on"):
        return None
    if all(clause.denied and not clause.proposes("go_on") for clause in reading.said if clause.does("go_on")):
        return DecisionCode.CONSIDER
    altered = any(_is_altered(clause, reading.said[:place]) for place, clause in enumerate(reading.said))
    changed = altered or _one_part_is_over(reading)
    return DecisionCode.CONTINUE_CHANGED if changed else DecisionCode.CONTINUE


def _one_part_is_over(reading: Reading) -> bool:
    """«Kartleggingen er ferdig, oppfølgingen videreføres»: each of something else than the whole."""
    ended = (clause for clause in reading.opening if mentions("over", clause.text) and not clause.acts)
    done = any(not begins("over", clause.text) and not mentions("negation", clause.text) for clause in ended)
    return done and all(not clause.is_bare for clause in reading.opening if clause.does("go_on"))


_WANTED = re.compile(r"\b(?:må|bør|burde|skal|vil|trenge?r?|treng|uten|utan|ja|nei)\b", re.IGNORECASE)


def _asks_for_more(clause: Clause) -> bool:
    """Tell whether a clause before a «men» does more than tell how it has been."""
    return bool(clause.acts) or mentions("over", clause.text) or _WANTED.search(clause.text) is not None


def _is_altered(clause: Clause, before: Sequence[Clause]) -> bool:
    """Tell whether a clause changes what goes on: not where it is the «men» that says so, «trangt, men vi fortsetter»."""
    all_the_same = begins("but", clause.text) and clause.does("go_on") and not any(map(_asks_for_more, before))
    stated = clause.does("change") or clause.proposes("altered") or (clause.does("go_on") and clause.does("altered"))
    return stated or (clause.role is Role.BUT and bool(before) and not all_the_same)


_IS_TO_BE = re.compile(
    r"\b(?:bør|burde)\s+(?!vi\b|me\b|det\b|ikk?j?e\b)\w|\bmå\s+(?!ikk?j?e\b)(?:\w+\s+)?\w{3,}(?:es|ast)\b", re.IGNORECASE
)
"""«bør gjelde», «må forankres»: a proposal, whatever the verb."""


def _is_to_be(reading: Reading) -> bool:
    """Tell whether something is proposed with a verb that no list has: what is to be, is not so now."""
    proposed = any(_IS_TO_BE.search(clause.text) and not clause.acts for clause in reading.said)
    return proposed and not mentions("deliberated", reading.text)


_CONCLUSION = re.compile(
    r"(?:^|\b(?:så|derfor|altså|dermed|svaret er|konklusjonen(?: er| blir)?|blir)\s+)(?P<word>ja|nei)"
    r"(?:[,\s]+(?:selvfølgelig|sjølvsagt))?\W*$",
    re.IGNORECASE,
)
"""«… en kjerneoppgave, så ja»: the answer stands last."""


_ALONE = re.compile(r"(?P<word>ja|nei)", re.IGNORECASE)


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


def _concluded(reading: Reading) -> DecisionCode | None:
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
    if last is None or sure(reading.said, "consider"):
        return None
    if _given(reading):
        return DecisionCode.CONDITIONAL
    return DecisionCode.CONTINUE if last["word"].casefold() == "ja" else DecisionCode.DISCONTINUE


def _is_question(reading: Reading) -> bool:
    """Tell whether the answer asks: not where a question stands in the reason."""
    if _ASKED.match(reading.text):
        return True
    return "?" in reading.text and not (reading.lead and reading.text.rfind("?") < len(reading.text) // 2)


def _is_divided(reading: Reading) -> bool:
    """Tell whether the group wants two things, and nothing is concluded."""
    found = _DIVIDED.search(reading.text)
    return found is not None and not any(clause.role is Role.BUT and clause.acts for clause in reading.clauses)


def _is_threatened(reading: Reading) -> bool:
    """Tell whether it ends without what is waited for: «Avventer tilsagn. Uten det avsluttes prosjektet»."""
    return any(clause.role is Role.CONDITION and begins("or_else", clause.text) for clause in reading.clauses)


def _when(fits: bool, code: DecisionCode) -> DecisionCode | None:  # noqa: FBT001
    return code if fits else None


RULES: dict[str, Callable[[Reading], DecisionCode | None]] = {
    # «Ja / nei», «Ja til podkasten, nei til papiravisa»
    "yes and no": _says_both,
    # «Ja?»
    "question": lambda reading: _when(_is_question(reading), DecisionCode.CONSIDER),
    # «Ingen penger, ingen messe»
    "no means": lambda reading: _when(_NONE_WITHOUT.match(reading.text) is not None, DecisionCode.CONDITIONAL),
    # «Noen vil legge ned, andre vil utvide»
    "divided": lambda reading: _when(_is_divided(reading), DecisionCode.CONSIDER),
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
    "conclusion": _concluded,
    # «Prosjektperioden er 2025-26», «Går ut 2026»
    "period": by_period,
    # «Inngår i ordinær drift i kommunene»
    "operation": lambda reading: _when(_is_operation(reading), DecisionCode.DISCONTINUE),
    # «Bør slås sammen med den over.»
    "merge": lambda reading: _when(_merged(reading), DecisionCode.MERGE),
    # «Hvis finansiering.»; but «Vet ikke om det blir penger» is open
    "condition": lambda reading: _when(
        bool(reading.conditions()) and (reading.first not in {"consider", "hedge"} or _is_threatened(reading)),
        DecisionCode.CONDITIONAL,
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
    "implied": implied,
    # «Ordningen bør gjelde hele året»
    "otherwise": lambda reading: _when(_is_to_be(reading), DecisionCode.CONTINUE_CHANGED),
}
"""The rules in the order they are tried, by name, each under an example of what it is for."""
