"""What a PDF shows and no reader should say: running heads, page numbers, a table's header repeated, rows of dots.

In: a tree whose fragments are joined. Out: all marked content of the pages that the tree does not reach is an artifact,
and what is not in the tree any more is empty. WeasyPrint marks running heads as text of no tree (its issue 1836).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.writers.structure import array, dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.writers.structure import PdfObject, Tree


def leave_out(tree: Tree) -> None:
    """Take the rows of dots in front of page numbers out of the tree."""
    for element in tree.descendants(tree.document):
        dots = {one.reference for one in tree.elements(element) if (of := tree.origin(one)) and of.is_leader}
        if dots:
            element["K"] = array(kid for kid in element["K"] if kid not in dots)


def make_artifacts(tree: Tree) -> None:
    """Make artifacts of all that the tree does not reach."""
    reached: dict[int, set[int]] = {page: set() for page in tree.pages.values()}
    elements = set()
    for element in tree.descendants(tree.document):
        elements.add(element.number)
        for page, mcid in _content(tree, element):
            reached[page].add(mcid)
    for reference, page in tree.pages.items():
        stream = tree.resolve(tree.resolve(reference)["Contents"])
        for mcid in _mark(stream.stream, reached[page]):
            tree.owners[2 * page + 1][mcid] = "null"
    _empty(tree, elements)


def _content(tree: Tree, element: PdfObject) -> Iterator[tuple[int, int]]:
    """Give the page and the number of each piece of marked content in an element."""
    for kid in element["K"]:
        if isinstance(kid, int):
            yield tree.page_of(element), kid
        elif isinstance(kid, dict):
            yield tree.page_of(kid), kid["MCID"]


def _mark(stream: list[Any], reached: set[int]) -> Iterator[int]:
    """Make artifacts of the marked content that is not reached; give its numbers. A mark is tag, properties, BDC."""
    for place, properties in enumerate(stream):
        if isinstance(properties, dict) and (mcid := properties.get("MCID")) not in reached and mcid is not None:
            stream[place - 1] = "/Artifact"
            stream[place] = dictionary({"Type": "/Pagination"})
            yield mcid


def _empty(tree: Tree, elements: set[int]) -> None:
    """Empty the elements that are not in the tree; pydyf cannot leave out an object."""
    for number, found in enumerate(tree.pdf.objects):
        if isinstance(found, dict) and found.get("Type") == "/StructElem" and number not in elements:
            found.clear()
