"""An Annotation → the sheet «Funn»: one line a finding, the worst first, linked to its cell.

In: the annotation and the workbook's looks. Out: the part's bytes. Every text is written as text, so that nothing in it
is taken for a formula. Prints on A4 in landscape, the headings on each page.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from pipeline.annotations import COLUMNS, LEGEND, SIGN, line, title
from pipeline.readers.cells import column_letter
from pipeline.writers.annotated.fills import COLOURS
from pipeline.writers.annotated.looks import Look
from pipeline.writers.annotated.tabs import quoted
from pipeline.writers.annotated.xml import Element, after, encoded, parse, sub, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.annotations import Annotation
    from pipeline.findings import Finding
    from pipeline.writers.annotated.looks import Looks

HEADER = 4
"""The row of the headings."""
_WIDTHS = (11, 18, 8, 58, 48, 24)
_LETTERS = 1.1
"""Letters of running text for each digit that a column is wide."""
_SHEET, _CELL = COLUMNS.index("Ark"), COLUMNS.index("Celle")
_BEHIND_LINKS = ("pageMargins",)
_GREY, _BLUE = "FFE7E6E6", "FF0563C1"
_TITLE, _PLAIN = Look(bold=True, size=14, in_table=False), Look(in_table=False)
_LINK = Look(underlined=True, colour=_BLUE)
_LEAST = (
    '<worksheet xmlns="{space}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    '<sheetViews><sheetView showGridLines="0" {selected}workbookViewId="0">'
    '<pane ySplit="{header}" topLeftCell="A{first}" activePane="bottomLeft" state="frozen"/>'
    '<selection pane="bottomLeft" activeCell="A{first}" sqref="A{first}"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultRowHeight="15"/><cols/><sheetData/>'
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;RSide &amp;P av &amp;N</oddFooter></headerFooter></worksheet>"
)


def findings_sheet(annotation: Annotation, looks: Looks, space: str, *, is_open: bool) -> bytes:
    """Write the sheet, in a namespace of the format; ``is_open``: it is the one that is seen first."""
    selected = 'tabSelected="1" ' if is_open else ""
    root = parse(_LEAST.format(space=space, selected=selected, header=HEADER, first=HEADER + 1).encode())
    for number, width in enumerate(_WIDTHS, 1):
        at = {"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"}
        sub(after(root, "cols", ()), "col", at)
    rows = after(root, "sheetData", ())
    for number, (text, look) in enumerate(((title(annotation), _TITLE), (SIGN, _PLAIN), (LEGEND, _PLAIN)), 1):
        _row(rows, number, [text], [looks.own(look)])
    _row(rows, HEADER, COLUMNS, [looks.own(Look(bold=True, behind=_GREY))] * len(COLUMNS))
    for number, finding in enumerate(annotation.findings, HEADER + 1):
        _row(rows, number, line(finding), _looks_of(finding, looks))
        _link(root, number, finding)
    return written(root)


def _looks_of(finding: Finding, looks: Looks) -> list[int]:
    text = looks.own(Look())
    numbers = [text] * len(COLUMNS)
    numbers[0] = looks.own(Look(bold=True, behind=COLOURS[finding.severity]))
    if finding.at.sheet:
        numbers[_linked(finding)] = looks.own(_LINK)
    return numbers


def _linked(finding: Finding) -> int:
    """Tell which column links to the place: the cell's, or the sheet's where it is about no single cell."""
    return _CELL if finding.at.cell else _SHEET


def _row(rows: Element, number: int, texts: Sequence[str], looks: Sequence[int]) -> None:
    row = sub(rows, "row", {"r": str(number)})
    if len(texts) == len(COLUMNS):
        row.set("ht", str(_height(texts)))
    for column, (text, look) in enumerate(zip(texts, looks, strict=True), 1):
        cell = sub(row, "c", {"r": f"{column_letter(column)}{number}", "s": str(look)})
        if text:
            cell.set("t", "inlineStr")
            sub(sub(cell, "is"), "t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}, encoded(text))


def _height(texts: Sequence[str]) -> float:
    """Guess how high a row must be for its texts, in points: not every program finds out when it opens a file."""
    return 15.0 * max(ceil(len(text) / (width * _LETTERS)) for text, width in zip(texts, _WIDTHS, strict=True))


def _link(root: Element, number: int, finding: Finding) -> None:
    if finding.at.sheet is None:
        return
    place = f"{quoted(finding.at.sheet)}!{finding.at.cell or 'A1'}"
    links = after(root, "hyperlinks", _BEHIND_LINKS)
    sub(links, "hyperlink", {"ref": f"{column_letter(_linked(finding) + 1)}{number}", "location": place})
