"""The links of a PDF's structure tree: one element and one annotation each, named by the link's own words.

In: a tree whose fragments are joined. Out: the same tree. WeasyPrint makes an annotation for each line of a link, and
more for the page number that a stylesheet puts behind it, and names them by where they go.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.writers.structure import array, own, string

if TYPE_CHECKING:
    from pipeline.writers.structure import PdfObject, Tree

_NOBODY = "null"


def describe_links(tree: Tree) -> None:
    """Make every link one."""
    for element in tree.descendants(tree.document):
        if element["S"] == "/Link":
            _gather(tree, element)
            _fuse(tree, element)
            element["S"] = "/Link" if _annotations(tree, element) else "/Span"  # a link that leads nowhere is text
    owners = tree.owners
    left = [(key, owner) for key, owner in zip(owners[::2], owners[1::2], strict=True) if owner != _NOBODY]
    owners[:] = [part for pair in left for part in pair]


def _gather(tree: Tree, link: PdfObject) -> None:
    """Give a link the annotations of the links inside it, which are pieces of text from now on."""
    for inner in list(tree.descendants(link))[1:]:
        if inner["S"] == "/Link":
            inner["S"] = "/Span"
            references = _annotations(tree, inner)
            inner["K"] = array(kid for kid in inner["K"] if kid not in references)
            link["K"].extend(references)
            for reference in references:
                own(tree, tree.resolve(reference), link)


def _annotations(tree: Tree, link: PdfObject) -> list[bytes]:
    """Give the references to annotations that stand right under an element."""
    kids = (kid for kid in link["K"] if isinstance(kid, bytes))
    return [kid for kid in kids if tree.resolve(kid).get("Type") == "/OBJR"]


def _fuse(tree: Tree, link: PdfObject) -> None:
    """Leave one annotation a page, and name it."""
    origin = tree.origin(link)
    name = " ".join("".join(origin.element.itertext()).split()) if origin else ""
    for page, references in groupby(_annotations(tree, link), lambda reference: tree.resolve(reference)["Pg"]):
        first, *others = (tree.resolve(tree.resolve(reference)["Obj"]) for reference in references)
        if name:
            first["Contents"] = string(name)
        if others:
            _cover(first, [first, *others])
            _drop(tree, link, page, others)


def _cover(first: PdfObject, annotations: list[PdfObject]) -> None:
    """Let an annotation cover the places of several, line by line."""
    lines: list[tuple[float, ...]] = []
    for left, top, right, bottom in (one["Rect"] for one in annotations):
        before = lines[-1] if lines else None
        if before and before[1] < top and bottom < before[3]:
            lines[-1] = _around([before, (left, bottom, right, top)])
        else:
            lines.append((left, bottom, right, top))
    first["Rect"] = array(_around(lines))
    if len(lines) > 1:
        corners = ((left, top, right, top, left, bottom, right, bottom) for left, bottom, right, top in lines)
        first["QuadPoints"] = array(number for four in corners for number in four)


def _around(places: list[tuple[float, ...]]) -> tuple[float, ...]:
    lefts, bottoms, rights, tops = zip(*places, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _drop(tree: Tree, link: PdfObject, page: bytes, annotations: list[PdfObject]) -> None:
    """Take annotations out of their page, of their link and of the parent tree."""
    gone = {one.reference for one in annotations}
    on_page = tree.resolve(page)["Annots"]
    on_page[:] = [one for one in on_page if one not in gone]
    lost = [reference for reference in _annotations(tree, link) if tree.resolve(reference)["Obj"] in gone]
    link["K"] = array(kid for kid in link["K"] if kid not in lost)
    for one in (*annotations, *map(tree.resolve, lost)):
        if "StructParent" in one:
            tree.owners[2 * one["StructParent"] + 1] = _NOBODY
        one.clear()
