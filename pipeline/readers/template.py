"""Word template → its paragraphs as they stand, with marks for what is not text and the cells that each stands in.

In: the file's bytes. Out: pieces for each part that the program fills in: main text, headers, footers, footnotes. What
a person cannot see (spelling marks, bookmarks) is left out, since it breaks no field. Raises InputError.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.errors import InputError
from pipeline.readers.damage import DAMAGED
from pipeline.readers.package import TYPES, R, open_package, relations
from pipeline.templates.tags import Mark, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"
_PARTS = re.compile(r"word/(document|header|footer|footnotes)(\d*)\.xml")
_NAMES = {"document": "hovedteksten", "header": "topptekst", "footer": "bunntekst", "footnotes": "fotnotene"}
_LEAVES = {
    **dict.fromkeys(("tab", "ptab"), Mark.TAB),
    **dict.fromkeys(("br", "cr"), Mark.BREAK),
    **dict.fromkeys(("noBreakHyphen", "softHyphen"), Mark.HYPHEN),
    **dict.fromkeys(("drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference"), Mark.PICTURE),
    **dict.fromkeys(("commentRangeStart", "commentRangeEnd", "commentReference"), Mark.COMMENT),
    "fldChar": Mark.FIELD,
}
_CONTAINERS = {"hyperlink", "ins", "moveTo", "sdt", "smartTag", "fldSimple", "customXml", "bdo", "dir"}
_SKIPPED = {"pPr", "rPr", "del", "moveFrom", "delText", "p", "sdtPr"}
_CHANGES = {"ins", "del", "moveFrom", "moveTo"}
_UNSEEN = {f"{W}{name}" for name in ("lang", "noProof", "webHidden", "rPrChange")}
_MARK_CHARACTERS = str.maketrans(dict.fromkeys((*"".join(Mark),), " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTemplate:
    """A Word template, read."""

    parts: tuple[tuple[Piece, ...], ...]
    """The paragraphs of each part, the main text first."""
    commented: Piece | None
    """The first paragraph with a comment."""
    changed: Piece | None
    """The first paragraph with a tracked change."""


def read_template(name: str, content: bytes) -> WordTemplate:
    """Read a Word template.

    Raises:
        InputError: the file is no Word document.

    """
    try:
        _look_through(open_package(content))
        roots = dict(_roots(content))
    except (*DAMAGED, etree.LxmlError) as problem:
        raise InputError(f"{name}: malen kan ikke åpnes. Lagre den på nytt som Word-dokument (.docx).") from problem
    parts = tuple(tuple(_pieces(name, part, root)) for part, root in sorted(roots.items(), key=_order))
    return WordTemplate(
        parts=parts,
        commented=_first(parts, roots, "commentReference"),
        changed=_first(parts, roots, *_CHANGES),
    )


def _look_through(parts: dict[str, _Element]) -> None:
    """Stop at what would only be missed when the template is filled in: the list of parts, and what the text needs."""
    main, known = parts[MAIN], relations(parts, MAIN).keys()
    pointed = {value for one in main.iter() for name, value in one.attrib.items() if name.startswith(R)}
    if TYPES not in parts or not pointed <= known:
        raise KeyError(*(pointed - known))


def _roots(content: bytes) -> Iterator[tuple[str, _Element]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        package.getinfo(MAIN)
        for name in package.namelist():
            if _PARTS.fullmatch(name):
                yield name, parse(package.read(name))


def parse(xml: bytes) -> _Element:
    """Parse a part without looking outside of it."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _order(part: tuple[str, _Element]) -> tuple[bool, str]:
    return part[0] != MAIN, part[0]


def paragraphs(root: _Element) -> Iterator[_Element]:
    """Give a part's paragraphs in order; of a text box that is there twice for older programs, the first."""
    for paragraph in root.iter(f"{W}p"):
        if not any(etree.QName(above).localname == "Fallback" for above in paragraph.iterancestors()):
            yield paragraph


def _pieces(file: str, part: str, root: _Element) -> Iterator[Piece]:
    numbers = {element: number for number, element in enumerate(root.iter(), 1)}
    name = part_name(part)
    for number, paragraph in enumerate(paragraphs(root), 1):
        yield Piece(
            file=file,
            part=name,
            place=f"avsnitt {number}{_cell(paragraph)}",
            text=_text(paragraph),
            around=tuple(_around(paragraph, numbers)),
            ends_section=paragraph.find(f"{W}pPr/{W}sectPr") is not None,
        )


def part_name(part: str) -> str:
    """Call a part what a person would: ``word/header1.xml`` → ``topptekst 1``."""
    found = _PARTS.fullmatch(part)
    kind, number = (found[1], found[2]) if found else ("document", "")
    return f"{_NAMES[kind]} {number}".strip()


def _around(paragraph: _Element, numbers: dict[_Element, int]) -> list[str]:
    above = [element for element in paragraph.iterancestors() if _name(element) in {"tbl", "tr", "tc", "txbxContent"}]
    return [f"{_name(element)}/{numbers[element]}" for element in reversed(above)]


def _cell(paragraph: _Element) -> str:
    """Say where in a table a paragraph stands: `` (tabell 1, rad 2, kolonne 1)``."""
    above = {_name(element): element for element in reversed([*paragraph.iterancestors()])}
    if "tbl" not in above:
        return ""
    table = 1 + [*paragraph.getroottree().iter(f"{W}tbl")].index(above["tbl"])
    return f" (tabell {table}, rad {_place(above['tr'])}, kolonne {_place(above['tc'])})"


def _place(element: _Element) -> int:
    return 1 + len([*element.itersiblings(str(element.tag), preceding=True)])


def _name(element: _Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def hollow_rows(content: bytes) -> tuple[str, ...]:
    """Give the words of the table rows that have a cell without a paragraph, which Word calls a damaged file."""
    root = dict(_roots(content))[MAIN]
    hollow = [cell for cell in root.iter(f"{W}tc") if cell.find(f".//{W}p") is None]
    return tuple(" ".join(" ".join(_text(p) for p in row.iter(f"{W}p")).split()) for row in map(_row, hollow))


def _row(cell: _Element) -> _Element:
    return next(cell.iterancestors(f"{W}tr"))


def _first(parts: tuple[tuple[Piece, ...], ...], roots: dict[str, _Element], *names: str) -> Piece | None:
    """Find the first paragraph that has one of these elements."""
    for part, root in zip(parts, (root for _, root in sorted(roots.items(), key=_order)), strict=True):
        for piece, paragraph in zip(part, paragraphs(root), strict=True):
            if any(_name(element) in names for element in paragraph.iter()):
                return piece
    return None


def _text(paragraph: _Element) -> str:
    parts: list[str] = []
    looks: list[frozenset[str]] = []
    for child in paragraph:
        _add(child, parts, looks)
    return "".join(parts)


def _add(element: _Element, parts: list[str], looks: list[frozenset[str]]) -> None:
    """Add what an element holds; ``looks`` has the formatting of the runs so far."""
    name = _name(element)
    if name in _SKIPPED:
        return
    if name in _LEAVES:
        parts.append(_LEAVES[name])
    elif name in {"t", "instrText"}:
        text = (element.text or "").translate(_MARK_CHARACTERS)
        if name == "t" or "{" in text or "}" in text:
            parts.append(text)
    else:
        if name == "r" and element.find(f"{W}t") is not None:
            _add_look(element, parts, looks)
        parts.append(Mark.OPEN if name in _CONTAINERS else "")
        for child in element:
            _add(child, parts, looks)
        parts.append(Mark.CLOSE if name in _CONTAINERS else "")


def _add_look(run: _Element, parts: list[str], looks: list[frozenset[str]]) -> None:
    properties = run.find(f"{W}rPr")
    look = frozenset(
        f"{_name(child)} {sorted(map(str, child.attrib.values()))}"
        for child in (properties if properties is not None else ())
        if child.tag not in _UNSEEN
    )
    if looks and looks[-1] != look:
        parts.append(Mark.STYLE)
    looks.append(look)
