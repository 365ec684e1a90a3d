"""A finished Word file → WordFile, as the rules look at it: paragraphs and tables with their looks, and properties.

Only for reading back what we made. What stands in a text box is a picture; its paragraphs are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.readers.colours import readable
from pipeline.readers.looks import HALF_POINTS, Around, Spot, Styles, around, look_of, paragraph_facts, read_styles
from pipeline.readers.marks import bookmarks_of, changes_of, fields_of, links_of, pictures_of, runs_of, text_of
from pipeline.readers.package import (
    BODY_LEVEL,
    R,
    W,
    below,
    children,
    is_on,
    local,
    number_of,
    open_package,
    relations,
    value,
)
from pipeline.word_file import BODY, Cell, Paragraph, Row, Run, Table, WordFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.readers.package import Element

_TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_SINGLE = 240
"""Of a line's height, in Word's measure."""
_POINT = 20
_OWN_HEIGHT = 1.2
"""A single line in letters' heights, where the height is given in points."""
_NOTHING = Around()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part with text in it."""

    name: str
    styles: Styles
    places: dict[Element, tuple[Cell, Around]]
    """Each cell of a table."""


def read_finished(content: bytes) -> WordFile:
    """Read a finished document."""
    parts = open_package(content)
    styles = read_styles(parts)
    texts = {match[1]: root for name, root in parts.items() if (match := _TEXT_PARTS.fullmatch(name))}
    body = texts[BODY]
    return WordFile(
        properties=tuple(_properties(parts)),
        paths=tuple(_paths(parts)),
        languages=tuple(_languages(parts["word/styles.xml"])),
        colour=readable(styles.plain | styles.of_text(None), None)[0],
        paragraphs=tuple(one for name, root in texts.items() for one in _paragraphs(name, root, styles)),
        tables=tuple(_table(table, styles) for table in body.iter(f"{W}tbl")),
        footers=tuple(_footers(parts, body)),
        changes=tuple(changes_of(parts, texts.values())),
    )


def _properties(parts: dict[str, Element]) -> Iterator[tuple[str, str]]:
    for name in sorted(parts):
        if name.startswith("docProps/"):
            yield from ((local(one), (one.text or "").strip()) for one in parts[name].iter() if not len(one))


def _paths(parts: dict[str, Element]) -> Iterator[str]:
    for name, root in parts.items():
        if name.endswith(".rels"):
            targets = (str(one.get("Target")) for one in root if one.get("TargetMode") == "External")
            yield from (target for target in targets if not re.match(r"https?:|mailto:", target, re.IGNORECASE))


def _languages(root: Element) -> Iterator[tuple[str, str]]:
    yield "", value(root, "docDefaults/rPrDefault/rPr/lang") or ""
    for style in children(root, "style"):
        if style.get(f"{W}type") != "character" and (said := value(style, "rPr/lang")):
            yield value(style, "name") or "", said


def _paragraphs(name: str, root: Element, styles: Styles) -> Iterator[Paragraph]:
    part = _Part(name=name, styles=styles, places=dict(_places(root, styles)))
    for element in root.iter(f"{W}p"):
        if not any(local(one) == "txbxContent" for one in element.iterancestors()):
            yield _paragraph(element, part)


def _paragraph(element: Element, part: _Part) -> Paragraph:
    style = value(element, "pPr/pStyle")
    text = part.styles.plain | part.styles.of_text(style)
    facts = part.styles.spaced | part.styles.of_paragraph(style) | paragraph_facts(below(element, "pPr"))
    cell = next(element.iterancestors(f"{W}tc"), None)
    place, inherited = (None, _NOTHING) if cell is None else part.places[cell]
    runs = runs_of(element)
    return Paragraph(
        part=part.name,
        text=text_of(element),
        style=part.styles.name(style),
        heading=_heading(element, part.styles, style),
        listed=facts.get("numId", "0") != "0",
        cell=place,
        alignment=facts.get("jc", "left"),
        spacing=_spacing(facts, text),
        size=_points(text),
        runs=tuple(Run(text=text_of(run), look=look_of(part.styles, run, element, inherited)) for run in runs),
        links=tuple(links_of(element)),
        pictures=tuple(pictures_of(element)),
        bookmarks=tuple(bookmarks_of(element)),
        fields=tuple(fields_of(element)),
        page_break=any(one.get(f"{W}type") == "page" for one in element.iter(f"{W}br")),
        needed=_is_needed(element),
    )


def _heading(element: Element, styles: Styles, style: str | None) -> int | None:
    """Give the outline level: the paragraph's own, else that of the nearest style that has one."""
    holders = [element, *reversed(styles.chain(style, "paragraph"))]
    for holder in holders:
        if (level := number_of(value(holder, "pPr/outlineLvl"))) is not None:
            return int(level) + 1 if 0 <= level < BODY_LEVEL else None
        if named := _HEADING.fullmatch(value(holder, "name") or ""):
            return int(named[1])
    return None


def _spacing(facts: dict[str, str], text: dict[str, str]) -> float:
    line = number_of(facts.get("line")) or _SINGLE
    if facts.get("lineRule", "auto") == "auto":
        return line / _SINGLE
    return line / _POINT / (_points(text) * _OWN_HEIGHT)


def _points(text: dict[str, str]) -> float:
    return (number_of(text.get("sz")) or HALF_POINTS) / 2


def _places(root: Element, styles: Styles) -> Iterator[tuple[Element, tuple[Cell, Around]]]:
    """Give each cell of the part's tables: its place, and what it hands down to its paragraphs."""
    for number, table in enumerate(root.iter(f"{W}tbl"), 1):
        rows = list(children(table, "tr"))
        for index, row in enumerate(rows, 1):
            header = is_on(row, "trPr/tblHeader")
            cells = list(children(row, "tc"))
            for column, cell in enumerate(cells, 1):
                spot = Spot(row=index, last_row=row is rows[-1], column=column, last_column=cell is cells[-1])
                place = Cell(table=number, row=index, column=column, header=header)
                yield cell, (place, around(styles, table, cell, spot))


def _is_needed(element: Element) -> bool:
    """Tell whether Word wants a paragraph here: alone in a cell or a header, behind a table, with a section's end."""
    behind, ahead = element.getprevious(), element.getnext()
    alone = behind is None or local(behind) == "tcPr"
    last = ahead is None or local(ahead) == "sectPr"
    follows_table = behind is not None and local(behind) == "tbl"
    meets_table = ahead is not None and local(ahead) == "tbl"
    return (
        below(element, "pPr/sectPr") is not None
        or (last and (alone or follows_table))
        or (follows_table and meets_table)
    )


def _table(element: Element, styles: Styles) -> Table:
    said = [value(element, f"tblPr/{name}") or "" for name in ("tblCaption", "tblDescription")]
    style_rows = styles.chain(value(element, "tblPr/tblStyle"), "table")
    whole = any(is_on(style, "trPr/cantSplit") for style in style_rows)
    return Table(
        title=next((one for one in (*said, _caption(element, styles)) if one.strip()), ""),
        nested=next(element.iterancestors(f"{W}tbl"), None) is not None,
        rows=tuple(_row(row, whole=whole) for row in children(element, "tr")),
    )


def _caption(element: Element, styles: Styles) -> str:
    """Give the caption right above a table."""
    above = element.getprevious()
    is_caption = above is not None and styles.name(value(above, "pPr/pStyle")).casefold() == "caption"
    return text_of(above) if above is not None and is_caption else ""


def _row(element: Element, *, whole: bool) -> Row:
    cells = list(children(element, "tc"))
    spans = ("tcPr/gridSpan", "tcPr/vMerge", "tcPr/hMerge")
    return Row(
        header=is_on(element, "trPr/tblHeader"),
        whole=whole or is_on(element, "trPr/cantSplit"),
        merged=any(_merges(cell, span) for cell in cells for span in spans),
        cells=tuple("\n".join(text_of(one) for one in cell.iter(f"{W}p")) for cell in cells),
        fills=tuple(value(cell, "tcPr/shd", "fill") for cell in cells),
    )


def _merges(cell: Element, span: str) -> bool:
    return below(cell, span) is not None and value(cell, span) != "1"


def _footers(parts: dict[str, Element], body: Element) -> Iterator[str | None]:
    """Give the footers that the pages show, section by section; one without its own has the one before's."""
    targets = relations(parts, "word/document.xml")
    kinds = ["default", *(["even"] if is_on(parts.get("word/settings.xml"), "evenAndOddHeaders") else [])]
    shown: dict[str, str] = {}
    for section in body.iter(f"{W}sectPr"):
        for one in children(section, "footerReference"):
            name = targets[str(one.get(f"{R}id"))].get("Target") or ""
            shown[one.get(f"{W}type") or "default"] = name.rpartition("/")[2].removesuffix(".xml")
        first = ["first"] if is_on(section, "titlePg") else []
        yield from (shown.get(kind) for kind in (*kinds, *first))
