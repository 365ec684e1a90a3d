"""The list of contents: every heading of the two levels below the title, with the name of a place to link to.

In: a finished document's body, as Word has it or as HTML. Out: the entries, and the same body with the places marked.
The list is made of the document that was filled in without one, so that it is right whatever the template says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

HEADING = "Innhold"
"""The heading of the list itself, which does not stand in it."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = {"Overskrift2": 2, "Overskrift3": 3, "Heading2": 2, "Heading3": 3}
_HTML = re.compile(r"<h([23])((?:\s[^>]*)?)>(.*?)</h\1>", re.DOTALL)
_FIRST_BOOKMARK = 1000
"""Above the numbers of bookmarks that a template may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the list."""

    text: str
    level: int
    """2 or 3."""
    place: str
    """What to link to."""

    def variables(self) -> dict[str, Any]:
        """Give what the templates have of it."""
        return {"tekst": self.text, "nivaa": self.level, "lenke": self.place}


def headings_of(body: BaseOxmlElement) -> list[Entry]:
    """Give the headings of a Word document."""
    return [
        Entry(text=text, level=_STYLES[style], place=_place(number))
        for number, (_, style, text) in enumerate(_word_headings(body), 1)
    ]


def bookmark_headings(body: BaseOxmlElement) -> None:
    """Mark the headings of a Word document as places to link to."""
    for number, (paragraph, _, _) in enumerate(_word_headings(body), 1):
        start, end = (paragraph.makeelement(f"{_WORD}bookmark{which}") for which in ("Start", "End"))
        for mark in (start, end):
            mark.set(f"{_WORD}id", str(_FIRST_BOOKMARK + number))
        start.set(f"{_WORD}name", _place(number))
        paragraph.insert(1, start)  # behind the paragraph's properties
        paragraph.append(end)


def _word_headings(body: BaseOxmlElement) -> Iterator[tuple[BaseOxmlElement, str, str]]:
    for paragraph in list(body.iter(f"{_WORD}p")):
        style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
        name = style.get(f"{_WORD}val") if style is not None else None
        text = "".join(part.text or "" for part in paragraph.iter(f"{_WORD}t")).strip()
        if name in _STYLES and text and text != HEADING:
            yield paragraph, str(name), text


def headings_of_html(html: str) -> list[Entry]:
    """Give the headings of an HTML document."""
    found = (match for match in _HTML.finditer(html) if _html_text(match) != HEADING)
    return [
        Entry(text=_html_text(match), level=int(match[1]), place=_place(number))
        for number, match in enumerate(found, 1)
    ]


def mark_html_headings(html: str) -> str:
    """Give an HTML document with its headings marked as places to link to."""
    number = 0

    def marked(match: re.Match[str]) -> str:
        nonlocal number
        if _html_text(match) == HEADING:
            return match[0]
        number += 1
        return f'<h{match[1]} id="{_place(number)}"{match[2]}>{match[3]}</h{match[1]}>'

    return _HTML.sub(marked, html)


def _html_text(match: re.Match[str]) -> str:
    return Markup(match[3]).striptags()  # noqa: S704  what the template has written already


def _place(number: int) -> str:
    return f"innhold-{number}"


EXAMPLE = Entry(text="Avvik", level=2, place=_place(1))
"""A line of the list, for those who must know what the templates have of one."""
