"""RawParagraphs or StatusSheet → Programme: the sections, themes, measures and points that the board adopted.

In: a Word document's paragraphs, or a sheet of the status sheet's columns. Out: the programme, and notes on text that
was passed over. Structure and wording are the document's; nothing is corrected here.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.findings import Code, Finding, Location
from pipeline.headings import levels
from pipeline.model import Cell, Heading, Measure, Programme, StatusRow, StatusSheet
from pipeline.readers.document import tables_of, with_headings
from pipeline.readers.status_sheet import read_status_sheet
from pipeline.text import clean, has_bullet, key, one_line, quoted, without_bullet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.readers.raw import RawParagraph

_LEAD_IN = ":"
_NAMES_PROGRAMME = re.compile(r"(?:program|plan)(?:met|en)?\b|\b20\d\d\b", re.IGNORECASE)


def measure_id(section: str, theme: str | None, parent: str | None, text: str) -> str:
    """Name a measure by what it is: the same text under the same heading has the same id in every run and year."""
    identity = "\n".join((key(section), key(theme or ""), parent or "", key(text)))
    return "m-" + hashlib.sha256(identity.encode()).hexdigest()[:10]


@dataclass(slots=True)
class _Outline:
    """The programme being built from top to bottom: where we stand, and what has been put down."""

    file: str
    title: str | None = None
    section: str | None = None
    theme: str | None = None
    headings: list[tuple[str, str | None]] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def enter(self, level: int, name: str) -> None:
        """Go under a heading: level 1 is a section, 2 a theme."""
        if level == 1 or self.section is None:
            self.section, self.theme = name, None
        else:
            self.theme = name
            if self.headings and self.headings[-1] == (self.section, None):
                self._forget_empty_section()
        if (self.section, self.theme) not in self.headings:
            self.headings.append((self.section, self.theme))

    def _forget_empty_section(self) -> None:
        """Drop the entry for measures right under the section where there turned out to be none."""
        if not any((measure.section, measure.theme) == self.headings[-1] for measure in self.measures):
            self.headings.pop()

    def put(self, text: str, at: Location, parent: str | None = None, number: str | None = None) -> Measure:
        """Put down a measure, or a point under ``parent``."""
        section = self.section or ""
        name = measure_id(section, self.theme, parent, text)
        same = sum(measure.id == name or measure.id.startswith(f"{name}-") for measure in self.measures)
        measure = Measure(
            id=f"{name}-{same + 1}" if same else name,
            section=section,
            theme=self.theme,
            text=text,
            parent=parent,
            number=number,
            at=at,
        )
        self.measures.append(measure)
        return measure

    def programme(self) -> Programme:
        """Give what was built."""
        return Programme(file=self.file, title=self.title, headings=tuple(self.headings), measures=tuple(self.measures))


def programme_from_document(file: str, paragraphs: Sequence[RawParagraph]) -> tuple[Programme, tuple[Finding, ...]]:
    """Read an adopted programme: headings are sections and themes, list items or rows of tables are measures."""
    filled = with_headings([paragraph for paragraph in paragraphs if clean(paragraph.text)])
    tables = {number: read for number, raw in tables_of(file, filled).items() if (read := read_status_sheet(raw)[0])}
    if any(table.rows for table in tables.values()):
        return programme_from_sheet(_as_sheet(file, filled, tables))
    outline = _Outline(file=file, title=_title(filled))
    reading = _Reading(outline=outline, depth=_heading_levels(filled), listed=_has_lists(filled))
    for paragraph, following in zip_longest(filled, filled[1:]):
        reading.add(paragraph, following)
    return outline.programme(), tuple(outline.findings)


def _as_sheet(file: str, paragraphs: Sequence[RawParagraph], tables: dict[int, StatusSheet]) -> StatusSheet:
    """Put the tables of a document under its headings, as the areas of a sheet."""
    depth, title = _heading_levels(paragraphs), _title(paragraphs)
    items: list[Heading | StatusRow] = []
    waiting = dict(tables)
    for paragraph in paragraphs:
        if paragraph.cell and (table := waiting.pop(paragraph.cell[0], None)):
            items += table.items
        elif paragraph.heading in depth:
            at = Location(file=file, cell=f"avsnitt {paragraph.number}")
            cell = Cell(text=one_line(clean(paragraph.text)), raw=paragraph.text, at=at)
            items.append(Heading(cell=cell, level=depth.index(paragraph.heading) + 1))
    above = (Cell(text=title, raw=title, at=Location(file=file)),) if title else ()
    return StatusSheet(file=file, name="tabell", above=above, answer_header=None, items=tuple(items))


@dataclass(slots=True)
class _Reading:
    """The document being read: which levels its headings have, and the measure that points may follow."""

    outline: _Outline
    depth: list[int]
    listed: bool
    """Measures are list items, and plain paragraphs between them are prose."""
    group: Measure | None = None
    led_in: bool = False
    """The group is a plain paragraph, and all the items after it are its points."""

    def add(self, paragraph: RawParagraph, following: RawParagraph | None) -> None:
        """Take the next paragraph; what stands before the first heading is the front matter."""
        if paragraph.heading is not None:
            self._enter(paragraph)
        elif self.outline.section is not None:
            self._put(paragraph, following)

    def _enter(self, paragraph: RawParagraph) -> None:
        self.group = None
        if paragraph.heading in self.depth:
            name = one_line(clean(paragraph.text)).rstrip(" :")
            self.outline.enter(self.depth.index(paragraph.heading) + 1, name)

    def _put(self, paragraph: RawParagraph, following: RawParagraph | None) -> None:
        text = without_bullet(clean(paragraph.text))
        at = Location(file=self.outline.file, cell=f"avsnitt {paragraph.number}")
        level = _level(paragraph)
        if level is None and self.listed and not _leads_in(paragraph, following):
            message = f"Teksten {quoted(text)} er ikke lest som tiltak, siden den ikke er et punkt i en liste."
            self.outline.findings.append(findings.note(Code.PASSED_OVER, at, message))
        elif level is not None and self.group and (level > 0 or self.led_in):
            self.outline.put(text, at, parent=self.group.id)
        else:
            self.group, self.led_in = self.outline.put(text, at), level is None and self.listed


def _has_lists(paragraphs: Sequence[RawParagraph]) -> bool:
    return any(_level(paragraph) is not None for paragraph in paragraphs)


def _title(paragraphs: Sequence[RawParagraph]) -> str | None:
    titles = [paragraph for paragraph in paragraphs if paragraph.heading == 0]
    named = [paragraph for paragraph in paragraphs if _NAMES_PROGRAMME.search(paragraph.text)]
    return next((one_line(clean(paragraph.text)) for paragraph in (*titles, *named)), None)


def _heading_levels(paragraphs: Sequence[RawParagraph]) -> list[int]:
    """Give the heading levels that hold sections and themes; a level that holds only the document's name is neither."""
    headings = [paragraph for paragraph in paragraphs if paragraph.heading]
    levels = sorted({paragraph.heading for paragraph in headings if paragraph.heading})
    if len(levels) > 1 and _is_name_of_document(headings, levels):
        return levels[1:3]
    return levels[:2]


def _is_name_of_document(headings: Sequence[RawParagraph], levels: Sequence[int]) -> bool:
    """Tell whether the topmost level is used once, by the first heading, which names a programme or a year."""
    top = [heading for heading in headings if heading.heading == levels[0]]
    return top == [headings[0]] and _NAMES_PROGRAMME.search(top[0].text) is not None


def _level(paragraph: RawParagraph) -> int | None:
    """Give the level of a list item, of Word's own list or with a typed bullet."""
    if paragraph.level is not None:
        return paragraph.level
    indented = paragraph.indent > 0 or paragraph.text.startswith(("  ", "\t", "\u00a0"))
    return int(indented) if has_bullet(clean(paragraph.text)) else None


def _leads_in(paragraph: RawParagraph, following: RawParagraph | None) -> bool:
    return clean(paragraph.text).endswith(_LEAD_IN) and following is not None and _level(following) is not None


def programme_from_sheet(sheet: StatusSheet) -> tuple[Programme, tuple[Finding, ...]]:
    """Read a programme kept as a sheet: points are the rows indented or bulleted under a row that ends in a colon."""
    title = next((cell.text for cell in sheet.above if _NAMES_PROGRAMME.search(cell.text)), None)
    outline = _Outline(file=sheet.file, title=title)
    level_of = levels(sheet.items)
    group: tuple[StatusRow, Measure] | None = None
    for item in sheet.items:
        if isinstance(item, Heading):
            group = None
            outline.enter(level_of[item.cell.at], one_line(item.cell.text).rstrip(" :"))
            continue
        if outline.section is None:
            outline.enter(1, sheet.name)
        text = without_bullet(item.measure.text)
        number = item.number.text if item.number else None
        if group and _is_point(item, group[0]):
            outline.put(text, item.measure.at, parent=group[1].id, number=number)
        else:
            group = (item, outline.put(text, item.measure.at, number=number))
    return outline.programme(), tuple(outline.findings)


def _is_point(row: StatusRow, group: StatusRow) -> bool:
    leads_in = group.measure.text.endswith(_LEAD_IN)
    return row.indent > group.indent or (leads_in and row.bullet and not group.bullet)
