"""The boxes in which Excel shows comments: one put into a sheet's drawing, made larger, or taken out.

In: the drawing (VML) as text, a cell, its comment, the sheet's grid. Out: the drawing. As text, since Excel itself
writes drawings here that are no XML, and so that what we do not touch stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from pipeline.annotations import position
from pipeline.readers.cells import column_letter
from pipeline.writers.annotated.xml import namespace

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from pipeline.writers.annotated.xml import Element

EMPTY = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
</xml>"""
_KIND = """<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
"""
_BOX = """<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202" \
style="position:absolute;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">\
<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
"""
_SHAPE = re.compile(r"<(?P<p>(?:\w+:)?)shape\s(?:[^>]*[^>/])?>.*?</(?P=p)shape>\s*", re.DOTALL)
_SHAPE_KIND = re.compile(r"<(?P<p>(?:\w+:)?)shapetype\s.*?</(?P=p)shapetype>", re.DOTALL)
_ANCHOR = re.compile(r"<(?P<p>(?:\w+:)?)Anchor>(?P<at>[\d\s,-]+)</")
_ROW = re.compile(r"<(?P<p>(?:\w+:)?)Row>\s*(?P<row>\d+)")
_COLUMN = re.compile(r"<(?:\w+:)?Column>\s*(\d+)")
_SHAPES_BEFORE = 1024
"""Excel's first shape has the number after this one."""
_WIDTH, _TALLEST = 320, 600
_LINE, _MARGIN, _LETTER = 15, 16, 6
"""In pixels, like all sizes here: of a box, and of Tahoma 9 in it."""
_COLUMNS = 200
"""Columns that are measured; those behind have the usual width."""

Place = tuple[int, int, int, int]
"""A corner as an anchor has it: column, pixels into it, row, pixels into it; both from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The widths of a sheet's columns and the heights of its rows, from 0: those that are not as the others."""

    columns: Mapping[int, int]
    rows: Mapping[int, int]
    width: int
    height: int


def grid_of(root: Element) -> Grid:
    """Measure a sheet."""
    space = namespace(root)
    usual = next(root.iter(f"{space}sheetFormatPr"), root)
    width, height = usual.get("defaultColWidth", "8.43"), usual.get("defaultRowHeight", "15")
    columns = {
        number - 1: _shown(one, _wide(one.get("width", width)))
        for one in root.iter(f"{space}col")
        for number in range(int(one.get("min", "1")), min(int(one.get("max", "1")), _COLUMNS) + 1)
    }
    numbered = (one for one in root.iter(f"{space}row") if one.get("r"))
    rows = {int(one.get("r", "1")) - 1: _shown(one, _high(one.get("ht", height))) for one in numbered}
    return Grid(columns=columns, rows=rows, width=_wide(width), height=_high(height))


def with_boxes(drawing: str, texts: Mapping[str, str], grid: Grid) -> str:
    """Put a box for each comment into a drawing, beside its cell.

    Raises:
        ValueError: the drawing has no end.

    """
    end = drawing.rindex("</xml>")
    kind = "" if 'id="_x0000_t202"' in drawing or not texts else _KIND
    first = 1 + max((int(one) for one in re.findall(r"_x0000_s(\d+)", drawing)), default=_SHAPES_BEFORE)
    places = [(position(cell), _own_anchor(cell, text, grid)) for cell, text in texts.items()]
    made = (
        _BOX.format(number=number, anchor=anchor, row=row - 1, column=column - 1)
        for number, ((row, column), anchor) in enumerate(places, first)
    )
    return "".join((drawing[:end], kind, *made, drawing[end:]))


def with_room(drawing: str, texts: Mapping[str, str], grid: Grid) -> str:
    """Make the boxes of some comments tall enough for their texts."""

    def fitted(shape: re.Match[str]) -> str:
        cell = _cell_of(shape[0])
        if cell not in texts:
            return shape[0]
        if anchor := _ANCHOR.search(shape[0]):
            start, end = anchor.span("at")
            return f"{shape[0][:start]}{_taller(anchor['at'], texts[cell], grid)}{shape[0][end:]}"
        own = _own_anchor(cell, texts[cell], grid)
        return _ROW.sub(rf"<\g<p>Anchor>{own}</\g<p>Anchor>\g<0>", shape[0], count=1)

    return _SHAPE.sub(fitted, drawing)


def without_boxes(drawing: str, cells: Container[str]) -> str:
    """Take the boxes of some comments out of a drawing."""
    return _SHAPE.sub(lambda shape: "" if _cell_of(shape[0]) in cells else shape[0], drawing)


def is_empty(drawing: str) -> bool:
    """Tell whether a drawing shows nothing."""
    return re.search(r"<(?:v|\w+):(?!shapelayout|idmap)\w", _SHAPE_KIND.sub("", drawing)) is None


def _cell_of(shape: str) -> str:
    """Name the cell whose comment a shape is the box of; nothing for other shapes."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if 'ObjectType="Note"' not in shape or row is None or column is None:
        return ""
    return f"{column_letter(int(column[1]) + 1)}{int(row['row']) + 1}"


def _own_anchor(cell: str, text: str, grid: Grid) -> str:
    """Place a box as Excel does: a little to the right of the cell, and a little higher."""
    row, column = position(cell)
    return _anchor((column, 15, max(row - 2, 0), 10), (_WIDTH, _height(text, _WIDTH)), grid)


def _taller(anchor: str, text: str, grid: Grid) -> str:
    """Move the lower edge of a box down until its text has room; an edge that is far enough down stays."""
    left, dx, top, dy, right, dx2, bottom, dy2 = (int(number) for number in anchor.split(","))
    width = _between((left, dx), (right, dx2), grid.columns, grid.width)
    height = _height(text, width)
    if _between((top, dy), (bottom, dy2), grid.rows, grid.height) >= height:
        return anchor
    return _anchor((left, dx, top, dy), (width, height), grid)


def _anchor(start: Place, size: tuple[int, int], grid: Grid) -> str:
    left, dx, top, dy = start
    right, dx2 = _walked(left, dx + size[0], grid.columns, grid.width)
    bottom, dy2 = _walked(top, dy + size[1], grid.rows, grid.height)
    return ", ".join(str(number) for number in (left, dx, top, dy, right, dx2, bottom, dy2))


def _walked(first: int, pixels: int, sizes: Mapping[int, int], usual: int) -> tuple[int, int]:
    """Tell which column or row is so many pixels from the start of the first, and how far into it."""
    place = first
    while pixels > (size := sizes.get(place, usual)):
        pixels -= size
        place += 1
    return place, pixels


def _between(start: tuple[int, int], end: tuple[int, int], sizes: Mapping[int, int], usual: int) -> int:
    return sum(sizes.get(place, usual) for place in range(start[0], end[0])) - start[1] + end[1]


def _height(text: str, width: int) -> int:
    letters = max((width - _MARGIN) // _LETTER, 10)
    lines = sum(max(ceil(len(line) / letters), 1) for line in text.split("\n"))
    return min(lines * _LINE + _MARGIN, _TALLEST)


def _wide(letters: str) -> int:
    return int(float(letters) * 7 + 5)


def _high(points: str) -> int:
    return int(float(points) * 4 / 3)


def _shown(element: Element, size: int) -> int:
    return 0 if element.get("hidden") in {"1", "true"} else size
