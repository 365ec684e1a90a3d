"""The lists of a PDF's structure tree: an item is a label and one body, which also holds the list under the item.

In: a tree as WeasyPrint has built it, before its fragments are joined. Out: the same tree. WeasyPrint puts an inner
list behind its item, and what stands as a block in an item beside the item's body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.writers.structure import Origin, array, dictionary

if TYPE_CHECKING:
    from pipeline.writers.structure import PdfObject, Tree


def tidy_lists(tree: Tree) -> None:
    """Put every part of an item into its body, in reading order."""
    for element in tree.descendants(tree.document):
        if element["S"] == "/L":
            _take_in(tree, element)
            for item in tree.elements(element):
                if item["S"] == "/LI":
                    _give_body(tree, item)


def _take_in(tree: Tree, outer: PdfObject) -> None:
    """Move the lists right under a list into the item before each."""
    kept: list[Any] = []
    item = None
    for kid in tree.elements(outer):
        if kid["S"] == "/L" and item is not None:
            item["K"].append(kid.reference)
            kid["P"] = item.reference
        else:
            kept.append(kid.reference)
            item = kid
    outer["K"] = array(kept)


def _give_body(tree: Tree, item: PdfObject) -> None:
    """Leave a label and one body in an item. Elements are numbered in reading order."""
    parts = sorted(tree.elements(item), key=lambda part: part.number)
    rest = [part for part in parts if part["S"] != "/Lbl"]
    if [part["S"] for part in rest] in ([], ["/LBody"]):
        return
    body = dictionary({"Type": "/StructElem", "S": "/LBody", "K": array([]), "Pg": item["Pg"], "P": item.reference})
    tree.pdf.add_object(body)
    if origin := tree.origin(item):
        tree.origins[body.number] = Origin(origin.element, origin.tag, "/LBody")
    for part in rest:
        part["P"] = body.reference
        part["S"] = "/NonStruct" if part["S"] == "/LBody" else part["S"]
    body["K"] = array(part.reference for part in rest)
    item["K"] = array([*(part.reference for part in parts if part["S"] == "/Lbl"), body.reference])
