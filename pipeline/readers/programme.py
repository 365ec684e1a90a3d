"""RawParagraphs or StatusSheet → Programme: the sections, themes, measures and points that the board adopted.

In: a Word document's paragraphs, or a sheet of the status sheet's columns. Out: the programme, and notes on text that
was passed over. Structure and wording are the document's; nothing is corrected here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.anchors import id_of
from pipeline.findings import Code, Finding, Location
from pipeline.headings import levels
from pipeline.model import Cell, Heading
from pipeline.readers.cells import unread_column
from pipeline.readers.document import NAMES_PROGRAMME, listed_apart, with_levels
from pipeline.readers.outline import Outline
from pipeline.readers.programme_front import (
    MEASURE_LABEL,
    are_numbered,
    front_of,
    heading_levels,
    is_front_matter,
    title_of,
    with_title,
    without_number,
)
from pipeline.readers.programme_lines import LEAD_IN, label_of, plain_items, unmarked_items, with_codes
from pipeline.readers.programme_rows import put_rows
from pipeline.readers.programme_tables import Parted, find_tables, headings_over, part
from pipeline.readers.unstyled import with_headings
from pipeline.text import clean, heading_key, one_line, quoted, without_bullet, without_list_end
from pipeline.vocabulary import LABELS_OF_MEASURES, LABELS_OF_OTHERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.model import Measure, Programme, StatusRow, StatusSheet
    from pipeline.readers.raw import RawParagraph

_DOTTED = re.compile(r"(?:tiltak\s+)?(\d{1,2}(?:\.\d{1,2})+)", re.IGNORECASE)


def programme_from_document(
    file: str, paragraphs: Sequence[RawParagraph], reported: frozenset[str] = frozenset()
) -> tuple[Programme, tuple[Finding, ...]]:
    """Read an adopted programme: headings are sections and themes, list items or rows of tables are measures.

    ``reported`` holds the comparison keys of what the sheets report on: they tell measures from prose where the
    document does not.
    """
    coded, codes = with_codes([one for one in paragraphs if clean(one.text)])
    filled = with_title(with_headings(listed_apart(coded, reported)))
    depth = heading_levels(filled, reported)
    tables = find_tables(file, filled, depth, reported)
    over = headings_over(filled, depth)
    told = frozenset(over[one.number] for one in filled if one.heading is None and heading_key(one.text) in reported)
    document = _Document(file=file, paragraphs=filled, depth=depth, codes=codes, told=told)
    parted = Parted()
    if tables:
        lists, _ = _read(document, parted, plain=plain_items(filled))
        parted = part(tables, lists, over, reported)
    has_marks = bool(parted.tables) or any((one.heading or 0) > max(depth, default=0) for one in filled)
    programme, found = _read(document, parted, plain=unmarked_items(filled, reported, has_marks=has_marks))
    return programme, (*parted.findings, *found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """A document, its headings found."""

    file: str
    paragraphs: tuple[RawParagraph, ...]
    depth: list[int]
    """The levels of its sections and themes."""
    codes: Mapping[int, str]
    """Of measures, by the paragraph's number."""
    told: frozenset[int]
    """The numbers of the headings under which something is reported on."""


def _read(document: _Document, parted: Parted, plain: frozenset[int]) -> tuple[Programme, tuple[Finding, ...]]:
    """Read the document from top to bottom; ``plain`` holds the paragraphs that are items without a bullet."""
    filled = document.paragraphs
    outline = Outline(file=document.file, title=title_of(filled), front=front_of(filled))
    reading = _Reading(
        outline=outline,
        depth=document.depth,
        codes=document.codes,
        told=document.told,
        numbered=are_numbered(filled),
        parted=parted,
        tables=dict(parted.tables),
        passed_over=dict(parted.passed_over),
        level_of=levels(_headings_and_rows(document, parted)),
    )
    leveled = with_levels(filled, plain)
    for paragraph, following in zip_longest(leveled, leveled[1:]):
        reading.add(paragraph, following)
    return outline.programme(), outline.found()


def _headings_and_rows(document: _Document, parted: Parted) -> list[Heading | StatusRow]:
    """Put the tables of measures under the document's headings, as the areas of a sheet."""
    items: list[Heading | StatusRow] = []
    waiting = dict(parted.tables)
    for paragraph in document.paragraphs:
        if paragraph.cell and (table := waiting.pop(paragraph.cell[0], None)):
            items += table.items
        elif paragraph.heading in document.depth:
            at = Location(file=document.file, cell=f"avsnitt {paragraph.number}")
            cell = Cell(text=one_line(clean(paragraph.text)), raw=paragraph.text, at=at)
            items.append(Heading(cell=cell, level=document.depth.index(paragraph.heading) + 1))
    return items


@dataclass(slots=True)
class _Reading:
    """The document being read: which levels its headings have, and the measure that points may follow."""

    outline: Outline
    depth: list[int]
    codes: Mapping[int, str]
    told: frozenset[int]
    numbered: bool
    """The headings have typed numbers, which are no part of their names."""
    parted: Parted
    level_of: dict[Location, int]
    """Of the headings in tables."""
    tables: dict[int, StatusSheet]
    """Those still to come, by number."""
    passed_over: dict[int, Finding]
    group: Measure | None = None
    led_in: bool = False
    """The group is a heading or a plain line, and all the items after it are its points."""
    aside: bool = False
    """Under «Mål» or another label of what are no measures."""
    heading: int = 0
    """The number of the section's or theme's paragraph, 0 before the first."""

    def add(self, paragraph: RawParagraph, following: RawParagraph | None) -> None:
        """Take the next paragraph; what stands before the first heading is the front matter."""
        if paragraph.heading is not None:
            self._enter(paragraph)
        elif paragraph.cell:
            self._put_table(paragraph.cell[0])
        elif self.outline.section is not None:
            self._put(paragraph, following)

    def _enter(self, paragraph: RawParagraph) -> None:
        name = one_line(clean(paragraph.text)).rstrip(" :")
        self.heading = paragraph.number if paragraph.heading in self.depth else self.heading
        has_table = paragraph.number in self.parted.with_tables
        is_label = self._is_label(name) and not (has_table and self.aside)
        if is_label and paragraph.heading not in self.depth[:1]:
            return
        self.group, self.led_in = None, False
        self.aside = is_front_matter(name) and not has_table and paragraph.number not in self.told
        if paragraph.heading in self.depth and not self.aside:
            name = without_number(name) if self.numbered else name
            self.outline.enter(self.depth.index(paragraph.heading) + 1, name, self._at(paragraph))
        elif paragraph.heading and self.depth and paragraph.heading > self.depth[-1] and self.outline.section:
            self._put_heading(paragraph)

    def _put_heading(self, paragraph: RawParagraph) -> None:
        """Take a heading below the themes for a measure, and the items after it for its points."""
        text = without_bullet(MEASURE_LABEL.sub("", clean(paragraph.text), count=1))
        if self._in_table_alone():
            self._pass_over(paragraph, text)
        else:
            self.group, self.led_in = self._measure(paragraph, text), True

    def _put_table(self, number: int) -> None:
        """Take a table at its first paragraph."""
        if table := self.tables.pop(number, None):
            self.group, self.led_in = None, False
            put_rows(self.outline, table.items, self.level_of, "tabell")
        elif finding := self.passed_over.pop(number, None):
            self.outline.findings.append(finding)

    def _in_table_alone(self) -> bool:
        return self.heading in self.parted.without_lists

    def _pass_over(self, paragraph: RawParagraph, text: str) -> None:
        reason = "tiltakene står i en tabell" if self._in_table_alone() else "den ikke er et punkt i en liste"
        message = f"Teksten {quoted(text)} er ikke lest som tiltak, siden {reason}."
        self.outline.findings.append(findings.note(Code.PASSED_OVER, self._at(paragraph), message))

    def _is_label(self, text: str) -> bool:
        """Tell whether a line says what it is a list of, and begin or end what is passed over."""
        words = label_of(text)
        if words is None or words not in LABELS_OF_MEASURES | LABELS_OF_OTHERS:
            return False
        self.group, self.led_in, self.aside = None, False, words in LABELS_OF_OTHERS
        return True

    def _at(self, paragraph: RawParagraph) -> Location:
        return Location(file=self.outline.file, cell=f"avsnitt {paragraph.number}")

    def _put(self, paragraph: RawParagraph, following: RawParagraph | None) -> None:
        text = without_list_end(without_bullet(clean(paragraph.text)))
        if (paragraph.level is None or label_of(text) in LABELS_OF_MEASURES) and self._is_label(text):
            return
        leads_in = paragraph.level is None and _leads_in(paragraph, following)
        if self.aside or self._in_table_alone() or (paragraph.level is None and not leads_in):
            self._pass_over(paragraph, text)
        elif self.group and paragraph.level is not None and (paragraph.level > 0 or self.led_in):
            self._measure(paragraph, text, self.group.id)
        else:
            self.group = self._measure(paragraph, text)
            self.led_in = leads_in

    def _measure(self, paragraph: RawParagraph, text: str, parent: str | None = None) -> Measure:
        number = self.codes.get(paragraph.number) or _number(paragraph.text)
        known = id_of(paragraph.bookmarks)
        return self.outline.put(text, self._at(paragraph), parent, number, known)


def _number(text: str) -> str | None:
    """Give the number that a measure is known by: «1.3 Nettverk …»; one without a dot begins again in each theme."""
    found = _DOTTED.match(clean(text))
    return found[1] if found else None


def _leads_in(paragraph: RawParagraph, following: RawParagraph | None) -> bool:
    return clean(paragraph.text).endswith(LEAD_IN) and following is not None and following.level is not None


def programme_from_sheet(sheet: StatusSheet) -> tuple[Programme, tuple[Finding, ...]]:
    """Read a programme kept as a sheet: points are the rows indented or bulleted under a row that ends in a colon."""
    title = next((cell.text for cell in sheet.above if NAMES_PROGRAMME.search(cell.text)), None)
    outline = Outline(file=sheet.file, title=title, front=tuple(cell.text for cell in sheet.above))
    put_rows(outline, sheet.items, levels(sheet.items), sheet.name)
    unread = unread_column(sheet.beside, Location(file=sheet.file, sheet=sheet.name))
    return outline.programme(), (*unread, *outline.found())
