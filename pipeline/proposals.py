"""What an answer proposes without a yes or a no: that something goes on, stops, or both, each of a part.

In: a Reading. Out: a decision, or None where nothing of the kind is proposed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.clauses import Role, denials
from pipeline.codes import DecisionCode
from pipeline.reading import is_over, sure
from pipeline.verdicts import CHANGES
from pipeline.vocabulary import begins, mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.clauses import Clause
    from pipeline.reading import Reading

_TELLS = re.compile(
    r"\b(?:er|e|var|va|ble|blei|vart|har|hadde|fikk|fekk|kom|gikk|gjekk|gjorde|sto|stod|viste|ga|gav|takk|ingen|inga|nå|no"
    r"|ordner|ordnar|vedtatt|vedteke|enstemmig|samrøystes|melder?|meldte|deltok|møtte|søkte|tar|tek|overtar|overtek|driver|driv|selv|sjølv)\b",
    re.IGNORECASE,
)
_WORDS = 4
"""Fewer words tell of no part that remains: «ferja kom»."""
_WANTED = re.compile(r"\b(?:må|bør|burde|skal|vil|trenge?r?|treng|uten|utan|ja|nei)\b", re.IGNORECASE)
_IS_TO_BE = re.compile(
    r"\b(?:bør|burde)\s+(?!vi\b|me\b|det\b|ikk?j?e\b)\w"
    r"|\bmå\s+(?!ikk?j?e\b)(?:\w+\s+)?\w{3,}(?:es|ast)\b",
    re.IGNORECASE,
)
"""«bør gjelde», «må forankres»: a proposal, whatever the verb."""


def _mixed(reading: Reading) -> DecisionCode:
    """Read an answer where something stops and something goes on: parts of the measure, or a contradiction."""
    parts = mentions("parted", reading.text) or any(clause.role is Role.BUT for clause in reading.said)
    named = [clause for clause in reading.said if clause.does("stop", "go_on") and not clause.is_bare]
    parts |= any(clause.does("stop") for clause in named) and any(clause.does("go_on") for clause in named)
    return DecisionCode.CONTINUE_CHANGED if parts else DecisionCode.CONSIDER


def _may_remain(clause: Clause) -> bool:
    """Tell whether a clause beside what stops may speak of a part that does not: not where it tells how things are."""
    tells = _TELLS.search(clause.text) is not None and clause.role is not Role.BUT
    short = len(clause.text.split()) < _WORDS
    return not (clause.acts or tells or short or clause.denied or mentions("over", clause.text))


def _is_wanted(clause: Clause) -> bool:
    """Tell whether a clause beside what stops says that there is still use for it."""
    ended = clause.acts or clause.denied or mentions("over", clause.text)
    return not ended and mentions("ongoing", clause.text)


def in_parts(reading: Reading) -> DecisionCode | None:
    """Read an answer where something stops and something goes on."""
    if not reading.does("stop"):
        return None
    opposed = reading.does("go_on") or sure(reading.said, *CHANGES) or any(map(_is_wanted, reading.said))
    kept = any(clause.role is Role.BUT and not clause.does("stop") for clause in reading.said)
    of_a_part = not sure(reading.said, "stop") and any(map(_may_remain, reading.said))
    named = any(clause.does("stop") and mentions("parted", clause.text) for clause in reading.said)
    of_a_part |= named and len(reading.said) > 1
    return _mixed(reading) if opposed or kept or of_a_part else None


_WITHOUT = re.compile(
    r"(?:uten|utan)\s+(?!tvil|stans|opphold|opphald|avbr|problem|forbehold|atterhald|diskusjon|omsvøp|nøling)\w+\W*$",
    re.IGNORECASE,
)
"""«Fortsetter, uten overnatting»"""
_OF_A_PIECE = re.compile(
    r"\b(?:kule|strek|del|under)punkt\w*\s+\d|\bdel(?:mål|prosjekt|tiltak)\s+\d"
    r"|^(?:(?:så|og|men|da)\s+)?(?:de|dei|den)\s+(?!hele\b|heile\b|samme\b|same\b)\w{3,}e\s+\w+(?:es|ast)\b",
    re.IGNORECASE,
)
"""«Kulepunkt 2 utgår», «de digitale kuttes»"""


def ended(reading: Reading) -> DecisionCode:
    """Read what stops: a part of it is a change; of the whole, one negation makes it plain, two in a clause do not."""
    stops = [clause for clause in reading.said if clause.does("stop")]
    if stops and all(_OF_A_PIECE.search(clause.text) for clause in stops):
        return DecisionCode.CONTINUE_CHANGED
    doubled = any(len(denials(clause.text)) > 1 for clause in stops)
    doubled |= all(clause.denied and not clause.proposes("stop") for clause in stops)
    return DecisionCode.CONSIDER if doubled else DecisionCode.DISCONTINUE


def goes_on(reading: Reading) -> DecisionCode | None:
    """Read what goes on: as it is, or changed."""
    if not reading.does("go_on"):
        return None
    if all(clause.denied and not clause.proposes("go_on") for clause in reading.said if clause.does("go_on")):
        return DecisionCode.CONSIDER
    near = {clause.sentence for clause in reading.said if clause.does("go_on")}
    altered = any(
        _is_altered(clause, reading.said[:place])
        for place, clause in enumerate(reading.said)
        if clause.sentence in near or asks_for_more(clause)
    )
    changed = altered or _one_part_is_over(reading)
    return DecisionCode.CONTINUE_CHANGED if changed else DecisionCode.CONTINUE


def _one_part_is_over(reading: Reading) -> bool:
    """«Kartleggingen er ferdig, oppfølgingen videreføres»: each of something else than the whole."""
    ended = (clause for clause in reading.opening if mentions("over", clause.text) and not clause.acts)
    done = any(not begins("over", clause.text) and not mentions("negation", clause.text) for clause in ended)
    return done and all(not clause.is_bare for clause in reading.opening if clause.does("go_on"))


def asks_for_more(clause: Clause) -> bool:
    """Tell whether a clause before a «men» does more than tell how it has been."""
    return bool(clause.acts) or is_over(clause.text) or _WANTED.search(clause.text) is not None


def _is_altered(clause: Clause, before: Sequence[Clause]) -> bool:
    """Tell whether a clause changes what goes on: not where it is the «men» that says so, «dyrt, men vi fortsetter»."""
    all_the_same = begins("but", clause.text) and clause.does("go_on") and not any(map(asks_for_more, before))
    stated = clause.does("change") or clause.proposes("altered") or (clause.does("go_on") and clause.does("altered"))
    stated |= _WITHOUT.match(clause.text) is not None and not begins("nothing", clause.text)
    return stated or (clause.role is Role.BUT and bool(before) and not all_the_same)


def is_to_be(reading: Reading) -> bool:
    """Tell whether something is proposed with a verb that no list has: what is to be, is not so now."""
    proposed = any(_IS_TO_BE.search(clause.text) and not clause.acts for clause in reading.said)
    return proposed and not mentions("deliberated", reading.text)
