"""A finished PDF as it is read back: what it says of itself, and its text by tags, as a reader with aids gets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTIFACT, UNMARKED = -1, -2
"""Numbers beside those of marked content: what is marked as no content, and what is not marked."""
UNKNOWN = "\ufffd"
"""Stands for a glyph that is no character: the empty box of a font, or one that the file does not explain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An element of the structure tree."""

    kind: str
    """``P``, ``TH``, …, as the standard names them."""
    kids: tuple[Tag | str, ...]
    """What is in it, in reading order; a string is a piece of text as the page shows it."""
    alt: str | None
    key: str | None
    """What the ``headers`` of other cells call it."""
    scope: str | None
    headers: tuple[str, ...]
    columns: int
    rows: int
    """How many of each a table's cell covers."""
    annotations: tuple[int, ...]
    """The numbers of the annotations right under it."""

    def descendants(self) -> Iterator[Tag]:
        """Give the element and all under it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.descendants()

    def text(self) -> str:
        """Give all text in it."""
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What can be followed or opened on a page."""

    page: int
    number: int
    kind: str
    contents: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font of the file."""

    name: str
    is_embedded: bool
    has_characters: bool
    """Whether the file says which characters its glyphs are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedPdf:
    """A finished PDF, as far as the rules ask. Pages are counted from 1."""

    version: str
    is_encrypted: bool
    language: str | None
    is_marked: bool
    tree: Tag | None
    shows_title: bool
    title: str | None
    packet: bytes
    """The XMP packet."""
    fonts: tuple[Font, ...]
    annotations: tuple[Annotation, ...]
    tabs: tuple[str | None, ...]
    """The order that the tabulator goes in, a page."""
    pages: tuple[dict[int, str], ...]
    """The text of each page by marked content."""
    loose: tuple[tuple[int, str], ...]
    """Page and text of what is neither in the tree nor an artifact."""
    foreign: tuple[str, ...]
    """Scripts, attachments and references to other files, by the names that the standard has for them."""
