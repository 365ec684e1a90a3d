"""Marks in a Word document where each measure of a draft stands, and keeps the record of the draft in the file.

In: the variables of a template, before they are filled in, and the document after. Out: the same variables with signs
around the texts, which come out of any template where the office has put them; and the document with a bookmark in
the place of each sign. Only the first place of each measure is marked.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Any

from pipeline.anchors import bookmark_of, heading_bookmark_of
from pipeline.draft_record import NAMESPACE, as_written, from_xml, is_xml_of_others, places_of, to_xml
from pipeline.readers.package import W
from pipeline.readers.tracked import text_of
from pipeline.writers.contents import HEADING, headings_of, set_bookmark
from pipeline.writers.package import NewPart, with_part, with_type

if TYPE_CHECKING:
    from docx.document import Document

    from pipeline.draft_record import DraftRecord
    from pipeline.readers.package import Element

_BEGIN, _NAMED, _END = "\ufdd1", "\ufdd2", "\ufdd3"
"""Noncharacters, which no text can hold: around the name of a place, and behind its text."""
_SIGN = re.compile(f"{_BEGIN}(?P<name>\\w+){_NAMED}(?P<text>[^{_END}]*)(?:{_END}(?P<behind>.*))?", re.DOTALL)
_SIGNS = re.compile(f"{_BEGIN}\\w+{_NAMED}|{_END}")
_LISTS = ("til_avgjoerelse", "maa_avklares", "slaas_sammen", "utgaar")
_FIRST_BOOKMARK = 10_000
"""Above the numbers of bookmarks that a template and its contents may have."""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_ITEM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" '
    'Target="itemProps{number}.xml"/></Relationships>'
)
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


def mark_places(document: Document, record: DraftRecord) -> DraftRecord:
    """Make a bookmark of each sign; give the record with what only the document tells."""
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
    return as_written(record, behind, others)


def _remove_signs(paragraph: Element) -> None:
    for text in paragraph.iter(f"{W}t"):
        text.text = _SIGNS.sub("", text.text or "")


def with_record(files: dict[str, bytes], record: DraftRecord) -> dict[str, bytes]:
    """Put a draft's record into a Word file, as Office keeps XML of others: the content, and a part that names it."""
    number = next(number for number in count(1) if f"customXml/item{number}.xml" not in files)
    name, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    beside = {
        properties: _PROPERTIES.encode(),
        f"customXml/_rels/item{number}.xml.rels": _ITEM.format(number=number).encode(),
    }
    files = with_part(
        {**without_record(files), **beside}, NewPart(name=name, content=to_xml(record), relation=_RELATION)
    )
    return with_type(files, properties, _PROPERTIES_TYPE)


def without_record(files: dict[str, bytes]) -> dict[str, bytes]:
    """Take out a record from before: the file may have been a draft once."""
    return {name: b"<none/>" if _is_record(name, content) else content for name, content in files.items()}


def _is_record(name: str, content: bytes) -> bool:
    return is_xml_of_others(name) and from_xml(content) is not None
