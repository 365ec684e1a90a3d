"""What a group's free-text answer to «Bør videreføres?» says.

In: the answer's text and the year it is about. Out: an Answer. ``clauses.py`` parts the text, ``answer_rules.py`` has
the rules, and the phrases stand in vocabulary.toml. Whatever is not plain goes to the board («consider»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.answer_rules import RULES
from pipeline.clauses import Clause, Role, clauses_of
from pipeline.codes import DecisionCode
from pipeline.pointers import DECIDING, Pointer, read_pointer
from pipeline.reading import Reading
from pipeline.remembering import remembered
from pipeline.text import key
from pipeline.typing_errors import mended, place_before
from pipeline.vocabulary import answer_cues, begins, ending_of, is_blank, is_made_of, is_wholly, mentions

if TYPE_CHECKING:
    from collections.abc import Sequence


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


OPENING = ' \t\n,.:;–—!-/(…*«"'
"""What may stand before the first word of an answer, or between it and the reason."""
_AROUND = " .!…\t\n\"'«»“”()"
_VERDICTS = {"go_on": "yes", "stop": "no"}
_NOT_THEN = re.compile(r"ikk?j?e (?:i|for) 20\d\d", re.IGNORECASE)
_IN_SPRING = re.compile(r"\bi vår$", re.IGNORECASE)
"""«Ferdigstilles i vår»: which spring, no one can tell."""
_SELF_ASKED = re.compile(r"[^?.!;]{3,80}\?+\s+(?=\w)")
_FILLER = re.compile(
    r"^\W*(?:tja|nja|vel|hm+)[\s,.…–-]+(?=(?:hvis|viss|dersom|om|det k[jo]\w+ an|kjem an|kommer an|avhenger|avheng)\b)",
    re.IGNORECASE,
)
"""«Tja, hvis noen vil lede det»"""
_LABEL = re.compile(r"\s*[^\W\d][^:.?!;\n]{2,45}:\s+(?=\w)")
_ACTING = ("merge", "change", "altered", "condition", "hedge")
_NOT_DONE = re.compile(r"\b(?:ikk?j?e|itj|rakk|rokk)\b", re.IGNORECASE)
"""«rakk ikke å drøfte»: what is not done decides nothing."""
_MASKED = re.compile(r"[«“\"]([^»”\"]+)[»”\"]")


@remembered
def read_answer(text: str, next_year: int) -> Answer:
    """Read one answer. ``text`` is cleaned; empty and dashes are no answer."""
    bare = text.strip(_AROUND)
    if pointed := read_pointer(text):
        return Answer(pointer=pointed.to, reason=pointed.name, rule=pointed.to.value)
    if is_blank(bare) or is_blank(text):
        return Answer()
    if answered := _unanswered(bare):
        return answered
    reading, behind = _reading(text, next_year)
    named = ((name, code) for name, rule in RULES.items() if (code := rule(reading)) is not None)
    name, code = next(named, ("unclear", DecisionCode.CONSIDER))
    return _answer(reading, text, behind, name, code)


def _unanswered(bare: str) -> Answer | None:
    """Read what says that there is no answer yet, or that it stands elsewhere than in the sheet."""
    words = key(bare) or bare
    if begins("remark", words) and not answer_cues(bare, "merge", "hedge"):
        return Answer(rule="remark")
    undone = [cue for cue in answer_cues(bare, "open") if _NOT_DONE.search(bare, cue.start, cue.end)]
    decided = any(
        cue.name != "awaited"
        and not (cue.name == "consider" and any(one.start <= cue.start and cue.end <= one.end for one in undone))
        for cue in answer_cues(bare, "awaited", *DECIDING)
    )
    is_open = (mentions("open", bare) or mentions("awaited", bare)) and not decided and not begins("over", bare)
    return Answer(rule="open") if is_open or is_wholly("later", words) else None


def _reading(text: str, next_year: int) -> tuple[Reading, int]:
    """Part an answer into its lead and what stands behind; names in quotation marks say nothing of the measure."""
    masked = _MASKED.sub(lambda found: f"«{'x' * len(found[1])}»" if found[0] != text else found[0], text)
    plain, ends = mended(_FILLER.sub(lambda filler: " " * len(filler[0]), masked, 1))
    introduced = _without_introduction(plain)
    lead, behind, clauses = _opening(introduced)
    if lead is None and introduced != plain:
        introduced = plain
        lead, behind, clauses = _opening(plain)
    return Reading(text=introduced, next_year=next_year, lead=lead, clauses=clauses), place_before(behind, ends)


def _without_introduction(text: str) -> str:
    """Blank a question that the answer answers itself, «Verdt pengene? Ja», or what it is about, «Overvann: ja»."""
    found = _SELF_ASKED.match(text) or (_LABEL.match(text) if text.count(": ") == 1 else None)
    if found is None or begins("given", found[0]) or _lead(found[0])[0]:
        return text
    if mentions("parted", found[0]) or answer_cues(found[0], *_ACTING):
        return text
    return " " * found.end() + text[found.end() :]


def _opening(text: str) -> tuple[str | None, int, tuple[Clause, ...]]:
    """Find what an answer begins with, where that ends, and the clauses behind it."""
    lead, behind = _lead(text)
    clauses = clauses_of(" " * behind + text[behind:])
    if lead is None:
        lead, behind = _verdict(clauses)
        clauses = clauses_of(" " * behind + text[behind:]) if lead else clauses
    return lead, behind, clauses


def _verdict(clauses: Sequence[Clause]) -> tuple[str | None, int]:
    """Take a first clause that says no more than «Selvsagt», «Utgår» or «Bør videreføres» for a yes or a no."""
    if not clauses:
        return None, 0
    first = clauses[0]
    end = first.start + len(first.text)
    for words, lead in (("sure", "yes"), ("never", "no")):
        if is_wholly(words, first.text):
            return lead, end
    if _NOT_THEN.fullmatch(first.text):
        return "no", end
    if is_wholly("not_so", first.text):
        return "no", first.start
    plain = first.role is Role.MAIN and not _IN_SPRING.search(first.text)
    if len(first.acts) == 1 and first.acts[0].name in _VERDICTS and plain:
        act = first.acts[0]
        rest = f"{first.text[: act.start]} {first.text[act.end :]}"
        if is_made_of("directive", rest):
            return _VERDICTS[act.name], end
    return None, 0


def _lead(text: str) -> tuple[str | None, int]:
    """Find the yes or no that an answer begins with, and where it ends; words that strengthen it may stand around."""
    place, lead = 0, None
    while True:
        start = place + len(text[place:]) - len(text[place:].lstrip(OPENING))
        ends = {name: ending_of(name, text, start) for name in ("yes", "no", "emphasis")}
        name = next((name for name in ("yes", "no", "emphasis") if ends[name]), None)
        if name is None or (lead and name not in {lead, "emphasis"}):
            return lead, place if lead else 0
        place = ends[name] or start
        lead = lead or (name if name != "emphasis" else None)


def _answer(reading: Reading, text: str, behind: int, rule: str, code: DecisionCode) -> Answer:
    whole = rule in {"yes and no", "question", "unclear"}
    return Answer(
        code=code,
        reason=text if whole else _reason(text[behind:]),
        rule=rule,
        by_period=rule == "period",
        suggested=reading.lead is None and rule not in {"yes and no", "period", "unclear"} and code in _PLAIN,
        contradictory=rule == "period against yes" or (rule == "yes and no" and code is DecisionCode.CONSIDER),
        reserved=rule == "yes" and code is DecisionCode.CONTINUE and mentions("reservation", text),
        promises_replacement=code is DecisionCode.DISCONTINUE and mentions("replacement", text),
    )


_PLAIN = {DecisionCode.CONTINUE, DecisionCode.CONTINUE_CHANGED, DecisionCode.DISCONTINUE}
_SAID_AGAIN = re.compile(r"(?:med endring(?:er|ar)?|på vilkår)\s*[,:–-]\s+", re.IGNORECASE)
"""Says what the decision says, with the reason behind it."""
_UNOPENED = re.compile(r"^([^(]*)\)([.!]*)$")


def _reason(behind: str) -> str | None:
    """Give what stands behind the answer, in the group's words: «Ja, for å få tyngde» → «for å få tyngde»."""
    reason = behind.lstrip(OPENING + ")»").removeprefix("men ").strip()
    reason = _SAID_AGAIN.sub("", reason, count=1) if _SAID_AGAIN.match(reason) else reason
    return _UNOPENED.sub(r"\1\2", reason) or None
