"""What a paragraph of a finished Word file holds: text, runs, links, pictures, bookmarks, fields, tracked changes.

In: an element ``w:p``. Out: what the rules look at. What stands in a text box inside it belongs to the picture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.readers.package import W, local
from pipeline.word_file import Change, Link, Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipeline.readers.package import Element

_WORDS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_NO_TEXT = {"pPr", "rPr", "instrText", "delText", "del", "moveFrom", "drawing", "pict", "object", "txbxContent"}
_FORMAT_CHANGES = {"rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange"}
_CHANGES = {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", *_FORMAT_CHANGES}
_BOXES = {"txbxContent"}
_FALLBACK = "Fallback"
"""Of an alternative: the same once more, for older programs."""
_TARGET = re.compile(r'HYPERLINK\s+(?:\\l\s+"(?P<anchor>[^"]*)")?', re.IGNORECASE)


def text_of(element: Element) -> str:
    """Give the text that is read, with tabs and line breaks."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if name in _WORDS:
        return _WORDS[name]
    return "" if name in _NO_TEXT or name == _FALLBACK else "".join(map(text_of, element))


def runs_of(paragraph: Element) -> list[Element]:
    """Give the runs that have text."""
    runs = (run for run in paragraph.iter(f"{W}r") if not _in_box(run, paragraph))
    return [run for run in runs if text_of(run).strip()]


def _in_box(element: Element, paragraph: Element) -> bool:
    for one in element.iterancestors():
        if one is paragraph:
            return False
        if local(one) in {*_BOXES, _FALLBACK, "del", "moveFrom"}:
            return True
    return False


def links_of(paragraph: Element) -> Iterator[Link]:
    """Give the hyperlinks: elements of their own, and fields."""
    for one in paragraph.iter(f"{W}hyperlink"):
        yield Link(text=text_of(one).strip(), anchor=one.get(f"{W}anchor"))
    for code, shown in _fields(paragraph):
        if target := _TARGET.match(code.strip()):
            yield Link(text=shown.strip(), anchor=target["anchor"])


def fields_of(paragraph: Element) -> list[str]:
    """Give the first word of each field's code."""
    return [code.split()[0].upper() for code, _ in _fields(paragraph) if code.split()]


def _fields(paragraph: Element) -> Iterator[tuple[str, str]]:
    """Give each field's code and what it shows."""
    for one in paragraph.iter(f"{W}fldSimple"):
        yield one.get(f"{W}instr") or "", text_of(one)
    open_fields: list[list[str]] = []
    for run in paragraph.iter(f"{W}r"):
        for child in run:
            if local(child) == "fldChar":
                done = _step(open_fields, child.get(f"{W}fldCharType") or "")
                yield from done
            elif open_fields:
                _fill(open_fields[-1], child)


def _step(open_fields: list[list[str]], kind: str) -> list[tuple[str, str]]:
    """Begin a field, go over from its code to what it shows, or end it. A field is code, what it shows, and which."""
    if kind == "begin":
        open_fields.append(["", "", "code"])
    elif open_fields and kind == "separate":
        open_fields[-1][2] = "shown"
    elif open_fields and kind == "end":
        code, shown, _ = open_fields.pop()
        if open_fields:
            open_fields[-1][1] += shown
        return [(code, shown)]
    return []


def _fill(one: list[str], child: Element) -> None:
    if local(child) == "instrText" and one[2] == "code":
        one[0] += child.text or ""
    elif one[2] == "shown":
        one[1] += text_of(child)


def pictures_of(paragraph: Element) -> Iterator[Picture]:
    """Give pictures, charts, shapes and text boxes, each once."""
    for one in paragraph.iter():
        if local(one) in {"drawing", "pict", "object"} and not _is_fallback(one):
            yield _picture(one)


def _is_fallback(element: Element) -> bool:
    return any(local(one) in {_FALLBACK, "drawing"} for one in element.iterancestors())


def _picture(element: Element) -> Picture:
    named = [one for one in element.iter() if local(one) in {"docPr", "shape", "rect", "imagedata"}]
    alts = (one.get(name) or "" for one in named for name in ("descr", "alt"))
    return Picture(
        alt=next((alt.strip() for alt in alts if alt.strip()), ""),
        decorative=any(local(one) == "decorative" and one.get("val") in {"1", "true"} for one in element.iter()),
        text_box=any(local(one) in _BOXES for one in element.iter()),
    )


def bookmarks_of(paragraph: Element) -> Iterator[str]:
    """Give the bookmarks that begin in a paragraph, or right before it."""
    before = paragraph.getprevious()
    while before is not None and local(before) in {"bookmarkStart", "bookmarkEnd"}:
        yield from [before.get(f"{W}name") or ""] if local(before) == "bookmarkStart" else []
        before = before.getprevious()
    yield from (one.get(f"{W}name") or "" for one in paragraph.iter(f"{W}bookmarkStart"))


def changes_of(parts: dict[str, Element], texts: Iterable[Element]) -> Iterator[Change]:
    """Give tracked changes and comments."""
    for root in texts:
        for one in root.iter():
            if local(one) in _CHANGES:
                yield Change(kind="sporet endring", text=_changed(one))
    for name in ("word/comments.xml",):
        for one in parts[name].iter(f"{W}comment") if name in parts else ():
            yield Change(kind="merknad", text="".join(node.text or "" for node in one.iter(f"{W}t")))


def _changed(element: Element) -> str:
    """Give the words that were changed, or those of the paragraph around."""
    own = "".join(node.text or "" for node in element.iter(f"{W}t", f"{W}delText"))
    around = next(element.iterancestors(f"{W}p"), None)
    return own or ("" if around is None else text_of(around))
