"""The adopted programme's Word file → the same with next year's draft as tracked changes, and a comment at each.

In: the file's bytes, and the lines with what becomes of them. Out: bytes. All that is no line of the programme stays as
it is: what the programme says between its measures, its look, its headers. Accepting every change gives the draft,
rejecting every one gives the programme.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.anchors import bookmark_of, heading_bookmark_of, moved_bookmark_of
from pipeline.compose.redline import Fate, Kind, Line
from pipeline.readers.package import W, below
from pipeline.readers.tracked import paragraph_elements, text_of
from pipeline.text import clean, without_bullet
from pipeline.writers.comments import Comments
from pipeline.writers.contents import set_bookmark
from pipeline.writers.package import MAIN, parse, unpacked, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from lxml.etree import _Element

AUTHOR, INITIALS = "Handlingsprogram (utkast)", "HP"
_NEIGHBOURS = {Kind.POINT: Kind.MEASURE, Kind.THEME: Kind.SECTION, Kind.SECTION: Kind.THEME}
"""Whose look a line has where the programme has none of its kind."""
_DELETED_NAMES = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STEP = 360
"""Twentieths of a point."""
_BEHIND_INDENT = frozenset(
    f"{W}{name}"
    for name in (
        "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
        "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    )
)  # fmt: skip
"""What a paragraph's properties have behind the indent, by the schema."""


def with_changes(programme: bytes, lines: Sequence[Line], day: date | None) -> dict[str, bytes]:
    """Track in a programme what becomes of its lines; ``day`` is the date of the changes. Give the file's parts."""
    files = unpacked(programme)
    body = parse(files[MAIN])
    moment = f"{day.isoformat()}T00:00:00Z" if day else None
    comments = Comments(files, author=AUTHOR, initials=INITIALS, moment=moment)
    _Tracking(body=body, lines=lines, moment=moment, comments=comments).track()
    return {**comments.written(), MAIN: written(body)}


@dataclass(slots=True)
class _Tracking:
    """The document while its changes are being put in, from the top to the bottom."""

    body: _Element
    lines: Sequence[Line]
    moment: str | None
    comments: Comments
    paragraphs: list[_Element] = field(init=False)
    models: Mapping[Kind, _Element] = field(init=False)
    deleted: frozenset[str | None] = field(init=False)
    number: int = field(init=False)

    def __post_init__(self) -> None:
        self.paragraphs = list(paragraph_elements(self.body))
        there = [line for line in self.lines if line.paragraph is not None]
        self.models = {line.kind: deepcopy(self._paragraph(line)) for line in reversed(there)}
        self.deleted = frozenset(line.measure for line in self.lines if line.fate is Fate.DELETED)
        ids = (one.get(f"{W}id", "") for one in self.body.iter())
        self.number = max((int(one) for one in ids if one.isdigit()), default=0)

    def _paragraph(self, line: Line) -> _Element:
        return self.paragraphs[(line.paragraph or 1) - 1]

    def track(self) -> None:
        last: _Element | None = None
        for line in self.lines:
            if line.fate is Fate.INSERTED:
                paragraph = self._inserted(line)
                self._put(paragraph, last)
            else:
                paragraph = self._paragraph(line)
                if line.fate is Fate.DELETED:
                    self._delete(paragraph)
            self._mark(paragraph, line)
            self._comment(paragraph, line)
            last = paragraph
        if last is not None and next(last.itersiblings(f"{W}p"), None) is None:
            last.addnext(etree.Element(f"{W}p"))  # the last mark of a text can neither come nor go

    def _put(self, paragraph: _Element, last: _Element | None) -> None:
        """Put a new paragraph behind the one that the last line is, or before the first."""
        if last is not None:
            last.addnext(paragraph)
        else:
            first = next((line for line in self.lines if line.paragraph is not None), None)
            place = self._paragraph(first) if first else self.body[0][0]
            place.addprevious(paragraph)

    def _change(self, which: str) -> _Element:
        self.number += 1
        change = etree.Element(f"{W}{which}", {f"{W}id": str(self.number), f"{W}author": AUTHOR})
        if self.moment:
            change.set(f"{W}date", self.moment)
        return change

    def _inserted(self, line: Line) -> _Element:
        """Make a paragraph that looks as the programme's of its kind do."""
        model = self.models.get(line.kind)
        near = model if model is not None else self.models.get(_NEIGHBOURS.get(line.kind, line.kind))
        paragraph = etree.Element(f"{W}p")
        properties = self._properties(near)
        if model is None and line.kind is Kind.POINT:
            _indent(properties)
        paragraph.append(properties)
        self._end(properties, "ins")
        change = self._change("ins")
        bullet = _typed_bullet(near) if line.measure else ""
        change.append(_run(bullet + line.text, _look(near)))
        paragraph.append(change)
        return paragraph

    def _properties(self, model: _Element | None) -> _Element:
        own = model.find(f"{W}pPr") if model is not None else None
        properties = etree.Element(f"{W}pPr") if own is None else deepcopy(own)
        for name in ("sectPr", "pPrChange", "rPr"):
            for element in properties.findall(f"{W}{name}"):
                properties.remove(element)
        return properties

    def _end(self, properties: _Element, which: str) -> None:
        """Say that the mark at the paragraph's end comes or goes too."""
        look = properties.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            behind = next((one for one in properties if one.tag in {f"{W}sectPr", f"{W}pPrChange"}), None)
            if behind is None:
                properties.append(look)
            else:
                behind.addprevious(look)
        look.insert(0, self._change(which))

    def _delete(self, paragraph: _Element) -> None:
        """Let all that a paragraph says go, and its end; the end of a section stays, since the section does."""
        for run in [one for one in paragraph.iter(f"{W}r") if next(one.iterancestors(f"{W}r"), None) is None]:
            change = self._change("del")
            run.addprevious(change)
            change.append(run)
            for element in run.iter(*_DELETED_NAMES):
                element.tag = _DELETED_NAMES[str(element.tag)]
                element.set(_SPACE, "preserve")
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        if properties.find(f"{W}sectPr") is None:
            self._end(properties, "del")

    def _mark(self, paragraph: _Element, line: Line) -> None:
        """Put the bookmark that the line is known by; where it leaves, the bookmark it may have there stays."""
        name = self._name(line)
        names = {one.get(f"{W}name") for one in paragraph.iter(f"{W}bookmarkStart")}
        if name and line.fate is not Fate.DELETED and name not in names:
            self.number += 1
            set_bookmark(paragraph, self.number, name)

    def _name(self, line: Line) -> str | None:
        if line.measure:
            return (moved_bookmark_of if line.measure in self.deleted else bookmark_of)(line.measure)
        if line.part or line.kind not in {Kind.SECTION, Kind.THEME}:
            return None
        return heading_bookmark_of(line.key[0] or "", line.key[1])

    def _comment(self, paragraph: _Element, line: Line) -> None:
        """Set the remark at the paragraph; the sign for it comes and goes with the text."""
        if not line.remark:
            return
        run = self.comments.put(paragraph, line.remark)
        if line.fate is not Fate.KEPT:
            change = self._change("ins" if line.fate is Fate.INSERTED else "del")
            run.addprevious(change)
            change.append(run)


def _run(text: str, look: _Element | None) -> _Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        element = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
        element.text = line
    return run


def _look(model: _Element | None) -> _Element | None:
    """Give how the letters of a paragraph look: as the first run with text does."""
    runs = [] if model is None else [one for one in model.iter(f"{W}r") if text_of(one).strip()]
    return runs[0].find(f"{W}rPr") if runs else None


def _typed_bullet(model: _Element | None) -> str:
    """Give the bullet that is typed before the programme's measures; a number would be wrong."""
    text = clean(text_of(model)) if model is not None else ""
    bullet = text[: len(text) - len(without_bullet(text))]
    return "" if any(char.isdigit() for char in bullet) else bullet


def _indent(properties: _Element) -> None:
    """Let a point stand further in than the measure whose look it has."""
    level = below(properties, "numPr/ilvl")
    if level is not None:
        level.set(f"{W}val", "1")
        return
    indent = properties.find(f"{W}ind")
    if indent is None:
        indent = etree.Element(f"{W}ind")
        properties.insert(sum(one.tag not in _BEHIND_INDENT for one in properties), indent)
    indent.set(f"{W}left", str(int(indent.get(f"{W}left", "0")) + 2 * _STEP))
