"""The programme with what the sheets report: StatusSheets + Programme + pairs → MergedProgramme.

In: the pairs and the programme. Out: every measure of the programme and every row of the sheets exactly once, in the
programme's order. Structure and wording are the programme's; what it does not have stands where the sheet has it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.codes import Fit, MatchKind, StatusCode
from pipeline.model import Measure, MergedMeasure, MergedProgramme, Status
from pipeline.pointers import Pointer, read_pointer
from pipeline.readers.outline import measure_id
from pipeline.statuses import in_year, read_status
from pipeline.text import key, says_new, without_bullet, without_new_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.model import Match, Pair, Programme, StatusRow

Heading = tuple[str, str | None]
UNPLACED = "Uten innsatsområde"
"""The section of new rows that stand under no heading."""
_NAME = 5
"""Words; a longer text is a measure of its own."""
_DOING = re.compile(r"(?!felles)\w{2,}e$", re.IGNORECASE)
"""«Arrangere»: what a measure begins with, and no point of a group whose points do not."""


def merge(programme: Programme, match: Match, year: int | None = None) -> MergedProgramme:
    """Put the rows beside their measures, and the rows that the programme does not have in between.

    ``year`` is the statuses': what is done in a later one is not done.
    """
    rows = {pair.measure.id: pair for pair in match.pairs if pair.measure and not pair.repeats}
    merged = [_from_programme(measure, rows.get(measure.id)) for measure in programme.measures]
    for place, pair in enumerate(match.pairs):
        if pair.repeats and pair.measure:
            _insert_repeated(merged, pair, pair.measure)
        elif pair.measure is None:
            _insert_new(merged, pair, before=match.pairs[:place], after=match.pairs[place + 1 :])
    headings = _headings(programme.headings, (_heading(one.measure) for one in merged))
    order = {heading: number for number, heading in enumerate(headings)}
    merged = _with_statuses_from_above(merged)
    merged = [replace(one, status=in_year(one.status, year)) for one in merged] if year else merged
    return MergedProgramme(
        headings=headings, measures=tuple(sorted(merged, key=lambda one: order[_heading(one.measure)]))
    )


def _with_statuses_from_above(merged: Sequence[MergedMeasure]) -> list[MergedMeasure]:
    """Read «som over» and ditto marks in the status column as the status of the row above, which is told of."""
    found: dict[str, Status] = {}
    in_order = sorted((one for one in merged if one.row), key=_place_in_sheet)
    for above, one in pairwise(in_order):
        pointed = read_pointer(one.status.as_written or "") if one.status.fit is Fit.UNKNOWN else None
        status = found.get(above.measure.id, above.status)
        beside = _place_in_sheet(above)[:2] == _place_in_sheet(one)[:2]
        if pointed and pointed.to is Pointer.ABOVE and beside and status.fit is not Fit.UNKNOWN:
            found[one.measure.id] = replace(status, as_written=one.status.as_written, fit=Fit.DOUBTFUL)
    return [replace(one, status=found.get(one.measure.id, one.status)) for one in merged]


def _place_in_sheet(one: MergedMeasure) -> tuple[str, str, int]:
    source = one.row.source if one.row else None
    return (source.file, source.sheet, source.row) if source else ("", "", 0)


def _heading(measure: Measure) -> Heading:
    return measure.section, measure.theme


def _headings(known: Sequence[Heading], used: Iterable[Heading]) -> tuple[Heading, ...]:
    """Give the programme's headings, each unknown one after the last of its section."""
    headings = list(known)
    for heading in used:
        if heading not in headings:
            last = max((place for place, one in enumerate(headings) if one[0] == heading[0]), default=len(headings))
            headings.insert(last + 1, heading)
    return tuple(headings)


def _from_programme(measure: Measure, pair: Pair | None) -> MergedMeasure:
    if pair is None:
        status = Status(code=StatusCode.MISSING, as_written=None, fit=Fit.OWN)
        return MergedMeasure(
            measure=measure, row=None, status=status, kind=MatchKind.MISSING, similarity=None, new=False
        )
    return MergedMeasure(
        measure=measure,
        row=pair.placed.row,
        status=read_status(pair.placed.row.status, pair.placed.row.legend),
        kind=pair.kind,
        similarity=pair.similarity,
        new=False,
    )


def _insert_repeated(merged: list[MergedMeasure], pair: Pair, original: Measure) -> None:
    """Put a row that says a measure once more right after the measure."""
    place = next(index for index, one in enumerate(merged) if one.measure.id == original.id)
    merged.insert(
        place + 1,
        MergedMeasure(
            measure=_measure_of(pair, merged, original.parent, (original.section, original.theme)),
            row=pair.placed.row,
            status=read_status(pair.placed.row.status, pair.placed.row.legend),
            kind=pair.kind,
            similarity=pair.similarity,
            new=False,
            repeats=original.id,
        ),
    )


def _insert_new(merged: list[MergedMeasure], pair: Pair, before: Sequence[Pair], after: Sequence[Pair]) -> None:
    """Put a row that the programme does not have after the row above it, under the same group where that goes on."""
    heading = pair.placed.section or UNPLACED, pair.placed.theme
    above = _neighbour(merged, reversed(before), heading)
    below = _neighbour(merged, after, heading)
    parent = _parent(merged, pair, above, below)
    measure = _measure_of(pair, merged, parent, heading)
    new = MergedMeasure(
        measure=measure,
        row=pair.placed.row,
        status=read_status(pair.placed.row.status, pair.placed.row.legend),
        kind=pair.kind,
        similarity=pair.similarity,
        new=True,
    )
    if first := _said_elsewhere(merged, new):
        _insert_again(merged, new, first)
    else:
        merged.insert(_place_after(merged, above, parent, heading), new)


def _said_elsewhere(merged: Sequence[MergedMeasure], new: MergedMeasure) -> MergedMeasure | None:
    """Find the new measure of another sheet that says the same in the same place; in one sheet, two are two."""
    same = (one for one in merged if one.new and _place_and_words(one) == _place_and_words(new))
    return next((one for one in same if _sheet_of(one) != _sheet_of(new)), None)


def _insert_again(merged: list[MergedMeasure], again: MergedMeasure, first: MergedMeasure) -> None:
    """Put a new row that another sheet has too right after that one's; the fuller of the two is the one that counts."""
    place = next(index for index, one in enumerate(merged) if one is first)
    if _filled(again) > _filled(first):
        merged[place], again = _in_place_of(first, again), _in_place_of(again, first)
    merged.insert(place + 1, replace(again, new=False, repeats=first.measure.id))


def _in_place_of(one: MergedMeasure, other: MergedMeasure) -> MergedMeasure:
    """Give what ``other`` says the id of ``one``."""
    return replace(other, measure=replace(other.measure, id=one.measure.id))


def _place_and_words(one: MergedMeasure) -> tuple[str | None, ...]:
    return one.measure.section, one.measure.theme, one.measure.parent, key(one.measure.text)


def _sheet_of(one: MergedMeasure) -> tuple[str, str] | None:
    return (one.row.source.file, one.row.source.sheet) if one.row else None


def _filled(one: MergedMeasure) -> int:
    return sum(bool(cell) for cell in (one.row.status, one.row.answer, one.row.description)) if one.row else 0


def _neighbour(merged: Sequence[MergedMeasure], pairs: Iterable[Pair], heading: Heading) -> MergedMeasure | None:
    """Find the nearest row under the same heading, of those put in; for one that repeats another, that one."""
    for pair in pairs:
        for one in merged:
            if one.row is pair.placed.row and _heading(one.measure) == heading:
                return next((first for first in merged if first.measure.id == one.repeats), one)
    return None


def _parent(
    merged: Sequence[MergedMeasure], pair: Pair, above: MergedMeasure | None, below: MergedMeasure | None
) -> str | None:
    """Tell which group a new row is a point of: the one that goes on below it, or that it ends."""
    if above is None:
        return None
    group = above.measure.parent or above.measure.id
    if pair.placed.row.under:
        return group
    if above.measure.parent is not None and _is_named_as_a_point(pair.placed.row):
        return group
    if below is not None and not below.new:
        ends = above.measure.parent is not None and _is_marked_as(pair.placed.row, above, below)
        return group if below.measure.parent == group or ends else None
    if above.measure.parent is None:
        has_points = any(one.measure.parent == group for one in merged)
        return group if has_points or above.measure.text.endswith(":") else None
    return group if above.new and above.row and _same_form(above.row, pair.placed.row) else None


def _is_named_as_a_point(row: StatusRow) -> bool:
    """Tell whether a new row behind points is one more: the name of a thing, not answered for, «Nytt: Skjermbruk»."""
    words = without_new_mark(row.measure.text).split()
    unanswered = row.answer is None and row.answer_at != row.measure.at
    return unanswered and says_new(row.measure.text) and 0 < len(words) <= _NAME and not _DOING.match(words[0])


def _is_marked_as(row: StatusRow, point: MergedMeasure, other: MergedMeasure) -> bool:
    """Tell whether a row looks as the point above it, and not as the measure below: «- Nytt: KI i småbedrifter»."""
    forms = [_same_form(row, one.row) for one in (point, other) if one.row]
    return forms == [True, False]


def _same_form(one: StatusRow, other: StatusRow) -> bool:
    return (one.bullet, one.indent) == (other.bullet, other.indent)


def _place_after(
    merged: Sequence[MergedMeasure], above: MergedMeasure | None, parent: str | None, heading: Heading
) -> int:
    """Give the place after the row above; a measure of its own does not come between a group and its points."""
    if above is None:
        return next((index for index, one in enumerate(merged) if _heading(one.measure) == heading), len(merged))
    place = next(index for index, one in enumerate(merged) if one is above)
    if parent is None:
        group = above.measure.parent or above.measure.id
        place = max(index for index, one in enumerate(merged) if group in (one.measure.id, one.measure.parent))
    return place + 1


def _measure_of(pair: Pair, merged: Sequence[MergedMeasure], parent: str | None, heading: Heading) -> Measure:
    """Make the measure that a row speaks of by itself, in the row's words."""
    row = pair.placed.row
    text = without_bullet(row.measure.text) if pair.repeats else without_new_mark(row.measure.text)
    name = measure_id(heading[0], heading[1], parent, text)
    same = sum(one.measure.id == name or one.measure.id.startswith(f"{name}-") for one in merged)
    return Measure(
        id=f"{name}-{same + 1}" if same else name,
        section=heading[0],
        theme=heading[1],
        text=text,
        parent=parent,
        number=row.number.text if row.number else None,
        at=row.measure.at,
    )
