"""Word document → RawParagraphs: the text as it reads with every tracked change accepted.

Walks the document's own XML, since paragraphs inside content controls and inserted text are not seen otherwise.
Raises InputError where the file is no Word document we can read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from pipeline.errors import InputError
from pipeline.readers.damage import DAMAGED
from pipeline.readers.package import BODY_LEVEL, number_of
from pipeline.readers.raw import RawParagraph
from pipeline.readers.tracked import Reading, View, read_paragraphs, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document as DocumentObject
    from lxml.etree import _Element

    _Chain = tuple[tuple[str, _Element], ...]

_HEADING_NAME = re.compile(r"(?:heading|overskrift) (\d)", re.IGNORECASE)
_TITLE_NAME = re.compile(r"title|tittel", re.IGNORECASE)
_TABLE, _ROW, _CELL = qn("w:tbl"), qn("w:tr"), qn("w:tc")
_MOST_COLUMNS = 63
"""That Word makes in a table."""
_LIST_NAME = re.compile(r"(?:list|liste|punktliste|nummerert liste)\b.*?(\d)?", re.IGNORECASE)


def read_document(path: Path) -> tuple[RawParagraph, ...]:
    """Read every paragraph of a document's body, also in tables and content controls.

    Raises:
        InputError: the file is damaged, locked or of another format.

    """
    try:
        document = Document(str(path))
        _ = document.styles  # python-docx opens them when they are asked for
        _read_all(path)
    except (*DAMAGED, OpcError, LxmlError) as problem:
        message = (
            f"{path.name}: dokumentet kan ikke åpnes. Åpne det i Word, og lagre det på nytt som Word-dokument (.docx)."
        )
        raise InputError(message) from problem
    return _paragraphs(document, View.ACCEPTED)


def _read_all(path: Path) -> None:
    """Read the parts that python-docx passes over: what is made of the document takes them along."""
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            package.read(name)


def read_back(content: bytes, view: View = View.ACCEPTED) -> tuple[RawParagraph, ...]:
    """Read every paragraph of a document that we made; a broken one is a bug, and raises."""
    return _paragraphs(Document(io.BytesIO(content)), view)


def _paragraphs(document: DocumentObject, view: View) -> tuple[RawParagraph, ...]:
    elements = {style.get(qn("w:styleId")): style for style in document.styles.element.iterchildren(qn("w:style"))}
    styles = {name: tuple(_chain(name, elements)) for name in elements if name}
    places = _places(document.element.body)
    return tuple(_paragraph(reading, styles, places) for reading in read_paragraphs(document.element.body, view))


def _places(body: _Element) -> dict[_Element, int]:
    """Give every table its number, every row its number in the table, and every cell the column it begins in, from 1.

    A content control may stand around any of them.
    """
    before: Counter[tuple[_Element | None, object]] = Counter()
    places: dict[_Element, int] = {}
    for element in body.iter(_TABLE, _ROW, _CELL):
        holder = _TABLE if element.tag == _ROW else _ROW if element.tag == _CELL else None
        around = next(element.iterancestors(holder), None) if holder else None, element.tag
        places[element] = before[around] + 1
        before[around] += _span(element) if element.tag == _CELL else 1
    return places


def _span(cell: _Element) -> int:
    """Give the columns that a cell is over; a document that says something absurd is read as if it said nothing."""
    number = number_of(_value(cell, "w:tcPr/w:gridSpan")) or 1
    return int(number) if 1 <= number <= _MOST_COLUMNS else 1


def _paragraph(reading: Reading, styles: dict[str, _Chain], places: dict[_Element, int]) -> RawParagraph:
    element = reading.element
    style = styles.get(_value(element, "w:pPr/w:pStyle") or "", ())
    return RawParagraph(
        number=reading.number,
        text=reading.text,
        heading=_heading(element, style),
        level=_list_level(element, style),
        bold=_is_bold(element),
        indent=int(number_of(_value(element, "w:pPr/w:ind", "w:left")) or 0),
        size=_size(element, style),
        cell=_cell(element, places),
        span=_span(around) if (around := _outermost(element).get(_CELL)) is not None else 1,
        bookmarks=tuple(reading.bookmarks),
    )


def _size(element: _Element, style: _Chain) -> float | None:
    """Give the size of the letters in points: the first run's own, else the style's."""
    run = next((run for run in element.iter(qn("w:r")) if text_of(run).strip()), None)
    holders = [*([] if run is None else [run]), *(link for _, link in style)]
    found = next((size for one in holders if (size := number_of(_value(one, "w:rPr/w:sz")))), None)
    return found / 2 if found else None


def _cell(element: _Element, places: dict[_Element, int]) -> tuple[int, int, int] | None:
    """Say in which cell of which table a paragraph stands; of tables in tables, the outermost."""
    around = _outermost(element)
    if _TABLE not in around:
        return None
    return places[around[_TABLE]], places[around[_ROW]], places[around[_CELL]]


def _outermost(element: _Element) -> dict[object, _Element]:
    """Give the table, the row and the cell around an element, by their tags."""
    return {parent.tag: parent for parent in element.iterancestors(_CELL, _ROW, _TABLE)}


def _value(element: _Element, path: str, attribute: str = "w:val") -> str | None:
    found = element.find("/".join(qn(part) for part in path.split("/")))
    return None if found is None else found.get(qn(attribute))


def _chain(name: str | None, styles: dict[str | None, _Element]) -> Iterator[tuple[str, _Element]]:
    """Give a style and the styles that it is based on, each by its name and its element."""
    seen: set[str | None] = set()
    while name in styles and name not in seen:
        seen.add(name)
        yield _value(styles[name], "w:name") or "", styles[name]
        name = _value(styles[name], "w:basedOn")


def _heading(element: _Element, style: _Chain) -> int | None:
    if style and _TITLE_NAME.fullmatch(style[0][0]):
        return 0
    for name, _ in style:
        if match := _HEADING_NAME.fullmatch(name):
            return int(match[1])
    elements = [element, *(link for _, link in style)]
    found = (number_of(_value(one, "w:pPr/w:outlineLvl")) for one in elements)
    outline = next((int(level) for level in found if level is not None), BODY_LEVEL)
    return outline + 1 if 0 <= outline < BODY_LEVEL else None


def _list_level(element: _Element, style: _Chain) -> int | None:
    """Give the level of a list item: the paragraph's own, else its style's, else the number in the style's name."""
    own = _value(element, "w:pPr/w:numPr/w:numId")
    if own == "0":
        return None
    named = next((match for name, _ in style if (match := _LIST_NAME.fullmatch(name))), None)
    by_name = int(named[1] or 1) - 1 if named else None
    if own is not None:
        return max(_depth(element), by_name or 0)
    if by_name is not None:
        return by_name
    for _, link in style:
        if _value(link, "w:pPr/w:numPr/w:numId"):
            return _depth(link)
    return None


def _depth(element: _Element) -> int:
    """Give the level in a list that an element says, from 0."""
    return max(int(number_of(_value(element, "w:pPr/w:numPr/w:ilvl")) or 0), 0)


def _is_bold(element: _Element) -> bool:
    """Tell whether every run with text is bold by itself."""
    runs = [run for run in element.iter(qn("w:r")) if text_of(run).strip()]
    return bool(runs) and all(
        (bold := run.find(f"{qn('w:rPr')}/{qn('w:b')}")) is not None and bold.get(qn("w:val")) not in {"0", "false"}
        for run in runs
    )
