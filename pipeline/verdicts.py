"""What stands behind a yes: a reason, a change, a condition, or something that speaks against it.

In: a Reading that begins with a yes, or with words as good. Out: a decision. Where what follows makes the first
word less than plain, the matter goes to the board.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.clauses import Role
from pipeline.codes import DecisionCode
from pipeline.dates import is_next_year, years
from pipeline.reading import is_condition, is_over, sure
from pipeline.vocabulary import begins, mentions

if TYPE_CHECKING:
    from pipeline.clauses import Clause
    from pipeline.reading import Reading

_DONE = re.compile(
    r"(?:(?:prosjektet|tiltaket|arbeidet|perioden|det|dette|den|vi|me)\s+)?(?:ble|blei|vart|er|var)\s+(?:nå\s+|no\s+)?"
    r"(?:avslutt\w+|nedlagt|lagt ned|fullført|ferdige? med (?:alt|dette|det|tiltaket)|ferdig)\b"
    r"|(?:nå|no) er (?:vi|me|det|dette) (?:ferdige?|avslutt\w+|over|slutt)\b",
    re.IGNORECASE,
)
"""Says that the measure is over: not what a yes is followed by."""
_WAS_OVER = re.compile(
    r"(?:men|obs)\s+(?:\w+\s+)?(?:er (?:vi|me) (?:\w+\s+)?ferdige?"
    r"|\w+(?:en|et|a)\s+(?:var|ble|blei|vart|er|gikk|gjekk)\s+"
    r"(?:ferdig i 20|avslutt|nedlagt|lagt ned|ut\b|sagt opp|utløpt))",
    re.IGNORECASE,
)
"""«Ja, men avtalen gikk ut i 2025»"""
_OF_THE_WHOLE = re.compile(
    r"men\s+(?:\w+\s+)?(?:pengene|pengane|midlene|midlane|finansieringa?e?n?|prosjektet|tiltaket|avtalen|perioden"
    r"|prosjektperioden|vi|me|det|dette|ingen)\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:er|ble|blei|vart|var)\b", re.IGNORECASE)
_UNTIL_NOW = re.compile(
    r"(?:men\s+)?(?:(?:bare|berre|kun)\s+)?(?:ut|til|fram til|frem til)\s+"
    r"(?:året|årets slutt|nyttår|årsskiftet|jul|desember)\W*$",
    re.IGNORECASE,
)
"""«Ja, ut året»: for this year."""
_IF_BEHIND = re.compile(r"om\s+(?!å\b|lag\b|ikk?j?e (?:lenge|ann[ea]t?)\b)", re.IGNORECASE)
"""«Ja, om Enova åpner ny utlysning»"""
_FROM_YEAR = re.compile(r"(?:\b(?:fra|frå|først i)|^i)\s+(?:\w+\s+)?(20\d\d)", re.IGNORECASE)
_OTHER_VOICE = re.compile(r"\b(?:sier|seier|mener|meiner|røyster|stemmer)\s+nei\b", re.IGNORECASE)
"""«Vi mener ja, men Sauda mener nei»"""
_NOT_DONE = re.compile(
    r"\b(?:ble|blei|vart|har|hadde|var)\b.*\bikk?j?e\b.*\b(?:prioritert|gjennomført|fulgt|følgt|start\w*|komme[tn]?|kome)\b",
    re.IGNORECASE,
)
"""«Ja, ble dessverre ikke prioritert i år»: tells of what was."""
_BUT_SHALL = re.compile(r"men\s+(?:\w+\s+){0,2}(?:bør|må|skal|vil)\b(?!\s+(?:nok\s+)?ta\b)", re.IGNORECASE)
_CUTS = re.compile(
    r"(?:kutt|dropp|stryk|fjern|slett|luk ut|slutt med|ta (?:ut|bort|vekk)|kutte|droppe|stryke|fjerne)\s+(?:ut\s+)?"
    r"(?!(?:dette|det|den|denne|tiltaket|hele|heile|ut|heilt|helt)\b)[«\"\w]",
    re.IGNORECASE,
)
"""An order to cut a part: «dropp overnattingen», and not «dropp dette»."""
_WOULD = re.compile(r"\b(?:ville|hadde|vil|gjør at|gjer at)\b", re.IGNORECASE)
"""«å legge ned dette ville være dumt»: says what would come of it."""
CHANGES = ("change", "altered")
"""Acts that propose something else than now."""


PART = re.compile(
    r"ikk?j?e\s+(?:\w{4,}(?:en|et|a|ene|ane)|to|tre|fire|fem|seks|hver\w*|kvar\w*|så mange)\b", re.IGNORECASE
)
"""«Nei, ikke papirutgaven.», «Nei, ikke tre prosjekter.»"""
_EXCEPT = re.compile(r"\b(?:bortsett fra|bortsett frå|med unntak av|unntatt|utanom|utenom)\b", re.IGNORECASE)


def has_exception(reading: Reading) -> bool:
    """Tell whether an answer names a part that is not meant: «bortsett fra nettverket»."""
    return any(_EXCEPT.match(clause.text) for clause in reading.opening)


def _not_next_year(reading: Reading) -> bool:
    """«Ja, men ikke i 2026»: the yes is for another year."""
    not_then = rf"\bikk?j?e (?:aktuel\w* |lenger )?(?:i|for|før|til) {reading.next_year}\b"
    return re.search(not_then, reading.text, re.IGNORECASE) is not None


def _only_later(reading: Reading) -> bool:
    """«Ja, fra 2027», asked about 2026: the yes is for the years after."""
    named = [int(found[1]) for clause in reading.said for found in _FROM_YEAR.finditer(clause.text)]
    return bool(named) and min(named) > reading.next_year


_TO_GO = re.compile(r"\w{4,}(?:en|et|a|ene|ane|ne)\s+(?:bør|må|skal|kan)\s+\w+", re.IGNORECASE)
"""«Den trykte avisa bør utgå»"""
_ALTERS = re.compile(
    r"\b(?:bør|burde|må)\b(?!\s+(?:også|òg|jo|nok|vi|me|den|det)\b).*\b(?:mer|meir|mindre|flere|fleire|færre|tidligere|tidlegare|oftere|oftare"
    r"|bedre|betre|bytte|byte|legges til|leggast til|opp med|ned med|få være med|få vere med)\b(?!\s+tid\b)",
    re.IGNORECASE,
)
"""«Neste gang må det bli mer praktisk»"""


_TO_END = re.compile(
    r"(?:til å|(?:det|dette|den|tiltaket|prosjektet)\s+(?:kan|bør|må|skal)(?:\s+(?:vi|me))?)"
    r"\s+(?:gjerne\s+|nå\s+|no\s+)?",
    re.IGNORECASE,
)
"""«Ja, dette kan vi slutte med», «Ja til å avslutte»: a yes to its end."""


def _is_to_end(reading: Reading) -> bool:
    first = reading.clauses[0] if reading.clauses else None
    found = _TO_END.match(first.text) if first else None
    ends = (
        first is not None
        and found is not None
        and any(act.name == "stop" and act.start <= found.end() < act.end for act in first.acts)
    )
    return ends and not reading.does("go_on", *CHANGES) and not any(one.role is Role.BUT for one in reading.clauses)


def _is_change(clause: Clause, place: int) -> bool:
    """Tell whether what stands behind a yes changes the measure: proposed, or taken back by «men»."""
    if clause.role is Role.BUT:
        return place == 0 or clause.proposes(*CHANGES, "lean") or _BUT_SHALL.match(clause.text) is not None
    return clause.proposes(*CHANGES)


def continued(reading: Reading) -> DecisionCode:
    """Say how a measure that goes on goes on: as it is, changed, on a condition, or only if the board wants it."""
    second = [clause for clause in reading.clauses if clause.sentence == 1][:1]
    near = [clause for clause in reading.clauses if clause.sentence == 0]
    near += [clause for clause in second if clause.role is Role.CONDITION or clause.proposes("condition")]
    if any(is_condition(clause) for clause in near) or (near and _IF_BEHIND.match(near[0].text)):
        return DecisionCode.CONDITIONAL
    if _is_to_end(reading):
        return DecisionCode.DISCONTINUE
    if has_exception(reading) and reading.does("stop"):
        return DecisionCode.CONTINUE_CHANGED
    weighed = [clause for clause in reading.said if not _MAYBE.match(clause.text)]
    opening = [clause for clause in reading.opening if not _MAYBE.match(clause.text)]
    if sure(weighed, "consider") or sure(opening, "hedge") or _contradicts(reading):
        return DecisionCode.CONSIDER
    merged = [clause for clause in reading.opening if clause.does("merge")]
    if any(
        (clause in reading.said[:1] or clause.proposes("merge")) and not _WAS.search(clause.text) for clause in merged
    ):
        of_parts = any(mentions("pieces", clause.text) for clause in merged)
        return DecisionCode.CONTINUE_CHANGED if of_parts else DecisionCode.MERGE
    cut = any(_cuts(clause) or (clause.role is Role.BUT and clause.does("stop")) for clause in reading.said)
    cut |= any(map(_is_other, reading.clauses[:1])) or _one_part_is_done(reading)
    cut |= any(clause.sentence > 0 and clause.does("stop") and _TO_GO.search(clause.text) for clause in reading.said)
    changed = cut or any(_is_change(clause, place) for place, clause in enumerate(reading.said))
    changed |= any(_ALTERS.search(clause.text) for clause in reading.said)
    return DecisionCode.CONTINUE_CHANGED if changed else DecisionCode.CONTINUE


_MAYBE = re.compile(
    r"men (?:kanskje|muligens|kanhende) (?:ikk?j?e\s|litt\s|noe\s|noko\s)?(?!\w+es\b|ikk?j?e$)\w", re.IGNORECASE
)
"""«Ja, men kanskje mer på TikTok»: a change, however sure."""
_TO_BE = re.compile(
    r"(?:(?!det\b|dette\b|den\b|vi\b|me\b|tiltaket\b)\w+\s+)?(?:bør|burde)\s+"
    r"(?:være|vere|ligge|liggje|ha|få|gå|bli|styres|ledes|leiast|drives|drivast|eies|gjelde|omfatte)\b",
    re.IGNORECASE,
)
"""«Ja, ansvaret bør ligge hos fylket»"""
_LESS = re.compile(r"(?:ikk?j?e\s+(?:så|like)\b|men ikk?j?e\b|(?:uten|utan)\s+\w)", re.IGNORECASE)
"""«Ja, ikke så ofte», «Ja, uten studietur»"""


def _is_other(clause: Clause) -> bool:
    """Tell whether a clause behind a yes names what is to be otherwise, without a verb: «Ja, færre møter»."""
    if clause.sentence > 0 or mentions("told", clause.text) or mentions("ongoing", clause.text):
        return False
    less = _LESS.match(clause.text) is not None or (PART.match(clause.text) is not None and not clause.acts)
    to_be = _TO_BE.match(clause.text) is not None and not clause.does("go_on")
    return to_be or begins("other", clause.text) or (less and not begins("nothing", clause.text))


def _one_part_is_done(reading: Reading) -> bool:
    """Tell whether a later sentence says that a part is over: «Ja, første del. Andre del er ferdig»."""
    later = [clause for clause in reading.clauses if clause.sentence > 0]
    if any(PART.fullmatch(clause.text) for clause in later):
        return True
    done = [clause for clause in later if mentions("parted", clause.text)]
    return any(mentions("over", clause.text) and not mentions("negation", clause.text) for clause in done)


_QUITS = re.compile(r"\bslutt\w* (?:å\s|med (?:å|de|dei|disse|den|det)\s+\w{4,})", re.IGNORECASE)
"""«men vi må slutte med de dyre middagene»; not «slutte med det»."""


def _cuts(clause: Clause) -> bool:
    """«men stryk siste setning»: a part goes, and the rest stays."""
    quits = clause.role is Role.BUT and _QUITS.search(clause.text) is not None
    return quits or _CUTS.match(clause.text.removeprefix("men ")) is not None


def _contradicts(reading: Reading) -> bool:
    """Tell whether what stands behind a yes speaks against it: another year, or an end."""
    ended = [one for one in reading.said if one.does("stop") and not _cuts(one) and not _NOT_DONE.search(one.text)]
    ended = [
        one for one in ended if one.role is not Role.BUT or not (one.does("altered") or mentions("pieces", one.text))
    ]
    ends_later = max(years(reading.text), default=0) >= reading.next_year or is_next_year(reading.text)
    over = sure(ended, "stop") and not any(_WOULD.search(clause.text) for clause in ended)
    first = reading.clauses[0].text if reading.clauses else ""
    asked = any(clause.role is Role.BUT for clause in reading.said) and "?" in reading.text
    later = not ended and _only_later(reading)
    asked |= any(_OTHER_VOICE.search(clause.text) for clause in reading.said)
    done = _DONE.match(first) is not None or any(_is_past(one) for one in reading.said) or _UNTIL_NOW.match(first)
    return bool((over and not ends_later) or asked or later or done or _not_next_year(reading))


def _is_past(clause: Clause) -> bool:
    """Tell whether a «men» says that the whole is over: «men pengene er brukt opp», «men vi har ikke kapasitet»."""
    ended = is_over(clause.text) if not clause.acts else clause.does("stop") and _WAS.search(clause.text)
    past = _OF_THE_WHOLE.match(clause.text) is not None and ended
    return clause.role is Role.BUT and bool(past or _WAS_OVER.match(clause.text))
