"""What stands behind a no: a reason, another form, a part that goes on, or something that speaks against it.

In: a Reading that begins with a no, or with words as good. Out: a decision. Where what follows makes the no less than
plain, the matter goes to the board.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.clauses import Role
from pipeline.codes import DecisionCode
from pipeline.dates import period_end, years
from pipeline.reading import sure
from pipeline.sentences import is_if_behind
from pipeline.verdicts import CHANGES, PART, has_exception
from pipeline.vocabulary import begins, mentions

if TYPE_CHECKING:
    from pipeline.clauses import Clause
    from pipeline.reading import Reading

_AGAINST = re.compile(r"til\b", re.IGNORECASE)
"""«nei til nedleggelse»"""
_PRIORITIES = re.compile(r"\bprioritere?\b", re.IGNORECASE)
"""«vi må prioritere»: a reason for the no."""
_LEGACY = re.compile(
    r"(?:men\s+)?(?:alle\s+|all\s+)?(?:erfaring|resultat|funn|lærdom|materia|rapport|dokument|kunnskap|nettsid|kontakt|utstyr)\w*"
    r"\s+(?:bør|må|skal)\b",
    re.IGNORECASE,
)
"""«men erfaringene bør deles»: what is left of it when it has ended."""
_SHALL = re.compile(r"\b(?:bør|må|skal|vi vil|me vil)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(r"(?:skulle|hadde) (?:vi|me)\b", re.IGNORECASE)
"""«Nei. Skulle vi fortsatt, måtte vi hatt flere folk»: behind a no, tells why."""
_AGAIN = re.compile(r"\b(?:opp|fram|frem)\s+(?:igjen|att)\b|\bgjenoppta|\bgjenåpne", re.IGNORECASE)
"""«Nei, men kan tas opp igjen ved behov»: a no for now."""


def stopped(reading: Reading) -> DecisionCode:
    """Say how a measure that ends ends: another form is a change, and what should go on all the same is the board's."""
    conditions = [one for one in reading.conditions() if not _HYPOTHETICAL.match(one.text)]
    behind = any(clause.sentence == 0 and is_if_behind(clause.text) for clause in reading.clauses[:1])
    if behind or any(not _AGAIN.search(clause.text) for clause in conditions):
        return DecisionCode.CONDITIONAL
    if any(clause.proposes("merge") or _joins(clause) for clause in reading.said):
        return DecisionCode.MERGE
    partly = has_exception(reading) and reading.does("go_on")
    if partly or any(mentions("not_so", clause.text) for clause in reading.opening):
        return DecisionCode.CONTINUE_CHANGED
    if (kept := _kept(reading)) is not None:
        return kept
    if _is_no_to_a_part(reading):
        return DecisionCode.CONTINUE_CHANGED
    now = [clause for clause in reading.said if not _is_of_later(clause, reading.next_year)]
    shall = [clause for clause in now if _SHALL.search(clause.text) and not _PRIORITIES.search(clause.text)]
    shall = [clause for clause in shall if not _LEGACY.match(clause.text)]
    wanted = any(
        clause.does("go_on", *CHANGES) and not (_BY_OTHERS.search(clause.text) or _INSTEAD.match(clause.text))
        for clause in shall
    )
    wanted |= any(_goes_on_all_the_same(clause) for clause in reading.opening)
    against = any(clause.does("stop") and _AGAINST.match(clause.text) for clause in reading.clauses[:1])
    praised = any(
        mentions("ongoing", clause.text) and not (_is_denied(clause) or clause.proposes("stop"))
        for clause in reading.opening
    )
    lasting = ". ".join(clause.text for clause in reading.clauses if not _AGAIN.search(clause.text))
    ends_later = (period_end(_WAITS.sub("", lasting)) or 0) >= reading.next_year
    doubted = any(clause.does("consider") for clause in now) or sure(now, "hedge")
    return DecisionCode.CONSIDER if wanted or against or praised or doubted or ends_later else DecisionCode.DISCONTINUE


_LATER = re.compile(
    r"\bneste (?:strategi|råds|valg|val|program)?periode|\bsenere\b|\bseinare\b|\bpå sikt\b|\bi fram ?ti[da]",
    re.IGNORECASE,
)
_WAITS = re.compile(
    r"\b(?:på vent|utsettes|utsettast|hviler|kviler)\b.*"
    r"|\b(?:planen|vedtaket|strategien|anbudet)\b[^.;]*\b(?:gjelder|gjeld|varer|varar|løper)\b.*",
    re.IGNORECASE,
)
"""«Nei, planen gjelder til 2029»: a year that the measure itself does not last to."""


_GOES_ON = re.compile(
    r"(?:(?:det|dette|den|tiltaket|vi|me)\s+)?(?:fortsetter|fortset|held fram|holder fram|går videre|går vidare)\b"
    r"(?!.*\b(?:uten|utan|på eg\w+|hos|i regi|som en del|som del|utenfor|utanfor)\b)",
    re.IGNORECASE,
)


def _goes_on_all_the_same(clause: Clause) -> bool:
    """«Nei, det fortsetter som før»: the one speaks against the other."""
    stated = clause.does("go_on") and (clause.is_bare or _GOES_ON.match(clause.text) is not None)
    meant = not (clause.denied or _PRIORITIES.search(clause.text) or _AGAIN.search(clause.text))
    return stated and clause.role is Role.MAIN and meant


def _is_of_later(clause: Clause, next_year: int) -> bool:
    """Tell whether a clause speaks of the time after the year that is asked about: «kan tas opp i neste periode»."""
    return _LATER.search(clause.text) is not None or min(years(clause.text), default=0) > next_year


def _joins(clause: Clause) -> bool:
    """Tell whether a clause says where the measure goes: «inngår i tiltak 4», not «inngår i ordinær drift»."""
    return begins("part", clause.text) and not begins("idiom", clause.text)


def _is_denied(clause: Clause) -> bool:
    """Tell whether a clause denies what it speaks of: «ingen ønsker det», «trass i godt oppmøte»."""
    return (
        mentions("negation", clause.text) or mentions("over", clause.text) or _IN_SPITE.match(clause.text) is not None
    )


_IN_SPITE = re.compile(r"(?:trass i|til tross for|tross|selv om|sjølv om|enda|uansett)\b", re.IGNORECASE)
_INSTEAD = re.compile(r"(?:i stedet|i staden|isteden|heller)\b", re.IGNORECASE)
_SAVED = re.compile(r"men\s+(?:behold|ta vare|vidarefør|viderefør|hold|la|bevar)\w*", re.IGNORECASE)
"""«men ta vare på …»"""
_MAY = re.compile(r"\b(?:bør|må|skal|vi vil|me vil|kan)\b(?!.*\b(?:igjen|att|senere|seinare|på nytt)\b)", re.IGNORECASE)
"""«men en mindre utgave kan fortsette»; not «men det kan tas opp igjen»"""
_BY_OTHERS = re.compile(
    r"\b(?:av|hos|i regi av|gjennom)\b|\b(?:fylk|kommun|stat)\w*\s+(?:\w+\s+)?(?:vil|fører|har|held|holder)",
    re.IGNORECASE,
)


def _is_no_to_a_part(reading: Reading) -> bool:
    """«Nei, men ta vare på mentorordningen», «Nei, ikke papirutgaven. Nettutgaven går som før»."""
    kept = [clause for clause in reading.said if clause.does("go_on") and not _BY_OTHERS.search(clause.text)]
    saved = any(clause.role is Role.BUT and (_SAVED.match(clause.text) or _MAY.search(clause.text)) for clause in kept)
    kept += [clause for clause in reading.said if clause.sentence > 0 and clause.proposes("altered")]
    return saved or (bool(kept) and bool(reading.clauses) and PART.match(reading.clauses[0].text) is not None)


def _refuses(clause: Clause) -> bool:
    """«Nei, dette kan vi ikke stoppe»: an end that a negation turns."""
    going = [clause.text[act.start : act.end] for act in clause.acts if act.name == "go_on"]
    return any(mentions("negation", text) and (mentions("stop", text) or mentions("change", text)) for text in going)


def _kept(reading: Reading) -> DecisionCode | None:
    """Read a no to ending it: plain with a yes behind it («Nei, kan vi ikke stoppe. Må videreføres»)."""
    against = any(clause.does("stop") and _AGAINST.match(clause.text) for clause in reading.clauses[:1])
    refused = any(_refuses(clause) for clause in reading.opening)
    if not against and not refused:
        return None
    after = [clause for clause in reading.said if clause.sentence > 0 or against or clause.role is Role.BUT]
    if any(clause.does(*CHANGES) or clause.role is Role.BUT for clause in after):
        return DecisionCode.CONTINUE_CHANGED
    return DecisionCode.CONTINUE if any(clause.proposes("go_on") for clause in after) else DecisionCode.CONSIDER
