"""The comments of one sheet: ours put beside the group's own or under them, and taken away again.

In: a package, a sheet's part, texts by cell. Out: the sheet's comments, and the drawing with their boxes. A group's
comment stays as it is, with ours under it; a thread is answered too (``threads.py``). Ours are known by their words,
since not every program keeps the author of a comment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.annotations import AUTHOR, own_parts
from pipeline.writers.annotated import boxes
from pipeline.writers.annotated.tabs import office
from pipeline.writers.annotated.xml import (
    Element,
    after,
    drop,
    encoded,
    local,
    namespace,
    parent,
    relation_attribute,
    sub,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.writers.annotated.package import Package

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEHIND_DRAWING = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    "AlternateContent",
)  # fmt: skip
"""What stands behind ``legacyDrawing`` (ECMA-376 part 1, 18.3.1.99, CT_Worksheet); Excel wraps some of it."""
_GAP = "\n\n"
_KEPT = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The part of a sheet, and its root, which the caller writes."""

    package: Package
    part: str
    root: Element


def add(sheet: Sheet, texts: Mapping[str, str]) -> None:
    """Put a text into the comment of each cell."""
    comments = sheet.package.related(sheet.part, "comments") or _new_comments(sheet)
    root = sheet.package.tree(comments)
    drawing = _drawing(sheet) or _new_drawing(sheet)
    own = {one.get("ref", "").upper(): one for one in _comments(root)}
    for cell, text in texts.items():
        if cell in own:
            _append(own[cell], text)
        else:
            _make(root, cell, text)
    drawn, grid = _decoded(sheet.package.parts[drawing]), boxes.grid_of(sheet.root)
    drawn = boxes.with_room(drawn, {cell: _text(own[cell]) for cell in texts if cell in own}, grid)
    drawn = boxes.with_boxes(drawn, {cell: text for cell, text in texts.items() if cell not in own}, grid)
    sheet.package.put(comments, root)
    sheet.package.parts[drawing] = _encoded(drawn)


def has_ours(package: Package, part: str) -> bool:
    """Tell whether a sheet's comments may have a text of ours among them."""
    comments = package.related(part, "comments")
    return comments is not None and AUTHOR.encode() in package.parts[comments]


def remove(sheet: Sheet) -> bool:
    """Take our texts out, with the comments that held nothing else; tell whether the sheet's root was changed."""
    package = sheet.package
    comments = package.related(sheet.part, "comments")
    if comments is None or not has_ours(package, sheet.part):
        return False
    root = package.tree(comments)
    emptied = [one for one in _comments(root) if _cut(one) and not _text(one).strip()]
    for one in emptied:
        drop(one)
    _forget_author(root)
    package.put(comments, root)
    if not _comments(root):
        package.unrelate(sheet.part, comments)
        package.remove(comments)
    drawing = _drawing(sheet)
    return drawing is not None and _without_boxes(sheet, drawing, [one.get("ref", "") for one in emptied])


def _without_boxes(sheet: Sheet, drawing: str, cells: list[str]) -> bool:
    drawn = boxes.without_boxes(_decoded(sheet.package.parts[drawing]), cells)
    sheet.package.parts[drawing] = _encoded(drawn)
    if not cells or not boxes.is_empty(drawn):
        return False
    for one in [one for one in sheet.root if local(one) == "legacyDrawing"]:
        drop(one)
    sheet.package.unrelate(sheet.part, drawing)
    sheet.package.remove(drawing)
    return True


def _comments(root: Element) -> list[Element]:
    return [*root.iter(f"{namespace(root)}comment")]


def _texts(comment: Element) -> list[Element]:
    """Give the pieces of text that a comment shows."""
    return [one for one in comment.iter(f"{namespace(comment)}t") if parent(one, "text", "r") is not None]


def _text(comment: Element) -> str:
    return "".join(one.text or "" for one in _texts(comment))


def _cut(comment: Element) -> bool:
    """Take our texts out of a comment; tell whether there were any."""
    ours = own_parts(_text(comment))
    begin = 0
    for piece in _texts(comment) if ours else ():
        text = piece.text or ""
        piece.text = "".join(
            letter for at, letter in enumerate(text, begin) if not any(start <= at < end for start, end in ours)
        )
        begin += len(text)
        if text and not piece.text and (run := parent(piece, "r")) is not None:
            drop(run)
    return bool(ours)


def _append(comment: Element, text: str) -> None:
    pieces = _texts(comment)
    if pieces and parent(pieces[-1], "text") is not None:
        pieces[-1].text = f"{pieces[-1].text or ''}{_GAP}{encoded(text)}"
        pieces[-1].set(_KEPT, "preserve")
    else:
        _write(next(one for one in comment if local(one) == "text"), text, _GAP if pieces else "")


def _make(root: Element, cell: str, text: str) -> None:
    authors = after(root, "authors", ("commentList", "extLst"))
    names = [one.text for one in authors]
    if AUTHOR not in names:
        sub(authors, "author", text=AUTHOR)
        names.append(AUTHOR)
    listed = after(root, "commentList", ("extLst",))
    comment = sub(listed, "comment", {"ref": cell, "authorId": str(names.index(AUTHOR)), "shapeId": "0"})
    _write(sub(comment, "text"), text)


def _write(inside: Element, text: str, before: str = "") -> None:
    """Write our text in runs: its first line is bold, as Excel has the author's name."""
    first, _, rest = text.partition("\n")
    for said, bold in ((f"{before}{first}", True), (f"\n{rest}", False)):
        run = sub(inside, "r")
        looks = sub(run, "rPr")
        if bold:
            sub(looks, "b")
        sub(looks, "sz", {"val": "9"})
        sub(looks, "color", {"indexed": "81"})
        sub(looks, "rFont", {"val": "Tahoma"})
        sub(looks, "family", {"val": "2"})
        sub(run, "t", {_KEPT: "preserve"}, encoded(said))


def _forget_author(root: Element) -> None:
    """Take our name out of the authors, if it is the last and wrote nothing; the others keep their numbers."""
    authors = after(root, "authors", ("commentList", "extLst"))
    used = {one.get("authorId") for one in _comments(root)}
    if len(authors) and authors[-1].text == AUTHOR and str(len(authors) - 1) not in used:
        authors.remove(authors[-1])


def _new_comments(sheet: Sheet) -> str:
    part = sheet.package.new_name("xl/commentsFunn{}.xml")
    empty = f'<comments xmlns="{namespace(sheet.root)[1:-1]}"><authors/><commentList/></comments>'
    sheet.package.add(part, empty.encode(), _TYPE)
    sheet.package.relate(sheet.part, f"{office(sheet.package)}/comments", part)
    return part


def _drawing(sheet: Sheet) -> str | None:
    """Find the drawing that the sheet shows boxes from; the one for its header is another."""
    shown = next((one for one in sheet.root if local(one) == "legacyDrawing"), None)
    wanted = None if shown is None else shown.get(relation_attribute(sheet.root))
    arrows = (one for one in sheet.package.relations(sheet.part) if one.id == wanted)
    return next((one.part for one in arrows if one.part in sheet.package.parts), None)


def _new_drawing(sheet: Sheet) -> str:
    part = sheet.package.new_name("xl/drawings/vmlDrawingFunn{}.vml")
    sheet.package.add(part, boxes.EMPTY.encode(), _DRAWING_TYPE)
    relation = sheet.package.relate(sheet.part, f"{office(sheet.package)}/vmlDrawing", part)
    for broken in [one for one in sheet.root if local(one) == "legacyDrawing"]:
        drop(broken)
    after(sheet.root, "legacyDrawing", _BEHIND_DRAWING, {relation_attribute(sheet.root): relation})
    return part


def _decoded(content: bytes) -> str:
    return content.decode("utf-8-sig", "surrogateescape")


def _encoded(drawing: str) -> bytes:
    return drawing.encode("utf-8", "surrogateescape")
