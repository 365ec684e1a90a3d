"""Word templates as a person would type them, for tests: one line a paragraph, ``|`` between the cells of a row.

    {{ tittel }}
    | {%tr for t in avvik %} |
    | {{ t.tekst }} | {{ t.tema }} |
    | {%tr endfor %} |
    header: {{ organisasjon }}

In a line stand for what Word has besides text: ``⇥`` a tabulator, ``⏎`` a line break, ``¦`` a new run, ``*`` a new run
that is bold until the next, ``⌁`` spelling marks and a bookmark, ``☰`` a field, ``☁`` a comment, ``⟦ ⟧`` a link around
what is between, ``⊕ ⊖`` a tracked insertion around it.
"""

from __future__ import annotations

import io
import re
from itertools import groupby
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from docx.document import Document as DocumentObject
    from docx.text.paragraph import Paragraph

_SIGNS = {
    "⇥": "<w:r><w:tab/></w:r>",
    "⏎": "<w:r><w:br/></w:r>",
    "¦": "",
    "⌁": '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>',
    "☰": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "☁": '<w:commentRangeStart w:id="3"/><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>',
    "⟦": '<w:hyperlink w:anchor="der">',
    "⟧": "</w:hyperlink>",
    "⊕": '<w:ins w:id="9" w:author="Kari">',
    "⊖": "</w:ins>",
}
_PARTED = re.compile(rf"([{''.join(_SIGNS)}*])")


def word_template(text: str) -> bytes:
    """Make a Word template."""
    document = Document()
    lines = [line.strip() for line in text.strip().splitlines()]
    for is_table, together in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            _add_table(document, [_cells(line) for line in together])
        else:
            for line in together:
                _add_paragraph(document, line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_paragraph(document: DocumentObject, line: str) -> None:
    if line.startswith("header: "):
        _fill(document.sections[0].header.paragraphs[0], line.removeprefix("header: "))
    else:
        _fill(document.add_paragraph(), line)


def _cells(line: str) -> list[str]:
    """Part a row at the bars that have spaces around them; a filter's has too, so it is written without."""
    return [cell.strip() for cell in line.strip("|").split(" | ")]


def _add_table(document: DocumentObject, rows: list[list[str]]) -> None:
    """Add a table; ``/`` parts a cell's paragraphs."""
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    for cells in rows:
        for cell, content in zip(table.add_row().cells, cells, strict=False):
            first, *others = content.split(" / ")
            _fill(cell.paragraphs[0], first)
            for more in others:
                _fill(cell.add_paragraph(), more)


def _fill(paragraph: Paragraph, text: str) -> None:
    parts, bold = [], False
    for part in _PARTED.split(text):
        if part == "*":
            bold = not bold
        elif part in _SIGNS:
            parts.append(_SIGNS[part])
        elif part:
            escaped = part.replace("&", "&amp;").replace("<", "&lt;")
            look = "<w:rPr><w:b/></w:rPr>" if bold else ""
            parts.append(f'<w:r>{look}<w:t xml:space="preserve">{escaped}</w:t></w:r>')
    for child in parse_xml(f"<w:p {nsdecls('w')}>{''.join(parts)}</w:p>"):
        paragraph._p.insert_element_before(child)  # noqa: SLF001  python-docx has no way to add such things
