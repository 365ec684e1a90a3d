"""The cells of one sheet: finds one, or puts it where it belongs, and says how it looks.

In: the root of a sheet's part. Out: the same with cells added and looks changed; values are never touched. Rows and
cells that leave out their number stand after the one before them (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotations import position
from pipeline.readers.cells import column_letter
from pipeline.writers.annotated.xml import Element, local, make, namespace

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator


class Cells:
    """The cells of a sheet, by row and column."""

    def __init__(self, root: Element) -> None:
        """Look at a sheet."""
        self._root = root
        self._data = next(one for one in root if local(one) == "sheetData")
        self._merged = [_corners(one.get("ref", "")) for one in root.iter(f"{namespace(root)}mergeCell")]
        self._rows = dict(_numbered(self._data, "row", int))

    def shown_at(self, cell: str) -> str:
        """Name the cell in which a cell is shown: of a merged range, the first."""
        row, column = position(cell)
        for (top, left), (bottom, right) in self._merged:
            if top <= row <= bottom and left <= column <= right:
                return f"{column_letter(left)}{top}"
        return f"{column_letter(column)}{row}"

    def relook(self, cell: str, new: Callable[[int], int]) -> None:
        """Give a cell another look, which depends on the one it has; a cell that is not there is put there."""
        place = position(cell)
        found = self._find(place)
        looks = self._look_of_empty(place) if found is None else int(found.get("s", "0"))
        if (wanted := new(looks)) != looks:
            (self._put(place) if found is None else found).set("s", str(wanted))

    def _find(self, place: tuple[int, int]) -> Element | None:
        row = self._rows.get(place[0])
        return None if row is None else dict(_numbered(row, "c", lambda name: position(name)[1])).get(place[1])

    def _look_of_empty(self, place: tuple[int, int]) -> int:
        """Tell how a cell looks that is not there: as its row, or else as its column."""
        row = self._rows.get(place[0])
        if row is not None and row.get("customFormat") in {"1", "true"}:
            return int(row.get("s", "0"))
        columns = self._root.iter(f"{namespace(self._root)}col")
        mine = (one for one in columns if int(one.get("min", "0")) <= place[1] <= int(one.get("max", "0")))
        return next((int(one.get("style", "0")) for one in mine), 0)

    def _put(self, place: tuple[int, int]) -> Element:
        number, column = place
        row = self._rows.get(number)
        if row is None:
            row = make(self._data, "row", {"r": str(number)})
            _insert(self._data, row, sum(before < number for before in self._rows))
            self._rows = dict(_numbered(self._data, "row", int))
        cells = dict(_numbered(row, "c", lambda name: position(name)[1]))
        cell = make(row, "c", {"r": f"{column_letter(column)}{number}"})
        _insert(row, cell, sum(before < column for before in cells))
        row.attrib.pop("spans", None)  # a hint of how far the row goes, which may now be wrong
        return cell


def relooked(root: Element, ours: Container[int], without: Callable[[int], int]) -> bool:
    """Give cells, rows and columns that have a look of ours the one without; tell whether there were any."""
    changed = False
    for one in root.iter(*(f"{namespace(root)}{name}" for name in ("c", "row", "col"))):
        attribute = "style" if local(one) == "col" else "s"
        if (number := int(one.get(attribute, "0"))) in ours:
            one.set(attribute, str(without(number)))
            changed = True
    return changed


def _insert(parent: Element, child: Element, before: int) -> None:
    """Put a child behind so many of the elements of its name."""
    same = [one for one in parent if local(one) == local(child)]
    parent.insert(parent.index(same[before - 1]) + 1 if before else 0, child)


def _numbered(parent: Element, name: str, read: Callable[[str], int]) -> Iterator[tuple[int, Element]]:
    last = 0
    for one in parent:
        if local(one) == name:
            last = read(str(one.get("r"))) if one.get("r") else last + 1
            yield last, one


def _corners(reference: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = reference.partition(":")
    return position(first), position(last or first)
