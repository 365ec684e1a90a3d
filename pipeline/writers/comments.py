"""Word comments: their text, and the paragraphs that they stand at.

In: a file's parts, and a comment for each paragraph that is to have one. Out: the parts with them. A comment has the
date that it is given, or none, and never today's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.readers.package import W
from pipeline.writers.package import NewPart, parse, with_part, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

_NAME = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_NONE = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()


@dataclass(slots=True)
class Comments:
    """The comments of a file, those that it had and those that are put to them."""

    files: dict[str, bytes]
    author: str
    initials: str
    moment: str | None = None
    """When they were made: ``2025-09-02T00:00:00Z``."""
    _root: _Element = field(init=False)
    _next: int = field(init=False)

    def __post_init__(self) -> None:
        """Begin behind the comments that are there."""
        self._root = parse(self.files.get(_NAME, _NONE))
        self._next = 1 + max((int(one.get(f"{W}id", "0")) for one in self._root), default=-1)

    def put(self, paragraph: _Element, texts: Sequence[str]) -> _Element:
        """Set a comment at a paragraph, a paragraph of its own for each text; give the run that refers to it."""
        at = {f"{W}id": str(self._next)}
        self._next += 1
        self._root.append(self._comment(at, texts))
        properties = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if properties is None else 1, etree.Element(f"{W}commentRangeStart", at))
        etree.SubElement(paragraph, f"{W}commentRangeEnd", at)
        run = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(run, f"{W}commentReference", at)
        return run

    def _comment(self, at: dict[str, str], texts: Sequence[str]) -> _Element:
        comment = etree.Element(f"{W}comment", at | {f"{W}author": self.author, f"{W}initials": self.initials})
        if self.moment:
            comment.set(f"{W}date", self.moment)
        for text in texts:
            run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
            _fill(run, text)
        return comment

    def written(self) -> dict[str, bytes]:
        """Give the file's parts with the comments."""
        part = NewPart(name=_NAME, content=written(self._root), relation=_RELATION, content_type=_TYPE)
        return with_part(self.files, part)


def _fill(run: _Element, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        element = etree.SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        element.text = line
