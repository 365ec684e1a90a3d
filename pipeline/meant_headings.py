"""Headings of a sheet that the programme does not have, and that only its rows can explain.

In: the headings and rows as they were placed, and the programme's measures. Out: the same, with such a heading read as
the one of the programme that most of its rows stand under there. A secretary sees at once that «Det grønne» is
«Klima og natur» where the rows under it are those of «Klima og natur».
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.text import key, without_new_mark
from pipeline.wording import SIMILAR, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.model import Measure, PlacedHeading, PlacedRow

_LIKENESS = 0.5
"""How like such a heading is said to be; it is told as one that is written otherwise."""
_ENOUGH = 2
"""Rows that must say so."""
_SHOWN = 30
"""Rows; what the first of a heading say, the rest will."""

_Heading = tuple[str | None, str | None]


def by_their_rows(
    headings: Sequence[PlacedHeading], rows: Sequence[PlacedRow], measures: Sequence[Measure]
) -> tuple[tuple[PlacedHeading, ...], tuple[PlacedRow, ...]]:
    """Read the headings that are none of the programme's by the rows under them, each of the programme's once."""
    taken: set[_Heading] = {(one.section, one.theme) for one in headings if one.similarity is not None}
    meant: dict[_Heading, tuple[str, str | None]] = {}
    for heading in headings:
        name = (heading.section, heading.theme)
        if heading.similarity is None and name not in meant:
            under = [row for row in rows if (row.section, row.theme) == name]
            found = _most_of(under[:_SHOWN], measures)
            if found and found not in taken:
                meant[name] = found
                taken.add(found)
    return tuple(_read(one, meant) for one in headings), tuple(_moved(row, meant) for row in rows)


def _most_of(rows: Sequence[PlacedRow], measures: Sequence[Measure]) -> tuple[str, str | None] | None:
    votes = Counter(measure for row in rows for measure in _stands_under(row, measures))
    if not votes:
        return None
    (most, times), *_ = votes.most_common(1)
    return most if times >= _ENOUGH and 2 * times > len(rows) else None


def _stands_under(row: PlacedRow, measures: Sequence[Measure]) -> Iterator[tuple[str, str | None]]:
    """Give the heading of the one measure that a row says, where the programme has it once."""
    text = without_new_mark(row.row.measure.text)
    same = [measure for measure in measures if key(measure.text) == key(text)]
    found = same or [measure for measure in measures if compare(text, measure.text).likeness >= SIMILAR]
    if len(found) == 1:
        yield found[0].section, found[0].theme


def _read(heading: PlacedHeading, meant: dict[_Heading, tuple[str, str | None]]) -> PlacedHeading:
    found = meant.get((heading.section, heading.theme)) if heading.similarity is None else None
    return replace(heading, section=found[0], theme=found[1], similarity=_LIKENESS) if found else heading


def _moved(row: PlacedRow, meant: dict[_Heading, tuple[str, str | None]]) -> PlacedRow:
    found = meant.get((row.section, row.theme))
    return replace(row, section=found[0], theme=found[1]) if found else row
