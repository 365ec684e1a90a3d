"""A finished Word document as the rules look at it: what it says of itself, its paragraphs, tables and pictures.

Made by ``readers/finished.py``; every text has the look that the styles give it in the end, and knows where it stands.
Holds nothing of the file format.
"""

from __future__ import annotations

from dataclasses import dataclass

BODY = "document"
"""The part that holds the document's own text; the others are headers, footers and notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a text is set: the defaults, the styles and its own formatting together."""

    font: str
    size: float
    """In points."""
    colour: str
    """Six hexadecimal digits; never «auto»."""
    background: str
    bold: bool
    italic: bool
    capitals: bool
    hidden: bool
    language: str | None
    """What the text itself is marked with, or its character style; None where the styles of paragraphs decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of text with one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink: to a place in the document, or out of it."""

    text: str
    anchor: str | None
    """The bookmark that it goes to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, a chart, a shape or a text box."""

    alt: str
    decorative: bool
    text_box: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Which cell of which table a paragraph stands in, counted from 1."""

    table: int
    row: int
    column: int
    header: bool
    """The row is repeated at the top of each page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, wherever it stands."""

    part: str
    text: str
    """With a line break as a new line."""
    style: str
    """The style's name as Word keeps it: «heading 1», also where Word shows «Overskrift 1»."""
    heading: int | None
    """The outline level, 1 for the highest."""
    listed: bool
    """Word numbers it or puts the bullet there."""
    cell: Cell | None
    alignment: str
    spacing: float
    """Of the lines, where 1 is single."""
    size: float
    """In points, as its own style says."""
    runs: tuple[Run, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    bookmarks: tuple[str, ...]
    fields: tuple[str, ...]
    """The first word of each field's code: PAGE, NUMPAGES."""
    page_break: bool
    """There is a page break in the text."""
    needed: bool
    """The file format wants a paragraph here, also an empty one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table."""

    header: bool
    whole: bool
    """It is not split between pages."""
    merged: bool
    cells: tuple[str, ...]
    fills: tuple[str | None, ...]
    """The colour that each cell has of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the document's own text."""

    title: str
    """Its title, its description, or the caption right above it; what a screen reader says first."""
    nested: bool
    """It stands in a cell of another."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A tracked change, a comment, or other things that are for those who write."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """A finished document."""

    properties: tuple[tuple[str, str], ...]
    """What the file says of itself, in all places where it does: name and text, ("title", "Status for …")."""
    paths: tuple[str, ...]
    """Files on somebody's machine that it points to."""
    languages: tuple[tuple[str, str], ...]
    """The language of the defaults and of each style that sets one: ("Normal", "nb-NO")."""
    colour: str
    """The colour of plain text."""
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    footers: tuple[str | None, ...]
    """The part of each footer that a page may show; None where a section has none."""
    changes: tuple[Change, ...]

    def body(self) -> tuple[Paragraph, ...]:
        """Give the paragraphs of the document's own text."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.part == BODY)
