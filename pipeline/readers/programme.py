"""RawParagraphs or StatusSheet → Programme: the sections, themes, measures and points that the board adopted.

In: a Word document's paragraphs, or a sheet of the status sheet's columns. Out: the programme, and notes on text that
was passed over. Structure and wording are the document's; nothing is corrected here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.anchors import id_of
from pipeline.findings import Code, Finding, Location
from pipeline.headings import levels
from pipeline.model import Cell, Heading, StatusRow, StatusSheet
from pipeline.readers.document import NAMES_PROGRAMME, is_listed, tables_of, with_headings, with_levels
from pipeline.readers.outline import Outline
from pipeline.readers.status_sheet import read_table
from pipeline.text import clean, has_bullet, heading_key, key, one_line, quoted, without_bullet
from pipeline.vocabulary import FRONT_MATTER, HEADERS, LABELS_OF_MEASURES, LABELS_OF_OTHERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.model import Measure, Programme
    from pipeline.readers.raw import RawParagraph

_DOTTED = re.compile(r"(?:tiltak\s+)?(\d{1,2}(?:\.\d{1,2})+)", re.IGNORECASE)
_LETTER = re.compile(r"[a-zæøå](?:\)|\.\s)", re.IGNORECASE)
_LEAD_IN = ":"
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\s+")


def programme_from_document(
    file: str, paragraphs: Sequence[RawParagraph], reported: frozenset[str] = frozenset()
) -> tuple[Programme, tuple[Finding, ...]]:
    """Read an adopted programme: headings are sections and themes, list items or rows of tables are measures.

    ``reported`` holds the comparison keys of what the sheets report on: they tell measures from prose where the
    document does not.
    """
    filled = with_headings([paragraph for paragraph in paragraphs if clean(paragraph.text)])
    tables = {number: read for number, raw in tables_of(file, filled).items() if (read := read_table(raw))}
    if any(table.rows for table in tables.values()):
        programme, found = programme_from_sheet(_as_sheet(file, filled, tables))
        return replace(programme, front=_front(filled)), found
    outline = Outline(file=file, title=_title(filled), front=_front(filled))
    leveled = with_levels(filled, _unmarked_items(filled, reported))
    reading = _Reading(outline=outline, depth=_heading_levels(filled), numbered=_numbered_headings(filled))
    for paragraph, following in zip_longest(leveled, leveled[1:]):
        reading.add(paragraph, following)
    return outline.programme(), tuple(outline.findings)


_FEWEST = 2
"""Plain paragraphs that the sheets report on, before plain paragraphs are taken for measures."""
_LONGEST_FRONT = 8
"""Paragraphs."""
_LONGEST_TITLE = 120
_LONGEST_MEASURE = 300
"""Characters; a longer plain paragraph is prose."""


def _unmarked_items(paragraphs: Sequence[RawParagraph], reported: frozenset[str]) -> frozenset[int]:
    """Give the plain paragraphs that are measures: all where no list is, else those like what is reported on."""
    plain = [
        one for one in paragraphs if one.heading is None and one.cell is None and not is_listed(one) and not one.bold
    ]
    if not any(is_listed(one) for one in paragraphs):
        return frozenset(one.number for one in plain)
    known = [one for one in plain if heading_key(one.text) in reported and not _labels(one.text)]
    if len(known) < _FEWEST:
        return frozenset()
    short = (one for one in plain if len(one.text) <= _LONGEST_MEASURE and not clean(one.text).endswith("."))
    return frozenset(one.number for one in (*short, *known))


def _labels(text: str) -> str | None:
    """Give the words of a line that only says what it is a list of: «Tiltak i 2026:»."""
    words = " ".join(word for word in key(text).split() if not word.isdigit())
    return words if words in LABELS_OF_MEASURES | LABELS_OF_OTHERS | HEADERS.keys() else None


def _numbered_headings(paragraphs: Sequence[RawParagraph]) -> bool:
    headings = [one for one in paragraphs if one.heading]
    return bool(headings) and sum(_NUMBER.match(one.text) is not None for one in headings) * 2 > len(headings)


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

    outline: Outline
    depth: list[int]
    numbered: bool
    """The headings have typed numbers, which are no part of their names."""
    group: Measure | None = None
    led_in: bool = False
    """The group is a heading or a plain line, and all the items after it are its points."""
    aside: bool = False
    """Under «Mål» or another label of what are no measures."""

    def add(self, paragraph: RawParagraph, following: RawParagraph | None) -> None:
        """Take the next paragraph; what stands before the first heading is the front matter."""
        if paragraph.heading is not None:
            self._enter(paragraph)
        elif self.outline.section is not None and paragraph.cell is None:
            self._put(paragraph, following)

    def _enter(self, paragraph: RawParagraph) -> None:
        name = one_line(clean(paragraph.text)).rstrip(" :")
        if self._is_label(name) and paragraph.heading not in self.depth[:1]:
            return
        self.group, self.led_in, self.aside = None, False, False
        self.aside = heading_key(name) in FRONT_MATTER
        if paragraph.heading in self.depth and not self.aside:
            name = _NUMBER.sub("", name, count=1) if self.numbered else name
            self.outline.enter(self.depth.index(paragraph.heading) + 1, name)
        elif paragraph.heading and self.depth and paragraph.heading > self.depth[-1] and self.outline.section:
            self.group = self._measure(paragraph, without_bullet(clean(paragraph.text)))
            self.led_in = True

    def _is_label(self, text: str) -> bool:
        """Tell whether a line says what it is a list of, and begin or end what is passed over."""
        words = _labels(text)
        if words is None or words not in LABELS_OF_MEASURES | LABELS_OF_OTHERS:
            return False
        self.group, self.led_in, self.aside = None, False, words in LABELS_OF_OTHERS
        return True

    def _at(self, paragraph: RawParagraph) -> Location:
        return Location(file=self.outline.file, cell=f"avsnitt {paragraph.number}")

    def _put(self, paragraph: RawParagraph, following: RawParagraph | None) -> None:
        text = without_bullet(clean(paragraph.text))
        if (paragraph.level is None or _labels(text) in LABELS_OF_MEASURES) and self._is_label(text):
            return
        leads_in = paragraph.level is None and _leads_in(paragraph, following)
        if self.aside or (paragraph.level is None and not leads_in):
            message = f"Teksten {quoted(text)} er ikke lest som tiltak, siden den ikke er et punkt i en liste."
            self.outline.findings.append(findings.note(Code.PASSED_OVER, self._at(paragraph), message))
        elif self.group and paragraph.level is not None and (paragraph.level > 0 or self.led_in):
            self._measure(paragraph, text, self.group.id)
        else:
            self.group = self._measure(paragraph, text)
            self.led_in = leads_in

    def _measure(self, paragraph: RawParagraph, text: str, parent: str | None = None) -> Measure:
        number, known = _number(paragraph.text), id_of(paragraph.bookmarks)
        return self.outline.put(text, self._at(paragraph), parent, number, known)


def _front(paragraphs: Sequence[RawParagraph]) -> tuple[str, ...]:
    """Give the short lines at the top: titles, and what stands before the first table, item or section."""
    depth = _heading_levels(paragraphs)
    top = takewhile(
        lambda one: one.cell is None and not is_listed(one) and one.heading not in depth, paragraphs[:_LONGEST_FRONT]
    )
    return tuple(one_line(clean(one.text)) for one in top if len(one.text) <= _LONGEST_TITLE)


def _title(paragraphs: Sequence[RawParagraph]) -> str | None:
    titles = [paragraph for paragraph in paragraphs if paragraph.heading == 0]
    named = [paragraph for paragraph in paragraphs if NAMES_PROGRAMME.search(paragraph.text)]
    return next((one_line(clean(paragraph.text)) for paragraph in (*titles, *named)), None)


def _heading_levels(paragraphs: Sequence[RawParagraph]) -> list[int]:
    """Give the heading levels that hold sections and themes; a level that holds only the document's name is neither."""
    headings = [paragraph for paragraph in paragraphs if paragraph.heading]
    levels = sorted({paragraph.heading for paragraph in headings if paragraph.heading})
    if _is_name_of_document(headings, levels) and (len(levels) > 1 or any(one.cell for one in paragraphs)):
        return levels[1:3]
    return levels[:2]


def _is_name_of_document(headings: Sequence[RawParagraph], levels: Sequence[int]) -> bool:
    """Tell whether the topmost level is used once, by the first heading, which names a programme or a year."""
    top = [heading for heading in headings if heading.heading == levels[0]] if levels else []
    return bool(top) and top == [headings[0]] and NAMES_PROGRAMME.search(top[0].text) is not None


def _number(text: str) -> str | None:
    """Give the number that a measure is known by: «1.3 Nettverk …»; one without a dot begins again in each theme."""
    found = _DOTTED.match(clean(text))
    return found[1] if found else None


def _leads_in(paragraph: RawParagraph, following: RawParagraph | None) -> bool:
    return clean(paragraph.text).endswith(_LEAD_IN) and following is not None and following.level is not None


def programme_from_sheet(sheet: StatusSheet) -> tuple[Programme, tuple[Finding, ...]]:
    """Read a programme kept as a sheet: points are the rows indented or bulleted under a row that ends in a colon."""
    title = next((cell.text for cell in sheet.above if NAMES_PROGRAMME.search(cell.text)), None)
    outline = Outline(file=sheet.file, title=title, front=tuple(cell.text for cell in sheet.above))
    level_of = levels(sheet.items)
    group: tuple[StatusRow, Measure] | None = None
    for item in sheet.items:
        if isinstance(item, Heading):
            group = None
            outline.enter(level_of[item.cell.at], one_line(item.cell.text).rstrip(" :"))
            continue
        if outline.section is None:
            outline.enter(1, sheet.name)
        number = item.number.text if item.number else None
        first, *points = _lines(item.measure.text)
        if group and _is_point(item, group[0]):
            outline.put(without_bullet(first), item.measure.at, parent=group[1].id, number=number)
        else:
            group = (item, outline.put(without_bullet(first), item.measure.at, number=number))
        for point in points:
            outline.put(without_bullet(point), item.measure.at, parent=group[1].id)
    return outline.programme(), tuple(outline.findings)


def _lines(text: str) -> list[str]:
    """Part a cell that holds a measure and its points, each on a line with a bullet; else the whole text."""
    first, *rest = text.split("\n")
    return [first, *rest] if rest and all(map(has_bullet, rest)) and not has_bullet(first) else [text]


def _is_point(row: StatusRow, group: StatusRow) -> bool:
    leads_in = group.measure.text.endswith(_LEAD_IN)
    numbers = [cell.text.rstrip(". ") if cell else "" for cell in (row.number, group.number)]
    numbered_under = bool(numbers[1]) and re.match(rf"{re.escape(numbers[1])}(?:\.|[a-zæøå])", numbers[0]) is not None
    indented = row.indent > group.indent or (
        _LETTER.match(row.measure.text) is not None and _DOTTED.match(group.measure.text) is not None
    )
    return row.under or numbered_under or indented or (leads_in and row.bullet and not group.bullet)
