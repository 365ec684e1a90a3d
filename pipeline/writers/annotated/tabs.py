"""The sheets of a workbook as its tabs: puts ours first, and takes those away that we put there before.

In: a package. Out: the package with workbook.xml, its relationships and docProps/app.xml edited; the numbers of the
other sheets in names and views follow. Does not look into the sheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from pipeline.writers.annotated.xml import (
    Element,
    LxmlError,
    after,
    drop,
    local,
    make,
    namespace,
    relation_attribute,
    sub,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.writers.annotated.package import Package

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BEHIND_NAMES = (
    "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
    "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip
"""What stands behind the defined names in workbook.xml (ECMA-376 part 1, 18.2.27, CT_Workbook)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One sheet."""

    name: str
    part: str
    kind: str
    """``worksheet``, or ``chartsheet`` and the like, which have no cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTab:
    """The sheet that is to stand first."""

    name: str
    content: bytes
    header: int
    """The row that is repeated on each printed page."""
    is_open: bool
    """It is the one that is seen when the workbook is opened."""


def workbook_part(package: Package) -> str:
    """Name the part that lists the sheets."""
    return next(one.part for one in package.relations("") if one.kind == "officeDocument")


def office(package: Package) -> str:
    """Give how the types of relationships begin, in the kind of the format that the workbook has."""
    return next(one.type.rpartition("/")[0] for one in package.relations("") if one.kind == "officeDocument")


def tabs(package: Package) -> tuple[Tab, ...]:
    """Give the sheets in their order."""
    workbook = workbook_part(package)
    root = package.tree(workbook)
    arrows = {one.id: one for one in package.relations(workbook)}
    listed = [(one.get("name", ""), arrows[one.get(relation_attribute(root), "")]) for one in _sheets(root)]
    return tuple(Tab(name=name, part=arrow.part, kind=arrow.kind) for name, arrow in listed)


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """Find a name that no sheet has; Excel does not tell capitals from small letters."""
    names = {name.casefold() for name in taken}
    more = (f"{wanted} ({number})" for number in count(2))
    return wanted if wanted.casefold() not in names else next(name for name in more if name.casefold() not in names)


def insert_first(package: Package, tab: NewTab) -> None:
    """Put a sheet before all the others."""
    workbook = workbook_part(package)
    part = package.new_name("xl/worksheets/funn{}.xml")
    package.add(part, tab.content, _TYPE)
    relation = package.relate(workbook, f"{office(package)}/worksheet", part)
    root = package.tree(workbook)
    sheets = _list_of_sheets(root)
    number = 1 + max((int(one.get("sheetId", "0")) for one in sheets), default=0)
    _move_numbers(root, lambda index: index + 1)
    _look_at(root, sheets, is_open=tab.is_open)
    first = make(sheets, "sheet", {"name": tab.name, "sheetId": str(number), relation_attribute(root): relation})
    sheets.insert(0, first)
    names = after(root, "definedNames", _BEHIND_NAMES)
    rows = f"{quoted(tab.name)}!${tab.header}:${tab.header}"
    sub(names, "definedName", {"name": "_xlnm.Print_Titles", "localSheetId": "0"}, rows)
    package.put(workbook, root)
    _retitle(package, lambda titles: titles.insert(0, tab.name))


def remove(package: Package, tab: Tab) -> None:
    """Take a sheet away, with its parts and names."""
    workbook = workbook_part(package)
    root = package.tree(workbook)
    sheets = _list_of_sheets(root)
    gone = next(place for place, one in enumerate(sheets) if one.get("name") == tab.name)
    sheets.remove(sheets[gone])
    _move_numbers(root, lambda index: None if index == gone else index - (index > gone))
    package.put(workbook, root)
    if b"<f" in package.parts[tab.part] and (chain := package.related(workbook, "calcChain")):
        package.unrelate(workbook, chain)  # it lists every formula, and Excel makes it anew
        package.remove(chain)
    package.unrelate(workbook, tab.part)
    package.remove(tab.part)
    _retitle(package, lambda titles: titles.remove(tab.name))


def quoted(name: str) -> str:
    """Write a sheet's name as a reference has it: ``'Uke 9''s ark'``."""
    return "'{}'".format(name.replace("'", "''"))


def _list_of_sheets(root: Element) -> Element:
    return next(one for one in root if local(one) == "sheets")


def _sheets(root: Element) -> list[Element]:
    return [one for one in _list_of_sheets(root) if local(one) == "sheet"]


def _move_numbers(root: Element, moved: Callable[[int], int | None]) -> None:
    """Let the numbers of sheets in names and views follow; a name of a sheet that is gone goes too."""
    for name in [one for one in root.iter(f"{namespace(root)}definedName") if one.get("localSheetId")]:
        index = moved(int(name.get("localSheetId", "0")))
        name.set("localSheetId", str(index))
        if index is None:
            drop(name)
    for names in [one for one in root.findall(f"{namespace(root)}definedNames") if not len(one)]:
        drop(names)
    for view in root.iter(f"{namespace(root)}workbookView"):
        for attribute in {"activeTab", "firstSheet"} & {*view.attrib}:
            view.set(attribute, str(moved(int(view.get(attribute, "0"))) or 0))


def _look_at(root: Element, sheets: Element, *, is_open: bool) -> None:
    """Show the tab of our sheet, and open it or stay where the workbook was left."""
    views = [*root.iter(f"{namespace(root)}workbookView")]
    if not views:
        made = make(root, "bookViews")
        root.insert(root.index(sheets), made)
        views = [sub(made, "workbookView")]
    for view in views:
        view.attrib.pop("firstSheet", None)
        view.set("activeTab", "0" if is_open else view.get("activeTab", "1"))


def _retitle(package: Package, edit: Callable[[list[str]], None]) -> None:
    """Edit the list of sheets in docProps/app.xml, which nothing depends on; one that does not fit is left as it is."""
    part = package.related("", "extended-properties")
    if part is None:
        return
    try:
        root = package.tree(part)
        vector, number = _titles(root)
        titles = [one.text or "" for one in vector[: int(number.text or "")]]
        edit(titles)
    except (LxmlError, ValueError, LookupError, StopIteration):
        return
    del vector[: int(number.text or "")]
    for place, title in enumerate(titles):
        vector.insert(place, make(vector, "lpstr", text=title))
    number.text = str(len(titles))
    vector.set("size", str(len(vector)))
    package.put(part, root)


def _titles(root: Element) -> tuple[Element, Element]:
    """Find the list of titles, in which the sheets come first, and the number of sheets."""
    vectors = {local(one): one[0] for one in root if local(one) in {"HeadingPairs", "TitlesOfParts"}}
    return vectors["TitlesOfParts"], next(one for one in vectors["HeadingPairs"].iter() if local(one) == "i4")
