"""A free-text answer → its clauses, each with what it does: goes on, stops, changes, doubts, sets a condition.

In: an answer's text. Out: Clauses. A negation is bound to what it negates, a reason is left alone, and a doubt governs
what stands in its clause. The phrases stand in vocabulary.toml; what the clauses say together, answer_rules.py says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.sentences import (
    cannot_without,
    ends_in_proposal,
    gives_reason,
    is_if_behind,
    is_inverted,
    is_verb_first,
    needs_something,
    parts,
    proposes_anew,
    sentences,
)
from pipeline.vocabulary import Cue, answer_cues, begins, is_made_of, is_wholly, mentions


class Role(StrEnum):
    """What a clause is to the answer."""

    MAIN = "main"
    BUT = "but"
    """«men …»: takes something back from what stands before."""
    CONDITION = "condition"
    """«hvis …»"""
    REASON = "reason"
    """«fordi …», «selv om …»: says why, and nothing of what is to be done."""


_ACTS = (
    *("condition", "merge", "stop", "go_on", "change", "altered", "lean", "consider", "hedge"),
    *("pointless", "negation", "regret", "idiom"),
)
_OPPOSITES = {"go_on": "stop", "stop": "go_on", "merge": "go_on"}
"""What a negation makes of an act; «ikke legges ned» and «ikke slås sammen» say that it goes on as it is."""
_NEGATIONS = {"negation", "pointless", "regret"}
_REACH = 5
"""Words that may stand between a negation and what it negates: «ikke noe poeng i å avslutte»."""
_WITHOUT = re.compile(r"uten|utan|ingen|inga", re.IGNORECASE)
"""«uten endringer»: as it is; «endres ikke» alone does not say that it goes on."""
_LACKS = re.compile(r"uten|utan|mangl", re.IGNORECASE)
_FURTHER = re.compile(r"vid(?:e|a)re", re.IGNORECASE)
"""Says of itself that something goes on, and nothing new behind an act: «bør ikke støttes videre»."""
_MODAL = re.compile(r"\b(?:bør|må|skal|kan|burde|kunne|lyt|treng\w*|ønskes|foreslås|anbefales)\b", re.IGNORECASE)
_AIM = re.compile(r"\sfor å\s", re.IGNORECASE)
"""«… for å nå målet om kutt»: what stands behind is why."""
_WITH_SOMEBODY = re.compile(r"(?i:sammen|saman|i lag) (?i:med) [A-ZÆØÅ]\w+")
"""«sammen med Viken»"""
_AS_PART = re.compile(r"som\s+(?:\w+\s+)?(?:del|delprosjekt|delmål)\b", re.IGNORECASE)
_BECOMES = re.compile(r"\b(?:blir|vert)\s+(?:nå\s+|no\s+)?$", re.IGNORECASE)
_IN_TIME = re.compile(r"\bpå tide å\s+$", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_PASSIVE = re.compile(r"^\w+(?:es|as|ast)\b|(?:es|as|ast|ert|a|t|ned|opp)$", re.IGNORECASE)
_DECLARES = re.compile(
    r"\b(?:er|har|ble|blei|vart|var|hadde|gjorde|fikk|fekk|bidrar|bidreg|gir|gjev|får|sikrer|sikrar|sannsynlig\w*|trolig"
    r"|truleg|for å|sikre|trenger|treng|møtest?|ringer|spør|snakker|saml[ea]st?|består|omfatt[ea]r|gjelde?r?|dekker)\b",
    re.IGNORECASE,
)
"""Says how things are, or what for: what stands behind is no proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of an answer with a role of its own."""

    text: str
    start: int
    """Where it begins in the answer."""
    sentence: int
    """0 for the first sentence."""
    role: Role
    acts: tuple[Cue, ...]
    """Negated and doubted already; their places are in the clause's text."""

    @property
    def denied(self) -> bool:
        """Tell whether a negation in the clause belongs to no act: «forslaget om å fortsette fikk ikke tilslutning»."""
        acts = [(act.start, act.end) for act in self.acts]
        return any(not any(start <= cue.start < end for start, end in acts) for cue in denials(self.text))

    def does(self, *names: str) -> bool:
        """Tell whether an act of any of these names is there."""
        return any(act.name in names for act in self.acts)

    def proposes(self, *names: str) -> bool:
        """Tell whether the clause comes straight to such an act: «bør justeres», but not «gruppen vil endre folk»."""
        return any(act.name in names and self._is_straight(act) for act in self.acts)

    @property
    def is_bare(self) -> bool:
        """Tell whether the clause says what it does of the measure as such: «Bør avsluttes», «Det blir stående»."""
        rest = self.text
        for act in self.acts:
            rest = rest.replace(self.text[act.start : act.end], " ", 1)
        return bool(self.acts) and is_made_of("directive", _without("whole", rest))

    def _is_straight(self, act: Cue) -> bool:
        before = _YEAR.sub("", self.text[: act.start])
        modal = _MODAL.match(self.text, act.start)
        proposed = ends_in_proposal(before + modal[0] + " " if modal else before)
        if (act.name in {"stop", "go_on"} and proposed) or _IN_TIME.search(before):
            return True
        if act.name == "altered" and not _DECLARES.search(before):
            return True
        if act.name == "change" and (modal or _BECOMES.search(before)):
            return True
        if act.name == "lean" and _MODAL.match(self.text):
            return True
        if act.name == "change" and _MODAL.search(before) and _PASSIVE.search(self.text[act.start : act.end]):
            return True
        for other in self.acts:
            if other.end <= act.start:
                before = before.replace(self.text[other.start : other.end], " ", 1)
        meant = {"stop": "whole", "change": "aspect", "altered": "aspect"}.get(act.name)
        return is_made_of("directive", _without(meant, before) if meant else before)


def denials(text: str) -> list[Cue]:
    """Find the negations of a text that deny something: not what is only without it, «to år uten søkere»."""
    found = (cue for cue in answer_cues(text, "negation", "idiom") if cue.name == "negation")
    return [cue for cue in found if not _LACKS.match(text, cue.start)]


def _without(name: str, text: str) -> str:
    """Take out the words that say what is meant: the whole («Prosjektet vart»), or what changes («budsjettet»)."""
    return " ".join(word for word in text.split() if not is_wholly(name, word.strip(",.")))


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Part an answer into clauses, in order."""
    found: list[Clause] = []
    for number, (start, sentence) in enumerate(sentences(text)):
        for place, part in parts(sentence):
            before = found[-1] if found and found[-1].sentence == number else None
            acts = _acts(part)
            role = Role.CONDITION if is_inverted(sentence[place:]) else _role(part, before, acts)
            if found and begins("or_else", part) and _threatens(part, acts, found[-1]):
                role = Role.CONDITION
            found.append(Clause(text=part, start=start + place, sentence=number, role=role, acts=acts))
    return tuple(found)


def _role(part: str, before: Clause | None, acts: tuple[Cue, ...]) -> Role:
    """Tell what a clause is to the answer; the first kind that fits."""
    told = before is not None and before.role is Role.REASON and not _MODAL.search(part)
    concludes = before is not None and mentions("background", before.text) and begins("but", part)
    says_what = begins("directive_verb", part) or is_verb_first(part) or (acts and acts[0].start == 0)
    kinds = (
        (Role.REASON, begins("ever", part)),
        (Role.MAIN, concludes),
        (Role.CONDITION, _is_under_condition(part, before)),
        (Role.BUT, _takes_back(part, acts, told=told)),
        (Role.CONDITION, _sets_condition(part)),
        (Role.MAIN, begins("altered", part) and not begins("or_else", part)),
        (Role.REASON, (_says_why(part) and not _names_whole(part, acts)) or (told and not says_what)),
    )
    return next((role for role, fits in kinds if fits), Role.MAIN)


def _is_under_condition(part: str, before: Clause | None) -> bool:
    """«uten tilskudd går det ikke», and behind what is done an «om»: «avsluttes om søknaden ryker»."""
    behind = before is not None and before.does("stop", "go_on") and is_if_behind(part)
    return behind or (cannot_without(part) and not begins("or_else", part))


def _sets_condition(part: str) -> bool:
    named = begins("condition", part) or begins("supposed", part)
    return named and not begins("altered", part) and not begins("or_else", part)


def _says_why(part: str) -> bool:
    why = begins("reason", part) and not begins("idiom", part)
    return why or begins("or_else", part) or mentions("background", part) or gives_reason(part)


def _names_whole(part: str, acts: tuple[Cue, ...]) -> bool:
    """Tell whether a «som …» says what the measure becomes a part of, and no reason."""
    return _AS_PART.match(part) is not None and any(act.name == "merge" for act in acts)


def _threatens(part: str, acts: tuple[Cue, ...], before: Clause) -> bool:
    """Tell whether an «ellers …» tells of the end: «Fylket må betale, ellers stopper det», not «Må holde fram, …»."""
    ends = mentions("stop", part) or any(act.name == "condition" for act in acts)
    return ends and needs_something(before.text) and not before.proposes("go_on")


def _takes_back(part: str, acts: tuple[Cue, ...], *, told: bool) -> bool:
    """Tell whether a clause takes something back: «men mindre», «ellers som før», «mens kurset fortsetter»."""
    but = begins("but", part) and not begins("reason", part) and not told
    return but or begins("otherwise", part) or (begins("while", part) and bool(acts))


def _acts(part: str) -> tuple[Cue, ...]:
    """Find the acts of a clause, with negations bound and doubts heard."""
    found = [cue for cue in answer_cues(part, *_ACTS) if cue.name != "idiom" and _is_one_thing(part, cue)]
    first = next((cue.start for cue in found if cue.name not in _NEGATIONS), 0)
    aim = _AIM.search(part, first)
    found = [cue for cue in found if aim is None or cue.start < aim.end()]
    cues = [cue for cue in found if cue.start <= first or not _FURTHER.fullmatch(part, cue.start, cue.end)]
    acts = [_turned(cue, cues, part) for cue in cues if cue.name not in _NEGATIONS]
    told = [act for act in acts if act]
    if not acts:
        return tuple(Cue(name="stop", start=cue.start, end=cue.end) for cue in cues if cue.name == "pointless")
    doubts = [act for act in told if act.name in {"consider", "hedge"}]
    return tuple(doubts or told)


def _is_one_thing(part: str, cue: Cue) -> bool:
    """Tell whether a phrase is no name, «i Stopp matsvinnet», ends in none, and holds no new proposal."""
    phrase = part[cue.start : cue.end]
    is_a_name = cue.start > 0 and phrase[0].isupper() and not part.isupper()
    return not (is_a_name or _WITH_SOMEBODY.fullmatch(phrase) or proposes_anew(phrase))


def _turned(cue: Cue, cues: list[Cue], part: str) -> Cue | None:
    """Turn an act by the negations that belong to it; one that a negation only takes away is None."""
    others = [one for one in cues if one.name not in _NEGATIONS and one is not cue]
    negations = [one for one in cues if one.name in _NEGATIONS and _is_bound(one, cue, others, part)]
    without = cue.name == "change" and any(_WITHOUT.match(part, one.start) for one in negations)
    opposite = "go_on" if without else _OPPOSITES.get(cue.name)
    within = len(answer_cues(part[cue.start : cue.end], "negation")) if opposite else 0
    if within and cue.name == "merge":
        return None
    start, end = min([cue.start, *(one.start for one in negations)]), max([cue.end, *(one.end for one in negations)])
    name = cue.name if (len(negations) + within) % 2 == 0 else opposite
    return Cue(name=name, start=start, end=end) if name else None


def _is_bound(negation: Cue, cue: Cue, others: list[Cue], part: str) -> bool:
    """Tell whether a negation and an act belong together: near each other, and nothing else between them."""
    first, second = sorted((negation, cue), key=lambda one: one.start)
    if any(first.end <= other.start and other.end <= second.start for other in others):
        return False
    between = part[first.end : second.start]
    if negation.name == "regret":
        return True
    if proposes_anew(part[first.end : second.end]):
        return False
    if negation is second:
        if _WITHOUT.match(part, negation.start):
            return False
        return is_made_of("bridge", between) and not _negates_more(negation, others, part)
    return is_made_of("bridge", between) or len(between.split()) <= _REACH


def _negates_more(negation: Cue, others: list[Cue], part: str) -> bool:
    """Tell whether a negation behind an act belongs to another act behind itself: «videreføres, ikke avsluttes»."""
    return any(
        other.start >= negation.end and is_made_of("bridge", part[negation.end : other.start]) for other in others
    )
