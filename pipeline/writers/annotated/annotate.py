"""A workbook's bytes + an Annotation → its bytes with the findings in it; without those of last time.

In: the file as a group sent it, any round. Out: a copy with a comment and a colour in each cell that has a finding, and
the sheet «Funn» first; None where there is nothing to say and nothing of ours to take away. Raises MarkingError where a
part of it cannot be edited.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from functools import cache, partial
from typing import TYPE_CHECKING

from pipeline.annotations import SHEET, position, remark, worst_first
from pipeline.errors import MarkingError
from pipeline.writers.annotated import comments, threads
from pipeline.writers.annotated.cells import Cells, relooked
from pipeline.writers.annotated.findings_sheet import HEADER, findings_sheet
from pipeline.writers.annotated.looks import Looks
from pipeline.writers.annotated.package import Package
from pipeline.writers.annotated.tabs import NewTab, free_name, insert_first, remove, tabs, workbook_part
from pipeline.writers.annotated.xml import LxmlError, namespace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from pipeline.annotations import Annotation
    from pipeline.findings import Finding
    from pipeline.readers.raw import Place

_SELECTED = re.compile(rb'\btabSelected="(?:1|true)"')
_BROKEN = (
    LxmlError, LookupError, ValueError, ArithmeticError, StopIteration, EOFError, OSError, NotImplementedError,
    RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What comes of a package that does not hang together in a part that the reader had no use for."""


def annotated(content: bytes, annotation: Annotation) -> bytes | None:
    """Write the findings into a copy of a workbook.

    Raises:
        MarkingError: a part of the workbook cannot be edited.

    """
    try:
        package = Package(content)
        _clean(package, annotation.ours)
        if annotation.findings:
            _write(package, annotation)
    except _BROKEN as problem:
        raise MarkingError(annotation.file) from problem
    return package.packed() if annotation.findings or package.is_changed else None


def _clean(package: Package, ours: Sequence[str]) -> None:
    """Take everything away that we put there before."""
    for tab in [one for one in tabs(package) if one.name in ours]:
        remove(package, tab)
    looks = Looks(package)
    ours_in, changed = looks.are_ours(), False
    for part in _worksheets(package).values():
        threads.remove(package, part)
        if ours_in or comments.has_ours(package, part):
            sheet = comments.Sheet(package=package, part=part, root=package.tree(part))
            recoloured = relooked(sheet.root, ours_in, cache(looks.without))
            if comments.remove(sheet) or recoloured:
                package.put(part, sheet.root)
            changed = changed or recoloured
    if changed:
        looks.save()
    threads.leave(package)


def _write(package: Package, annotation: Annotation) -> None:
    parts, looks = _worksheets(package), Looks(package)
    for name, found in _by_sheet(annotation).items():
        coloured = {place for sheet, place in annotation.coloured if sheet == name}
        _mark(package, parts[name], found, looks, coloured)
    selected = {tab.part for tab in tabs(package) if _SELECTED.search(package.parts[tab.part])}
    is_open = selected <= {parts[name] for name in _by_sheet(annotation)}
    if is_open:
        _deselect(package, selected)
    space = namespace(package.tree(workbook_part(package)))[1:-1]
    content = findings_sheet(annotation, looks, space, is_open=is_open)
    looks.save()
    name = free_name(SHEET, [tab.name for tab in tabs(package)])
    insert_first(package, NewTab(name=name, content=content, header=HEADER, is_open=is_open))


def _mark(
    package: Package, part: str, found_at: Mapping[str, Sequence[Finding]], looks: Looks, coloured: Container[Place]
) -> None:
    """Give each cell of a sheet its colour and its comment; a merged range has them in its first cell.

    A cell that says something by its own colour has the comment alone.
    """
    root = package.tree(part)
    cells = Cells(root)
    shown: dict[str, list[Finding]] = {}
    for cell, found in found_at.items():
        shown.setdefault(cells.shown_at(cell), []).extend(found)
    told = {cell: worst_first(found) for cell, found in shown.items()}
    for cell, found in told.items():
        if position(cell) not in coloured:
            cells.relook(cell, partial(looks.marked, severity=found[0].severity))
    texts = {cell: remark(found) for cell, found in told.items()}
    comments.add(comments.Sheet(package=package, part=part, root=root), texts)
    threads.answer(package, part, texts)
    package.put(part, root)


def _deselect(package: Package, parts: Iterable[str]) -> None:
    """Leave ours the only sheet that is selected: what is typed into one of several goes into all of them."""
    for part in parts:
        root = package.tree(part)
        for view in root.iter(f"{namespace(root)}sheetView"):
            view.attrib.pop("tabSelected", None)
        package.put(part, root)


def _worksheets(package: Package) -> dict[str, str]:
    """Give the parts of the sheets that have cells, by name."""
    return {tab.name: tab.part for tab in tabs(package) if tab.kind == "worksheet"}


def _by_sheet(annotation: Annotation) -> dict[str, dict[str, list[Finding]]]:
    sheets: dict[str, dict[str, list[Finding]]] = {}
    for one in annotation.findings:
        if one.at.sheet and one.at.cell:
            sheets.setdefault(one.at.sheet, {}).setdefault(one.at.cell, []).append(one)
    return sheets
