"""Answers → decisions, and each measure's place in next year's draft.

In: the merged programme and the year that the answers are about. Out: every measure with its decision, the rule that
gave it, and one place in the draft. In this order: the group's own answer, a reference to another row, the answer of
the measure that a point stands under. References are followed in the sheet's order, and never across a heading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from pipeline.answers import Answer, read_answer
from pipeline.codes import Basis, DecisionCode, Place
from pipeline.model import DecidedMeasure, Decision
from pipeline.pointers import Pointer
from pipeline.references import NAMED_MEASURE, by_name, by_number
from pipeline.text import key, likeness
from pipeline.wording import compare
from pipeline.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.model import Cell, MergedMeasure, MergedProgramme


def decide(programme: MergedProgramme, next_year: int) -> tuple[DecidedMeasure, ...]:
    """Decide for every measure, in the programme's order."""
    deciding = _Deciding(programme.measures, next_year)
    decided = []
    for merged in programme.measures:
        decision = deciding.decision(merged)
        place = _place(merged, decision)
        if place is Place.MERGED and not merged.repeats and deciding.leads_nowhere(merged):
            place = Place.FOR_DECISION
        decided.append(DecidedMeasure(merged=merged, decision=decision, place=place))
    return tuple(decided)


def place_of(code: DecisionCode) -> Place:
    """Tell where in the draft a decision puts its measure."""
    match code:
        case DecisionCode.CONTINUE:
            return Place.KEPT
        case DecisionCode.CONTINUE_CHANGED:
            return Place.CHANGED
        case DecisionCode.DISCONTINUE:
            return Place.DROPPED
        case DecisionCode.MERGE:
            return Place.MERGED
        case DecisionCode.CONSIDER | DecisionCode.CONDITIONAL | DecisionCode.UNANSWERED:
            return Place.FOR_DECISION
        case _:
            assert_never(code)


def _place(merged: MergedMeasure, decision: Decision) -> Place:
    """Give a measure its place.

    A row that says a measure once more goes with the measure; a merge that does not say with what is the board's.
    """
    if merged.repeats:
        return Place.MERGED
    open_merge = decision.code is DecisionCode.MERGE and decision.target is None and decision.origin is None
    return Place.FOR_DECISION if open_merge else place_of(decision.code)


def own_answer(merged: MergedMeasure, next_year: int) -> tuple[Answer, Cell | None]:
    """Read the row's answer, and the cell it stands in: the answer column, or the description where that is empty.

    In the description only what can be nothing else is an answer: «Se over», «Prosjektperioden er 2025-26».
    """
    if merged.row is None:
        return Answer(), None
    if merged.row.answer and merged.row.answer.trusted:
        answer = read_answer(merged.row.answer.text, next_year)
        if answer.rule:
            return answer, merged.row.answer
    if merged.row.description and merged.row.description.trusted:
        answer = read_answer(merged.row.description.text, next_year)
        whole = answer.by_period and len(merged.row.description.text.split()) <= _SHORT
        if answer.pointer in {Pointer.ABOVE, Pointer.BELOW} or whole:
            return answer, merged.row.description
    return Answer(), merged.row.answer


_SHORT = 6
"""Words; a longer description that names a period tells of other things too."""


_MERGED_WITH = re.compile(r"\b(?:med|i)\s+", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,.;:(\n]|\s(?:så|fordi|siden|da|ettersom)\s")
_BESIDE = re.compile(
    r"^(?:.*\s)?(?:den|det|tiltaket|tiltak|raden|punktet|punkt|posten|tiltaka)?\s*"
    r"(?:(?P<over>over|ovenfor|ovanfor|forrige|førre)|under|nedenfor|nedanfor|neste)(?:\s+(?:tiltak|rad|punkt))?[\s.!]*$",
    re.IGNORECASE,
)
"""«den over», «tiltaket under»: how an answer points at the row beside."""
_NO_NAME = 2
"""Words; «den over» names nothing, «Felles kart under» may."""


_WITH_SOMEBODY = re.compile(r"\W*ja\b.*\b(?:sammen|saman|i lag)\s+med\b", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(
    r"(?:dropp|kutt|stryk|fjern|avslutt|stopp|sløyf|slutt med|legg ned)e?\s+(?:ut\s+)?"
    r"(?!(?:tiltak|prosjekt|arbeid|ordning|satsing|satsning|aktivitet|punkt|post|program|denne|dette)\w*$)"
    r"(?P<thing>\w{3,}(?:en|et|a|ene|ane|n))",
    re.IGNORECASE,
)
"""«Dropp papirutgaven», and not «Dropp tiltaket»."""
_INTO_ONE = re.compile(
    r"\b(?:slå|slått|slege|legg|lagt|flett|smelt|samle|inn i|inn under|del av|den over|den under|det over|det under)"
    r"|\b(?:ett|eitt)\b|\btiltak|\bpunkt|\brad|\bpost|\d",
    re.IGNORECASE,
)


class _Deciding:
    """The decisions being made: answers refer to each other, so each is found when it is asked for, once."""

    def __init__(self, measures: Sequence[MergedMeasure], next_year: int) -> None:
        self.next_year = next_year
        self.measures = {one.measure.id: one for one in measures}
        self.in_sheet_order = sorted(
            (one for one in measures if one.row),
            key=lambda one: (one.row.source.file, one.row.source.sheet, one.row.source.row),  # type: ignore[union-attr]
        )
        self.known: dict[str, Decision] = {}
        self.asked: list[str] = []

    def decision(self, merged: MergedMeasure) -> Decision:
        """Give the decision on a measure; a chain that comes back to itself is a dead end."""
        name = merged.measure.id
        if name not in self.known:
            if name in self.asked:
                return _unanswered(None)
            self.asked.append(name)
            self.known[name] = self._find(merged)
            self.asked.remove(name)
        return self.known[name]

    def leads_nowhere(self, merged: MergedMeasure) -> bool:
        """Tell whether nothing would be left of a merger: a ring of measures, or one that ends itself."""
        seen: list[str] = []
        target: str | None = merged.measure.id
        while target and target not in seen:
            seen.append(target)
            target = self.decision(self.measures[target]).target
        ended = self.decision(self.measures[seen[-1]]).code is DecisionCode.DISCONTINUE
        return ended or target == merged.measure.id

    def _find(self, merged: MergedMeasure) -> Decision:
        answer, cell = own_answer(merged, self.next_year)
        written = cell.text if cell else None
        if answer.code is not None:
            target = self._target(merged, written or "") if answer.code is DecisionCode.MERGE else None
            return Decision(
                code=answer.code if target else _of_this(answer.code, written or "", merged.measure.text),
                basis=Basis.PERIOD if answer.by_period else Basis.ANSWER,
                as_written=written,
                reason=answer.reason,
                target=target,
            )
        if answer.pointer and (other := self._pointed_at(merged, answer)):
            found = self.decision(other)
            if found.code is not DecisionCode.UNANSWERED:
                return _taken_over(merged, found, Basis.REFERENCE, other, written)
        if merged.measure.parent and (parent := self.measures.get(merged.measure.parent)):
            found = self.decision(parent)
            if found.code is not DecisionCode.UNANSWERED:
                return _taken_over(merged, found, Basis.INHERITED, parent, written)
        return _unanswered(written)

    def _pointed_at(self, merged: MergedMeasure, answer: Answer) -> MergedMeasure | None:
        match answer.pointer:
            case Pointer.ABOVE:
                return self._neighbour(merged, -1)
            case Pointer.BELOW:
                return self._neighbour(merged, +1)
            case Pointer.NAMED:
                return self._named(merged, answer.reason or "")
            case None:
                return None
            case _:
                assert_never(answer.pointer)

    def _neighbour(self, merged: MergedMeasure, step: int) -> MergedMeasure | None:
        """Give the row above or below in the sheet, as long as it stands under the same heading."""
        place = next(index for index, one in enumerate(self.in_sheet_order) if one is merged) + step
        if not 0 <= place < len(self.in_sheet_order):
            return None
        other = self.in_sheet_order[place]
        same_sheet = (_row_place(other), _heading(other)) == (_row_place(merged), _heading(merged))
        return other if same_sheet else None

    def _named(self, merged: MergedMeasure, name: str) -> MergedMeasure | None:
        """Find the measure that a name means: its own, or in the theme of that name the one most like this."""
        others = [one for one in self.measures.values() if one is not merged]
        in_theme = [one for one in others if key(one.measure.theme or one.measure.section) == key(name)]
        if in_theme:
            best = max(in_theme, key=lambda one: likeness(one.measure.text, merged.measure.text))
            return best if likeness(best.measure.text, merged.measure.text) >= NAMED_MEASURE else None
        return by_number(others, name, merged) or by_name(others, name)

    def _target(self, merged: MergedMeasure, text: str) -> str | None:
        """Find the measure that one is to be merged with: the row above or below, or one that the answer names."""
        others = [one for one in self.measures.values() if one is not merged]
        whole = [text[match.end() :].strip(" .!\n") for match in _MERGED_WITH.finditer(text)]
        names = list(dict.fromkeys([*whole, *map(_first_clause, whole)]))
        called = [
            name for name in names if not _BESIDE.match(first := _first_clause(name)) or len(first.split()) > _NO_NAME
        ]
        found = (by_number(others, name, merged) or by_name(others, name) for name in called)
        target = next((one for one in found if one), None)
        where = next((beside for name in (*names, text) if (beside := _BESIDE.search(name))), None)
        if target is None and where:
            target = self._neighbour(merged, -1 if where["over"] else +1)
        if target is None or target.measure.parent == merged.measure.id:
            return None
        return target.measure.id


def _first_clause(text: str) -> str:
    return _CLAUSE_END.split(text)[0]


def _of_this(code: DecisionCode, answer: str, measure: str) -> DecisionCode:
    """Hold an answer against the measure that it is for.

    «Ja, men sammen med klynga» is a change where that is none of the measures: it is somebody to do it with. «Dropp
    papirutgaven» ends no measure that does not speak of it: it may be a part, and the board must say.
    """
    if code is DecisionCode.MERGE and _WITH_SOMEBODY.match(answer) and not _INTO_ONE.search(answer):
        return DecisionCode.CONTINUE_CHANGED
    ended = _ENDS.fullmatch(answer.strip(" .!")) if code is DecisionCode.DISCONTINUE else None
    if ended is None or stem(ended["thing"].casefold()) in measure.casefold() or compare(ended["thing"], measure).held:
        return code
    return DecisionCode.CONSIDER


def _heading(merged: MergedMeasure) -> tuple[str, str | None]:
    return merged.measure.section, merged.measure.theme


def _row_place(merged: MergedMeasure) -> tuple[str, str] | None:
    return (merged.row.source.file, merged.row.source.sheet) if merged.row else None


def _unanswered(written: str | None) -> Decision:
    return Decision(code=DecisionCode.UNANSWERED, basis=Basis.NONE, as_written=written, reason=None)


def _taken_over(
    merged: MergedMeasure, found: Decision, basis: Basis, other: MergedMeasure, written: str | None
) -> Decision:
    """Take over another's decision; a point is never merged with itself."""
    target = None if found.target == merged.measure.id else found.target
    return replace(found, basis=basis, as_written=written, origin=found.origin or other.measure.id, target=target)
