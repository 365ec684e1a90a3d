"""What the file readers hand to the core: cells and paragraphs as they stand, with no meaning put into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Problem(StrEnum):
    """Why a cell's text cannot be trusted."""

    ERROR_VALUE = "error_value"
    """#REF!, #N/A and their like."""
    NO_VALUE = "no_value"
    """A formula that was never calculated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCell:
    """One filled cell. Cells merged downwards are given once a row, ``repeated`` after the first."""

    row: int
    column: int
    text: str
    codes: tuple[str, ...] = ()
    """The file format's codes for characters, ``_x000D_``, that the text was written with."""
    bold: bool = False
    indent: int = 0
    problem: Problem | None = None
    repeated: bool = False
    span: int = 1
    """Columns that it is merged over."""
    hidden: bool = False
    """Its row or its column is not shown."""
    coloured: bool = False
    """It is only filled: the text is what the sheet says that the colour means."""


Place = tuple[int, int]
"""Row and column, each from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """One sheet of a workbook, or one of several tables of it."""

    file: str
    name: str
    rows: tuple[tuple[RawCell, ...], ...]
    """The rows that hold anything, in order; in each the filled cells, in order."""
    hidden: bool = False
    """Not shown among the workbook's tabs."""
    places: Mapping[Place, Place] = field(default_factory=dict)
    """Of a table that was turned, where in the sheet each of its cells stands."""
    saved: date | None = None
    """The day that the workbook was last saved, where it says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawParagraph:
    """One paragraph of a Word document, tracked changes accepted."""

    number: int
    """1 for the first of the document's body, table cells counted."""
    text: str
    heading: int | None = None
    """1 to 9 for a heading, 0 for the document's title."""
    level: int | None = None
    """0 for an item of a list, 1 for an item under an item."""
    bold: bool = False
    indent: int = 0
    """Left indent in twentieths of a point."""
    size: float | None = None
    """Of the letters, in points, where the paragraph or its style says."""
    cell: tuple[int, int, int] | None = None
    """Table, row and column, each from 1, for a paragraph in a table; a cell's column is the first that it is over."""
    span: int = 1
    """Columns that its cell is over."""
    bookmarks: tuple[str, ...] = ()
    """The names of the bookmarks in it."""
