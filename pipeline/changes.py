"""This status against the last one: what has moved, what is new, what is gone, whose answer is another.

In: the decided measures, and what the last report said. Out: changes, in the programme's order, those gone last.
A measure is the same by its id, or by its words under the same heading, or by words that stand only once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.codes import DecisionCode
from pipeline.labels import BODY, decision_label
from pipeline.text import key, quoted
from pipeline.vocabulary import STATUS_LABELS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from pipeline.codes import StatusCode
    from pipeline.model import DecidedMeasure, Measure


_TOLD_IN_WORDS = {
    DecisionCode.CONTINUE_CHANGED,
    DecisionCode.CONDITIONAL,
    DecisionCode.CONSIDER,
    DecisionCode.MERGE,
}
"""What such an answer comes to stands in its words: another condition is another answer."""


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


class ChangeKind(StrEnum):
    """What kind of change it is."""

    STATUS = "status"
    ANSWER = "answer"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that is otherwise than it was."""

    kind: ChangeKind
    text: str
    """The measure's."""
    heading: str
    before: str | None
    now: str | None
    """In the office's words; None where the measure was not, or is not, there."""


def changes_since(last: LastReport, measures: Sequence[DecidedMeasure], body: str = BODY) -> tuple[Change, ...]:
    """Tell what has changed since the last report; ``body`` is the organ that decides."""
    pairs = paired(last.measures, [one.measure for one in measures])
    before = {one.measure.id: pairs.get(one.measure.id) for one in measures if one.merged.repeats is None}
    found = [
        change for one in measures if one.measure.id in before for change in _changes(before[one.measure.id], one, body)
    ]
    known = {was.id for was in before.values() if was}
    texts = {key(one.measure.text) for one in measures}
    gone = (was for was in last.measures if was.id not in known and key(was.text) not in texts)
    return (*found, *(_gone(was) for was in gone))


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


def _changes(was: LastMeasure | None, one: DecidedMeasure, body: str) -> Iterator[Change]:
    text, heading = one.measure.text, one.measure.theme or one.measure.section
    status = one.merged.status.code
    if was is None:
        yield Change(kind=ChangeKind.NEW, text=text, heading=heading, before=None, now=STATUS_LABELS[status])
        return
    if was.status is not status:
        before, now = STATUS_LABELS[was.status], STATUS_LABELS[status]
        yield Change(kind=ChangeKind.STATUS, text=text, heading=heading, before=before, now=now)
    if one.measure.parent is not None:
        return
    before, now = decision_label(was.decision, body), decision_label(one.decision.code, body)
    if before == now and was.decision in _TOLD_IN_WORDS and key(was.answer or "") != key(one.decision.as_written or ""):
        before, now = _in_words(before, was.answer), _in_words(now, one.decision.as_written)
    if before != now:
        yield Change(kind=ChangeKind.ANSWER, text=text, heading=heading, before=before, now=now)


def _in_words(label: str, answer: str | None) -> str:
    return f"{label}: {quoted(answer)}" if answer else label


def _gone(was: LastMeasure) -> Change:
    heading = was.theme or was.section
    return Change(kind=ChangeKind.GONE, text=was.text, heading=heading, before=STATUS_LABELS[was.status], now=None)
