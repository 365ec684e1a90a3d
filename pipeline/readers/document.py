"""A Word document's paragraphs → its lists line by line, each item with its level, and its tables as sheets.

In: a document's paragraphs as they stand. Out: the same with the level of each item, however the list was made; and the
document's tables as RawSheets, so that a table of measures is read as a sheet of measures is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.readers.raw import RawCell, RawParagraph, RawSheet
from pipeline.text import clean, has_bullet, heading_key

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES_PROGRAMME = re.compile(r"(?:program|plan)(?:met|en)?\b|\b20\d\d\b", re.IGNORECASE)
_STEP = 100
"""Twentieths of a point; a smaller difference in indent is no step."""
_MARK = re.compile(
    r"\s*(?:(?:tiltak\s+)?(?P<number>\d+(?:\.\d+)*)[.):]?\s|(?P<letter>[a-zæøå])(?:\)|\.\s)|(?P<bullet>[*•●▪■·✓➢])|(?P<dash>[–—◦‣○-]|o\s))",
    re.IGNORECASE,
)
_MARKS = ("number", "letter", "bullet", "dash")
"""From the outermost to the innermost, as people nest them."""
_RANK_OF_LISTED = 1 + 10 * _MARKS.index("bullet")
"""An item of Word's own list is nested as a bullet is: under a plain paragraph, and under a typed number."""


def listed_apart(paragraphs: Sequence[RawParagraph], reported: frozenset[str]) -> tuple[RawParagraph, ...]:
    """Part the paragraphs that are a list with line breaks between its items, each with a typed bullet.

    The paragraphs of a cell without bullets are items where several are in ``reported``, the keys of what sheets say.
    """
    told = Counter(one.cell for one in paragraphs if one.cell and heading_key(one.text) in reported)
    listed = {one.cell for one in paragraphs if is_listed(one)}
    items = {cell for cell, times in told.items() if times > 1 and cell not in listed}
    return tuple(
        replace(part, level=0) if part.cell in items else part for paragraph in paragraphs for part in _lines(paragraph)
    )


def _lines(paragraph: RawParagraph) -> list[RawParagraph]:
    first, *rest = (line for line in paragraph.text.split("\n") if clean(line))
    if not rest or not all(map(has_bullet, rest)) or (len(rest) == 1 and not has_bullet(first)):
        return [paragraph]
    bare = replace(paragraph, bookmarks=())
    return [replace(paragraph, text=first), *(replace(bare, text=line) for line in rest)]


def with_levels(paragraphs: Sequence[RawParagraph], plain: frozenset[int]) -> tuple[RawParagraph, ...]:
    """Give each item its level, 0 or 1: by Word's own list, else by indent, else by how the bullets are nested.

    ``plain`` holds the numbers of the paragraphs that are items without a bullet.
    """
    found: list[RawParagraph] = []
    base: tuple[int, int, int] | None = None
    for paragraph in paragraphs:
        if paragraph.heading is not None or paragraph.cell is not None:
            base = None
            found.append(paragraph)
            continue
        place = _place(paragraph, is_item=paragraph.number in plain)
        if place is None:
            found.append(replace(paragraph, level=None))
            continue
        deeper = base is not None and _is_deeper(place, base)
        base = base if deeper else place
        found.append(replace(paragraph, level=int(deeper)))
    return tuple(found)


def levels_of(lines: Sequence[str]) -> list[int]:
    """Give the level of each line of a list in one cell, 0 or 1, by how the bullets are nested."""
    paragraphs = [RawParagraph(number=number, text=line) for number, line in enumerate(lines)]
    leveled = with_levels(paragraphs, frozenset(one.number for one in paragraphs))
    return [one.level or 0 for one in leveled]


def is_listed(paragraph: RawParagraph) -> bool:
    """Tell whether a paragraph is an item of a list, Word's own or with a typed bullet."""
    return _place(paragraph, is_item=False) is not None


def _place(paragraph: RawParagraph, *, is_item: bool) -> tuple[int, int, int] | None:
    """Give what an item's level is told by: Word's level, the indent, the rank of its mark; None for prose."""
    mark = _MARK.match(clean(paragraph.text))
    if paragraph.level is None and not mark and not is_item:
        return None
    typed = len(paragraph.text) - len(paragraph.text.lstrip(" \u00a0")) + 4 * (paragraph.text.startswith("\t"))
    listed = _RANK_OF_LISTED if paragraph.level is not None else 0
    return paragraph.level or 0, paragraph.indent + typed * _STEP, _rank(mark) or listed


def _rank(mark: re.Match[str] | None) -> int:
    if mark is None or mark.lastgroup is None:
        return 0
    dots = mark["number"].count(".") if mark["number"] else 0
    return 1 + 10 * _MARKS.index(mark.lastgroup) + dots


def _is_deeper(place: tuple[int, int, int], base: tuple[int, int, int]) -> bool:
    if place[0] != base[0]:
        return place[0] > base[0]
    if abs(place[1] - base[1]) >= _STEP:
        return place[1] > base[1]
    return place[2] > base[2]


def tables_of(file: str, paragraphs: Sequence[RawParagraph]) -> dict[int, RawSheet]:
    """Give the document's tables as sheets, by their number."""
    rows: dict[int, dict[int, dict[int, list[RawParagraph]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for paragraph in paragraphs:
        if paragraph.cell and clean(paragraph.text):
            table, row, column = paragraph.cell
            rows[table][row][column].append(paragraph)
    return {
        table: RawSheet(
            file=file,
            name=f"tabell {table}",
            rows=tuple(
                tuple(_cell(row, column, found) for column, found in sorted(cells.items()))
                for row, cells in sorted(filled.items())
            ),
        )
        for table, filled in rows.items()
    }


def _cell(row: int, column: int, paragraphs: Sequence[RawParagraph]) -> RawCell:
    """Join a cell's paragraphs; items of Word's own lists keep a bullet, that of the inner ones is a dash."""
    first, *rest = paragraphs
    inner = 0 if first.level is None else 1
    bullets = ["–" if (one.level or 0) >= inner else "•" for one in paragraphs]
    bulleted = rest and any(one.level is not None for one in rest)
    lines = [
        f"{bullet} {one.text}" if bulleted and one.level is not None else one.text
        for one, bullet in zip(paragraphs, bullets, strict=True)
    ]
    return RawCell(
        row=row,
        column=column,
        text="\n".join(lines),
        bold=all(paragraph.bold for paragraph in paragraphs),
        span=first.span,
    )
