"""Rows of the sheets with measures of the programme: by id, then inside each theme, then elsewhere, one to one.

In: the status sheets and the programme. Out: every row, in order, with its measure or none, how the pair was made, and
the similarity. Nothing is decided silently: what the checks say of a pair can be read from it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.assignment import assign
from pipeline.codes import MatchKind
from pipeline.footers import footers_of
from pipeline.headings import place
from pipeline.meant_headings import by_their_rows
from pipeline.model import Match, Pair, PlacedRow
from pipeline.readers.columns import column_of
from pipeline.short_titles import only_meant
from pipeline.text import key, says_new, without_bullet, without_new_mark
from pipeline.vocabulary import Column
from pipeline.wording import SIMILAR, compare
from pipeline.words import name_other_things

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pipeline.model import Measure, Programme, StatusRow, StatusSheet

SIMILAR_ELSEWHERE = 0.95
"""Likeness from which a row is a measure that the programme has under another theme."""

_Heading = tuple[str | None, str | None]
"""A section and a theme."""


def match(sheets: Sequence[StatusSheet], programme: Programme) -> Match:
    """Pair the rows of all sheets with the measures of the programme."""
    headings, rows = by_their_rows(*place(sheets, programme), programme.measures)
    pairing = _Pairing(rows, programme.measures)
    pairing.by_id()
    for heading in dict.fromkeys((row.section, row.theme) for row in rows):
        pairing.within(heading)
    pairing.elsewhere()
    pairing.repeated_elsewhere()
    footers = tuple(row for sheet in sheets for row in footers_of(sheet, tuple(pairing.pairs())))
    pairing.leave_out(footers)
    for heading in programme.headings:
        pairing.propose_last(heading)
    return Match(headings=headings, pairs=tuple(pairing.pairs()), footers=footers)


class _Pairing:
    """The pairs made so far, by the rows' places in the sheets."""

    def __init__(self, rows: Sequence[PlacedRow], measures: Sequence[Measure]) -> None:
        self.rows = rows
        self.measures = measures
        self.made: dict[int, Pair] = {}
        self.taken: set[str] = set()
        self.left_out: set[int] = set()
        self.rows_under: dict[_Heading, list[int]] = {}
        for index, row in enumerate(rows):
            self.rows_under.setdefault((row.section, row.theme), []).append(index)
        self.measures_under: dict[_Heading, list[Measure]] = {}
        for measure in measures:
            self.measures_under.setdefault((measure.section, measure.theme), []).append(measure)

    def by_id(self) -> None:
        """Pair the rows that carry a measure's id, wherever they stand and whatever they say.

        Of several with the same, the one most like the measure is it, then the fuller. Another that says the same says
        it again; one that says something else was copied to be written over, and its id is nothing to go by.
        """
        carrying: dict[str, list[int]] = {}
        for index, placed in enumerate(self.rows):
            if placed.row.id:
                carrying.setdefault(placed.row.id, []).append(index)
        for measure in self.measures:
            ours = [index for index in carrying.get(measure.id, ()) if _has_id(self.rows[index].row, measure)]
            if ours:
                first = max(ours, key=lambda index: _nearness(self.rows[index].row, measure))
                self._make(first, measure, MatchKind.SAME, 1.0)
                for index in ours:
                    if index != first and _says_same(self.rows[index].row, self.rows[first].row):
                        self.made[index] = replace(self.made[first], placed=self.rows[index], repeats=True)

    def within(self, heading: _Heading) -> None:
        """Pair the rows under one heading with its measures, the surest first; then find those said twice."""
        for kind, least, score in _STEPS:
            self._pair(self._open_rows(heading), self._open_measures(heading), kind, least, score)
        self._pair_short(heading)
        for index in self._open_rows(heading):
            self._mark_repeated(index, heading)

    def elsewhere(self) -> None:
        """Pair what is left with measures under other headings: the row was moved, or stands under none.

        By the number only where the programme has no number twice; many start again at 1 in each theme.
        """
        numbers = [key(measure.number) for measure in self.measures if measure.number]
        for kind, least, score in _STEPS if len({*numbers}) == len(numbers) else _STEPS_BY_TEXT:
            rows, measures = self._open_rows(), self._open_measures()
            self._pair(rows, measures, kind, max(least, SIMILAR_ELSEWHERE), score)

    def repeated_elsewhere(self) -> None:
        """Find the rows that say once more, under another heading, a measure that the programme has only once."""
        keys = [key(measure.text) for measure in self.measures]
        for index in self._open_rows():
            name = key(_wording(self.rows[index].row))
            if keys.count(name) == 1:
                measure = self.measures[keys.index(name)]
                self._mark_repeated(index, (measure.section, measure.theme))

    def leave_out(self, rows: Iterable[StatusRow]) -> None:
        """Leave out rows that are no measures."""
        ours = {id(row) for row in rows}
        self.left_out = {index for index, placed in enumerate(self.rows) if id(placed.row) in ours}

    def propose_last(self, heading: _Heading) -> None:
        """Propose the last row and the last measure of one theme as a pair.

        Not where the row says that it is new, where it plainly speaks of something else in the same words or of another
        place, or where the two have nothing in common and the theme has other measures.
        """
        rows, measures = self._open_rows(heading), self._open_measures(heading)
        if len(rows) == len(measures) == 1 and not says_new(self.rows[rows[0]].row.measure.text):
            comparison = compare(_wording(self.rows[rows[0]].row), measures[0].text)
            alone = len(self.measures_under[heading]) == 1
            elsewhere = name_other_things(_wording(self.rows[rows[0]].row), measures[0].text)
            other = elsewhere or (comparison.is_near_miss and (comparison.score or not alone))
            if not other and (comparison.score or alone):
                self._make(rows[0], measures[0], MatchKind.SIMILAR, comparison.likeness)

    def pairs(self) -> Iterator[Pair]:
        """Give a pair for every row, in order."""
        for index, row in enumerate(self.rows):
            if index in self.left_out:
                continue
            yield self.made.get(index) or Pair(placed=row, measure=None, kind=MatchKind.NEW, similarity=None)

    def _open_rows(self, heading: _Heading | None = None) -> list[int]:
        places = range(len(self.rows)) if heading is None else self.rows_under.get(heading, ())
        return [index for index in places if index not in self.made and index not in self.left_out]

    def _open_measures(self, heading: _Heading | None = None) -> list[Measure]:
        measures = self.measures if heading is None else self.measures_under.get(heading, ())
        return [measure for measure in measures if measure.id not in self.taken]

    def _pair(
        self,
        rows: Iterable[int],
        measures: Sequence[Measure],
        kind: MatchKind,
        least: float,
        score: Callable[[StatusRow, Measure], float],
    ) -> None:
        """Make the pairs that together are most alike, none under ``least``; of equals the first row and measure."""
        places = list(rows)
        scores = [[score(self.rows[index].row, measure) for measure in measures] for index in places]
        for row, column in assign(scores, least):
            self._make(places[row], measures[column], kind, scores[row][column])

    def _pair_short(self, heading: _Heading) -> None:
        """Pair the rows that are only some words of the measure that they can mean."""
        rows, measures = self._open_rows(heading), self._open_measures(heading)
        texts = [
            "" if says_new(self.rows[index].row.measure.text) else _wording(self.rows[index].row) for index in rows
        ]
        theme = [measure.text for measure in self.measures_under.get(heading, ())]
        for row, column in only_meant(texts, [measure.text for measure in measures], theme):
            self._make(rows[row], measures[column], MatchKind.SIMILAR, SIMILAR)

    def _make(self, index: int, measure: Measure, kind: MatchKind, score: float) -> None:
        """Make a pair; one made by its number alone is as alike as its texts are."""
        row = self.rows[index].row
        if kind is MatchKind.SAME and not _same_text(row, measure):
            kind, score = (
                (MatchKind.NORMALISED, 1.0)
                if _same_key(row, measure) or key(row.measure.text) == key(measure.number or "")
                else (MatchKind.SIMILAR, _similarity(row, measure))
            )
        self.made[index] = Pair(placed=self.rows[index], measure=measure, kind=kind, similarity=score)
        self.taken.add(measure.id)

    def _mark_repeated(self, index: int, heading: _Heading) -> None:
        """Find the measure that a row says once more; the fuller of the two rows is the one that counts."""
        again = self.rows[index]
        name = key(_wording(again.row))
        for first, pair in list(self.made.items()):
            if (
                pair.measure
                and heading in {(pair.placed.section, pair.placed.theme), (pair.measure.section, pair.measure.theme)}
                and not pair.repeats
                and name in {key(pair.measure.text), key(_wording(pair.placed.row))}
            ):
                fuller = _filled(again.row) > _filled(pair.placed.row)
                self.made[index] = replace(pair, placed=again, repeats=not fuller)
                self.made[first] = replace(pair, repeats=fuller)
                return


def _wording(row: StatusRow) -> str:
    return without_new_mark(row.measure.text)


def _has_id(row: StatusRow, measure: Measure) -> bool:
    """Tell whether a row carries the measure's id; one that says it is new is another, unless it is the same."""
    return row.id == measure.id and (not says_new(row.measure.text) or _same_key(row, measure) > 0)


def _nearness(row: StatusRow, measure: Measure) -> tuple[float, int]:
    return (1.0 if _same_key(row, measure) else _similarity(row, measure)), _filled(row)


def _says_same(row: StatusRow, other: StatusRow) -> bool:
    return key(_wording(row)) == key(_wording(other))


def _filled(row: StatusRow) -> int:
    return sum(cell is not None for cell in (row.status, row.answer, row.description))


def _same_number(row: StatusRow, measure: Measure) -> float:
    """Compare the numbers; a code, «A2», may also stand before the row's text, and any number be all of it."""
    number = key(measure.number or "")
    coded = any(map(str.isalpha, number)) and key(row.measure.text).startswith(f"{number} ")
    same = row.number is not None and bool(number) and key(row.number.text) == number
    return float(same or coded or (bool(number) and key(row.measure.text) == number))


def _same_text(row: StatusRow, measure: Measure) -> float:
    return float(measure.text in {row.measure.text, without_bullet(row.measure.text)})


def _same_key(row: StatusRow, measure: Measure) -> float:
    return float(key(measure.text) in {key(_wording(row)), key(row.measure.text)})


def _similarity(row: StatusRow, measure: Measure) -> float:
    """Compare the texts; a row that says it is new is another measure unless it is the same to the letter."""
    return 0.0 if says_new(row.measure.text) else compare(_wording(row), measure.text).likeness


def _likeness_of_whole(row: StatusRow, measure: Measure) -> float:
    """Compare the measure with its whole text, where that stands in a column beside a title."""
    whole = next((cell.text for name, cell in row.extra if column_of(name)[0] is Column.MEASURE), None)
    return compare(whole, measure.text).likeness if whole and not says_new(row.measure.text) else 0.0


_STEPS_BY_TEXT = (
    (MatchKind.SAME, 1.0, _same_text),
    (MatchKind.NORMALISED, 1.0, _same_key),
    (MatchKind.SIMILAR, SIMILAR, _similarity),
    (MatchKind.SIMILAR, SIMILAR, _likeness_of_whole),
)
_STEPS = ((MatchKind.SAME, 1.0, _same_number), *_STEPS_BY_TEXT)
