"""The list of contents: every heading of the two levels below the title, with the name of a place to link to.

In: a finished document, as Word has it or as HTML. Out: the entries, and the same document with the places marked.
The list is made of the document that was filled in without one, so that it is right whatever the template says. In
Word the links are made here too: LibreOffice spoils a tag that stands as the target of a link when it saves a template.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.text.paragraph import Paragraph
from markupsafe import Markup

from pipeline.readers.package import value

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from pipeline.readers.package import Element

HEADING = "Innhold"
"""The heading of the list itself, which does not stand in it; a section of that name does, behind it."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = {"heading 2": 2, "heading 3": 3}
"""By the names that the styles have in the file, whatever the language of the program that wrote it."""
_ENTRY = re.compile(r"toc \d", re.IGNORECASE)
"""The styles of the lines of the list."""
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


def headings_of(document: Document) -> list[Entry]:
    """Give the headings of a Word document."""
    return [entry for _, entry in _word_headings(document)]


def link_contents(document: Document) -> None:
    """Mark the headings of a Word document as places, and link the lines of its list of contents to them."""
    headings, names = _word_headings(document), style_names(document)
    for number, (paragraph, entry) in enumerate(headings, _FIRST_BOOKMARK):
        set_bookmark(paragraph, number, entry.place)
    left = [entry for _, entry in headings]
    for paragraph, line in _paragraphs(document):
        if _ENTRY.fullmatch(name_in(names, paragraph)) and not line.hyperlinks:
            at = next((at for at, entry in enumerate(left) if entry.text == line.text.strip()), None)
            if at is not None:
                _link(paragraph, left[at].place)
                left = left[at + 1 :]


def set_bookmark(paragraph: Element, number: int, name: str) -> None:
    """Put a bookmark around all that a paragraph holds."""
    at = {f"{_WORD}id": str(number)}
    start = paragraph.makeelement(f"{_WORD}bookmarkStart", at | {f"{_WORD}name": name})
    end = paragraph.makeelement(f"{_WORD}bookmarkEnd", at)
    paragraph.insert(0 if paragraph.find(f"{_WORD}pPr") is None else 1, start)
    paragraph.append(end)


def _link(paragraph: BaseOxmlElement, place: str) -> None:
    link = paragraph.makeelement(f"{_WORD}hyperlink", {f"{_WORD}anchor": place, f"{_WORD}history": "1"})
    link.extend(paragraph.findall(f"{_WORD}r"))
    paragraph.append(link)


def _word_headings(document: Document) -> list[tuple[BaseOxmlElement, Entry]]:
    names = style_names(document)
    found = []
    for element, paragraph in _paragraphs(document):
        level = _LEVELS.get(name_in(names, element).lower())
        if level and (text := paragraph.text.strip()):
            found.append((element, text, level))
    own = next((one for one in found if one[1] == HEADING), None)
    others = (one for one in found if one is not own)
    return [
        (element, Entry(text=text, level=level, place=_place(number)))
        for number, (element, text, level) in enumerate(others, 1)
    ]


def _paragraphs(document: Document) -> list[tuple[BaseOxmlElement, Paragraph]]:
    """Give all paragraphs, those in tables too."""
    return [(one, Paragraph(one, document)) for one in document.element.body.iter(f"{_WORD}p")]


def style_names(document: Document) -> dict[str, str]:
    """Give the names that styles have in the file, as python-docx tells them, by id; "" is the one used without any."""
    names = {style.style_id: style.name or "" for style in document.styles}
    usual = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    return {**names, "": (usual and usual.name) or ""}


def name_in(names: dict[str, str], paragraph: Element) -> str:
    """Give the name of a paragraph's style; one that is not there is the usual one."""
    return names.get(value(paragraph, "pPr/pStyle") or "", names[""])


def headings_of_html(html: str) -> list[Entry]:
    """Give the headings of an HTML document."""
    return [
        Entry(text=_html_text(match), level=int(match[1]), place=_place(number))
        for number, match in enumerate(_html_headings(html), 1)
    ]


def mark_html_headings(html: str) -> str:
    """Give an HTML document with its headings marked as places to link to."""
    parts, end = [], 0
    for number, match in enumerate(_html_headings(html), 1):
        parts += [html[end : match.start()], f'<h{match[1]} id="{_place(number)}"{match[2]}>{match[3]}</h{match[1]}>']
        end = match.end()
    return "".join((*parts, html[end:]))


def _html_headings(html: str) -> list[re.Match[str]]:
    found = list(_HTML.finditer(html))
    own = next((match for match in found if _html_text(match) == HEADING), None)
    return [match for match in found if match is not own]


def _html_text(match: re.Match[str]) -> str:
    return Markup(match[3]).striptags()  # noqa: S704  what the template has written already


def _place(number: int) -> str:
    return f"innhold-{number}"


EXAMPLE = Entry(text="Avvik", level=2, place=_place(1))
"""A line of the list, for those who must know what the templates have of one."""
