"""The last hand on a PDF: what WeasyPrint leaves undone of PDF/A-2a and PDF/UA-1, before the bytes are written.

In: the objects that WeasyPrint will write. Out: the same objects, edited. WeasyPrint and pydyf are held to one exact
version each, since this reaches into both; the tests validate the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.writers.artifacts import leave_out, make_artifacts
from pipeline.writers.links import describe_links
from pipeline.writers.lists import tidy_lists
from pipeline.writers.metadata import describe
from pipeline.writers.structure import array, join, tree_of
from pipeline.writers.tables import describe_tables

if TYPE_CHECKING:
    from pipeline.writers.properties import Properties
    from pipeline.writers.structure import Origin, PdfObject, Tree

_CONTENTS = {"/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}
_POINTS = 0.75
"""A CSS pixel is three quarters of a point."""


def finish(pdf: PdfObject, origins: dict[int, Origin], properties: Properties) -> None:
    """Make the tree whole, say what each part is, and leave nothing outside."""
    tree = tree_of(pdf, origins)
    tidy_lists(tree)
    join(tree, tree.document)
    describe_links(tree)
    leave_out(tree)
    describe_tables(tree)
    _name_contents(tree)
    _place_figures(tree)
    make_artifacts(tree)
    describe(pdf, properties)


def _name_contents(tree: Tree) -> None:
    """Make a table of contents of the list in a ``nav``, so that a reader can pass it over or go to it."""
    for element in tree.descendants(tree.document):
        origin = tree.origin(element)
        if origin and origin.tag == "nav":
            for inner in tree.descendants(element):
                inner["S"] = _CONTENTS.get(inner["S"], inner["S"])


def _place_figures(tree: Tree) -> None:
    """Say where a figure stands in points from the foot of the page; WeasyPrint says it in pixels from the top."""
    for element in tree.descendants(tree.document):
        if element["S"] == "/Figure":
            left, top, right, bottom = (_POINTS * edge for edge in element["A"]["BBox"])
            height = tree.resolve(element["Pg"])["MediaBox"][3]
            element["A"]["BBox"] = array((left, height - bottom, right, height - top))
