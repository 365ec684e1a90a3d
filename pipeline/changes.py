"""This status against the last one: what has moved, what is new, gone or reworded, whose answer is another.

In: the decided measures, and what the last report said. Out: changes, in the programme's order, those gone last.
A measure is the same by its id, or by its words under the same heading, or by words that stand only once. Against a
report of another year's programme, only what has come to an end has moved: statuses and proposals begin anew.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.codes import DecisionCode, StatusCode
from pipeline.labels import BODY, decision_label
from pipeline.text import key, quoted
from pipeline.vocabulary import STATUS_LABELS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from pipeline.model import DecidedMeasure, Measure


_TOLD_IN_WORDS = {
    DecisionCode.CONTINUE_CHANGED,
    DecisionCode.CONDITIONAL,
    DecisionCode.CONSIDER,
    DecisionCode.MERGE,
}
"""What such an answer comes to stands in its words: another condition is another answer."""

_AT_AN_END = {StatusCode.DONE, StatusCode.CANCELLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class LastMeasure:
    """A measure as the last report had it."""

    id: str
    section: str
    theme: str | None
    text: str
    status: StatusCode
    decision: DecisionCode
    answer: str | None
    """The group's own words."""
    description: str | None = None
    parent: str | None = None
    new: bool = False
    """Reported by a group, and not in the programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastReport:
    """The last report: whose it is, the date of its status, and its measures."""

    organisation: str | None
    as_of: dt.date | None
    year: int | None = None
    """Of the programme."""
    measures: tuple[LastMeasure, ...]

    def is_of(self, year: int) -> bool:
        """Tell whether it is about the programme of a year, as far as it says."""
        return self.year in {None, year}


class ChangeKind(StrEnum):
    """What kind of change it is."""

    STATUS = "status"
    ANSWER = "answer"
    REWORDED = "reworded"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that is otherwise than it was."""

    kind: ChangeKind
    text: str
    """The measure's."""
    heading: str
    under: str | None = None
    """The text of the measure that a point stands under."""
    before: str | None = None
    now: str | None = None
    """In the office's words; None where the measure was not, or is not, there."""


def changes_since(
    last: LastReport, year: int, measures: Sequence[DecidedMeasure], body: str = BODY
) -> tuple[Change, ...]:
    """Tell what has changed since the last report; ``year`` is this programme's, ``body`` the organ that decides."""
    pairs = paired(last.measures, [one.measure for one in measures])
    now = [(one, pairs.get(one.measure.id)) for one in measures if one.merged.repeats is None]
    texts = {one.measure.id: one.measure.text for one in measures}
    found = [
        replace(change, under=texts.get(one.measure.parent or ""))
        for one, was in now
        for change in _changes(was, one, body, same_year=last.is_of(year))
    ]
    return (*found, *_gone(last.measures, {was.id for _, was in now if was}, {key(text) for text in texts.values()}))


def paired(last: Sequence[LastMeasure], measures: Sequence[Measure]) -> dict[str, LastMeasure]:
    """Find each measure of now among those of last time, by its id now."""
    by_id = {was.id: was for was in last}
    by_place = {(was.section, was.theme, key(was.text)): was for was in last}
    times = Counter(key(was.text) for was in last)
    by_text = {key(was.text): was for was in last if times[key(was.text)] == 1}
    found = {}
    for measure in measures:
        place = (measure.section, measure.theme, key(measure.text))
        was = by_id.get(measure.id) or by_place.get(place) or by_text.get(key(measure.text))
        if was:
            found[measure.id] = was
    return found


def _changes(was: LastMeasure | None, one: DecidedMeasure, body: str, *, same_year: bool) -> Iterator[Change]:
    text, heading = one.measure.text, one.measure.theme or one.measure.section
    status = one.merged.status.code
    if was is None:
        yield Change(kind=ChangeKind.NEW, text=text, heading=heading, now=STATUS_LABELS[status])
        return
    if key(was.text) != key(text):
        yield Change(kind=ChangeKind.REWORDED, text=text, heading=heading, before=was.text, now=text)
    if was.status is not status and (same_year or status in _AT_AN_END):
        before, now = STATUS_LABELS[was.status], STATUS_LABELS[status]
        yield Change(kind=ChangeKind.STATUS, text=text, heading=heading, before=before, now=now)
    if same_year and one.measure.parent is None:
        yield from _changed_answer(was, one, body)


def _changed_answer(was: LastMeasure, one: DecidedMeasure, body: str) -> Iterator[Change]:
    before, now = decision_label(was.decision, body), decision_label(one.decision.code, body)
    if before == now and was.decision in _TOLD_IN_WORDS and key(was.answer or "") != key(one.decision.as_written or ""):
        before, now = _in_words(before, was.answer), _in_words(now, one.decision.as_written)
    if before != now:
        heading = one.measure.theme or one.measure.section
        yield Change(kind=ChangeKind.ANSWER, text=one.measure.text, heading=heading, before=before, now=now)


def _in_words(label: str, answer: str | None) -> str:
    return f"{label}: {quoted(answer)}" if answer else label


def _gone(last: Sequence[LastMeasure], known: set[str], texts: set[str]) -> Iterator[Change]:
    """Tell of those that are not known again, neither as a measure of now nor by their words."""
    above = {was.id: was.text for was in last}
    for was in last:
        if was.id not in known and key(was.text) not in texts:
            yield Change(
                kind=ChangeKind.GONE,
                text=was.text,
                heading=was.theme or was.section,
                under=above.get(was.parent or ""),
                before=STATUS_LABELS[was.status],
            )
