"""The types that go between the stages.

Frozen; what is absent is None; the raw text is kept beside what was made of it.

RawSheet ──▶ StatusSheet ─┐
                          ├─▶ Match ──▶ MergedProgramme ──▶ DecidedProgramme ──▶ StatusReport, DraftProgramme
RawParagraph ▶ Programme ─┘
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pipeline.codes import Basis, DecisionCode, Fit, MatchKind, Place, StatusCode
    from pipeline.findings import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one cell."""

    text: str
    """White space folded; □ where a character cannot be held."""
    raw: str
    at: Location
    trusted: bool = True
    """False for an error value and for a formula without a value: it says nothing of the measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The row of a sheet that something was read from."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An area heading of a status sheet, as written; which level it has is the programme's to say."""

    cell: Cell
    level: int | None
    """1 for a section, 2 for a theme, where the sheet says it by its columns; else None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRow:
    """One row of the sheet that reports on a measure."""

    source: Source
    id: str | None = None
    """The measure's own, in a workbook that the program has made."""
    measure: Cell
    status: Cell | None
    description: Cell | None
    answer: Cell | None
    number: Cell | None
    extra: tuple[tuple[str, Cell], ...]
    """Other filled columns, by the header as written: owner, deadline, budget."""
    bullet: bool
    indent: int
    under: bool
    """Stands in a column for points, under the measure above it."""
    legend: Mapping[str, StatusCode] = field(default_factory=dict)
    """The sheet's own signs for statuses, by comparison key: «grønn», «1»."""
    continued: tuple[Location, ...] = ()
    """Where rows without a measure begin that were read as more of this one."""
    status_at: Location
    """The cell of the status, filled or empty."""
    answer_at: Location

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The filled cells; one that is the status and tells what has been done is there once."""
        cells = (self.measure, self.status, self.description, self.answer, *(cell for _, cell in self.extra))
        return tuple(dict.fromkeys(cell for cell in cells if cell))


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSheet:
    """One sheet of a status workbook, read."""

    file: str
    name: str
    above: tuple[Cell, ...]
    """What stands above the header: title, date, remarks."""
    headers: tuple[Cell, ...] = ()
    """The cells of the header, or of both its rows."""
    answer_header: Cell | None
    hidden: str | None = None
    """What of it is not shown, in words: «Skjulte rader (3–5)»."""
    saved: date | None = None
    """The day that the workbook was last saved, where it says so."""
    beside: tuple[str, ...] = ()
    """The filled columns that say more of the measures than what and where they are, by header."""
    items: tuple[Heading | StatusRow, ...]

    @property
    def rows(self) -> tuple[StatusRow, ...]:
        """The rows that report on measures."""
        return tuple(item for item in self.items if isinstance(item, StatusRow))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure (tiltak) of the programme, or a point under one."""

    id: str
    section: str
    theme: str | None
    text: str
    parent: str | None
    """The id of the measure that a point stands under."""
    number: str | None
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The programme that the board adopted for the year."""

    file: str
    title: str | None
    front: tuple[str, ...] = ()
    """The short lines before the first heading: whose it is, when it was adopted."""
    headings: tuple[tuple[str, str | None], ...]
    """(section, theme) in the document's order; theme None where measures stand directly under the section."""
    measures: tuple[Measure, ...]
    """In the document's order, a measure's points after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which programme, which status date: what the titles say, unless settings say otherwise."""

    organisation: str | None
    year: int
    as_of: date | None
    next_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedHeading:
    """A heading of a sheet and the heading of the programme that it means."""

    heading: Heading
    section: str
    theme: str | None
    similarity: float | None
    """0 to 1; None: the programme has no such heading, and the name is the sheet's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row and the heading of the programme it stands under."""

    row: StatusRow
    section: str | None
    """None where the row stands under no heading."""
    theme: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A row with the measure it reports on."""

    placed: PlacedRow
    measure: Measure | None
    """None: the programme does not have it."""
    kind: MatchKind
    similarity: float | None
    """0 to 1; None where there was nothing to compare."""
    repeats: bool = False
    """The measure has a row already; this one says it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Every row of the sheets, in their order, with the measure it reports on."""

    headings: tuple[PlacedHeading, ...]
    pairs: tuple[Pair, ...]
    footers: tuple[StatusRow, ...]
    """Rows under the tables that are no measures: signatures, sums, explanations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A status with what stands in the cell."""

    code: StatusCode
    as_written: str | None
    fit: Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedMeasure:
    """A measure of the programme with its row, or a new one from its row alone."""

    measure: Measure
    row: StatusRow | None
    status: Status
    kind: MatchKind
    similarity: float | None
    new: bool
    repeats: str | None = None
    """The id of the measure that this row reports on once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedProgramme:
    """The programme with what the sheets report: every measure and every row once, in the programme's order."""

    headings: tuple[tuple[str, str | None], ...]
    measures: tuple[MergedMeasure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether a measure goes on next year, and how we know."""

    code: DecisionCode
    basis: Basis
    as_written: str | None
    reason: str | None
    """What stands behind the answer: the reason, the condition or the question, in the group's own words."""
    origin: str | None = None
    """The id of the measure whose answer this is, where it is another's."""
    target: str | None = None
    """The id of the measure that this one is to be merged with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedMeasure:
    """A merged measure with its decision and its place in the draft."""

    merged: MergedMeasure
    decision: Decision
    place: Place

    @property
    def measure(self) -> Measure:
        """The measure itself."""
        return self.merged.measure


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedProgramme:
    """The whole year, ready to be composed: every measure and every row once, in the programme's order."""

    edition: Edition
    headings: tuple[tuple[str, str | None], ...]
    measures: tuple[DecidedMeasure, ...]
