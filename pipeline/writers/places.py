"""Marks in a Word document where each measure of a draft stands, and puts the record of the draft into the file.

In: the variables of a template, before they are filled in, and the document after. Out: the same variables with signs
around the texts, which come out of any template where the office has put them; and the document with a bookmark in
the place of each sign. Only the first place of each measure is marked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from pipeline.anchors import bookmark_of, heading_bookmark_of
from pipeline.draft_record import NAMESPACE, as_written, places_of, to_xml
from pipeline.readers.package import W
from pipeline.readers.tracked import text_of
from pipeline.writers.contents import HEADING, headings_of, set_bookmark

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

    from pipeline.draft_record import DraftRecord

_BEGIN, _NAMED, _END = "\ufdd1", "\ufdd2", "\ufdd3"
"""Noncharacters, which no text can hold: around the name of a place, and behind its text."""
_SIGN = re.compile(f"{_BEGIN}(?P<name>\\w+){_NAMED}(?P<text>[^{_END}]*)(?:{_END}(?P<behind>.*))?", re.DOTALL)
_SIGNS = re.compile(f"{_BEGIN}\\w+{_NAMED}|{_END}")
_LISTS = ("til_avgjoerelse", "maa_avklares", "slaas_sammen", "utgaar")
_FIRST_BOOKMARK = 10_000
"""Above the numbers of bookmarks that a template and its contents may have."""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPERTIES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{5E0F5D3A-6B1B-4C5D-9E2B-2F6C3B1A7D10}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)


def with_signs(context: dict[str, Any]) -> dict[str, Any]:
    """Put signs around the measures and the headings of the programme, wherever a template has them."""
    parts = [
        {**part, "navn": _signed(heading_bookmark_of(part["navn"], None), part["navn"]), "temaer": _themes(part)}
        for part in context["deler"]
    ]
    return {**context, "deler": parts, **{name: _items(context[name]) for name in _LISTS}}


def _themes(part: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "navn": theme["navn"] and _signed(heading_bookmark_of(part["navn"], theme["navn"]), theme["navn"]),
            "tiltak": _items(theme["tiltak"]),
        }
        for theme in part["temaer"]
    ]


def _items(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**item, "tekst": _signed(bookmark_of(item["id"]), item["tekst"])} for item in items]


def _signed(name: str, text: str) -> str:
    return f"{_BEGIN}{name}{_NAMED}{text}{_END}"


def mark_places(document: Document, record: DraftRecord) -> None:
    """Make a bookmark of each sign, and keep the draft's record in the file."""
    left = set(places_of(record))
    behind: dict[str, str] = {}
    for number, paragraph in enumerate(document.element.body.iter(f"{W}p"), _FIRST_BOOKMARK):
        found = _SIGN.search(text_of(paragraph))
        _remove_signs(paragraph)
        if found and found["name"] in left:
            left.remove(found["name"])
            behind[found["name"]] = _SIGNS.sub("", found["behind"] or "")
            set_bookmark(paragraph, number, found["name"])
    own = {name for heading in record.headings for name in (heading.section, heading.theme)}
    others = [HEADING, *(entry.text for entry in headings_of(document) if entry.text not in own)]
    _keep(document, as_written(record, behind, others))


def _remove_signs(paragraph: _Element) -> None:
    for text in paragraph.iter(f"{W}t"):
        text.text = _SIGNS.sub("", text.text or "")


def _keep(document: Document, record: DraftRecord) -> None:
    """Put the record into the file, as Word keeps XML of others: the content, and a part that names it."""
    package = document.part.package
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", to_xml(record), package)
    properties = Part(PackURI("/customXml/itemProps1.xml"), _PROPERTIES_TYPE, _PROPERTIES.encode(), package)
    item.relate_to(properties, _PROPERTIES_RELATION)
    document.part.relate_to(item, _RELATION)
