"""The programme that people have made of a draft, against the draft: what is kept, reworded, moved, new, and gone.

In: the programme as it was read, its paragraphs, and what the draft was. Out: the programme, each measure with the id
that it had, and what was understood. A measure whose place in the document was lost is found by its words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.anchors import heading_bookmark_of, id_of
from pipeline.assignment import assign
from pipeline.codes import Place
from pipeline.text import clean, key, one_line
from pipeline.wording import SIMILAR, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.adoption.edited import EditedDraft
    from pipeline.draft_record import DraftRecord, RecordedMeasure
    from pipeline.model import Measure, Programme

_ADOPTABLE = {Place.KEPT, Place.CHANGED}


class Understanding(StrEnum):
    """What became of a measure of the draft, or where one of the programme comes from."""

    KEPT = "kept"
    SETTLED = "settled"
    """The draft left it to the board, or had it as merged or ended; now it is in."""
    REWORDED = "reworded"
    MOVED = "moved"
    NEW = "new"
    SPLIT = "split"
    """A part of a measure that has become one of its own."""
    RENAMED = "renamed"
    """A heading with another name."""
    GONE = "gone"
    ENDED = "ended"
    """Gone, as the draft proposed."""
    UNSETTLED = "unsettled"
    """It still stands among what the board must settle, and is not in the programme."""
    TWICE = "twice"
    """The same words stand twice under one heading: two measures that nobody can tell apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One thing that was understood."""

    what: Understanding
    text: str
    heading: str
    before: str | None = None
    """The words, or the heading, that it had in the draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """The new programme, and what was understood."""

    programme: Programme
    understood: tuple[Understood, ...]


def adopt(read: Programme, edited: EditedDraft, record: DraftRecord) -> Adoption:
    """Hold what was read against the draft."""
    parted = _parted(read, edited, record)
    programme = replace(read, measures=_with_ids(read.measures, record, parted))
    renamed = _renamed(edited, record)
    there = {one.id for one in programme.measures}
    return Adoption(
        programme=programme,
        understood=(
            *(_rename(old, new) for old, new in renamed.items()),
            *(each for one in programme.measures for each in _of_measure(one, record, renamed, parted)),
            *_twice(programme.measures),
            *(_of_missing(one, edited) for one in record.measures if one.id not in there),
        ),
    )


def _parted(read: Programme, edited: EditedDraft, record: DraftRecord) -> dict[str, RecordedMeasure]:
    """Find the measures that stand in a paragraph of another's: someone pressed Enter in it, or copied it."""
    recorded = {one.id: one for one in record.measures}
    marked = {f"avsnitt {one.number}": recorded.get(id_of(one.bookmarks) or "") for one in edited.programme}
    whole = ((one.id, marked.get(one.at.cell or "")) for one in read.measures)
    return {measure: before for measure, before in whole if before and before.id != measure}


def _with_ids(
    measures: Sequence[Measure], record: DraftRecord, parted: dict[str, RecordedMeasure]
) -> tuple[Measure, ...]:
    """Give the measures whose place was lost the id that they had, and put loose points on their own feet."""
    known = {one.id for one in record.measures}
    open_ones = [one for one in measures if one.id not in known and one.id not in parted]
    left = [one for one in record.measures if one.id not in {measure.id for measure in measures}]
    found: dict[str, str] = {}
    for least, score in _STEPS:
        rows = [one for one in open_ones if one.id not in found]
        columns = [one for one in left if one.id not in found.values()]
        pairs = assign([[score(row, column) for column in columns] for row in rows], least) if columns else []
        found |= {rows[row].id: columns[column].id for row, column in pairs}
    named = (
        replace(one, id=found.get(one.id, one.id), parent=found.get(one.parent, one.parent) if one.parent else None)
        for one in measures
    )
    return _in_order([_on_its_feet(one, record) for one in named])


def _in_order(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Put each measure's points right behind it."""
    tops = (one for one in measures if one.parent is None)
    return tuple(one for top in tops for one in (top, *(each for each in measures if each.parent == top.id)))


def _on_its_feet(one: Measure, record: DraftRecord) -> Measure:
    """Take a point whose measure is not in the programme for a measure: it is no point of the one it now follows."""
    was = next((each for each in record.measures if each.id == one.id), None)
    if one.parent is None or was is None or was.parent in {None, one.parent}:
        return one
    parent = next((each for each in record.measures if each.id == was.parent), None)
    stood_loose = was.place in _ADOPTABLE and parent is not None and parent.place not in _ADOPTABLE
    return replace(one, parent=None) if stood_loose else one


def _same_words(one: Measure, other: RecordedMeasure) -> float:
    return float(key(one.text) == key(other.text))


def _same_words_there(one: Measure, other: RecordedMeasure) -> float:
    return _same_words(one, other) * ((one.section, one.theme) == (other.section, other.theme))


def _similar_there(one: Measure, other: RecordedMeasure) -> float:
    same = (one.section, one.theme) == (other.section, other.theme)
    return compare(one.text, other.text).likeness if same else 0.0


_STEPS = ((1.0, _same_words_there), (1.0, _same_words), (SIMILAR, _similar_there))
"""How a measure whose place was lost is found again, the surest first: the least likeness, and how it is told."""

_Heading = tuple[str, str | None]


def _renamed(edited: EditedDraft, record: DraftRecord) -> dict[_Heading, str]:
    """Find the headings that have another name, by what they were."""
    places = {heading_bookmark_of(one.section, one.theme): (one.section, one.theme) for one in record.headings}
    now = {
        places[name]: one_line(clean(one.text)).rstrip(" :")
        for one in edited.programme
        if one.heading
        for name in one.bookmarks
        if name in places
    }
    return {(section, theme): name for (section, theme), name in now.items() if name != (theme or section)}


def _rename(old: _Heading, new: str) -> Understood:
    section, theme = old
    return Understood(what=Understanding.RENAMED, text=new, heading=section, before=theme or section)


def _of_measure(
    one: Measure,
    record: DraftRecord,
    renamed: dict[_Heading, str],
    parted: dict[str, RecordedMeasure],
) -> Iterator[Understood]:
    """Tell what became of a measure; it may have been reworded and moved too."""
    heading = one.theme or one.section
    was = next((each for each in record.measures if each.id == one.id), None)
    if was is None:
        whole = parted.get(one.id)
        what = Understanding.SPLIT if whole else Understanding.NEW
        yield Understood(what=what, text=one.text, heading=heading, before=whole.text if whole else None)
        return
    changes = []
    if one_line(one.text) != one_line(was.text):
        changes.append(Understood(what=Understanding.REWORDED, text=one.text, heading=heading, before=was.text))
    if was.place not in _ADOPTABLE:
        changes.append(Understood(what=Understanding.SETTLED, text=one.text, heading=heading))
    if (one.section, one.theme) != _now(was, renamed):
        before = was.theme or was.section
        changes.append(Understood(what=Understanding.MOVED, text=one.text, heading=heading, before=before))
    yield from changes or [Understood(what=Understanding.KEPT, text=one.text, heading=heading)]


def _now(was: RecordedMeasure, renamed: dict[_Heading, str]) -> _Heading:
    """Give the heading that a measure would stand under, had it not been moved."""
    section = renamed.get((was.section, None), was.section)
    return section, was.theme and renamed.get((was.section, was.theme), was.theme)


def _twice(measures: Sequence[Measure]) -> Iterator[Understood]:
    seen: set[tuple[str | None, ...]] = set()
    for one in measures:
        place = (one.section, one.theme, one.parent, key(one.text))
        if place in seen:
            yield Understood(what=Understanding.TWICE, text=one.text, heading=one.theme or one.section)
        seen.add(place)


def _of_missing(one: RecordedMeasure, edited: EditedDraft) -> Understood:
    heading = one.theme or one.section
    if one.place is Place.FOR_DECISION and _still_stands(one, edited):
        return Understood(what=Understanding.UNSETTLED, text=one.text, heading=heading)
    proposed = one.place in {Place.MERGED, Place.DROPPED}
    return Understood(what=Understanding.ENDED if proposed else Understanding.GONE, text=one.text, heading=heading)


def _still_stands(one: RecordedMeasure, edited: EditedDraft) -> bool:
    """Tell whether a measure stands in a part that is no programme; the annex, a table, has them all."""
    listed = (each for each in edited.others if each.cell is None and each.heading is None)
    return any(id_of(each.bookmarks) == one.id or key(each.text).startswith(key(one.text)) for each in listed)
