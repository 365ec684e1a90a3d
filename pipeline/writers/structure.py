"""The structure tree of a PDF that WeasyPrint is writing: what each element was made from, and its fragments as one.

In: WeasyPrint's own objects. Out: the same objects, edited. WeasyPrint writes an element that runs over a page break
once a page (its issue 2903), so that a table of three pages is three tables with headers; here it becomes one again.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PdfObject: TypeAlias = Any
"""An object of pydyf's or of WeasyPrint's; they ship no types."""
_IN_A_ROW = {"/NonStruct", "/Span", "/P", "/Link"}
"""Kinds that are parts of one thing only where nothing stands between them."""
_REPEATED = {"/THead", "/TFoot"}


@dataclass(frozen=True, slots=True)
class Origin:
    """What an element of the tree was made from; two elements with the same origin are fragments of one."""

    element: PdfObject
    """The HTML element."""
    tag: str
    """Its name, or that of a part that the stylesheet added: ``a``, ``a::after``."""
    kind: str
    is_leader: bool = False
    """The row of dots in front of a page number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The structure tree, and what its elements were made from."""

    pdf: Any
    origins: dict[int, Origin]
    """By object number."""
    pages: dict[bytes, int]
    """The index of each page, by the reference to it."""

    @property
    def root(self) -> PdfObject:
        """The dictionary above the tree."""
        return self.resolve(self.pdf.catalog["StructTreeRoot"])

    @property
    def document(self) -> PdfObject:
        """The element that holds all others."""
        return self.resolve(self.root["K"][0])

    @property
    def owners(self) -> PdfObject:
        """The parent tree: a number and its value, in turn. Page n has key n; annotations come behind the pages."""
        return self.resolve(self.root["ParentTree"])["Nums"]

    def resolve(self, reference: bytes) -> PdfObject:
        """Give the object that a reference is to."""
        return self.pdf.objects[int(reference.split()[0])]

    def page_of(self, kid: PdfObject) -> int:
        """Give the index of the page that an element or a reference to marked content names."""
        return self.pages[kid["Pg"]]

    def elements(self, element: PdfObject) -> Iterator[PdfObject]:
        """Give the elements right under one."""
        for kid in element["K"]:
            if isinstance(kid, bytes) and (found := self.resolve(kid)).get("Type") == "/StructElem":
                yield found

    def descendants(self, element: PdfObject) -> Iterator[PdfObject]:
        """Give an element and all under it, in reading order."""
        yield element
        for kid in self.elements(element):
            yield from self.descendants(kid)

    def origin(self, element: PdfObject) -> Origin | None:
        """Tell what an element was made from; None for one that WeasyPrint put around a piece of text."""
        return self.origins.get(element.number)


def tree_of(pdf: PdfObject, made_from: dict[int, Origin]) -> Tree:
    """Give the tree of a PDF."""
    pages = {reference: number for number, reference in enumerate(pdf.page_references)}
    return Tree(pdf=pdf, origins=made_from, pages=pages)


@contextmanager
def origins(tags: PdfObject) -> Iterator[dict[int, Origin]]:
    """Remember what each element is made from, while a PDF is written; ``tags`` is ``weasyprint.pdf.tags``."""
    build = tags._build_box_tree  # noqa: SLF001
    found: dict[int, Origin] = {}

    def building(box: PdfObject, *others: PdfObject) -> Iterator[PdfObject]:
        for element in build(box, *others):
            leader = getattr(box, "is_leader", False)
            found.setdefault(element.number, Origin(box.element, box.element_tag, element["S"], leader))
            yield element

    tags._build_box_tree = building  # noqa: SLF001
    try:
        yield found
    finally:
        tags._build_box_tree = build  # noqa: SLF001


@contextmanager
def pages_counted_once() -> Iterator[None]:
    """Keep the references to a PDF's pages, which pydyf writes anew for every element: so many times so many."""
    written = pydyf.PDF.page_references
    kept: dict[int, tuple[int, Any]] = {}

    def references(pdf: PdfObject) -> Any:  # noqa: ANN401
        count = len(pdf.pages["Kids"])
        if kept.get(id(pdf), (None,))[0] != count:
            kept[id(pdf)] = count, written.fget(pdf)
        return kept[id(pdf)][1]

    pydyf.PDF.page_references = property(references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = written


def join(tree: Tree, element: PdfObject) -> None:
    """Make the fragments under an element one, from the top down; a table's repeated header is left out."""
    first: dict[Origin, Any] = {}
    kept: list[Any] = []
    for kid in element["K"]:
        found = tree.resolve(kid) if isinstance(kid, bytes) else None
        origin = tree.origin(found) if found is not None else None
        before = first.get(origin) if origin else None
        if before is None or (kept[-1] != before.reference and _is_common(tree, element, before)):
            kept.append(kid)
            if origin:
                first[origin] = found
        else:
            _absorb(tree, before, found)
    element["K"] = array(kept)
    for inner in tree.elements(element):
        join(tree, inner)


def _is_common(tree: Tree, parent: PdfObject, kid: PdfObject) -> bool:
    """Tell whether boxes of different things may have this origin; a nameless box has that of what it stands in."""
    of_parent, of_kid = tree.origin(parent), tree.origin(kid)
    inside_its_own = of_parent is not None and of_kid is not None and of_parent.element is of_kid.element
    return kid["S"] in _IN_A_ROW or inside_its_own


def _absorb(tree: Tree, first: PdfObject, second: PdfObject) -> None:
    """Move what is in the second fragment to the end of the first."""
    if first["S"] not in _REPEATED:
        first["K"].extend(_moved(tree, kid, first, second) for kid in second["K"])
    second.clear()  # nothing points at it any more; pydyf cannot leave an object out


def _moved(tree: Tree, kid: PdfObject, first: PdfObject, second: PdfObject) -> PdfObject:
    """Give a kid of the second fragment as one of the first."""
    if isinstance(kid, int) and first["Pg"] != second["Pg"]:
        kid = dictionary({"Type": "/MCR", "Pg": second["Pg"], "MCID": kid})
    if not isinstance(kid, bytes):
        page, mcid = (second, kid) if isinstance(kid, int) else (kid, kid["MCID"])
        tree.owners[2 * tree.page_of(page) + 1][mcid] = first.reference
        return kid
    found = tree.resolve(kid)
    if found["Type"] == "/OBJR":
        own(tree, found, first)
    else:
        found["P"] = first.reference
    return kid


def own(tree: Tree, objr: PdfObject, element: PdfObject) -> None:
    """Say in the parent tree which element an annotation belongs to."""
    owners = tree.owners
    owners[2 * tree.resolve(objr["Obj"])["StructParent"] + 1] = element.reference


def array(values: Iterable[PdfObject]) -> PdfObject:
    """Make an array of a PDF's; its numbers, names and references as they stand."""
    return pydyf.Array(list(values))


def dictionary(values: dict[str, PdfObject]) -> PdfObject:
    """Make a dictionary of a PDF's."""
    return pydyf.Dictionary(values)


def string(text: str) -> PdfObject:
    """Make a text of a PDF's."""
    return pydyf.String(text)
