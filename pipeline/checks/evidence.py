"""What the rules may look at: the sheets, the programme, the pairs and the decisions, as one value.

In: the results of the stages before. Out: the views of them that rules share.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.decide import own_answer

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from pipeline.answers import Answer
    from pipeline.codes import StatusCode
    from pipeline.lexicon import Lexicon
    from pipeline.model import Cell, DecidedMeasure, Edition, Match, Programme, StatusRow, StatusSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that the rules may look at."""

    edition: Edition
    programme: Programme
    sheets: Sequence[StatusSheet]
    match: Match
    measures: Sequence[DecidedMeasure]
    characters: Container[str]
    """Those that the documents' font has."""
    lexicon: Lexicon | None = None
    """The word lists; None where spelling is not to be checked."""
    previous: Mapping[str, StatusCode] = field(default_factory=dict)
    """Each measure's status in the last report of the same year, by its id; empty where there is none."""

    def reported(self) -> Iterator[tuple[DecidedMeasure, StatusRow]]:
        """Give the measures that have a row, with it."""
        for one in self.measures:
            if one.merged.row:
                yield one, one.merged.row

    def answers(self) -> Iterator[tuple[DecidedMeasure, Answer, Cell]]:
        """Give the measures whose row says something about next year, with what it says and where."""
        for one in self.measures:
            answer, cell = own_answer(one.merged, self.edition.next_year)
            if cell is not None:
                yield one, answer, cell

    def text_of(self, measure_id: str | None) -> str:
        """Give a measure's text by its id."""
        return next(one.measure.text for one in self.measures if one.measure.id == measure_id)
