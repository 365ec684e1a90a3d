"""The tables of a PDF's structure tree: which cells are headings of what.

In: a tree whose fragments are joined. Out: the same tree, where every TH has its Scope and every TD the ids of its
headings. WeasyPrint has written such ids a fragment at a time; they are worked out anew for the whole table.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.writers.structure import array, dictionary, string

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.writers.structure import PdfObject, Tree

_SCOPES = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Row"}
_PLACES = {"/Caption": 0, "/THead": 1, "/TFoot": 3}
_BODY = 2


@dataclass(frozen=True, slots=True)
class _Cell:
    element: PdfObject
    rows: range
    columns: range


@dataclass(frozen=True, slots=True)
class _Headings:
    """The ids of the headings of each row and column."""

    rows: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    columns: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))


def describe_tables(tree: Tree) -> None:
    """Give every table its headings, and the tree the list of all ids."""
    ids: dict[str, bytes] = {}
    for element in tree.descendants(tree.document):
        if element["S"] == "/Table":
            ids |= _describe(tree, element)
    if ids:
        names = [part for key in sorted(ids) for part in (string(key), ids[key])]
        tree.root["IDTree"] = dictionary({"Names": array(names)})


def _describe(tree: Tree, table: PdfObject) -> dict[str, bytes]:
    """Set the attributes of a table's cells; give the ids of its headings."""
    order = sorted(table["K"], key=lambda kid: _PLACES.get(tree.resolve(kid)["S"], _BODY))
    table["K"] = array(order)
    rows = [list(tree.elements(row)) for row in tree.descendants(table) if row["S"] == "/TR"]
    cells, headings = list(_placed(rows)), _Headings()
    for cell in cells:
        if cell.element["S"] == "/TH":
            _head(tree, cell, headings)
    for cell in cells:
        if cell.element["S"] == "/TD":
            _point(cell, headings)
    return {cell.element["ID"].string: cell.element.reference for cell in cells if "ID" in cell.element}


def _placed(rows: Sequence[Sequence[Any]]) -> Iterator[_Cell]:
    """Say which rows and columns each cell covers."""
    free: dict[int, int] = defaultdict(int)  # column: the first row that no cell from above covers
    for number, row in enumerate(rows):
        column = 0
        for element in row:
            while free[column] > number:
                column += 1
            down, across = (element["A"].get(name, 1) for name in ("RowSpan", "ColSpan"))
            cell = _Cell(element, range(number, number + down), range(column, column + across))
            free |= dict.fromkeys(cell.columns, cell.rows.stop)
            yield cell
            column = cell.columns.stop


def _head(tree: Tree, cell: _Cell, headings: _Headings) -> None:
    """Give a heading its scope, and list it for the rows or the columns that it heads."""
    scope = _scope(tree, cell.element)
    cell.element["A"]["Scope"] = scope
    places, of = (cell.rows, headings.rows) if scope == "/Row" else (cell.columns, headings.columns)
    for place in places:
        of[place].append(cell.element["ID"])


def _scope(tree: Tree, element: PdfObject) -> str:
    """Take what the template says; else a heading in the table's head is a column's, and any other a row's."""
    origin = tree.origin(element)
    said = _SCOPES.get(origin.element.attrib.get("scope", "")) if origin else None
    group = tree.resolve(tree.resolve(element["P"])["P"])
    return said or ("/Column" if group["S"] == "/THead" else "/Row")


def _point(cell: _Cell, headings: _Headings) -> None:
    """Point from a cell to the headings of its row and of its column."""
    cell.element["A"].pop("Headers", None)
    found = [key for row in cell.rows for key in headings.rows[row]]
    found += [key for column in cell.columns for key in headings.columns[column]]
    if found:
        cell.element["A"]["Headers"] = array(found)
