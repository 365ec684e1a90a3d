"""Finished PDF → what it says of itself, and its text by tags, as a reader with aids gets it. Only for reading back.

In: bytes. Out: ``TaggedPdf``, which ``pipeline.conformance`` judges. Finds nothing wrong or right itself.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from pipeline.readers.content import characters_of, read_content
from pipeline.readers.tags import UNMARKED, Annotation, Font, Tag, TaggedPdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.readers.content import PdfObject

_FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}
_HARMLESS = ("/GoTo", "/URI")


def read_tagged(content: bytes) -> TaggedPdf:
    """Read a finished PDF.

    Raises:
        pikepdf.PdfError: the file is damaged or asks for a password.

    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = _pages(pdf)
        tree, loose = _tree(pdf, pages)
        root: PdfObject = pdf.Root
        return TaggedPdf(
            version=pdf.pdf_version,
            is_encrypted=pdf.is_encrypted,
            language=_text(root.get("/Lang")),
            is_marked=_says_yes(root, "/MarkInfo", "/Marked"),
            tree=tree,
            shows_title=_says_yes(root, "/ViewerPreferences", "/DisplayDocTitle"),
            title=_text(pdf.docinfo.get("/Title")),
            packet=root.Metadata.read_bytes() if "/Metadata" in root else b"",
            fonts=tuple(_font(font) for _, font in sorted(_fonts(pdf).items())),
            annotations=tuple(_annotations(pdf)),
            tabs=tuple(_text(page.obj.get("/Tabs")) for page in pdf.pages),
            pages=pages,
            loose=loose,
            foreign=tuple(sorted(set(_foreign(pdf)))),
        )


def _text(value: PdfObject | None) -> str | None:
    return None if value is None else str(value)


def _says_yes(root: PdfObject, part: str, name: str) -> bool:
    return part in root and bool(root[part].get(name, False))


def _fonts(pdf: pikepdf.Pdf) -> dict[str, PdfObject]:
    """Give all fonts, by the names that the pages call them; WeasyPrint's pages share one list."""
    return {name: font for page in pdf.pages for name, font in page.resources.get("/Font", {}).items()}


def _font(font: PdfObject) -> Font:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    is_embedded = bool(_FONT_FILES & set(inner.get("/FontDescriptor", {}).keys()))
    return Font(name=str(font.BaseFont).lstrip("/"), is_embedded=is_embedded, has_characters="/ToUnicode" in font)


def _pages(pdf: pikepdf.Pdf) -> tuple[dict[int, str], ...]:
    characters = {name: characters_of(font) for name, font in _fonts(pdf).items()}
    return tuple(read_content(page, characters) for page in pdf.pages)


@dataclass(frozen=True, slots=True)
class _Source:
    """What the structure tree is read from."""

    pages: dict[tuple[int, int], int]
    """The number of each page, by that of its object."""
    left: dict[tuple[int, int], str]
    """The text that no tag has taken yet, by page and mark."""


def _tree(pdf: pikepdf.Pdf, pages: tuple[dict[int, str], ...]) -> tuple[Tag | None, tuple[tuple[int, str], ...]]:
    """Read the structure tree, and page and text of what it does not hold."""
    shown = ((page, mark, text) for page, marks in enumerate(pages, 1) for mark, text in marks.items())
    left = {(page, mark): text for page, mark, text in shown if mark >= 0 or (mark == UNMARKED and text.strip())}
    source = _Source({page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}, left)
    root = pdf.Root.get("/StructTreeRoot")
    tree = _tag(source, root, 0) if root is not None else None
    return tree, tuple((page, text) for (page, _), text in left.items())


def _tag(source: _Source, element: PdfObject, page: int) -> Tag:
    page = source.pages.get(element.Pg.objgen, page) if "/Pg" in element else page
    kids = element.get("/K", [])
    parts = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    attributes = element.get("/A", {})
    return Tag(
        kind=str(element.get("/S", "/Root")).lstrip("/"),
        kids=tuple(kid for part in parts if (kid := _kid(source, part, page)) is not None),
        alt=_text(element.get("/Alt")),
        key=_text(element.get("/ID")),
        scope=_text(attributes.get("/Scope")),
        headers=tuple(map(str, attributes.get("/Headers", []))),
        columns=int(attributes.get("/ColSpan", 1)),
        rows=int(attributes.get("/RowSpan", 1)),
        annotations=tuple(part.Obj.objgen[0] for part in parts if _is(part, "/OBJR")),
    )


def _kid(source: _Source, part: PdfObject, page: int) -> Tag | str | None:
    if isinstance(part, int):
        return source.left.pop((page, part), "")
    if _is(part, "/MCR"):
        return source.left.pop((source.pages.get(part.Pg.objgen, page), int(part.MCID)), "")
    return None if _is(part, "/OBJR") else _tag(source, part, page)


def _is(part: PdfObject, kind: str) -> bool:
    return isinstance(part, pikepdf.Dictionary) and part.get("/Type") == kind


def _annotations(pdf: pikepdf.Pdf) -> Iterator[Annotation]:
    for number, page in enumerate(pdf.pages, 1):
        for one in page.obj.get("/Annots", []):
            kind = str(one.Subtype).lstrip("/")
            yield Annotation(page=number, number=one.objgen[0], kind=kind, contents=_text(one.get("/Contents")))


def _foreign(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Name what runs, is attached or lies outside; following a link to a page or an address is none of it."""
    root: PdfObject = pdf.Root
    names = root.get("/Names", {})
    yield from (name for name in ("/AF", "/AA", "/AcroForm", "/Collection") if name in root)
    yield from (name for name in ("/JavaScript", "/EmbeddedFiles") if name in names)
    places = [
        root,
        *(page.obj for page in pdf.pages),
        *(one for page in pdf.pages for one in page.obj.get("/Annots", [])),
    ]
    for place in places:
        yield from (name for name in ("/AA", "/AF") if name in place)
        for action in (place.get("/A"), place.get("/OpenAction")):
            if isinstance(action, pikepdf.Dictionary) and action.S not in _HARMLESS:
                yield str(action.S)
    yield from ("/F" for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/F" in one)
