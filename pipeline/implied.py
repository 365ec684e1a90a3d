"""What an answer implies without a yes or a no: by a project's period, by a year it is put off to, by what is over.

In: a Reading. Out: a decision, or None where nothing is implied. The year that is asked about is the reading's.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.clauses import Role
from pipeline.codes import DecisionCode
from pipeline.dates import is_next_year, period_end, years
from pipeline.proposals import asks_for_more
from pipeline.reading import is_over
from pipeline.verdicts import CHANGES
from pipeline.vocabulary import answer_cues, begins, mentions
from pipeline.words import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.clauses import Clause
    from pipeline.reading import Reading

_NOT_YET = re.compile(r"\b(?:er|ble|blei|vart|har|blir|vert)\s+(?:\w+\s+)?(?:ikk?j?e|itj)\b", re.IGNORECASE)
"""«er ikke gjennomført ennå»"""
_FROM_START = re.compile(r"\b(?:fra|frå|ved nyttår|ved årsskiftet|før)\b|\b1\.\s*(?:1\.|jan)", re.IGNORECASE)
"""The year behind it is the first in which a thing is no more."""
_IT = r"(?:(?:resten|dette|det|den|det siste|det som gjenstår|arbeidet|tiltaket)\s+)?"
_POSTPONED = re.compile(
    rf"(?:ja,?\s+)?{_IT}(?:(?:bør|må|kan|vil|skal)\s+)?(?:utsett\w*|utsatt|flytt\w*|skyv\w*|forskyv\w*|overfør\w*)\s+"
    r"(?:\w+\s+)?til\s+(?:\w+\s+)?(20\d\d|neste år)\b"
    rf"|{_IT}(?:gjennomføre?s|gjennomførast|arrangere?s|arrangerast|holdes(?! ut[ae]nfor)|haldast|startes|startast"
    r"|starter|startar|tas|takast|kjøres|køyrast|oppstart)\s+(?:\w+\s+){0,2}?i\s+(20\d\d)\b",
    re.IGNORECASE,
)
"""«Utsettes til 2027»: where that is the year asked about, it is to be in the programme."""
_NOT_THIS_YEAR = re.compile(
    r"[^.;]*\b(?:rakk|rakte|nådde|fikk|fekk|kom|ble|blei|vart)\b[^.;]*\bikk?j?e\b[^.;]*\bi år\b[,.;]?\s+"
    r"(?:(?:men|vi|me|det|den|og)\s+)*(?:tas|takast|tar|tek|blir|vert|kommer|kjem|holdes|haldast|arrangeres|gjennomføres)\s+"
    r"(?:\w+\s+){0,2}?(?:i (?:januar|februar|mars|april|mai|juni)|på nyåret|til våren|over nyttår|(?:til )?neste år)\b",
    re.IGNORECASE,
)
"""«Rakk det ikke i år, tas i februar»"""
_ENDS = re.compile(
    r"ferdigst|fullfør|avslutt|slutt|går ut|gå ut|gikk ut|gjekk ut|utgå|nedl|legg|opphør|fases", re.IGNORECASE
)
"""Words for coming to an end, which a year may go with; «videreføres ikke i 2026» is no end in 2026."""


_IN_SPRING = re.compile(r"(?:\w+\s+)?\w+(?:es|ast)\s+(?:\w+\s+)?i vår\W*$", re.IGNORECASE)
"""«Ferdigstilles i vår»: the spring that was, or the one that comes."""


def period_is_over(reading: Reading) -> bool:
    """Tell whether the period ends before the year that the answer is about."""
    end = period_end(reading.text)
    return end is not None and end < reading.next_year


def postponed(reading: Reading) -> DecisionCode | None:
    """Read what is put off: to the year that is asked about it goes on, past it the board must say."""
    if _NOT_THIS_YEAR.match(reading.text):
        return DecisionCode.CONTINUE
    later = (found for clause in reading.said if (found := _POSTPONED.match(clause.text)))
    found = next(later, None)
    if found is None or reading.conditions() or reading.lead == "no":
        return None
    named = found[1] or found[2]
    then = int(named) if named.isdigit() else reading.next_year
    if found[2] and then < reading.next_year:
        return None
    return DecisionCode.CONTINUE if then == reading.next_year else DecisionCode.CONSIDER


_NOT_UNTIL = re.compile(
    r"(?:^(?:tidligst|tidlegast|tidlegst|ikk?j?e før|først|fyrst)|\b(?:neste gang|neste gong|igjen|gjenoppta\w*"
    r"|vente?[rs]?|ventar|ventast|drøyes|drygjast|attende|tilbake|på nytt))\s+"
    r"(?:(?:i|til|om|på|en gang|våren|høsten|hausten|sommeren|sumaren|vinteren|er|blir|vert)\s+)*(20\d\d)\b",
    re.IGNORECASE,
)


def not_until(reading: Reading) -> DecisionCode | None:
    """Read what begins again in a later year than the one that is asked about: it is not in that year's programme."""
    named = years(reading.text)
    later = bool(named) and min(named) > reading.next_year and _NOT_UNTIL.search(reading.text) is not None
    plain = (
        reading.lead is None and not reading.does("stop", "consider", "hedge", *CHANGES) and not reading.conditions()
    )
    return DecisionCode.DISCONTINUE if later and plain else None


_IN_YEAR = re.compile(
    r"\b(?P<whole>\d|to|tre|fire|fem)\s?-?\s?årig\w*\b[^.]*?\b(?:år|året)\s+(?P<now>\d|en|én|ett|to|tre|fire|fem)\b",
    re.IGNORECASE,
)
"""«Fireårig program, vi er i år 2»"""


def by_period(reading: Reading) -> DecisionCode | None:
    """Hold a period, or the year that something ends, against the year that is asked about."""
    if reading.lead or reading.first not in {None, "go_on", "stop"} or reading.conditions():
        return None
    end = _end(reading)
    if _IN_SPRING.match(reading.text):
        return DecisionCode.CONSIDER
    if end is None or (reading.does("go_on") and reading.does("stop")) or reading.does("consider", "hedge", *CHANGES):
        return None
    named = years(reading.text)
    if mentions("negation", reading.text) or (len(named) > 1 and min(named) > reading.next_year):
        return DecisionCode.CONSIDER
    if end >= reading.next_year:
        return DecisionCode.CONTINUE
    return DecisionCode.CONSIDER if reading.first == "go_on" else DecisionCode.DISCONTINUE


def _end_by_year_of_period(reading: Reading) -> int | None:
    """Give the last year of a programme that is in one of its years now, the year before the one asked about.

    Not of one that is in its last: it may begin anew.
    """
    found = _IN_YEAR.search(reading.text)
    if found is None:
        return None
    whole, now = (int(NUMBERS.get(number.casefold(), number)) for number in (found["whole"], found["now"]))
    return reading.next_year - 1 + whole - now if now < whole else None


def _end(reading: Reading) -> int | None:
    """Give the last year that something goes on: «ut 2026», «avsluttes i 2026», «nedlegges fra 2027»."""
    stops = [clause for clause in reading.said if clause.does("stop")]
    if not stops:
        return period_end(reading.text) or _end_by_year_of_period(reading)
    if is_next_year(stops[0].text) and _COMPLETED.search(stops[0].text):
        return reading.next_year
    named = years(stops[0].text)
    if named and _LEFT_OUT.search(stops[0].text):
        return min(named) - 1
    if not named or not _ENDS.search(stops[0].text):
        return None
    return min(named) if len(named) > 1 else named[0] - (_FROM_START.search(stops[0].text) is not None)


_LEFT_OUT = re.compile(
    r"\b(?:utgår|utgå|stryk\w*|fjern\w*|på is|(?:tas|takast|ta|går|gå) ut (?:av|frå|fra))\b"
    r"[^.]*\b(?:i|fra|frå|for)\s+20",
    re.IGNORECASE,
)
"""«Utgår i 2026»: not in the programme of that year."""
_IF_WE_END = re.compile(r"(?:hvis|viss|dersom|om) (?:vi|me|det|dette)\b", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:bortkast|mist|tap|forsv|fall|fell|rakn|dør|synd|svik|galt|dumt|kollaps|ingen|tilbake|øde|øyde)",
    re.IGNORECASE,
)
_COMPLETED = re.compile(
    r"\b(?:ferdig|prosjektslutt|fullfør|sluttfør|lever[te]|gjennomført|avholdt|arrangert|siste (?:år|året|gang)\b)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:planlagt|planlagd|planlegges|skal|blir|vert|bli|ventes|forventes|forventast|tenkt)\s+(?:\w+\s+){0,2}"
    r"(?:gjennomført|ferdig|ferdigstilt|fullført|levert|sluttført|avholdt|halde|arrangert)\b",
    re.IGNORECASE,
)
"""«Planlagt gjennomført i mars 2027»: what is over, is to be so then."""
_EARLY = re.compile(r"\bi\s+(?:januar|februar|mars|april|mai|juni)\b(?!\s*20)", re.IGNORECASE)
"""«Blir gjennomført i mars»: which March, no one can tell."""
_NEXT_YEAR = re.compile(r"\bneste års?\b", re.IGNORECASE)


_OF_A_PART = re.compile(r"(?:den|det|de|dei)\s+(?:første|fyrste|ene|eine|andre|siste)\b", re.IGNORECASE)
"""«Tiltaket har to deler. Den første er ferdig»"""


def _is_ongoing(clause: Clause) -> bool:
    """«Fast oppgave», and not «ingen videre oppfølging» or «fungerer ikke»."""
    cues = answer_cues(clause.text, "ongoing", "negation")
    denied = any(
        one.name == "ongoing" and other.name == "negation" and not clause.text[one.end : other.start].strip()
        for one, other in pairwise(cues)
    )
    over = answer_cues(clause.text, "over")
    going = any(cue.name == "ongoing" and not any(one.start < cue.start < one.end for one in over) for cue in cues)
    return going and not denied and not (cues[0].name == "negation" and len(cues) > 1)


def _takes_back(clause: Clause, before: Sequence[Clause]) -> bool:
    """Tell whether a «men» takes something back: not «på vent, men vi kommer i gang»."""
    all_the_same = begins("but", clause.text) and _is_ongoing(clause) and not any(map(asks_for_more, before))
    return clause.role is Role.BUT and bool(before) and not all_the_same


def _is_planned(clause: Clause, next_year: int) -> bool:
    """Tell whether a clause says that the measure is to be done in the year asked about, and not that it is over."""
    then = max(years(clause.text), default=0) >= next_year and _COMPLETED.search(clause.text) is not None
    return (then or _PLANNED.search(clause.text) is not None) and not mentions("negation", clause.text)


def _would_lose(reading: Reading) -> bool:
    """Tell whether the answer says what would be lost by ending: «Hvis vi slutter nå, er alt bortkastet»."""
    ends = any(_IF_WE_END.match(clause.text) and clause.does("stop") for clause in reading.clauses)
    return ends and _LOST.search(reading.text) is not None


def implied(reading: Reading) -> DecisionCode | None:
    """Read what no verb says: «Fast oppgave», «Penga er brukt opp», «Neste gang 12. mai 2026»."""
    if reading.does("consider", "hedge", "condition", *CHANGES):
        return None
    if _would_lose(reading):
        return DecisionCode.CONTINUE
    if any(_is_ongoing(clause) for clause in reading.said) or any(begins("ever", one.text) for one in reading.clauses):
        taken_back = any(_takes_back(clause, reading.said[:place]) for place, clause in enumerate(reading.said))
        return DecisionCode.CONTINUE_CHANGED if taken_back else DecisionCode.CONTINUE
    planned = mentions("scheduled", reading.text) and not mentions("negation", reading.text)
    coming = max(years(reading.text), default=0) >= reading.next_year or _NEXT_YEAR.search(reading.text) is not None
    later = planned and coming
    ended = [clause for clause in reading.said if mentions("over", clause.text)]
    if coming and any(_is_planned(clause, reading.next_year) for clause in ended):
        return DecisionCode.CONTINUE
    if ended:
        denied = any(_NOT_YET.search(_without("over", clause.text)) or not is_over(clause.text) for clause in ended)
        taken_back = any(clause.role is Role.BUT and clause not in ended for clause in reading.said)
        of_a_part = any(_OF_A_PART.match(clause.text) for clause in ended)
        early = any(_PLANNED.search(clause.text) and _EARLY.search(clause.text) for clause in ended)
        doubtful = later or denied or taken_back or of_a_part or early
        return DecisionCode.CONSIDER if doubtful else DecisionCode.DISCONTINUE
    return DecisionCode.CONTINUE if later else None


def _without(name: str, text: str) -> str:
    """Take the phrases of a list out of a text: the negation in «har ikke kapasitet» denies nothing."""
    for cue in reversed(answer_cues(text, name)):
        text = text[: cue.start] + text[cue.end :]
    return text
