"""Word's XML as it reads with every tracked change accepted, or with every one rejected.

In: the body of a document. Out: its paragraphs, each with its text and with the names of the bookmarks that it holds. A
paragraph whose mark is deleted runs into the next one, as in Word. A text box stands after the paragraph that holds it;
Word writes it twice, for itself and for older programs, and it is read once. Field codes are passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from pipeline.readers.package import W, below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.readers.package import Element


class View(Enum):
    """Which of a document's two texts is read; the value has the elements that are no part of it."""

    ACCEPTED = frozenset({f"{W}del", f"{W}moveFrom"})
    REJECTED = frozenset({f"{W}ins", f"{W}moveTo"})


TRACKED = View.ACCEPTED.value | View.REJECTED.value
_BOX = f"{W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NEVER = frozenset({f"{W}instrText", f"{W}delInstrText", _BOX, f"{W}pPr"})
_TEXT = {View.ACCEPTED: frozenset({f"{W}t"}), View.REJECTED: frozenset({f"{W}t", f"{W}delText"})}
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}


@dataclass(slots=True)
class Reading:
    """A paragraph as one of the views has it."""

    element: Element
    """The one whose properties it has: of several that run together, the last."""
    number: int
    """1 for the first of the body."""
    text: str = ""
    bookmarks: list[str] = field(default_factory=list)
    """The names of those that begin in it or cover some of its text."""


def read_paragraphs(body: Element, view: View = View.ACCEPTED) -> Iterator[Reading]:
    """Read the paragraphs of a body, also in tables and content controls; those that are gone are left out."""
    names = _bookmarks(body, view)
    above: Reading | None = None
    for number, element in enumerate(paragraph_elements(body), 1):
        reading = Reading(element=element, number=number, text=text_of(element, view), bookmarks=names[element])
        if above is not None and _is_beside(above.element, element):
            reading.text = above.text + reading.text
            reading.bookmarks = [*(above.bookmarks if above.text else ()), *reading.bookmarks]
        elif above is not None and above.text:
            yield above
        above = reading if _runs_on(element, view) else None
        if above is None and not _row_is_gone(element, view):
            yield reading
    if above is not None and above.text:
        yield above


def _is_beside(one: Element, other: Element) -> bool:
    return one.getparent() is other.getparent()


def paragraph_elements(body: Element) -> Iterator[Element]:
    """Give the paragraphs of a body, also those of tables, content controls and text boxes."""
    second = {box for box in body.iter(_BOX) if any(map(_has_box, box.iterancestors(_FALLBACK)))}
    for element in body.iter(f"{W}p"):
        if not second or second.isdisjoint(element.iterancestors(_BOX)):
            yield element


def _has_box(fallback: Element) -> bool:
    """Tell whether what is written for older programs is a text box that stands before it too."""
    first = fallback.getprevious()
    return first is not None and next(first.iter(_BOX), None) is not None


def text_of(element: Element, view: View = View.ACCEPTED) -> str:
    """Give the text of a paragraph or a run."""
    if element.tag in view.value or element.tag in _NEVER:
        return ""
    if element.tag in _TEXT[view]:
        return element.text or ""
    if element.tag in _BREAKS:
        return _BREAKS[str(element.tag)]
    return "".join(text_of(child, view) for child in element if isinstance(child.tag, str))


def _runs_on(paragraph: Element, view: View) -> bool:
    """Tell whether the mark that ends a paragraph is gone, so that the next one goes on where it ended."""
    properties = below(paragraph, "pPr/rPr")
    return properties is not None and any(child.tag in view.value for child in properties)


def _row_is_gone(paragraph: Element, view: View) -> bool:
    rows = (below(row, "trPr") for row in paragraph.iterancestors(f"{W}tr"))
    return any(child.tag in view.value for properties in rows if properties is not None for child in properties)


def _bookmarks(body: Element, view: View) -> dict[Element, list[str]]:
    """Give the bookmarks of each paragraph: those that begin in it or right before it, and those over its text."""
    found: dict[Element, list[str]] = {}
    begun: dict[str | None, str] = {}
    waiting: list[str] = []
    paragraph: Element | None = None
    for element in body.iter():
        match element.tag:
            case tag if tag == f"{W}p":
                paragraph, found[element], waiting = element, waiting, []
            case tag if tag == f"{W}bookmarkStart":
                name = element.get(f"{W}name", "")
                begun[element.get(f"{W}id")] = name
                inside = paragraph is not None and paragraph in element.iterancestors()
                (found[paragraph] if inside and paragraph is not None else waiting).append(name)
            case tag if tag == f"{W}bookmarkEnd":
                begun.pop(element.get(f"{W}id"), None)
            case tag if tag in _TEXT[view] and begun and paragraph is not None and _is_seen(element, view):
                found[paragraph] += [name for name in begun.values() if name not in found[paragraph]]
    return found


def _is_seen(element: Element, view: View) -> bool:
    return bool(element.text) and not any(parent.tag in view.value for parent in element.iterancestors())
